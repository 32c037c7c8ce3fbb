//! Lower case.
//!
//! The standard library looks each letter up in tables that, with what tells the last letter of a Greek word, weigh 5 kB
//! (Brotli) in the `.wasm`. Most letters stand in runs that are all as far from their lower case.

mod runs;

use runs::{PLANE_0, PLANE_1};

/// Letters from the first to the last, and what makes them lower case when it is added. Where that is 1, upper and
/// lower case take turns.
type Run = (u16, u16, u16);

/// A text in lower case.
pub(crate) fn text(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    let mut inside = false;
    for (at, character) in text.char_indices() {
        if character == 'Σ' && inside && !text[at..].chars().nth(1).is_some_and(char::is_alphabetic) {
            lower.push('ς');
        } else {
            lower.extend(self::character(character));
        }
        inside = character.is_alphabetic();
    }
    lower
}

/// A character in lower case, wherever it stands.
pub(crate) fn character(character: char) -> impl Iterator<Item = char> {
    let dot = (character == 'İ').then_some('\u{307}');
    std::iter::once(single(character)).chain(dot)
}

fn single(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    let runs = match character as u32 >> 16 {
        0 => PLANE_0,
        1 => PLANE_1,
        _ => return character,
    };
    let place = character as u16;
    match runs.get(runs.partition_point(|(_, last, _)| *last < place)) {
        Some((first, _, distance)) if *first <= place && (*distance != 1 || (place - first).is_multiple_of(2)) => {
            let lower = character as u32 & !0xffff | u32::from(place.wrapping_add(*distance));
            char::from_u32(lower).unwrap_or(character)
        }
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_as_the_standard_library_writes_them() {
        for written in ["", "Été", "ΟΔΟΣ ΑΒΓ Σ", "ΣΑΣ, ΌΣΟ.", "İstanbul", "ПРИВЕТ", "ẞ", "ЀǅK", "𐐀", "東京", "a1"]
        {
            assert_eq!(text(written), written.to_lowercase());
        }
    }

    #[test]
    fn every_character_is_as_unicode_has_it() {
        let upper = |plane: u32| {
            let characters = (plane << 16..(plane + 1) << 16).filter_map(char::from_u32);
            let pairs = characters.filter_map(|upper| Some((upper, upper.to_lowercase().next()?)));
            pairs.filter(|(upper, lower)| !upper.is_ascii() && upper != lower)
        };
        let mut file = String::from("//! Written by `UPDATE=1 cargo test --lib lowercase`.\n\nuse super::Run;\n");
        for plane in 0..2 {
            let mut runs: Vec<Run> = Vec::new();
            for (upper, lower) in upper(plane) {
                let (place, distance) = (upper as u16, (lower as u16).wrapping_sub(upper as u16));
                let step = if distance == 1 { 2 } else { 1 };
                match runs.last_mut() {
                    Some((_, last, known)) if *known == distance && *last + step == place => *last = place,
                    _ => runs.push((place, place, distance)),
                }
            }
            let runs: Vec<String> = runs.iter().map(|(a, b, c)| format!("({a:#x}, {b:#x}, {c:#x})")).collect();
            let lines: Vec<String> = runs.chunks(4).map(|runs| format!("    {},\n", runs.join(", "))).collect();
            file.push_str(&format!(
                "\n#[rustfmt::skip]\npub(super) const PLANE_{plane}: &[Run] = &[\n{}];\n",
                lines.concat()
            ));
        }
        assert!((2..=16).all(|plane| upper(plane).next().is_none()));
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lowercase/runs.rs");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, &file).expect("the file can be written");
        }
        assert_eq!(file, std::fs::read_to_string(path).unwrap_or_default());
        for character in '\0'..=char::MAX {
            assert!(self::character(character).eq(character.to_lowercase()), "{character:?}");
        }
    }
}
