//! Lines to passages: what was torn or wrapped is put together again, and nothing else is.

use super::boilerplate::PAGE_MARK;
use super::join::{Join, is_price, join};
use super::layout::Layout;
use super::line::{Line, is_finished, is_margin};
use super::marker::Marker;
use crate::fold::{Words, fold, is_unspaced};
use crate::lexicon::{Term, lexicon};
use crate::model::AsideRole;
use crate::order;
use std::collections::HashSet;

/// One or more lines that belong together.
pub struct Passage {
    /// What it says, on one line.
    pub text: String,
    /// Its words, folded.
    pub words: Words,
    /// The line of the payload it starts at.
    pub line: usize,
    /// How many lines it was put together from.
    pub lines: usize,
    /// Whether a blank line or the start stands before it.
    pub after_blank: bool,
    /// What it is.
    pub label: Label,
}

/// What a passage is.
#[derive(Clone, Debug, PartialEq)]
pub enum Label {
    /// A paragraph, a heading, or what is found out later.
    Text,
    /// An item of a list; the text has its mark.
    Item(Marker),
    /// A line of asterisks or dashes.
    Rule,
    /// The line is kept as it is: columns, program text.
    Kept,
    /// Not the article, and why.
    Aside(AsideRole, &'static str),
    /// Repeats a sentence of the body.
    PullQuote,
    /// A line of a poem, with the columns before it.
    Verse(u8),
    /// Said elsewhere: a title, a byline.
    Gone,
}

impl Passage {
    /// Whether it reads like a piece of prose and not like a label.
    pub fn is_sentence(&self) -> bool {
        self.text.len() > 160 || (is_finished(&self.text) && self.words.len() >= 6)
    }

    /// Whether it says of itself that it stood below a picture.
    pub fn is_caption(&self) -> bool {
        caption(&self.text).is_some()
    }

    /// Whether it may be a label: short, and not a finished sentence.
    pub fn is_label(&self) -> bool {
        self.words.len() <= 16 && !self.text.ends_with(['.', ',', ';', '。']) && self.text.len() <= 160
    }
}

/// What stood below a picture, of a text that says so: `Image caption: …`, `(Pictured: …)`.
pub fn caption(text: &str) -> Option<&str> {
    let (name, caption) = text.trim_start_matches(['(', '[']).split_once([':', '：'])?;
    lexicon().is(Words::of(name).as_str(), Term::Caption).then(|| caption.trim_end_matches([')', ']']).trim())
}

/// What was found out about each line before they are joined.
pub struct Marked<'a> {
    /// The line.
    pub line: Line<'a>,
    /// What it is.
    pub label: Label,
}

/// Puts lines together. Answers the passages and how many joins were less than certain, with the line of each.
pub fn passages(marked: Vec<Marked<'_>>, layout: &Layout) -> (Vec<Passage>, Vec<usize>) {
    let (marked, interruptions) = without_interruptions(marked);
    let mut passages: Vec<Passage> = Vec::new();
    let mut unsure = Vec::new();
    let whole = Hyphenated::of(&marked);
    let mut text = String::new();
    let mut open: Option<(usize, Label)> = None;
    let mut start = 0;
    for index in 0..=marked.len() {
        let joined = match (&open, marked.get(index)) {
            (Some((_, label)), Some(next)) if goes_with(label, &next.label, layout) && !next.line.fresh => {
                let after = marked.get(index + 1).map(|marked| &marked.line);
                let line = &marked[index - 1].line;
                match label {
                    Label::Aside(..) if line.is_finished() || !next.line.starts_small() => Join::No,
                    _ => join(&text, index - start, line, &next.line, after, layout),
                }
            }
            _ => Join::No,
        };
        if joined == Join::No {
            if let Some((first, label)) = open.take() {
                let text = std::mem::take(&mut text);
                passages.push(Passage {
                    words: Words::of(&text),
                    text,
                    line: marked[first].line.number,
                    lines: index - first,
                    after_blank: marked[first].line.after_blank,
                    label,
                });
            }
            let Some(next) = marked.get(index) else { break };
            start = index;
            text.push_str(match &next.label {
                Label::Kept => next.line.raw.trim_end(),
                _ => next.line.text,
            });
            open = Some((index, next.label.clone()));
        } else {
            let (line, next) = (&marked[index - 1].line, &marked[index].line);
            whole.append(&mut text, line, next, layout.by_character);
            if joined == Join::Unsure {
                unsure.push(next.number);
            }
        }
    }
    if !interruptions.is_empty() {
        // Each behind the passage that it stood in.
        passages.extend(interruptions);
        order::by_number(&mut passages, |passage| passage.line as u64);
    }
    (passages, unsure)
}

/// Takes out the lines that a sentence was torn for, so that it goes on.
fn without_interruptions(marked: Vec<Marked<'_>>) -> (Vec<Marked<'_>>, Vec<Passage>) {
    let comes_back = |marked: &Marked<'_>| matches!(marked.label, Label::Aside(_, PAGE_MARK));
    let mut interruptions = Vec::new();
    let mut kept: Vec<Marked<'_>> = Vec::with_capacity(marked.len());
    let mut marked = marked.into_iter().peekable();
    while let Some(next) = marked.next() {
        if !comes_back(&next) {
            kept.push(next);
            continue;
        }
        let mut run = vec![next];
        while let Some(next) = marked.next_if(comes_back) {
            run.push(next);
        }
        let torn = kept.last().is_some_and(|last| last.label == Label::Text && !last.line.is_finished())
            && marked.peek().is_some_and(|next| next.label == Label::Text && next.line.starts_small());
        if torn {
            interruptions.extend(run.into_iter().map(|Marked { line, label }| Passage {
                words: Words::of(line.text),
                text: line.text.to_string(),
                line: line.number,
                lines: 1,
                after_blank: line.after_blank,
                label,
            }));
        } else {
            kept.append(&mut run);
        }
    }
    (kept, interruptions)
}

/// Whether lines of two labels may belong to one passage. A form may have been wrapped with the rest.
fn goes_with(label: &Label, next: &Label, layout: &Layout) -> bool {
    match label {
        Label::Text | Label::Item(_) => *next == Label::Text,
        Label::Aside(..) => layout.width.is_some() && matches!(next, Label::Text | Label::Aside(..)),
        _ => false,
    }
}

/// The words of a text, to find out about a hyphen at the end of a line.
struct Hyphenated {
    words: HashSet<String>,
}

impl Hyphenated {
    /// The words of all lines, if a line ends in a hyphen at all.
    fn of(marked: &[Marked<'_>]) -> Self {
        let mut words = HashSet::new();
        if marked.iter().any(|marked| marked.line.text.ends_with('-')) {
            for marked in marked {
                words.extend(Words::of(marked.line.text).iter().map(String::from));
            }
        }
        Hyphenated { words }
    }

    /// Appends the next line to a passage that ends with `line`.
    fn append(&self, text: &mut String, line: &Line<'_>, next: &Line<'_>, by_character: bool) {
        let (last, first) = (line.text.chars().next_back(), next.text.chars().next());
        if text.ends_with('\u{ad}') {
            text.pop();
        } else if last.is_some_and(is_unspaced) && first.is_some_and(is_unspaced) || by_character {
            let spaced = line.raw.ends_with(is_margin) || next.raw.starts_with(is_margin);
            let latin = !last.is_some_and(is_unspaced) && !first.is_some_and(is_unspaced) && next.after_blank;
            if spaced || (latin && !by_character) {
                text.push(' ');
            }
        } else if let Some(head) = text.strip_suffix('-').filter(|head| head.ends_with(char::is_alphabetic)) {
            // `exam-⏎ple` was one word if it is one elsewhere; `well-⏎known` keeps its hyphen.
            let word = head.char_indices().rev().take(40).take_while(|(_, character)| character.is_alphanumeric());
            let head = word.last().map_or("", |(start, _)| &head[start..]);
            let tail = next.text.split(|character: char| !character.is_alphanumeric()).next().unwrap_or_default();
            if self.words.contains(&fold(&[head, tail].concat())) {
                text.pop();
            }
        } else if !is_price(line, next) {
            text.push(' ');
        }
        text.push_str(next.text);
    }
}
