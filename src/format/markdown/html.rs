//! HTML within Markdown: it is read as HTML, with holes where Markdown stands between its tags.
//!
//! A tag may open in one place and close in another with Markdown in between. So the HTML of a line, or of all blocks
//! from the first HTML block to the last, is put together as one text; each piece of Markdown between stands in it as a
//! number, and what the number stands for is put back into the blocks that come out. The marks around a number are
//! noncharacters, which Unicode keeps for such use; those of the payload are replaced.

use super::convert::Part;
use crate::builder::{Builder, is_blank, push_text, trim};
use crate::fragment;
use crate::model::{Block, Inline, Note, walk};
use std::collections::HashSet;

const OPEN: char = '\u{fdd0}';
const CLOSE: char = '\u{fdd1}';

/// What a piece of HTML has around it.
pub(super) struct Around<'c, 'b> {
    pub(super) builder: &'c mut Builder<'b>,
    pub(super) notes: Vec<Note>,
    /// The places that links of the text lead to, as they are written.
    pub(super) linked: HashSet<&'c str>,
}

/// What stands between blocks.
pub(super) enum Piece {
    Blocks(Vec<Block>),
    Html(String),
}

/// What a number stands for.
#[allow(clippy::large_enum_variant)] // Each is moved twice at most; a box for each word of a line would cost more.
enum Hole {
    Blocks(Vec<Block>),
    Inline(Inline),
}

/// Blocks and HTML blocks as blocks.
pub(super) fn blocks(mut pieces: Vec<Piece>, around: &mut Around<'_, '_>) -> Vec<Block> {
    let is_html = |piece: &Piece| matches!(piece, Piece::Html(_));
    let (Some(first), Some(last)) = (pieces.iter().position(is_html), pieces.iter().rposition(is_html)) else {
        return own(pieces);
    };
    let after = pieces.split_off(last + 1);
    let between = pieces.split_off(first);
    let mut text = Text::default();
    for piece in between {
        match piece {
            Piece::Html(html) => text.push_html(&html),
            Piece::Blocks(blocks) => {
                text.html.push_str("<div>");
                text.push_hole(Hole::Blocks(blocks));
                text.html.push_str("</div>\n");
            }
        }
    }
    let mut blocks = own(pieces);
    blocks.append(&mut text.convert(around));
    blocks.append(&mut own(after));
    blocks
}

/// A line with HTML in it as blocks: mostly one paragraph.
pub(super) fn paragraph(line: Vec<Part>, around: &mut Around<'_, '_>) -> Vec<Block> {
    let mut text = Text::default();
    text.html.push_str("<p>");
    for part in line {
        match part {
            Part::InlineHtml(html) => text.push_html(&html),
            Part::Inline(Inline::Text { text: characters }) => text.push_text(&characters),
            Part::Inline(Inline::Break) => text.html.push_str("<br>"),
            Part::Inline(inline) => text.push_hole(Hole::Inline(inline)),
            _ => {}
        }
    }
    text.html.push_str("</p>");
    text.convert(around)
}

/// Blocks as one line, for places that hold no blocks.
pub(super) fn flatten(blocks: Vec<Block>) -> Vec<Inline> {
    let mut line = Vec::new();
    for block in blocks {
        if !line.is_empty() {
            push_text(&mut line, " ");
        }
        match block {
            Block::Paragraph { content, .. } | Block::Heading { content, .. } => {
                for inline in content {
                    push(&mut line, inline);
                }
            }
            Block::Math(formula) => line.push(Inline::Math(formula)),
            Block::Figure(figure) if !figure.images.is_empty() => {
                let images = figure.images.into_iter().map(Inline::Image);
                match figure.url {
                    Some(url) => line.push(Inline::Link { url, title: None, content: images.collect() }),
                    None => line.extend(images),
                }
                for caption in figure.caption {
                    push_text(&mut line, &[" ", &walk::block_text(&caption)].concat());
                }
            }
            block => push_text(&mut line, &walk::block_text(&block)),
        }
    }
    trim(&mut line);
    line
}

/// The start tag of a link.
pub(super) fn link(address: &str, title: &str) -> String {
    let mut html = String::from("<a href=\"");
    push_escaped(address, &mut html);
    if !title.is_empty() {
        html.push_str("\" title=\"");
        push_escaped(title, &mut html);
    }
    html.push_str("\">");
    html
}

/// Whether HTML is one comment and nothing else.
pub(super) fn is_comment(html: &str) -> bool {
    let html = html.trim();
    html.strip_prefix("<!--").is_some_and(|rest| rest.find("-->") == Some(rest.len().wrapping_sub(3)))
}

/// HTML with holes.
#[derive(Default)]
struct Text {
    html: String,
    holes: Vec<Option<Hole>>,
}

impl Text {
    fn push_html(&mut self, html: &str) {
        self.html.extend(html.chars().map(|character| match character {
            OPEN | CLOSE => char::REPLACEMENT_CHARACTER,
            character => character,
        }));
    }

    fn push_text(&mut self, text: &str) {
        push_escaped(text, &mut self.html);
    }

    fn push_hole(&mut self, hole: Hole) {
        self.html.push(OPEN);
        self.html.push_str(&self.holes.len().to_string());
        self.html.push(CLOSE);
        self.holes.push(Some(hole));
    }

    /// Adds an empty link for each place of this HTML that a link elsewhere leads to: the HTML reader keeps the names of
    /// places that it sees links to, and of the empty link nothing.
    fn push_links(&mut self, linked: &HashSet<&str>) {
        if linked.is_empty() {
            return;
        }
        let names = ["id=", "name="].into_iter().flat_map(|attribute| self.html.split(attribute).skip(1));
        let names = names.filter_map(|rest| rest.trim_start_matches(['"', '\'']).split(['"', '\'', ' ', '>']).next());
        let mut links = String::new();
        for name in names.filter(|name| linked.contains(name)) {
            links.push_str(&link(&["#", name].concat(), ""));
            links.push_str("</a>");
        }
        self.html.push_str(&links);
    }

    /// Reads the HTML and puts back what stands in the holes; what found no place stands at the end.
    fn convert(mut self, around: &mut Around<'_, '_>) -> Vec<Block> {
        self.push_links(&around.linked);
        let mut fragment = fragment::convert_html(&self.html, around.builder);
        self.fill_blocks(&mut fragment.blocks);
        for note in &mut fragment.notes {
            self.fill_blocks(&mut note.blocks);
        }
        around.notes.append(&mut fragment.notes);
        let mut blocks = fragment.blocks;
        for hole in self.holes.into_iter().flatten() {
            match hole {
                Hole::Blocks(mut inside) => blocks.append(&mut inside),
                Hole::Inline(inline) => blocks.push(Block::paragraph(vec![inline])),
            }
        }
        blocks
    }

    fn fill_blocks(&mut self, blocks: &mut Vec<Block>) {
        for mut block in std::mem::take(blocks) {
            let holds_hole = |inline: &Inline| matches!(inline, Inline::Text { text } if text.contains(OPEN));
            match block {
                Block::Paragraph { content, role } if content.iter().any(holds_hole) => {
                    let mut line = Vec::new();
                    for inline in self.fill(content) {
                        match inline {
                            Hole::Inline(inline) => push(&mut line, inline),
                            Hole::Blocks(mut inside) => {
                                end_line(&mut line, role, blocks);
                                blocks.append(&mut inside);
                            }
                        }
                    }
                    end_line(&mut line, role, blocks);
                }
                _ => {
                    walk::each_child_mut(&mut block, &mut |children| self.fill_blocks(children));
                    walk::each_content_mut(&mut block, &mut |content| self.fill_line(content));
                    blocks.push(block);
                }
            }
        }
    }

    /// Fills a line that cannot hold blocks.
    fn fill_line(&mut self, content: &mut Vec<Inline>) {
        let filled = self.fill(std::mem::take(content));
        for inline in filled {
            match inline {
                Hole::Inline(inline) => push(content, inline),
                Hole::Blocks(inside) => {
                    for inline in flatten(inside) {
                        push(content, inline);
                    }
                }
            }
        }
    }

    fn fill(&mut self, content: Vec<Inline>) -> Vec<Hole> {
        let mut filled = Vec::with_capacity(content.len());
        for mut inline in content {
            let Inline::Text { text } = &inline else {
                if let Some(content) = walk::inline_content_mut(&mut inline) {
                    self.fill_line(content);
                }
                filled.push(Hole::Inline(inline));
                continue;
            };
            let mut pieces = text.split(OPEN);
            filled
                .extend(pieces.next().filter(|piece| !piece.is_empty()).map(|piece| Hole::Inline(Inline::text(piece))));
            for piece in pieces {
                let (number, rest) = piece.split_once(CLOSE).unwrap_or(("", piece));
                let hole = number.parse().ok().and_then(|index: usize| self.holes.get_mut(index)?.take());
                filled.extend(hole);
                if !rest.is_empty() {
                    filled.push(Hole::Inline(Inline::text(rest)));
                }
            }
        }
        filled
    }
}

fn own(pieces: Vec<Piece>) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if let Piece::Blocks(mut inside) = piece {
            blocks.append(&mut inside);
        }
    }
    blocks
}

fn end_line(line: &mut Vec<Inline>, role: Option<crate::model::ParagraphRole>, blocks: &mut Vec<Block>) {
    let mut content = std::mem::take(line);
    trim(&mut content);
    if !is_blank(&content) {
        blocks.push(Block::Paragraph { content, role });
    }
}

fn push(line: &mut Vec<Inline>, inline: Inline) {
    match inline {
        Inline::Text { text } => push_text(line, &text),
        inline => line.push(inline),
    }
}

fn push_escaped(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            OPEN | CLOSE => html.push(char::REPLACEMENT_CHARACTER),
            character => html.push(character),
        }
    }
}
