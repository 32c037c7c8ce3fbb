//! The nodes of a draft, numbered in reading order once nothing moves any more.

use memchr::memchr_iter;

use super::draft::{Draft, Linked, NONE};
use super::name::Name;
use super::tree::{Node, NodeId, Span, Tree};

/// Deeper elements become siblings of the deepest, as in browsers.
pub(super) const MAX_DEPTH: usize = 512;

impl Draft<'_> {
    /// Numbers what hangs below `root` in reading order; `root` becomes the root of the tree.
    pub(super) fn finish(mut self, root: NodeId) -> Tree {
        self.nodes[root as usize].name = Name::DOCUMENT;
        let mut writer = Writer {
            tree: Tree {
                nodes: Vec::with_capacity(self.nodes.len()),
                text: String::with_capacity(self.source.len() / 4),
                data: std::mem::take(&mut self.store.data),
                attributes: std::mem::take(&mut self.store.attributes),
                names: std::mem::take(&mut self.store.names),
                truncated: self.truncated,
            },
            open: Vec::with_capacity(64),
        };
        self.count_lines();
        let mut id = root;
        // `id` is the node to write; then the nodes that the next one does not stand in are closed.
        loop {
            writer.write(&self.nodes[id as usize]);
            if self.nodes[id as usize].first != NONE {
                if writer.open.len() <= MAX_DEPTH {
                    id = self.nodes[id as usize].first;
                    continue;
                }
                self.move_children_behind(id);
            }
            while id != root && self.nodes[id as usize].next == NONE {
                writer.close();
                id = self.nodes[id as usize].parent;
            }
            writer.close();
            if id == root {
                return writer.tree;
            }
            id = self.nodes[id as usize].next;
        }
    }

    /// Replaces the places of nodes by their lines. Nodes were made in the order of the source.
    fn count_lines(&mut self) {
        let bytes = self.source.as_bytes();
        let (mut at, mut line) = (0, 1);
        for node in &mut self.nodes {
            let start = (node.at as usize).max(at);
            line += memchr_iter(b'\n', &bytes[at..start]).count() as u32;
            at = start;
            node.at = line;
        }
    }

    /// Makes the children of a node its next siblings.
    fn move_children_behind(&mut self, id: NodeId) {
        let Linked { parent, next, first, last, .. } = self.nodes[id as usize];
        let mut child = first;
        while child != NONE {
            self.nodes[child as usize].parent = parent;
            child = self.nodes[child as usize].next;
        }
        self.nodes[first as usize].previous = id;
        self.nodes[last as usize].next = next;
        match self.nodes.get_mut(next as usize) {
            Some(next) => next.previous = last,
            None => self.nodes[parent as usize].last = last,
        }
        let node = &mut self.nodes[id as usize];
        (node.first, node.last, node.next) = (NONE, NONE, first);
    }
}

/// Writes the nodes of a draft in reading order.
struct Writer {
    tree: Tree,
    /// The nodes around the next one, each with the last child it has.
    open: Vec<(NodeId, Option<NodeId>)>,
}

impl Writer {
    fn write(&mut self, node: &Linked) {
        let id = self.tree.nodes.len() as NodeId;
        let (parent, sibling) = self.open.last().copied().unwrap_or((id, None));
        let around = self.tree.nodes.get(parent as usize);
        let is_hidden = around.is_some_and(|parent| parent.is_hidden) || hides_its_text(node.name);
        let is_text = node.name == Name::TEXT;
        if is_text
            && let Some(sibling) = sibling
            && self.tree.nodes[sibling as usize].name == Name::TEXT
        {
            // A text has nothing below it, so the sibling is the node written last.
            self.write_text(sibling, node.text);
            self.open.push((sibling, None));
            return;
        }
        // The text of a script, as of anything hidden that is one text and in nothing hidden, stays where it is.
        let stays = node.name == Name::COMMENT
            || is_text
                && is_hidden
                && node.previous == NONE
                && node.next == NONE
                && around.is_some_and(|parent| !self.tree.nodes[parent.parent as usize].is_hidden);
        let text = if stays { node.text } else { Span::of(self.buffer(is_hidden).len(), 0) };
        if let Some((_, last_child)) = self.open.last_mut() {
            *last_child = Some(id);
        }
        self.tree.nodes.push(Node {
            name: node.name,
            is_hidden,
            parent,
            previous: sibling.unwrap_or(id),
            end: id + 1,
            line: node.at,
            text,
            attributes: node.attributes,
        });
        if is_text && !stays {
            self.write_text(id, node.text);
        }
        self.open.push((id, None));
    }

    fn close(&mut self) {
        let (id, _) = self.open.pop().expect("every `close` answers a `write`");
        let end = self.tree.nodes.len() as NodeId;
        let text = match self.tree.nodes.last() {
            // The text in the element is all there is.
            Some(last) if end == id + 2 && last.name == Name::TEXT => Some(last.text),
            _ => None,
        };
        let text_end = self.buffer(self.tree.nodes[id as usize].is_hidden).len();
        let node = &mut self.tree.nodes[id as usize];
        node.end = end;
        if node.name != Name::TEXT && node.name != Name::COMMENT {
            node.text = text.unwrap_or(Span::of(node.text.start as usize, text_end));
        }
    }

    fn write_text(&mut self, id: NodeId, text: Span) {
        let Tree { text: visible, data, nodes, .. } = &mut self.tree;
        let node = &mut nodes[id as usize];
        let end = if node.is_hidden {
            data.extend_from_within(text.range());
            data.len()
        } else {
            visible.push_str(&data[text.range()]);
            visible.len()
        };
        node.text.end = end as u32;
    }

    fn buffer(&mut self, is_hidden: bool) -> &mut String {
        if is_hidden { &mut self.tree.data } else { &mut self.tree.text }
    }
}

/// Whether the text in an element is no text of the page around it.
fn hides_its_text(name: Name) -> bool {
    matches!(
        name,
        Name::COMMENT
            | Name::SCRIPT
            | Name::STYLE
            | Name::TEMPLATE
            | Name::NOSCRIPT
            | Name::IFRAME
            | Name::NOEMBED
            | Name::NOFRAMES
            | Name::SVG
            | Name::ANNOTATION
            | Name::ANNOTATION_XML
    )
}
