//! A payload as a file: a page, Markdown, text.

use super::language::Spoken;
use super::{Options, property, text};
use crate::prose;
use crate::render::{self, Remote};
use crate::viewer::{self, Settings};
use wasm_bindgen::prelude::*;

/// Writes a payload as a whole page.
#[wasm_bindgen(js_name = renderToPage)]
pub fn render_to_page(payload: &[u8], options: &JsValue) -> Result<String, JsValue> {
    let spoken = spoken(options);
    let embedded = embedded(options);
    let options = Options::read(options);
    let settings = options.settings_without_scripts();
    Ok(viewer::to_page(&options.parse(payload)?, &settings, spoken.language(), &embedded))
}

/// Writes the prose of a payload.
#[wasm_bindgen(js_name = renderToText)]
pub fn render_to_text(payload: &[u8], options: &JsValue) -> Result<String, JsValue> {
    Ok(prose::prose(&Options::read(options).parse(payload)?))
}

/// Writes a payload as Markdown with front matter.
#[wasm_bindgen(js_name = renderToMarkdown)]
pub fn render_to_markdown(payload: &[u8], options: &JsValue) -> Result<String, JsValue> {
    Ok(render::to_markdown(&Options::read(options).parse(payload)?))
}

/// What the viewer says where markup is wanted.
pub(super) fn spoken(options: &JsValue) -> Spoken {
    Spoken::read(&property(options, "spoken"))
}

/// The pictures that lie in the page itself, as pairs of their address and a `data:` address.
fn embedded(options: &JsValue) -> Vec<(String, String)> {
    let pair = |pair: JsValue| {
        let pair = js_sys::Array::from(&pair);
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    let pairs = Some(property(options, "embedded")).filter(JsValue::is_object);
    pairs.iter().flat_map(|pairs| js_sys::Array::from(pairs).to_vec()).filter_map(pair).collect()
}

impl Options {
    /// For what has no scripts: whoever writes a page of their own decides what it loads, and it loads all unless they
    /// say otherwise.
    pub(super) fn settings_without_scripts(&self) -> Settings {
        let settings = self.settings();
        let said = text(&self.attributes, "remote").is_some();
        let remote = if said { settings.remote.without_scripts() } else { Remote::Allow };
        Settings { remote, ..settings }
    }
}
