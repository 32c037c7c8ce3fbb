//! Whether a line goes on with the one before: line ends that were made by wrapping or tearing, and those that mean it.

use super::layout::Layout;
use super::line::{Line, is_margin, last_mark, sentence_ends};
use super::marker::is_rule;
use super::pull_quote;
use crate::fold::{Words, fold, is_unspaced};
use crate::lexicon::{Term, lexicon};

/// Whether the next line goes on with a passage.
#[derive(Clone, Copy, PartialEq)]
pub enum Join {
    /// It does not.
    No,
    /// It seems to.
    Unsure,
    /// It does.
    Yes,
}

/// Decides about the gap between a passage of `lines` lines, whose last is `line`, and the `next` line.
pub fn join(
    text: &str,
    lines: usize,
    line: &Line<'_>,
    next: &Line<'_>,
    after: Option<&Line<'_>>,
    layout: &Layout,
) -> Join {
    let mid_sentence = !line.is_finished();
    if layout.width.is_none() {
        return join_torn(text, lines, line, next, after, layout);
    }
    if layout.is_over(line) || layout.is_over(next) {
        return Join::No;
    }
    let short = layout.ends_short(line, next);
    if layout.blank_separates {
        let going_on = mid_sentence && next.starts_small() && !is_address(next.text);
        return match (next.after_blank, short) {
            // A page ended in mid-sentence.
            (true, false) if going_on && next.width > 20 => Join::Unsure,
            (true, _) => Join::No,
            (false, false) => Join::Yes,
            // Wrapped by hand, a little shorter than could be.
            (false, true) if going_on => Join::Unsure,
            (false, true) => Join::No,
        };
    }
    if short {
        return Join::No;
    }
    if mid_sentence || next.starts_small() {
        return Join::Yes;
    }
    // The last line of a paragraph may be a full one.
    let heading =
        !next.is_finished() && after.is_some_and(|after| layout.ends_short(next, after) && !after.starts_small());
    if heading || layout.likely_ends(line, next) { Join::No } else { Join::Yes }
}

/// Decides where lines were not wrapped: each is a paragraph, unless it breaks off.
fn join_torn(
    text: &str,
    lines: usize,
    line: &Line<'_>,
    next: &Line<'_>,
    after: Option<&Line<'_>>,
    layout: &Layout,
) -> Join {
    let torn = layout.torn.is_some();
    let apart = |line: &Line<'_>| is_address(line.text) || pull_quote::is_spoken(line.text);
    if apart(next) || (lines == 1 && apart(line)) || (layout.blank_separates && next.after_blank) {
        return Join::No;
    }
    if is_enumerated(line, next) {
        return Join::No;
    }
    let word = line.text.rsplit(is_margin).next().unwrap_or_default();
    if line.is_finished() {
        // `Dr.` and `J.` do not end a sentence; nor does what goes on with a small letter, in a text that is torn.
        let initial = word.len() == 2 && word.starts_with(char::is_uppercase) && word.ends_with('.');
        let stops = word.ends_with('.') && !initial;
        let abbreviated = stops && lexicon().is(&fold(word.trim_end_matches('.')), Term::Ending);
        let small = torn && next.starts_small();
        return if abbreviated || (initial && torn) || small { Join::Unsure } else { Join::No };
    }
    let first = next.text.chars().next().unwrap_or(' ');
    if next.starts_small() {
        let label = line.text.split_whitespace().nth(1).is_none() && !torn;
        return if label { Join::No } else { Join::Yes };
    }
    if is_price(line, next) || ",;.)]}”’»!?%،、。」".contains(first) {
        return Join::Yes;
    }
    let score = torn_score(text, lines, line, next, after, layout.torn);
    match score {
        _ if score > 2.0 => Join::Yes,
        _ if score > 0.0 => Join::Unsure,
        _ => Join::No,
    }
}

/// Whether a line breaks off between a currency and the amount.
pub fn is_price(line: &Line<'_>, next: &Line<'_>) -> bool {
    line.text.ends_with(['£', '$', '€', '¥']) && next.text.starts_with(|character: char| character.is_ascii_digit())
}

/// Whether the next line is an item of a row of them: `…:`, `…;`, `…;`, `….`, each on a line of its own.
fn is_enumerated(line: &Line<'_>, next: &Line<'_>) -> bool {
    let leads = line.text.ends_with(':') || line.text.ends_with(';') && line.width <= LONGEST_ITEM;
    leads && next.text.ends_with([';', '.']) && next.width <= LONGEST_ITEM
}

/// Characters that an item of a row has at most.
const LONGEST_ITEM: usize = 120;

/// How much speaks for it that a line which is not finished goes on with one that does not start small.
fn torn_score(
    text: &str,
    lines: usize,
    line: &Line<'_>,
    next: &Line<'_>,
    after: Option<&Line<'_>>,
    torn: Option<f32>,
) -> f32 {
    let shape = Shape::of(line.text);
    let mut score = torn.unwrap_or(-1.5);
    score += match last_mark(line.text) {
        Some(',' | '،' | '、' | '，') => 1.5,
        Some('—' | '–' | '-' | '(' | '[' | '“' | '„' | '«' | '&' | '/' | '+') => 1.5,
        Some(';') => 0.5,
        _ if shape.ends_open => 2.0,
        _ => 0.0,
    };
    score += match is_open(text) {
        true if closes(next.text) => 3.0,
        true => 1.0,
        false => 0.0,
    };
    score += if shape.words >= 7 && shape.function >= 0.28 { 1.0 } else { 0.0 };
    score += if shape.words >= 7 && shape.function >= 0.45 { 0.7 } else { 0.0 };
    score += if line.width >= 70 { 0.4 } else { 0.0 };
    score += if lines > 1 { 0.8 } else { 0.0 };
    score -= if shape.capital >= 0.6 && shape.words > 2 { 1.8 } else { 0.0 };
    score -=
        if line.text.ends_with(|character: char| character.is_ascii_digit() || character == ')') { 0.5 } else { 0.0 };
    // A heading is short and has a paragraph after it.
    let paragraph = if torn.is_some() { 150 } else { 90 };
    score -= if lines == 1 && line.width <= 60 && shape.words <= 9 && next.width > paragraph { 0.6 } else { 0.0 };
    // In scripts without small letters, only headings and what breaks off have no mark at the end, and headings no sentences.
    let whole = line.text.ends_with(is_unspaced) && line.columns() >= 60 && sentence_ends(line.text) > 0;
    score += if whole && next.text.starts_with(is_unspaced) { 2.0 } else { 0.0 };
    // `The` with a capital starts a sentence.
    let first = next.text.split_whitespace().next().unwrap_or_default();
    score -= if lexicon().languages(Words::of(first).as_str()) != 0 { 0.7 } else { 0.0 };
    score -= if shape.words <= 5 { 0.8 } else { 0.0 };
    score -= if shape.asks { 1.0 } else { 0.0 };
    score -= if line.text.starts_with(|character: char| character.is_ascii_digit() || "#@•-–—*".contains(character))
    {
        0.8
    } else {
        0.0
    };
    // What follows is a label, with text of its own after it.
    let label = !next.is_finished() && next.width <= 60 && after.is_some_and(|after| !after.starts_small());
    score -= if label { 0.8 } else { 0.0 };
    // What follows has the end of a sentence right at its start.
    let tail = next.text.find(['.', ',']).is_some_and(|end| next.text[..end].split_whitespace().count() <= 4);
    score += if tail { 0.5 } else { 0.0 };
    score -=
        if next.text.starts_with(['“', '"', '„', '«', '‘', '—', '–', '•', '#', '@']) { 0.8 } else { 0.0 };
    score -= if next.text.starts_with(|character: char| character.is_ascii_digit()) { 0.2 } else { 0.0 };
    score
}

/// What the words of a line look like.
struct Shape {
    words: usize,
    /// The share of function words.
    function: f32,
    /// The share of words with a capital, of those that have a reason to be small.
    capital: f32,
    /// Whether the last word is one that wants another after it: `of`, `Mrs`.
    ends_open: bool,
    /// Whether it starts as questions and headings do.
    asks: bool,
}

impl Shape {
    fn of(line: &str) -> Self {
        let words = Words::of(line);
        let function = words.iter().filter(|word| lexicon().languages(word) != 0).count();
        let capital = line.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
        let last = words.len().checked_sub(1).map_or("", |last| words.get(last));
        let first = words.get(0);
        Shape {
            function: function as f32 / words.len().max(1) as f32,
            capital: capital as f32 / words.len().max(1) as f32,
            ends_open: (opens(last) || lexicon().is(last, Term::Ending)) && line.ends_with(char::is_alphabetic),
            asks: matches!(first, "how" | "what" | "why" | "where" | "when" | "who" | "wie" | "was" | "warum"),
            words: words.len(),
        }
    }
}

/// Articles, prepositions and conjunctions, after which no phrase ends in any of the languages that have them.
pub fn opens(word: &str) -> bool {
    const OPENING: &str = " the a an of to and or with for from by at in on as that which into than is are was were his \
        her their its our your my der die das dem den des ein eine einen einem einer und oder von mit fur auf bei im am \
        zum zur vom dass le la les un une des du de et ou dans pour sur par avec que qui el los las una y en con por \
        para del al o os da do das dos na no nas nos ao com il lo gli di e che della nel het een van op voor met w z i \
        na do od och att en ett som av og at til и в на с к из от о что ";
    let mut padded = String::with_capacity(word.len() + 2);
    padded.push(' ');
    padded.push_str(word);
    padded.push(' ');
    !word.is_empty() && OPENING.contains(&padded)
}

/// Whether a bracket or a quote in the last few hundred characters still waits for its end.
fn is_open(text: &str) -> bool {
    let mut open = 0_i32;
    let mut straight = false;
    for character in text.chars().rev().take(400).collect::<Vec<_>>().into_iter().rev() {
        match character {
            '(' | '[' | '“' | '«' | '「' | '『' => open += 1,
            ')' | ']' | '”' | '»' | '」' | '』' => open = (open - 1).max(0),
            '"' => straight = !straight,
            _ => {}
        }
    }
    open > 0 || (straight && text.len() < 400)
}

/// Whether a line closes a bracket or a quote that it did not open.
fn closes(line: &str) -> bool {
    let mark = line.chars().find(|character| "()[]“”«»「」『』".contains(*character));
    mark.is_some_and(|mark| ")]”»」』".contains(mark))
}

/// Whether a line is an address, or starts with one.
fn is_address(line: &str) -> bool {
    line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.") || is_rule(line)
}

#[cfg(test)]
mod tests {
    use super::super::layout::layout;
    use super::super::line::lines;
    use super::*;

    #[test]
    fn a_bracket_a_comma_and_a_preposition_want_more() {
        let text = "The clocks (thirty of them\nKent) are wound.\nShe came from\nNorthumberland with a lamp.\nAll is well.\n\
                    Notes on the Text\nThe text is that of 1811, with the spelling of the printer.";
        let lines = lines(text);
        let layout = layout(text, &lines);
        let joins = |index: usize| {
            join(lines[index].text, 1, &lines[index], &lines[index + 1], lines.get(index + 2), &layout) != Join::No
        };
        assert_eq!((0..lines.len() - 1).map(joins).collect::<Vec<_>>(), [true, false, true, false, false, false]);
    }

    #[test]
    fn items_of_a_row_stay_apart_and_a_sentence_with_a_semicolon_goes_on() {
        let text = "The board has three duties:\nto keep the clocks;\nto wind them every Sunday before the service;\nto \
                    answer for them.\nIt is to be said that most of these duties were drawn up by people who had never \
                    seen the inside of a clock, and least of all of this one;\nnone of them was asked.";
        let lines = lines(text);
        let layout = layout(text, &lines);
        let joins = |index: usize| {
            join(lines[index].text, 1, &lines[index], &lines[index + 1], lines.get(index + 2), &layout) != Join::No
        };
        assert_eq!((0..lines.len() - 1).map(joins).collect::<Vec<_>>(), [false, false, false, false, true]);
    }
}
