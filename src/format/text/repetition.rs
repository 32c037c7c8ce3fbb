//! The running heads and the numbers of pages, which stand again and again amid sentences.

use super::boilerplate::is_alone;
use super::layout::Layout;
use super::line::Line;
use crate::fold::{Words, fold};
use std::collections::HashMap;

/// From so many on, the same words are no accident.
const LEAST: usize = 3;

/// As many letters a line has at most that stands at the top or the bottom of a page.
const LONGEST: usize = 80;

/// Whether each line is a running head or its number: the same words, at least two, with numbers beside them or in them
/// that go on as those of pages do, and mostly where a sentence is torn. Refrains and headings tear nothing; a linked
/// name that stands on a line of its own is no page.
pub fn page_marks(lines: &[Line<'_>], layout: &Layout) -> Vec<bool> {
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, line) in lines.iter().enumerate() {
        if line.width <= LONGEST && is_alone(lines, index, layout) {
            places.entry(key(line.text)).or_default().push(index);
        }
    }
    places.retain(|_, places| places.len() >= LEAST);
    let mut repeated = vec![false; lines.len()];
    places.values().flatten().for_each(|index| repeated[*index] = true);
    let torn = torn(lines, &repeated);

    let mut marks = vec![false; lines.len()];
    for places in places.values() {
        let is_head = Words::of(lines[places[0]].text).len() >= 2 && !is_number(lines[places[0]].text);
        let tears = places.iter().filter(|index| torn[**index]).count();
        if !is_head || tears * 2 < places.len() {
            continue;
        }
        // The number stands in the head itself, behind it or before it.
        let beside: [fn(usize) -> Option<usize>; 3] =
            [Some, |index| index.checked_add(1), |index| index.checked_sub(1)];
        for beside in beside {
            let numbers: Vec<usize> = places.iter().filter_map(|index| beside(*index)).collect();
            let is_run = numbers.len() == places.len()
                && numbers.iter().zip(places).all(|(number, place)| {
                    number == place || lines.get(*number).is_some_and(|line| is_number(line.text))
                })
                && count_pages(numbers.iter().filter_map(|index| number(lines.get(*index)?.text)), places.len());
            if is_run {
                places.iter().chain(&numbers).for_each(|index| marks[*index] = true);
                break;
            }
        }
    }
    marks
}

/// Whether numbers are those of pages that follow one another, or of every other.
fn count_pages(numbers: impl Iterator<Item = u32>, expected: usize) -> bool {
    let numbers: Vec<u32> = numbers.collect();
    let step = |pair: &[u32]| pair[1].checked_sub(pair[0]);
    let first = numbers.windows(2).next().and_then(step);
    numbers.len() == expected && matches!(first, Some(1 | 2)) && numbers.windows(2).all(|pair| step(pair) == first)
}

/// Whether a sentence goes on behind a line, and behind those that come back with it, that was broken off before.
fn torn(lines: &[Line<'_>], repeated: &[bool]) -> Vec<bool> {
    let mut torn = vec![false; lines.len()];
    let mut broken_off = false;
    for (index, line) in lines.iter().enumerate() {
        match repeated[index] {
            true => torn[index] = broken_off,
            false => broken_off = !line.is_finished(),
        }
    }
    let mut goes_on = false;
    for (index, line) in lines.iter().enumerate().rev() {
        match repeated[index] {
            true => torn[index] &= goes_on,
            false => goes_on = line.starts_small(),
        }
    }
    torn
}

/// The words of a line, with every number the same.
fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for character in fold(text).chars() {
        if !character.is_numeric() {
            key.push(character);
        } else if !key.ends_with('0') {
            key.push('0');
        }
    }
    key
}

/// Whether a line is nothing but a number, whatever stands around it.
fn is_number(text: &str) -> bool {
    text.contains(|character: char| character.is_ascii_digit()) && !text.contains(char::is_alphabetic)
}

/// The last number of a line.
fn number(text: &str) -> Option<u32> {
    text.split(|character: char| !character.is_ascii_digit()).rfind(|digits| !digits.is_empty())?.parse().ok()
}
