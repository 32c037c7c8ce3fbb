//! Markup kept as bytes, to be followed later and a part at a time, also by another thread.

use super::sink::{Sink, is_void};

/// Markup in memory. An article is written at once, which is quick; whoever makes nodes of it, which is not, takes the
/// steps one by one and may pause after any of them.
///
/// A step is a byte that says what it is, and its words, each after its length in four bytes.
#[derive(Default)]
pub struct Recording {
    bytes: Vec<u8>,
    /// Where the next step starts.
    next: usize,
    /// Where the word of the last step starts, if that is a text, which more may follow.
    text: Option<usize>,
}

/// A step in the making of markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// An element starts.
    Open(&'a str),
    /// The element that has just started has an attribute.
    Attribute(&'a str, &'a str),
    /// Characters, all that stand side by side.
    Text(&'a str),
    /// The element that started last ends, a void one too.
    Close,
}

const OPEN: u8 = 0;
const ATTRIBUTE: u8 = 1;
const TEXT: u8 = 2;
const CLOSE: u8 = 3;

impl Recording {
    /// What is written to a sink.
    pub fn of(write: impl FnOnce(&mut dyn Sink)) -> Self {
        let mut recording = Recording::default();
        write(&mut recording);
        recording
    }

    /// All of it, for whoever follows it elsewhere: in pieces, by [`Recording::feed`].
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Takes the next piece of what [`Recording::into_bytes`] gave, and lets go of what has been followed.
    pub fn feed(&mut self, piece: &[u8]) {
        self.bytes.drain(..self.next);
        self.next = 0;
        self.bytes.extend_from_slice(piece);
    }

    /// The next step; `None` at the end, and where the rest of it is to be fed.
    pub fn step(&mut self) -> Option<Step<'_>> {
        let (kind, mut rest) = self.bytes.get(self.next..)?.split_first()?;
        let step = match *kind {
            OPEN => Step::Open(word(&mut rest)?),
            ATTRIBUTE => Step::Attribute(word(&mut rest)?, word(&mut rest)?),
            TEXT => Step::Text(word(&mut rest)?),
            _ => Step::Close,
        };
        self.next = self.bytes.len() - rest.len();
        Some(step)
    }

    /// Keeps a word as a parser of HTML reads it, which knows no null.
    fn keep(&mut self, word: &str) {
        let start = self.bytes.len();
        self.bytes.extend([0; LENGTH]);
        self.extend(start, word);
    }

    /// Writes on at the word that starts at `start`, the last one.
    fn extend(&mut self, start: usize, more: &str) {
        for (index, part) in more.split('\0').enumerate() {
            if index > 0 {
                self.bytes.extend_from_slice("\u{fffd}".as_bytes());
            }
            self.bytes.extend_from_slice(part.as_bytes());
        }
        let length = self.bytes.len() - start - LENGTH;
        let length = u32::try_from(length).expect("a payload has a limit far below");
        self.bytes[start..start + LENGTH].copy_from_slice(&length.to_le_bytes());
    }

    fn push(&mut self, kind: u8) {
        self.text = None;
        self.bytes.push(kind);
    }
}

/// How many bytes say how long a word is.
const LENGTH: usize = size_of::<u32>();

/// Takes a word off the front.
fn word<'a>(bytes: &mut &'a [u8]) -> Option<&'a str> {
    let (length, rest) = bytes.split_first_chunk()?;
    let (word, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    *bytes = rest;
    str::from_utf8(word).ok()
}

impl Sink for Recording {
    fn open(&mut self, tag: &'static str, attributes: &[(&'static str, Option<&str>)]) {
        self.push(OPEN);
        self.keep(tag);
        for (name, value) in attributes {
            if let Some(value) = value {
                self.push(ATTRIBUTE);
                self.keep(name);
                self.keep(value);
            }
        }
        if is_void(tag) {
            self.push(CLOSE);
        }
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.text {
            Some(start) => self.extend(start, text),
            None => {
                self.push(TEXT);
                self.text = Some(self.bytes.len());
                self.keep(text);
            }
        }
    }

    fn close(&mut self) {
        self.push(CLOSE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::element;

    #[test]
    fn what_was_written_is_followed_step_by_step() {
        let written = Recording::of(|sink| {
            element(sink, "p", &[("class", None), ("id", Some("a\0b"))], |sink| {
                sink.text("One, ");
                sink.text("");
                sink.text("two");
                sink.open("br", &[]);
                element(sink, "em", &[], |sink| sink.text("\0"));
            });
        });
        let expected = [
            Step::Open("p"),
            Step::Attribute("id", "a\u{fffd}b"),
            Step::Text("One, two"),
            Step::Open("br"),
            Step::Close,
            Step::Open("em"),
            Step::Text("\u{fffd}"),
            Step::Close,
            Step::Close,
        ];
        // Wherever the pieces end.
        let bytes = written.into_bytes();
        for size in [1, 7, bytes.len()] {
            let mut recording = Recording::default();
            let mut pieces = bytes.chunks(size);
            let mut expected = expected.iter();
            loop {
                match recording.step() {
                    Some(step) => assert_eq!(Some(&step), expected.next()),
                    None => match pieces.next() {
                        Some(piece) => recording.feed(piece),
                        None => break,
                    },
                }
            }
            assert_eq!(expected.next(), None);
        }
    }
}
