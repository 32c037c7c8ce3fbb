//! The piece of a text that says most of what was asked for.

use super::query::{Clause, Query};
use super::words::{Segment, each_word};
use crate::fold::is_mark;

/// A piece of a text.
#[derive(Debug, Default, PartialEq)]
pub struct Snippet {
    /// With `…` where the text goes on.
    pub text: String,
    /// Where the words of the query stand in it, from and to, in UTF-16 code units; in order, apart from one another.
    pub ranges: Vec<(u32, u32)>,
}

/// A word of the text, as far as it is compared.
struct Seen {
    /// Where its term ends among all terms.
    term: usize,
    start: u32,
    end: u32,
    position: u32,
}

/// A place that answers a clause.
struct Found {
    start: u32,
    end: u32,
    clause: usize,
}

/// Around a piece, what is looked at to tell where words begin and end.
const AROUND: u32 = 40;

/// Cuts out the piece of a text, of about so many UTF-16 code units, that has most of a query: its beginning where it has
/// nothing. It is cut between words, or between what a reader takes for characters where a word has no end.
pub fn snippet(text: &str, query: &Query, length: u32, segment: Segment<'_>) -> Snippet {
    let found = found(text, query);
    let best = best(&found, length);
    let whole = text.encode_utf16().count() as u32;
    let (first, last) = best.map_or((0, 0), |(first, last)| (found[first].start, found[last].end));
    let room = length.saturating_sub(last - first);
    let from = first.saturating_sub(room / 3);
    let to = from.saturating_add(length.max(last - from)).min(whole);
    let from = from.min(to.saturating_sub(length)).min(first);
    let (start, end) = between_words(text, (from, to), (first, last), whole, segment);
    let piece = &text[byte(text, start)..byte(text, end)];
    let lead = piece.len() - piece.trim_start().len();
    let cut = if start > 0 { "…" } else { "" };
    let trimmed = piece.trim();
    let origin = start + piece[..lead].encode_utf16().count() as u32 - u32::from(start > 0);
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for one in found.iter().filter(|one| one.start >= start && one.end <= end) {
        let (start, end) = (one.start - origin, one.end - origin);
        match ranges.last_mut() {
            Some((_, last)) if *last >= start => *last = end.max(*last),
            _ => ranges.push((start, end)),
        }
    }
    let more = if end < whole && !text[byte(text, end)..].trim().is_empty() { "…" } else { "" };
    Snippet { text: [cut, trimmed, more].concat(), ranges }
}

/// What answers the query, in order.
fn found(text: &str, query: &Query) -> Vec<Found> {
    let mut terms = String::new();
    let mut words: Vec<Seen> = Vec::new();
    each_word(text, &|_| Vec::new(), &mut |word| {
        terms.push_str(word.term);
        words.push(Seen { term: terms.len(), start: word.start, end: word.end, position: word.position });
    });
    let term = |place: usize| &terms[place.checked_sub(1).map_or(0, |before| words[before].term)..words[place].term];
    let in_text = |clause: &&(usize, &Clause)| !clause.1.is_excluded && clause.1.field.is_none();
    let clauses: Vec<(usize, &Clause)> = query.clauses.iter().enumerate().filter(|clause| in_text(&clause)).collect();
    let mut found = Vec::new();
    for place in 0..words.len() {
        for (number, clause) in &clauses {
            let fits = clause.words.iter().enumerate().all(|(step, sought)| {
                let is_next = |word: &Seen| word.position == words[place].position + step as u32;
                words.get(place + step).is_some_and(is_next)
                    && if sought.is_prefix {
                        term(place + step).starts_with(&sought.term)
                    } else {
                        term(place + step) == sought.term
                    }
            });
            if fits {
                let mut last = place + clause.words.len() - 1;
                // Marks belong to the character that they stand on.
                while words.get(last + 1).is_some_and(|next| next.start == words[last].end)
                    && term(last + 1).starts_with(is_mark)
                {
                    last += 1;
                }
                found.push(Found { start: words[place].start, end: words[last].end, clause: *number });
            }
        }
    }
    found
}

/// The first and the last of those that are shown: near enough to one another, of as many clauses as may be.
fn best(found: &[Found], length: u32) -> Option<(usize, usize)> {
    let near = length / 3 * 2;
    let mut best = None;
    let mut most = (0, 0);
    for first in 0..found.len() {
        let mut clauses = 0_u64;
        let mut last = first;
        for (place, one) in found.iter().enumerate().skip(first) {
            if one.start - found[first].start > near {
                break;
            }
            if one.end - found[first].start <= near || place == first {
                clauses |= 1 << (one.clause % 64);
                last = place;
            }
        }
        let worth = (clauses.count_ones(), last - first);
        if best.is_none() || worth > most {
            (best, most) = (Some((first, last)), worth);
        }
    }
    best
}

/// Where to cut so that words stay whole, inside of `wanted` and around `shown`.
fn between_words(text: &str, wanted: (u32, u32), shown: (u32, u32), whole: u32, segment: Segment<'_>) -> (u32, u32) {
    let first = byte(text, wanted.0.saturating_sub(AROUND));
    let around = &text[first..byte(text, wanted.1.saturating_add(AROUND))];
    let origin = text[..first].encode_utf16().count() as u32;
    let (mut start, mut end) = (None, None);
    let mut last = None;
    each_word(around, segment, &mut |word| {
        let (from, to) = (word.start + origin, word.end + origin);
        if !word.is_inside {
            if start.is_none() && from >= wanted.0 && from <= shown.0 {
                start = Some(from);
            }
            end = last.filter(|last| *last <= wanted.1 && *last >= shown.1).or(end);
        }
        last = Some(to);
    });
    // What is shown begins with a word: a start is missing only where that is cut, too.
    let start = if wanted.0 == 0 { 0 } else { start.unwrap_or_else(|| between_characters(text, wanted.0).1) };
    let end = end.filter(|end| *end > start).unwrap_or_else(|| between_characters(text, wanted.1).0);
    (start.min(shown.0), if wanted.1 == whole { whole } else { end.max(shown.1).max(start) })
}

/// The nearest places before and behind which are not within what a reader takes for one character.
fn between_characters(text: &str, at: u32) -> (u32, u32) {
    let (mut before, mut unit) = (0, 0);
    let mut last = '\0';
    for character in text.chars() {
        if !(goes_on(character) || last == '\u{200d}' || (is_flag(character) && is_flag(last))) {
            if unit >= at {
                return (if unit == at { unit } else { before }, unit);
            }
            before = unit;
        }
        unit += character.len_utf16() as u32;
        last = character;
    }
    (if unit == at { unit } else { before }, unit)
}

fn goes_on(character: char) -> bool {
    is_mark(character) || matches!(character, '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}' | '\n')
}

fn is_flag(character: char) -> bool {
    matches!(character, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Where a UTF-16 code unit of a text lies, in bytes; the end where it has no such unit.
fn byte(text: &str, unit: u32) -> usize {
    let mut units = 0;
    let place = text.char_indices().find(|(_, character)| {
        let is_there = units >= unit;
        units += character.len_utf16() as u32;
        is_there
    });
    place.map_or(text.len(), |(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::super::words::by_character;
    use super::*;

    /// The piece with what was found between brackets.
    fn cut(text: &str, query: &str, length: u32) -> String {
        let snippet = snippet(text, &Query::read(query), length, &by_character);
        let units: Vec<u16> = snippet.text.encode_utf16().collect();
        let mut shown = String::new();
        let mut at = 0;
        let part =
            |from: u32, to: u32| String::from_utf16(&units[from as usize..to as usize]).expect("whole characters");
        for (start, end) in snippet.ranges {
            shown += &format!("{}[{}]", part(at, start), part(start, end));
            at = end;
        }
        shown + &part(at, units.len() as u32)
    }

    #[test]
    fn a_piece_has_most_of_the_query_and_whole_words() {
        let long = "The first of many words says nothing. In the harbour the tide was low, and the ferry lay on the mud all night long.";
        for (text, query, length, expected) in [
            (long, "ferry ", 40, "…and the [ferry] lay on the mud all…"),
            (long, "tide ferry", 50, "…the [tide] was low, and the [ferry] lay on the mud…"),
            (long, "first night", 30, "The [first] of many words says…"),
            (long, "\"low and\" zebra", 30, "…was [low, and] the ferry lay…"),
            (long, "title:ferry -tide", 30, "The first of many words says…"),
            (long, "night", 24, "…the mud all [night] long."),
            (long, "nig* LONG", 24, "…the mud all [night] [long]."),
            ("Short.", "short", 40, "[Short]."),
            ("  Été à la mer ", "ete", 40, "[Été] à la mer"),
            ("", "a", 40, ""),
            ("a b", "", 40, "a b"),
            ("東京都庁の展望室から富士山を見た。", "富士山", 9, "…から[富士山]を見た。"),
            ("นักเรียนอ่านหนังสือ", "กี", 40, "นักเรียนอ่านหนังสือ"),
            ("เด็กกี่คน", "ก", 40, "เด็[กกี่]คน"),
            ("😀😀😀😀 harbour 😀😀😀😀", "harbour", 9, "…[harbour]…"),
        ] {
            assert_eq!(cut(text, query, length), expected, "{query} in {text}");
        }
    }

    #[test]
    fn what_has_no_words_is_cut_between_characters() {
        assert_eq!(cut(&"👩‍👩‍👧".repeat(20), "", 12), "👩‍👩‍👧…");
        assert_eq!(cut(&"e\u{301}".repeat(200), "", 11), format!("{}…", "e\u{301}".repeat(5)));
    }

    #[test]
    fn no_text_is_too_odd() {
        let parts =
            ["a", " ", "東", "e\u{301}", "👩‍👩‍👧", "\n\n", "🇫🇷", "…", "กี่", "\u{301}", "x\u{ad}y", "-", "\"", "*", ":"];
        let mut random = 3_u32;
        let mut next = |below: usize| {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (random >> 8) as usize % below
        };
        let mut text = |longest: usize| (0..next(longest)).map(|_| parts[next(parts.len())]).collect::<String>();
        for length in 0..4000 {
            cut(&text(80), &text(6), length % 50);
        }
    }
}
