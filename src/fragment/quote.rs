//! Quotations, pull quotes and who said it.

use super::Converter;
use super::class::{attribute, has_class};
use super::flow::Flow;
use crate::builder;
use crate::html::{Name, NodeId};
use crate::model::{Block, Inline, walk};

/// What pull quotes are called.
pub(super) const PULL_QUOTES: &[&str] = &[
    "pullquote",
    "pull-quote",
    "pull_quote",
    "wp-block-pullquote",
    "pullquote-container",
    "article-pullquote",
    "kg-blockquote-alt",
    "is-pullquote",
];

/// The longest line that names who said something.
const MAX_ATTRIBUTION: usize = 160;

impl Converter<'_, '_> {
    pub(super) fn quote(&mut self, id: NodeId, flow: &mut Flow) {
        let tree = self.tree;
        if let Some(embed) = self.post(id) {
            return flow.blocks.push(embed);
        }
        let url = attribute(tree, id, "cite").and_then(|address| self.builder.link(address));
        let mut attribution = Vec::new();
        let mut inside = Flow::default();
        let source = tree
            .children(id)
            .filter(|&child| tree.name(child).is_element())
            .last()
            .filter(|&last| self.names_source(last));
        if let Some(source) = source {
            attribution = self.line(source);
        }
        self.children_but(id, source, &mut inside);
        self.flush(&mut inside);
        let mut blocks = inside.blocks;
        if attribution.is_empty() {
            attribution = take_attribution(&mut blocks).unwrap_or_default();
        }
        trim_dash(&mut attribution);
        if blocks.is_empty() {
            flow.blocks.extend(builder::paragraph(attribution));
        } else if has_class(tree, id, PULL_QUOTES) {
            flow.blocks.push(Block::PullQuote { blocks, attribution });
        } else {
            flow.blocks.push(Block::Quote { blocks, attribution, url });
        }
    }

    /// An element that is a pull quote whatever its name.
    pub(super) fn pull_quote(&mut self, id: NodeId, flow: &mut Flow) {
        let mut blocks = self.blocks(id);
        let mut attribution = Vec::new();
        if let [Block::Quote { blocks: quoted, attribution: said, .. }] = blocks.as_mut_slice() {
            (blocks, attribution) = (std::mem::take(quoted), std::mem::take(said));
        }
        if let [Block::PullQuote { .. }] = blocks.as_slice() {
            return flow.blocks.append(&mut blocks);
        }
        if attribution.is_empty() {
            attribution = take_attribution(&mut blocks).unwrap_or_default();
            trim_dash(&mut attribution);
        }
        if !blocks.is_empty() {
            flow.blocks.push(Block::PullQuote { blocks, attribution });
        }
    }

    /// Whether the last element of a quotation says where it is from.
    fn names_source(&self, id: NodeId) -> bool {
        let tree = self.tree;
        let is_short = tree.text(id).trim().len() <= MAX_ATTRIBUTION;
        let only_cites = || {
            let mut inside = tree.children(id).filter(|&child| !super::class::is_space(tree, child));
            inside.next().is_some_and(|first| tree.name(first) == Name::CITE) && inside.next().is_none()
        };
        let names =
            &["attribution", "quote-author", "quote-source", "blockquote-footer", "source", "author", "citation"];
        match tree.name(id) {
            Name::FOOTER | Name::CITE | Name::FIGCAPTION => is_short,
            Name::P | Name::DIV | Name::SPAN | Name::SMALL => is_short && (has_class(tree, id, names) || only_cites()),
            _ => false,
        }
    }
}

/// Takes the last paragraph away if it begins with a dash, as lines that name who said something do.
fn take_attribution(blocks: &mut Vec<Block>) -> Option<Vec<Inline>> {
    let is_other_line = blocks.len() > 1;
    let Some(Block::Paragraph { content, .. }) = blocks.last_mut() else { return None };
    if is_other_line && is_attribution(content) {
        let content = std::mem::take(content);
        blocks.pop();
        return Some(content);
    }
    // Or the last line of the only paragraph.
    let at = content.iter().rposition(|inline| matches!(inline, Inline::Break))?;
    if !is_attribution(&content[at + 1..]) {
        return None;
    }
    let line = content.split_off(at + 1);
    builder::trim(content);
    Some(line)
}

fn is_attribution(line: &[Inline]) -> bool {
    let text = walk::text(line);
    let text = text.trim();
    let mut characters = text.chars();
    let dash = matches!(characters.next(), Some('—' | '–' | '―')) || text.starts_with("-- ") || text.starts_with('~');
    dash && text.len() <= MAX_ATTRIBUTION && characters.any(char::is_alphabetic)
}

fn trim_dash(attribution: &mut Vec<Inline>) {
    builder::trim(attribution);
    let mut first = attribution.first_mut();
    while let Some(inline) = first {
        if let Inline::Text { text } = inline {
            let rest = text.trim_start_matches([' ', '—', '–', '―', '-', '~', '\u{a0}']);
            text.drain(..text.len() - rest.len());
            break;
        }
        first = walk::inline_content_mut(inline).and_then(|inside| inside.first_mut());
    }
    builder::trim(attribution);
}
