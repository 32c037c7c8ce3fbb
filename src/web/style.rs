//! The style sheets of a shadow root.

use super::dom::document;
use super::property;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Document, ShadowRoot};

/// A style sheet of ours, by its place among those of a root.
#[derive(Clone, Copy)]
pub struct Style<'a> {
    /// The place.
    pub place: u32,
    /// What it says.
    pub css: &'a str,
}

const SHEETS: &str = "adoptedStyleSheets";

thread_local! {
    /// The style sheets of each document that has had a viewer in it, by their places.
    static STYLES: js_sys::WeakMap = js_sys::WeakMap::new();
}

/// Gives a root a style sheet that all viewers of its document share: another document's is refused, and it is without
/// those it had where it comes into another. Constructed sheets are not held up by `style-src`. A document that no window
/// shows has none. Whether it was not there.
pub fn adopt(root: &ShadowRoot, style: Style<'_>) -> bool {
    let Some(sheet) = known(&document(root), style) else { return false };
    let adopted = js_sys::Array::from(&property(root, SHEETS));
    if adopted.get(style.place) == sheet {
        return false;
    }
    adopted.set(style.place, sheet);
    set(root, &adopted);
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

/// Gives a root a style sheet of its own, behind those that are shared, or has it say something else.
#[cfg(feature = "tools")]
pub fn adopt_own(root: &ShadowRoot, style: Style<'_>) {
    let adopted = js_sys::Array::from(&property(root, SHEETS));
    let sheet = adopted.get(style.place);
    if !sheet.is_undefined() {
        let sheet: &CssStyleSheet = sheet.unchecked_ref();
        sheet.replace_sync(style.css).expect_throw("the style sheet is ours");
    } else if !style.css.is_empty()
        && let Some(sheet) = make(&document(root), style.css)
    {
        adopted.set(style.place, sheet);
        set(root, &adopted);
    }
}

fn known(document: &Document, style: Style<'_>) -> Option<JsValue> {
    let known = STYLES.with(|styles| styles.get(document));
    let sheets = if known.is_undefined() { js_sys::Array::new() } else { known.unchecked_into() };
    let sheet = sheets.get(style.place);
    if !sheet.is_undefined() {
        return Some(sheet);
    }
    let sheet = make(document, style.css)?;
    sheets.set(style.place, sheet.clone());
    STYLES.with(|styles| styles.set(document, &sheets));
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
