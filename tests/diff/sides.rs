//! One of the two versions that a difference holds, and whether it is the one that was compared.
//!
//! Works on the JSON of the articles and knows nothing of how they were compared.

use article_viewer::diff::State;
use article_viewer::model::Article;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// The article as one side has it: the old one (`Deleted`) or the new one (`Inserted`).
pub fn only(marked: &Value, side: State) -> Value {
    let mut moved = HashMap::new();
    collect(marked, &mut moved);
    let mut value = marked.clone();
    let sides = Sides { is_new: side == State::Inserted, moved };
    sides.value(&mut value);
    value
}

/// What was moved, by the name of its former place.
fn collect(value: &Value, moved: &mut HashMap<String, Value>) {
    if let (Some("change-moved"), Some(id)) = (value["role"].as_str(), value["id"].as_str()) {
        moved.insert(format!("{id}-from"), value["blocks"].clone());
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, moved)),
        Value::Object(members) => members.values().for_each(|member| collect(member, moved)),
        _ => {}
    }
}

struct Sides {
    is_new: bool,
    moved: HashMap<String, Value>,
}

impl Sides {
    fn value(&self, value: &mut Value) {
        match value {
            Value::Object(members) => {
                self.picture(members);
                for member in members.values_mut() {
                    self.value(member);
                }
            }
            Value::Array(items) => {
                let mut kept = Vec::new();
                for mut item in items.drain(..) {
                    match self.part(&item) {
                        Some(parts) => {
                            for mut part in parts {
                                self.value(&mut part);
                                kept.push(part);
                            }
                        }
                        None => {
                            let was = is_empty_part(&item);
                            let size = item.to_string().len();
                            self.value(&mut item);
                            // An item, a row or a note of which nothing is left was of the other side.
                            if was || item.to_string().len() == size || !is_empty_part(&item) {
                                kept.push(item);
                            }
                        }
                    }
                }
                *items = kept;
            }
            _ => {}
        }
    }

    /// What stands for a part that is marked; `None` where it is not.
    fn part(&self, item: &Value) -> Option<Vec<Value>> {
        let inside = |name: &str| item[name].as_array().cloned().unwrap_or_default();
        let shown = |is_shown: bool, name: &str| Some(if is_shown { inside(name) } else { Vec::new() });
        match (item["kind"].as_str(), item["role"].as_str()) {
            (Some("insertion"), _) => shown(self.is_new, "content"),
            (Some("deletion"), _) => shown(!self.is_new, "content"),
            (_, Some("change-added" | "change-moved")) => shown(self.is_new, "blocks"),
            (_, Some("change-removed")) => shown(!self.is_new, "blocks"),
            (_, Some("change-lines")) => shown(true, "blocks"),
            (_, Some("change-gone")) if self.is_new => Some(Vec::new()),
            (_, Some("change-gone")) => {
                let id = item["id"].as_str().unwrap_or_default();
                let blocks = self.moved.get(id).and_then(|blocks| blocks.as_array().cloned());
                // Its words are marked as new where they stand in a row.
                Some(Sides { is_new: true, moved: HashMap::new() }.all(blocks.unwrap_or_default()))
            }
            _ => None,
        }
    }

    fn all(&self, blocks: Vec<Value>) -> Vec<Value> {
        let mut value = Value::Array(blocks);
        self.value(&mut value);
        value.as_array().cloned().unwrap_or_default()
    }

    /// Gives a figure its pictures back.
    fn picture(&self, members: &mut Map<String, Value>) {
        let Some(blocks) = members.get_mut("blocks").and_then(Value::as_array_mut) else { return };
        if let Some(at) = blocks.iter().position(|block| block["role"] == "change-picture") {
            let group = blocks.remove(at);
            let images = group["blocks"][usize::from(self.is_new)]["images"].clone();
            members.insert(String::from("images"), images);
        }
    }
}

/// Whether a part holds nothing: an item, a note, a row, a figure, a reference, a definition.
fn is_empty_part(item: &Value) -> bool {
    let Some(members) = item.as_object() else { return false };
    if matches!(item["kind"].as_str(), Some(kind) if !matches!(kind, "figure" | "paragraph")) {
        return false;
    }
    let is_empty = |value: &Value| match value {
        Value::Array(items) => items.iter().all(|item| {
            item.as_array().map_or_else(|| is_empty_part(item), |inner| inner.is_empty() || inner.iter().all(is_anchor))
                || is_anchor(item)
        }),
        _ => true,
    };
    const PARTS: [&str; 8] = ["blocks", "content", "cells", "terms", "descriptions", "images", "caption", "credit"];
    let mut parts = PARTS.iter().filter_map(|name| members.get(*name)).peekable();
    parts.peek().is_some() && parts.all(is_empty)
}

fn is_anchor(value: &Value) -> bool {
    value["kind"] == "anchor"
}

/// That one side says what the article says, in the same formatting, block by block.
pub fn assert_same(side: &Value, article: &Article, message: &str) {
    // What the article itself has as put in or taken out is of either side.
    let marked = serde_json::to_value(article).expect("an article is JSON");
    let is_new = message.starts_with("what is") || message == "now";
    let whole = only(&marked, if is_new { State::Inserted } else { State::Deleted });
    let parts = |value: &Value| plain(&json!({"blocks": value["blocks"], "notes": value["notes"]}));
    let (expected, actual) = (parts(&whole), parts(side));
    if expected != actual {
        let at = expected.bytes().zip(actual.bytes()).take_while(|(one, other)| one == other).count();
        let near = |text: &str| {
            String::from_utf8_lossy(&text.as_bytes()[at.saturating_sub(200)..text.len().min(at + 120)]).into_owned()
        };
        panic!("{message}\n  expected …{}\n  but is   …{}", near(&expected), near(&actual));
    }
    let title = |value: &Value| match value["meta"]["title_content"].as_array() {
        Some(content) => inlines(content),
        None => inlines(&[json!({"kind": "text", "text": value["meta"]["title"].as_str().unwrap_or_default()})]),
    };
    assert_eq!(title(side), title(&whole), "{message}");
}

/// The JSON in one line, without what a reader does not see.
fn plain(value: &Value) -> String {
    const UNSEEN: [&str; 14] = [
        "id", "value", "label", "tight", "layout", "width", "height", "sources", "alt", "title", "reason", "open",
        "start", "language",
    ];
    const INLINES: [&str; 5] = ["content", "summary", "attribution", "credit", "title"];
    match value {
        // The terms of definitions.
        Value::Array(items) if items.iter().any(|item| item["kind"] == "text") => inlines(items),
        Value::Array(items) => items.iter().map(plain).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("|"),
        Value::Object(members) => {
            // A listing of which lines changed is shown as one without a language.
            if let (Some("code" | "preformatted"), Some(text)) = (value["kind"].as_str(), listing(value)) {
                return format!("[listing {text}]");
            }
            let members =
                members.iter().filter(|(name, _)| !UNSEEN.contains(&name.as_str()) || name.as_str() == "kind");
            let said = |name: &str, value: &Value| match value.as_array() {
                Some(content) if INLINES.contains(&name) => inlines(content),
                _ => plain(value),
            };
            let texts = members.map(|(name, value)| (name, said(name, value))).filter(|(_, text)| !text.is_empty());
            texts.map(|(name, text)| format!("{name}({text})")).collect::<Vec<_>>().join("")
        }
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn listing(value: &Value) -> Option<String> {
    if let Some(text) = value["text"].as_str() {
        return Some(String::from(text));
    }
    let content = value["content"].as_array()?;
    Some(content.iter().filter_map(|inline| inline["text"].as_str()).collect())
}

/// Inlines as characters with their formatting, without white space and names, quotation marks as one.
fn inlines(content: &[Value]) -> String {
    let mut text = String::new();
    for inline in content {
        let kind = inline["kind"].as_str().unwrap_or_default();
        match (kind, inline["content"].as_array()) {
            ("text", _) => {
                let characters = inline["text"].as_str().unwrap_or_default().chars().filter(|c| !c.is_whitespace());
                text.extend(characters.filter(|c| *c != '\u{ad}').map(|c| match c {
                    '‘' | '’' | '‚' | '‛' | '`' | '´' | '′' | '‹' | '›' => '\'',
                    '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
                    other => other,
                }));
            }
            ("anchor", _) => {}
            ("ruby", _) | (_, None) => text.push_str(&format!("<{kind} {}>", inline["url"])),
            (_, Some(content)) => {
                let inside = inlines(content);
                let (open, close) = (format!("<{kind} {}>", inline["url"]), format!("</{kind} {}>", inline["url"]));
                if inside.is_empty() {
                    continue;
                }
                text.extend([&*open, &*inside, &*close]);
            }
        }
    }
    joined(text)
}

/// Two of one formatting that stand side by side are one.
fn joined(mut text: String) -> String {
    let mut start = 0;
    while let Some(at) = text[start..].find("</").map(|at| start + at) {
        let end = text[at..].find('>').map_or(text.len(), |end| at + end + 1);
        let open = text[at..end].replacen("</", "<", 1);
        start = end;
        if text[end..].starts_with(&open) {
            text.replace_range(at..end + open.len(), "");
            // What was the end of another before may now meet its beginning.
            start = text[..at].rfind("</").unwrap_or(0);
        }
    }
    text
}
