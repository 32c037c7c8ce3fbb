//! Where nodes go, and how they get there.
//!
//! <https://html.spec.whatwg.org/multipage/parsing.html#creating-and-inserting-nodes>

use crate::html::draft::Place;
use crate::html::name::{Name, Namespace};
use crate::html::tokenizer::Tag;
use crate::html::tree::{NodeId, Span, Tree};

use super::{Builder, Element};

impl Builder<'_> {
    /// The appropriate place for inserting a node, by default into the current element.
    pub(super) fn place(&self, target: Option<Element>) -> Place {
        let Some(target) = target.or(self.current()) else { return Place { parent: Tree::ROOT, before: None } };
        let is_in_table = matches!(target.name, Name::TABLE | Name::TBODY | Name::TFOOT | Name::THEAD | Name::TR);
        if !self.is_fostering || !is_in_table {
            return Place { parent: target.id, before: None };
        }
        let last = |name| self.open.iter().rposition(|element| element.name == name);
        let (table, template) = (last(Name::TABLE), last(Name::TEMPLATE));
        let position = match (table, template) {
            (Some(table), template) if template.is_none_or(|template| template < table) => {
                let id = self.open[table].id;
                if let Some(parent) = self.draft.parent(id) {
                    return Place { parent, before: Some(id) };
                }
                table.saturating_sub(1)
            }
            (_, Some(template)) => template,
            _ => 0,
        };
        Place { parent: self.open[position].id, before: None }
    }

    pub(super) fn insert_text(&mut self, text: Span) {
        let place = self.place(None);
        if place.parent != Tree::ROOT {
            self.draft.insert_text(place, text);
        }
    }

    pub(super) fn insert_comment(&mut self, text: Span) {
        let place = self.place(None);
        let id = self.draft.comment(text);
        self.draft.insert(place, id);
    }

    /// Puts a comment at the end of the document or of its root.
    pub(super) fn insert_comment_into(&mut self, parent: NodeId, text: Span) {
        let id = self.draft.comment(text);
        self.draft.insert(Place { parent, before: None }, id);
    }

    /// Makes the element of a tag, puts it in its place and opens it.
    pub(super) fn open_element(&mut self, tag: Tag) -> NodeId {
        self.open_named(Namespace::Html, tag.name, tag.attributes)
    }

    /// The same for an element that has no content.
    pub(super) fn insert_element(&mut self, tag: Tag) {
        self.open_element(tag);
        self.open.pop();
    }

    pub(super) fn open_named(&mut self, namespace: Namespace, name: Name, attributes: Span) -> NodeId {
        let place = self.place(None);
        let id = self.draft.element(name, attributes);
        self.draft.insert(place, id);
        self.open.push(Element { id, name, namespace });
        id
    }

    /// Opens an element that stands in its place already.
    pub(super) fn open_again(&mut self, id: NodeId) {
        self.open.push(Element { id, name: self.draft.name(id), namespace: Namespace::Html });
    }

    /// Opens the `html` element.
    pub(super) fn open_root(&mut self, attributes: Span) {
        let id = self.draft.element(Name::HTML, attributes);
        self.draft.insert(Place { parent: Tree::ROOT, before: None }, id);
        self.open.push(Element { id, name: Name::HTML, namespace: Namespace::Html });
    }
}
