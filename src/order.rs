//! The one way in which lists are put in order.
//!
//! The standard library writes its sorting out for each type and key, at up to 5 kB in the `.wasm`.

use std::cmp::Ordering;
use std::mem::{swap, take};

/// Orders items by a number that each has, the least first; those of the same number stay in their order.
pub(crate) fn by_number<T>(items: &mut Vec<T>, number: impl Fn(&T) -> u64) {
    let numbers: Vec<u64> = items.iter().map(number).collect();
    rearrange(items, ranked(numbers.len(), &mut |one, other| numbers[one].cmp(&numbers[other])));
}

/// Orders items by what compares two of them; equal ones keep their order.
pub(crate) fn by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = ranked(items.len(), &mut |one, other| compare(&items[one], &items[other]));
    rearrange(items, order);
}

fn rearrange<T>(items: &mut Vec<T>, order: Vec<usize>) {
    let mut places: Vec<Option<T>> = take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|place| places[place].take()));
}

/// The order of so many items by what compares two of them; equal ones keep theirs.
pub(crate) fn ranked(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut items: Vec<usize> = (0..count).collect();
    let mut merged = items.clone();
    let mut width = 1;
    while width < count {
        for start in (0..count).step_by(2 * width) {
            let (middle, end) = ((start + width).min(count), (start + 2 * width).min(count));
            let (mut left, mut right) = (start, middle);
            for place in &mut merged[start..end] {
                let takes_right =
                    left == middle || (right < end && compare(items[right], items[left]) == Ordering::Less);
                let from = if takes_right { &mut right } else { &mut left };
                *place = items[*from];
                *from += 1;
            }
        }
        swap(&mut items, &mut merged);
        width *= 2;
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_ordered_by_their_number_and_then_as_they_were() {
        let mut words = vec!["three", "a", "of", "words", "to", "b", "sort", ""];
        by_number(&mut words, |word| word.len() as u64);
        assert_eq!(words, ["", "a", "b", "of", "to", "sort", "three", "words"]);
        by_number(&mut words, |word| u64::MAX - word.len() as u64);
        assert_eq!(words, ["three", "words", "sort", "of", "to", "a", "b", ""]);
    }

    #[test]
    fn equal_items_keep_their_order() {
        let keys = [2, 1, 2, 1, 0, 2, 1];
        assert_eq!(ranked(7, &mut |one, other| keys[one].cmp(&keys[other])), [4, 1, 3, 6, 0, 2, 5]);
        assert!(ranked(0, &mut |_, _| Ordering::Equal).is_empty());
        for count in 1..40 {
            let scattered = |item: usize| item * 7 % count / 3;
            let mut expected: Vec<usize> = (0..count).collect();
            expected.sort_by_key(|item| scattered(*item));
            assert_eq!(ranked(count, &mut |one, other| scattered(one).cmp(&scattered(other))), expected);
        }
    }
}
