//! How the words of a passage became others.

use super::Run;
use super::align::{Budget, align};
use super::words::{Leaf, State, Words, Writing};
use crate::model::Inline;
use std::ops::Range;

/// A stretch of both versions.
#[derive(Clone, Debug, PartialEq)]
struct Part {
    how: How,
    old: Range<usize>,
    new: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Kept,
    /// The words are the same, their formatting is not.
    Formatted,
    Changed,
}

/// The words of two versions, compared.
pub struct Script<'w, 'a> {
    old: &'w Words<'a>,
    new: &'w Words<'a>,
    parts: Vec<Part>,
}

impl<'w, 'a> Script<'w, 'a> {
    /// Compares two versions.
    pub fn of(old: &'w Words<'a>, new: &'w Words<'a>, budget: &mut Budget) -> Self {
        let texts = |words: &Words<'_>| words.words.iter().map(|word| word.text).collect::<Vec<_>>();
        let pairs = align(&texts(old), &texts(new), budget);
        let mut parts = parts(&pairs, old.words.len(), new.words.len());
        merge_specks(&mut parts, old, new);
        for index in 1..parts.len() {
            slide(&mut parts, index, old, new);
        }
        let mut script = Script { old, new, parts };
        script.tell_formatting();
        script
    }

    /// Whether words changed.
    pub fn has_words(&self) -> bool {
        self.parts.iter().any(|part| part.how == How::Changed)
    }

    /// Whether the formatting of words changed that did not.
    pub fn has_formatting(&self) -> bool {
        self.parts.iter().any(|part| part.how == How::Formatted)
    }

    /// Cuts what is kept where its formatting is another.
    fn tell_formatting(&mut self) {
        let mut told: Vec<Part> = Vec::new();
        for part in self.parts.drain(..) {
            if part.how == How::Changed {
                told.push(part);
                continue;
            }
            for (old, new) in part.old.zip(part.new) {
                let is_same = self.old.words[old].whole == self.new.words[new].whole;
                let how = if is_same { How::Kept } else { How::Formatted };
                match told.last_mut() {
                    Some(last) if last.how == how => (last.old.end, last.new.end) = (old + 1, new + 1),
                    _ => told.push(Part { how, old: old..old + 1, new: new..new + 1 }),
                }
            }
        }
        self.parts = told;
    }

    /// The new version with what was taken out, both marked.
    pub fn content(&self) -> Vec<Inline> {
        let mut writing = Writing::default();
        let mut parts = self.parts.iter().peekable();
        while let Some(part) = parts.next() {
            if part.how == How::Kept {
                for (at, index) in part.new.clone().enumerate() {
                    writing.word(self.new, index, State::Kept);
                    // Where what was taken out stood close to it, the space comes behind that.
                    let is_last = index + 1 == part.new.end;
                    let follows_close = is_last
                        && !self.old.is_spaced(part.old.start + at)
                        && parts.peek().is_some_and(|next| !next.old.is_empty());
                    if !follows_close {
                        writing.space(self.new, index, State::Kept);
                    }
                }
                continue;
            }
            self.write(&mut writing, self.old, part.old.clone(), State::Deleted);
            let before = part.new.start.checked_sub(1).filter(|_| part.new.is_empty());
            if let Some(before) =
                before.filter(|_| part.old.end.checked_sub(1).is_some_and(|last| !self.old.is_spaced(last)))
            {
                writing.space(self.new, before, State::Kept);
            }
            // `3.11` and `9.99` side by side would be one number.
            if let Some(last) = part.old.end.checked_sub(1).filter(|_| !part.old.is_empty() && !part.new.is_empty())
                && !self.old.is_spaced(last)
                && self.old.runs_into(last, self.new, part.new.start)
            {
                writing.gap(self.old, last);
            }
            self.write(&mut writing, self.new, part.new.clone(), State::Inserted);
        }
        writing.content()
    }

    /// Writes some words; the space behind them belongs to nobody.
    fn write(&self, writing: &mut Writing<'w, 'a>, words: &'w Words<'a>, range: Range<usize>, state: State) {
        for index in range.clone() {
            writing.word(words, index, state);
            writing.space(words, index, if index + 1 == range.end { State::Kept } else { state });
        }
    }

    /// The parts as text: those whose words changed, or those whose formatting did, among all that is kept.
    pub fn runs(&self, of_formatting: bool) -> Vec<Run> {
        let wanted = if of_formatting { How::Formatted } else { How::Changed };
        let mut runs: Vec<Run> = Vec::new();
        let mut push = |state: State, text: String| match runs.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.state == state => last.text.push_str(&text),
            _ => runs.push(Run { state, text }),
        };
        for part in &self.parts {
            if part.how == wanted {
                push(State::Deleted, self.old.text(part.old.clone()));
                push(State::Inserted, self.new.text(part.new.clone()));
            } else if part.how != How::Changed {
                push(State::Kept, self.new.text(part.new.clone()));
            }
        }
        runs
    }
}

/// Kept and changed parts in turn, of the pairs that both versions have.
fn parts(pairs: &[(usize, usize)], old_length: usize, new_length: usize) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut old, mut new) = (0, 0);
    for &(next_old, next_new) in pairs.iter().chain([&(old_length, new_length)]) {
        if next_old > old || next_new > new {
            parts.push(Part { how: How::Changed, old: old..next_old, new: new..next_new });
        }
        if next_old < old_length {
            match parts.last_mut() {
                Some(last) if last.how == How::Kept => (last.old.end, last.new.end) = (next_old + 1, next_new + 1),
                _ => parts.push(Part { how: How::Kept, old: next_old..next_old + 1, new: next_new..next_new + 1 }),
            }
        }
        (old, new) = (next_old + 1, next_new + 1);
    }
    parts
}

/// A mark or a little word that happens to stand between two changes that are larger belongs to them: nobody reads a
/// sentence of which every third word was kept.
fn merge_specks(parts: &mut Vec<Part>, old: &Words<'_>, new: &Words<'_>) {
    let size = |part: &Part| length(old, &part.old).max(length(new, &part.new));
    let mut merged: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts.drain(..) {
        merged.push(part);
        while let [.., before, kept, after] = merged.as_slice() {
            let is_speck = before.how == How::Changed
                && kept.how == How::Kept
                && after.how == How::Changed
                && is_speck(length(new, &kept.new), size(before), size(after));
            if !is_speck {
                break;
            }
            let part =
                Part { how: How::Changed, old: before.old.start..after.old.end, new: before.new.start..after.new.end };
            merged.truncate(merged.len() - 3);
            merged.push(part);
        }
    }
    *parts = merged;
}

fn is_speck(kept: usize, before: usize, after: usize) -> bool {
    kept == 0 || kept <= before.min(after) / 2 && kept < 12
}

/// The letters and digits of some words.
fn length(words: &Words<'_>, range: &Range<usize>) -> usize {
    let letters = |leaf: &Leaf<'_>| match leaf {
        Leaf::Text(text) => text.chars().filter(|character| character.is_alphanumeric()).count(),
        Leaf::Inline(_) => 1,
        Leaf::End => 0,
    };
    words.words[range.clone()].iter().map(|word| letters(&word.leaf)).sum()
}

/// Moves what was only put in, or only taken out, to where a sentence begins, if it is as true there: in `A b. C d.` that
/// has become `A b. E f. C d.`, the same words could be `E f.` or `. E f`.
fn slide(parts: &mut [Part], index: usize, old: &Words<'_>, new: &Words<'_>) {
    let (before, rest) = parts.split_at_mut(index);
    let (Some(before), [part, after, ..]) = (before.last_mut(), rest) else { return };
    let is_inserted = part.old.is_empty();
    if part.how != How::Changed || is_inserted == part.new.is_empty() {
        return;
    }
    let (words, range) = if is_inserted { (new, &part.new) } else { (old, &part.old) };
    // How far it can go towards the start; the first place at which a sentence begins is taken.
    let starts_sentence = |at: usize| {
        at.checked_sub(1).is_none_or(|before| match words.words[before].leaf {
            Leaf::Text(text) => matches!(text, "." | "!" | "?" | "…" | "。" | "！" | "？" | "।" | "؟"),
            Leaf::Inline(inline) => matches!(inline, Inline::Break),
            Leaf::End => false,
        })
    };
    let most = before.new.len().saturating_sub(usize::from(index > 1));
    let mut steps = 0;
    while !starts_sentence(range.start - steps) {
        let can_go =
            steps < most && words.words[range.start - steps - 1].text == words.words[range.end - steps - 1].text;
        if !can_go {
            return;
        }
        steps += 1;
    }
    let back = |range: &mut Range<usize>| *range = range.start - steps..range.end - steps;
    (before.old.end, before.new.end) = (before.old.end - steps, before.new.end - steps);
    back(&mut part.old);
    back(&mut part.new);
    (after.old.start, after.new.start) = (after.old.start - steps, after.new.start - steps);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(old: &str, new: &str) -> String {
        let (old, new) = ([Inline::text(old)], [Inline::text(new)]);
        let (old, new) = (Words::of(&old, &|_| 0), Words::of(&new, &|_| 0));
        let script = Script::of(&old, &new, &mut Budget::of(100));
        let mut text = String::new();
        for inline in script.content() {
            match inline {
                Inline::Text { text: kept } => text.push_str(&kept),
                Inline::Deletion { content } => text.push_str(&format!("[-{}-]", crate::model::walk::text(&content))),
                Inline::Insertion { content } => text.push_str(&format!("[+{}+]", crate::model::walk::text(&content))),
                other => panic!("{other:?}"),
            }
        }
        text
    }

    #[test]
    fn changes_are_told_as_a_reader_would_tell_them() {
        for (old, new, expected) in [
            ("The seven bridges.", "The eight bridges.", "The [-seven-] [+eight+] bridges."),
            ("One. Three.", "One. Two. Three.", "One. [+Two.+] Three."),
            ("One. Two. Three.", "One. Three.", "One. [-Two.-] Three."),
            ("One. Two.", "One. Two. Three.", "One. Two. [+Three.+]"),
            ("Two.", "One. Two.", "[+One.+] Two."),
            ("seven bridges", "seven, bridges", "seven[+,+] bridges"),
            ("seven, bridges", "seven bridges", "seven[-,-] bridges"),
            ("a “b”  c", "a \"b\" c", "a \"b\" c"),
            ("It cost 3.14 then", "It cost 3.15 then", "It cost [-3.14-] [+3.15+] then"),
            ("The cat.", "The dog.", "The [-cat-] [+dog+]."),
            ("東京は雨だ。", "大阪は雨だ。", "[-東京-][+大阪+]は雨だ。"),
            (
                "It was decided by the board on Monday",
                "Everybody had known of the plan since long before",
                "[-It was decided by the board on Monday-] [+Everybody had known of the plan since long before+]",
            ),
            ("", "New words", "[+New words+]"),
            ("Old words", "", "[-Old words-]"),
        ] {
            assert_eq!(compared(old, new).trim_end(), expected, "{old} → {new}");
        }
    }
}
