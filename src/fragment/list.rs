//! Lists of items, of tasks and of definitions.

use super::class::{attribute, attribute_is, has_class, style};
use super::flow::{Flow, Line};
use super::{Converter, figure};
use crate::builder;
use crate::html::{Name, NodeId};
use crate::model::{Block, Definition, Inline, List, ListItem, Numbering};

impl Converter<'_, '_> {
    pub(super) fn list(&mut self, id: NodeId, name: Name, flow: &mut Flow) {
        let tree = self.tree;
        let ordered = name == Name::OL;
        let mut list = List { ordered, tight: true, ..List::default() };
        if ordered {
            list.start =
                attribute(tree, id, "start").and_then(|start| start.parse().ok()).filter(|&start: &i64| start != 1);
            list.reversed = tree.attribute(id, "reversed").is_some();
        }
        let styled = style(tree, id, "list-style-type").or_else(|| style(tree, id, "list-style"));
        list.numbering = numbering(tree.attribute(id, "type").filter(|_| ordered), styled.as_deref());
        // A list may stand right in a list; it belongs to the item before it.
        for child in tree.children(id) {
            match tree.name(child) {
                Name::LI if self.keeps(child) => {
                    let (item, is_tight) = self.item(child);
                    list.tight &= is_tight;
                    if !item.blocks.is_empty() {
                        list.items.push(item);
                    }
                }
                _ => {
                    let mut inside = Flow::default();
                    self.node(child, &mut inside);
                    self.flush(&mut inside);
                    match list.items.last_mut() {
                        Some(item) => item.blocks.append(&mut inside.blocks),
                        None if inside.blocks.is_empty() => {}
                        None => list.items.push(ListItem { blocks: inside.blocks, ..ListItem::default() }),
                    }
                }
            }
        }
        if !list.items.is_empty() {
            flow.blocks.push(Block::List(list));
        }
    }

    /// An item outside of any list is what it says.
    pub(super) fn stray_item(&mut self, id: NodeId, flow: &mut Flow) {
        self.children(id, flow);
    }

    /// An item, and whether it stands close to its neighbours.
    fn item(&mut self, id: NodeId) -> (ListItem, bool) {
        let tree = self.tree;
        self.anchors.arrive(tree, id);
        let value = attribute(tree, id, "value").and_then(|value| value.parse().ok());
        let checked = self.checked(id);
        let blocks = self.blocks(id);
        let is_tight = !tree.children(id).any(|child| tree.name(child) == Name::P);
        (ListItem { checked, value, blocks }, is_tight)
    }

    /// Whether an item begins with a box, and whether that is checked.
    fn checked(&self, id: NodeId) -> Option<bool> {
        let tree = self.tree;
        for below in tree.descendants(id) {
            match tree.name(below) {
                Name::INPUT if attribute_is(tree, below, "type", &["checkbox"]) => {
                    return Some(tree.attribute(below, "checked").is_some());
                }
                Name::TEXT if !tree.text(below).trim().is_empty() => break,
                Name::LI | Name::UL | Name::OL => break,
                _ => {}
            }
        }
        // TipTap and others: `li data-checked`.
        let is_task = has_class(tree, id, &["task-list-item"]) || attribute_is(tree, id, "data-type", &["taskItem"]);
        let checked = attribute(tree, id, "data-checked").or(attribute(tree, id, "data-list"));
        match checked {
            Some("true" | "checked") => Some(true),
            Some("false" | "unchecked") => Some(false),
            _ => is_task.then_some(false),
        }
    }

    pub(super) fn definitions(&mut self, id: NodeId, flow: &mut Flow) {
        let mut items = Vec::new();
        self.definition_groups(id, &mut items);
        items.retain(|item: &Definition| !item.terms.is_empty() || !item.descriptions.is_empty());
        match pictures_with_captions(&mut items) {
            Some(mut figures) => flow.blocks.append(&mut figures),
            None if items.is_empty() => {}
            None => flow.blocks.push(Block::DefinitionList { items }),
        }
    }

    fn definition_groups(&mut self, id: NodeId, items: &mut Vec<Definition>) {
        let tree = self.tree;
        let mut is_note = false;
        for child in tree.children(id).filter(|&child| tree.name(child).is_element()) {
            // The definition of a term that is a note was read as the note.
            is_note = tree.name(child) == Name::DD && is_note || self.notes.takes(child);
            if is_note || !self.keeps(child) {
                continue;
            }
            self.anchors.arrive(tree, child);
            match tree.name(child) {
                Name::DT => {
                    let mut line = Line::default();
                    self.inlines(child, &mut line);
                    let mut term = line.content;
                    builder::trim(&mut term);
                    term.splice(0..0, self.anchors.take_waiting());
                    if items.last().is_none_or(|item| !item.descriptions.is_empty()) {
                        items.push(Definition::default());
                    }
                    if let (false, Some(item)) = (builder::is_blank(&term), items.last_mut()) {
                        item.terms.push(term);
                    }
                }
                // Groups may stand in `div`.
                Name::DIV => self.definition_groups(child, items),
                name => {
                    let blocks = if name == Name::DD { self.blocks(child) } else { self.single(child) };
                    if items.is_empty() {
                        items.push(Definition::default());
                    }
                    if let (false, Some(item)) = (blocks.is_empty(), items.last_mut()) {
                        item.descriptions.push(blocks);
                    }
                }
            }
        }
    }

    /// A node by itself as blocks.
    pub(super) fn single(&mut self, id: NodeId) -> Vec<Block> {
        let mut flow = Flow::default();
        self.node(id, &mut flow);
        self.flush(&mut flow);
        flow.blocks
    }

    /// Whether an element holds a heading and no words beside it.
    fn is_heading(&self, id: NodeId) -> bool {
        let tree = self.tree;
        let is_heading = |name| matches!(name, Name::H1 | Name::H2 | Name::H3 | Name::H4 | Name::H5 | Name::H6);
        let heading = tree.descendants(id).find(|&id| is_heading(tree.name(id)));
        heading.is_some_and(|heading| tree.text(heading).trim() == tree.text(id).trim())
    }

    pub(super) fn details(&mut self, id: NodeId, flow: &mut Flow) {
        let tree = self.tree;
        let summary = tree.children(id).find(|&child| tree.name(child) == Name::SUMMARY);
        let open = tree.attribute(id, "open").is_some();
        // What is open from the start, under a heading, is a section.
        if open && summary.is_some_and(|summary| self.is_heading(summary)) {
            return self.children(id, flow);
        }
        let mut inside = Flow::default();
        let line: Vec<Inline> = summary.map(|summary| self.line(summary)).unwrap_or_default();
        self.children_but(id, summary, &mut inside);
        self.flush(&mut inside);
        if !line.is_empty() || !inside.blocks.is_empty() {
            flow.blocks.push(Block::Details { summary: line, open, blocks: inside.blocks });
        }
    }
}

/// The figures that a list of terms is, where they are pictures: WordPress writes galleries so.
fn pictures_with_captions(items: &mut [Definition]) -> Option<Vec<Block>> {
    let mut figures = Vec::new();
    let mut last_of_items = Vec::new();
    for item in &*items {
        for term in &item.terms {
            figures.append(&mut figure::only_images(term)?);
        }
        if item.terms.is_empty() || !matches!(figures.last(), Some(Block::Figure(_))) {
            return None;
        }
        last_of_items.push(figures.len() - 1);
    }
    for (item, last) in items.iter_mut().zip(last_of_items) {
        if let Block::Figure(figure) = &mut figures[last] {
            figure.caption = item.descriptions.drain(..).flatten().collect();
        }
    }
    (!figures.is_empty()).then_some(figures)
}

fn numbering(kind: Option<&str>, style: Option<&str>) -> Option<Numbering> {
    Some(match (kind, style) {
        (Some("a"), _) | (_, Some("lower-alpha" | "lower-latin")) => Numbering::LowerAlpha,
        (Some("A"), _) | (_, Some("upper-alpha" | "upper-latin")) => Numbering::UpperAlpha,
        (Some("i"), _) | (_, Some("lower-roman")) => Numbering::LowerRoman,
        (Some("I"), _) | (_, Some("upper-roman")) => Numbering::UpperRoman,
        (_, Some("none")) => Numbering::None,
        _ => return None,
    })
}
