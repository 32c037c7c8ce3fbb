//! Links to places in the same piece of a page.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Converter;
use super::flow::Line;
use crate::builder::{Builder, percent_decode};
use crate::html::{Name, NodeId, Tree};
use crate::model::{Block, Inline, Note, Purpose, Url, walk};

/// Which ids are linked to, and which of them stand in what was written so far.
#[derive(Default)]
pub(super) struct Anchors {
    /// The element that each link of the page itself leads to.
    links: BTreeMap<NodeId, NodeId>,
    targets: HashSet<NodeId>,
    /// Ids that will stand in the next block.
    waiting: Vec<String>,
    written: HashSet<String>,
}

/// Ids that can wait for one block; links to further ones lead to the page itself.
const MAX_WAITING: usize = 64;

impl Anchors {
    pub(super) fn new(tree: &Tree, base: Option<&Url>) -> Anchors {
        let links: Vec<(NodeId, String)> = tree
            .descendants(Tree::ROOT)
            .filter(|&id| tree.name(id) == Name::A)
            .filter_map(|id| Some((id, fragment(tree.attribute(id, "href")?, base)?)))
            .collect();
        let mut places: HashMap<&str, Option<NodeId>> =
            links.iter().map(|(_, fragment)| (fragment.as_str(), None)).collect();
        if places.is_empty() {
            return Anchors::default();
        }
        for id in tree.descendants(Tree::ROOT) {
            let Some(name) = id_of(tree, id) else { continue };
            // GitHub writes a prefix before ids and none before links to them.
            for name in [Some(name), name.strip_prefix("user-content-")].into_iter().flatten() {
                if let Some(place) = places.get_mut(name) {
                    place.get_or_insert(id);
                }
            }
        }
        let mut anchors = Anchors::default();
        for (link, fragment) in &links {
            if let Some(place) = places[fragment.as_str()] {
                anchors.links.insert(*link, place);
                anchors.targets.insert(place);
            }
        }
        anchors
    }

    /// Leaves out links that nobody will see, and the places that they alone lead to.
    pub(super) fn forget(&mut self, is_unseen: impl Fn(NodeId) -> bool) {
        self.links.retain(|&link, _| !is_unseen(link));
        self.targets = self.links.values().copied().collect();
    }

    /// Links of the page itself with the elements they lead to.
    pub(super) fn links(&self) -> impl Iterator<Item = (NodeId, NodeId)> {
        self.links.iter().map(|(&link, &target)| (link, target))
    }

    /// The id that a link leads to.
    pub(super) fn target<'t>(&self, tree: &'t Tree, link: NodeId) -> Option<&'t str> {
        id_of(tree, *self.links.get(&link)?)
    }

    /// Keeps the id of an element, where links lead to it, for the next block that is written.
    pub(super) fn arrive(&mut self, tree: &Tree, id: NodeId) {
        if self.targets.contains(&id)
            && let Some(name) = id_of(tree, id)
            && self.waiting.len() < MAX_WAITING
            && !self.written.contains(name)
            && !self.waiting.iter().any(|waiting| waiting == name)
        {
            self.waiting.push(name.to_string());
        }
    }

    /// An anchor for an element in a line, where links lead to it.
    pub(super) fn take(&mut self, tree: &Tree, id: NodeId) -> Option<Inline> {
        let name = id_of(tree, id).filter(|_| self.targets.contains(&id))?;
        self.written.insert(name.to_string()).then(|| Inline::Anchor { id: name.to_string() })
    }

    /// The id for a block that can have one: its own, otherwise one that waits for a place.
    pub(super) fn block_id(&mut self, tree: &Tree, id: NodeId) -> Option<String> {
        let own = id_of(tree, id).filter(|_| self.targets.contains(&id)).map(str::to_string);
        let name = match own {
            Some(own) => own,
            None if self.waiting.is_empty() => return None,
            None => self.waiting[0].clone(),
        };
        self.write(&name);
        Some(name)
    }

    /// Says that an id stands in what was written.
    pub(super) fn write(&mut self, name: &str) {
        self.waiting.retain(|waiting| waiting != name);
        self.written.insert(name.to_string());
    }

    /// Anchors for the ids that wait for a place.
    pub(super) fn take_waiting(&mut self) -> Vec<Inline> {
        let waiting = std::mem::take(&mut self.waiting);
        self.written.extend(waiting.iter().cloned());
        waiting.into_iter().map(|id| Inline::Anchor { id }).collect()
    }

    /// Turns references to places that are not there after all into what remains of them.
    pub(super) fn resolve(&self, blocks: &mut [Block], notes: &mut [Note], builder: &mut Builder<'_>) {
        if self.links.is_empty() {
            return;
        }
        let bodies = std::iter::once(blocks).chain(notes.iter_mut().map(|note| note.blocks.as_mut_slice()));
        bodies.for_each(|blocks| self.resolve_blocks(blocks, builder));
    }

    fn resolve_blocks(&self, blocks: &mut [Block], builder: &mut Builder<'_>) {
        for block in blocks {
            walk::each_content_mut(block, &mut |content| self.resolve_inlines(content, builder));
            walk::each_child_mut(block, &mut |blocks| self.resolve_blocks(blocks, builder));
        }
    }

    fn resolve_inlines(&self, content: &mut Vec<Inline>, builder: &mut Builder<'_>) {
        for inside in content.iter_mut().filter_map(walk::inline_content_mut) {
            self.resolve_inlines(inside, builder);
        }
        let is_lost =
            |inline: &Inline| matches!(inline, Inline::CrossReference { target, .. } if !self.written.contains(target));
        if !content.iter().any(is_lost) {
            return;
        }
        let mut line = Line::default();
        for inline in std::mem::take(content) {
            let inlines = match inline {
                Inline::CrossReference { target, content } if !self.written.contains(&target) => {
                    let address = ["#", &target].concat();
                    match builder.base().and_then(|base| Url::join(Some(base), &address, Purpose::Link)) {
                        Some(url) => vec![Inline::Link { url, title: None, content }],
                        None => content,
                    }
                }
                inline => vec![inline],
            };
            line.append(inlines, false);
        }
        *content = line.content;
    }
}

impl Converter<'_, '_> {
    /// Gives the ids that still wait for a place the last one there is.
    pub(super) fn settle_anchors(&mut self, blocks: &mut [Block]) {
        if let Some(Block::Paragraph { content, .. }) = blocks.last_mut() {
            content.extend(self.anchors.take_waiting());
        }
    }
}

/// Takes the anchors of an id out of a line that has the id itself.
pub(super) fn remove(name: &str, content: &mut Vec<Inline>) {
    content.retain(|inline| !matches!(inline, Inline::Anchor { id } if id == name));
    content.iter_mut().filter_map(walk::inline_content_mut).for_each(|inside| remove(name, inside));
}

/// What links can name an element by.
pub(super) fn id_of(tree: &Tree, id: NodeId) -> Option<&str> {
    let old = || tree.attribute(id, "name").filter(|_| tree.name(id) == Name::A);
    tree.attribute(id, "id").or_else(old).filter(|name| !name.is_empty())
}

/// The place in the page itself that an address leads to.
fn fragment(address: &str, base: Option<&Url>) -> Option<String> {
    let address = address.trim();
    let (page, fragment) = address.split_once('#')?;
    let is_here = page.is_empty()
        || base.is_some_and(|base| {
            let url = Url::join(Some(base), page, Purpose::Link);
            url.is_some_and(|url| url.without_fragment() == base.without_fragment())
        });
    (is_here && !fragment.is_empty()).then(|| percent_decode(fragment))
}
