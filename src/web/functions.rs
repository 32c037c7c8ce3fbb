//! What `./core` of the package gives besides files: payloads as objects, and markup for a page.

use super::export::spoken;
use super::{Options, error, json, text};
use crate::diff;
use crate::format;
use crate::render;
use crate::viewer::{self, STYLES};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Reads a payload; the article as a plain object.
#[wasm_bindgen]
pub fn parse(payload: &[u8], options: &JsValue) -> Result<JsValue, JsValue> {
    Ok(json::object(&Options::read(options).parse(payload)?))
}

/// What changed between two payloads: `{ changes, coarse, article }`.
#[wasm_bindgen]
pub fn difference(before: &[u8], known: &JsValue, after: &[u8], options: &JsValue) -> Result<JsValue, JsValue> {
    let spoken = spoken(options);
    let (before, after) = (Options::read(known).parse(before)?, Options::read(options).parse(after)?);
    Ok(json::object(&diff::diff(&before, &after).told(&spoken.language())))
}

/// The name of the format in which a payload is read.
#[wasm_bindgen]
pub fn recognise(payload: &[u8], options: &JsValue) -> Result<String, JsValue> {
    let options = Options::read(options);
    let format = format::recognise(payload, &options.known()).map_err(error)?;
    Ok(format.name.to_string())
}

/// The formats that are read: `{ name, title }` each.
#[wasm_bindgen]
pub fn formats() -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct Known {
        name: &'static str,
        title: &'static str,
    }
    let known = format::FORMATS.iter().map(|format| Known { name: format.name, title: format.title });
    Ok(serde_wasm_bindgen::to_value(&known.collect::<Vec<_>>())?)
}

/// Writes a payload as HTML.
#[wasm_bindgen(js_name = renderToHtml)]
pub fn render_to_html(payload: &[u8], options: &JsValue) -> Result<String, JsValue> {
    let spoken = spoken(options);
    let options = Options::read(options);
    let settings = options.settings_without_scripts();
    let origins: Vec<&str> = settings.origins.iter().map(String::as_str).collect();
    let article = options.parse(payload)?;
    let options = render::Options {
        heading_level: settings.heading_level,
        remote: settings.remote,
        origins: &origins,
        language: spoken.language(),
        ..render::Options::default()
    };
    Ok(render::to_html(&article, &options))
}

/// Writes a payload as the element with its shadow root.
#[wasm_bindgen(js_name = renderToElement)]
pub fn render_to_element(payload: &[u8], options: &JsValue) -> Result<String, JsValue> {
    let spoken = spoken(options);
    let options = Options::read(options);
    // What the host's page says of the element itself; nothing else of a caller's is written into markup.
    let given: Vec<(&'static str, String)> = ["id", "class", "lang", "dir", "slot", "src", "type"]
        .into_iter()
        .filter_map(|name| Some((name, text(&options.attributes, name)?)))
        .collect();
    let article = options.parse(payload)?;
    Ok(viewer::to_element(&article, &options.settings(), spoken.language(), &given, options.url.as_deref()))
}

/// The style sheets that lie in a page and in an element as they are written.
#[wasm_bindgen]
pub fn styles() -> Vec<String> {
    STYLES.map(String::from).to_vec()
}
