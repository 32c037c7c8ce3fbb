//! The style sheets of a shadow root.

use super::dom::document;
use super::property;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Document, ShadowRoot};

/// A style sheet of ours, by its place among those of a root: ours come before those of the host.
#[derive(Clone, Copy)]
pub struct Style<'a> {
    /// The place.
    pub place: u32,
    /// What it says.
    pub css: &'a str,
}

const SHEETS: &str = "adoptedStyleSheets";

/// What tells our style sheets from those of the host: a property with their place. Each wasm of a page makes its own,
/// and finds what another has made.
const MARK: &str = "articleViewer";

/// How many places there are: the article, the tools, and what a root has for itself.
const PLACES: u32 = 3;

thread_local! {
    /// The style sheets of each document that has had a viewer in it, by their places.
    static STYLES: js_sys::WeakMap = js_sys::WeakMap::new();
}

/// Gives a root a style sheet that all viewers of its document share: another document's is refused, and it is without
/// those it had where it comes into another. Constructed sheets are not held up by `style-src`. A document that no window
/// shows has none. Whether it was not there.
pub fn adopt(root: &ShadowRoot, style: Style<'_>) -> bool {
    known(&document(root), style).is_some_and(|sheet| put(root, style.place, &sheet))
}

/// Gives a root a style sheet of its own in the place of the one it had, or none where there is nothing to say.
#[cfg(feature = "tools")]
pub fn adopt_own(root: &ShadowRoot, style: Style<'_>) {
    let sheet = if style.css.is_empty() { None } else { make_ours(&document(root), style) };
    put(root, style.place, &sheet.unwrap_or_default());
}

/// Puts a style sheet, or undefined, in a place of ours. Those of the host stay, behind. Whether it was not there.
fn put(root: &ShadowRoot, place: u32, sheet: &JsValue) -> bool {
    let adopted = js_sys::Array::from(&property(root, SHEETS));
    let ours = |place: u32| adopted.iter().find(|sheet| property(sheet, MARK) == place).unwrap_or_default();
    if ours(place) == *sheet {
        return false;
    }
    let sheets = js_sys::Array::new();
    for other in 0..PLACES {
        let sheet = if other == place { sheet.clone() } else { ours(other) };
        if !sheet.is_undefined() {
            sheets.push(&sheet);
        }
    }
    adopted.iter().filter(|sheet| property(sheet, MARK).is_undefined()).for_each(|sheet| {
        sheets.push(&sheet);
    });
    set(root, &sheets);
    true
}

/// Gives a page a style sheet about what is around a viewer; what [`remove`] takes. None where no window shows it.
pub fn add(document: &Document, css: &str) -> Option<JsValue> {
    let sheet = make(document, css)?;
    let sheets = js_sys::Array::from(&property(document, SHEETS));
    sheets.push(&sheet);
    set(document, &sheets);
    Some(sheet)
}

/// Takes a style sheet from a page.
pub fn remove(document: &Document, sheet: &JsValue) {
    let sheets = js_sys::Array::from(&property(document, SHEETS));
    set(document, &sheets.iter().filter(|known| known != sheet).collect());
}

fn set(owner: &JsValue, sheets: &js_sys::Array) {
    js_sys::Reflect::set(owner, &SHEETS.into(), sheets).expect_throw("documents and shadow roots take style sheets");
}

fn known(document: &Document, style: Style<'_>) -> Option<JsValue> {
    let known = STYLES.with(|styles| styles.get(document));
    let sheets = if known.is_undefined() { js_sys::Array::new() } else { known.unchecked_into() };
    let sheet = sheets.get(style.place);
    if !sheet.is_undefined() {
        return Some(sheet);
    }
    let sheet = make_ours(document, style)?;
    sheets.set(style.place, sheet.clone());
    STYLES.with(|styles| styles.set(document, &sheets));
    Some(sheet)
}

fn make_ours(document: &Document, style: Style<'_>) -> Option<JsValue> {
    let sheet = make(document, style.css)?;
    js_sys::Reflect::set(&sheet, &MARK.into(), &style.place.into()).expect_throw("the style sheet is ours");
    Some(sheet)
}

fn make(document: &Document, css: &str) -> Option<JsValue> {
    let window = document.default_view()?;
    let constructor: js_sys::Function = property(&window, "CSSStyleSheet").unchecked_into();
    let sheet = js_sys::Reflect::construct(&constructor, &js_sys::Array::new());
    let sheet: CssStyleSheet = sheet.expect_throw("the browser has constructable style sheets").unchecked_into();
    sheet.replace_sync(css).expect_throw("the style sheet is ours");
    Some(sheet.into())
}
