//! The words of a text, as the search compares them.

use crate::find::{compared, is_ignored};
use crate::fold::{is_mark, is_unspaced};

/// Where words start in a run of a script that puts no spaces between them, in UTF-16 code units: a browser's dictionary
/// knows, we do not. The first start, 0, may be missing.
pub type Segment<'a> = &'a dyn Fn(&str) -> Vec<u32>;

/// Takes each character of such a script for a word.
pub fn by_character(run: &str) -> Vec<u32> {
    let mut at = 0;
    let start = |character: char| {
        at += character.len_utf16() as u32;
        at
    };
    run.chars().map(start).collect()
}

/// A word of a text. In scripts without spaces each character is one, so that no segmentation hides what stands in it.
pub struct Word<'a> {
    /// As it is compared.
    pub term: &'a str,
    /// Where it starts in the text, in UTF-16 code units.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// How many words stand before. Between two blocks one is left out: nothing goes on from one to the other.
    pub position: u32,
    /// Whether it is a character that goes on with what a reader takes for one word.
    pub is_inside: bool,
}

/// What is longer is told apart by its beginning.
const LONGEST: usize = 60;

/// Gives each word of a text.
pub fn each_word(text: &str, segment: Segment<'_>, found: &mut dyn FnMut(&Word<'_>)) {
    let mut reading = Reading { term: String::new(), start: 0, end: 0, position: 0, is_inside: false, found };
    let mut at = 0;
    let mut lines = 0;
    // Of the run that is being read: where it starts, and where words start in it.
    let mut run: Option<(u32, Vec<u32>)> = None;
    let mut folded = String::new();
    for (byte, character) in text.char_indices() {
        let start = at;
        at += character.len_utf16() as u32;
        if is_ignored(character) {
            continue;
        }
        if !is_part(character) {
            reading.finish();
            run = None;
            lines = if character == '\n' { lines + 1 } else { lines };
            continue;
        }
        if lines > 1 {
            reading.position += 1;
        }
        lines = 0;
        folded.clear();
        compared(character, &mut |character| folded.push(character));
        if folded.starts_with(is_unspaced) {
            reading.finish();
            let (first, starts) = run.get_or_insert_with(|| (start, segment(run_at(&text[byte..]))));
            let offset = start - *first;
            reading.is_inside = offset > 0 && !starts.contains(&offset);
            reading.add(&folded, start, at);
            reading.finish();
        } else {
            run = None;
            reading.add(&folded, start, at);
        }
    }
    reading.finish();
}

/// The run of a script without spaces that a text begins with.
fn run_at(text: &str) -> &str {
    let goes_on = |character: char| is_ignored(character) || (is_part(character) && is_unspaced(full_width(character)));
    let end = text.find(|character| !goes_on(character));
    &text[..end.unwrap_or(text.len())]
}

fn full_width(character: char) -> char {
    let mut full = character;
    compared(character, &mut |character| full = character);
    full
}

fn is_part(character: char) -> bool {
    character.is_alphanumeric() || (!character.is_ascii() && is_mark(character))
}

/// The word that is being read.
struct Reading<'a> {
    term: String,
    start: u32,
    end: u32,
    position: u32,
    is_inside: bool,
    found: &'a mut dyn FnMut(&Word<'_>),
}

impl Reading<'_> {
    fn add(&mut self, folded: &str, start: u32, end: u32) {
        if self.term.is_empty() {
            self.start = start;
        }
        self.end = end;
        if self.term.len() < LONGEST {
            self.term.push_str(folded);
        }
    }

    fn finish(&mut self) {
        if !self.term.is_empty() {
            let Reading { start, end, position, is_inside, .. } = *self;
            (self.found)(&Word { term: &self.term, start, end, position, is_inside });
            self.position += 1;
            self.term.clear();
        }
        self.is_inside = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words with a bar between, `+` where one goes on and `//` where a block ended.
    fn shown(text: &str) -> String {
        let mut shown = String::new();
        let mut next = 0;
        // Two characters make a word.
        let segment = |run: &str| by_character(run).into_iter().filter(|start| start % 2 == 0).collect();
        let units: Vec<u16> = text.encode_utf16().collect();
        each_word(text, &segment, &mut |word| {
            let gap = word.position - next;
            let between = if word.is_inside { "+" } else { ["|", "//"][gap as usize] };
            shown += if shown.is_empty() { "" } else { between };
            shown += word.term;
            next = word.position + 1;
            let written = String::from_utf16(&units[word.start as usize..word.end as usize]);
            assert!(written.is_ok_and(|written| text.contains(&written)), "{text}");
        });
        shown
    }

    #[test]
    fn words_are_what_stands_between_what_is_no_letter() {
        for (text, expected) in [
            ("", ""),
            ("The HARBOUR, at dawn.", "the|harbour|at|dawn"),
            ("l’été, Ada's e-mail", "l|ete|ada|s|e|mail"),
            ("e\u{301}te\u{301} hy\u{ad}phen Ｗｉｄｅ", "ete|hyphen|wide"),
            ("One\nline\n\nand another", "one|line//and|another"),
            ("東京都庁、ｶﾀｶﾅ abc東京12", "東+京|都+庁|カ+タ|カ+ナ|abc|東+京|12"),
            ("हिन्दी में", "हिन्दी|में"),
            ("ภาษา", "ภ+า|ษ+า"),
            ("😀 3.14 😀", "3|14"),
            ("한국어 문서", "한국어|문서"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn no_word_is_longer_than_helps() {
        assert!(shown(&"é".repeat(1000)).len() <= LONGEST);
    }
}
