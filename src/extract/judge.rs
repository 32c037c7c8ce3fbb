//! What is not the article: by kind of element, by what its class hints at, by how its lines read.

use super::class::Hints;
use super::measure::{Measure, Measures, is_inline};
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
    /// A picture with its caption.
    Figure,
    /// The caption of the picture around it.
    Caption,
    /// Not of the article, and why.
    Hide(AsideRole, &'static str),
}

impl Judgement {
    pub(super) fn is_kept(self) -> bool {
        matches!(self, Judgement::Keep | Judgement::Figure | Judgement::Caption)
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
    (Hints::COMMENTS, AsideRole::Comments, 75, "class of comments"),
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
    let is_text = matches!(name, Name::BODY | Name::HTML | Name::MAIN | Name::ARTICLE | Name::P);
    if is_text || hints.any(Hints::BODY) || fragment::is_formula(tree, id) || is_in_sentence(tree, id) {
        return Judgement::Keep;
    }
    let by_class =
        BOXES.iter().filter(|(hint, ..)| hints.any(*hint)).map(|(_, role, share, reason)| (*role, *share, *reason));
    let said = by_class.chain(by_name);
    // What several of its names say may hold more of the page than what one of them says.
    let role = tree.attribute(id, "role").is_some_and(|role| super::class::of_role(role) != Hints::default());
    let more = said.clone().count() as u32 + u32::from(role);
    let is_media = is_media(tree, id, measure);
    // Names alone never decide about a text of several paragraphs that is much of the page.
    if measure.flow >= FLOW && measure.flow * 10 >= measure.prose * 6 && !at_most(SHARE_OF_FLOW) {
        return Judgement::Keep;
    }
    for (role, share, reason) in said {
        if at_most((share * more).min(MOST)) && !is_media {
            return Judgement::Hide(role, reason);
        }
    }
    Judgement::Keep
}

/// Letters of paragraphs in a row that make a text, and how much of the prose of the page, in a hundred, it then holds.
const FLOW: u32 = 300;
const SHARE_OF_FLOW: u32 = 30;

/// Of a hundred letters of prose, what is judged by its names alone holds never more than these.
const MOST: u32 = 75;

/// Whether an element is hidden from those who see.
fn is_unseen(tree: &Tree, id: NodeId, hints: Hints) -> bool {
    if hints.any(Hints::UNSEEN) || fragment::is_hidden(tree, id) {
        return true;
    }
    let Some(style) = tree.attribute(id, "style") else { return false };
    let style: String = style.chars().filter(|character| !character.is_whitespace()).take(400).collect();
    let style = style.to_ascii_lowercase();
    ["display:none", "visibility:hidden", "left:-999", "text-indent:-999"].iter().any(|hides| style.contains(hides))
}

/// Whether words stand right before and right after an element, which it then belongs to whatever it is called.
fn is_in_sentence(tree: &Tree, id: NodeId) -> bool {
    let says = |beside: Option<NodeId>| {
        beside.is_some_and(|beside| {
            tree.name(beside) == Name::TEXT && tree.text(beside).chars().any(char::is_alphanumeric)
        })
    };
    is_inline(tree.name(id)) && says(tree.previous_sibling(id)) && says(tree.next_sibling(id))
}

/// Whether an element is a picture, an embed, or something around one.
fn is_media(tree: &Tree, id: NodeId, measure: &Measure) -> bool {
    let is_player =
        |id| matches!(tree.name(id), Name::IFRAME | Name::VIDEO | Name::AUDIO | Name::FIGURE | Name::BLOCKQUOTE);
    is_player(id) || (measure.images > 0 && measure.links <= 1 && measure.text < 200 && tree.name(id) == Name::PICTURE)
}
