//! A place in a text that is found again when the text has changed.

/// How many characters tell a place from others.
const QUOTE: usize = 32;

/// The words that stand at an offset. Offsets count as browsers do, in UTF-16 code units.
pub fn quote(text: &str, offset: usize) -> &str {
    let rest = &text[byte_at(text, offset)..];
    rest.char_indices().nth(QUOTE).map_or(rest, |(end, _)| &rest[..end])
}

/// Where the words of a place stand now, nearest to where they once stood; `None` where they are no more.
pub fn find(text: &str, words: &str, offset: usize) -> Option<usize> {
    if words.is_empty() {
        return Some(offset);
    }
    let mut nearest: Option<usize> = None;
    let (mut at, mut counted) = (0, 0);
    for (start, _) in text.match_indices(words) {
        at += length(&text[counted..start]);
        counted = start;
        if nearest.is_none_or(|nearest| at.abs_diff(offset) < nearest.abs_diff(offset)) {
            nearest = Some(at);
        }
    }
    nearest
}

/// The indices of a list, those nearest to one of them first.
pub fn outwards(from: usize, count: usize) -> impl Iterator<Item = usize> {
    let from = from.min(count.saturating_sub(1));
    let around = move |step: usize| [from.checked_add(step), from.checked_sub(step).filter(|_| step > 0)];
    (0..count).flat_map(around).flatten().filter(move |index| *index < count)
}

fn length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

fn byte_at(text: &str, offset: usize) -> usize {
    let mut counted = 0;
    for (byte, character) in text.char_indices() {
        if counted >= offset {
            return byte;
        }
        counted += character.len_utf16();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_by_the_words_that_stand_there() {
        let text = "Grüße 🐟 aus dem Hafen, in dem am Abend die Boote liegen";
        assert_eq!(quote(text, 6), "🐟 aus dem Hafen, in dem am Abend");
        assert_eq!(quote(text, 8), " aus dem Hafen, in dem am Abend ");
        assert_eq!(quote(text, 50), "liegen");
        // In the middle of a character, behind the end, of nothing.
        assert_eq!(quote(text, 7), quote(text, 8));
        assert_eq!((quote(text, 900), quote("", 0)), ("", ""));
    }

    #[test]
    fn words_are_found_where_they_stand_now() {
        for (text, words, offset, expected) in [
            ("the tide, the boats", "the", 0, Some(0)),
            ("the tide, the boats", "the", 6, Some(10)),
            ("A line was put in. the tide, the boats", "the boats", 10, Some(29)),
            ("🐟🐟 the boats", "the boats", 0, Some(5)),
            ("the tide", "the boats", 0, None),
            ("the tide", "", 4, Some(4)),
            ("", "the", 4, None),
        ] {
            assert_eq!(find(text, words, offset), expected, "{words} in {text}");
        }
    }

    #[test]
    fn the_nearest_blocks_are_looked_through_first() {
        for (from, count, expected) in
            [(2, 5, vec![2, 3, 1, 4, 0]), (0, 3, vec![0, 1, 2]), (9, 3, vec![2, 1, 0]), (0, 0, vec![])]
        {
            assert_eq!(outwards(from, count).collect::<Vec<_>>(), expected);
        }
    }
}
