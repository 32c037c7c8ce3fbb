//! What stands around articles: forms, share prompts, notices, teasers.
//!
//! A line goes by what it says, never by its shape alone: it is made of [phrases](crate::lexicon::Phrases), it is a
//! [mark of a page](super::repetition), or its words are not those of the article, and more so beside other such
//! lines.

use super::join::opens;
use super::layout::Layout;
use super::line::{Line, is_finished};
use super::passage::{Label, Passage};
use super::repetition;
use super::vocabulary::{Kinship, Vocabulary};
use crate::fold::Words;
use crate::lexicon::{Phrases, Term, lexicon};
use crate::model::AsideRole;

/// Why a line is hidden that is a [mark of a page](super::repetition).
pub const PAGE_MARK: &str = "head or number of a page";
const FOREIGN: &str = "another language than the article";
const PHRASES: &str = "phrases of the page around articles";
const FORM: &str = "form grammar";
const UNRELATED: &str = "shares no word with the article, among lines that are not part of it";

/// Labels lines, before they are joined, that stand alone and are not the article.
pub fn label_lines(lines: &[Line<'_>], layout: &Layout, vocabulary: &Vocabulary) -> Vec<Label> {
    let page_marks = repetition::page_marks(lines, layout);
    let mut labels: Vec<Label> = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        // A longer line is prose, whatever it says.
        let words = Words::of(if line.width > 400 { "" } else { line.text });
        let phrases = Phrases::of(line.text, &words);
        // What follows a line that breaks off may be its end, and what goes on with a small letter its beginning.
        let open =
            index.checked_sub(1).filter(|before| labels[*before] == Label::Text && !lines[*before].is_finished());
        let ends = open.is_some_and(|before| {
            line.starts_small() || (layout.width.is_some() && !is_end_of_passage(lines, before, layout))
        });
        let begins = lines.get(index + 1).is_some_and(|next| {
            let last = words.get(words.len().saturating_sub(1));
            let certain = || Phrases::of(next.text, &Words::of(next.text)).is_certain();
            next.starts_small() && !line.is_finished() && opens(last) && !certain()
        });
        let least = if open.is_none() { 2.0 } else { 3.5 };
        labels.push(if phrases.is_certain() && !ends && !begins {
            label(&phrases)
        } else if page_marks[index] {
            Label::Aside(AsideRole::Other, PAGE_MARK)
        } else if is_fragment(line.text, &words)
            && is_alone(lines, index, layout)
            && !(open.is_some() && line.starts_small())
            && foreignness(line.text, &vocabulary.kinship(line.text, &words)) >= least
        {
            Label::Aside(AsideRole::Other, FOREIGN)
        } else {
            Label::Text
        });
    }
    labels
}

/// What a text is that is made of such phrases.
fn label(phrases: &Phrases) -> Label {
    let is_form = phrases.role == AsideRole::Newsletter && phrases.words > 12;
    Label::Aside(phrases.role, if is_form { FORM } else { PHRASES })
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
pub fn label_passages(passages: &mut [Passage], vocabulary: &Vocabulary) {
    let mut open = Vec::new();
    for (index, passage) in passages.iter_mut().enumerate() {
        if passage.label != Label::Text {
            continue;
        }
        let phrases = Phrases::of(&passage.text, &passage.words);
        if phrases.is_certain() {
            passage.label = label(&phrases);
        } else if is_fragment(&passage.text, &passage.words) {
            let kinship = vocabulary.kinship(&passage.text, &passage.words);
            open.push((index, phrases, kinship, distance(passage, &phrases, &kinship)));
        }
    }
    let first = passages.iter().position(|passage| passage.label == Label::Text && passage.is_sentence());
    let last = passages.iter().rposition(|passage| passage.label == Label::Text && passage.is_sentence());
    let (Some(first), Some(last)) = (first, last) else { return };
    // What stands among such lines, seen from both sides.
    for step in 0..open.len() * 2 {
        let step = if step < open.len() { step } else { open.len() * 2 - 1 - step };
        let (index, phrases, kinship, distance) = &open[step];
        let aside = |index: usize| passages.get(index).is_some_and(|passage| matches!(passage.label, Label::Aside(..)));
        let (above, below) = (*index > 0 && aside(index - 1), aside(index + 1));
        let mut score = *distance;
        score += if above { 2.0 } else { 0.0 };
        score += if above && below { 1.0 } else { 0.0 };
        score += if *index < first || *index > last { 1.3 } else { 0.0 };
        let likely = phrases.is_likely();
        // Where a line stands and how it looks is not enough.
        let unrelated = kinship.content > 1 && kinship.shared == 0 && above && below;
        let said = likely || unrelated || is_foreign_at_all(&passages[*index].text, kinship);
        if said && score >= THRESHOLD && passages[*index].label == Label::Text {
            passages[*index].label = if likely { label(phrases) } else { Label::Aside(AsideRole::Other, UNRELATED) };
        }
    }
}

/// The logarithm of the odds from which a fragment is taken for one that is not the article.
const THRESHOLD: f32 = 2.0;

/// How far a fragment is from the article by what it says, as a logarithm of odds.
fn distance(passage: &Passage, phrases: &Phrases, kinship: &Kinship) -> f32 {
    let digits = passage.text.bytes().filter(u8::is_ascii_digit).count() as f32 / passage.text.len() as f32;
    let mut score = -1.2;
    score += if phrases.strong > 0 { 0.5 + phrases.coverage + 0.5 * phrases.strong.min(3) as f32 } else { 0.0 };
    score += if phrases.is_likely() { 0.6 } else { 0.0 };
    score += kinship.foreign.min(3) as f32 - 0.35 * kinship.own.min(3) as f32;
    score += if kinship.other_script { 2.0 } else { 3.0 * kinship.novelty };
    score += match (kinship.content, kinship.shared) {
        (0, _) => -1.5,
        (_, 0) => 0.7,
        (content, shared) => -5.75 * shared as f32 / content as f32,
    };
    score -= if is_finished(&passage.text) { 1.5 } else { 0.0 };
    score += if passage.text.starts_with(char::is_lowercase) { 1.2 } else { 0.0 };
    score - 2.0 * digits
}

/// Whether a text may be a part of a page rather than of an article: no paragraph, no reference, nobody's signature.
fn is_fragment(text: &str, words: &Words) -> bool {
    let short = (1..=22).contains(&words.len()) && text.len() <= 200 && !(is_finished(text) && words.len() > 14);
    let address =
        text.contains("://") || text.contains("www.") || (text.contains('/') && words.len() > 1 && !text.contains(' '));
    let aside = text.starts_with(['[', '(', '–', '—']);
    short && !address && !aside && !lexicon().is(words.as_str(), Term::Section)
}

/// How much speaks for it that words are of another language than the article, and about something else.
fn foreignness(text: &str, kinship: &Kinship) -> f32 {
    let (words, small) = count_small(text);
    if kinship.shared * 4 > kinship.content || is_name(text, kinship) || kinship.content + kinship.foreign < 2 {
        return 0.0;
    }
    // Names are new wherever they stand.
    let novelty = kinship.novelty * if small * 5 < words { 2.0 } else { 4.0 };
    let script = if kinship.other_script && words > 1 { 2.0 } else { 0.0 };
    kinship.foreign as f32 - 2.0 * kinship.own as f32 + novelty + script
}

/// Whether anything about words is of another language.
fn is_foreign_at_all(text: &str, kinship: &Kinship) -> bool {
    let strange = kinship.content > 0 && kinship.novelty >= 0.3 && !is_name(text, kinship);
    kinship.other_script || kinship.foreign > kinship.own || strange
}

/// Whether words may be a name, for all that is known of them.
fn is_name(text: &str, kinship: &Kinship) -> bool {
    matches!(count_small(text), (..=3, 0)) && kinship.foreign == 0
}

/// How many words there are, and how many start small.
fn count_small(text: &str) -> (usize, usize) {
    let words = text.split_whitespace();
    (words.clone().count(), words.filter(|word| word.starts_with(char::is_lowercase)).count())
}

/// Whether a line is neither the continuation of the one before nor continued by the next.
pub fn is_alone(lines: &[Line<'_>], index: usize, layout: &Layout) -> bool {
    let ends = |line| is_end_of_passage(lines, line, layout);
    layout.width.is_none() || (ends(index) && index.checked_sub(1).is_none_or(ends))
}

/// Whether a line of a wrapped text is not continued by the next.
fn is_end_of_passage(lines: &[Line<'_>], index: usize, layout: &Layout) -> bool {
    let (line, Some(next)) = (&lines[index], lines.get(index + 1)) else { return true };
    layout.ends_short(line, next)
        || layout.is_over(line)
        || layout.is_over(next)
        || (layout.blank_separates && next.after_blank)
}
