//! The one way in which lists are put in order.
//!
//! The standard library writes its sorting out for each type and key, at up to 5 kB in the `.wasm`.

use std::collections::BinaryHeap;
use std::mem::take;

/// Orders items by a number that each has, the least first; those of the same number stay in their order.
pub(crate) fn by_number<T>(items: &mut Vec<T>, number: impl Fn(&T) -> u64) {
    let numbers = items.iter().map(number).zip(0..).collect();
    let mut places: Vec<Option<T>> = take(items).into_iter().map(Some).collect();
    items.extend(sorted(numbers).into_iter().filter_map(|(_, place)| places[place].take()));
}

fn sorted(numbers: Vec<(u64, usize)>) -> Vec<(u64, usize)> {
    BinaryHeap::from(numbers).into_sorted_vec()
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
}
