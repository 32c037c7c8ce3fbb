//! What stands around articles: forms, share prompts, notices, teasers.
//!
//! A line goes by what it says, never by its shape alone: it is made of phrases of the [lexicon](super::lexicon), or it
//! is in another language than the article, or it shares no word with the article and stands among such lines.

use super::layout::Layout;
use super::lexicon::lexicon;
use super::line::{Line, is_finished};
use super::passage::{Label, Passage};
use crate::fold::{Words, is_unspaced};
use crate::model::AsideRole;
use std::collections::{HashMap, HashSet};

/// What an article is written in, to tell what is not of it.
pub struct Article {
    /// Its languages by function words, one bit each.
    languages: u32,
    /// Letters beyond ASCII in its prose.
    letters: HashSet<char>,
    /// The first letters of its content words, and how many lines have them.
    stems: HashMap<String, u32>,
    /// Whether most of it is in a script other than Latin.
    exotic: bool,
    /// Whether there is enough of it to tell what is not of it.
    is_known: bool,
}

impl Article {
    /// Looks at the lines that are prose.
    pub fn of(lines: &[Line<'_>]) -> Self {
        let mut counts = [0_u32; 32];
        let mut article =
            Article { languages: 0, letters: HashSet::new(), stems: HashMap::new(), exotic: false, is_known: false };
        let (mut latin, mut other) = (0, 0);
        for line in lines {
            let words = Words::of(line.text);
            let prose = line.width > 60 || line.is_sentence();
            let mut seen = HashSet::new();
            for word in words.iter() {
                let languages = lexicon().languages(word);
                if prose {
                    for (language, count) in counts.iter_mut().enumerate() {
                        *count += languages >> language & 1;
                    }
                }
                if let Some(stem) = stem(word, languages).filter(|stem| seen.insert(stem.to_string())) {
                    *article.stems.entry(stem.to_string()).or_default() += 1;
                }
            }
            if prose {
                for character in line.text.chars().filter(|character| character.is_alphabetic()) {
                    *(if is_latin(character) { &mut latin } else { &mut other }) += 1;
                    if !character.is_ascii() && !is_unspaced(character) {
                        article.letters.extend(character.to_lowercase());
                    }
                }
            }
        }
        let most = counts.iter().copied().max().unwrap_or_default();
        for (language, count) in counts.iter().enumerate() {
            // Languages so near to each other that a text may seem to be in both.
            if *count > 0 && *count * 10 >= most * 8 {
                article.languages |= 1 << language;
            }
        }
        article.exotic = other > latin;
        article.is_known = other + latin > 0 || lines.len() > FEW_LINES;
        article
    }

    /// How much speaks for it that words are in another language than the article.
    fn foreignness(&self, text: &str, words: &Words) -> u32 {
        let mut letters = text.chars().filter(|character| character.is_alphabetic()).peekable();
        if !self.is_known || letters.peek().is_none() {
            return 0;
        }
        let latin = letters.clone().filter(|letter| is_latin(*letter)).count();
        let other = letters.clone().count() - latin;
        if self.exotic {
            return if other == 0 && words.len() >= 2 { 2 } else { 0 };
        }
        if other > latin {
            return 3;
        }
        let (mut own, mut foreign) = (0, 0);
        for word in words.iter() {
            let languages = lexicon().languages(word);
            own += u32::from(languages & self.languages != 0);
            foreign += u32::from(languages != 0 && languages & self.languages == 0);
        }
        let strange = letters
            .flat_map(char::to_lowercase)
            .any(|letter| !letter.is_ascii() && letter.is_alphabetic() && !self.letters.contains(&letter));
        (foreign + u32::from(strange)).saturating_sub(own * 2)
    }

    /// How many of the words that say something stand elsewhere in the article too, and how many there are.
    fn shared(&self, words: &Words) -> (usize, usize) {
        let (mut shared, mut all) = (0, 0);
        for word in words.iter() {
            if let Some(stem) = stem(word, lexicon().languages(word)) {
                all += 1;
                shared += usize::from(self.stems.get(stem).is_some_and(|lines| *lines > 1));
            }
        }
        (shared, all)
    }
}

/// What the phrases of the lexicon make of a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Phrases {
    /// The share of words they cover.
    coverage: f32,
    /// The words covered by phrases that are not weak.
    strong: usize,
    words: usize,
    role: AsideRole,
}

impl Phrases {
    /// Finds the phrases of a text. A long one is prose, whatever it says.
    pub fn of(text: &str, words: &Words) -> Phrases {
        let mut phrases = Phrases { words: words.len(), ..Phrases::default() };
        if words.len() == 0 || words.len() > 90 {
            return phrases;
        }
        let mut covered = 0;
        let mut longest = 0;
        let mut index = 0;
        while index < words.len() {
            let found = lexicon().phrase(words, index);
            if let Some(phrase) = found {
                covered += phrase.words;
                if !phrase.weak {
                    phrases.strong += phrase.words;
                    if phrase.words > longest {
                        longest = phrase.words;
                        phrases.role = phrase.role;
                    }
                }
                index += phrase.words;
            } else {
                let word = words.get(index);
                let year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
                covered += usize::from(year || word == "©" || (word.len() == 1 && word.is_ascii()));
                index += 1;
            }
        }
        // `© 2022 The Asham Herald` names whom nobody can list.
        let notice = text.starts_with('©') || text.starts_with("(c) ") || words.get(0) == "copyright";
        if notice && words.len() <= 14 && words.len() > 1 {
            phrases.role = AsideRole::Legal;
            phrases.strong = words.len();
            covered = words.len();
        }
        phrases.coverage = covered as f32 / words.len() as f32;
        phrases
    }

    /// Whether a text is nothing but such phrases.
    pub fn is_certain(&self) -> bool {
        if self.coverage >= 0.9 {
            return self.strong > 0;
        }
        let needed = match self.words {
            0..=3 => 0.99,
            4..=8 => 0.7,
            9..=14 => 0.6,
            _ => 0.5,
        };
        self.strong > 0 && self.coverage >= needed && (self.words <= 8 || self.strong >= 3)
    }

    /// Whether such phrases are a good part of a text.
    fn is_likely(&self, finished: bool) -> bool {
        self.strong > 0 && self.coverage >= if finished { 0.5 } else { 0.34 } && self.words <= 24
    }

    /// Whether a text names another article: `Read more: Why the bridge squeaks`.
    pub fn announces_another(text: &str) -> bool {
        let phrases = text.split_once([':', '：']).map(|(name, _)| Phrases::of(name, &Words::of(name)));
        phrases.is_some_and(|phrases| phrases.is_certain() && phrases.role == AsideRole::Related)
    }

    /// What it is and why.
    pub fn label(&self) -> Label {
        Label::Aside(self.role, if self.role == AsideRole::Newsletter && self.words > 12 { FORM } else { PHRASES })
    }
}

/// So few lines without a paragraph among them do not show what a text is written in.
const FEW_LINES: usize = 8;

const PHRASES: &str = "phrases of the page around articles";
const FORM: &str = "form grammar";
const FOREIGN: &str = "another language than the article";
const UNRELATED: &str = "shares no word with the article, among lines that are not part of it";

/// Labels lines, before they are joined, that stand alone and are not the article.
pub fn label_lines(lines: &[Line<'_>], layout: &Layout, article: &Article) -> Vec<Label> {
    let mut labels = vec![Label::Text; lines.len()];
    for (index, line) in lines.iter().enumerate() {
        if line.width > 400 {
            continue;
        }
        let words = Words::of(line.text);
        let phrases = Phrases::of(line.text, &words);
        if phrases.is_certain() {
            labels[index] = phrases.label();
        } else if is_alone(lines, index, layout) && is_fragment(line.text, &words) {
            let before = index.checked_sub(1).map(|before| &lines[before]);
            if is_foreign(
                article,
                line.text,
                &words,
                before.is_none_or(|before| before.is_finished() || labels[index - 1] != Label::Text),
            ) {
                labels[index] = Label::Aside(AsideRole::Other, FOREIGN);
            }
        }
    }
    labels
}

/// Takes back what was said of passages where nothing but such passages is there: then they are the article.
pub fn keep_something(passages: &mut [Passage]) {
    let is_other = |passage: &Passage| matches!(passage.label, Label::Aside(..) | Label::Gone | Label::Rule);
    if passages.iter().all(is_other) {
        let asides = passages.iter_mut().filter(|passage| matches!(passage.label, Label::Aside(..)));
        asides.for_each(|passage| passage.label = Label::Text);
    }
}

/// Labels passages that are not the article.
pub fn label_passages(passages: &mut [Passage], article: &Article) {
    for passage in passages.iter_mut() {
        if passage.label != Label::Text {
            continue;
        }
        let phrases = Phrases::of(&passage.text, &passage.words);
        if phrases.is_certain() {
            passage.label = phrases.label();
        }
    }
    let first = passages.iter().position(|passage| passage.label == Label::Text && passage.is_sentence());
    let last = passages.iter().rposition(|passage| passage.label == Label::Text && passage.is_sentence());
    let (Some(first), Some(last)) = (first, last) else { return };
    // What stands among such lines, seen from both sides.
    let order: Vec<usize> = (0..passages.len()).chain((0..passages.len()).rev()).collect();
    for index in order {
        let passage = &passages[index];
        if passage.label != Label::Text || !is_fragment(&passage.text, &passage.words) {
            continue;
        }
        let aside = |index: Option<usize>| {
            index.and_then(|index| passages.get(index)).is_some_and(|passage| matches!(passage.label, Label::Aside(..)))
        };
        let (above, below) = (aside(index.checked_sub(1)), aside(Some(index + 1)));
        let near = above || below;
        let outside = index < first || index > last;
        let phrases = Phrases::of(&passage.text, &passage.words);
        let (shared, all) = article.shared(&passage.words);
        let unrelated = all > 0 && shared == 0 && !(is_finished(&passage.text) && passage.words.len() > 3);
        let small = passage.text.starts_with(char::is_lowercase);
        let label = if phrases.is_likely(is_finished(&passage.text)) && (unrelated || near) && (near || outside) {
            phrases.label()
        } else if unrelated && ((index > last && near) || (above && below) || (small && near)) {
            Label::Aside(AsideRole::Other, UNRELATED)
        } else {
            continue;
        };
        passages[index].label = label;
    }
}

/// Whether a text may be a part of a page rather than of an article: no paragraph.
fn is_fragment(text: &str, words: &Words) -> bool {
    words.len() <= 22 && text.len() <= 200 && !(is_finished(text) && words.len() > 14)
}

/// Whether a fragment is in another language than the article, and about something else.
fn is_foreign(article: &Article, text: &str, words: &Words, after_end: bool) -> bool {
    let foreignness = article.foreignness(text, words);
    let (shared, all) = article.shared(words);
    let enough = if article.exotic { 2 } else { 2 - u32::from((3..=12).contains(&words.len())) };
    foreignness >= enough && shared * 4 <= all && after_end
}

/// Whether a line is neither the continuation of the one before nor continued by the next.
fn is_alone(lines: &[Line<'_>], index: usize, layout: &Layout) -> bool {
    if layout.width.is_none() {
        return true;
    }
    let ends = |line: usize| {
        let Some(next) = lines.get(line + 1) else { return true };
        layout.ends_short(&lines[line], next)
            || layout.is_over(&lines[line])
            || layout.is_over(next)
            || (layout.blank_separates && next.after_blank)
    };
    ends(index) && index.checked_sub(1).is_none_or(ends)
}

/// The beginning of a word that says something, by which its forms are one.
fn stem(word: &str, languages: u32) -> Option<&str> {
    if languages != 0 || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let end = word.char_indices().nth(5).map_or(word.len(), |(end, _)| end);
    let long = word.chars().nth(3).is_some() || word.chars().next().is_some_and(is_unspaced);
    long.then_some(&word[..end])
}

fn is_latin(character: char) -> bool {
    matches!(character, 'a'..='z' | 'A'..='Z' | '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certain(text: &str) -> bool {
        Phrases::of(text, &Words::of(text)).is_certain()
    }

    #[test]
    fn forms_and_prompts_are_known_in_many_languages() {
        for text in [
            "Sign up to our daily Asham Today newsletter Sign up Thanks for signing up! Sorry, there seem to be some \
             issues. Please try again later. Submitting...",
            "Email *",
            "Share this article",
            "© 2022 The Asham Herald. All rights reserved.",
            "Teilen Sie dies mit:",
            "Inscrivez-vous à la newsletter",
            "Todos los derechos reservados",
            "Leia também:",
            "Leggi anche",
            "Lees ook",
            "Zobacz również",
            "Читайте также",
            "Läs också",
            "关注我们",
            "関連記事",
            "관련 기사",
            "اقرأ أيضا",
        ] {
            assert!(certain(text), "{text}");
        }
    }

    #[test]
    fn prose_about_such_things_is_prose() {
        for text in [
            "The newsletter had been sent every morning since 1994.",
            "She asked them to sign up for the race before noon.",
            "All rights are reserved for those who ask.",
            "Cookies are small files that a site keeps in the browser.",
            "Comments from the mayor",
            "Foto der Woche",
        ] {
            assert!(!certain(text), "{text}");
        }
    }
}
