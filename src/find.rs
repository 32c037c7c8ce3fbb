//! Finds words in a text as readers expect: whatever their case, accents, width and kind of quotation mark.

use crate::fold::{fold_character, is_unspaced};

/// A text to find words in, given in pieces, as the nodes of a tree hold it. Words reach over pieces, but not over a
/// [boundary](Text::boundary).
#[derive(Default)]
pub struct Text {
    /// The characters as they are compared.
    characters: Vec<char>,
    /// Where each of them starts, in UTF-16 code units from the start of the whole; one more for the end.
    positions: Vec<u32>,
    /// Where each piece starts, likewise.
    pieces: Vec<u32>,
    length: u32,
    /// Whether the last character was white space, of which a run is one space.
    spaced: bool,
}

/// A point in the text: the piece, and UTF-16 code units into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The piece, from 0.
    pub piece: usize,
    /// UTF-16 code units into it.
    pub offset: u32,
}

/// What no word holds.
const BOUNDARY: char = '\u{0}';

impl Text {
    /// Adds a piece.
    pub fn push(&mut self, piece: &str) {
        self.pieces.push(self.length);
        for character in piece.chars() {
            self.push_character(character);
        }
    }

    /// Ends a block: what is behind it does not go on with what is before.
    pub fn boundary(&mut self) {
        if self.characters.last().is_some_and(|last| *last != BOUNDARY) {
            self.characters.push(BOUNDARY);
            self.positions.push(self.length);
            self.spaced = true;
        }
    }

    fn push_character(&mut self, character: char) {
        let start = self.length;
        self.length += character.len_utf16() as u32;
        let space = character.is_whitespace();
        if !(space && self.spaced) {
            compared(character, &mut |compared| {
                self.characters.push(compared);
                self.positions.push(start);
            });
        }
        self.spaced = space || (self.spaced && is_ignored(character));
    }

    /// Where a query stands, in order, without overlaps; at most `limit` of them.
    pub fn find(&self, query: &str, limit: usize) -> Vec<(Point, Point)> {
        let query = words(query);
        let mut found = Vec::new();
        let Some(&first) = query.first() else { return found };
        let mut at = 0;
        while found.len() < limit
            && let Some(step) = self.characters[at..].iter().position(|character| *character == first)
        {
            at += step;
            match self.matches(at, &query) {
                Some(end) => {
                    found.push((self.point(self.positions[at]), self.end(end)));
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Where the query ends that stands here. Between characters of a script without spaces, white space says nothing.
    fn matches(&self, start: usize, query: &[char]) -> Option<usize> {
        let mut at = start;
        for (index, wanted) in query.iter().enumerate() {
            let here = self.characters.get(at)?;
            if here != wanted {
                let joins = *here == ' ' && is_unspaced(*wanted) && is_unspaced(*query.get(index.checked_sub(1)?)?);
                at += 1;
                if !joins || self.characters.get(at) != Some(wanted) {
                    return None;
                }
            }
            at += 1;
        }
        Some(at)
    }

    fn point(&self, position: u32) -> Point {
        let piece = self.pieces.partition_point(|start| *start <= position).saturating_sub(1);
        Point { piece, offset: position - self.pieces[piece] }
    }

    /// Behind the character before `index`, with the marks that belong to it.
    fn end(&self, index: usize) -> Point {
        let last = self.positions[index - 1];
        let next = self.positions[index..].iter().find(|position| **position > last).copied().unwrap_or(self.length);
        // The end of a piece, rather than the start of the next.
        let Point { piece, offset } = self.point(next - 1);
        Point { piece, offset: offset + 1 }
    }
}

/// The characters of a query, without the spaces that say nothing.
fn words(query: &str) -> Vec<char> {
    let mut text = Text::default();
    text.push(query.trim());
    let joins = |index: usize| text.characters.get(index).is_some_and(|character| is_unspaced(*character));
    let is_said =
        |index: &usize| text.characters[*index] != ' ' || !(*index > 0 && joins(*index - 1) && joins(*index + 1));
    (0..text.characters.len()).filter(is_said).map(|index| text.characters[index]).collect()
}

/// What a character is compared as: nothing, one or several characters.
pub(crate) fn compared(character: char, add: &mut dyn FnMut(char)) {
    match character {
        _ if is_ignored(character) => {}
        _ if character.is_whitespace() => add(' '),
        '‘' | '’' | '‚' | '‛' | '′' | '＇' => add('\''),
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '＂' => add('"'),
        '‐'..='―' | '−' | '－' => add('-'),
        'ß' | 'ẞ' => {
            add('s');
            add('s');
        }
        'æ' | 'Æ' => {
            add('a');
            add('e');
        }
        'œ' | 'Œ' => {
            add('o');
            add('e');
        }
        // Full width: the same in another block.
        '！'..='～' => fold_character(char::from_u32(character as u32 - 0xfee0).unwrap_or(character), add),
        '｡'..='ﾟ' => add(HALF_WIDTH.chars().nth(character as usize - 0xff61).unwrap_or(character)),
        // What is said alike is found alike: hiragana as katakana.
        'ぁ'..='ゖ' => add(char::from_u32(character as u32 + 0x60).unwrap_or(character)),
        _ => fold_character(character, add),
    }
}

/// Characters that are not seen: soft hyphens, joiners, marks of direction, the lengthening of Arabic words.
pub(crate) fn is_ignored(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | 'ـ' | BOUNDARY)
}

/// What stands for the half-width forms from U+FF61 on.
const HALF_WIDTH: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces with what was found between brackets; a bar ends a block.
    fn marked(pieces: &[&str], query: &str) -> String {
        let mut text = Text::default();
        for piece in pieces {
            match *piece {
                "|" => text.boundary(),
                piece => text.push(piece),
            }
        }
        let pieces: Vec<&str> = pieces.iter().copied().filter(|piece| *piece != "|").collect();
        let mut shown: Vec<String> = pieces.iter().map(|piece| piece.to_string()).collect();
        for (start, end) in text.find(query, 100).into_iter().rev() {
            for (place, bracket) in [(end, ']'), (start, '[')] {
                let mut units = 0;
                let piece = pieces[place.piece];
                let at = piece.char_indices().find(|(_, character)| {
                    let here = units == place.offset;
                    units += character.len_utf16() as u32;
                    here
                });
                shown[place.piece].insert(at.map_or(piece.len(), |(at, _)| at), bracket);
            }
        }
        shown.join("/")
    }

    #[test]
    fn words_are_found_as_readers_expect() {
        for (pieces, query, expected) in [
            (&["The harbour, a Harbour."][..], "harbour", "The [harbour], a [Harbour]."),
            (&["Žluťoučký kůň"], "kun", "Žluťoučký [kůň]"),
            (&["e\u{301}te\u{301} et hiver"], "été", "[e\u{301}te\u{301}] et hiver"),
            (&["It’s “so” – really"], "it's \"so\" - really", "[It’s “so” – really]"),
            (&["Straße"], "STRASSE", "[Straße]"),
            (&["Ｗｉｄｅ ｶﾀｶﾅ"], "wide カタカナ", "[Ｗｉｄｅ ｶﾀｶﾅ]"),
            (&["漢 字\n漢字"], "漢字", "[漢 字]\n[漢字]"),
            (&["漢 字\n漢字"], "漢 字", "[漢 字]\n[漢字]"),
            (&["one  \n two"], "one two", "[one  \n two]"),
            (&["hy\u{ad}phen"], "hyphen", "[hy\u{ad}phen]"),
            (&["محمّد"], "محمد", "[محمّد]"),
            (&["😀 grin 😀"], "grin", "😀 [grin] 😀"),
            (&["aaaa"], "aa", "[aa][aa]"),
            (&["nothing"], "  ", "nothing"),
            (&["a b"], "ab", "a b"),
        ] {
            assert_eq!(marked(pieces, query), expected, "{query}");
        }
    }

    #[test]
    fn words_reach_over_pieces_but_not_over_blocks() {
        assert_eq!(marked(&["em", "pha", "sis"], "emphasis"), "[em/pha/sis]");
        assert_eq!(marked(&["one", "|", "two"], "onetwo"), "one/two");
        assert_eq!(marked(&["one ", "|", " two"], "one two"), "one / two");
        assert_eq!(marked(&["a ", " ", "b"], "a b"), "[a / /b]");
    }

    #[test]
    fn there_may_be_too_many() {
        let mut text = Text::default();
        text.push(&"a ".repeat(1000));
        assert_eq!(text.find("a", 10).len(), 10);
    }
}
