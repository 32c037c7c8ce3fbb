//! What a page says twice: the whole article once for small screens and once for large ones, the same list above and below.

use super::judge::Judgement;
use super::measure::Measures;
use crate::html::{NodeId, Tree};
use crate::model::AsideRole;
use crate::order;
use std::ops::Range;

/// Hides what repeats a block that stands above, and lists that stand in two places and are thus part of neither.
pub(super) fn hide(tree: &Tree, measures: &Measures, judgements: &mut [Judgement]) {
    let blocks = kept_blocks(tree, measures, judgements);
    let copies = copies(tree, &blocks);
    let prose = |block: &Block| u64::from(measures.own_prose(tree, block.id));
    let said: u64 = blocks.iter().map(prose).sum();
    let mut again = 0;
    let mut hidden = vec![false; blocks.len()];
    let mut runs = Vec::new();
    let mut start = 0;
    for at in 1..=blocks.len() {
        if at < blocks.len() && is_run(&copies, at) {
            continue;
        }
        let run = &blocks[start..at];
        let letters: usize = run.iter().map(|block| block.letters).sum();
        if copies[start].is_some() && run.len() >= SERIES && letters >= LONG {
            hidden[start..at].fill(true);
            again += run.iter().map(prose).sum::<u64>();
            runs.push(start..at);
        }
        start = at;
    }
    // Where little is repeated, a list of news belongs to the frame of the page, its first copy too.
    if again * 3 < said {
        let letters = |run: &Range<usize>| -> usize { blocks[run.clone()].iter().map(|block| block.letters).sum() };
        for run in runs.into_iter().filter(|run| letters(run) >= run.len() * LONG_ITEM) {
            for first in copies[run].iter().flatten() {
                hidden[*first] = true;
            }
        }
    }
    for (block, _) in blocks.iter().zip(hidden).filter(|(_, hidden)| *hidden) {
        judgements[block.id as usize] = Judgement::Hide(AsideRole::Other, "said twice");
    }
}

/// Blocks in a row that are not said twice by chance, and the letters they have together.
const SERIES: usize = 3;
const LONG: usize = 160;
/// Letters of the items of a list that are no mere points, in the mean.
const LONG_ITEM: usize = 60;

/// A block whose lines are all its own.
struct Block {
    id: NodeId,
    letters: usize,
    print: u64,
}

fn kept_blocks(tree: &Tree, measures: &Measures, judgements: &[Judgement]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut id = Tree::ROOT;
    while (id as usize) < tree.len() {
        if !judgements[id as usize].is_kept() {
            id = tree.end(id);
            continue;
        }
        if measures.is_leaf(tree, id) {
            let (letters, print) = print(tree.text(id));
            blocks.push(Block { id, letters, print });
        }
        id += 1;
    }
    blocks
}

/// For each block, the first one with the same letters, where that stands above.
fn copies(tree: &Tree, blocks: &[Block]) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    order::by_number(&mut order, |&at| blocks[at].print);
    let mut copies = vec![None; blocks.len()];
    for group in order.chunk_by(|&one, &other| blocks[one].print == blocks[other].print) {
        for &at in &group[1..] {
            let is_same = tree.name(blocks[at].id) == tree.name(blocks[group[0]].id);
            copies[at] = is_same.then_some(group[0]);
        }
    }
    copies
}

/// Whether a block and the one before it repeat blocks that follow one another too.
fn is_run(copies: &[Option<usize>], at: usize) -> bool {
    matches!((copies[at - 1], copies[at]), (Some(before), Some(after)) if (before + 1..=before + 2).contains(&after))
}

/// The letters and digits of a text: how many, and a number that stands for them (FNV-1a).
fn print(text: &str) -> (usize, u64) {
    let mut letters = 0;
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for character in text.chars().filter(|character| character.is_alphanumeric()) {
        letters += 1;
        hash = (hash ^ u64::from(u32::from(character))).wrapping_mul(0x0000_0100_0000_01b3);
    }
    (letters, hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html;

    fn hidden(page: &str) -> Vec<String> {
        let tree = html::parse_document(page);
        let measures = Measures::new(&tree);
        let mut judgements = vec![Judgement::Keep; tree.len()];
        hide(&tree, &measures, &mut judgements);
        let hidden = tree.descendants(Tree::ROOT).filter(|id| !judgements[*id as usize].is_kept());
        hidden.map(|id| tree.text(id).chars().take(12).collect()).collect()
    }

    const ONE: &str =
        "<p>The ferry crosses at nine, at noon and at four, wind and tide and the captain permitting.</p>";
    const TWO: &str = "<p>Tickets are sold on board, in coins, and the change is given in whatever the captain has in his pockets on that day.</p>";

    #[test]
    fn an_article_for_small_screens_is_not_read_twice() {
        let page = format!("<h2>Hours</h2>{ONE}{TWO}<div><h2>Hours</h2>{ONE}{TWO}</div>");
        assert_eq!(hidden(&page), ["Hours", "The ferry cr", "Tickets are "]);
    }

    #[test]
    fn a_line_that_comes_twice_stays() {
        assert!(hidden(&format!("<h2>Pros</h2>{ONE}<h2>Pros</h2>{TWO}")).is_empty());
        assert!(hidden(&ONE.repeat(5)).is_empty());
    }
}
