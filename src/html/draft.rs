//! The tree while it is being built: linked nodes that can be moved.

use super::name::{Name, Namespace};
use super::names::Names;
use super::tokenizer::MAX_ATTRIBUTES;
use super::tree::{Attribute, NodeId, Span};

/// A tree that can still change.
pub(super) struct Draft<'s> {
    pub(super) source: &'s str,
    pub(super) store: Store,
    pub(super) nodes: Vec<Linked>,
    max_nodes: usize,
    /// Where the token begins that nodes are made of.
    pub(super) at: usize,
    pub(super) truncated: bool,
}

/// What nodes hold ranges and numbers of.
pub(super) struct Store {
    /// The source, then what of it had to be decoded.
    pub(super) data: String,
    pub(super) attributes: Vec<Attribute>,
    pub(super) names: Names,
}

impl Store {
    /// Gives the attributes of a range other names.
    pub(super) fn rename(&mut self, attributes: Span, other: impl Fn(&str) -> Option<&'static str>) {
        for attribute in &mut self.attributes[attributes.range()] {
            if let Some(name) = self.names.get(usize::from(attribute.name)).and_then(&other) {
                attribute.name = self.names.intern(name) as u16;
            }
        }
    }
}

/// The most nodes of any tree.
const MAX_NODES: usize = 1 << 21;

#[derive(Clone)]
pub(super) struct Linked {
    pub(super) name: Name,
    /// Where in the source it begins.
    pub(super) at: u32,
    pub(super) parent: NodeId,
    pub(super) first: NodeId,
    pub(super) last: NodeId,
    pub(super) previous: NodeId,
    pub(super) next: NodeId,
    pub(super) text: Span,
    pub(super) attributes: Span,
}

pub(super) const NONE: NodeId = NodeId::MAX;

/// Where a node is put: in a parent, at its end or before one of its children.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) parent: NodeId,
    pub(super) before: Option<NodeId>,
}

impl<'s> Draft<'s> {
    pub(super) fn new(source: &'s str) -> Draft<'s> {
        let mut data = String::with_capacity(source.len() + source.len() / 8);
        data.push_str(source);
        let attributes = Vec::with_capacity(source.len() / 64);
        let mut draft = Draft {
            source,
            store: Store { data, attributes, names: Names::default() },
            nodes: Vec::with_capacity(source.len() / 32 + 8),
            // HTML may repeat open formatting elements in every paragraph; the tree stays in proportion to the source.
            max_nodes: (source.len() + 1024).min(MAX_NODES),
            at: 0,
            truncated: false,
        };
        draft.create(Name::DOCUMENT);
        draft
    }

    pub(super) fn is_full(&self) -> bool {
        self.nodes.len() >= self.max_nodes
    }

    pub(super) fn text(&self, span: Span) -> &str {
        &self.store.data[span.range()]
    }

    pub(super) fn element(&mut self, name: Name, attributes: Span) -> NodeId {
        let id = self.create(name);
        self.nodes[id as usize].attributes = attributes;
        id
    }

    /// An element of the same name with the same attributes.
    pub(super) fn copy(&mut self, id: NodeId) -> NodeId {
        let Linked { name, attributes, .. } = self.nodes[id as usize];
        self.element(name, attributes)
    }

    pub(super) fn comment(&mut self, text: Span) -> NodeId {
        let id = self.create(Name::COMMENT);
        self.nodes[id as usize].text = text;
        id
    }

    pub(super) fn name(&self, id: NodeId) -> Name {
        self.nodes[id as usize].name
    }

    /// The name of an element without its namespace.
    pub(super) fn local_name(&self, name: Name) -> &str {
        let text = name.as_str().or_else(|| self.store.names.get(name.other_index()?)).unwrap_or_default();
        text.strip_prefix("svg ").or_else(|| text.strip_prefix("math ")).unwrap_or(text)
    }

    /// The number of a name in a drawing or a formula.
    pub(super) fn foreign_name(&mut self, namespace: Namespace, local: &str) -> Name {
        if namespace == Namespace::Svg && local == "svg" {
            return Name::SVG;
        }
        let is_math = namespace == Namespace::Math;
        let text = [if is_math { "math " } else { "svg " }, local].concat();
        let known = Name::known(namespace, if is_math { local } else { &text });
        known.unwrap_or_else(|| Name::other(self.store.names.intern(&text)))
    }

    /// The attributes of an element.
    pub(super) fn attributes(&self, id: NodeId) -> &[Attribute] {
        &self.store.attributes[self.nodes[id as usize].attributes.range()]
    }

    pub(super) fn span_of_attributes(&self, id: NodeId) -> Span {
        self.nodes[id as usize].attributes
    }

    /// The value of an attribute among those of a range.
    pub(super) fn attribute(&self, attributes: Span, name: &str) -> Option<&str> {
        let attributes = self.store.attributes[attributes.range()].iter();
        attributes
            .filter(|attribute| self.store.names.get(usize::from(attribute.name)) == Some(name))
            .map(|attribute| self.text(attribute.value))
            .next()
    }

    /// Gives an element more attributes, but none it has already.
    pub(super) fn add_attributes(&mut self, id: NodeId, more: Span) {
        let attributes = &mut self.store.attributes;
        let old = self.nodes[id as usize].attributes;
        let start = attributes.len();
        attributes.extend_from_within(old.range());
        for index in more.range() {
            let attribute = attributes[index];
            let has_it = attributes[start..].iter().any(|other| other.name == attribute.name);
            if !has_it && attributes.len() - start < MAX_ATTRIBUTES {
                attributes.push(attribute);
            }
        }
        if attributes.len() - start == old.range().len() {
            attributes.truncate(start);
        } else {
            self.nodes[id as usize].attributes = Span::of(start, attributes.len());
        }
    }

    pub(super) fn insert(&mut self, place: Place, id: NodeId) {
        self.detach(id);
        let Place { parent, before } = place;
        let next = before.unwrap_or(NONE);
        let previous = self.before(place);
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

    /// Puts text into a node. Where text stands already it goes on if it can do so without copying what stands there;
    /// all other pieces are joined when the nodes are numbered.
    pub(super) fn insert_text(&mut self, place: Place, text: Span) {
        let end = self.store.data.len();
        let previous = self.before(place);
        if let Some(node) = self.nodes.get_mut(previous as usize)
            && node.name == Name::TEXT
        {
            if node.text.end == text.start {
                node.text.end = text.end;
                return;
            }
            if node.text.end as usize == end {
                self.store.data.extend_from_within(text.range());
                node.text.end = self.store.data.len() as u32;
                return;
            }
        }
        let id = self.create(Name::TEXT);
        self.nodes[id as usize].text = text;
        self.insert(place, id);
    }

    /// The node before a place.
    fn before(&self, place: Place) -> NodeId {
        match place.before {
            Some(next) => self.nodes[next as usize].previous,
            None => self.nodes[place.parent as usize].last,
        }
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
        let place = Place { parent: to, before: None };
        while let Some(child) = self.first_child(from) {
            self.insert(place, child);
        }
    }

    pub(super) fn create(&mut self, name: Name) -> NodeId {
        let id = self.nodes.len() as NodeId;
        let (parent, first, last, previous, next) = (NONE, NONE, NONE, NONE, NONE);
        let (text, attributes) = (Span::default(), Span::default());
        self.nodes.push(Linked { name, at: self.at as u32, parent, first, last, previous, next, text, attributes });
        id
    }
}
