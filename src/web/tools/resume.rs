//! Where a reader left off, kept in the storage of the host's origin, where that is allowed.

use super::{Heard, View};
use crate::viewer::resumed;
use crate::web::dom::{Building, find};
use crate::web::media::elements;
use crate::web::place::{SETTLING, now};
use crate::web::property;
use crate::web::scroll::{Way, go_to_start};
use js_sys::{Array, JSON};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, Node, ShadowRoot, Url};

/// The places of all articles, in pairs of a name and a place, the latest last.
const KEY: &str = "article-viewer-places";

/// The storage is the host's: who comes back does so to one of the last.
const MOST: u32 = 50;

/// What a reader is told who is back: how far they are, and until when nothing but the layout moves them.
#[derive(Default)]
pub struct Resumed {
    back: Cell<(f64, f64)>,
    /// The name of an article that has no address, once it was asked for.
    name: RefCell<Option<String>>,
}

impl Resumed {
    /// Stores the place of a reader in this article, or forgets it: who is at the beginning or at the end has none to come
    /// back to.
    pub fn store(&self, view: &View<'_>, position: &JsValue) {
        let is_inside = property(position, "progress").as_f64().is_some_and(|progress| progress < 1.0);
        let (Some(storage), Some(name)) = (storage(), self.name(view)) else { return };
        let others: Vec<JsValue> = places(&storage).iter().filter(|place| property(place, "0") != *name).collect();
        let places: Array = others.into_iter().collect();
        if is_inside {
            places.push(&Array::of2(&name.into(), position));
        }
        let places = places.slice(places.length().saturating_sub(MOST), places.length());
        // Where nothing more is taken, nothing is kept.
        let _ = match JSON::stringify(&places).ok().filter(|_| places.length() > 0) {
            Some(json) => call(&storage, "setItem", &[&KEY.into(), &json]),
            None => call(&storage, "removeItem", &[&KEY.into()]),
        };
    }

    /// The place that was stored for this article; undefined where there is none.
    pub fn stored(&self, view: &View<'_>) -> JsValue {
        let (Some(storage), Some(name)) = (storage(), self.name(view)) else { return JsValue::UNDEFINED };
        let place = places(&storage).iter().find(|place| property(place, "0") == *name);
        place.map(|place| property(&place, "1")).unwrap_or_default()
    }

    /// Forgets the article: another is there.
    pub fn renew(&self) {
        self.name.take();
    }

    /// Tells the reader that they are back, until they go on.
    pub fn tell(&self, view: &View<'_>) {
        let View { host, root, language } = *view;
        let Some(announcement) = find(root, ".announcement") else { return };
        let passed = Way::of(host, root).map_or(0.0, |way| way.passed);
        self.back.set((passed, now() + SETTLING));
        let note = Building::whole(|sink| resumed(language.labels, sink));
        let _ = announcement.parent_node().and_then(|viewer| viewer.insert_before(&note, Some(&announcement)).ok());
        announcement.set_text_content(Some(language.labels.resumed()));
    }

    /// Hears that the reader does something that may scroll the page.
    pub fn acted(&self) {
        self.back.set((self.back.get().0, 0.0));
    }

    /// Follows the reader: who has gone on knows where they are.
    pub fn moved(&self, view: &View<'_>) {
        let (before, settled) = self.back.get();
        match Way::of(view.host, view.root) {
            Some(way) if now() < settled => self.back.set((way.passed, settled)),
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

    /// The address of the payload; where it has none, a hash of its words.
    fn name(&self, view: &View<'_>) -> Option<String> {
        find(view.root, "[part=article]")?;
        let address = view.host.get_attribute("src").zip(view.host.base_uri().ok()?).and_then(|(src, base)| {
            let url = Url::new_with_base(&src, &base).ok()?;
            url.set_hash("");
            Some(url.href())
        });
        address.or_else(|| Some(self.name.borrow_mut().get_or_insert_with(|| hash(view.root)).clone()))
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

/// FNV-1a, in letters, of what neither the tools nor the language of the viewer change: the title, and the words that stand
/// in the paragraphs themselves.
fn hash(root: &ShadowRoot) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let paragraphs = root.query_selector_all("[part=title], .body > p, .body > .passage > p");
    for paragraph in paragraphs.iter().flat_map(elements::<Element>) {
        let mut next = paragraph.first_child();
        while let Some(node) = next {
            next = node.next_sibling();
            if node.node_type() == Node::TEXT_NODE {
                // Around what is not loaded there may be room that is gone later.
                let text = node.node_value().unwrap_or_default();
                for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
                    hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
                }
            }
        }
    }
    (0..16).map(|place| char::from(b'a' + (hash >> (4 * place) & 15) as u8)).collect()
}

fn places(storage: &JsValue) -> Array {
    let json = call(storage, "getItem", &[&KEY.into()]).and_then(|json| json.as_string());
    json.and_then(|json| JSON::parse(&json).ok()?.dyn_into().ok()).unwrap_or_default()
}

/// The storage; looking at it throws where it is refused.
fn storage() -> Option<JsValue> {
    Some(property(&js_sys::global(), "localStorage")).filter(JsValue::is_object)
}

fn call(storage: &JsValue, name: &str, texts: &[&JsValue]) -> Option<JsValue> {
    let function: js_sys::Function = property(storage, name).dyn_into().ok()?;
    function.apply(storage, &texts.iter().copied().collect()).ok()
}
