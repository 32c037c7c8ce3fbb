//! The words that are known of articles and of what stands around them, language by language: the files of `languages/`.
//!
//! A file holds sections. `[words]` are function words; `[byline]`, `[contribution]`, `[role]`, `[caption]`,
//! `[published]`, `[modified]` and `[title]` what introduces or follows a name, a caption, a date, a title; `[says]` verbs
//! after a quote; `[section]` headings that many articles have; `[ending]` abbreviations that do not end a sentence. The
//! other sections hold what stands around articles: a line with enough of it is not the article. A phrase after `~` counts
//! only beside one that stands without.
//!
//! Pages show where a line begins and ends, and what is a link, and need less: their phrases are in files of their own,
//! so that who reads pages alone need not load the rest.

mod pages;
mod phrases;

pub use pages::{role_of_line, role_of_request};
pub use phrases::Phrases;

use crate::fold::{Words, fold};
use crate::model::AsideRole;
use crate::order;
use std::collections::HashMap;
use std::sync::OnceLock;

/// One file for each language. To add a language is to add a file and a line.
const LANGUAGES: &[&str] = &[
    include_str!("languages/en.txt"),
    include_str!("languages/de.txt"),
    include_str!("languages/fr.txt"),
    include_str!("languages/es.txt"),
    include_str!("languages/pt.txt"),
    include_str!("languages/it.txt"),
    include_str!("languages/nl.txt"),
    include_str!("languages/pl.txt"),
    include_str!("languages/ru.txt"),
    include_str!("languages/sv.txt"),
    include_str!("languages/da.txt"),
    include_str!("languages/no.txt"),
    include_str!("languages/fi.txt"),
    include_str!("languages/cs.txt"),
    include_str!("languages/tr.txt"),
    include_str!("languages/uk.txt"),
    include_str!("languages/zh.txt"),
    include_str!("languages/ja.txt"),
    include_str!("languages/ko.txt"),
    include_str!("languages/ar.txt"),
];

/// What a term introduces or is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// Introduces a name.
    Byline,
    /// Introduces the name of somebody who had a part in it: `Photographs by`.
    Contribution,
    /// Introduces the words below a picture.
    Caption,
    /// What a maker of articles may be.
    Role,
    /// Introduces the date of publication.
    Published,
    /// Introduces the date of a change.
    Modified,
    /// Introduces the title.
    Title,
    /// A verb between a quote and its speaker.
    Says,
    /// A heading that articles of a kind have.
    Section,
    /// An abbreviation after whose full stop a sentence goes on.
    Ending,
}

/// A phrase that stands around articles.
pub struct Phrase {
    /// Folded, a space between any two words.
    pub text: String,
    /// How many words.
    pub words: usize,
    /// Counts only beside one that is not weak.
    pub weak: bool,
    /// What a passage of such phrases is.
    pub role: AsideRole,
}

/// All the words of all the languages.
pub struct Lexicon {
    phrases: HashMap<String, Vec<Phrase>>,
    terms: HashMap<String, u16>,
    function_words: HashMap<String, u32>,
}

/// The lexicon, read once.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::read)
}

impl Lexicon {
    /// The longest phrase with which `words` go on at `index`.
    pub fn phrase(&self, words: &Words, index: usize) -> Option<&Phrase> {
        let rest = words.from(index);
        self.phrases.get(words.get(index))?.iter().find(|phrase| {
            rest.strip_prefix(phrase.text.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    }

    /// Whether folded words are a term of a kind.
    pub fn is(&self, words: &str, term: Term) -> bool {
        self.terms.get(words).is_some_and(|terms| terms & (1 << term as u8) != 0)
    }

    /// The languages that have a folded word as a function word, one bit for each.
    pub fn languages(&self, word: &str) -> u32 {
        self.function_words.get(word).copied().unwrap_or_default()
    }

    fn read() -> Self {
        let mut lexicon = Lexicon { phrases: HashMap::new(), terms: HashMap::new(), function_words: HashMap::new() };
        for (language, file) in LANGUAGES.iter().enumerate() {
            let mut section = "";
            for line in file.lines() {
                if let Some(name) = line.strip_prefix('[') {
                    section = name.trim_end_matches(']');
                } else if matches!(section, "words" | "role" | "says" | "ending") {
                    for word in line.split_whitespace() {
                        let word = fold(word);
                        match section {
                            "words" => *lexicon.function_words.entry(word).or_default() |= 1 << language,
                            "role" => lexicon.add_term(word, Term::Role),
                            "says" => lexicon.add_term(word, Term::Says),
                            _ => lexicon.add_term(word, Term::Ending),
                        }
                    }
                } else {
                    lexicon.add_line(section, line);
                }
            }
        }
        for phrases in lexicon.phrases.values_mut() {
            order::by_number(phrases, |phrase| u64::MAX - phrase.text.len() as u64 * 2 - u64::from(!phrase.weak));
        }
        lexicon
    }

    fn add_line(&mut self, section: &str, line: &str) {
        let weak = line.starts_with('~');
        let words = Words::of(line);
        if words.len() == 0 {
            return;
        }
        let text = words.as_str().to_string();
        let role = match section {
            "byline" => return self.add_term(text, Term::Byline),
            "contribution" => return self.add_term(text, Term::Contribution),
            "caption" => return self.add_term(text, Term::Caption),
            "published" => return self.add_term(text, Term::Published),
            "modified" => return self.add_term(text, Term::Modified),
            "title" => return self.add_term(text, Term::Title),
            "section" => return self.add_term(text, Term::Section),
            _ => role_of_section(section),
        };
        let phrase = Phrase { words: words.len(), weak, role, text };
        self.phrases.entry(words.get(0).to_string()).or_default().push(phrase);
    }

    fn add_term(&mut self, text: String, term: Term) {
        *self.terms.entry(text).or_default() |= 1 << term as u8;
    }
}

/// What a passage is that is made of the phrases of a section.
fn role_of_section(section: &str) -> AsideRole {
    match section {
        "newsletter" => AsideRole::Newsletter,
        "share" => AsideRole::Share,
        "related" => AsideRole::Related,
        "advertisement" => AsideRole::Advertisement,
        "comments" => AsideRole::Comments,
        "navigation" => AsideRole::Navigation,
        "biography" => AsideRole::AuthorBio,
        "legal" => AsideRole::Legal,
        "paywall" => AsideRole::Paywall,
        "interface" => AsideRole::Interface,
        _ => AsideRole::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_of_every_language_is_known() {
        let known = [
            "words",
            "byline",
            "contribution",
            "caption",
            "role",
            "says",
            "published",
            "modified",
            "title",
            "section",
            "ending",
            "newsletter",
            "share",
            "related",
            "advertisement",
            "comments",
            "navigation",
            "legal",
            "paywall",
            "interface",
            "credit",
        ];
        for file in LANGUAGES {
            for line in file.lines().filter_map(|line| line.strip_prefix('[')) {
                let name = line.strip_suffix(']').expect("a section closes");
                assert!(known.contains(&name), "{name}");
            }
        }
    }

    #[test]
    fn the_longest_phrase_is_found() {
        let words = Words::of("Please sign up to our newsletter");
        let phrase = lexicon().phrase(&words, 1).expect("it is in the file");
        assert_eq!((phrase.text.as_str(), phrase.words, phrase.role), ("sign up to our", 4, AsideRole::Newsletter));
        assert!(lexicon().phrase(&words, 0).is_none());
        assert!(lexicon().is("by", Term::Byline));
        assert!(!lexicon().is("by", Term::Role));
    }
}
