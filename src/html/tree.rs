//! The flat tree: nodes in reading order, text and attributes as ranges of one buffer each.

use std::ops::Range;

use super::name::Name;
use super::names::Names;

/// The number of a node. Numbers follow reading order: a node comes before all that is in it.
pub(crate) type NodeId = u32;

/// A parsed page or piece of a page.
///
/// Because nodes stand in reading order, what is below a node is a range of numbers, and its text a slice.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// The text that readers see, in reading order.
    pub(super) text: String,
    /// Everything else: the source, and what of it was decoded or joined.
    pub(super) data: String,
    pub(super) attributes: Vec<Attribute>,
    pub(super) names: Names,
    pub(super) truncated: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) name: Name,
    /// Whether `text` is a range of `data`: the inside of scripts, comments, templates and their like.
    pub(super) is_hidden: bool,
    pub(super) parent: NodeId,
    /// The sibling before, or the node itself where there is none.
    pub(super) previous: NodeId,
    /// The first number after everything that is in this node.
    pub(super) end: NodeId,
    pub(super) line: u32,
    pub(super) text: Span,
    pub(super) attributes: Span,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Attribute {
    pub(super) name: u16,
    pub(super) value: Span,
}

/// A range of one of the buffers, half the size of a `Range<usize>`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Tree {
    /// The node that everything else is in.
    pub(crate) const ROOT: NodeId = 0;

    /// What a node is.
    pub(crate) fn name(&self, id: NodeId) -> Name {
        self.node(id).name
    }

    /// The name of an element, known or not; one in a drawing or a formula as `svg path`, `math mglyph`.
    pub(crate) fn name_text(&self, id: NodeId) -> &str {
        let name = self.name(id);
        name.as_str().or_else(|| self.names.get(name.other_index()?)).unwrap_or_default()
    }

    /// The text of a node and of all below it, as it stands in the source.
    ///
    /// What is in scripts, styles, comments, templates, `noscript` or drawings is not text of the elements around
    /// them, but it is the text of those elements themselves.
    pub(crate) fn text(&self, id: NodeId) -> &str {
        let node = self.node(id);
        let buffer = if node.is_hidden { &self.data } else { &self.text };
        &buffer[node.text.range()]
    }

    /// The value of an attribute; a name without a value has an empty one.
    pub(crate) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        // Only the value that is asked for is looked at: the others lie all over the source.
        let attributes = &self.attributes[self.node(id).attributes.range()];
        let found = attributes.iter().find(|attribute| self.names.get(attribute.name.into()) == Some(name))?;
        Some(&self.data[found.value.range()])
    }

    /// All attributes of a node, in the order of the source.
    pub(crate) fn attributes(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> {
        self.attributes[self.node(id).attributes.range()].iter().map(|attribute| {
            let name = self.names.get(usize::from(attribute.name)).unwrap_or_default();
            (name, &self.data[attribute.value.range()])
        })
    }

    /// The node around this one, `None` for the root.
    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        (id != Tree::ROOT).then(|| self.node(id).parent)
    }

    /// The nodes around this one, from the nearest to the root.
    pub(crate) fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.parent(id), |&id| self.parent(id))
    }

    /// The nodes right below this one.
    pub(crate) fn children(&self, id: NodeId) -> Children<'_> {
        Children { tree: self, next: id + 1, end: self.end(id) }
    }

    /// The numbers of all nodes below this one, in reading order.
    pub(crate) fn descendants(&self, id: NodeId) -> Range<NodeId> {
        id + 1..self.end(id)
    }

    /// The first number after all that is below a node: where reading goes on when the node is skipped.
    pub(crate) fn end(&self, id: NodeId) -> NodeId {
        self.node(id).end
    }

    /// Whether a node is the other one or somewhere below it.
    pub(crate) fn is_within(&self, id: NodeId, outer: NodeId) -> bool {
        (outer..self.end(outer)).contains(&id)
    }

    /// The node after this one in the same parent.
    pub(crate) fn next_sibling(&self, id: NodeId) -> Option<NodeId> {
        let next = self.end(id);
        self.parent(id).filter(|&parent| next < self.end(parent)).map(|_| next)
    }

    /// The node before this one in the same parent.
    pub(crate) fn previous_sibling(&self, id: NodeId) -> Option<NodeId> {
        Some(self.node(id).previous).filter(|&previous| previous != id)
    }

    /// The first element of a name below a node.
    pub(crate) fn find(&self, id: NodeId, name: Name) -> Option<NodeId> {
        self.descendants(id).find(|&id| self.name(id) == name)
    }

    /// The line of the source that the node begins in, counted from 1.
    pub(crate) fn line(&self, id: NodeId) -> u32 {
        self.node(id).line
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether the source was larger than the limits, so that its end is missing.
    pub(crate) fn truncated(&self) -> bool {
        self.truncated
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id as usize]
    }
}

/// The nodes right below another one.
#[derive(Clone)]
pub(crate) struct Children<'tree> {
    tree: &'tree Tree,
    next: NodeId,
    end: NodeId,
}

impl Iterator for Children<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let id = self.next;
        (id < self.end).then(|| {
            self.next = self.tree.end(id);
            id
        })
    }
}

impl Span {
    pub(super) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(super) fn of(start: usize, end: usize) -> Span {
        Span { start: start as u32, end: end as u32 }
    }
}
