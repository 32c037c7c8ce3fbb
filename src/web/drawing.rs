//! The viewer of an article as markup, drawn where there need be no page: in a worker, too.

use super::language::Spoken;
use super::{Options, object, property};
use crate::labels::Language;
use crate::model::Article;
use crate::model::json::{View, Write};
use crate::render::{self, Recording};
use crate::viewer::{self, Settings};
use js_sys::{Array, JSON, Uint8Array};
use wasm_bindgen::prelude::*;

/// Draws a payload for the viewer of an element elsewhere: the markup that its `take` takes, and the model in its own
/// JSON. The `attributes` are those of the element, the `origins` those that its viewer gives, `spoken` is what it says.
#[wasm_bindgen]
pub fn draw(payload: &[u8], options: &JsValue) -> Result<Vec<Uint8Array>, JsValue> {
    let spoken = Spoken::read(&property(options, "spoken"));
    let origins = property(options, "origins").unchecked_into::<Array>();
    let origins: Vec<String> = origins.iter().filter_map(|origin| origin.as_string()).collect();
    let options = Options::read(options);
    let article = options.parse(payload)?;
    let markup = record(&article, &options.settings(), &origins, spoken.language()).into_bytes();
    let mut json = String::new();
    write(&article.view(), &mut json)?;
    Ok([&*markup, json.as_bytes()].map(Uint8Array::from).to_vec())
}

/// Writes JSON. The browser words what is rare: serde's writer weighs 4 kB of Brotli, and an object of the whole takes ten
/// times as long.
fn write(view: &View, out: &mut String) -> Result<(), JsValue> {
    match view {
        View::Text(text) => write_text(text, out),
        View::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                write(item, out)?;
            }
            out.push(']');
        }
        View::Map(members) => {
            out.push('{');
            for (index, (name, value)) in members.iter().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                write_text(name, out);
                out.push(':');
                write(value, out)?;
            }
            out.push('}');
        }
        View::Null | View::Bool(_) | View::Whole(_) | View::Number(_) | View::Json(_) => {
            out.extend(JSON::stringify(&object(view)?)?.as_string());
        }
    }
    Ok(())
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

/// Markup of the viewer of an article; media of `origins` load without asking.
pub fn record(article: &Article, settings: &Settings, origins: &[String], language: Language<'_>) -> Recording {
    let origins: Vec<&str> = settings.origins.iter().chain(origins).map(String::as_str).collect();
    let options = render::Options {
        heading_level: settings.heading_level,
        remote: settings.remote,
        origins: &origins,
        language,
        ..render::Options::default()
    };
    Recording::of(|sink| viewer::render(&viewer::View { article, settings, options, scripts: true }, sink))
}
