//! A payload as a file: a page, Markdown, text.

use super::language::Spoken;
use super::{Options, lists, property, text};
use crate::epub::{self, Book, Picture};
use crate::prose;
use crate::render::{self, Remote};
use crate::viewer::{self, Inlined, Settings};
use wasm_bindgen::prelude::*;

/// Writes a payload as a whole page.
#[wasm_bindgen(js_name = renderToPage)]
pub fn render_to_page(payload: &[u8], options: &JsValue) -> Result<String, JsValue> {
    let spoken = spoken(options);
    let [article, wasm, program] = ["article", "wasm", "program"].map(|name| text(&property(options, "inlined"), name));
    let inlined = match (&article, &wasm, &program) {
        (Some(article), Some(wasm), Some(program)) => Some(Inlined { article, wasm, program }),
        _ => None,
    };
    let options = Options::read(options);
    let settings = if inlined.is_some() { options.settings() } else { options.settings_without_scripts() };
    Ok(viewer::to_page(&options.parse(payload)?, &settings, spoken.language(), &options.embedded, inlined))
}

/// Writes the prose of a payload.
#[wasm_bindgen(js_name = renderToText)]
pub fn render_to_text(payload: &[u8], options: &JsValue) -> Result<String, JsValue> {
    Ok(prose::prose(&Options::read(options).parse(payload)?))
}

/// Writes a payload as Markdown with front matter.
#[wasm_bindgen(js_name = renderToMarkdown)]
pub fn render_to_markdown(payload: &[u8], options: &JsValue) -> Result<String, JsValue> {
    let options = Options::read(options);
    Ok(render::to_markdown(&options.parse(payload)?, &options.embedded))
}

/// Writes a payload as the files of a book but for its pictures: `[path, text]` each, those of its `pictures` in the folder
/// of its article.
#[wasm_bindgen(js_name = renderToEpub)]
pub fn render_to_epub(payload: &[u8], options: &JsValue) -> Result<js_sys::Array, JsValue> {
    let spoken = spoken(options);
    let pictures: Vec<Picture> = lists(options, "pictures", |list| {
        let [address, path, media_type] = [0, 1, 2].map(|index| list.get(index).as_string());
        Some(Picture { address: address?, path: path?, media_type: media_type? })
    });
    let made = text(options, "made").unwrap_or_default();
    let article = Options::read(options).parse(payload)?;
    let book = Book { article: &article, language: spoken.language(), pictures: &pictures, made: &made };
    let files = epub::files(&book).into_iter();
    Ok(files.map(|(path, text)| js_sys::Array::of2(&path.into(), &text.into())).collect())
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
