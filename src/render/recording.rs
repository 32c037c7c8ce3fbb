//! Markup kept, to be followed later and a part at a time.

use super::sink::{Sink, is_void};

/// Markup in memory. An article is written at once, which is quick; whoever makes nodes of it, which is not, takes the
/// steps one by one and may pause after any of them.
#[derive(Default)]
pub struct Recording {
    steps: Vec<Kept>,
    /// The characters of all texts and values, in order.
    characters: String,
    /// The next step, and where its characters start.
    next: (usize, usize),
}

/// A step in the making of markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// An element starts.
    Open(&'static str),
    /// The element that has just started has an attribute.
    Attribute(&'static str, &'a str),
    /// Characters, all that stand side by side.
    Text(&'a str),
    /// The element that started last ends, a void one too.
    Close,
}

/// A step without its characters, which it knows by their end.
enum Kept {
    Open(&'static str),
    Attribute(&'static str, usize),
    Text(usize),
    Close,
}

impl Recording {
    /// What is written to a sink.
    pub fn of(write: impl FnOnce(&mut dyn Sink)) -> Self {
        let mut recording = Recording::default();
        write(&mut recording);
        recording
    }

    /// The next step; `None` at the end.
    pub fn step(&mut self) -> Option<Step<'_>> {
        let (index, start) = self.next;
        let kept = self.steps.get(index)?;
        let end = match kept {
            Kept::Attribute(_, end) | Kept::Text(end) => *end,
            Kept::Open(_) | Kept::Close => start,
        };
        self.next = (index + 1, end);
        let characters = &self.characters[start..end];
        Some(match kept {
            Kept::Open(tag) => Step::Open(tag),
            Kept::Attribute(name, _) => Step::Attribute(name, characters),
            Kept::Text(_) => Step::Text(characters),
            Kept::Close => Step::Close,
        })
    }

    /// Keeps characters as a parser of HTML reads them, which knows no null; where they end.
    fn keep(&mut self, text: &str) -> usize {
        for (index, part) in text.split('\0').enumerate() {
            if index > 0 {
                self.characters.push('\u{fffd}');
            }
            self.characters.push_str(part);
        }
        self.characters.len()
    }
}

impl Sink for Recording {
    fn open(&mut self, tag: &'static str, attributes: &[(&'static str, Option<&str>)]) {
        self.steps.push(Kept::Open(tag));
        for (name, value) in attributes {
            if let Some(value) = value {
                let end = self.keep(value);
                self.steps.push(Kept::Attribute(name, end));
            }
        }
        if is_void(tag) {
            self.steps.push(Kept::Close);
        }
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let end = self.keep(text);
        match self.steps.last_mut() {
            Some(Kept::Text(before)) => *before = end,
            _ => self.steps.push(Kept::Text(end)),
        }
    }

    fn close(&mut self) {
        self.steps.push(Kept::Close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::element;

    #[test]
    fn what_was_written_is_followed_step_by_step() {
        let mut recording = Recording::of(|sink| {
            element(sink, "p", &[("class", None), ("id", Some("a\0b"))], |sink| {
                sink.text("One, ");
                sink.text("");
                sink.text("two");
                sink.open("br", &[]);
                element(sink, "em", &[], |sink| sink.text("\0"));
            });
        });
        for expected in [
            Step::Open("p"),
            Step::Attribute("id", "a\u{fffd}b"),
            Step::Text("One, two"),
            Step::Open("br"),
            Step::Close,
            Step::Open("em"),
            Step::Text("\u{fffd}"),
            Step::Close,
            Step::Close,
        ] {
            assert_eq!(recording.step(), Some(expected));
        }
        assert_eq!(recording.step(), None);
    }
}
