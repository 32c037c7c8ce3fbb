//! The way from change to change, in an article that shows what changed.

use super::{Heard, View};
use crate::viewer::changes_bar;
use crate::web::dom::{Building, find};
use crate::web::events::{focus, go_to};
use crate::web::scroll::{Pages, shown_part};
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// The change that the reader was brought to last.
#[derive(Default)]
pub struct Changes(Cell<Option<usize>>);

/// How far below the upper edge of what is shown a change may stand that the reader has come to.
const REACHED: f64 = 100.0;

impl Changes {
    /// Shows the way where there is one.
    pub fn changed(&self, view: &View<'_>) {
        let bar = find(view.root, ".changes");
        match (bar, places(view).is_empty()) {
            (Some(bar), true) => bar.remove(),
            (None, false) => {
                let Some(viewer) = find(view.root, ".viewer") else { return };
                // Behind the toolbar in the order of the Tab key, as all tools are.
                let toolbar = find(view.root, ".toolbar");
                let before = toolbar.map_or_else(|| viewer.first_child(), |toolbar| toolbar.next_sibling());
                let content = Building::whole(|sink| changes_bar(view.language.labels, sink));
                let _ = viewer.insert_before(&content, before.as_ref());
            }
            _ => {}
        }
    }

    /// Answers its buttons; whether it was one.
    pub fn heard(&self, heard: &Heard<'_>) -> bool {
        if heard.event.type_() != "click" {
            return false;
        }
        let is_next = match heard.action().as_deref() {
            Some("change-next") => true,
            Some("change-previous") => false,
            _ => return false,
        };
        self.go(&heard.view, is_next);
        // Whoever pressed it may press it again.
        if let Some(button) = heard.closest("button") {
            focus(&button);
        }
        true
    }

    /// Brings the reader to the next change, or the one before; whether there are any.
    pub fn go(&self, view: &View<'_>, is_next: bool) -> bool {
        let places = places(view);
        let last = match places.len().checked_sub(1) {
            Some(last) => last,
            None => return false,
        };
        let at = match (self.current(view, &places), is_next) {
            (Ok(current), true) => (current + 1).min(last),
            (Ok(current), false) | (Err(current), false) => current.saturating_sub(1),
            (Err(passed), true) => passed.min(last),
        };
        go_to(view.host, view.root, &places[at]);
        self.0.set(Some(at));
        if let Some(output) = find(view.root, ".changes output") {
            let labels = view.language.labels;
            output.set_text_content(Some(&view.language.place(labels.change_of(), "change", at, places.len())));
        }
        true
    }

    /// Forgets the article: another is there.
    pub fn renew(&self) {
        self.0.take();
    }

    /// The change that the reader is at, or how many they have passed.
    fn current(&self, view: &View<'_>, places: &[Element]) -> Result<usize, usize> {
        let (top, bottom) = shown_part(view.host);
        let pages = Pages::of(view.host, view.root);
        let is_shown = |place: &Element| {
            let bounds = place.get_bounding_client_rect();
            match &pages {
                Some(pages) => pages.holding(&bounds).0 == pages.current(),
                None => bounds.bottom() >= top && bounds.top() <= bottom,
            }
        };
        if let Some(current) = self.0.get().filter(|at| places.get(*at).is_some_and(is_shown)) {
            return Ok(current);
        }
        let is_passed = |place: &&Element| {
            let bounds = place.get_bounding_client_rect();
            match &pages {
                Some(pages) => pages.holding(&bounds).0 < pages.current(),
                None => bounds.top() <= top + REACHED,
            }
        };
        Err(places.iter().take_while(is_passed).count())
    }
}

/// Where the changes stand, in reading order.
fn places(view: &View<'_>) -> Vec<Element> {
    const NAME: &str = "article-change-";
    if !has_changes(view) {
        return Vec::new();
    }
    let Ok(named) = view.root.query_selector_all("[id^=article-change-]") else { return Vec::new() };
    let elements = (0..named.length()).filter_map(|at| Some(named.item(at)?.unchecked_into::<Element>()));
    // Headings may have names that begin like this.
    let is_numbered = |element: &Element| element.id()[NAME.len()..].bytes().all(|byte| byte.is_ascii_digit());
    elements.filter(is_numbered).collect()
}

/// Whether an article shows what changed.
pub fn has_changes(view: &View<'_>) -> bool {
    find(view.root, "[data-role=changes]").is_some()
}
