//! A reader who is back where they left off: what the article is called where that is kept, and what they are told.

use super::{Heard, View};
use crate::viewer::resumed;
use crate::web::dom::{Building, find};
use crate::web::media::elements;
use crate::web::place::{SETTLING, now};
use crate::web::scroll::{Way, go_to_start};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, Node, ShadowRoot, Url};

/// What a reader is told who is back: how far they are, and until when nothing but the layout moves them.
#[derive(Default)]
pub struct Resumed {
    back: Cell<(f64, f64)>,
    /// The name of an article that has no address, once it was asked for.
    name: RefCell<Option<String>>,
}

impl Resumed {
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
        if find(view.root, ".resumed").is_none() {
            return;
        }
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
    pub fn name(&self, view: &View<'_>) -> Option<String> {
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
