//! What a line or a paragraph of a page is by its wording: the files of `pages/`, one for each language.
//!
//! A file holds sections that say what a line is, and in them phrases in small letters, with their accents and marks. A line
//! is one after `=`, or starts with one after `^`, or is a link and starts with one after `>`; a paragraph has one after `*`
//! in it.

use super::role_of_section;
use crate::lowercase;
use crate::model::AsideRole;
use std::sync::OnceLock;

/// To add a language is to add a file and a line.
const LANGUAGES: &[&str] = &[
    include_str!("pages/en.txt"),
    include_str!("pages/de.txt"),
    include_str!("pages/fr.txt"),
    include_str!("pages/es.txt"),
    include_str!("pages/pt.txt"),
    include_str!("pages/it.txt"),
    include_str!("pages/nl.txt"),
    include_str!("pages/pl.txt"),
    include_str!("pages/sv.txt"),
    include_str!("pages/ru.txt"),
    include_str!("pages/zh.txt"),
    include_str!("pages/ja.txt"),
    include_str!("pages/ar.txt"),
];

/// A phrase, by the mark before it, and what it makes of its line.
struct Phrase {
    mark: u8,
    text: &'static str,
    role: AsideRole,
}

/// The phrases, read once.
fn phrases() -> &'static [Phrase] {
    static PHRASES: OnceLock<Vec<Phrase>> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let mut phrases = Vec::new();
        for file in LANGUAGES {
            let mut role = AsideRole::Other;
            for line in file.lines() {
                if let Some(section) = line.strip_prefix('[') {
                    role = role_of_section(section.trim_end_matches(']'));
                } else if let (Some(mark), Some(text)) = (line.bytes().next(), line.get(2..)) {
                    phrases.push(Phrase { mark, text, role });
                }
            }
        }
        phrases
    })
}

/// What a short line is, where it is one of those that pages repeat around every article; `linked` says that most of it
/// is a link.
pub fn role_of_line(line: &str, linked: bool) -> Option<AsideRole> {
    let line = lowercase::text(&one_line(line));
    // Counts stand before and behind: `3 min read`, `Comments (12)`.
    let line = line.trim_matches(|character: char| !character.is_alphabetic() && character != '©');
    let is_here = |phrase: &&Phrase| match phrase.mark {
        b'=' => line == phrase.text,
        b'^' => starts_with(line, phrase.text),
        b'>' => linked && starts_with(line, phrase.text),
        _ => false,
    };
    phrases().iter().find(is_here).map(|phrase| phrase.role)
}

/// What a paragraph is that asks readers for something, tells what the site earns, or thanks those who helped, somewhere in
/// it. What offers letters has a link.
pub fn role_of_request(text: &str, has_link: bool) -> Option<AsideRole> {
    let text = lowercase::text(&one_line(text));
    let pairs = Pairs::of(&text);
    let asks = |phrase: &&Phrase| {
        phrase.mark == b'*'
            && (has_link || phrase.role != AsideRole::Newsletter)
            && pairs.may_be_those_of(phrase.text)
            && text.contains(phrase.text)
    };
    phrases().iter().find(asks).map(|phrase| phrase.role)
}

/// Which bytes follow which in a text, nearly: to look for a phrase costs more than to see that it cannot be there.
struct Pairs([u64; 16]);

impl Pairs {
    fn of(text: &str) -> Self {
        let mut pairs = [0; 16];
        for (word, bit) in Self::bits(text) {
            pairs[word] |= bit;
        }
        Pairs(pairs)
    }

    fn may_be_those_of(&self, phrase: &str) -> bool {
        Self::bits(phrase).all(|(word, bit)| self.0[word] & bit != 0)
    }

    fn bits(text: &str) -> impl Iterator<Item = (usize, u64)> {
        text.as_bytes().windows(2).map(|pair| {
            let mixed = usize::from(pair[0]) * 37 + usize::from(pair[1]);
            (mixed / 64 % 16, 1 << (mixed % 64))
        })
    }
}

fn starts_with(line: &str, phrase: &str) -> bool {
    // Most phrases fail here, which costs nothing.
    if line.as_bytes().first() != phrase.as_bytes().first() {
        return false;
    }
    line.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) || !phrase.is_ascii())
}

/// A text with single spaces for all its white space.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_known_by_its_wording() {
        for (line, linked, expected) in [
            (" ADVERTISEMENT ", false, Some(AsideRole::Advertisement)),
            ("Read more: The other bridge", true, Some(AsideRole::Related)),
            ("Read more slowly, she said.", false, None),
            ("Share this article:", false, Some(AsideRole::Share)),
            ("Shares fell by a tenth", false, None),
            ("© 2024 The Asham Herald", false, Some(AsideRole::Legal)),
            ("関連記事", false, Some(AsideRole::Related)),
            ("Zobacz także: most", false, Some(AsideRole::Related)),
            ("", false, None),
        ] {
            assert_eq!(role_of_line(line, linked), expected, "{line}");
        }
    }

    #[test]
    fn every_phrase_has_a_mark_and_a_section() {
        for line in LANGUAGES.iter().flat_map(|file| file.lines()) {
            let is_phrase = ["= ", "^ ", "> ", "* "].iter().any(|mark| line.starts_with(mark));
            assert!(is_phrase || line.starts_with('[') && line.ends_with(']'), "{line}");
            let known = line == "[credit]" || role_of_section(line.trim_matches(['[', ']'])) != AsideRole::Other;
            assert!(is_phrase || known, "{line}");
        }
    }

    #[test]
    fn a_paragraph_asks_for_something() {
        for (text, has_link, expected) in [
            ("The best of the week, to your inbox.", true, Some(AsideRole::Newsletter)),
            ("She sent it to your inbox.", false, None),
            ("This guide contains affiliate links.", false, Some(AsideRole::Advertisement)),
            ("Tom Reyes contributed to this report.", false, Some(AsideRole::Other)),
            ("The ferry is back.", true, None),
        ] {
            assert_eq!(role_of_request(text, has_link), expected, "{text}");
        }
    }
}
