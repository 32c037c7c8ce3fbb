//! The list of active formatting elements, and the adoption agency that untangles them.
//!
//! <https://html.spec.whatwg.org/multipage/parsing.html#the-list-of-active-formatting-elements>

use crate::html::draft::Place;
use crate::html::name::{Name, Namespace, hash};
use crate::html::tokenizer::Tag;
use crate::html::tree::{Attribute, NodeId};

use super::stack::{Scope, is_special};
use super::{Builder, Element};

/// What stands in the list.
#[derive(Clone, Copy)]
pub(super) enum Entry {
    /// Where a cell, a caption or a template begins, which formatting elements do not reach beyond.
    Marker,
    Element {
        element: Element,
        /// Of the attributes, in whatever order.
        fingerprint: u32,
    },
}

/// How far back the list is looked through: templates that end within a caption leave markers in it for ever.
const MAX_LISTED: usize = 1024;

impl Builder<'_> {
    /// The entries after the last marker, the last first.
    fn active(&self) -> impl Iterator<Item = (usize, Element, u32)> {
        self.formatting.iter().enumerate().rev().map_while(|(index, entry)| match *entry {
            Entry::Marker => None,
            Entry::Element { element, fingerprint } => Some((index, element, fingerprint)),
        })
    }

    pub(super) fn formatting_count(&self) -> usize {
        self.active().count()
    }

    pub(super) fn active_named(&self, name: Name) -> Option<Element> {
        self.active().map(|(_, element, _)| element).find(|element| element.name == name)
    }

    fn active_position(&self, id: NodeId) -> Option<usize> {
        self.active().find(|(_, element, _)| element.id == id).map(|(index, ..)| index)
    }

    /// Whether an element stands in the list, on whichever side of a marker.
    fn is_listed(&self, id: NodeId) -> bool {
        let mut near = self.formatting.iter().rev().take(MAX_LISTED);
        near.any(|entry| matches!(entry, Entry::Element { element, .. } if element.id == id))
    }

    pub(super) fn remove_formatting(&mut self, id: NodeId) {
        if let Some(index) = self.active_position(id) {
            self.formatting.remove(index);
        }
    }

    pub(super) fn mark_formatting(&mut self) {
        self.formatting.push(Entry::Marker);
    }

    /// Removes the entries up to the last marker, and the marker.
    pub(super) fn clear_formatting(&mut self) {
        while let Some(Entry::Element { .. }) = self.formatting.pop() {}
    }

    /// Opens a formatting element. Of more than three alike the first is forgotten.
    pub(super) fn open_formatting(&mut self, tag: Tag) {
        self.reconstruct_formatting();
        let id = self.open_element(tag);
        let element = Element { id, name: tag.name, namespace: Namespace::Html };
        let fingerprint = self.fingerprint(id);
        let mut alike = self.active().filter(|&(_, other, other_print)| {
            other.name == tag.name && other_print == fingerprint && self.are_alike(other.id, id)
        });
        let third = alike.nth(2).map(|(index, ..)| index);
        drop(alike);
        if let Some(index) = third {
            self.formatting.remove(index);
        }
        self.formatting.push(Entry::Element { element, fingerprint });
    }

    /// Differs for nearly all elements that are not alike, which keeps comparing them cheap.
    fn fingerprint(&self, id: NodeId) -> u32 {
        let print = |attribute: &Attribute| {
            hash(self.draft.text(attribute.value).as_bytes()) ^ u32::from(attribute.name).wrapping_mul(0x9e37_79b9)
        };
        self.draft.attributes(id).iter().map(print).fold(0, u32::wrapping_add)
    }

    fn are_alike(&self, one: NodeId, other: NodeId) -> bool {
        let (one, other) = (self.draft.attributes(one), self.draft.attributes(other));
        let text = |attribute: &Attribute| self.draft.text(attribute.value);
        one.len() == other.len()
            && one.iter().all(|left| other.iter().any(|right| left.name == right.name && text(left) == text(right)))
    }

    /// Opens anew the formatting elements that were closed by what they stand in.
    pub(super) fn reconstruct_formatting(&mut self) {
        let closed = self.active().take_while(|(_, element, _)| self.position(element.id).is_none()).count();
        for index in self.formatting.len() - closed..self.formatting.len() {
            if let Entry::Element { element, fingerprint } = self.formatting[index] {
                let id = self.draft.copy(element.id);
                let place = self.place(None);
                self.draft.insert(place, id);
                let element = Element { id, ..element };
                self.open.push(element);
                self.formatting[index] = Entry::Element { element, fingerprint };
            }
        }
    }

    /// Closes a formatting element that may overlap others.
    ///
    /// <https://html.spec.whatwg.org/multipage/parsing.html#adoption-agency-algorithm>
    pub(super) fn adopt(&mut self, name: Name) {
        if let Some(current) = self.current()
            && current.name == name
            && !self.is_listed(current.id)
        {
            self.open.pop();
            return;
        }
        for _ in 0..8 {
            let Some((index, formatting, _)) = self.active().find(|(_, element, _)| element.name == name) else {
                return self.close_ordinary(name);
            };
            let Some(position) = self.position(formatting.id) else {
                self.formatting.remove(index);
                return;
            };
            if !self.is_any_in_scope(Scope::Any, |element| element.id == formatting.id) {
                return;
            }
            let Some(block) = self.open[position..].iter().position(|element| is_special(element.name)) else {
                self.open.truncate(position);
                self.formatting.remove(index);
                return;
            };
            self.adopt_block(formatting, position, position + block);
        }
    }

    /// Moves a block out of a formatting element, and what is in the block into a copy of that element.
    fn adopt_block(&mut self, formatting: Element, position: usize, mut block_position: usize) {
        let block = self.open[block_position];
        let Some(ancestor) = position.checked_sub(1).map(|above| self.open[above]) else { return };
        let mut last = block.id;
        let mut bookmark = None;
        let mut steps = 0;
        let mut node_position = block_position;
        while node_position > position + 1 {
            node_position -= 1;
            steps += 1;
            let node = self.open[node_position];
            let mut active = self.active_position(node.id);
            if steps > 3
                && let Some(index) = active.take()
            {
                self.formatting.remove(index);
            }
            let Some(index) = active else {
                self.open.remove(node_position);
                block_position -= 1;
                continue;
            };
            let copy = Element { id: self.draft.copy(node.id), ..node };
            self.open[node_position] = copy;
            if let Entry::Element { element, .. } = &mut self.formatting[index] {
                *element = copy;
            }
            if last == block.id {
                bookmark = Some(copy.id);
            }
            self.draft.insert(Place { parent: copy.id, before: None }, last);
            last = copy.id;
        }
        let place = self.place(Some(ancestor));
        self.draft.insert(place, last);

        let copy = Element { id: self.draft.copy(formatting.id), ..formatting };
        self.draft.move_children(block.id, copy.id);
        self.draft.insert(Place { parent: block.id, before: None }, copy.id);
        if let Some(index) = self.active_position(formatting.id) {
            let Entry::Element { fingerprint, .. } = self.formatting.remove(index) else { return };
            let entry = Entry::Element { element: copy, fingerprint };
            let index = bookmark.and_then(|id| self.active_position(id)).map_or(index, |before| before + 1);
            self.formatting.insert(index, entry);
        }
        self.open.remove(position);
        self.open.insert(block_position, copy);
    }

    /// Closes an element that is neither special nor formatting.
    pub(super) fn close_ordinary(&mut self, name: Name) {
        for position in (0..self.open.len()).rev() {
            let element = self.open[position];
            if element.name == name {
                self.close_implied(Some(name));
                self.open.truncate(position);
                return;
            }
            if is_special(element.name) {
                return;
            }
        }
    }
}

pub(super) fn is_formatting(name: Name) -> bool {
    matches!(
        name,
        Name::A
            | Name::B
            | Name::BIG
            | Name::CODE
            | Name::EM
            | Name::FONT
            | Name::I
            | Name::NOBR
            | Name::S
            | Name::SMALL
            | Name::STRIKE
            | Name::STRONG
            | Name::TT
            | Name::U
    )
}
