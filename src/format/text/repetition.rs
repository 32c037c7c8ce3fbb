//! What stands again and again amid sentences: the running heads and the numbers of pages, the same word of a shop.

use super::boilerplate::is_alone;
use super::layout::Layout;
use super::line::Line;
use crate::fold::fold;
use std::collections::HashMap;

/// From so many on, the same words are no accident.
const LEAST: usize = 3;

/// As many letters a line has at most that is not of the text.
const LONGEST: usize = 80;

/// Whether each line is one of those that say the same, whatever their numbers, and mostly where a sentence is torn for
/// them. Refrains, headings and answers come back too, but tear nothing.
pub fn interrupting(lines: &[Line<'_>], layout: &Layout) -> Vec<bool> {
    let keys: Vec<Option<String>> = lines
        .iter()
        .enumerate()
        .map(|(index, line)| (line.width <= LONGEST && is_alone(lines, index, layout)).then(|| key(line.text)))
        .collect();
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, key) in keys.iter().enumerate() {
        if let Some(key) = key {
            places.entry(key).or_default().push(index);
        }
    }
    places.retain(|_, places| places.len() >= LEAST);
    let mut repeated = vec![false; lines.len()];
    places.values().flatten().for_each(|index| repeated[*index] = true);
    let mut interrupting = vec![false; lines.len()];
    for places in places.values() {
        let torn = places.iter().filter(|index| tears(lines, &repeated, **index)).count();
        if torn * 2 >= places.len() {
            places.iter().for_each(|index| interrupting[*index] = true);
        }
    }
    interrupting
}

/// Whether a sentence goes on behind a line, and behind those that come back with it, that it was broken off before.
fn tears(lines: &[Line<'_>], repeated: &[bool], index: usize) -> bool {
    let before = (0..index).rev().find(|index| !repeated[*index]);
    let behind = (index + 1..lines.len()).find(|index| !repeated[*index]);
    before.is_some_and(|index| !lines[index].is_finished()) && behind.is_some_and(|index| lines[index].starts_small())
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
