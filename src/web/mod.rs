//! The door of the browser: what JavaScript calls, and the viewer in a shadow root.

mod dom;
#[cfg(feature = "viewer")]
mod drawing;
mod events;
#[cfg(feature = "export")]
mod export;
#[cfg(feature = "core")]
mod functions;
#[cfg(any(feature = "viewer", feature = "core", feature = "library"))]
mod json;
mod language;
#[cfg(feature = "library")]
mod library;
mod locator;
mod media;
mod place;
mod scroll;
#[cfg(feature = "library")]
mod search;
#[cfg(feature = "viewer")]
mod slots;
mod style;
#[cfg(feature = "tools")]
mod tools;
#[cfg(feature = "viewer")]
mod viewer;

#[cfg(feature = "viewer")]
pub use drawing::draw;
#[cfg(feature = "export")]
pub use export::*;
#[cfg(feature = "core")]
pub use functions::*;
#[cfg(feature = "library")]
pub use library::*;
#[cfg(feature = "library")]
pub use search::*;
#[cfg(feature = "tools")]
pub use tools::Tools;
#[cfg(feature = "viewer")]
pub use viewer::Viewer;

use crate::error::Error;
use crate::format::{self, Decode};
use crate::model::Article;
use crate::viewer::Settings;
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
    /// What stands for pictures: pairs of their address and another, that of the bytes themselves.
    embedded: Vec<(String, String)>,
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
            embedded: lists(options, "embedded", |pair| Some((pair.get(0).as_string()?, pair.get(1).as_string()?))),
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
}

/// What is read of the lists in a list; nothing where that is not there.
fn lists<T>(options: &JsValue, name: &str, read: impl Fn(js_sys::Array) -> Option<T>) -> Vec<T> {
    let list = Some(property(options, name)).filter(JsValue::is_object);
    let items = list.iter().flat_map(|list| js_sys::Array::from(list).to_vec());
    items.filter_map(|item| read(js_sys::Array::from(&item))).collect()
}

/// A property of an object; undefined where there is none, or no object.
fn property(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &JsValue::from_str(name)).unwrap_or_default()
}

/// A method of an object.
fn function(object: &JsValue, name: &str) -> js_sys::Function {
    property(object, name).unchecked_into()
}

/// What the attributes of a host say.
fn settings(host: &web_sys::HtmlElement) -> Settings {
    Settings::from_attributes(|name| host.get_attribute(name))
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
