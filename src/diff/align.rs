//! What two sequences have in common, in bounded work.

use std::collections::HashMap;

/// The work that a comparison may take. What it is spent on could be told apart more finely; it is not worth the wait.
pub struct Budget {
    left: u64,
    spent: u64,
}

impl Budget {
    /// Enough for texts of so many words.
    pub fn of(words: usize) -> Self {
        Budget { left: 1_000_000 + 1_000 * words as u64, spent: 0 }
    }

    /// Takes some of it; whether there was enough.
    pub fn spend(&mut self, amount: usize) -> bool {
        let amount = (amount as u64).min(self.left);
        self.left -= amount;
        self.spent += amount;
        self.left > 0
    }

    /// Whether nothing is left.
    pub fn is_spent(&self) -> bool {
        self.left == 0
    }

    /// How much was taken.
    pub fn spent(&self) -> u64 {
        self.spent
    }
}

/// The pairs of places at which both sequences have the same, in order.
pub fn align(old: &[u64], new: &[u64], budget: &mut Budget) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    region(old, new, (0, 0), 0, budget, &mut pairs);
    pairs
}

/// How often a region is cut at what stands once in it on both sides.
const DEEPEST: usize = 8;

fn region(
    mut old: &[u64],
    mut new: &[u64],
    (mut at_old, mut at_new): (usize, usize),
    depth: usize,
    budget: &mut Budget,
    pairs: &mut Vec<(usize, usize)>,
) {
    let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    pairs.extend((0..same).map(|step| (at_old + step, at_new + step)));
    (old, new, at_old, at_new) = (&old[same..], &new[same..], at_old + same, at_new + same);
    let same_end = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    let (old_end, new_end) = (at_old + old.len() - same_end, at_new + new.len() - same_end);
    (old, new) = (&old[..old.len() - same_end], &new[..new.len() - same_end]);
    if !old.is_empty() && !new.is_empty() && budget.spend(old.len() + new.len()) {
        if let Some(found) = shortest(old, new, budget) {
            pairs.extend(found.into_iter().map(|(old, new)| (at_old + old, at_new + new)));
        } else if depth < DEEPEST {
            let mut start = (0, 0);
            let anchors = anchors(old, new);
            let ends = anchors.iter().copied().chain([(old.len(), new.len())]).filter(|_| !anchors.is_empty());
            for end in ends {
                let (old, new) = (&old[start.0..end.0], &new[start.1..end.1]);
                region(old, new, (at_old + start.0, at_new + start.1), depth + 1, budget, pairs);
                if end.0 < old_end - at_old {
                    pairs.push((at_old + end.0, at_new + end.1));
                }
                start = (end.0 + 1, end.1 + 1);
            }
        }
    }
    pairs.extend((0..same_end).map(|step| (old_end + step, new_end + step)));
}

/// The most that may be taken out and put in for the shortest way to be looked for. What is kept of the search grows with
/// its square.
const MOST: usize = 512;

/// The pairs of the shortest way from one sequence to the other, after Myers; `None` where it is long.
/// <https://doi.org/10.1007/BF01840446>
fn shortest(old: &[u64], new: &[u64], budget: &mut Budget) -> Option<Vec<(usize, usize)>> {
    let most = MOST.min(old.len() + new.len());
    // The furthest place on each diagonal, the one of both starts in the middle; and so after each step.
    let mut furthest = vec![0_usize; 2 * most + 3];
    let middle = most + 1;
    let mut trace: Vec<Vec<usize>> = Vec::new();
    for step in 0..=most {
        trace.push(furthest[middle - step..=middle + step].to_vec());
        let mut work = step + 1;
        for diagonal in (middle - step..=middle + step).step_by(2) {
            let is_down = is_down(diagonal, middle - step, middle + step, |at| furthest[at]);
            let mut x = if is_down { furthest[diagonal + 1] } else { furthest[diagonal - 1] + 1 };
            // Where it leads beyond an end, nothing is compared.
            while let Some(y) = (x + middle).checked_sub(diagonal)
                && x < old.len()
                && y < new.len()
                && old[x] == new[y]
            {
                x += 1;
                work += 1;
            }
            furthest[diagonal] = x;
            if x >= old.len() && x + middle >= diagonal + new.len() {
                return Some(walk_back(&trace, middle, (old.len(), new.len())));
            }
        }
        if !budget.spend(work) {
            return None;
        }
    }
    None
}

/// Whether a diagonal is come to from the one above it rather than from the one below.
fn is_down(diagonal: usize, lowest: usize, highest: usize, furthest: impl Fn(usize) -> usize) -> bool {
    diagonal == lowest || (diagonal != highest && furthest(diagonal - 1) < furthest(diagonal + 1))
}

fn walk_back(trace: &[Vec<usize>], middle: usize, end: (usize, usize)) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut x, mut y) = end;
    for (step, before) in trace.iter().enumerate().rev() {
        let diagonal = x + middle - y;
        let (lowest, highest) = (middle - step, middle + step);
        let furthest = |at: usize| at.checked_sub(lowest).and_then(|at| before.get(at)).copied().unwrap_or(0);
        let (start_x, start_y) = match step {
            0 => (0, 0),
            _ if is_down(diagonal, lowest, highest, furthest) => {
                let x = furthest(diagonal + 1);
                (x, x + middle - (diagonal + 1))
            }
            _ => {
                let x = furthest(diagonal - 1);
                (x, x + middle - (diagonal - 1))
            }
        };
        while x > start_x && y > start_y {
            (x, y) = (x - 1, y - 1);
            pairs.push((x, y));
        }
        (x, y) = (start_x, start_y);
    }
    pairs.reverse();
    pairs
}

/// What stands once in each sequence, as far as it is in the same order in both.
fn anchors(old: &[u64], new: &[u64]) -> Vec<(usize, usize)> {
    // How often, and where last.
    let mut seen: HashMap<u64, [(u32, usize); 2]> = HashMap::new();
    for (side, items) in [old, new].into_iter().enumerate() {
        for (at, item) in items.iter().enumerate() {
            let (count, place) = &mut seen.entry(*item).or_default()[side];
            (*count, *place) = (*count + 1, at);
        }
    }
    let unique = old.iter().enumerate().filter_map(|(at, item)| match seen[item] {
        [(1, _), (1, place)] => Some((at, place)),
        _ => None,
    });
    rising(unique.collect())
}

/// The longest run of pairs in which both sides rise, of pairs whose first sides do.
pub fn rising(pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    // For each length, the pair that a run of it ends in with the least second side; and before each pair, the one before.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < pair.1);
        before.push(length.checked_sub(1).map(|length| ends[length]));
        ends.truncate(ends.len().max(length));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut run = Vec::new();
    let mut next = ends.last().copied();
    while let Some(index) = next {
        run.push(pairs[index]);
        next = before[index];
    }
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aligned(old: &str, new: &str) -> String {
        let items = |text: &str| text.chars().map(|character| u64::from(u32::from(character))).collect::<Vec<_>>();
        let (old_items, new_items) = (items(old), items(new));
        let pairs = align(&old_items, &new_items, &mut Budget::of(old.len() + new.len()));
        assert!(pairs.is_sorted_by(|one, next| one.0 < next.0 && one.1 < next.1), "{pairs:?}");
        assert!(pairs.iter().all(|(at, place)| old_items[*at] == new_items[*place]));
        pairs.iter().map(|(at, _)| old.chars().nth(*at).unwrap_or_default()).collect()
    }

    #[test]
    fn the_longest_common_part_is_found() {
        for (old, new, length) in [
            ("", "", 0),
            ("abc", "", 0),
            ("abc", "abc", 3),
            ("abcabba", "cbabac", 4),
            ("abcdef", "bcdefa", 5),
            ("xaxbxcx", "abc", 3),
            ("abcd", "wxyz", 0),
        ] {
            assert_eq!(aligned(old, new).len(), length, "{old} {new}");
        }
    }

    #[test]
    fn work_is_bounded_whatever_comes() {
        // Nothing in common; everything repeated; the same backwards.
        let count = 20_000_u64;
        let cases: [(Vec<u64>, Vec<u64>); 4] = [
            ((0..count).collect(), (count..2 * count).collect()),
            ((0..count).map(|n| n % 7).collect(), (0..count).map(|n| n * n % 11).collect()),
            ((0..count).collect(), (0..count).rev().collect()),
            ((0..count).map(|n| n % 2).collect(), (0..count).map(|n| n / 2 % 2).collect()),
        ];
        for (old, new) in cases {
            let mut budget = Budget::of(old.len() + new.len());
            align(&old, &new, &mut budget);
            assert!(budget.spent() <= 1_000_000 + 2_000 * count);
        }
    }

    #[test]
    fn long_sequences_are_cut_at_what_stands_once() {
        // More changes than the shortest way is looked for with, between what both have.
        let old: Vec<u64> = (0..3_000).map(|n| if n % 3 == 0 { n } else { 1_000_000 + n }).collect();
        let new: Vec<u64> = (0..3_000).map(|n| if n % 3 == 0 { n } else { 2_000_000 + n }).collect();
        assert_eq!(align(&old, &new, &mut Budget::of(6_000)).len(), 1_000);
    }
}
