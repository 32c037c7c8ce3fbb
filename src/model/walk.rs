//! Visiting what is inside: children of blocks, and the plain text of inlines.

use super::{Block, Formula, Inline, Note};

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
            _ => push_text(inline_content(inline), text),
        }
    }
}

/// A formula in characters.
pub fn formula_text(formula: &Formula) -> &str {
    formula.alt.as_deref().or(formula.tex.as_deref()).unwrap_or_default()
}

/// What is inside an inline; empty for one that has nothing inside. A reading (`ruby`) is not counted.
pub fn inline_content(inline: &Inline) -> &[Inline] {
    match inline {
        Inline::Strong { content }
        | Inline::Emphasis { content }
        | Inline::Underline { content }
        | Inline::Strike { content }
        | Inline::Insertion { content }
        | Inline::Subscript { content }
        | Inline::Superscript { content }
        | Inline::SmallCaps { content }
        | Inline::Mark { content }
        | Inline::Keyboard { content }
        | Inline::Link { content, .. }
        | Inline::Reference { content, .. }
        | Inline::Citation { content, .. }
        | Inline::Abbreviation { content, .. }
        | Inline::Ruby { content, .. }
        | Inline::Quote { content, .. }
        | Inline::Time { content, .. }
        | Inline::Span { content, .. } => content,
        Inline::Text { .. }
        | Inline::Code { .. }
        | Inline::NoteReference { .. }
        | Inline::Anchor { .. }
        | Inline::Math(_)
        | Inline::Image(_)
        | Inline::Break => &[],
    }
}

/// Calls `visit` with every list of inlines directly in a block: its text, caption or terms, not those of blocks inside.
pub fn each_content<'a>(block: &'a Block, visit: &mut dyn FnMut(&'a [Inline])) {
    match block {
        Block::Paragraph { content, .. } | Block::Heading { content, .. } | Block::Preformatted { content } => {
            visit(content)
        }
        Block::DefinitionList { items } => items.iter().flat_map(|item| &item.terms).for_each(|term| visit(term)),
        Block::Quote { attribution, .. } | Block::PullQuote { attribution, .. } => visit(attribution),
        Block::Verse(verse) => {
            verse.stanzas.iter().flatten().for_each(|line| visit(&line.content));
            visit(&verse.attribution);
        }
        Block::Figure(figure) => visit(&figure.credit),
        Block::Gallery(gallery) => gallery.items.iter().for_each(|figure| visit(&figure.credit)),
        Block::Video(player) | Block::Audio(player) => visit(&player.credit),
        Block::Aside(aside) => visit(&aside.title),
        Block::Details { summary, .. } => visit(summary),
        Block::References { items } => items.iter().for_each(|item| visit(&item.content)),
        Block::Post(post) => visit(&post.title),
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
pub fn each_child<'a>(block: &'a Block, visit: &mut dyn FnMut(&'a [Block])) {
    match block {
        Block::List(list) => list.items.iter().for_each(|item| visit(&item.blocks)),
        Block::DefinitionList { items } => {
            items.iter().flat_map(|item| &item.descriptions).for_each(|description| visit(description));
        }
        Block::Quote { blocks, .. }
        | Block::PullQuote { blocks, .. }
        | Block::Details { blocks, .. }
        | Block::Group { blocks, .. } => visit(blocks),
        Block::Table(table) => {
            let bodies = table.bodies.iter().flat_map(|group| &group.rows);
            for row in table.head.iter().chain(bodies).chain(&table.foot) {
                row.cells.iter().for_each(|cell| visit(&cell.blocks));
            }
            visit(&table.caption);
            visit(&table.notes);
        }
        Block::Figure(figure) => {
            visit(&figure.blocks);
            visit(&figure.caption);
        }
        Block::Gallery(gallery) => {
            for figure in &gallery.items {
                visit(&figure.blocks);
                visit(&figure.caption);
            }
            visit(&gallery.caption);
        }
        Block::Video(player) | Block::Audio(player) => {
            visit(&player.caption);
            visit(&player.transcript);
        }
        Block::Embed(embed) => {
            visit(&embed.blocks);
            visit(&embed.caption);
        }
        Block::Aside(aside) => visit(&aside.blocks),
        Block::Post(post) => visit(&post.blocks),
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
        each_inline(inline_content(inline), visit);
    }
}

/// Calls `visit` with every inline of blocks and notes.
pub fn each_inline_of<'a>(blocks: &'a [Block], notes: &'a [Note], visit: &mut dyn FnMut(&'a Inline)) {
    for blocks in std::iter::once(blocks).chain(notes.iter().map(|note| note.blocks.as_slice())) {
        each_block(blocks, &mut |block| each_content(block, &mut |content| each_inline(content, visit)));
    }
}
