//! The line behind the fence of a code block: language, file name, lines to point out.

use crate::lowercase;
use crate::model::LineRange;

/// What the line says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Info {
    /// Lower case.
    pub(super) language: Option<String>,
    pub(super) filename: Option<String>,
    pub(super) highlighted_lines: Vec<LineRange>,
}

/// Reads `rust title="main.rs" {1,3-5}` as Docusaurus, Gatsby, Hugo, MkDocs, Pandoc and VitePress write it.
pub(super) fn info(line: &str) -> Info {
    let mut info = Info::default();
    let mut rest = line.trim_start();
    if !rest.starts_with('{') {
        let end = rest.find(|c: char| c.is_whitespace() || c == '{').unwrap_or(rest.len());
        let (word, others) = rest.split_at(end);
        rest = others;
        // `js:src/app.js` names a file; `rust,ignore` is for rustdoc.
        let (language, filename) = word.split_once(':').unwrap_or((word, ""));
        info.language = name(language.split(',').next().unwrap_or(language));
        info.filename = name_of_file(filename);
    }
    while let Some((part, others)) = next_part(rest) {
        rest = others;
        match part {
            Part::Braces(inside) if is_lines(inside) => info.highlighted_lines.extend(lines(inside)),
            Part::Braces(inside) => rest_of_braces(inside, &mut info),
            Part::Pair(key, value) => pair(key, value, &mut info),
        }
    }
    info
}

enum Part<'a> {
    Braces(&'a str),
    Pair(&'a str, &'a str),
}

/// The next `{…}`, `key=value`, `key="some value"` or word, and what follows.
fn next_part(text: &str) -> Option<(Part<'_>, &str)> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    if text.is_empty() {
        return None;
    }
    if let Some(inside) = text.strip_prefix('{') {
        let (inside, rest) = inside.split_once('}').unwrap_or((inside, ""));
        return Some((Part::Braces(inside), rest));
    }
    let end = text.find(|c: char| c.is_whitespace() || c == '=' || c == '{').unwrap_or(text.len()).max(1);
    let end = (end..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let (key, rest) = text.split_at(end);
    let Some(value) = rest.strip_prefix('=') else { return Some((Part::Pair(key, ""), rest)) };
    let (value, rest) = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
        Some('{') => value[1..].split_once('}').unwrap_or((&value[1..], "")),
        _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
    };
    Some((Part::Pair(key, value), rest))
}

/// `{.rust title="main.rs"}` of Pandoc.
fn rest_of_braces(inside: &str, info: &mut Info) {
    let mut rest = inside;
    while let Some((part, others)) = next_part(rest) {
        rest = others;
        let Part::Pair(key, value) = part else { continue };
        match key.strip_prefix('.') {
            Some(class) if info.language.is_none() => info.language = name(class),
            _ => pair(key, value, info),
        }
    }
}

fn pair(key: &str, value: &str, info: &mut Info) {
    match key {
        "title" | "filename" | "file" | "name" => info.filename = info.filename.take().or(name_of_file(value)),
        "hl_lines" | "highlight" | "lines" | "emphasize-lines" => info.highlighted_lines.extend(lines(value)),
        _ => {}
    }
}

fn name(language: &str) -> Option<String> {
    let language = lowercase::text(language.trim_start_matches("language-"));
    (!language.is_empty()).then_some(language)
}

fn name_of_file(filename: &str) -> Option<String> {
    let filename = filename.trim();
    (!filename.is_empty()).then(|| filename.to_string())
}

fn is_lines(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'-' | b' '))
}

/// `1,3-5` or `1 3-5`.
fn lines(text: &str) -> impl Iterator<Item = LineRange> {
    text.split([',', ' ', '[', ']', '"']).filter_map(|range| {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        (0 < first && first <= last).then_some(LineRange { first, last })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_a_fence_is_read_as_everybody_writes_it() {
        for (line, language, filename, highlighted_lines) in [
            ("", None, None, &[][..]),
            ("Rust", Some("rust"), None, &[]),
            ("rust,ignore", Some("rust"), None, &[]),
            ("c++ extra words", Some("c++"), None, &[]),
            ("rust title=\"src/a b.rs\" {1,3-5}", Some("rust"), Some("src/a b.rs"), &[(1, 1), (3, 5)]),
            ("js{2}", Some("js"), None, &[(2, 2)]),
            ("js:src/app.js", Some("js"), Some("src/app.js"), &[]),
            ("{.python .numberLines filename=a.py}", Some("python"), Some("a.py"), &[]),
            ("python hl_lines=\"1 3-4\"", Some("python"), None, &[(1, 1), (3, 4)]),
            ("go {hl_lines=[2,\"4-5\"],linenos=true}", Some("go"), None, &[(2, 2), (4, 5)]),
            ("sh {5-1, 0, x}", Some("sh"), None, &[]),
            ("é é=", Some("é"), None, &[]),
        ] {
            let read = info(line);
            assert_eq!((read.language.as_deref(), read.filename.as_deref()), (language, filename), "{line}");
            let lines: Vec<(u32, u32)> = read.highlighted_lines.iter().map(|range| (range.first, range.last)).collect();
            assert_eq!(lines, highlighted_lines, "{line}");
        }
    }
}
