//! Labels lines by what each is by itself, before they are joined: items, rules, columns, programs, the page around.

use super::boilerplate;
use super::layout::Layout;
use super::line::Line;
use super::marker::{Marker, is_rule};
use super::passage::{Label, Marked};
use super::vocabulary::Vocabulary;

/// Labels lines; those of `verse` are known to be lines of a poem.
pub fn mark<'a>(lines: &[Line<'a>], verse: &[bool], layout: &Layout, vocabulary: &Vocabulary) -> Vec<Marked<'a>> {
    let labels = boilerplate::label_lines(lines, layout, vocabulary);
    let mut marked: Vec<Marked<'a>> = Vec::with_capacity(lines.len());
    for (index, (line, label)) in lines.iter().zip(labels).enumerate() {
        let label = match label {
            Label::Text if verse[index] => Label::Verse(line.indent().min(usize::from(u8::MAX)) as u8),
            // Two dashes part a letter from the signature.
            Label::Text if is_rule(line.text) || line.text == "--" => Label::Rule,
            Label::Text => {
                let marker =
                    Marker::of(line.text).filter(|_| !is_inside_sentence(&marked, line, lines.get(index + 1), layout));
                marker.map_or(Label::Text, Label::Item)
            }
            label => label,
        };
        marked.push(Marked { line: *line, label });
    }
    // Three lines in a row with columns, or of a program, keep their spaces.
    let mut start = 0;
    while start < marked.len() {
        let run = marked[start..].iter().enumerate().take_while(|(index, marked)| {
            (*index == 0 || !marked.line.after_blank) && (has_columns(&marked.line) || is_program(&marked.line))
        });
        let length = run.count();
        if length >= 3 {
            for marked in &mut marked[start..start + length] {
                marked.label = Label::Kept;
            }
        }
        start += length.max(1);
    }
    marked
}

/// Whether a dash or number at the start of a line stands in the middle of a sentence: the line before breaks off, and
/// there is no list it could belong to.
fn is_inside_sentence(before: &[Marked<'_>], line: &Line<'_>, next: Option<&Line<'_>>, layout: &Layout) -> bool {
    let Some(last) = before.last().filter(|last| last.label == Label::Text && !last.line.is_finished()) else {
        return false;
    };
    if next.is_some_and(|next| Marker::of(next.text).is_some()) {
        return false;
    }
    if layout.width.is_some() {
        let apart = layout.blank_separates && line.after_blank;
        return !apart && !layout.ends_short(&last.line, line);
    }
    let rest = line.text.split_once(char::is_whitespace).map_or("", |(_, rest)| rest);
    last.line.width > 40 && rest.starts_with(char::is_lowercase)
}

/// Whether a line has a gap that no sentence has.
fn has_columns(line: &Line<'_>) -> bool {
    let mut spaces = 0;
    line.text.chars().any(|character| {
        spaces = if character == ' ' { spaces + 1 } else { 0 };
        character == '\t' || spaces >= 3
    })
}

/// Whether a line looks like one of a program.
fn is_program(line: &Line<'_>) -> bool {
    let ends = line.text.ends_with(['{', '}', ';']);
    (ends && (line.indent() >= 2 || line.text.contains(['(', '{', '}', '=']))) || line.text == "}"
}
