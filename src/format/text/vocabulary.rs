//! What an article is written in and about, to tell what was not written with it.

use super::layout::Layout;
use super::line::{Line, is_finished};
use crate::fold::{Words, is_unspaced};
use crate::lexicon::lexicon;

/// The language and the words of an article.
pub struct Vocabulary {
    /// Its languages by function words, one bit each.
    languages: u32,
    /// Rows of three letters in its prose.
    triples: Counts,
    /// The beginnings of its content words.
    stems: Counts,
    /// Whether most of it is in a script other than Latin.
    exotic: bool,
    /// Whether there is enough of it to tell what is not of it.
    is_known: bool,
    /// Lines from this width on are prose.
    prose: usize,
    /// What stands in no more lines than these says little about a long article.
    rare: usize,
    /// How many rows of three letters its prose has.
    size: usize,
}

/// How the words of a fragment stand to those of the article.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Kinship {
    /// Function words of the article's languages.
    pub own: usize,
    /// Function words of other languages only.
    pub foreign: usize,
    /// Content words.
    pub content: usize,
    /// Content words that stand elsewhere in the article too.
    pub shared: usize,
    /// The share of rows of three letters that stand nowhere else in the article; 0 if it is too short to say.
    pub novelty: f32,
    /// Whether its script is another than the article's.
    pub other_script: bool,
}

impl Vocabulary {
    /// Looks at the lines.
    pub fn of(lines: &[Line<'_>], layout: &Layout) -> Self {
        let prose = layout.width.map_or(60, |width| (width * 7 / 10).min(60));
        let mut vocabulary = Vocabulary {
            languages: 0,
            triples: Counts::new(),
            stems: Counts::new(),
            exotic: false,
            is_known: false,
            prose,
            rare: 1 + lines.len() / 200,
            size: 0,
        };
        let mut counts = [0_u32; 32];
        let (mut latin, mut other) = (0, 0);
        for (index, line) in lines.iter().enumerate() {
            let words = Words::of(line.text);
            let prose = vocabulary.is_prose(line);
            for word in words.iter() {
                let languages = lexicon().languages(word);
                if prose {
                    for (language, count) in counts.iter_mut().enumerate() {
                        *count += languages >> language & 1;
                    }
                }
                if let Some(stem) = stem(word, languages) {
                    vocabulary.stems.add(hash(stem.chars()), index);
                }
            }
            if prose {
                for triple in triples(&words) {
                    vocabulary.triples.add(triple, index);
                    vocabulary.size += 1;
                }
                for letter in line.text.chars().filter(|character| character.is_alphabetic()) {
                    *(if is_latin(letter) { &mut latin } else { &mut other }) += 1;
                }
            }
        }
        let most = counts.iter().copied().max().unwrap_or_default();
        for (language, count) in counts.iter().enumerate() {
            // Languages so near to each other that a text may seem to be in both.
            if *count > 0 && *count * 10 >= most * 8 {
                vocabulary.languages |= 1 << language;
            }
        }
        vocabulary.exotic = other > latin;
        vocabulary.is_known = other + latin > 0 || lines.len() > FEW_LINES;
        vocabulary
    }

    /// Whether a line counts as prose of the article.
    fn is_prose(&self, line: &Line<'_>) -> bool {
        line.width > self.prose || line.is_sentence()
    }

    /// Compares a fragment with the rest.
    pub fn kinship(&self, text: &str, words: &Words) -> Kinship {
        let mut kinship = Kinship::default();
        for word in words.iter() {
            let languages = lexicon().languages(word);
            kinship.own += usize::from(languages & self.languages != 0);
            kinship.foreign += usize::from(self.is_known && languages != 0 && languages & self.languages == 0);
            if let Some(stem) = stem(word, languages) {
                kinship.content += 1;
                kinship.shared += usize::from(usize::from(self.stems.get(hash(stem.chars()))) > self.rare);
            }
        }
        let latin = text.chars().filter(|letter| letter.is_alphabetic() && is_latin(*letter)).count();
        let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
        let other_script = if self.exotic { latin == letters } else { latin * 2 < letters };
        kinship.other_script = self.is_known && letters > 0 && other_script;
        // The fragment is one line of the article itself, if it was long enough to count as prose.
        let itself = u8::from(text.chars().count() > self.prose || is_finished(text) && words.len() >= 6);
        let (mut novel, mut all) = (0, 0);
        for triple in triples(words) {
            novel += usize::from(self.triples.get(triple) <= itself);
            all += 1;
        }
        if self.size >= ENOUGH && all > 0 {
            kinship.novelty = novel as f32 / all as f32;
        }
        kinship
    }
}

/// So few lines without a paragraph among them do not show what a text is written in.
const FEW_LINES: usize = 8;

/// So many rows of letters make a language known.
const ENOUGH: usize = 800;

/// The rows of three letters in words, with the spaces between these.
fn triples(words: &Words) -> impl Iterator<Item = usize> {
    let mut row = [' '; 3];
    // Scripts with more letters than alphabets have no rows that come again and again.
    let letters = words.as_str().chars().chain([' ']).filter(|letter| *letter < '\u{900}' && !letter.is_numeric());
    letters
        .filter_map(move |letter| {
            if letter == ' ' && row[2] == ' ' {
                return None;
            }
            row = [row[1], row[2], letter];
            (row[1] != ' ' || row[0] != ' ').then_some(row)
        })
        .map(|row| hash(row.into_iter()))
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

fn hash(letters: impl Iterator<Item = char>) -> usize {
    let mixed = letters.fold(0_u32, |mixed, letter| (mixed.rotate_left(5) ^ letter as u32).wrapping_mul(0x9e37_79b9));
    (mixed >> (32 - BITS)) as usize
}

const BITS: u32 = 15;

/// In how many lines something stands, for as many things as hashes are few. That two share a place now and then only
/// makes what is rare seem less so, which is the safe side.
struct Counts {
    lines: Vec<u8>,
    /// The line that was counted last, and one.
    last: Vec<u32>,
}

impl Counts {
    fn new() -> Self {
        Counts { lines: vec![0; 1 << BITS], last: vec![0; 1 << BITS] }
    }

    fn add(&mut self, place: usize, line: usize) {
        let line = line as u32 + 1;
        if self.last[place] != line {
            self.last[place] = line;
            self.lines[place] = self.lines[place].saturating_add(1);
        }
    }

    fn get(&self, place: usize) -> u8 {
        self.lines[place]
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::layout;
    use super::super::line::lines;
    use super::*;

    #[test]
    fn what_was_not_written_with_an_article_has_other_words_and_rows_of_letters() {
        let text = "The ferry had not run for two days when the wind dropped and the harbour master hung out the flag. \
                    Nobody had told the baker, who stood on the quay with nine trays of bread going stale in the sun.\n\
                    He said that he would row it across himself if he had to, for the islanders had been eating biscuits \
                    since Tuesday, and the school of the island had closed because its teacher lives on the mainland.\n\
                    By noon the first boat was loaded with the bread, with eleven sacks of post, with a new pump for the \
                    waterworks and with a bride who had missed her own wedding by a day and meant to marry tomorrow.\n\
                    The harbour master thinks that there will be more such weeks. The channel is silting up, and the \
                    council has put off the dredging for the fourth year running, since nobody wants to pay for it.\n\
                    When the wind is in the north the boats lie under the wall and the men mend what can be mended, and \
                    when it turns they go out again before the light, whatever the forecast of the mainland has to say.";
        let lines = lines(text);
        let vocabulary = Vocabulary::of(&lines, &layout(text, &lines));
        let kinship = |text: &str| vocabulary.kinship(text, &Words::of(text));
        let own = kinship("The wind and the harbour");
        assert!(own.shared == own.content && own.foreign == 0 && own.novelty < 0.2, "{own:?}");
        let other = kinship("Immer mehr Leute fahren mit dem Rad");
        assert!(other.shared == 0 && other.foreign >= 2 && other.own == 0 && other.novelty > 0.4, "{other:?}");
        assert!(kinship("Все новости").other_script && !kinship("All news").other_script);
    }
}
