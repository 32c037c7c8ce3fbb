//! What a line or a paragraph of a page is by its wording, where the page itself shows where it begins and ends.

use super::{Phrases, lexicon};
use crate::fold::Words;
use crate::model::AsideRole;

/// How a phrase counts that counts on pages alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The line is it.
    Whole,
    /// The line starts with it.
    Start,
    /// The line is a link and starts with it.
    LinkStart,
}

impl Place {
    /// The mark before phrases in the files, and the rest of the line.
    pub(super) fn of_line(line: &'static str) -> Option<(Place, &'static str)> {
        let (mark, phrase) = line.split_once(' ')?;
        let place = match mark {
            "=" => Place::Whole,
            "^" => Place::Start,
            ">" => Place::LinkStart,
            _ => return None,
        };
        Some((place, phrase))
    }
}

/// What a short line is, where it is one of those that pages repeat around every article; `linked` says that most of it
/// is a link.
pub fn role_of_line(line: &str, linked: bool) -> Option<AsideRole> {
    let line = one_line(line).to_lowercase();
    // Counts stand before and behind: `3 min read`, `Comments (12)`.
    let line = line.trim_matches(|character: char| !character.is_alphabetic() && character != '©');
    let is_here = |(place, _, phrase): &&(Place, AsideRole, &str)| match place {
        Place::Whole => line == *phrase,
        Place::Start => starts_with(line, phrase),
        Place::LinkStart => linked && starts_with(line, phrase),
    };
    let found = lexicon().of_lines.iter().find(is_here).map(|(_, role, _)| *role);
    // What has numbers in it may be a date, which is of the header.
    let may_be_made_of_phrases = line.len() <= LONGEST && !line.contains(char::is_numeric);
    found.or_else(|| {
        let phrases = may_be_made_of_phrases.then(|| Phrases::of(line, &Words::of(line)))?;
        phrases.is_certain().then_some(phrases.role)
    })
}

/// Bytes of a line that is made of nothing but phrases.
const LONGEST: usize = 120;

/// What a paragraph is that asks readers for something, tells what the site earns, or thanks those who helped, somewhere in
/// it. What offers letters has a link.
pub fn role_of_request(text: &str, has_link: bool) -> Option<AsideRole> {
    let text = one_line(text).to_lowercase();
    let asks =
        |(role, phrase): &&(AsideRole, &str)| (has_link || *role != AsideRole::Newsletter) && text.contains(phrase);
    lexicon().of_paragraphs.iter().find(asks).map(|(role, _)| *role)
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
            ("Przeczytaj także", false, Some(AsideRole::Related)),
            ("", false, None),
        ] {
            assert_eq!(role_of_line(line, linked), expected, "{line}");
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
