//! The text of the article that a page tells to machines as well, laid beside what it shows: a guide to where its body
//! is.
//!
//! It is often cut, or a teaser alone. So what it has is of the article, and what it lacks may be too: only behind the
//! end of a text that it nearly has all of, and apart from it, does it count as something else.

use super::judge::Judgement;
use super::lines::heading_level;
use super::measure::Measures;
use crate::html::{Name, NodeId, Tree};
use crate::lowercase;
use crate::model::AsideRole;
use crate::order;

/// Where the page shows what it tells.
pub(super) struct Guide {
    told: Sieve,
    /// For every node, the letters of the blocks in it that are told too.
    shared: Vec<u32>,
}

impl Guide {
    /// `None` where too little is told, or where the page shows little of it.
    pub(super) fn new(tree: &Tree, measures: &Measures, told: &str) -> Option<Guide> {
        let mut windows = 0;
        each_window(told, &mut |_| windows += 1);
        if windows < LEAST_TOLD {
            return None;
        }
        let mut guide = Guide { told: Sieve::new(windows), shared: vec![0; tree.len()] };
        guide.told.add(told);
        for id in (1..tree.len() as NodeId).rev() {
            if measures.is_leaf(tree, id) && guide.told.share(tree.text(id)) >= MOST {
                guide.shared[id as usize] = measures.of(id).text;
            }
            if let Some(parent) = tree.parent(id) {
                guide.shared[parent as usize] += guide.shared[id as usize];
            }
        }
        (guide.shared[0] as usize * 2 >= windows).then_some(guide)
    }

    /// Keeps what was judged by its names alone and is told to be of the article, where the page does not show it
    /// elsewhere.
    pub(super) fn keep(&self, tree: &Tree, measures: &Measures, judgements: &mut [Judgement]) {
        let shown = self.shown(tree, measures, Tree::ROOT, judgements);
        let mut id = Tree::ROOT;
        while (id as usize) < tree.len() {
            let judgement = &mut judgements[id as usize];
            if matches!(judgement, Judgement::Hide(..))
                && self.is_told(measures, id)
                && shown.share(tree.text(id)) < HALF
            {
                *judgement = Judgement::Keep;
            }
            id = if judgement.is_kept() { id + 1 } else { tree.end(id) };
        }
    }

    /// The node that is the body: another one where this one has less than half of what is told.
    pub(super) fn root(&self, tree: &Tree, root: NodeId) -> NodeId {
        let whole = self.shared[0];
        if self.shared[root as usize] * 2 >= whole {
            return root;
        }
        let mut id = Tree::ROOT;
        let enough = |child: &NodeId| {
            tree.name(*child).is_element() && u64::from(self.shared[*child as usize]) * 100 >= u64::from(whole) * MOST
        };
        while let Some(child) = tree.children(id).find(enough) {
            id = child;
        }
        id
    }

    /// Adds what is told and shown outside of the parts of the article alone.
    pub(super) fn add(
        &self,
        tree: &Tree,
        measures: &Measures,
        root: NodeId,
        judgements: &[Judgement],
        parts: &mut Vec<NodeId>,
    ) {
        let shown = self.shown(tree, measures, root, judgements);
        let mut known = parts.clone();
        order::by_number(&mut known, |&part| part.into());
        let mut known = known.into_iter().peekable();
        let mut id = Tree::ROOT;
        while (id as usize) < tree.len() {
            while known.next_if(|&part| tree.end(part) <= id).is_some() {}
            id = match known.peek() {
                Some(&part) if tree.is_within(part, id) && part != id => id + 1,
                Some(&part) if part == id => tree.end(id),
                _ if !judgements[id as usize].is_kept() || self.shared[id as usize] == 0 => tree.end(id),
                _ if self.is_told(measures, id) => {
                    if shown.share(tree.text(id)) < HALF {
                        parts.push(id);
                    }
                    tree.end(id)
                }
                _ => id + 1,
            };
        }
    }

    /// Hides what stands behind the end of the text, apart from it, where nearly all before is told and little follows.
    pub(super) fn end(&self, tree: &Tree, measures: &Measures, root: NodeId, judgements: &mut [Judgement]) {
        let is_shared = |id: &NodeId| self.shared[*id as usize] > 0 && measures.is_leaf(tree, *id);
        let Some(last) = (root..tree.end(root)).rev().find(is_shared) else { return };
        let (mut before, mut behind) = (0, 0);
        let mut apart = Vec::new();
        let mut id = root + 1;
        while id < tree.end(root) {
            if !judgements[id as usize].is_kept() {
                id = tree.end(id);
                continue;
            }
            if id <= last {
                before += measures.lines(id).text * u32::from(measures.is_block(tree, id));
                id = if id == last { tree.end(id) } else { id + 1 };
                continue;
            }
            let holder = tree.parent(id).unwrap_or(root);
            let holds_text =
                u64::from(self.shared[holder as usize]) * 100 >= u64::from(self.shared[root as usize]) * HALF;
            if holds_text && is_text(tree.name(id)) && measures.of(id).text > 0 {
                // The text goes on: it was not told to its end.
                return;
            }
            behind += measures.of(id).text;
            apart.push(id);
            id = tree.end(id);
        }
        let is_nearly_all = u64::from(self.shared[root as usize]) * 100 >= u64::from(before) * NEARLY_ALL;
        if is_nearly_all && behind * 4 <= before {
            let is_picture = |id: NodeId| measures.of(id).images > 0 && measures.of(id).prose < LEAST_SHARED;
            for id in apart.into_iter().filter(|&id| measures.of(id).text > 0 && !is_picture(id)) {
                judgements[id as usize] = Judgement::Hide(AsideRole::Other, "behind the end that the page tells");
            }
        }
    }

    /// Whether the text in a node is told, hardly anything excepted, and is more than a line.
    fn is_told(&self, measures: &Measures, id: NodeId) -> bool {
        let shared = self.shared[id as usize];
        shared >= LEAST_SHARED && u64::from(shared) * 10 >= u64::from(measures.of(id).text) * 9
    }

    /// What is told and kept in a node.
    fn shown(&self, tree: &Tree, measures: &Measures, root: NodeId, judgements: &[Judgement]) -> Sieve {
        let mut shown = Sieve { bits: vec![0; self.told.bits.len()] };
        let mut id = root;
        while id < tree.end(root) {
            if !judgements[id as usize].is_kept() || self.shared[id as usize] == 0 {
                id = tree.end(id);
                continue;
            }
            if measures.is_leaf(tree, id) {
                shown.add(tree.text(id));
            }
            id += 1;
        }
        shown
    }
}

/// Whether an element is of those that texts are made of, not one that holds others.
fn is_text(name: Name) -> bool {
    heading_level(name).is_some()
        || matches!(
            name,
            Name::P | Name::UL | Name::OL | Name::LI | Name::DL | Name::BLOCKQUOTE | Name::PRE | Name::TABLE
        )
}

/// Letters of a told text from which on it is a guide.
const LEAST_TOLD: usize = 240;
/// Letters that are told from which on an element is of the article.
const LEAST_SHARED: u32 = 80;
/// Of a hundred parts of a block, so many are told where the block is; and of a hundred letters so many stand in a node
/// that holds them all.
const MOST: u64 = 80;
/// Of a hundred parts of a text, so many are shown where it is; and so many stand where the text goes on.
const HALF: u64 = 50;
/// Of a hundred letters before the end of the text, so many are told where nearly all is.
const NEARLY_ALL: u64 = 70;

/// A set of windows of texts that is sometimes wrong about one: each is a bit among many.
struct Sieve {
    bits: Vec<u64>,
}

impl Sieve {
    /// Room for so many windows that one in sixteen others is taken for one of them.
    fn new(windows: usize) -> Sieve {
        Sieve { bits: vec![0; (windows / 4).next_power_of_two()] }
    }

    fn add(&mut self, text: &str) {
        let bits = &mut self.bits;
        each_window(text, &mut |window| {
            let (word, bit) = place(window, bits.len());
            bits[word] |= bit;
        });
    }

    /// How many of a hundred windows of a text are here.
    fn share(&self, text: &str) -> u64 {
        let (mut here, mut all) = (0, 0);
        each_window(text, &mut |window| {
            let (word, bit) = place(window, self.bits.len());
            here += u64::from(self.bits[word] & bit != 0);
            all += 1;
        });
        (here * 100_u64).checked_div(all).unwrap_or(0)
    }
}

/// The word and the bit in it that stand for a window.
fn place(window: u64, words: usize) -> (usize, u64) {
    let spread = window.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((spread >> 16) as usize & (words - 1), 1 << (spread >> 58))
}

/// Letters in a window: some three words, or a clause of a script without spaces.
const WINDOW: usize = 16;

/// Numbers for all runs of sixteen letters and digits in a text, small and large alike, whatever stands between them.
fn each_window(text: &str, visit: &mut dyn FnMut(u64)) {
    const BASE: u64 = 0x0000_0100_0000_01b3;
    let gone = (0..WINDOW).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let mut letters = [0_u64; WINDOW];
    let mut hash = 0_u64;
    let small = text.chars().filter(|character| character.is_alphanumeric()).flat_map(lowercase::character);
    for (index, letter) in small.enumerate() {
        let letter = u64::from(u32::from(letter));
        let oldest = std::mem::replace(&mut letters[index % WINDOW], letter);
        hash = hash.wrapping_mul(BASE).wrapping_add(letter).wrapping_sub(oldest.wrapping_mul(gone));
        if index + 1 >= WINDOW {
            visit(hash);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_do_not_see_case_and_spaces() {
        let windows = |text: &str| {
            let mut windows = Vec::new();
            each_window(text, &mut |window| windows.push(window));
            windows
        };
        assert_eq!(windows("The ferry crosses at nine."), windows("“The  FERRY crosses – at nine”"));
        assert_eq!(windows("x the ferry crosses at nine")[1..], windows("the ferry crosses at nine"));
        assert!(windows("too short").is_empty());
    }

    #[test]
    fn a_sieve_knows_what_was_put_into_it() {
        let told = "The ferry crosses at nine, at noon and at four, wind and tide and the captain permitting.";
        let mut sieve = Sieve::new(told.len());
        sieve.add(told);
        assert_eq!(sieve.share("At noon and at four, wind and tide"), 100);
        assert!(sieve.share("Tickets are sold on board, in coins, and the change is given.") < 30);
        assert_eq!(sieve.share("ferry"), 0);
    }
}
