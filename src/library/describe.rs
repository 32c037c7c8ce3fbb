//! What a saved article says of itself, and the pictures it shows.

use super::entry::{Entry, Picture, SCHEMA, Version};
use crate::model::json::Read;
use crate::model::walk::{each_child, each_content, each_inline};
use crate::model::{Article, Block, Figure, Image, Inline, Purpose, Url};
use crate::prose;

/// What there is to say of an article: its entry, with a version that has yet to be saved.
pub fn describe(article: &Article) -> Entry {
    let meta = &article.meta;
    let pictures = pictures(article).into_iter().map(|url| Picture { url, ..Picture::default() }).collect();
    Entry {
        schema: SCHEMA,
        title: meta.title.clone(),
        authors: meta.authors.iter().map(|author| author.name.clone()).collect(),
        site_name: meta.site_name.clone(),
        language: meta.language.clone(),
        direction: meta.direction,
        published: meta.published.clone(),
        excerpt: meta.excerpt.clone().or_else(|| meta.subtitle.clone()),
        words: u32::try_from(prose::words(&prose::prose(article))).ok().filter(|words| *words > 0),
        minutes: prose::reading_minutes(article),
        versions: vec![Version { pictures, ..Version::default() }],
        ..Entry::blank()
    }
}

/// The address that an article is known by: without its fragment, and without what only follows readers.
pub fn address(url: &str) -> Option<String> {
    Url::parse(url, Purpose::Link).map(|url| url.without_fragment().to_string())
}

/// The addresses of the pictures that an article shows, each once.
fn pictures(article: &Article) -> Vec<String> {
    let mut found = Vec::new();
    let Article { meta, blocks, notes, .. } = article;
    if let Some(figure) = &meta.lead_image {
        in_figure(figure, &mut found);
        in_blocks(&figure.blocks, &mut found);
        in_blocks(&figure.caption, &mut found);
    }
    let portraits =
        meta.authors.iter().filter(|author| !author.bio.is_empty()).filter_map(|author| author.image.as_ref());
    portraits.for_each(|image| push(image, &mut found));
    in_blocks(blocks, &mut found);
    notes.iter().for_each(|note| in_blocks(&note.blocks, &mut found));
    found
}

fn in_blocks(blocks: &[Block], found: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Aside(aside) if aside.hidden => continue,
            Block::Figure(figure) => in_figure(figure, found),
            Block::Gallery(gallery) => gallery.items.iter().for_each(|figure| in_figure(figure, found)),
            Block::LinkCard(card) => card.image.iter().for_each(|image| push(image, found)),
            Block::Embed(embed) => embed.thumbnail.iter().for_each(|image| push(image, found)),
            Block::Math(formula) => formula.image.iter().for_each(|image| push(image, found)),
            Block::Video(player) => player.poster.iter().for_each(|url| push_url(url, found)),
            _ => {}
        }
        each_content(block, &mut |content| in_inlines(content, found));
        each_child(block, &mut |children| in_blocks(children, found));
    }
}

/// Its own pictures; those of the blocks in it are found with them.
fn in_figure(figure: &Figure, found: &mut Vec<String>) {
    figure.images.iter().for_each(|image| push(image, found));
}

fn in_inlines(content: &[Inline], found: &mut Vec<String>) {
    each_inline(content, &mut |inline| match inline {
        Inline::Image(image) => push(image, found),
        Inline::Math(formula) => formula.image.iter().for_each(|image| push(image, found)),
        _ => {}
    });
}

fn push(image: &Image, found: &mut Vec<String>) {
    push_url(&image.url, found);
}

/// What lies in the payload itself is saved with it.
fn push_url(url: &Url, found: &mut Vec<String>) {
    let text = url.as_str();
    let is_apart = !text.is_empty() && !url.is_refused() && url.scheme() != Some("data");
    if is_apart && !found.iter().any(|known| known == text) {
        found.push(text.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_article_says_what_is_listed_of_it_and_which_pictures_it_shows() {
        let image = |url: &str| json!({"url": url});
        let article: Article = serde_json::from_value(json!({"version": 1, "meta": {
            "title": "Tide", "authors": [{"name": "Ana"}], "language": "en",
            "lead_image": {"images": [image("https://a.example/lead.jpg")]},
        }, "blocks": [
            {"kind": "paragraph", "content": [
                {"kind": "text", "text": "Two words "},
                {"kind": "strong", "content": [{"kind": "image", "url": "https://a.example/inline.png"}]},
            ]},
            {"kind": "gallery", "items": [{"images": [image("https://a.example/lead.jpg"), image("/b.jpg")]}]},
            {"kind": "aside", "hidden": true, "blocks": [{"kind": "figure", "images": [image("https://a.example/hidden.jpg")]}]},
            {"kind": "figure", "images": [image("data:image/png;base64,AA==")]},
            {"kind": "quote", "blocks": [{"kind": "figure", "images": [image("https://a.example/quoted.jpg")]}]},
        ]})).unwrap();
        let entry = describe(&article);
        assert_eq!((entry.title.as_deref(), entry.authors.as_slice()), (Some("Tide"), &["Ana".to_string()][..]));
        assert_eq!(
            (address("https://a.example/tide?utm_source=mail#part").as_deref(), entry.words),
            (Some("https://a.example/tide"), Some(2))
        );
        let urls: Vec<&str> = entry.versions[0].pictures.iter().map(|picture| picture.url.as_str()).collect();
        let names =
            ["https://a.example/lead.jpg", "https://a.example/inline.png", "/b.jpg", "https://a.example/quoted.jpg"];
        assert_eq!(urls, names);
    }

    #[test]
    fn figures_in_figures_are_looked_at_once() {
        let figure = json!({"kind": "figure", "images": [{"url": "https://a.example/deep.jpg"}]});
        let nested = (0..40).fold(figure, |figure, _| json!({"kind": "figure", "blocks": [figure]}));
        let article: Article =
            serde_json::from_value(json!({"version": 1, "meta": {"lead_image": nested}, "blocks": [nested]})).unwrap();
        assert_eq!(pictures(&article), ["https://a.example/deep.jpg"]);
    }
}
