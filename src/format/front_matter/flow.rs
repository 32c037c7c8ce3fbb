//! What stands on a line in brackets or quotes: `[a, "b"]`, `{name: x}`, `{ name = "x" }`.

use super::{MAX_DEPTH, Value};

/// Collects lines until brackets and quotes are closed, without comments.
#[derive(Default)]
pub(super) struct Gather {
    pub(super) text: String,
    depth: usize,
    quote: Option<char>,
    escaped: bool,
}

impl Gather {
    /// Adds a line; says whether all that was opened is closed.
    pub(super) fn add(&mut self, line: &str) -> bool {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let mut before = ' ';
        for character in line.trim().chars() {
            match self.quote {
                Some('"') if self.escaped => self.escaped = false,
                Some('"') if character == '\\' => self.escaped = true,
                Some(quote) if character == quote => self.quote = None,
                Some(_) => {}
                None => match character {
                    '#' if before.is_whitespace() => break,
                    '"' | '\'' if !before.is_alphanumeric() => self.quote = Some(character),
                    '[' | '{' => self.depth += 1,
                    ']' | '}' => self.depth = self.depth.saturating_sub(1),
                    _ => {}
                },
            }
            self.text.push(character);
            before = character;
        }
        self.depth == 0 && self.quote.is_none()
    }
}

/// Reads a value. `separator` stands between a key and its value: `:` in YAML, `=` in TOML.
pub(super) fn read(text: &str, separator: char) -> Value {
    Cursor { rest: text, separator }.value(0, "")
}

struct Cursor<'a> {
    rest: &'a str,
    separator: char,
}

impl Cursor<'_> {
    /// A value, which ends before one of the characters `ends` where it is not in quotes.
    fn value(&mut self, depth: usize, ends: &str) -> Value {
        self.skip_space();
        match self.rest.chars().next() {
            Some('[') if depth < MAX_DEPTH => {
                self.advance(1);
                let mut items = Vec::new();
                while self.inside(']') {
                    items.push(self.value(depth + 1, ",]"));
                }
                Value::List(items)
            }
            Some('{') if depth < MAX_DEPTH => {
                self.advance(1);
                let mut entries = Vec::new();
                while self.inside('}') {
                    let key = self.key();
                    self.skip_space();
                    let value = match self.rest.strip_prefix(self.separator) {
                        Some(rest) => {
                            self.rest = rest;
                            self.value(depth + 1, ",}")
                        }
                        None => Value::Text(String::new()),
                    };
                    entries.push((key, value));
                }
                Value::Map(entries)
            }
            Some(quote @ ('"' | '\'')) => Value::Text(self.quoted(quote)),
            _ => {
                let end = self.rest.find(|character| ends.contains(character)).unwrap_or(self.rest.len());
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                scalar(text)
            }
        }
    }

    /// Whether another item follows before the closing bracket, which is passed over.
    fn inside(&mut self, close: char) -> bool {
        loop {
            self.rest = self.rest.trim_start_matches(|character: char| character.is_whitespace() || character == ',');
            match self.rest.chars().next() {
                None => return false,
                Some(bracket @ (']' | '}')) => {
                    self.advance(1);
                    // A bracket of the other kind is no item.
                    if bracket == close {
                        return false;
                    }
                }
                Some(_) => return true,
            }
        }
    }

    fn key(&mut self) -> String {
        if let Some(quote @ ('"' | '\'')) = self.rest.chars().next() {
            return self.quoted(quote);
        }
        let separator = self.separator;
        let end = self.rest.find([separator, ',', '}']).unwrap_or(self.rest.len());
        let (key, rest) = self.rest.split_at(end);
        self.rest = rest;
        key.trim().to_string()
    }

    fn quoted(&mut self, quote: char) -> String {
        let (text, rest) = quoted(self.rest, quote).unwrap_or((self.rest.to_string(), ""));
        self.rest = rest;
        text
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn advance(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }
}

/// A scalar without quotes.
pub(super) fn scalar(text: &str) -> Value {
    let text = text.trim();
    Value::Text(if matches!(text, "~" | "null" | "Null" | "NULL") { String::new() } else { text.to_string() })
}

/// The text between quotes at the start of `text`, and what follows; `None` where they are not closed.
pub(super) fn quoted(text: &str, quote: char) -> Option<(String, &str)> {
    let inside = text.strip_prefix(quote)?;
    let mut unquoted = String::new();
    let mut characters = inside.char_indices();
    while let Some((at, character)) = characters.next() {
        if character == quote {
            let rest = &inside[at + 1..];
            // Two single quotes are one.
            if quote == '\'' && rest.starts_with('\'') {
                characters.next();
                unquoted.push('\'');
                continue;
            }
            return Some((unquoted, rest));
        }
        if character != '\\' || quote == '\'' {
            unquoted.push(character);
            continue;
        }
        let (_, escape) = characters.next()?;
        let digits = match escape {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        if digits > 0 {
            let number = characters.as_str().get(..digits).and_then(|digits| u32::from_str_radix(digits, 16).ok());
            if let Some(number) = number {
                unquoted.push(char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER));
                characters.nth(digits - 1);
                continue;
            }
        }
        unquoted.push(match escape {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            '_' => '\u{a0}',
            other => other,
        });
    }
    None
}
