//! What the phrases of the lexicon make of a text.

use super::lexicon;
use crate::fold::Words;
use crate::model::AsideRole;

/// What the phrases of the lexicon make of a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Phrases {
    /// The share of words they cover.
    pub coverage: f32,
    /// The words covered by phrases that are not weak.
    pub strong: usize,
    /// The words of the text.
    pub words: usize,
    /// What the longest of them says that it is.
    pub role: AsideRole,
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
    pub fn is_likely(&self) -> bool {
        self.strong > 0 && self.coverage >= 0.34 && self.words <= 24
    }

    /// Whether a text names another article: `Read more: Why the bridge squeaks`.
    pub fn announces_another(text: &str) -> bool {
        let phrases = text.split_once([':', '：']).map(|(name, _)| Phrases::of(name, &Words::of(name)));
        phrases.is_some_and(|phrases| phrases.is_certain() && phrases.role == AsideRole::Related)
    }
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
