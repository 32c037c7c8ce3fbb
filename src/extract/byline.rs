//! The names in a byline: `By Ana García and Tom Reyes, health reporters` → two authors.

use crate::date;
use crate::lowercase;
use crate::model::Author;

/// The authors that a byline names, in its order. What is no name is left out.
pub(crate) fn authors(byline: &str) -> Vec<Author> {
    let byline = super::one_line(byline);
    let mut text = without_prefix(byline.as_str());
    // What follows a bar or a dot in the middle is a date, a desk, a reading time.
    if let Some(at) = text.find(['|', '•', '·']) {
        let (before, after) = text.split_at(at);
        if is_name(before) || is_remark(after.trim_start_matches(['|', '•', '·', ' '])) {
            text = before;
        }
    }
    let text = trim(text);
    if text.is_empty() || is_address(text) {
        return Vec::new();
    }
    let names = split(text);
    names.into_iter().map(|name| Author { name, ..Author::default() }).collect()
}

/// Whether a line starts as a byline does, and names somebody.
pub(crate) fn is_byline(line: &str) -> bool {
    let line = line.trim();
    let name = without_prefix(line);
    name.len() < line.len() && line.len() < 160 && authors(line).iter().any(|author| is_name(&author.name))
}

/// Whether a line starts as bylines do.
pub(crate) fn has_prefix(line: &str) -> bool {
    let line = line.trim();
    without_prefix(line).len() < line.len()
}

/// A name: one to six words, the first with a capital, no sentence.
pub(crate) fn is_name(text: &str) -> bool {
    let text = trim(text);
    let words = text.split_whitespace().count();
    let first = text.chars().next();
    (1..=6).contains(&words)
        && text.len() <= 80
        && first.is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
        && !text.contains(['?', '!', ':', ';', '/', '@', '|', '=', '{', '<', '>', '“', '”', '"'])
        && !text.chars().any(|character| character.is_ascii_digit())
        && (words < 3 || text.split_whitespace().filter(|word| is_capital(word) || is_particle(word)).count() == words)
}

/// Whether a name is not what systems write where they know none.
pub(crate) fn is_plausible(name: &str) -> bool {
    let name = lowercase::text(name);
    !name.is_empty() && !NOBODY.contains(&name.as_str()) && !name.starts_with("by ")
}

const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "author",
    "authors",
    "anonymous",
    "guest",
    "null",
    "undefined",
    "none",
    "unknown",
    "user",
    "wordpress",
    "webmaster",
    "share",
    "editor",
    "by",
];

/// Words that come before a name, in the languages that the Latin, Greek and Cyrillic web is written in. Longer ones first.
const PREFIXES: &[&str] = &[
    "article written by",
    "this article was written by",
    "medically reviewed by",
    "contributed by",
    "published by",
    "submitted by",
    "reviewed by",
    "reported by",
    "written by",
    "created by",
    "authored by",
    "posted by",
    "updated by",
    "edited by",
    "article by",
    "story by",
    "words by",
    "text by",
    "post by",
    "blog by",
    "escrito por",
    "publicado por",
    "écrit par",
    "rédigé par",
    "publié par",
    "geschrieben von",
    "scritto da",
    "pubblicato da",
    "geschreven door",
    "skrevet av",
    "skriven av",
    "posted on",
    "authors:",
    "author:",
    "author",
    "autores:",
    "autor:",
    "autorin:",
    "auteur:",
    "autore:",
    "автор:",
    "text:",
    "texto:",
    "texte:",
    "testo:",
    "tekst:",
    "por:",
    "von:",
    "by:",
    "by",
    "von",
    "par",
    "por",
    "door",
    "di",
    "av",
    "af",
    "da",
    "przez",
    "yazan:",
    "作者：",
    "作者:",
    "作者",
    "文：",
    "文/",
    "記者",
    "记者",
    "بقلم",
    "كتب",
    "מאת",
];

/// Letters behind a name that are no name.
const DEGREES: &[&str] = &[
    "md", "phd", "mph", "msc", "bsc", "ms", "ma", "ba", "mba", "rd", "rdn", "ldn", "rn", "dds", "dvm", "jd", "do",
    "np", "pa", "cpa", "cfp", "cfa", "facp", "faap", "facc", "faclm", "fand", "cscs", "lcsw", "esq", "jr", "sr", "ii",
    "iii", "psyd", "edd", "pharmd", "dpt", "bvsc", "llb", "llm", "vmd", "dacvb", "lvt", "cissp", "pmp", "ceng", "pe",
];

/// Words inside names that have no capital.
const PARTICLES: &[&str] = &[
    "de", "del", "della", "di", "da", "do", "dos", "das", "du", "la", "le", "van", "von", "der", "den", "ter", "ten",
    "zu", "zur", "vom", "bin", "ibn", "al", "el", "e", "y", "af", "av", "st", "of", "the", "and", "for", "&", "’t",
    "'t",
];

fn without_prefix(text: &str) -> &str {
    let text = text.trim_start_matches([' ', '-', '–', '—', '•', '|', '·', ',']);
    let Some(first) = text.chars().next().and_then(|first| lowercase::character(first).next()) else { return text };
    for prefix in PREFIXES {
        // Most fail here.
        if prefix.starts_with(first)
            && let Some(rest) = strip_prefix(text, prefix)
        {
            let ends_word = !prefix.ends_with(|character: char| character.is_alphabetic())
                || rest.starts_with(|character: char| character.is_whitespace() || character == ':')
                || !prefix.is_ascii();
            if ends_word && !rest.trim().is_empty() {
                return rest.trim_start_matches([' ', ':', '\u{a0}']);
            }
        }
    }
    text
}

/// `strip_prefix` for which capitals do not count.
fn strip_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let mut characters = text.char_indices();
    for expected in prefix.chars() {
        let (_, found) = characters.next()?;
        if found != expected && !lowercase::character(found).eq(std::iter::once(expected)) {
            return None;
        }
    }
    Some(characters.as_str())
}

fn split(text: &str) -> Vec<String> {
    let mut pieces: Vec<&str> = vec![text];
    for separator in [", and ", " and ", ", & ", " & ", " und ", " et ", " y ", "; ", ", ", " with ", "、"] {
        let mut next = Vec::new();
        for piece in pieces {
            let parts: Vec<&str> = piece.split(separator).map(trim).filter(|part| !part.is_empty()).collect();
            // `Marks and Spencer` is one name, `Ana García and Tom Reyes` are two.
            let separates = match separator {
                ", " | "; " | "、" => true,
                _ => parts.iter().all(|part| part.split_whitespace().count() >= 2 || part.contains(',')),
            };
            if separates {
                next.extend(parts);
            } else {
                next.push(piece);
            }
        }
        pieces = next;
    }
    let mut names: Vec<String> = Vec::new();
    for piece in pieces {
        match names.last_mut() {
            Some(last) if is_degree(piece) => {
                last.push_str(", ");
                last.push_str(piece);
            }
            Some(_) if !is_name(piece) || is_remark(piece) => break,
            _ => names.push(without_prefix(piece).to_string()),
        }
    }
    names
}

fn is_degree(text: &str) -> bool {
    text.split_whitespace().all(|word| {
        let letters: String = word.chars().filter(|character| character.is_alphabetic()).collect();
        DEGREES.contains(&lowercase::text(&letters).as_str())
    })
}

/// Whether what follows a name is a date, a time or a count.
fn is_remark(text: &str) -> bool {
    date::parse(text).is_some() || text.chars().any(|character| character.is_ascii_digit())
}

/// Whether this is the address of a page rather than a name.
fn is_address(text: &str) -> bool {
    text.contains("://") || text.starts_with("www.") || text.starts_with('/')
}

fn is_capital(word: &str) -> bool {
    let mut letters = word.chars().filter(|character| character.is_alphabetic());
    letters.next().is_none_or(|first| !first.is_lowercase())
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word) || word.starts_with("d’") || word.starts_with("d'")
}

fn trim(text: &str) -> &str {
    text.trim_matches(|character: char| character.is_whitespace() || ",;|•·–—-".contains(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_names_its_authors() {
        for (byline, expected) in [
            ("By Ana García", &["Ana García"][..]),
            ("BY ANA GARCÍA AND TOM REYES", &["ANA GARCÍA AND TOM REYES"]),
            ("By Ana García and Tom Reyes", &["Ana García", "Tom Reyes"]),
            ("Ana García, Tom Reyes & Li Wei", &["Ana García", "Tom Reyes", "Li Wei"]),
            ("Written by: Ana García | 3 May 2024", &["Ana García"]),
            ("Von Jürgen von der Heide", &["Jürgen von der Heide"]),
            ("Ana García, MD, MPH", &["Ana García, MD, MPH"]),
            ("Ana García, health reporter", &["Ana García"]),
            ("Marks and Spencer", &["Marks and Spencer"]),
            ("Bybel Smith", &["Bybel Smith"]),
            ("作者：王小明", &["王小明"]),
            ("https://www.facebook.com/someone", &[]),
            ("", &[]),
        ] {
            let names: Vec<String> = authors(byline).into_iter().map(|author| author.name).collect();
            assert_eq!(names, expected, "{byline}");
        }
    }

    #[test]
    fn a_sentence_is_no_byline() {
        for line in [
            "By the time he came it was over, and nobody was left.",
            "By",
            "Ana García",
            "Da capo al fine they played it",
        ] {
            assert!(!is_byline(line), "{line}");
        }
        for line in ["By Ana García", "Text: Ana García", "par Zoë d’Aubigné"] {
            assert!(is_byline(line), "{line}");
        }
    }
}
