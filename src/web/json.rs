//! What is written as JSON, for the browser to read.
//!
//! serde's writer weighs 4 kB of Brotli, and an object that is made value by value takes ten times as long as one that the
//! browser reads; nor can that hold the whole numbers above 2^53 that payloads have for names.

use crate::model::json::{View, Write};
use js_sys::JSON;
use serde_json::Value;
use wasm_bindgen::prelude::*;

/// The text.
pub fn text(what: &dyn Write) -> String {
    let mut out = String::new();
    write(&what.view(), &mut out);
    out
}

/// A plain object.
pub fn object(what: &dyn Write) -> JsValue {
    JSON::parse(&text(what)).expect_throw("what is written is JSON")
}

fn write(view: &View, out: &mut String) {
    match view {
        View::Null => out.push_str("null"),
        View::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        View::Whole(value) => out.push_str(&value.to_string()),
        View::Number(value) => write_number(*value, out),
        View::Text(text) => write_text(text, out),
        View::List(items) => write_all('[', items, ']', out, |item, out| write(item, out)),
        View::Map(members) => write_all('{', members, '}', out, |(name, value), out| {
            write_text(name, out);
            out.push(':');
            write(value, out);
        }),
        View::Json(members) => write_members(members, out),
    }
}

fn write_value(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
            (Some(whole), ..) => out.push_str(&whole.to_string()),
            (None, Some(whole), _) => out.push_str(&whole.to_string()),
            (.., value) => write_number(value.unwrap_or_default(), out),
        },
        Value::String(text) => write_text(text, out),
        Value::Array(items) => write_all('[', items, ']', out, write_value),
        Value::Object(members) => write_members(members, out),
    }
}

fn write_members(members: &serde_json::Map<String, Value>, out: &mut String) {
    write_all('{', members, '}', out, |(name, value), out| {
        write_text(name, out);
        out.push(':');
        write_value(value, out);
    });
}

fn write_all<Item>(
    start: char,
    items: impl IntoIterator<Item = Item>,
    end: char,
    out: &mut String,
    mut write: impl FnMut(Item, &mut String),
) {
    out.push(start);
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write(item, out);
    }
    out.push(end);
}

/// The browser words what is not whole; what is no number is `null`, as it has it.
fn write_number(value: f64, out: &mut String) {
    let text = JSON::stringify(&value.into()).ok().and_then(|text| text.as_string());
    out.push_str(text.as_deref().unwrap_or("null"));
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for part in text.split_inclusive(|character: char| matches!(character, '"' | '\\' | '\0'..='\x1f')) {
        match part.as_bytes() {
            [.., last @ (b'"' | b'\\' | 0..=0x1f)] => {
                out.push_str(&part[..part.len() - 1]);
                out.push_str("\\u00");
                out.extend([last >> 4, last & 15].map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)])));
            }
            _ => out.push_str(part),
        }
    }
    out.push('"');
}
