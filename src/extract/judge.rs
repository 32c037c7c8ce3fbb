//! What is not the article: by kind of element, by what its class hints at, by how its lines read.

use super::class::Hints;
use super::measure::{Measure, Measures, is_inline};
use super::phrases;
use crate::fragment;
use crate::html::{Name, NodeId, Tree};
use crate::model::AsideRole;

/// What a node was judged to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Judgement {
    /// Of the article, as far as is known.
    Keep,
    /// In the article elsewhere: the title, the byline.
    Skip,
    /// Not of the article, and why.
    Hide(AsideRole, &'static str),
}

impl Judgement {
    pub(super) fn is_kept(self) -> bool {
        self == Judgement::Keep
    }
}

/// Judges the boxes of a page, before its body is known.
pub(super) fn boxes(tree: &Tree, measures: &Measures) -> Vec<Judgement> {
    let whole = measures.of(Tree::ROOT).prose;
    let mut judgements = vec![Judgement::Keep; tree.len()];
    let mut id = Tree::ROOT;
    while (id as usize) < tree.len() {
        let judgement = if tree.name(id).is_element() { a_box(tree, measures, id, whole) } else { Judgement::Keep };
        judgements[id as usize] = judgement;
        id = if judgement.is_kept() { id + 1 } else { tree.end(id) };
    }
    judgements
}

/// Hints in the order in which they count, what they mean, and how much of the prose of the page (in a hundred) an
/// element may hold and still be judged by its name alone.
const BOXES: &[(Hints, AsideRole, u32, &str)] = &[
    (Hints::COMMENTS, AsideRole::Comments, 85, "class of comments"),
    (Hints::NEWSLETTER, AsideRole::Newsletter, 20, "class of a newsletter"),
    (Hints::SHARE, AsideRole::Share, 10, "class of share buttons"),
    (Hints::RELATED, AsideRole::Related, 35, "class of related articles"),
    (Hints::ADVERTISEMENT, AsideRole::Advertisement, 15, "class of an advertisement"),
    (Hints::BIOGRAPHY, AsideRole::AuthorBio, 25, "class of an author's biography"),
    (Hints::NAVIGATION, AsideRole::Navigation, 25, "class of a menu"),
    (Hints::LEGAL, AsideRole::Legal, 25, "class of a legal notice"),
    (Hints::PAYWALL, AsideRole::Paywall, 15, "class of a paywall"),
    (Hints::INTERFACE, AsideRole::Interface, 25, "class of an interface"),
    (Hints::SIDE, AsideRole::Other, 35, "class of a side bar"),
    (Hints::TAGS, AsideRole::Navigation, 5, "class of tags"),
    (Hints::FOOTER, AsideRole::Other, 25, "class of a footer"),
];

fn a_box(tree: &Tree, measures: &Measures, id: NodeId, whole: u32) -> Judgement {
    let measure = measures.of(id);
    let hints = measures.hints[id as usize];
    let name = tree.name(id);
    let at_most = |share: u32| u64::from(measure.prose) * 100 <= u64::from(whole) * u64::from(share);
    let by_name = match name {
        Name::NAV => Some((AsideRole::Navigation, 50, "element nav")),
        Name::MENU => Some((AsideRole::Navigation, 10, "element menu")),
        Name::ASIDE if !fragment::belongs(tree, id) => Some((AsideRole::Other, 35, "element aside")),
        Name::FOOTER => Some((AsideRole::Other, 35, "element footer")),
        Name::DIALOG => Some((AsideRole::Interface, 35, "element dialog")),
        Name::SEARCH => Some((AsideRole::Interface, 10, "element search")),
        Name::FORM => Some((AsideRole::Interface, 10, "element form")),
        _ => None,
    };
    if is_unseen(tree, id, hints) && at_most(50) {
        return Judgement::Hide(AsideRole::Interface, "not shown");
    }
    if !matches!(name, Name::BODY | Name::HTML | Name::MAIN | Name::ARTICLE | Name::P) && !hints.any(Hints::BODY) {
        for (hint, role, share, reason) in BOXES {
            if hints.any(*hint) && at_most(*share) && !is_media(tree, id, measure) {
                return Judgement::Hide(*role, reason);
            }
        }
    }
    match by_name {
        Some((role, share, reason)) if at_most(share) => Judgement::Hide(role, reason),
        _ => Judgement::Keep,
    }
}

/// Whether an element is hidden from those who see.
fn is_unseen(tree: &Tree, id: NodeId, hints: Hints) -> bool {
    if hints.any(Hints::UNSEEN) || tree.attribute(id, "hidden").is_some() {
        return true;
    }
    let Some(style) = tree.attribute(id, "style") else { return false };
    let style: String = style.chars().filter(|character| !character.is_whitespace()).take(400).collect();
    let style = style.to_ascii_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// Whether an element is a picture, an embed, or something around one.
fn is_media(tree: &Tree, id: NodeId, measure: &Measure) -> bool {
    let is_player =
        |id| matches!(tree.name(id), Name::IFRAME | Name::VIDEO | Name::AUDIO | Name::FIGURE | Name::BLOCKQUOTE);
    is_player(id) || (measure.images > 0 && measure.links <= 1 && measure.text < 200 && tree.name(id) == Name::PICTURE)
}

/// Judges the lines of the body, once it is known.
pub(super) fn lines(tree: &Tree, measures: &Measures, root: NodeId, judgements: &mut [Judgement]) {
    let end = tree.end(root);
    let whole = measures.of(root).prose;
    let mut id = root + 1;
    while id < end {
        let index = id as usize;
        if judgements[index].is_kept() && tree.name(id).is_element() {
            judgements[index] = a_line(tree, measures, id, whole);
        }
        id = if judgements[index].is_kept() { id + 1 } else { tree.end(id) };
    }
    headings_of_nothing(tree, measures, root, judgements);
}

fn a_line(tree: &Tree, measures: &Measures, id: NodeId, whole: u32) -> Judgement {
    let measure = measures.of(id);
    let name = tree.name(id);
    if is_inline(name) || measure.text == 0 {
        return Judgement::Keep;
    }
    // A list of links is a menu or other articles.
    let is_list = matches!(name, Name::UL | Name::OL | Name::DIV | Name::SECTION | Name::DL | Name::TABLE);
    let small = u64::from(measure.prose) * 10 <= u64::from(whole);
    if is_list && small && measure.links >= 2 && measure.link_density() > 0.75 && measure.text / measure.links < 120 {
        return Judgement::Hide(AsideRole::Related, "list of links");
    }
    if measure.text <= 160
        && let Some((role, reason)) = phrases::role(tree.text(id), measure.link_density() > 0.5)
    {
        return Judgement::Hide(role, reason);
    }
    Judgement::Keep
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
