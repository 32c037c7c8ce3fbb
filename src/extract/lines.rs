//! What single lines of the body are, by how they read and what stands beside them.

use super::judge::Judgement;
use super::measure::{Measures, is_inline};
use crate::html::{Name, NodeId, Tree};
use crate::lexicon;
use crate::model::AsideRole;

/// Judges the lines of the body, once it is known.
pub(super) fn judge(tree: &Tree, measures: &Measures, root: NodeId, judgements: &mut [Judgement]) {
    let end = tree.end(root);
    let mut id = root + 1;
    while id < end {
        let index = id as usize;
        if judgements[index] == Judgement::Keep && tree.name(id).is_element() {
            judgements[index] = a_line(tree, measures, root, id);
        }
        id = if judgements[index].is_kept() { id + 1 } else { tree.end(id) };
    }
    headings_of_nothing(tree, measures, root, judgements);
}

/// Judges a part of the article outside of the body.
pub(super) fn judge_part(tree: &Tree, measures: &Measures, part: NodeId, judgements: &mut [Judgement]) {
    judgements[part as usize] = a_line(tree, measures, part, part);
    if judgements[part as usize].is_kept() {
        judge(tree, measures, part, judgements);
    }
}

fn a_line(tree: &Tree, measures: &Measures, root: NodeId, id: NodeId) -> Judgement {
    let measure = measures.of(id);
    let name = tree.name(id);
    if measure.text == 0 || is_inline(name) && !stands_alone(tree, id) {
        return Judgement::Keep;
    }
    // A list of links is a menu or other articles.
    let is_list = matches!(name, Name::UL | Name::OL | Name::DIV | Name::SECTION | Name::DL | Name::TABLE);
    let small = u64::from(measure.prose) * 10 <= u64::from(measures.of(root).prose);
    let is_row = name == Name::P
        && measure.links >= 2
        && measure.text / measure.links >= 20
        && !tree.text(id).trim_end().ends_with(['.', '!', '?', '。']);
    if (is_list || is_row)
        && small
        && !(is_list && is_announced(tree, measures, id))
        && measure.links >= 2
        && measure.link_density() > 0.75
        && measure.text / measure.links < 120
    {
        return Judgement::Hide(AsideRole::Related, "list of links");
    }
    let is_cell = matches!(name, Name::TD | Name::TH | Name::DT | Name::DD | Name::PRE);
    // What the element around says in the same words was judged there.
    let is_judged = tree.parent(id).is_some_and(|outer| outer > root && measures.of(outer).text == measure.text);
    if measure.text <= LONGEST_PHRASE
        && !is_cell
        && !is_judged
        && let Some(role) = lexicon::role_of_line(tree.text(id), measure.link_density() > 0.5)
        && !holds_player(tree, id)
    {
        return Judgement::Hide(role, "wording");
    }
    if measure.text <= LONGEST_REQUEST
        && measures.is_leaf(tree, id)
        && !is_cell
        && let Some(role) = lexicon::role_of_request(tree.text(id), measure.links > 0)
    {
        return Judgement::Hide(role, "wording");
    }
    if is_link_line(tree, measures, id) {
        return Judgement::Hide(AsideRole::Related, "line that is a link");
    }
    Judgement::Keep
}

/// Whether a paragraph of the text right before a list ends in a colon: what it promises belongs to it.
fn is_announced(tree: &Tree, measures: &Measures, id: NodeId) -> bool {
    let before = std::iter::successors(tree.previous_sibling(id), |&before| tree.previous_sibling(before));
    let before = before.take(4).find(|&before| measures.of(before).text > 0);
    before.is_some_and(|before| {
        let lines = measures.lines(before);
        let ends = tree.name(before) == Name::P && tree.text(before).trim_end().ends_with([':', '：']);
        ends && lines.text >= LONG_PROMISE && lines.link * 2 < lines.text
    })
}

/// Letters of a paragraph that is more than the heading of a list.
const LONG_PROMISE: u32 = 40;

/// Letters of a line that is known by its wording.
const LONGEST_PHRASE: u32 = 160;
/// Letters of a line that asks for something somewhere in it.
const LONGEST_REQUEST: u32 = 280;

/// Whether an element holds a film or a sound, whatever its buttons say.
fn holds_player(tree: &Tree, id: NodeId) -> bool {
    tree.descendants(id).any(|id| matches!(tree.name(id), Name::VIDEO | Name::AUDIO | Name::IFRAME))
}

/// Whether a paragraph between others is nothing but a link, as pages put them there to lead to other articles.
fn is_link_line(tree: &Tree, measures: &Measures, id: NodeId) -> bool {
    let lines = measures.lines(id);
    if !matches!(tree.name(id), Name::P | Name::A)
        || lines.text < 16
        || lines.link * 100 < lines.text * 95
        || measures.of(id).images > 0
    {
        return false;
    }
    let is_shouted = tree.text(id).chars().all(|character| !character.is_lowercase());
    let mut beside = [Tree::previous_sibling as fn(&Tree, NodeId) -> Option<NodeId>, Tree::next_sibling].into_iter();
    is_shouted && tree.text(id).chars().any(char::is_uppercase)
        || beside.all(|step| {
            let near = std::iter::successors(step(tree, id), |&beside| step(tree, beside)).take(8);
            let mut read = near.filter(|&beside| measures.lines(beside).text > 0 && tree.name(beside) == Name::P);
            read.next().is_some_and(|beside| {
                let lines = measures.lines(beside);
                lines.text >= 60 && lines.marks >= 1 && lines.link * 2 < lines.text
            })
        })
}

/// Whether a link stands between paragraphs, in none.
fn stands_alone(tree: &Tree, id: NodeId) -> bool {
    if tree.name(id) != Name::A {
        return false;
    }
    let is_space = |&beside: &NodeId| tree.name(beside) == Name::TEXT && tree.text(beside).trim().is_empty();
    let is_beside = |step: fn(&Tree, NodeId) -> Option<NodeId>| {
        let mut near = std::iter::successors(step(tree, id), |&beside| step(tree, beside)).skip_while(is_space);
        near.next().is_some_and(|beside| tree.name(beside) == Name::P)
    };
    is_beside(Tree::previous_sibling) && is_beside(Tree::next_sibling)
}

/// Hides headings whose section was hidden, and those that nothing follows.
fn headings_of_nothing(tree: &Tree, measures: &Measures, root: NodeId, judgements: &mut [Judgement]) {
    // Walks back, so that what follows a heading is known: the level of the last thing of the article met, with 7 for text.
    let mut followed_by = 0;
    let mut hidden = vec![false; (tree.end(root) - root) as usize];
    for id in root + 1..tree.end(root) {
        let parent = tree.parent(id).unwrap_or(root);
        hidden[(id - root) as usize] = !judgements[id as usize].is_kept() || hidden[(parent.max(root) - root) as usize];
    }
    let mut hides = None;
    for id in (root + 1..tree.end(root)).rev() {
        if hidden[(id - root) as usize] {
            if let Judgement::Hide(role, _) = judgements[id as usize]
                && measures.of(id).text > 0
            {
                hides = Some(role);
            }
            continue;
        }
        match heading_level(tree.name(id)) {
            Some(level) => {
                if followed_by == 0 || (hides.is_some() && followed_by <= level) {
                    judgements[id as usize] = Judgement::Hide(hides.unwrap_or(AsideRole::Other), "heading of nothing");
                } else {
                    followed_by = level;
                    hides = None;
                }
            }
            None if tree.name(id) == Name::TEXT && !in_heading(tree, id, root) && !tree.text(id).trim().is_empty() => {
                followed_by = 7;
                hides = None;
            }
            None if matches!(tree.name(id), Name::IMG | Name::IFRAME | Name::VIDEO | Name::AUDIO | Name::MATH) => {
                followed_by = 7;
                hides = None;
            }
            None => {}
        }
    }
}

fn in_heading(tree: &Tree, id: NodeId, root: NodeId) -> bool {
    tree.ancestors(id).take(8).take_while(|id| *id != root).any(|id| heading_level(tree.name(id)).is_some())
}

pub(super) fn heading_level(name: Name) -> Option<u8> {
    match name {
        Name::H1 => Some(1),
        Name::H2 => Some(2),
        Name::H3 => Some(3),
        Name::H4 => Some(4),
        Name::H5 => Some(5),
        Name::H6 => Some(6),
        _ => None,
    }
}
