//! The lines of a plain text and how they look.

use crate::fold::is_unspaced;

/// A line that is not blank.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    /// Its characters without the margins.
    pub text: &'a str,
    /// Its characters with the margins.
    pub raw: &'a str,
    /// Where it stands in the payload, from 1.
    pub number: usize,
    /// Whether it is the first line or follows a blank one.
    pub after_blank: bool,
    /// Its length in characters, without the margins.
    pub width: usize,
    /// Whether something that stood before it was taken away, so that it goes on with nothing.
    pub fresh: bool,
}

/// A text with one kind of line end and without control characters.
pub fn clean(text: &str) -> String {
    // Text in windows-1252 that went for Latin-1 has its quotes and dashes among the controls.
    let quotes = text.contains(|character| matches!(character, '\u{91}'..='\u{97}'));
    let mut clean = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                if characters.peek() != Some(&'\n') {
                    clean.push('\n');
                }
            }
            '\u{85}' if quotes => clean.push('…'),
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            '\n' | '\t' => clean.push(character),
            '\u{80}'..='\u{9f}' => clean.extend(windows_1252(character)),
            '\u{feff}' => {}
            _ if character.is_control() => {}
            _ => clean.push(character),
        }
    }
    clean
}

/// The lines that are not blank.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut after_blank = true;
    for (index, raw) in text.split('\n').enumerate() {
        let text = raw.trim_matches(is_margin);
        if text.is_empty() {
            after_blank = true;
            continue;
        }
        lines.push(Line { text, raw, number: index + 1, after_blank, width: text.chars().count(), fresh: false });
        after_blank = false;
    }
    lines
}

impl Line<'_> {
    /// Columns before the first character; a tab counts four.
    pub fn indent(&self) -> usize {
        let margin = self.raw.chars().take_while(|character| is_margin(*character));
        margin.map(|character| if character == '\t' { 4 } else { 1 }).sum()
    }

    /// Whether it ends as a sentence or a heading with a colon ends.
    pub fn is_finished(&self) -> bool {
        is_finished(self.text)
    }

    /// Whether it starts with a word in small letters; `my6sense` and `iPhone` are names.
    pub fn starts_small(&self) -> bool {
        let name = |character: char| character.is_ascii_digit() || character.is_uppercase() || character == '@';
        self.text.starts_with(char::is_lowercase)
            && !self.text.split(char::is_whitespace).next().is_some_and(|word| word.contains(name))
    }

    /// Its width where characters of scripts without spaces take two columns.
    pub fn columns(&self) -> usize {
        if self.text.starts_with(is_unspaced) { self.width * 2 } else { self.width }
    }

    /// Whether it reads like a piece of prose and not like a label.
    pub fn is_sentence(&self) -> bool {
        self.width > 90 || (self.is_finished() && self.text.split_whitespace().nth(5).is_some())
    }
}

/// Whether a text ends with what ends a sentence, whatever closes after it.
pub fn is_finished(text: &str) -> bool {
    last_mark(text).is_some_and(|mark| ".!?…:。！？｡：؟۔।॥።፧။".contains(mark))
}

/// How many sentences end inside of a line, as far as abbreviations are short.
pub fn sentence_ends(line: &str) -> u32 {
    // Scripts without spaces between words have none between sentences either.
    let mut ends = line
        .char_indices()
        .filter(|(at, mark)| "。！？".contains(*mark) && line[at + mark.len_utf8()..].starts_with(is_unspaced))
        .count() as u32;
    let mut words = line.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let long = word.chars().nth(3).is_some();
        ends += u32::from(
            long && is_finished(word) && words.peek().is_some_and(|next| !next.starts_with(char::is_lowercase)),
        );
    }
    ends
}

/// The last character of a text without the quotes, brackets and reference numbers that may close after it.
pub fn last_mark(text: &str) -> Option<char> {
    let text = text.trim_end_matches(|character: char| {
        is_margin(character) || "\"'”’»›)]}*_」』）】〉》".contains(character) || is_superscript(character)
    });
    // `… of expression. [4],[5]`
    let before = text.trim_end_matches(|character: char| "[],–-".contains(character) || character.is_ascii_digit());
    if before.len() < text.len() && text[before.len()..].contains('[') {
        return before.trim_end().chars().next_back();
    }
    text.chars().next_back()
}

/// White space, and what is invisible at the end of a line.
pub fn is_margin(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}' | '\u{2060}')
}

/// Whether most letters of a text are of scripts without spaces between words.
pub fn is_mostly_unspaced(text: &str) -> bool {
    let mut balance = 0_i64;
    for character in text.chars().take(20_000) {
        if is_unspaced(character) {
            balance += 1;
        } else if character.is_alphabetic() {
            balance -= 1;
        }
    }
    balance > 0
}

fn is_superscript(character: char) -> bool {
    matches!(character, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

fn windows_1252(character: char) -> Option<char> {
    const CHARACTERS: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”',
        '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    CHARACTERS.get((character as usize).wrapping_sub(0x80)).copied().filter(|character| *character != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_finished_whatever_closes_after_it() {
        for text in ["Yes.", "“Yes!”", "(Yes?)", "expression [3]. [4],[5]", "是。」", "نعم؟", "हाँ।", "They said:"]
        {
            assert!(is_finished(text), "{text}");
        }
        for text in ["", "the town of South", "expression [3]", "yes,", "2022", "“the"] {
            assert!(!is_finished(text), "{text}");
        }
    }

    #[test]
    fn line_ends_of_any_system_end_lines() {
        let text = clean("a\r\nb\rc\u{2028}d\u{0}\u{93}e\u{94}\n\u{200b}\n f ");
        let lines = lines(&text);
        let texts: Vec<&str> = lines.iter().map(|line| line.text).collect();
        assert_eq!(texts, ["a", "b", "c", "d“e”", "f"]);
        assert!(lines[4].after_blank && !lines[3].after_blank);
        assert_eq!(lines[4].number, 6);
    }
}
