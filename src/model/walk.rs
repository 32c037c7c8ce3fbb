//! Visiting what is inside: children of blocks, and the plain text of inlines.

use super::{Block, Figure, Formula, Inline, Note};

/// The characters of inlines, as a reader would say them: a break is a line feed, a picture its `alt`.
pub fn text(content: &[Inline]) -> String {
    let mut text = String::new();
    push_text(content, &mut text);
    text
}

/// Appends the characters of inlines to `text`.
pub fn push_text(content: &[Inline], text: &mut String) {
    for inline in content {
        match inline {
            Inline::Text { text: characters } | Inline::Code { text: characters } => text.push_str(characters),
            Inline::Break => text.push('\n'),
            Inline::Image(image) => text.push_str(image.alt.as_deref().unwrap_or_default()),
            Inline::Math(formula) => text.push_str(formula_text(formula)),
            Inline::NoteReference { .. } | Inline::Anchor { .. } => {}
            _ => push_text(inline_content(inline).unwrap_or_default(), text),
        }
    }
}

/// A formula in characters.
pub fn formula_text(formula: &Formula) -> &str {
    formula.alt.as_deref().or(formula.tex.as_deref()).unwrap_or_default()
}

/// Writes the walks that exist for reading and for changing, so that both visit the same places.
macro_rules! walks {
    ($content:ty, $blocks:ty, $inline_content:ident, $each_content:ident, $each_child:ident $(, $mut:ident)?) => {
        /// What is inside an inline, if it can hold something. A reading (`ruby`) is not counted.
        pub fn $inline_content(inline: &$($mut)? Inline) -> Option<&$($mut)? $content> {
            match inline {
                Inline::Strong { content }
                | Inline::Emphasis { content }
                | Inline::Underline { content }
                | Inline::Strike { content }
                | Inline::Insertion { content }
                | Inline::Deletion { content }
                | Inline::Subscript { content }
                | Inline::Superscript { content }
                | Inline::SmallCaps { content }
                | Inline::Mark { content }
                | Inline::Keyboard { content }
                | Inline::Link { content, .. }
                | Inline::CrossReference { content, .. }
                | Inline::Citation { content, .. }
                | Inline::Abbreviation { content, .. }
                | Inline::Ruby { content, .. }
                | Inline::Quote { content, .. }
                | Inline::Time { content, .. }
                | Inline::Span { content, .. } => Some(content),
                Inline::Text { .. }
                | Inline::Code { .. }
                | Inline::NoteReference { .. }
                | Inline::Anchor { .. }
                | Inline::Math(_)
                | Inline::Image(_)
                | Inline::Break => None,
            }
        }

        /// Calls `visit` with every list of inlines directly in a block: its text, attribution, credit or terms; not
        /// those of blocks inside.
        pub fn $each_content<'a>(block: &'a $($mut)? Block, visit: &mut dyn FnMut(&'a $($mut)? $content)) {
            match block {
                Block::Paragraph { content, .. } | Block::Heading { content, .. } | Block::Preformatted { content } => {
                    visit(content);
                }
                Block::DefinitionList { items } => {
                    for item in items {
                        for term in &$($mut)? item.terms {
                            visit(term);
                        }
                    }
                }
                Block::Quote { attribution, .. } | Block::PullQuote { attribution, .. } => visit(attribution),
                Block::Verse(verse) => {
                    for line in (&$($mut)? verse.stanzas).into_iter().flatten() {
                        visit(&$($mut)? line.content);
                    }
                    visit(&$($mut)? verse.attribution);
                }
                Block::Figure(figure) => visit(&$($mut)? figure.credit),
                Block::Gallery(gallery) => {
                    for figure in &$($mut)? gallery.items {
                        visit(&$($mut)? figure.credit);
                    }
                    visit(&$($mut)? gallery.credit);
                }
                Block::Video(player) | Block::Audio(player) => visit(&$($mut)? player.credit),
                Block::Aside(aside) => visit(&$($mut)? aside.title),
                Block::Details { summary, .. } => visit(summary),
                Block::References { items } => {
                    for item in items {
                        visit(&$($mut)? item.content);
                    }
                }
                Block::Post(post) => visit(&$($mut)? post.title),
                Block::List(_)
                | Block::Code(_)
                | Block::Math(_)
                | Block::Table(_)
                | Block::Embed(_)
                | Block::LinkCard(_)
                | Block::Divider
                | Block::Group { .. } => {}
            }
        }

        /// Calls `visit` with every list of blocks directly inside a block, in reading order, captions last.
        pub fn $each_child<'a>(block: &'a $($mut)? Block, visit: &mut dyn FnMut(&'a $($mut)? $blocks)) {
            match block {
                Block::List(list) => {
                    for item in &$($mut)? list.items {
                        visit(&$($mut)? item.blocks);
                    }
                }
                Block::DefinitionList { items } => {
                    for item in items {
                        for description in &$($mut)? item.descriptions {
                            visit(description);
                        }
                    }
                }
                Block::Quote { blocks, .. }
                | Block::PullQuote { blocks, .. }
                | Block::Details { blocks, .. }
                | Block::Group { blocks, .. } => visit(blocks),
                Block::Table(table) => {
                    let bodies = (&$($mut)? table.bodies).into_iter().flat_map(|group| &$($mut)? group.rows);
                    for row in (&$($mut)? table.head).into_iter().chain(bodies).chain(&$($mut)? table.foot) {
                        for cell in &$($mut)? row.cells {
                            visit(&$($mut)? cell.blocks);
                        }
                    }
                    visit(&$($mut)? table.caption);
                    visit(&$($mut)? table.notes);
                }
                Block::Figure(figure) => {
                    visit(&$($mut)? figure.blocks);
                    visit(&$($mut)? figure.caption);
                }
                Block::Gallery(gallery) => {
                    for figure in &$($mut)? gallery.items {
                        visit(&$($mut)? figure.blocks);
                        visit(&$($mut)? figure.caption);
                    }
                    visit(&$($mut)? gallery.caption);
                }
                Block::Video(player) | Block::Audio(player) => {
                    visit(&$($mut)? player.caption);
                    visit(&$($mut)? player.transcript);
                }
                Block::Embed(embed) => {
                    visit(&$($mut)? embed.blocks);
                    visit(&$($mut)? embed.caption);
                }
                Block::Aside(aside) => visit(&$($mut)? aside.blocks),
                Block::Post(post) => visit(&$($mut)? post.blocks),
                Block::Paragraph { .. }
                | Block::Heading { .. }
                | Block::Code(_)
                | Block::Preformatted { .. }
                | Block::Verse(_)
                | Block::Math(_)
                | Block::LinkCard(_)
                | Block::Divider
                | Block::References { .. } => {}
            }
        }
    };
}

walks!([Inline], [Block], inline_content, each_content, each_child);
walks!(Vec<Inline>, Vec<Block>, inline_content_mut, each_content_mut, each_child_mut, mut);

/// Calls `visit` with every block, those inside others after the one they are in, hidden ones too.
pub fn each_block<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Block)) {
    for block in blocks {
        visit(block);
        each_child(block, &mut |children| each_block(children, visit));
    }
}

/// Calls `visit` with every inline of a list, those inside others after the one they are in.
pub fn each_inline<'a>(content: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for inline in content {
        visit(inline);
        each_inline(inline_content(inline).unwrap_or_default(), visit);
    }
}

/// Calls `visit` with every inline of blocks and notes.
pub fn each_inline_of<'a>(blocks: &'a [Block], notes: &'a [Note], visit: &mut dyn FnMut(&'a Inline)) {
    for blocks in std::iter::once(blocks).chain(notes.iter().map(|note| note.blocks.as_slice())) {
        each_block(blocks, &mut |block| each_content(block, &mut |content| each_inline(content, visit)));
    }
}

/// Whether blocks show anything: more than what is hidden and lines between nothing.
pub fn is_any_shown(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Aside(aside) => !aside.hidden,
        Block::Group { blocks, .. } => is_any_shown(blocks),
        Block::Divider => false,
        Block::Paragraph { content, .. } => content.iter().any(is_shown),
        _ => true,
    })
}

fn is_shown(inline: &Inline) -> bool {
    match inline {
        Inline::Text { text } => !text.trim().is_empty(),
        Inline::Anchor { .. } | Inline::Break => false,
        _ => true,
    }
}

/// All the characters in a block and in the blocks inside, its names and labels too, a space between any two pieces: for
/// when nothing else can be kept of it.
pub fn block_text(block: &Block) -> String {
    let mut text = String::new();
    each_block(std::slice::from_ref(block), &mut |block| {
        each_label(block, &mut |label| append(&mut text, label));
        each_content(block, &mut |content| append(&mut text, &self::text(content)));
    });
    text
}

/// Calls `visit` with what a block shows that is neither inlines nor blocks.
fn each_label<'a>(block: &'a Block, visit: &mut dyn FnMut(&'a str)) {
    let mut figure = |figure: &'a Figure| {
        figure.label.as_deref().into_iter().for_each(&mut *visit);
        figure.images.iter().filter_map(|image| image.alt.as_deref()).for_each(&mut *visit);
    };
    match block {
        Block::Figure(only) => figure(only),
        Block::Gallery(gallery) => {
            gallery.items.iter().for_each(figure);
            gallery.label.as_deref().into_iter().for_each(visit);
        }
        Block::Code(code) => [code.filename.as_deref(), Some(&code.text)].into_iter().flatten().for_each(visit),
        Block::Math(formula) => {
            [Some(formula_text(formula)), formula.label.as_deref()].into_iter().flatten().for_each(visit)
        }
        Block::Table(table) => table.label.as_deref().into_iter().for_each(visit),
        Block::Video(player) | Block::Audio(player) => player.title.as_deref().into_iter().for_each(visit),
        Block::Embed(embed) => {
            let alt = embed.thumbnail.as_ref().and_then(|image| image.alt.as_deref());
            let labels = [embed.provider.as_deref(), embed.title.as_deref(), embed.author.as_deref(), alt];
            labels.into_iter().flatten().for_each(visit);
        }
        Block::LinkCard(card) => {
            let alt = card.image.as_ref().and_then(|image| image.alt.as_deref());
            let labels = [
                card.site_name.as_deref(),
                Some(&*card.title),
                card.author.as_deref(),
                card.description.as_deref(),
                alt,
            ];
            labels.into_iter().flatten().for_each(visit);
        }
        Block::References { items } => items.iter().filter_map(|item| item.label.as_deref()).for_each(visit),
        Block::Post(post) => post.authors.iter().map(|author| author.name.as_str()).for_each(visit),
        Block::Paragraph { .. }
        | Block::Heading { .. }
        | Block::List(_)
        | Block::DefinitionList { .. }
        | Block::Quote { .. }
        | Block::PullQuote { .. }
        | Block::Preformatted { .. }
        | Block::Verse(_)
        | Block::Aside(_)
        | Block::Details { .. }
        | Block::Divider
        | Block::Group { .. } => {}
    }
}

fn append(text: &mut String, piece: &str) {
    if !text.is_empty() && !piece.is_empty() {
        text.push(' ');
    }
    text.push_str(piece);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_links_lead_to_shows_nothing() {
        let paragraph = |inline| Block::paragraph(vec![Inline::text(" "), inline]);
        assert!(!is_any_shown(&[paragraph(Inline::Anchor { id: String::from("main") })]));
        assert!(is_any_shown(&[paragraph(Inline::text("a"))]));
    }

    #[test]
    fn no_words_of_a_block_are_lost_in_its_text() {
        for (json, text) in [
            (
                r#"{"kind":"link_card","url":"/a","title":"Title","description":"About","site_name":"Site"}"#,
                "Site Title About",
            ),
            (
                r#"{"kind":"embed","provider":"Radio","title":"Forty-one","author":"Ana","blocks":[]}"#,
                "Radio Forty-one Ana",
            ),
            (r#"{"kind":"figure","label":"Figure 1","images":[{"url":"/a","alt":"A pier"}]}"#, "Figure 1 A pier"),
            (r#"{"kind":"gallery","items":[{"images":[{"url":"/a","alt":"A pier"}]}]}"#, "A pier"),
            (r#"{"kind":"table","label":"Table 1"}"#, "Table 1"),
            (r#"{"kind":"audio","sources":[],"title":"A click"}"#, "A click"),
            (r#"{"kind":"code","filename":"a.rs","text":"fn"}"#, "a.rs fn"),
            (r#"{"kind":"math","tex":"x","label":"(1)"}"#, "x (1)"),
            (
                r#"{"kind":"references","items":[{"id":"a","label":"1","content":[{"kind":"text","text":"Crane"}]}]}"#,
                "1 Crane",
            ),
        ] {
            let block: Block = serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"));
            assert_eq!(block_text(&block), text, "{json}");
        }
    }
}
