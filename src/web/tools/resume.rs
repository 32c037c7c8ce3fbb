//! Where a reader left off, kept in the storage of the host's origin, where that is allowed.

use super::{Heard, View};
use crate::viewer::resumed;
use crate::web::dom::{Building, find};
use crate::web::place::{SETTLING, now};
use crate::web::property;
use crate::web::scroll::{Way, go_to_start};
use js_sys::JSON;
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ShadowRoot, Url};

/// Stores the place of a reader in this article, or forgets it: who is at the beginning or at the end has none to come
/// back to.
pub fn store(host: &HtmlElement, root: &ShadowRoot, position: &JsValue) {
    let is_inside = property(position, "progress").as_f64().is_some_and(|progress| progress < 1.0);
    let (Some(storage), Some(key)) = (storage(), key(host, root)) else { return };
    // Where nothing more is taken, nothing is kept.
    let _ = match JSON::stringify(position).ok().filter(|_| is_inside).and_then(|json| json.as_string()) {
        Some(json) => call(&storage, "setItem", &[&key, &json]),
        None => call(&storage, "removeItem", &[&key]),
    };
}

/// The place that was stored for this article; undefined where there is none.
pub fn stored(host: &HtmlElement, root: &ShadowRoot) -> JsValue {
    let json =
        storage().zip(key(host, root)).and_then(|(storage, key)| call(&storage, "getItem", &[&key])?.as_string());
    json.and_then(|json| JSON::parse(&json).ok()).unwrap_or_default()
}

/// What a reader is told who is back: how far they are, and until when nothing but the layout moves them.
#[derive(Default)]
pub struct Resumed(Cell<(f64, f64)>);

impl Resumed {
    /// Tells the reader that they are back, until they go on.
    pub fn tell(&self, view: &View<'_>) {
        let View { host, root, language } = *view;
        let Some(announcement) = find(root, ".announcement") else { return };
        let passed = Way::of(host, root).map_or(0.0, |way| way.passed);
        self.0.set((passed, now() + SETTLING));
        let note = Building::whole(|sink| resumed(language.labels, sink));
        let _ = announcement.parent_node().and_then(|viewer| viewer.insert_before(&note, Some(&announcement)).ok());
        announcement.set_text_content(Some(language.labels.resumed()));
    }

    /// Hears that the reader does something that may scroll the page.
    pub fn acted(&self) {
        self.0.set((self.0.get().0, 0.0));
    }

    /// Follows the reader: who has gone on knows where they are.
    pub fn moved(&self, view: &View<'_>) {
        let (before, settled) = self.0.get();
        match Way::of(view.host, view.root) {
            Some(way) if now() < settled => self.0.set((way.passed, settled)),
            Some(way) if (way.passed - before).abs() > way.screen / 2.0 => hush(view.root),
            _ => {}
        }
    }

    /// Answers what the reader did; whether it was that.
    pub fn heard(&self, heard: &Heard<'_>) -> bool {
        let action = heard.action().filter(|action| action.starts_with("resume-") && heard.event.type_() == "click");
        let Some(action) = action else { return false };
        hush(heard.view.root);
        if action == "resume-start" {
            go_to_start(heard.view.host, heard.view.root);
        }
        true
    }
}

/// Takes away what was told. The focus does not fall out of the viewer.
fn hush(root: &ShadowRoot) {
    let Some(note) = find(root, ".resumed") else { return };
    let had_focus = note.contains(root.active_element().as_deref());
    note.remove();
    if had_focus && let Some(button) = find(root, "[role=toolbar] [tabindex='0']") {
        let _ = button.unchecked_ref::<HtmlElement>().focus();
    }
}

/// By the address of the payload; where it has none, by a hash of its words.
fn key(host: &HtmlElement, root: &ShadowRoot) -> Option<String> {
    let article = find(root, "[part=article]")?;
    let address = host.get_attribute("src").zip(host.base_uri().ok()?).and_then(|(src, base)| {
        let url = Url::new_with_base(&src, &base).ok()?;
        url.set_hash("");
        Some(url.href())
    });
    let name = address.unwrap_or_else(|| hash(&article));
    Some(["article-viewer:", &name].concat())
}

/// FNV-1a, in letters.
fn hash(article: &Element) -> String {
    let text = article.text_content().unwrap_or_default();
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (0..16).map(|place| char::from(b'a' + (hash >> (4 * place) & 15) as u8)).collect()
}

/// The storage; looking at it throws where it is refused.
fn storage() -> Option<JsValue> {
    Some(property(&js_sys::global(), "localStorage")).filter(JsValue::is_object)
}

fn call(storage: &JsValue, name: &str, texts: &[&str]) -> Option<JsValue> {
    let function: js_sys::Function = property(storage, name).dyn_into().ok()?;
    function.apply(storage, &texts.iter().map(|text| JsValue::from(*text)).collect()).ok()
}
