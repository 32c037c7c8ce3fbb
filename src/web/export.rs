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
    let options = Options::read(options);
    let settings = options.settings_without_scripts();
    Ok(viewer::to_page(&options.parse(payload)?, &settings, spoken.language(), &options.embedded))
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
