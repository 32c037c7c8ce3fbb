//! Strings, however a language writes them.

use super::Kind;
use super::languages::{Keys, Quote};
use super::program::Scan;

impl Scan<'_, '_> {
    /// Reads a string; whether there was one.
    pub(super) fn string(&mut self) -> bool {
        let start = self.scanner.at;
        let byte = self.scanner.peek(0);
        // A quotation mark amid a word of a text is an apostrophe.
        let is_free = !self.program.has_plain_text || !self.has_value;
        if let Some(quote) = self.program.quotes.iter().find(|quote| is_free && self.scanner.is_at(quote.open)) {
            self.scanner.skip(quote.open.len());
            self.rest_of_string(quote, start);
        } else if self.program.has_characters && byte == b'\'' {
            self.character();
        } else if self.program.has_raw_strings && matches!(byte, b'r' | b'b' | b'#') {
            return self.raw_string();
        } else if self.program.has_expressions && byte == b'/' && !self.has_value && self.scanner.previous() != b'<' {
            self.expression();
        } else if self.program.has_documents && self.scanner.is_at("<<") {
            return self.document();
        } else {
            return false;
        }
        self.has_value = true;
        self.is_defining = false;
        true
    }

    pub(super) fn rest_of_string(&mut self, quote: &'static Quote, start: usize) {
        let scanner = &mut *self.scanner;
        while !scanner.is_at_end() {
            if !quote.inside.is_empty() && scanner.is_at(quote.inside) {
                scanner.push(Kind::String, start);
                scanner.skip(quote.inside.len());
                self.open.push((quote, 0));
                self.has_value = false;
                return;
            }
            if scanner.is_at(quote.close) {
                scanner.skip(quote.close.len());
                break;
            }
            match scanner.peek(0) {
                b'\\' if quote.has_escapes => scanner.skip(2),
                b'\n' if !quote.has_lines => break,
                _ => scanner.skip(1),
            }
        }
        let end = scanner.at;
        scanner.skip_while(|byte| byte.is_ascii_whitespace());
        let is_key = self.program.keys == Keys::Strings && scanner.peek(0) == b':';
        scanner.at = end;
        scanner.push(if is_key { Kind::Name } else { Kind::String }, start);
    }

    /// Reads `'x'`, and leaves the mark of a lifetime, or of a quoted list, as it is.
    fn character(&mut self) {
        let scanner = &mut *self.scanner;
        let start = scanner.at;
        scanner.skip(1);
        if scanner.peek(0) == b'\\' {
            scanner.skip(2);
            scanner.skip_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'{' | b'}' | b'_'));
        } else {
            scanner.skip(1);
            scanner.skip_while(|byte| byte & 0xc0 == 0x80);
        }
        if scanner.peek(0) == b'\'' {
            scanner.skip(1);
            scanner.push(Kind::String, start);
        } else {
            scanner.at = start + 1;
        }
    }

    /// Reads `r"…"`, `br#"…"#` and `#"…"#`.
    fn raw_string(&mut self) -> bool {
        let scanner = &mut *self.scanner;
        let start = scanner.at;
        scanner.skip(usize::from(scanner.is_at("br")));
        scanner.skip(usize::from(scanner.is_at("r")));
        let hash = scanner.at;
        scanner.skip_while(|byte| byte == b'#');
        let hashes = scanner.at - hash;
        if scanner.at == start || scanner.peek(0) != b'"' {
            scanner.at = start;
            // Not to be looked at again, one by one.
            scanner.skip(hashes);
            return hashes > 0;
        }
        scanner.skip(1);
        while !scanner.is_at_end() {
            scanner.skip_past("\"");
            let mark = scanner.at;
            scanner.skip_while(|byte| byte == b'#');
            if scanner.at - mark >= hashes {
                scanner.at = mark + hashes;
                break;
            }
        }
        scanner.push(Kind::String, start);
        self.has_value = true;
        true
    }

    /// Reads a regular expression.
    fn expression(&mut self) {
        let scanner = &mut *self.scanner;
        let start = scanner.at;
        let mut is_class = false;
        scanner.skip(1);
        while !matches!(scanner.peek(0), 0 | b'\n') {
            let byte = scanner.peek(0);
            scanner.skip(if byte == b'\\' && scanner.peek(1) != b'\n' { 2 } else { 1 });
            match byte {
                b'[' => is_class = true,
                b']' => is_class = false,
                b'/' if !is_class => {
                    scanner.skip_while(|byte| byte.is_ascii_lowercase());
                    scanner.push(Kind::String, start);
                    return;
                }
                _ => {}
            }
        }
    }

    /// Reads what stands between `<<END` and a line `END`.
    fn document(&mut self) -> bool {
        let scanner = &mut *self.scanner;
        let start = scanner.at;
        scanner.skip(2);
        scanner.skip_while(|byte| matches!(byte, b'-' | b'~' | b'<' | b'"' | b'\''));
        let name = scanner.at;
        scanner.skip_while(|byte| byte.is_ascii_uppercase() || byte == b'_');
        let name = &scanner.code[name..scanner.at];
        if name.is_empty() {
            scanner.at = start;
            return false;
        }
        while !scanner.is_at_end() {
            scanner.skip_line();
            scanner.skip(1);
            let line = scanner.at;
            scanner.skip_line();
            let text = scanner.code[line..scanner.at].trim_ascii();
            if text.strip_suffix(b";").unwrap_or(text) == name {
                break;
            }
            scanner.at = line;
        }
        scanner.push(Kind::String, start);
        true
    }
}
