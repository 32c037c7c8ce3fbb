//! Pictures with captions that pages write without `figure`.

use super::class::Hints;
use super::judge::Judgement;
use super::measure::Measures;
use crate::html::{Name, NodeId, Tree};
use crate::model::AsideRole;

/// Finds what is called a caption and the picture it belongs to. One whose picture is not there says nothing to readers.
pub(super) fn find(tree: &Tree, measures: &Measures, root: NodeId, judgements: &mut [Judgement]) {
    let mut id = root + 1;
    while id < tree.end(root) {
        let name = tree.name(id);
        if judgements[id as usize] != Judgement::Keep || matches!(name, Name::FIGURE | Name::TABLE | Name::PRE) {
            id = tree.end(id);
            continue;
        }
        let measure = measures.of(id);
        let is_called = name == Name::FIGCAPTION || measures.hints[id as usize].any(Hints::CAPTION);
        let is_caption =
            is_called && (1..LONGEST).contains(&measure.text) && measure.images == 0 && name != Name::CAPTION;
        if !is_caption {
            id += 1;
            continue;
        }
        match figure_around(tree, measures, root, id) {
            Some(figure) => {
                judgements[figure as usize] = Judgement::Figure;
                judgements[id as usize] = Judgement::Caption;
            }
            // One that stands alone may be that of something else.
            None if name == Name::FIGCAPTION => {}
            None if tree.descendants(id).filter(|&id| tree.name(id) == Name::P).nth(1).is_none() => {
                judgements[id as usize] = Judgement::Hide(AsideRole::Other, "caption without its picture");
            }
            // Several paragraphs are more than a caption, whatever they are called.
            None => {}
        }
        id = tree.end(id);
    }
}

/// Letters of a caption.
const LONGEST: u32 = 400;
/// Letters beside a caption in what holds it and its picture.
const BESIDE: u32 = 80;
/// Elements around a caption in which its picture is looked for.
const AROUND: usize = 4;

/// The smallest element around a caption that holds a picture too, and hardly more.
fn figure_around(tree: &Tree, measures: &Measures, root: NodeId, caption: NodeId) -> Option<NodeId> {
    let text = measures.of(caption).text;
    let around = tree.ancestors(caption).take(AROUND).take_while(|&id| id != root);
    let is_holder =
        |id: &NodeId| matches!(tree.name(*id), Name::DIV | Name::SPAN | Name::SECTION | Name::ASIDE | Name::LI);
    around
        .take_while(|&id| is_holder(&id) && measures.of(id).text <= text + BESIDE)
        .find(|&id| measures.of(id).images > 0)
}
