//! HTML and XML, and what has changed between two texts.

use super::Kind;
use super::languages::{self, Syntax};
use super::program;
use super::scanner::Scanner;

/// Scans markup, with the programs and style sheets in it.
pub(super) fn scan(scanner: &mut Scanner<'_>) {
    while !scanner.is_at_end() {
        let start = scanner.at;
        if scanner.is_at("<!--") {
            scanner.skip(4);
            scanner.skip_past("-->");
            scanner.push(Kind::Comment, start);
        } else if scanner.is_at("<![CDATA[") {
            scanner.skip_past("]]>");
        } else if scanner.is_at("<!") || scanner.is_at("<?") {
            scanner.skip_past(">");
            scanner.push(Kind::Comment, start);
        } else if scanner.is_at("<") {
            tag(scanner);
        } else {
            scanner.skip_while(|byte| byte != b'<');
        }
    }
}

fn tag(scanner: &mut Scanner<'_>) {
    scanner.skip(1);
    let is_end = scanner.is_at("/");
    scanner.skip(usize::from(is_end));
    if !is_name(scanner.peek(0)) {
        return;
    }
    let start = scanner.at;
    scanner.skip_while(is_name);
    let name = &scanner.code[start..scanner.at];
    let inside =
        if is_end { None } else { CONTENTS.iter().find(|(element, _)| name.eq_ignore_ascii_case(element.as_bytes())) };
    scanner.push(Kind::Keyword, start);
    while !scanner.is_at_end() {
        let start = scanner.at;
        match scanner.peek(0) {
            // What is not closed ends where the next begins.
            b'<' => return,
            b'>' => {
                scanner.skip(1);
                break;
            }
            quote @ (b'"' | b'\'') => {
                scanner.skip(1);
                scanner.skip_while(|byte| byte != quote);
                scanner.skip(1);
                scanner.push(Kind::String, start);
            }
            byte if is_name(byte) => {
                scanner.skip_while(is_name);
                // Without quotation marks it is a value all the same.
                let is_value = start > 0 && scanner.code[start - 1] == b'=';
                scanner.push(if is_value { Kind::String } else { Kind::Name }, start);
            }
            _ => scanner.skip(1),
        }
    }
    let Some((element, language)) = inside else { return };
    // `<script src="…" />` of XML has nothing inside.
    if scanner.code[..scanner.at].ends_with(b"/>") {
        return;
    }
    let rest = &scanner.code[scanner.at..];
    let is_end = |window: &[u8]| window.starts_with(b"</") && window[2..].eq_ignore_ascii_case(element.as_bytes());
    let end = rest.windows(element.len() + 2).position(is_end).map_or(scanner.code.len(), |length| scanner.at + length);
    if let Some(Syntax::Program(program)) = languages::find(language) {
        let whole = scanner.code;
        scanner.code = &whole[..end];
        program::scan(scanner, program);
        scanner.code = whole;
    }
}

/// Elements with another language inside.
const CONTENTS: &[(&str, &str)] = &[("script", "js"), ("style", "css")];

fn is_name(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && !matches!(byte, 0 | b'<' | b'>' | b'=' | b'/' | b'"' | b'\'')
}

/// Scans a difference line by line.
pub(super) fn scan_difference(scanner: &mut Scanner<'_>) {
    let mut is_head = false;
    while !scanner.is_at_end() {
        let start = scanner.at;
        let first = scanner.peek(0);
        let is_removed = scanner.is_at("--- ");
        let is_added = scanner.is_at("+++ ") && is_head;
        let is_quiet = scanner.is_at("diff ") || scanner.is_at("index ");
        let is_place = scanner.is_at("@@");
        scanner.skip_line();
        // A line that was taken out may begin so too.
        is_head = is_removed && scanner.is_at("\n+++ ");
        match first {
            _ if is_head || is_added || is_quiet => scanner.push(Kind::Comment, start),
            _ if is_place => scanner.push(Kind::Keyword, start),
            b'+' => scanner.push(Kind::Inserted, start),
            b'-' => scanner.push(Kind::Deleted, start),
            _ => {}
        }
        scanner.skip(1);
    }
}
