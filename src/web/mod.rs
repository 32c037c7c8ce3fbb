//! The door of the browser: what JavaScript calls, and the viewer in a shadow root.

mod dom;
mod events;
mod media;
mod place;
mod viewer;

pub use viewer::Viewer;

use crate::error::Error;
use crate::format::{self, Decode};
use crate::model::Article;
use crate::render::Remote;
use crate::viewer::Settings;
use crate::{prose, render};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Prints a panic to the console: nothing else says where it was.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Has the next call find a fresh instance. Whatever escaped a call instead of being returned, a panic or an exception,
/// has left this one in an unknown state.
#[wasm_bindgen]
pub fn restart() {
    wasm_bindgen::handler::schedule_reinit();
}

/// What JavaScript knows of a payload, and what it wants of the markup.
struct Options {
    type_name: Option<String>,
    url: Option<String>,
    content_type: Option<String>,
    file_name: Option<String>,
    /// Attributes of the element, where markup is wanted.
    attributes: JsValue,
}

impl Options {
    /// Reads a plain object by hand: serde's reading of five texts weighs 9 kB of Brotli, floats and all.
    fn read(options: &JsValue) -> Self {
        Options {
            type_name: text(options, "type"),
            url: text(options, "url"),
            content_type: text(options, "contentType"),
            file_name: text(options, "fileName"),
            attributes: property(options, "attributes"),
        }
    }

    /// What is known of the payload besides its bytes.
    fn known(&self) -> format::Options<'_> {
        format::Options {
            type_name: self.type_name.as_deref(),
            url: self.url.as_deref(),
            content_type: self.content_type.as_deref(),
            file_name: self.file_name.as_deref(),
            decode: Decode(decode),
        }
    }

    fn parse(&self, payload: &[u8]) -> Result<Article, JsValue> {
        format::parse(payload, &self.known()).map_err(error)
    }

    fn settings(&self) -> Settings {
        Settings::from_attributes(|name| text(&self.attributes, name))
    }

    /// For what has no scripts: whoever writes a page of their own decides what it loads, and it loads all unless they
    /// say otherwise.
    fn settings_without_scripts(&self) -> Settings {
        let settings = self.settings();
        let said = text(&self.attributes, "remote").is_some();
        let remote = if said { settings.remote.without_scripts() } else { Remote::Allow };
        Settings { remote, ..settings }
    }
}

/// Reads a payload; the article as a plain object.
#[wasm_bindgen]
pub fn parse(payload: &[u8], options: &JsValue) -> Result<JsValue, JsValue> {
    object(&Options::read(options).parse(payload)?)
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
    let options = Options::read(options);
    let settings = options.settings_without_scripts();
    let origins: Vec<&str> = settings.origins.iter().map(String::as_str).collect();
    let article = options.parse(payload)?;
    let options = render::Options {
        heading_level: settings.heading_level,
        remote: settings.remote,
        origins: &origins,
        ..render::Options::default()
    };
    Ok(render::to_html(&article, &options))
}

/// Writes a payload as a whole page.
#[wasm_bindgen(js_name = renderToPage)]
pub fn render_to_page(payload: &[u8], options: &JsValue) -> Result<String, JsValue> {
    let options = Options::read(options);
    Ok(crate::viewer::to_page(&options.parse(payload)?, &options.settings_without_scripts()))
}

/// Writes a payload as the element with its shadow root.
#[wasm_bindgen(js_name = renderToElement)]
pub fn render_to_element(payload: &[u8], options: &JsValue) -> Result<String, JsValue> {
    let options = Options::read(options);
    // What the host's page says of the element itself; nothing else of a caller's is written into markup.
    let given: Vec<(&'static str, String)> = ["id", "class", "lang", "dir", "slot", "src", "type"]
        .into_iter()
        .filter_map(|name| Some((name, text(&options.attributes, name)?)))
        .collect();
    let article = options.parse(payload)?;
    Ok(crate::viewer::to_element(&article, &options.settings(), &given, options.url.as_deref()))
}

/// The style sheets that lie in a page and in an element as they are written.
#[wasm_bindgen]
pub fn styles() -> Vec<String> {
    crate::viewer::STYLES.map(String::from).to_vec()
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

fn object(article: &Article) -> Result<JsValue, JsValue> {
    Ok(article.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// A property of an object; undefined where there is none, or no object.
fn property(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &JsValue::from_str(name)).unwrap_or_default()
}

fn text(object: &JsValue, name: &str) -> Option<String> {
    property(object, name).as_string()
}

/// An `Error` with the `code` of ours.
fn error(error: Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.to_string());
    let code = JsValue::from_str(error.code());
    js_sys::Reflect::set(&thrown, &JsValue::from_str("code"), &code).expect_throw("an error takes a property");
    thrown.into()
}

/// Decodes one of the older encodings as the browser does.
fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let decoder = web_sys::TextDecoder::new_with_label(label).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
