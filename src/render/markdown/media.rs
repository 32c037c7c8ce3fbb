//! Pictures, players, embedded pages: as Markdown that shows or names them.

use super::Writer;
use crate::labels::ENGLISH;
use crate::model::{Block, Embed, Figure, Image, Inline, LinkCard, Player, Url, walk};

impl Writer<'_> {
    pub(super) fn figure(&mut self, figure: &Figure) {
        self.anchor(figure.id.as_deref());
        let titled = figure.label.is_some() || !figure.caption.is_empty() || !figure.credit.is_empty();
        if figure.blocks.is_empty() || !titled {
            self.pictures(figure, titled);
            return self.blocks(&figure.blocks);
        }
        let caption = self.html(|renderer| {
            renderer.caption(figure.label.as_deref(), &figure.caption, &figure.credit, figure.rights.as_ref());
        });
        self.wrap("<figure>", &[&caption, "\n</figure>"].concat(), |writer| {
            writer.pictures(figure, false);
            writer.blocks(&figure.blocks);
        });
    }

    /// Pictures, each on a line of its own, and below them what is said of them, in italics.
    fn pictures(&mut self, figure: &Figure, with_caption: bool) {
        if figure.images.is_empty() {
            return;
        }
        let mut content: Vec<Inline> = Vec::new();
        for image in &figure.images {
            if !content.is_empty() {
                content.push(Inline::Break);
            }
            content.push(linked(image, figure.url.as_ref()));
        }
        let caption = if with_caption { caption(figure) } else { Vec::new() };
        if !caption.is_empty() {
            content.extend([Inline::Break, Inline::Emphasis { content: caption }]);
        }
        self.paragraph(&content);
    }

    /// What is said of something that is no picture, in italics.
    pub(super) fn caption_line(&mut self, caption: &[Block], credit: &[Inline]) {
        let content = line(caption, credit);
        if !content.is_empty() {
            self.paragraph(&[Inline::Emphasis { content }]);
        }
    }

    pub(super) fn player(&mut self, player: &Player, kind: &str) {
        self.anchor(player.id.as_deref());
        if let Some(source) = player.sources.first() {
            let title = player.title.as_deref().unwrap_or(kind);
            let content = match &player.poster {
                Some(poster) => Inline::Image(picture(poster, title)),
                None => Inline::text(title),
            };
            self.paragraph(&[Inline::Link { url: source.url.clone(), title: None, content: vec![content] }]);
        }
        self.caption_line(&player.caption, &player.credit);
        if !player.transcript.is_empty() {
            let opening = ["<details>\n<summary>", ENGLISH.transcript(), "</summary>"].concat();
            self.wrap(&opening, "</details>", |writer| writer.blocks(&player.transcript));
        }
    }

    pub(super) fn embed(&mut self, embed: &Embed) {
        self.anchor(embed.id.as_deref());
        if !embed.blocks.is_empty() {
            let author: Vec<Inline> = embed.author.iter().map(Inline::text).collect();
            self.quote(&embed.blocks, &author, None);
        }
        let page = embed.url.as_ref().or(embed.frame.as_ref());
        if let Some(url) = page {
            let provider = embed.provider.as_deref().or(url.host());
            let title = embed.title.as_deref().or(provider).unwrap_or(url.as_str());
            let content = match &embed.thumbnail {
                Some(image) => Inline::Image(picture(&image.url, image.alt.as_deref().unwrap_or(title))),
                None => Inline::text(title),
            };
            self.paragraph(&[Inline::Link { url: url.clone(), title: None, content: vec![content] }]);
        }
        self.caption_line(&embed.caption, &[]);
    }

    pub(super) fn link_card(&mut self, card: &LinkCard) {
        let title = if card.title.trim().is_empty() { card.url.as_str() } else { &card.title };
        let content = vec![Inline::text(title)];
        let mut line = vec![Inline::Link { url: card.url.clone(), title: None, content }];
        if let Some(description) = &card.description {
            line.push(Inline::text([" — ", description].concat()));
        }
        self.paragraph(&line);
    }
}

fn linked(image: &Image, url: Option<&Url>) -> Inline {
    let image = Inline::Image(image.clone());
    match url {
        Some(url) => Inline::Link { url: url.clone(), title: None, content: vec![image] },
        None => image,
    }
}

/// A picture of which nothing is known but where it is.
fn picture(url: &Url, alt: &str) -> Image {
    Image { alt: Some(alt.to_string()), ..Image::new(url.clone()) }
}

fn caption(figure: &Figure) -> Vec<Inline> {
    let mut content = line(&figure.caption, &figure.credit);
    if let Some(label) = &figure.label {
        let after = if content.is_empty() { "" } else { " " };
        content.insert(0, Inline::Text { text: [label, after].concat() });
    }
    content
}

/// Blocks and what follows them as one line.
fn line(blocks: &[Block], credit: &[Inline]) -> Vec<Inline> {
    let mut line = Vec::new();
    for block in blocks {
        if !line.is_empty() {
            line.push(Inline::Break);
        }
        match block {
            Block::Paragraph { content, .. } | Block::Heading { content, .. } => line.extend_from_slice(content),
            block => line.push(Inline::text(walk::block_text(block))),
        }
    }
    if !line.is_empty() && !credit.is_empty() {
        line.push(Inline::text(" "));
    }
    line.extend_from_slice(credit);
    line
}
