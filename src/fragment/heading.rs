//! Headings: one line, without what pages put beside its words.

use super::flow::{Flow, Line};
use super::{Converter, Verdict, anchors, class, convert, figure};
use crate::builder::{self, Builder};
use crate::html::{Name, NodeId, Tree};
use crate::model::{Block, Inline};

/// What a heading says in a line: the heading's text without the links to itself, markup and all.
pub(crate) fn heading_line(tree: &Tree, heading: NodeId, builder: &mut Builder<'_>) -> Vec<Inline> {
    let verdict = |_| Verdict::Keep;
    let blocks = convert(tree, &[heading], &verdict, builder).blocks;
    let mut lines = blocks.into_iter().filter_map(|block| match block {
        Block::Paragraph { content, .. } | Block::Heading { content, .. } => Some(content),
        _ => None,
    });
    let mut line = lines.next().unwrap_or_default();
    for further in lines {
        line.push(Inline::text(" "));
        line.extend(further);
    }
    line
}

impl Converter<'_, '_> {
    pub(super) fn heading(&mut self, id: NodeId, name: Name, flow: &mut Flow) {
        let level = match name {
            Name::H1 => 1,
            Name::H2 => 2,
            Name::H3 => 3,
            Name::H4 => 4,
            Name::H5 => 5,
            _ => 6,
        };
        let mut line = Line::default();
        self.inlines(id, &mut line);
        let mut content = self.wrap(line.content, &[]);
        // Pictures are no words of a heading: they stand below it.
        let mut figures = Vec::new();
        content.retain(|inline| match figure::only_images(std::slice::from_ref(inline)) {
            Some(found) => {
                figures.extend(found);
                false
            }
            None => true,
        });
        builder::trim(&mut content);
        if !builder::is_blank(&content) {
            let id = self.heading_id(id);
            if let Some(id) = &id {
                anchors::remove(id, &mut content);
                unlink(id, &mut content);
            }
            if let Some(number) = take_number(flow) {
                content.insert(0, Inline::Text { text: number });
            }
            content.splice(0..0, self.anchors.take_waiting());
            flow.blocks.push(Block::Heading { level, id, content });
        }
        flow.blocks.append(&mut figures);
    }

    /// The id of a heading, or that of the element made for links to it.
    fn heading_id(&mut self, id: NodeId) -> Option<String> {
        let tree = self.tree;
        let own = std::iter::once(id).chain(tree.descendants(id).take(16));
        let found = own.filter_map(|id| tree.attribute(id, "id")).find(|id| !id.trim().is_empty());
        // GitHub puts it on a link beside the heading.
        let beside = || tree.next_sibling(id).filter(|&next| class::has_class(tree, next, &["anchor"]));
        let found = found.or_else(|| tree.attribute(beside()?, "id"))?;
        self.anchors.write(found);
        Some(found.to_string())
    }
}

/// Takes away the link that is all of a heading and leads to the heading itself, whatever page it says that is.
fn unlink(id: &str, content: &mut Vec<Inline>) {
    let inside = match content.as_mut_slice() {
        [Inline::Link { url, content, .. }] if url.fragment() == Some(id) => std::mem::take(content),
        [Inline::CrossReference { target, content }] if target == id => std::mem::take(content),
        _ => return,
    };
    *content = inside;
}

/// Takes the number of a heading that stands on a line of its own above it, `3`, `#3` or `3.`, to stand before its words.
fn take_number(flow: &mut Flow) -> Option<String> {
    let Some(Block::Paragraph { content, .. }) = flow.blocks.last() else { return None };
    let [Inline::Text { text }] = content.as_slice() else { return None };
    let number = text.strip_prefix('#').unwrap_or(text);
    let number = number.strip_suffix(['.', ')', ':']).unwrap_or(number);
    let is_number = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number {
        return None;
    }
    let between = if number.len() == text.len() { ". " } else { " " };
    let taken = [text.as_str(), between].concat();
    flow.blocks.pop();
    Some(taken)
}
