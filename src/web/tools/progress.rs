//! How much of the article was read: the parts that the reader has had before their eyes for a while.

use super::View;
use crate::web::dom::find;
use crate::web::events::told;
use crate::web::property;
use crate::web::scroll::{Pages, shown_part};
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use web_sys::CustomEvent;

/// What was read of the text, in parts of its height.
#[derive(Default)]
pub struct Progress {
    read: Cell<u64>,
    is_told: Cell<bool>,
}

impl Progress {
    /// The parts of a text, as many as there are bits.
    const PARTS: u32 = u64::BITS;

    /// Counts what is shown as read. What the host is to be told, once: the reader has come to the end, and had at least
    /// half of the rest before their eyes.
    pub fn stayed(&self, view: &View<'_>) -> Option<CustomEvent> {
        let document = view.host.owner_document()?;
        if property(&document, "hidden").is_truthy() {
            return None;
        }
        let bounds = find(view.root, ".body")?.get_bounding_client_rect();
        let (top, bottom) = shown_part(view.host);
        if bounds.height() == 0.0 || bounds.bottom() <= top || bounds.top() >= bottom {
            return None;
        }
        // From where to where of the text is shown, in what it is measured in, and how much there is of it.
        let (top, bottom, length) = match Pages::of(view.host, view.root) {
            Some(pages) => {
                let (first, last) = pages.holding(&bounds);
                let page = pages.current() as f64 - first as f64;
                (page, page + 1.0, (last - first + 1) as f64)
            }
            None => (top - bounds.top(), bottom - bounds.top(), bounds.height()),
        };
        let part = |at: f64| (at / length * f64::from(Self::PARTS)).round() as u32;
        let (first, last) = (part(top), part(bottom).min(Self::PARTS));
        let shown = (first..last).fold(0, |shown, part| shown | 1_u64 << part);
        self.read.set(self.read.get() | shown);
        let is_finished = last == Self::PARTS && self.read.get().count_ones() >= Self::PARTS / 2;
        (is_finished && !self.is_told.replace(true)).then(|| told("finished", &JsValue::NULL, false))
    }

    /// Nothing was read yet.
    pub fn renew(&self) {
        self.read.set(0);
        self.is_told.set(false);
    }
}
