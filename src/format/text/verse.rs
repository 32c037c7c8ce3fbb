//! Poems: lines that end where their author wanted, not where the page did.

use super::line::Line;
use super::marker::Marker;
use super::passage::{Label, Passage};
use crate::fold::Words;
use crate::lexicon::lexicon;
use crate::model::{Block, Inline, Verse, VerseLine};

/// Which lines are verse: a stanza that surely is one, and the stanzas after it.
/// `longest` is how many characters a line of it has at most.
///
/// In a wrapped paragraph no line is so short that the next word would have fitted into the longest one; in a poem many
/// are, or all of them are short beside the prose, and most lines end where one takes breath.
pub fn lines_of_verse(lines: &[Line<'_>], longest: usize) -> Vec<bool> {
    let mut verse = Vec::with_capacity(lines.len());
    let mut goes_on = false;
    let prose = lines.iter().map(|line| line.width).max().unwrap_or_default();
    let is_short = |line: &Line<'_>| line.width <= longest && line.text.split_whitespace().nth(14).is_none();
    for stanza in lines.chunk_by(|line, next| !next.after_blank && is_short(line) == is_short(next)) {
        goes_on = is_short(&stanza[0]) && (is_stanza(stanza, prose) || goes_on && stanza.len() >= 2);
        verse.resize(verse.len() + stanza.len(), goes_on);
    }
    verse
}

/// Whether lines that stand close together are a stanza, in a text whose longest line is `prose` wide.
fn is_stanza(lines: &[Line<'_>], prose: usize) -> bool {
    if lines.len() < 3 || lines.iter().any(|line| Marker::of(line.text).is_some()) {
        return false;
    }
    let longest = lines.iter().map(|line| line.width).max().unwrap_or_default();
    let first_word = |line: &Line<'_>| line.text.split_whitespace().next().map_or(0, |word| word.chars().count());
    let ended_early = lines.windows(2).filter(|pair| pair[0].width + 1 + first_word(&pair[1]) <= longest).count();
    let ends_in = |marks: &[char]| lines.iter().filter(|line| line.text.ends_with(marks)).count();
    let (stopped, breathing) = (ends_in(&['.', ':', '。']), ends_in(&[',', ';', '—', '–', '!', '?', '’']));
    let in_words = lines.iter().filter(|line| line.text.split_whitespace().nth(2).is_some()).count();
    let spoken = lines.iter().filter(|line| line.text.starts_with(['‘', '“', '"', '\'', '«', '„', '–', '—'])).count();
    (ended_early * 3 >= lines.len() - 1 || longest * 2 <= prose)
        && spoken * 2 <= lines.len()
        && stopped * 2 <= lines.len()
        && (breathing * 4 >= lines.len() || is_unmarked(lines))
        && in_words * 4 >= lines.len() * 3
}

/// Whether lines are sentences without a mark at their ends: headings and lists seldom start with function words.
fn is_unmarked(lines: &[Line<'_>]) -> bool {
    let starts = |line: &&Line<'_>| {
        let first = line.text.split_whitespace().next().map(Words::of);
        first.is_some_and(|first| lexicon().languages(first.as_str()) != 0)
    };
    let ended = lines.iter().rev().skip(1).any(Line::is_finished);
    !ended && lines.len() >= 4 && lines.iter().filter(starts).count() * 2 >= lines.len()
}

/// Characters that a line of verse has at most.
pub const LONGEST: usize = 90;

/// The poem that passages begin with, and how many of them it is.
pub fn verse(passages: &[Passage]) -> (Block, usize) {
    let indent_of = |passage: &Passage| match passage.label {
        Label::Verse(indent) => Some(indent),
        _ => None,
    };
    let length = passages.iter().take_while(|passage| indent_of(passage).is_some()).count();
    let margin = passages[..length].iter().filter_map(indent_of).min().unwrap_or_default();
    let mut stanzas: Vec<Vec<VerseLine>> = Vec::new();
    for passage in &passages[..length] {
        let columns = indent_of(passage).unwrap_or_default() - margin;
        let line = VerseLine { indent: columns.div_ceil(2).min(8), content: vec![Inline::text(&*passage.text)] };
        match stanzas.last_mut().filter(|_| !passage.after_blank) {
            Some(stanza) => stanza.push(line),
            None => stanzas.push(vec![line]),
        }
    }
    (Block::Verse(Verse { stanzas, attribution: Vec::new() }), length)
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    #[test]
    fn a_poem_is_told_from_a_wrapped_paragraph() {
        let poem = "The water comes, the water goes,\n  it never asks me where,\nand what it wants of all it knows\n  is \
                    only to be there.\n\nAnd then,\nand then no more.";
        assert!(lines_of_verse(&lines(poem), LONGEST).iter().all(|verse| *verse));
        for text in [
            "The ferry had not run for two days, when\nthe wind dropped at last, and the master,\nwho was tired, hung \
             out the flag again,\nand slept.",
            "Apples from Kent,\npears,\nplums",
            "* a ticket, or the fare in coins\n* a coat,\n* patience, of which one needs more,\n* luck",
            "It rained.\nIt rained again.\nThen it stopped.",
            "One,\ntwo!",
        ] {
            assert!(lines_of_verse(&lines(text), LONGEST).iter().all(|verse| !*verse), "{text}");
        }
    }
}
