//! Where a reader is.

use super::events::{detail, style, told};
use super::property;
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, Element, HtmlElement, ShadowRoot};

/// How much of the article has passed the top of what scrolls it, where that is another percent than the `last`.
/// An article that is not shown has no position.
pub fn position(host: &HtmlElement, root: &ShadowRoot, last: &Cell<Option<u32>>) -> Option<CustomEvent> {
    let bounds = root.query_selector("[part=article]").ok()??.get_bounding_client_rect();
    if bounds.width() == 0.0 && bounds.height() == 0.0 {
        return None;
    }
    let (top, bottom) = shown_part(host);
    let room = bounds.height() - (bottom - top);
    let progress = if room <= 0.0 { 1.0 } else { ((top - bounds.top()) / room).clamp(0.0, 1.0) };
    let percent = Some((progress * 100.0).round() as u32);
    (last.replace(percent) != percent).then(|| told("position", &detail(&[("progress", &progress.into())]), false))
}

/// The top and the bottom of what is seen of that which scrolls the host, in the window.
pub fn shown_part(host: &HtmlElement) -> (f64, f64) {
    match scroller(host) {
        Some(scroller) => {
            let top = scroller.get_bounding_client_rect().top() + f64::from(scroller.client_top());
            (top, top + f64::from(scroller.client_height()))
        }
        None => {
            let window = host.owner_document().and_then(|document| document.default_view());
            let height = window.and_then(|window| window.inner_height().ok()).and_then(|height| height.as_f64());
            (0.0, height.unwrap_or_default())
        }
    }
}

/// Scrolls what scrolls the host.
pub fn scroll_by(host: &HtmlElement, pixels: f64) {
    match scroller(host) {
        Some(scroller) => scroller.scroll_by_with_x_and_y(0.0, pixels),
        None => {
            if let Some(window) = host.owner_document().and_then(|document| document.default_view()) {
                window.scroll_by_with_x_and_y(0.0, pixels);
            }
        }
    }
}

/// The closest element around the host that scrolls; none where that is the window.
fn scroller(host: &HtmlElement) -> Option<Element> {
    let mut around = above(host);
    while let Some(element) = around {
        // What these two scroll is as large as the window.
        if matches!(element.local_name().as_str(), "html" | "body") {
            return None;
        }
        if element.scroll_height() > element.client_height() && scrolls(&element) {
            return Some(element);
        }
        around = above(&element);
    }
    None
}

fn scrolls(element: &Element) -> bool {
    matches!(style(element, "overflow-y").as_deref(), Some("auto" | "scroll"))
}

/// The element around another as it is laid out: through slots, and out of shadow roots.
fn above(element: &Element) -> Option<Element> {
    let slot = element.assigned_slot().map(Element::from);
    slot.or_else(|| element.parent_element()).or_else(|| {
        Some(property(&element.get_root_node(), "host")).filter(JsValue::is_object).map(JsCast::unchecked_into)
    })
}

/// What a reader has before their eyes, to have it there again when the article was written anew: how high it is then
/// depends on what was laid out before.
pub struct Place {
    /// Which of the blocks stands in the middle of the window, and where it begins.
    index: u32,
    top: f64,
}

const BLOCKS: &str = ".body > :not(.passage), .body > .passage > *";

impl Place {
    /// Where a reader is now; `None` where that is not in the body of an article.
    pub fn now(host: &HtmlElement, root: &ShadowRoot) -> Option<Place> {
        let bounds = root.query_selector(".body").ok()??.get_bounding_client_rect();
        let middle = (bounds.left() + bounds.right()) / 2.0;
        let height = host.owner_document()?.default_view()?.inner_height().ok()?.as_f64()?;
        let found = root.element_from_point(middle as f32, (height / 2.0) as f32)?;
        let block = found.closest(BLOCKS).ok()??;
        let blocks = root.query_selector_all(BLOCKS).ok()?;
        let index = (0..blocks.length()).find(|index| blocks.item(*index).as_ref() == Some(&block))?;
        Some(Place { index, top: block.get_bounding_client_rect().top() })
    }

    /// Brings a reader back.
    pub fn restore(&self, host: &HtmlElement, root: &ShadowRoot) -> Option<()> {
        let block: Element = root.query_selector_all(BLOCKS).ok()?.item(self.index)?.unchecked_into();
        scroll_by(host, block.get_bounding_client_rect().top() - self.top);
        Some(())
    }
}
