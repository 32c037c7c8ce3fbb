//! The TOML of front matter: keys with values, tables, arrays of tables.

use super::flow::{self, Gather, quoted};
use super::{Entries, MAX_DEPTH, Value};

/// Reads lines; says too whether one of them could not be read.
pub(super) fn read(lines: &[&str]) -> (Entries, bool) {
    let mut root = Entries::new();
    let mut table = Vec::new();
    let mut malformed = false;
    let mut rest = lines.iter();
    while let Some(line) = rest.next() {
        let line = line.trim_start();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[') {
            let (name, array) = name.strip_prefix('[').map_or((name, false), |name| (name, true));
            table = path(name.split(']').next().unwrap_or(name));
            if array && let Some((last, above)) = table.split_last() {
                match entries_at(&mut root, above).map(|entries| slot(entries, last)) {
                    Some(Value::List(tables)) => tables.push(Value::Map(Entries::new())),
                    Some(empty) => *empty = Value::List(vec![Value::Map(Entries::new())]),
                    None => malformed = true,
                }
            }
            continue;
        }
        let Some((key, first)) = key(line) else {
            malformed = true;
            continue;
        };
        let value = value(first.trim_start(), &mut rest, &mut malformed);
        let keys: Vec<String> = table.iter().cloned().chain(key).collect();
        match keys.split_last().and_then(|(last, above)| Some((last, entries_at(&mut root, above)?))) {
            Some((last, entries)) => entries.push((last.clone(), value)),
            None => malformed = true,
        }
    }
    (root, malformed)
}

/// The dotted key of a line and what follows its sign.
pub(super) fn key(line: &str) -> Option<(Vec<String>, &str)> {
    let (key, rest) = match line.chars().next()? {
        quote @ ('"' | '\'') => {
            let (key, rest) = quoted(line, quote)?;
            (vec![key], rest.trim_start().strip_prefix('=')?)
        }
        _ => {
            let (key, rest) = line.split_once('=')?;
            let bare = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ' | '"' | '\'');
            if key.trim().is_empty() || !key.chars().all(bare) || key.trim().contains(' ') {
                return None;
            }
            (path(key), rest)
        }
    };
    Some((key, rest))
}

/// The parts of `a.b."c d"`. Dots in quotes are rare enough to part.
fn path(name: &str) -> Vec<String> {
    name.split('.').take(MAX_DEPTH).map(|part| part.trim().trim_matches(['"', '\'']).to_string()).collect()
}

fn value<'a>(first: &str, rest: &mut impl Iterator<Item = &'a &'a str>, malformed: &mut bool) -> Value {
    if let Some(fence) = ["\"\"\"", "'''"].into_iter().find(|fence| first.starts_with(fence)) {
        return Value::Text(block(&first[3..], fence, rest, malformed));
    }
    let mut gather = Gather::default();
    let mut closed = gather.add(first);
    while !closed && first.starts_with(['[', '{']) {
        let Some(line) = rest.next() else { break };
        closed = gather.add(line);
    }
    *malformed |= !closed;
    flow::read(&gather.text, '=')
}

/// Text over several lines.
fn block<'a>(first: &str, fence: &str, rest: &mut impl Iterator<Item = &'a &'a str>, malformed: &mut bool) -> String {
    let mut text = String::new();
    let mut line = first;
    loop {
        if let Some(end) = line.find(fence) {
            text.push_str(&line[..end]);
            break;
        }
        text.push_str(line);
        if !(text.is_empty() && std::ptr::eq(line, first)) {
            text.push('\n');
        }
        match rest.next() {
            Some(next) => line = next,
            None => {
                *malformed = true;
                break;
            }
        }
    }
    if fence.starts_with('\'') {
        return text;
    }
    let quoted_text = ["\"", &text.replace('"', "\\\""), "\""].concat();
    quoted(&quoted_text, '"').map_or(text, |(text, _)| text)
}

/// The table at a path, made where there is none; of an array of tables the last.
fn entries_at<'e>(mut entries: &'e mut Entries, path: &[String]) -> Option<&'e mut Entries> {
    for name in path {
        let value = slot(entries, name);
        let value = match value {
            Value::List(tables) => tables.last_mut()?,
            value => value,
        };
        if let Value::Text(text) = value
            && text.is_empty()
        {
            *value = Value::Map(Entries::new());
        }
        let Value::Map(inside) = value else { return None };
        entries = inside;
    }
    Some(entries)
}

/// The value of a key, made where there is none.
fn slot<'e>(entries: &'e mut Entries, name: &str) -> &'e mut Value {
    let at = entries.iter().position(|(key, _)| key == name).unwrap_or_else(|| {
        entries.push((name.to_string(), Value::Text(String::new())));
        entries.len() - 1
    });
    &mut entries[at].1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_and_arrays_are_read() {
        let source = r#"
title = "A \"quoted\" title" # comment
date = 2024-05-06T07:08:09Z
tags = [
  "one", # first
  'two',
]
draft = false
cover = { image = "a.jpg", alt = "A boat" }
text = """
First
second"""

[params.deep]
key = "value"

[[authors]]
name = "Ana"
[[authors]]
name = "Ben"
nonsense
"#;
        let lines: Vec<&str> = source.lines().collect();
        let (entries, malformed) = read(&lines);
        assert!(malformed);
        let text = |text: &str| Value::Text(text.into());
        let map = |entries: &[(&str, &str)]| {
            Value::Map(entries.iter().map(|(key, value)| (key.to_string(), text(value))).collect())
        };
        let expected = [
            ("title", text("A \"quoted\" title")),
            ("date", text("2024-05-06T07:08:09Z")),
            ("tags", Value::List(vec![text("one"), text("two")])),
            ("draft", text("false")),
            ("cover", map(&[("image", "a.jpg"), ("alt", "A boat")])),
            ("text", text("First\nsecond")),
            ("params", Value::Map(vec![("deep".into(), map(&[("key", "value")]))])),
            ("authors", Value::List(vec![map(&[("name", "Ana")]), map(&[("name", "Ben")])])),
        ];
        assert_eq!(entries, expected.map(|(key, value)| (key.to_string(), value)));
    }
}
