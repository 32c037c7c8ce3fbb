//! A place in a program text, and the parts that were found before it.

use super::{Kind, Token};

/// Goes through a text by its bytes. What it looks for is ASCII, which is no byte of any other character.
pub(super) struct Scanner<'a> {
    pub(super) code: &'a [u8],
    /// Where it is.
    pub(super) at: usize,
    /// What was found, in order.
    pub(super) tokens: Vec<Token>,
    /// How far the UTF-16 code units are counted, and how many they are.
    counted: usize,
    units: u32,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(code: &'a str) -> Self {
        Scanner { code: code.as_bytes(), at: 0, tokens: Vec::new(), counted: 0, units: 0 }
    }

    /// The byte that is so many further on; 0 where there is none.
    pub(super) fn peek(&self, further: usize) -> u8 {
        self.code.get(self.at + further).copied().unwrap_or(0)
    }

    /// The byte before; a line feed at the start.
    pub(super) fn previous(&self) -> u8 {
        self.at.checked_sub(1).and_then(|before| self.code.get(before)).copied().unwrap_or(b'\n')
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.code.len()
    }

    pub(super) fn is_at(&self, text: &str) -> bool {
        self.code[self.at.min(self.code.len())..].starts_with(text.as_bytes())
    }

    /// Goes on, at most to the end.
    pub(super) fn skip(&mut self, bytes: usize) {
        self.at = (self.at + bytes).min(self.code.len());
    }

    /// Goes on while bytes are such.
    pub(super) fn skip_while(&mut self, is_such: impl Fn(u8) -> bool) {
        while self.code.get(self.at).is_some_and(|byte| is_such(*byte)) {
            self.at += 1;
        }
    }

    /// Goes to the end of the line.
    pub(super) fn skip_line(&mut self) {
        self.skip_while(|byte| byte != b'\n');
    }

    /// Goes behind the next `text`, or to the end.
    pub(super) fn skip_past(&mut self, text: &str) {
        while !self.is_at_end() && !self.is_at(text) {
            self.at += 1;
        }
        self.skip(text.len());
    }

    /// Says what was from `start` to here.
    pub(super) fn push(&mut self, kind: Kind, start: usize) {
        if start < self.at {
            let start = self.units_before(start);
            let end = self.units_before(self.at);
            self.tokens.push(Token { kind, start, end });
        }
    }

    /// How many code units stand before a byte, which is behind those that were asked for before.
    fn units_before(&mut self, end: usize) -> u32 {
        for byte in &self.code[self.counted..end] {
            // The first byte of a character counts for it; with four bytes it is two units.
            self.units += u32::from(byte & 0xc0 != 0x80) + u32::from(*byte >= 0xf0);
        }
        self.counted = end;
        self.units
    }
}
