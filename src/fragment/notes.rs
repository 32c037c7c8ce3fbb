//! Footnotes: which links are marks of notes, and which elements are the notes.

use std::collections::{BTreeMap, HashSet};

use super::Converter;
use super::anchors::Anchors;
use super::class::{attribute_is, classes, has_class};
use super::flow::Flow;
use crate::builder;
use crate::html::{Name, NodeId, Tree};
use crate::lowercase;
use crate::model::{Block, Inline, Note, walk};

/// The notes of a piece of a page.
#[derive(Default)]
pub(super) struct Notes {
    definitions: Vec<Definition>,
    /// The definition that each mark names.
    marks: BTreeMap<NodeId, usize>,
    /// The definition that each element is.
    places: BTreeMap<NodeId, usize>,
    /// Links from notes back to the text.
    returns: HashSet<NodeId>,
    /// The definitions in the order of their first marks.
    order: Vec<usize>,
}

struct Definition {
    /// The element that holds the note.
    place: NodeId,
    id: String,
    label: Option<String>,
    is_referred_to: bool,
}

/// What holds nothing but notes.
pub(super) const CONTAINERS: &[&str] =
    &["footnotes", "footnotes-list", "footnote-list", "endnotes", "footnotes-sep", "references", "reflist"];

/// Notes that stand in the text itself.
const SIDENOTES: &[&str] = &["sidenote", "marginnote", "inline-footnote"];

/// A note longer than this, in bytes, is a chapter that a link leads to.
const MAX_NOTE: usize = 8000;

impl Notes {
    pub(super) fn new(tree: &Tree, anchors: &Anchors) -> Notes {
        let mut found: Vec<(NodeId, NodeId, NodeId)> = anchors
            .links()
            .filter(|&(link, target)| is_mark(tree, link, target))
            .filter_map(|(link, target)| Some((link, target, place_of(tree, target, link)?)))
            .collect();
        // An element that several targets stand in is no note.
        let mut targets: BTreeMap<NodeId, NodeId> = BTreeMap::new();
        let mut crowded = HashSet::new();
        for &(_, target, place) in &found {
            if *targets.entry(place).or_insert(target) != target {
                crowded.insert(place);
            }
        }
        found.retain(|(.., place)| !crowded.contains(place));
        let mut notes = Notes::default();
        for (link, _, place) in found {
            let next = notes.definitions.len();
            let index = *notes.places.entry(place).or_insert(next);
            if index == next {
                let label = mark_text(tree, link);
                let label = (label.parse::<usize>().ok() != Some(index + 1)).then(|| label.to_string());
                let id = (index + 1).to_string();
                notes.definitions.push(Definition { place, id, label, is_referred_to: false });
            }
            notes.marks.insert(link, index);
        }
        for (link, target) in anchors.links() {
            let within = notes.places.range(..=link).next_back().filter(|&(&place, _)| tree.is_within(link, place));
            let Some((&place, _)) = within else { continue };
            let says = tree.text(link).trim().trim_end_matches('\u{fe0e}');
            let is_short = says.chars().count() <= 4 || mark_text(tree, link).chars().count() <= 3;
            let is_return = attribute_is(tree, link, "role", &["doc-backlink"])
                || classes(tree, link)
                    .any(|class| class.contains("back") || class.contains("reverse") || class.contains("return"));
            if !tree.is_within(target, place) && (is_return || is_short && !notes.marks.contains_key(&link)) {
                notes.returns.insert(link);
                notes.marks.remove(&link);
            }
        }
        notes
    }

    /// The id of the note that an element refers to.
    pub(super) fn refer(&mut self, tree: &Tree, id: NodeId) -> Option<String> {
        let index = match self.marks.get(&id) {
            Some(&index) => index,
            None if matches!(tree.name(id), Name::SPAN | Name::SMALL) && has_class(tree, id, SIDENOTES) => {
                self.add_sidenote(tree, id)?
            }
            None => return None,
        };
        let definition = &mut self.definitions[index];
        if !definition.is_referred_to {
            definition.is_referred_to = true;
            self.order.push(index);
        }
        Some(definition.id.clone())
    }

    fn add_sidenote(&mut self, tree: &Tree, id: NodeId) -> Option<usize> {
        if tree.text(id).trim().is_empty() {
            return None;
        }
        // What opens when the mark is touched, rather than the mark.
        let is_closed =
            |&id: &NodeId| super::class::style(tree, id, "display").is_some_and(|display| display == "none");
        let place = tree.descendants(id).find(is_closed).unwrap_or(id);
        let index = self.definitions.len();
        let name = ["side-", &(index + 1).to_string()].concat();
        self.definitions.push(Definition { place, id: name, label: None, is_referred_to: false });
        self.marks.insert(id, index);
        Some(index)
    }

    /// Whether an element is a note or leads back from one, so that it is not read where it stands.
    pub(super) fn takes(&self, id: NodeId) -> bool {
        self.returns.contains(&id) || self.places.contains_key(&id)
    }

    /// Whether a link is the mark of a note or leads back from one.
    pub(super) fn knows(&self, link: NodeId) -> bool {
        self.marks.contains_key(&link) || self.returns.contains(&link)
    }

    /// Whether a note is somewhere below an element.
    pub(super) fn is_above_note(&self, tree: &Tree, id: NodeId) -> bool {
        self.places.range(id..tree.end(id)).next().is_some()
    }
}

impl Converter<'_, '_> {
    /// Reads the notes in the order of their marks; a note may refer to further ones.
    pub(super) fn convert_notes(&mut self) -> Vec<Note> {
        let tree = self.tree;
        let mut notes = Vec::new();
        while let Some(&index) = self.notes.order.get(notes.len()) {
            let definition = &mut self.notes.definitions[index];
            let (place, id, label) = (definition.place, definition.id.clone(), definition.label.take());
            let mut flow = Flow::default();
            // A note may be the term of a definition list; what it says is the definition then.
            let after = || std::iter::successors(tree.next_sibling(place), |&id| tree.next_sibling(id)).take(8);
            let content = match tree.name(place) {
                Name::DT => after().find(|&id| tree.name(id) == Name::DD).unwrap_or(place),
                _ => place,
            };
            self.children(content, &mut flow);
            self.flush(&mut flow);
            let mut blocks = flow.blocks;
            self.settle_anchors(&mut blocks);
            trim_mark(&mut blocks);
            notes.push(Note { id, label, blocks });
        }
        notes
    }

    /// What holds notes: nothing where nothing else is in it.
    pub(super) fn notes_container(&mut self, id: NodeId, flow: &mut Flow) {
        let blocks = self.blocks(id);
        let is_left = |block: &Block| matches!(block, Block::Heading { .. } | Block::Divider);
        if !blocks.iter().all(is_left) {
            flow.blocks.extend(blocks);
        }
    }

    /// Where notes stood, the rule and the heading before them have nothing left to stand above.
    pub(super) fn close_notes(&mut self, id: NodeId, flow: &mut Flow) {
        if self.notes.is_above_note(self.tree, id) {
            while flow.blocks.last().is_some_and(|block| matches!(block, Block::Divider) || names_notes(block)) {
                flow.blocks.pop();
            }
        }
    }
}

fn names_notes(block: &Block) -> bool {
    let names = [
        "notes",
        "footnotes",
        "references",
        "endnotes",
        "sources",
        "citations",
        "fußnoten",
        "notas",
        "einzelnachweise",
    ];
    matches!(block, Block::Heading { content, .. } if names.contains(&lowercase::text(walk::text(content).trim()).as_str()))
}

/// Whether a link looks like the mark of a note.
fn is_mark(tree: &Tree, link: NodeId, target: NodeId) -> bool {
    let text = mark_text(tree, link);
    if !is_mark_text(text) {
        return false;
    }
    let is_raised =
        tree.ancestors(link).take(3).any(|id| tree.name(id) == Name::SUP) || tree.find(link, Name::SUP).is_some();
    is_raised
        || attribute_is(tree, link, "role", &["doc-noteref"])
        || attribute_is(tree, link, "rel", &["footnote"])
        || tree.attributes(link).any(|(name, _)| name == "data-footnote-ref")
        || tree.text(link).trim().starts_with('[')
        || super::anchors::id_of(tree, target).is_some_and(names_note)
        || classes(tree, link).any(|class| {
            let class = class.to_ascii_lowercase();
            class.contains("footnote") || class.contains("noteref") || class.contains("endnote") || class == "fn"
        })
}

/// Whether an id is one that notes have: `fn1`, `footnote-1`, `_ftn1`, `note-3`.
fn names_note(id: &str) -> bool {
    let name = id.trim_end_matches(|character: char| character.is_ascii_digit());
    let word = name.trim_matches(['-', '_', ':', '.']).to_ascii_lowercase();
    name.len() < id.len()
        && matches!(
            word.as_str(),
            "fn" | "ftn" | "note" | "footnote" | "endnote" | "en" | "cite_note" | "user-content-fn"
        )
}

/// The mark without the brackets around it.
fn mark_text(tree: &Tree, link: NodeId) -> &str {
    tree.text(link).trim().trim_matches(['[', ']', '(', ')', ' '])
}

fn is_mark_text(text: &str) -> bool {
    let count = text.chars().count();
    let is_number = |text: &str| !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_sign = text.chars().all(|character| "*†‡§¶‖#+※".contains(character));
    let is_letters = count <= 2 && text.chars().all(char::is_alphabetic)
        || text.len() <= 5 && text.bytes().all(|byte| b"ivxlc".contains(&byte));
    let is_named = || {
        let (name, number) = text.split_once([' ', '\u{a0}', '-']).unwrap_or_default();
        is_number(number)
            && matches!(name.to_ascii_lowercase().as_str(), "note" | "n" | "nb" | "fn" | "footnote" | "lower-alpha")
    };
    count > 0 && (is_number(text) || count <= 3 && is_sign || is_letters || is_named())
}

/// The element that holds the note which a mark leads to.
fn place_of(tree: &Tree, target: NodeId, link: NodeId) -> Option<NodeId> {
    let holds_note = |id: NodeId| {
        matches!(
            tree.name(id),
            Name::LI | Name::P | Name::DIV | Name::DD | Name::DT | Name::ASIDE | Name::TD | Name::SECTION
        )
    };
    let place = std::iter::once(target).chain(tree.ancestors(target).take(4)).find(|&id| holds_note(id))?;
    let text = tree.text(place);
    let length = if text.len() > 2 * MAX_NOTE { text.len() } else { text.trim().len() };
    let is_chapter =
        || tree.descendants(place).take(200).any(|id| matches!(tree.name(id), Name::H1 | Name::H2 | Name::H3));
    let is_note = !tree.is_within(link, place) && place > link && (1..=MAX_NOTE).contains(&length) && !is_chapter();
    is_note.then_some(place)
}

/// Takes away what is left of the mark at the start of a note.
fn trim_mark(blocks: &mut Vec<Block>) {
    if let [Block::Paragraph { content, .. }, _, ..] = blocks.as_slice()
        && is_mark_text(walk::text(content).trim().trim_matches(['[', ']', '(', ')', '.', ':', ' ']))
    {
        blocks.remove(0);
        return;
    }
    let Some(Block::Paragraph { content, .. }) = blocks.first_mut() else { return };
    let is_mark = |inline: &Inline| match inline {
        Inline::Text { text } => text.trim_matches(['[', ']', '.', '^', ':', ' ', '↑']).is_empty(),
        Inline::Superscript { content } => is_mark_text(walk::text(content).trim()),
        Inline::Anchor { .. } => true,
        _ => false,
    };
    let marks = content.iter().take_while(|inline| is_mark(inline)).count();
    if marks < content.len() {
        content.drain(..marks);
    }
    if let Some(Inline::Text { text }) = content.first_mut() {
        let rest = text.trim_start_matches([']', ')', '.', '^', ':', ' ', '↑', '\u{a0}']);
        text.drain(..text.len() - rest.len());
    }
    builder::trim(content);
}
