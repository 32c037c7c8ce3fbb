//! Which part of one version is which of the other.

use super::align::{Budget, align};
use super::print::Print;

/// What became of a part, by its place in the old version and in the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It says the same.
    Kept(usize, usize),
    /// It says something else.
    Changed(usize, usize),
    /// Only the old version has it.
    Removed(usize),
    /// Only the new version has it.
    Added(usize),
}

/// The steps from one version of a list to the other, in reading order, what was removed before what was added.
/// Two parts that have less than `least` of a thousand in common are not versions of one, unless they stand `alone` in
/// the same place.
pub fn pair(
    old: &[Print],
    new: &[Print],
    least: u32,
    alone: &dyn Fn(usize, usize) -> bool,
    budget: &mut Budget,
) -> Vec<Step> {
    let whole = |prints: &[Print]| prints.iter().map(|print| print.whole).collect::<Vec<_>>();
    let kept = align(&whole(old), &whole(new), budget);
    let mut steps = Vec::new();
    let mut start = (0, 0);
    for end in kept.into_iter().chain([(old.len(), new.len())]) {
        let gap = Gap { old, new, least, alone };
        gap.fill(start, end, budget, &mut steps);
        if end.0 < old.len() {
            steps.push(Step::Kept(end.0, end.1));
        }
        start = (end.0 + 1, end.1 + 1);
    }
    steps
}

/// Parts that are in both versions between two that were kept.
struct Gap<'p> {
    old: &'p [Print],
    new: &'p [Print],
    least: u32,
    alone: &'p dyn Fn(usize, usize) -> bool,
}

/// Each of so many parts is compared with each of as many. Of more, those in about the same place are.
const MOST: usize = 192;

impl Gap<'_> {
    fn fill(&self, start: (usize, usize), end: (usize, usize), budget: &mut Budget, steps: &mut Vec<Step>) {
        let (old, new) = (end.0 - start.0, end.1 - start.1);
        let pieces = old.max(new).div_ceil(MOST).max(1);
        for piece in 0..pieces {
            let cut = |start: usize, count: usize| start + count * piece / pieces..start + count * (piece + 1) / pieces;
            self.fill_piece(cut(start.0, old), cut(start.1, new), budget, steps);
        }
    }

    /// Pairs what is alike, in order, so that as much as can be is.
    fn fill_piece(
        &self,
        old: std::ops::Range<usize>,
        new: std::ops::Range<usize>,
        budget: &mut Budget,
        steps: &mut Vec<Step>,
    ) {
        let width = new.len() + 1;
        let has_room = !old.is_empty() && !new.is_empty() && budget.spend(old.len() * new.len() * 16);
        let mut best = vec![0_u32; if has_room { (old.len() + 1) * width } else { 0 }];
        let mut likeness = vec![0_u32; best.len()];
        if has_room {
            for (row, at_old) in old.clone().enumerate().rev() {
                for (column, at_new) in new.clone().enumerate().rev() {
                    let place = row * width + column;
                    likeness[place] = self.likeness(at_old, at_new);
                    let paired = likeness[place] + best[place + width + 1];
                    let other = best[place + width].max(best[place + 1]);
                    best[place] = if likeness[place] > 0 { paired.max(other) } else { other };
                }
            }
        }
        let (mut row, mut column) = (0, 0);
        let mut added = Vec::new();
        while row < old.len() || column < new.len() {
            let place = row * width + column;
            let can_pair = has_room && row < old.len() && column < new.len();
            if can_pair && likeness[place] > 0 && best[place] == likeness[place] + best[place + width + 1] {
                steps.append(&mut added);
                steps.push(Step::Changed(old.start + row, new.start + column));
                (row, column) = (row + 1, column + 1);
            } else if row < old.len() && (!can_pair || best[place] == best[place + width]) {
                steps.push(Step::Removed(old.start + row));
                row += 1;
            } else {
                added.push(Step::Added(new.start + column));
                column += 1;
            }
        }
        steps.append(&mut added);
    }

    fn likeness(&self, old: usize, new: usize) -> u32 {
        let (one, other) = (&self.old[old], &self.new[new]);
        if one.shape != other.shape {
            return 0;
        }
        let likeness = one.likeness(other);
        if likeness >= self.least { likeness + 1 } else { u32::from((self.alone)(old, new)) }
    }
}
