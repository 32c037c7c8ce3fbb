//! Pull quotes: sentences of the body that are repeated for the eye.

use super::line::sentence_ends;
use super::passage::{Label, Passage};
use crate::fold::Words;
use crate::lexicon::{Term, lexicon};
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

/// So many words in a row must be the same.
const SHINGLE: usize = 4;

/// A quote of fewer words may be said twice; one that names nobody is more often a heading.
const MIN_WORDS: (usize, usize) = (5, 8);

/// Labels passages that repeat what another says.
///
/// A quoted sentence of at least [`SHINGLE`] words is one where its words stand in a row in another passage; nothing is
/// one by its look alone.
pub fn label(passages: &mut [Passage]) {
    let (mut candidates, others): (Vec<usize>, Vec<usize>) = (0..passages.len())
        .rev()
        .filter(|index| is_candidate(&passages[*index]))
        .partition(|index| is_spoken(&passages[*index].text));
    if candidates.is_empty() && others.is_empty() {
        return;
    }
    // Of two that say the same, the one that names a speaker repeats, then the later one.
    candidates.extend(others);
    let hasher = RandomState::new();
    // Where each row of words stands first and last.
    let mut places: HashMap<u64, [u32; 2]> = HashMap::new();
    let mut starts = Vec::with_capacity(passages.len() + 1);
    let mut base = 0;
    for passage in passages.iter() {
        starts.push(base);
        if passage.label == Label::Text {
            for (place, hash) in shingles(&passage.words, &hasher).enumerate() {
                let place = base + place as u32;
                places.entry(hash).or_insert([place; 2])[1] = place;
            }
        }
        // Rows of different passages are never neighbours.
        base += passage.words.len() as u32 + 1;
    }
    starts.push(base);
    for index in candidates {
        let quoted = Words::of(quoted(&passages[index].text).unwrap_or_default());
        let least = if is_spoken(&passages[index].text) { MIN_WORDS.0 } else { MIN_WORDS.1 };
        if quoted.len() < least {
            continue;
        }
        let elsewhere = |place: &u32| {
            let passage = starts.partition_point(|start| start <= place) - 1;
            passage != index && passages[passage].label == Label::Text
        };
        let rows: Vec<Option<u32>> =
            shingles(&quoted, &hasher).map(|hash| places.get(&hash)?.iter().copied().find(elsewhere)).collect();
        let found = rows.iter().flatten().count();
        // A row that also stands earlier in the body breaks the order once or twice.
        let neighbours =
            rows.windows(2).filter(|pair| matches!(pair, [Some(place), Some(next)] if *next == *place + 1));
        let ordered = neighbours.count() + 1;
        if !rows.is_empty() && found * 10 >= rows.len() * 9 && ordered * 10 >= rows.len() * 7 {
            passages[index].label = Label::PullQuote;
        }
    }
}

/// A short passage that opens with a quote and has nothing but the speaker after it.
fn is_candidate(passage: &Passage) -> bool {
    passage.label == Label::Text && passage.words.len() <= 80 && quoted(&passage.text).is_some()
}

/// What stands between the quotes that open a text, if all that follows is who said it.
pub fn quoted(text: &str) -> Option<&str> {
    let mut characters = text.char_indices();
    let (_, open) = characters.next()?;
    let close: &[char] = match open {
        '"' => &['"'],
        '“' => &['”', '"'],
        '‘' => &['’', '\''],
        '\'' => &['\'', '’'],
        '„' => &['“', '”', '"'],
        '«' => &['»'],
        '»' => &['«'],
        '「' => &['」'],
        '『' => &['』'],
        _ => return None,
    };
    let inside = &text[open.len_utf8()..];
    // An apostrophe inside a word closes nothing.
    let end = inside.rmatch_indices(close).map(|(end, _)| end).find(|end| {
        let rest = inside[*end..].trim_start_matches(close);
        !rest.starts_with(char::is_alphanumeric)
    })?;
    let after = inside[end..].trim_start_matches(close);
    let speaker = after.trim().trim_end_matches('.');
    let short = speaker.split_whitespace().nth(9).is_none()
        && !speaker.contains(['?', '!', ';', ':'])
        && sentence_ends(speaker) == 0;
    (short && end > 0).then_some(&inside[..end])
}

/// Whether a line is a whole quote with its speaker: `'We stay,' says Ana García`.
pub fn is_spoken(line: &str) -> bool {
    let verb = speaker(line).split_whitespace().next().map(Words::of);
    verb.is_some_and(|verb| lexicon().is(verb.as_str(), Term::Says))
}

/// Who said what is quoted: all after the closing quote.
pub fn speaker(text: &str) -> &str {
    let Some(quoted) = quoted(text) else { return "" };
    let open = text.chars().next().map_or(0, char::len_utf8);
    let rest = &text[open + quoted.len()..];
    let close = rest.chars().next().map_or(0, char::len_utf8);
    rest[close..].trim_matches(|character: char| character.is_whitespace() || ",—–-".contains(character))
}

/// A hash for every row of [`SHINGLE`] words.
fn shingles(words: &Words, hasher: &RandomState) -> impl Iterator<Item = u64> {
    let hashes: Vec<u64> = words.iter().map(|word| hasher.hash_one(word)).collect();
    let rows: Vec<u64> = hashes.windows(SHINGLE).map(|row| hasher.hash_one(row)).collect();
    rows.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_ends_where_the_speaker_begins() {
        for (text, expected) in [
            ("'We don't stop here,' says Ana García", Some(("We don't stop here,", "says Ana García"))),
            ("“All is well.”", Some(("All is well.", ""))),
            ("„Alles gut“, sagt sie", Some(("Alles gut", "sagt sie"))),
            ("“One.” And then she left the room for good. He stayed.", None),
            ("No quote", None),
            ("“", None),
        ] {
            assert_eq!(quoted(text).map(|quoted| (quoted, speaker(text))), expected, "{text}");
        }
    }
}
