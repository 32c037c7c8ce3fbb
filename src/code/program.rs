//! The scanner of programs.

use super::Kind;
use super::languages::{Keys, Program, Quote};
use super::scanner::Scanner;

/// Scans a text by what its language is like.
pub(super) fn scan(scanner: &mut Scanner<'_>, program: &'static Program) {
    Scan { scanner, program, open: Vec::new(), is_defining: false, has_value: false, depth: 0, is_value: false }.run();
}

pub(super) struct Scan<'a, 'b> {
    pub(super) scanner: &'a mut Scanner<'b>,
    pub(super) program: &'static Program,
    /// The strings that the code here stands inside of, each with the braces that are open in it.
    pub(super) open: Vec<(&'static Quote, u32)>,
    /// Whether the next word is what is defined.
    pub(super) is_defining: bool,
    /// Whether what is before has a value: a slash behind it divides.
    pub(super) has_value: bool,
    /// How many braces are open in a style sheet, and whether what stands here is the value of a property.
    depth: u32,
    is_value: bool,
}

impl Scan<'_, '_> {
    fn run(&mut self) {
        let mut is_line_start = true;
        while !self.scanner.is_at_end() {
            if is_line_start {
                self.line_start();
            }
            is_line_start = self.scanner.peek(0) == b'\n';
            if !(self.comment() || self.string() || self.number() || self.word()) {
                self.sign();
            }
        }
    }

    /// Reads the key or the head that a line of a configuration begins with.
    fn line_start(&mut self) {
        let Keys::Lines(separator) = self.program.keys else { return };
        let scanner = &mut *self.scanner;
        let line = scanner.at;
        if separator == b'=' && scanner.is_at("[") {
            scanner.skip_while(|byte| !matches!(byte, b'\n' | b',' | b'#' | b';'));
            let text = scanner.code[line..scanner.at].trim_ascii_end();
            scanner.at = line;
            if text.ends_with(b"]") {
                scanner.at += text.len();
                scanner.push(Kind::Keyword, line);
            }
            return;
        }
        scanner.skip_while(|byte| matches!(byte, b' ' | b'\t'));
        while scanner.is_at("- ") && separator == b':' {
            scanner.skip(1);
            scanner.skip_while(|byte| byte == b' ');
        }
        let start = scanner.at;
        loop {
            scanner.skip_while(|byte| byte != separator && !b"\n\"'#;{[|&*!".contains(&byte));
            let is_within =
                separator == b':' && scanner.peek(0) == b':' && !matches!(scanner.peek(1), 0 | b' ' | b'\n' | b'\r');
            if !is_within {
                break;
            }
            scanner.skip(1);
        }
        let key = scanner.code[start..scanner.at].trim_ascii_end().len();
        if scanner.peek(0) == separator {
            scanner.at = start + key;
            scanner.push(Kind::Name, start);
        } else {
            scanner.at = start;
        }
    }

    fn comment(&mut self) -> bool {
        let scanner = &mut *self.scanner;
        let start = scanner.at;
        let is_free = !self.program.has_spaced_comments || scanner.previous().is_ascii_whitespace();
        if let Some((open, close)) = self.program.block_comments.iter().find(|(open, _)| scanner.is_at(open)) {
            scanner.skip(open.len());
            let mut depth = 1;
            while depth > 0 && !scanner.is_at_end() {
                if scanner.is_at(close) {
                    depth -= 1;
                    scanner.skip(close.len());
                } else if self.program.has_nested_comments && scanner.is_at(open) {
                    depth += 1;
                    scanner.skip(open.len());
                } else {
                    scanner.skip(1);
                }
            }
        } else if is_free && self.program.line_comments.iter().any(|open| scanner.is_at(open)) {
            scanner.skip_line();
        } else {
            return false;
        }
        scanner.push(Kind::Comment, start);
        true
    }

    fn number(&mut self) -> bool {
        let is_colour = self.is_value && self.scanner.peek(0) == b'#';
        if !is_colour && !self.scanner.peek(0).is_ascii_digit() {
            return false;
        }
        let is_free = !self.has_value;
        let scanner = &mut *self.scanner;
        let start = scanner.at;
        scanner.skip(1);
        let is_decimal = !matches!(scanner.peek(0), b'x' | b'X');
        while let byte @ 1.. = scanner.peek(0) {
            let is_exponent = is_decimal && matches!(byte, b'+' | b'-') && matches!(scanner.previous(), b'e' | b'E');
            let is_point = byte == b'.' || is_exponent;
            let is_percent = byte == b'%' && self.program.keys == Keys::Properties;
            if !(byte.is_ascii_alphanumeric()
                || byte == b'_'
                || is_percent
                || (is_point && scanner.peek(1).is_ascii_digit()))
            {
                break;
            }
            scanner.skip(1);
        }
        if !self.program.has_plain_text || (is_free && self.is_followed_by_end()) {
            self.scanner.push(Kind::Number, start);
        }
        self.has_value = true;
        self.is_defining = false;
        true
    }

    /// Whether what was read is all that stands here, in a text where words need no quotation marks.
    fn is_followed_by_end(&mut self) -> bool {
        let end = self.scanner.at;
        self.scanner.skip_while(|byte| matches!(byte, b' ' | b'\t' | b'\r'));
        let next = self.scanner.peek(0);
        self.scanner.at = end;
        matches!(next, 0 | b'\n' | b',' | b']' | b'}' | b'#')
    }

    fn word(&mut self) -> bool {
        let program = self.program;
        let is_letter = |byte: u8| {
            byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80 || program.letters.as_bytes().contains(&byte)
        };
        let (first, second) = (self.scanner.peek(0), self.scanner.peek(1));
        if !is_letter(first) || first == b'\'' || (first == b'-' && second.is_ascii_digit()) {
            return false;
        }
        let is_free = !self.has_value && self.scanner.previous() != b'.';
        let start = self.scanner.at;
        self.scanner.skip_while(is_letter);
        let word = &self.scanner.code[start..self.scanner.at];
        let is_among = |list: &str| {
            list.split(' ').any(|other| match program.has_any_case {
                true => other.as_bytes().eq_ignore_ascii_case(word),
                false => other.as_bytes() == word,
            })
        };
        let is_defining = is_among(program.defining);
        let is_keyword = is_defining || is_among(program.keywords);
        if is_keyword && !self.is_field(start) && (!program.has_plain_text || (is_free && self.is_followed_by_end())) {
            self.scanner.push(Kind::Keyword, start);
            // `def self.name`
            self.is_defining |= is_defining;
            self.has_value = false;
            return true;
        }
        if self.is_defining || self.is_property() {
            self.scanner.push(Kind::Name, start);
        }
        self.is_defining = false;
        self.has_value = true;
        true
    }

    /// Whether a word is what something has: `node.type` is no keyword. Two points are a range.
    fn is_field(&self, start: usize) -> bool {
        self.scanner.code[..start].ends_with(b".") && !self.scanner.code[..start].ends_with(b"..")
    }

    /// Whether the word that was read is a property in a style sheet.
    fn is_property(&self) -> bool {
        if self.program.keys != Keys::Properties || self.depth == 0 || self.is_value {
            return false;
        }
        let rest = &self.scanner.code[self.scanner.at..];
        if self.has_value || rest.trim_ascii_start().first() != Some(&b':') {
            return false;
        }
        // `a:hover {` within a rule is another rule.
        const MOST: usize = 200;
        rest.iter().take(MOST).find(|byte| matches!(byte, b';' | b'{' | b'}')) != Some(&b'{')
    }

    fn sign(&mut self) {
        let byte = self.scanner.peek(0);
        self.scanner.skip(1);
        match byte {
            b'{' => {
                self.depth += 1;
                self.is_value = false;
                if let Some((_, depth)) = self.open.last_mut() {
                    *depth += 1;
                }
            }
            b'}' => {
                self.depth = self.depth.saturating_sub(1);
                self.is_value = false;
                match self.open.pop() {
                    Some((quote, 0)) => {
                        self.rest_of_string(quote, self.scanner.at);
                        self.has_value = true;
                        return;
                    }
                    Some((quote, depth)) => self.open.push((quote, depth - 1)),
                    None => {}
                }
            }
            b';' => self.is_value = false,
            b':' => self.is_value = self.depth > 0 && self.program.keys == Keys::Properties,
            _ => {}
        }
        match byte {
            b' ' | b'\t' => {}
            b'.' | b'*' => self.has_value = false,
            _ => {
                self.has_value = matches!(byte, b')' | b']' | b'}')
                    && !self.program.has_plain_text
                    && self.program.keys != Keys::Properties;
                self.is_defining = false;
            }
        }
    }
}
