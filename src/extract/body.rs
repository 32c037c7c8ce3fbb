//! Which part of the tree is the body: the node that holds it, and what in it is not part of it.

use super::class::Hints;
use super::judge::{self, Judgement};
use super::measure::Measures;
use crate::html::{Name, NodeId, Tree};
use crate::model::AsideRole;

/// The part of a page that is the article.
pub(super) struct Body {
    /// The node that holds it all.
    pub(super) root: NodeId,
    /// For every node, what it was judged to be; what is below one that is not kept follows it.
    pub(super) judgements: Vec<Judgement>,
    /// Prose of the page that stands in none of it and was not judged to be something else.
    pub(super) left_out: u32,
}

/// Finds the body. Where a page holds no prose, it is all of the page.
pub(super) fn find(tree: &Tree, measures: &Measures) -> Body {
    let start = tree.find(Tree::ROOT, Name::BODY).unwrap_or(Tree::ROOT);
    let mut judgements = judge::boxes(tree, measures);
    let prose = net_prose(tree, measures, &judgements);
    let whole = prose[start as usize];
    let root = marked(tree, measures, &prose, whole).unwrap_or(start);
    let root = descend(tree, &prose, root);
    judge::lines(tree, measures, root, &mut judgements);
    Body { root, judgements, left_out: whole - prose[root as usize] }
}

impl Body {
    /// What stands outside of the body and was judged to be something about the article or the site, but for the
    /// menus and buttons of the page itself.
    pub(super) fn beside(&self, tree: &Tree) -> Vec<NodeId> {
        let mut beside = Vec::new();
        let mut id = tree.find(Tree::ROOT, Name::BODY).unwrap_or(Tree::ROOT);
        while (id as usize) < tree.len() {
            let judgement = self.judgements[id as usize];
            if let Judgement::Hide(role, _) = judgement
                && !matches!(role, AsideRole::Navigation | AsideRole::Interface)
            {
                beside.push(id);
            }
            id = if id == self.root || !judgement.is_kept() { tree.end(id) } else { id + 1 };
        }
        beside
    }
}

/// The prose of each node without that of nodes which are not kept.
fn net_prose(tree: &Tree, measures: &Measures, judgements: &[Judgement]) -> Vec<u32> {
    let mut net = vec![0; tree.len()];
    for id in (0..tree.len() as NodeId).rev() {
        let index = id as usize;
        if judgements[index].is_kept() {
            // What is in a node is summed up already; what is left of its own prose is its own lines.
            net[index] += measures.own_prose(tree, id);
            if let Some(parent) = tree.parent(id) {
                net[parent as usize] += net[index];
            }
        }
    }
    net
}

/// The element that says it holds the article, where most of the prose is in it.
fn marked(tree: &Tree, measures: &Measures, prose: &[u32], whole: u32) -> Option<NodeId> {
    let mut best: Option<(u32, NodeId)> = None;
    for id in tree.descendants(Tree::ROOT) {
        let says = match tree.name(id) {
            Name::ARTICLE => 1,
            Name::MAIN => 1,
            name if !name.is_element() => continue,
            _ if tree
                .attribute(id, "itemprop")
                .is_some_and(|value| value.to_ascii_lowercase().contains("articlebody")) =>
            {
                3
            }
            _ if measures.hints[id as usize].any(Hints::BODY) => 2,
            _ if tree.attribute(id, "role") == Some("main") => 1,
            _ => continue,
        };
        let own = prose[id as usize];
        if own == 0 || u64::from(own) * 100 < u64::from(whole) * SHARE_OF_MARKED {
            continue;
        }
        // Of several, the surest, and of these the one with the most prose.
        if best.is_none_or(|(rank, id)| (says, own) > (rank, prose[id as usize])) {
            best = Some((says, id));
        }
    }
    best.map(|(_, id)| id)
}

/// Of a hundred letters of prose, so many must be in an element that says it is the article.
const SHARE_OF_MARKED: u64 = 50;

/// From a node down to the one that still holds nearly all of its prose.
fn descend(tree: &Tree, prose: &[u32], mut id: NodeId) -> NodeId {
    loop {
        let whole = u64::from(prose[id as usize]);
        let enough = |child: &NodeId| whole > 0 && u64::from(prose[*child as usize]) * 100 >= whole * SHARE_OF_CHILD;
        let is_holder = |child: &NodeId| {
            matches!(
                tree.name(*child),
                Name::DIV
                    | Name::ARTICLE
                    | Name::SECTION
                    | Name::MAIN
                    | Name::BODY
                    | Name::HTML
                    | Name::FORM
                    | Name::CENTER
                    | Name::TABLE
                    | Name::TBODY
                    | Name::TR
                    | Name::TD
                    | Name::SPAN
                    | Name::FONT
            ) || tree.name(*child).as_str().is_none_or(|name| name.contains('-'))
        };
        match tree.children(id).find(|child| tree.name(*child).is_element() && is_holder(child) && enough(child)) {
            Some(child) => id = child,
            None => return id,
        }
    }
}

/// Of a hundred letters of prose in a node, so many must be in a child to look there alone.
const SHARE_OF_CHILD: u64 = 92;
