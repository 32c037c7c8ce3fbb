//! The tree while it is being built: linked nodes that can be moved, then numbered in reading order once.

use super::attributes::MAX_ATTRIBUTES;
use super::name::{Name, Namespace};
use super::tree::{Attribute, Names, Node, NodeId, Span, Tree};

/// A tree that can still change.
pub(super) struct Draft {
    nodes: Vec<Linked>,
    text: String,
    data: String,
    attributes: Vec<Attribute>,
    names: Names,
    limits: Limits,
    line: u32,
    truncated: bool,
}

/// Deeper elements become siblings of the deepest, as in browsers.
pub(super) const MAX_DEPTH: usize = 512;
/// The most nodes of any tree.
const MAX_NODES: usize = 1 << 21;

/// HTML may repeat open formatting elements in every paragraph; these bounds keep the tree in proportion to the source.
struct Limits {
    nodes: usize,
    data: usize,
}

struct Linked {
    name: Name,
    line: u32,
    parent: NodeId,
    first: NodeId,
    last: NodeId,
    previous: NodeId,
    next: NodeId,
    text: Span,
    attributes: Span,
}

const NONE: NodeId = NodeId::MAX;

impl Draft {
    pub(super) fn new(source_length: usize) -> Draft {
        let mut draft = Draft {
            nodes: Vec::with_capacity(source_length / 32),
            text: String::with_capacity(source_length / 2),
            data: String::with_capacity(source_length / 2),
            attributes: Vec::with_capacity(source_length / 64),
            names: Names::default(),
            limits: Limits { nodes: (source_length + 1024).min(MAX_NODES), data: 2 * source_length + 1024 },
            line: 1,
            truncated: false,
        };
        draft.create(Name::DOCUMENT);
        draft
    }

    pub(super) fn is_full(&self) -> bool {
        self.nodes.len() >= self.limits.nodes
    }

    pub(super) fn set_truncated(&mut self) {
        self.truncated = true;
    }

    pub(super) fn set_line(&mut self, line: u32) {
        self.line = line;
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn element(&mut self, namespace: Namespace, local: &str) -> NodeId {
        let name = Name::known(namespace, local).unwrap_or_else(|| {
            Name::other(match namespace {
                Namespace::Html => self.names.intern(local),
                Namespace::Svg => self.names.intern(&["svg ", local].concat()),
                Namespace::Math => self.names.intern(&["math ", local].concat()),
            })
        });
        self.create(name)
    }

    pub(super) fn comment(&mut self, text: &str) -> NodeId {
        let id = self.create(Name::COMMENT);
        self.nodes[id as usize].text = self.write_data(text);
        id
    }

    /// Gives an element another attribute, unless it has one of that name.
    pub(super) fn add_attribute(&mut self, id: NodeId, name: &str, value: &str) {
        let Span { start, end } = self.nodes[id as usize].attributes;
        let count = (end - start) as usize;
        let name = self.names.intern(name) as u16;
        let old = start as usize..end as usize;
        if count >= MAX_ATTRIBUTES || self.attributes[old.clone()].iter().any(|attribute| attribute.name == name) {
            return;
        }
        let value = self.write_data(value);
        let start = if old.end == self.attributes.len() || count == 0 {
            self.attributes.len() - count
        } else {
            let start = self.attributes.len();
            self.attributes.extend_from_within(old);
            start
        };
        self.attributes.push(Attribute { name, value });
        self.nodes[id as usize].attributes = Span::of(start, self.attributes.len());
    }

    /// Puts a node into another one, at its end or before one of its children.
    pub(super) fn insert(&mut self, parent: NodeId, before: Option<NodeId>, id: NodeId) {
        self.detach(id);
        let next = before.unwrap_or(NONE);
        let previous = match before {
            Some(next) => self.nodes[next as usize].previous,
            None => self.nodes[parent as usize].last,
        };
        let node = &mut self.nodes[id as usize];
        (node.parent, node.previous, node.next) = (parent, previous, next);
        match self.nodes.get_mut(previous as usize) {
            Some(previous) => previous.next = id,
            None => self.nodes[parent as usize].first = id,
        }
        match self.nodes.get_mut(next as usize) {
            Some(next) => next.previous = id,
            None => self.nodes[parent as usize].last = id,
        }
    }

    /// Puts text into a node. Where text stands already it goes on; pieces written at different times are joined
    /// by [`Draft::finish`].
    pub(super) fn insert_text(&mut self, parent: NodeId, before: Option<NodeId>, text: &str) {
        let previous = match before {
            Some(next) => self.nodes[next as usize].previous,
            None => self.nodes[parent as usize].last,
        };
        let start = self.text.len();
        self.text.push_str(text);
        if let Some(node) = self.nodes.get_mut(previous as usize)
            && node.name == Name::TEXT
            && node.text.end as usize == start
        {
            node.text.end = self.text.len() as u32;
            return;
        }
        let id = self.create(Name::TEXT);
        self.nodes[id as usize].text = Span::of(start, self.text.len());
        self.insert(parent, before, id);
    }

    pub(super) fn parent(&self, id: NodeId) -> Option<NodeId> {
        Some(self.nodes[id as usize].parent).filter(|&parent| parent != NONE)
    }

    pub(super) fn first_child(&self, id: NodeId) -> Option<NodeId> {
        Some(self.nodes[id as usize].first).filter(|&first| first != NONE)
    }

    pub(super) fn detach(&mut self, id: NodeId) {
        let Linked { parent, previous, next, .. } = self.nodes[id as usize];
        if parent == NONE {
            return;
        }
        match self.nodes.get_mut(previous as usize) {
            Some(previous) => previous.next = next,
            None => self.nodes[parent as usize].first = next,
        }
        match self.nodes.get_mut(next as usize) {
            Some(next) => next.previous = previous,
            None => self.nodes[parent as usize].last = previous,
        }
        let node = &mut self.nodes[id as usize];
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
    }

    pub(super) fn move_children(&mut self, from: NodeId, to: NodeId) {
        let mut child = self.nodes[from as usize].first;
        while child != NONE {
            let next = self.nodes[child as usize].next;
            self.insert(to, None, child);
            child = next;
        }
    }

    /// Numbers what hangs below `root` in reading order; `root` becomes the root of the tree.
    pub(super) fn finish(mut self, root: NodeId) -> Tree {
        self.nodes[root as usize].name = Name::DOCUMENT;
        let mut writer = Writer {
            tree: Tree {
                nodes: Vec::with_capacity(self.nodes.len()),
                text: String::with_capacity(self.text.len()),
                data: std::mem::take(&mut self.data),
                attributes: Vec::with_capacity(self.attributes.len()),
                names: std::mem::take(&mut self.names),
                truncated: self.truncated,
            },
            open: Vec::with_capacity(64),
        };
        let mut id = root;
        // `id` is the node to write; then the nodes that the next one does not stand in are closed.
        loop {
            writer.write(&self.nodes[id as usize], &self);
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

    fn create(&mut self, name: Name) -> NodeId {
        let id = self.nodes.len() as NodeId;
        let (parent, first, last, previous, next) = (NONE, NONE, NONE, NONE, NONE);
        let (text, attributes) = (Span::default(), Span::default());
        self.nodes.push(Linked { name, line: self.line, parent, first, last, previous, next, text, attributes });
        id
    }

    fn write_data(&mut self, text: &str) -> Span {
        let start = self.data.len();
        if start + text.len() > self.limits.data {
            self.truncated = true;
            return Span::default();
        }
        self.data.push_str(text);
        Span::of(start, self.data.len())
    }
}

/// Writes the nodes of a draft in reading order.
struct Writer {
    tree: Tree,
    /// The nodes around the next one, each with the last child it has.
    open: Vec<(NodeId, Option<NodeId>)>,
}

impl Writer {
    fn write(&mut self, node: &Linked, draft: &Draft) {
        let id = self.tree.nodes.len() as NodeId;
        let (parent, sibling) = self.open.last().copied().unwrap_or((id, None));
        let is_hidden =
            self.tree.nodes.get(parent as usize).is_some_and(|parent| parent.is_hidden) || hides_its_text(node.name);
        if node.name == Name::TEXT
            && sibling.is_some_and(|sibling| self.tree.nodes[sibling as usize].name == Name::TEXT)
        {
            // A text has nothing below it, so the sibling is the node written last.
            self.write_text(&draft.text[node.text.range()], is_hidden);
            self.open.push((id - 1, None));
            return;
        }
        if let Some((_, last_child)) = self.open.last_mut() {
            *last_child = Some(id);
        }
        let text = match node.name {
            // A comment was written to `data` when it was met.
            Name::COMMENT => node.text,
            _ => Span::of(self.buffer(is_hidden).len(), 0),
        };
        let attributes = self.tree.attributes.len();
        self.tree.attributes.extend_from_slice(&draft.attributes[node.attributes.range()]);
        self.tree.nodes.push(Node {
            name: node.name,
            is_hidden,
            parent,
            previous: sibling.unwrap_or(id),
            end: id + 1,
            line: node.line,
            text,
            attributes: Span::of(attributes, self.tree.attributes.len()),
        });
        if node.name == Name::TEXT {
            self.write_text(&draft.text[node.text.range()], is_hidden);
        }
        self.open.push((id, None));
    }

    fn close(&mut self) {
        let (id, _) = self.open.pop().expect("every `close` answers a `write`");
        let end = self.tree.nodes.len() as NodeId;
        let is_hidden = self.tree.nodes[id as usize].is_hidden;
        let text_end = self.buffer(is_hidden).len() as u32;
        let node = &mut self.tree.nodes[id as usize];
        node.end = end;
        if node.name != Name::COMMENT {
            node.text.end = text_end;
        }
    }

    fn write_text(&mut self, text: &str, is_hidden: bool) {
        self.buffer(is_hidden).push_str(text);
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
