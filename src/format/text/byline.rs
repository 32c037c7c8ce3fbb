//! Bylines: who made the article, wherever a line says so.

use super::line::is_finished;
use crate::date;
use crate::fold::{Words, is_unspaced};
use crate::lexicon::{Term, lexicon};
use crate::model::{Author, Meta};

/// What a byline says.
pub struct Byline {
    authors: Vec<Author>,
    /// Whether it says more than the names and roles.
    more: bool,
}

impl Byline {
    /// Adds the authors that are not known yet.
    pub fn put(self, meta: &mut Meta, wording: &str) {
        if self.more && meta.byline.is_none() {
            meta.byline = Some(wording.to_string());
        }
        for author in self.authors {
            if !meta.authors.iter().any(|known| known.name == author.name) {
                meta.authors.push(author);
            }
        }
    }
}

/// The authors of a line such as `By Ana García and Liu Wei`, `Von Jana Maier, Wien` or `By the Editor`.
pub fn authors(line: &str) -> Option<Byline> {
    let line = line.trim_start_matches(['—', '–', '-', '|', ' ']);
    if line.len() > 160 || line.ends_with(['?', '!', ':', ',']) {
        return None;
    }
    let ends = line.char_indices().filter(|(_, c)| c.is_whitespace() || ":：".contains(*c)).map(|(end, _)| end).take(4);
    let (mut start, mut part) = (None, None);
    for end in ends {
        let words = Words::of(&line[..end]);
        if lexicon().is(words.as_str(), Term::Byline) {
            (start, part) = (Some(end), None);
        } else if lexicon().is(words.as_str(), Term::Contribution) {
            (start, part) = (Some(end), Some(&line[..end]));
        }
    }
    let rest = line[start?..].trim_start_matches([' ', ':', '：', '\u{a0}']);
    let mut byline = read(rest)?;
    // One word after `By` may be anything: a day, a place.
    let is_sure =
        |author: &Author| author.name.contains(' ') || author.role.is_some() || author.name.chars().all(is_unspaced);
    if byline.authors.len() < 2 && !byline.authors.iter().any(is_sure) {
        return None;
    }
    if let Some(part) = part {
        // `Photographs by` without the `by`.
        let (noun, last) = part.rsplit_once(' ').unwrap_or((part, ""));
        let role = if lexicon().is(Words::of(last).as_str(), Term::Byline) { noun } else { part };
        byline.authors.iter_mut().for_each(|author| author.role = Some(role.to_string()));
    }
    Some(byline)
}

/// Whether a line says what somebody is, and nothing else: `Transport correspondent`.
pub fn is_role(line: &str) -> bool {
    let words = Words::of(line);
    (1..=5).contains(&words.len())
        && !is_finished(line)
        && words.iter().last().is_some_and(|word| lexicon().is(word, Term::Role))
}

/// A line that is nothing but a name, for where one is expected.
pub fn bare_name(line: &str) -> Option<Byline> {
    let mut count = 0;
    for word in line.split_whitespace() {
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'));
        let folded = Words::of(word);
        if !letters || !word.starts_with(char::is_uppercase) || lexicon().languages(folded.as_str()) != 0 {
            return None;
        }
        if lexicon().phrase(&folded, 0).is_some() {
            return None;
        }
        count += 1;
    }
    let shouted = line.chars().all(|character| !character.is_lowercase());
    ((2..=4).contains(&count) && !shouted).then(|| named(line))
}

/// The names of a text that is said to be names: `Ana García <ana@example.com>, Liu Wei`.
pub fn named(text: &str) -> Byline {
    read(text).unwrap_or_else(|| {
        let (name, email) = match text.split_once('<') {
            Some((name, rest)) => (name, rest.split('>').next().filter(|address| address.contains('@'))),
            None => (text, None),
        };
        let name = name.trim().trim_matches('"');
        let name = if name.is_empty() { text } else { name };
        let author = Author { name: name.to_string(), email: email.map(str::to_string), ..Author::default() };
        Byline { authors: vec![author], more: false }
    })
}

/// Names, then what they are or where they were.
fn read(text: &str) -> Option<Byline> {
    let text = text.trim().trim_end_matches('.');
    if text.is_empty() || text.split_whitespace().nth(16).is_some() || text.contains('<') {
        return None;
    }
    let (names, about) = split_about(text);
    let mut authors = Vec::new();
    for name in split_names(names) {
        authors.push(Author { name: name_of(name)?, ..Author::default() });
    }
    let about = about.map(|about| about.trim_matches(|c: char| c.is_whitespace() || ",|()–—-".contains(c)));
    let about = about.filter(|about| !about.is_empty());
    let mut more = false;
    if let Some(about) = about {
        if about.split_whitespace().nth(8).is_some() || date::parse(about).is_some() {
            return None;
        }
        let role = Words::of(about).iter().any(|word| lexicon().is(word, Term::Role));
        match authors.as_mut_slice() {
            [author] if role => author.role = Some(about.to_string()),
            _ => more = true,
        }
    }
    (!authors.is_empty()).then_some(Byline { authors, more })
}

/// Cuts a byline where the names end: at a comma before what is no name, at `in`, `for`, a dash.
fn split_about(text: &str) -> (&str, Option<&str>) {
    for mark in [" | ", " – ", " — ", " - ", " (", " in ", " for ", " at ", " für ", " pour ", " para ", " per "] {
        if let Some(place) = text.find(mark) {
            return (&text[..place], Some(&text[place..]));
        }
    }
    for (comma, _) in text.match_indices(", ") {
        let rest = &text[comma + 2..];
        let another = split_names(rest).next().and_then(name_of).is_some_and(|name| name.contains(' '));
        let role = Words::of(rest).iter().any(|word| lexicon().is(word, Term::Role));
        if !another || role {
            return (&text[..comma], Some(rest));
        }
    }
    (text, None)
}

/// Names with `and`, `&` or commas between them.
fn split_names(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let marks = [
            ", and ", ", ", " and ", " & ", " und ", " et ", " y ", " e ", " i ", " en ", " och ", " og ", " и ",
            " ja ", "、", "، ",
        ];
        let cut = marks.iter().filter_map(|mark| text.find(mark).map(|place| (place, mark.len()))).min();
        let (name, after) = match cut {
            Some((place, length)) => (&text[..place], Some(&text[place + length..])),
            None => (text, None),
        };
        rest = after;
        Some(name.trim())
    })
}

/// A name, if that is what it looks like.
fn name_of(text: &str) -> Option<String> {
    const PARTICLES: &str = " de van der von da bin al la le du di dos ter den el ibn zu del ";
    let mut words = text.split_whitespace();
    let first = words.clone().next()?;
    // `the Editor`
    let folded = Words::of(first);
    if matches!(folded.as_str(), "the" | "der" | "die" | "la" | "le" | "el") {
        let role = words.nth(1).is_some_and(|word| lexicon().is(Words::of(word).as_str(), Term::Role));
        return (role && words.next().is_none()).then(|| text.to_string());
    }
    let mut capitals = 0;
    let mut count = 0;
    for word in words {
        count += 1;
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | '\u{301}'));
        if !letters {
            return None;
        }
        let uncased = !word.chars().any(|c| c.is_lowercase() || c.is_uppercase());
        if word.starts_with(char::is_uppercase) || uncased {
            capitals += 1;
        } else if !PARTICLES.contains(&[" ", word, " "].concat()) {
            return None;
        }
    }
    let no_day = date::parse(&[text, " 1, 2000"].concat()).is_none();
    (capitals > 0 && count <= 5 && text.len() <= 60 && no_day).then(|| text.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(line: &str) -> Vec<(String, Option<String>)> {
        let byline = authors(line);
        byline
            .map_or(Vec::new(), |byline| byline.authors.into_iter().map(|author| (author.name, author.role)).collect())
    }

    #[test]
    fn a_byline_names_its_authors() {
        for (line, expected) in [
            ("By Ana García", &[("Ana García", None)][..]),
            ("By Ana García and Liu Wei", &[("Ana García", None), ("Liu Wei", None)]),
            ("By Ana García, Liu Wei & Tom Okafor", &[("Ana García", None), ("Liu Wei", None), ("Tom Okafor", None)]),
            ("By Tom Okafor, Health reporter", &[("Tom Okafor", Some("Health reporter"))]),
            ("Von Jana von der Heide", &[("Jana von der Heide", None)]),
            ("By the Editor", &[("the Editor", None)]),
            ("Por Juan Pérez, corresponsal en Lima", &[("Juan Pérez", Some("corresponsal en Lima"))]),
            ("Written by J. R. Smith in Leeds", &[("J. R. Smith", None)]),
            ("Additional reporting by Ana Teale", &[("Ana Teale", Some("Additional reporting"))]),
            ("记者 林晓", &[("林晓", None)]),
        ] {
            let expected: Vec<_> =
                expected.iter().map(|(name, role)| (name.to_string(), role.map(str::to_string))).collect();
            assert_eq!(names(line), expected, "{line}");
        }
    }

    #[test]
    fn what_begins_like_a_byline_may_be_none() {
        for line in [
            "By Monday",
            "By the Numbers",
            "By then the rain had stopped.",
            "By the Sea",
            "By far the largest of them",
            "By Friday, everybody knew",
            "Bylaws of the Council",
            "Von hier aus",
        ] {
            assert!(authors(line).is_none(), "{line}");
        }
        assert!(bare_name("Jane Smith").is_some());
        for line in ["The Times", "Jane", "JANE SMITH", "Jane smith", "Read More"] {
            assert!(bare_name(line).is_none(), "{line}");
        }
    }
}
