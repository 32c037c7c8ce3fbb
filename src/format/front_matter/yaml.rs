//! The YAML of front matter: maps and lists by indentation or in brackets, scalars plain, quoted and in blocks.

use super::flow::{self, Gather, quoted, scalar};
use super::{Entries, MAX_DEPTH, Value};

/// Reads lines; says too whether one of them could not be read.
pub(super) fn read(lines: &[&str]) -> (Entries, bool) {
    let lines = lines.iter().map(|line| {
        let text = line.trim_start_matches([' ', '\t']);
        Line { indent: line.len() - text.len(), text }
    });
    let mut reader = Reader { lines: lines.collect(), at: 0, malformed: false };
    let mut entries = Vec::new();
    while let Some(line) = reader.peek() {
        entries.append(&mut reader.map(line.indent, 0));
        // What stands neither at the margin of the map nor further in.
        if reader.peek().is_some() {
            reader.skip();
        }
    }
    (entries, reader.malformed)
}

/// The key of a line and what follows its colon.
pub(super) fn key(line: &str) -> Option<(String, &str)> {
    if let Some(quote) = line.chars().next().filter(|first| matches!(first, '"' | '\'')) {
        let (key, rest) = quoted(line, quote)?;
        return Some((key, rest.trim_start().strip_prefix(':')?));
    }
    let at = line.match_indices(':').map(|(at, _)| at).find(|at| {
        let rest = &line[at + 1..];
        rest.is_empty() || rest.starts_with([' ', '\t'])
    })?;
    let key = line[..at].trim_end();
    let plain = !key.is_empty() && key.len() <= 64 && !key.starts_with(['#', '-', '[', '{', '*', '>', '|', '`']);
    plain.then(|| (key.to_string(), &line[at + 1..]))
}

#[derive(Clone, Copy)]
struct Line<'a> {
    indent: usize,
    text: &'a str,
}

struct Reader<'a> {
    lines: Vec<Line<'a>>,
    at: usize,
    malformed: bool,
}

impl<'a> Reader<'a> {
    /// The next line that says something.
    fn peek(&mut self) -> Option<Line<'a>> {
        while let Some(line) = self.lines.get(self.at) {
            if !line.text.is_empty() && !line.text.starts_with('#') {
                return Some(*line);
            }
            self.at += 1;
        }
        None
    }

    fn skip(&mut self) {
        self.malformed = true;
        self.at += 1;
    }

    fn map(&mut self, indent: usize, depth: usize) -> Entries {
        let mut entries = Vec::new();
        while let Some(line) = self.peek().filter(|line| line.indent >= indent) {
            match key(line.text) {
                Some((key, rest)) if line.indent == indent => {
                    self.at += 1;
                    let value = self.value(rest, indent, depth);
                    // `<<: *defaults` has nothing of its own to say.
                    if key != "<<" {
                        entries.push((key, value));
                    }
                }
                _ => self.skip(),
            }
        }
        entries
    }

    fn list(&mut self, indent: usize, depth: usize) -> Value {
        let mut items = Vec::new();
        while let Some(line) = self.peek().filter(|line| line.indent == indent && is_item(line.text)) {
            let rest = line.text[1..].trim_start();
            let inner = indent + line.text.len() - rest.len();
            let opens = !rest.starts_with(['[', '{']) && (is_item(rest) || key(rest).is_some());
            if opens {
                // A map or list that starts on the line of its dash.
                self.lines[self.at] = Line { indent: inner, text: rest };
                items.push(self.block(inner, depth + 1));
            } else {
                self.at += 1;
                items.push(self.value(rest, indent, depth));
            }
        }
        Value::List(items)
    }

    /// The map, list or text that starts with the next line.
    fn block(&mut self, least: usize, depth: usize) -> Value {
        let Some(line) = self.peek().filter(|line| line.indent >= least) else { return Value::Text(String::new()) };
        if depth < MAX_DEPTH {
            if is_item(line.text) {
                return self.list(line.indent, depth);
            }
            if key(line.text).is_some() {
                return Value::Map(self.map(line.indent, depth));
            }
        }
        self.at += 1;
        self.plain(line.text, least.saturating_sub(1))
    }

    /// The value whose first line is `rest`, of a key or a dash at `indent`.
    fn value(&mut self, rest: &'a str, indent: usize, depth: usize) -> Value {
        let mut rest = rest.trim();
        // Tags and anchors say nothing to a reader.
        while rest.starts_with(['!', '&']) {
            rest = rest.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim_start());
        }
        match rest.chars().next() {
            None | Some('#') => match self.peek() {
                Some(next) if next.indent > indent => self.block(indent + 1, depth + 1),
                Some(next) if next.indent == indent && is_item(next.text) && depth < MAX_DEPTH => {
                    self.list(indent, depth + 1)
                }
                _ => Value::Text(String::new()),
            },
            Some(style @ ('|' | '>')) => self.block_scalar(style, &rest[1..], indent),
            Some('[' | '{') => {
                let next = self.at;
                let mut gather = Gather::default();
                let mut closed = gather.add(rest);
                while !closed && let Some(line) = self.lines.get(self.at) {
                    closed = gather.add(line.text);
                    self.at += 1;
                }
                if !closed {
                    // What follows is not part of it: it costs its own line alone.
                    self.malformed = true;
                    self.at = next;
                    return Value::Text(rest.trim_end().to_string());
                }
                flow::read(&gather.text, ':')
            }
            Some(quote @ ('"' | '\'')) => self.quoted(rest, quote, indent),
            Some(_) => self.plain(rest, indent),
        }
    }

    fn quoted(&mut self, first: &'a str, quote: char, indent: usize) -> Value {
        if let Some((text, rest)) = quoted(first, quote) {
            return match rest.trim_start() {
                "" => Value::Text(text),
                rest if rest.starts_with('#') => Value::Text(text),
                // `"Yes" and no`: quotes of the text itself.
                _ => self.plain(first, indent),
            };
        }
        let mut gather = Gather::default();
        let mut closed = gather.add(first);
        while !closed
            && let Some(line) = self.lines.get(self.at).filter(|line| line.indent > indent || line.text.is_empty())
        {
            closed = gather.add(line.text);
            self.at += 1;
        }
        match quoted(&gather.text, quote) {
            Some((text, _)) => Value::Text(text),
            None => {
                self.malformed = true;
                Value::Text(gather.text)
            }
        }
    }

    /// Plain text, which goes on in lines further in.
    fn plain(&mut self, first: &str, indent: usize) -> Value {
        let mut text = uncommented(first).to_string();
        while let Some(line) = self.lines.get(self.at).filter(|line| line.indent > indent && !line.text.is_empty()) {
            if !line.text.starts_with('#') {
                text.push(' ');
                text.push_str(uncommented(line.text));
            }
            self.at += 1;
        }
        scalar(&text)
    }

    /// Lines further in, kept (`|`) or folded (`>`).
    fn block_scalar(&mut self, style: char, header: &str, indent: usize) -> Value {
        let mut text = String::new();
        let mut margin = None;
        let mut blank = 0;
        while let Some(line) = self.lines.get(self.at) {
            if line.text.is_empty() {
                blank += 1;
                self.at += 1;
                continue;
            }
            if line.indent <= indent {
                break;
            }
            let margin = *margin.get_or_insert(line.indent);
            let further = line.indent.saturating_sub(margin);
            if !text.is_empty() {
                match (style, blank) {
                    ('>', 0) => text.push(' '),
                    ('>', _) => text.extend(std::iter::repeat_n('\n', blank)),
                    _ => text.extend(std::iter::repeat_n('\n', blank + 1)),
                }
            }
            text.extend(std::iter::repeat_n(' ', if style == '|' { further } else { 0 }));
            text.push_str(line.text);
            blank = 0;
            self.at += 1;
        }
        if !header.trim_start().starts_with('-') && style == '|' && !text.is_empty() {
            text.push('\n');
        }
        Value::Text(text)
    }
}

fn is_item(text: &str) -> bool {
    text == "-" || text.starts_with("- ")
}

/// A line without the comment at its end.
fn uncommented(line: &str) -> &str {
    let comment = line.match_indices('#').find(|(at, _)| line[..*at].ends_with([' ', '\t']));
    line[..comment.map_or(line.len(), |(at, _)| at)].trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.to_string())
    }

    fn list(items: &[&str]) -> Value {
        Value::List(items.iter().map(|item| text(item)).collect())
    }

    fn map(entries: &[(&str, &str)]) -> Value {
        Value::Map(entries.iter().map(|(key, value)| (key.to_string(), text(value))).collect())
    }

    #[test]
    fn a_value_is_read_in_each_of_its_forms() {
        for (source, value) in [
            ("a: plain: text # comment", text("plain: text")),
            ("a: x#y", text("x#y")),
            ("a:", text("")),
            ("a: ~", text("")),
            ("a: \"say \\\"hi\\\" \\u00e9\" # c", text("say \"hi\" é")),
            ("a: 'it''s'", text("it's")),
            ("a: \"Yes\" and no", text("\"Yes\" and no")),
            ("a: !!str &x 12", text("12")),
            ("\"a\": b", text("b")),
            ("a: one\n  two\n  three", text("one two three")),
            ("a: \"one\n  two\"", text("one two")),
            ("a: |\n  one\n    two\n\n  three\n", text("one\n  two\n\nthree\n")),
            ("a: >-\n  one\n  two\n\n  three\n", text("one two\nthree")),
            ("a: [b, 'c, d', \"e\"]", list(&["b", "c, d", "e"])),
            ("a: [\n  b, # first\n  c,\n]", list(&["b", "c"])),
            ("a:\n- b\n- c # d", list(&["b", "c"])),
            ("a:\n  - b\n  -\n    c", list(&["b", "c"])),
            ("a: {b: c, \"d\":\"e f\"}", map(&[("b", "c"), ("d", "e f")])),
            ("a:\n  b: c\n  d: e", map(&[("b", "c"), ("d", "e")])),
            ("a:\n  - b: c\n    d: e\n  - b: f", Value::List(vec![map(&[("b", "c"), ("d", "e")]), map(&[("b", "f")])])),
            ("a: [{b: c}, d]", Value::List(vec![map(&[("b", "c")]), text("d")])),
            ("a: *alias", text("*alias")),
        ] {
            let lines: Vec<&str> = source.lines().collect();
            let (entries, malformed) = read(&lines);
            assert_eq!(entries, [(String::from("a"), value)], "{source}");
            assert!(!malformed, "{source}");
        }
    }

    #[test]
    fn a_line_that_cannot_be_read_costs_only_itself() {
        let (entries, malformed) = read(&["a: b", "nonsense", "c: d", "e: [f", "g"]);
        assert!(malformed);
        assert_eq!(entries[..2], [("a".into(), text("b")), ("c".into(), text("d"))]);
    }
}
