//! What moves an article under the eyes of its reader: whatever scrolls the host, or, a page at a time, its own box.

use super::dom::{find, is_right_to_left, style};
use super::property;
use wasm_bindgen::prelude::*;
use web_sys::{DomRect, Element, HtmlElement, ScrollBehavior, ScrollToOptions, ShadowRoot};

/// The way through an article, in pixels or pages.
pub struct Way {
    /// How far the reader has come.
    pub passed: f64,
    /// How far it is to the end, which is there when the last screen is shown.
    pub length: f64,
    /// As much as is seen at once.
    pub screen: f64,
}

impl Way {
    /// That of an article which is shown.
    pub fn of(host: &HtmlElement, root: &ShadowRoot) -> Option<Way> {
        let bounds = find(root, "[part=article]")?.get_bounding_client_rect();
        if bounds.width() == 0.0 && bounds.height() == 0.0 {
            return None;
        }
        Some(match Pages::of(host, root) {
            Some(pages) => Way { passed: pages.current() as f64, length: pages.count() as f64 - 1.0, screen: 1.0 },
            None => {
                let (top, bottom) = shown_part(host);
                let screen = bottom - top;
                Way { passed: top - bounds.top(), length: bounds.height() - screen, screen }
            }
        })
    }

    /// How much of it has passed, from 0 to 1.
    pub fn progress(&self) -> f64 {
        if self.length <= 0.0 { 1.0 } else { (self.passed / self.length).clamp(0.0, 1.0) }
    }

    /// Goes to where so much of it has passed.
    pub fn go(&self, host: &HtmlElement, root: &ShadowRoot, progress: f64) {
        let target = progress * self.length.max(0.0);
        match Pages::of(host, root) {
            Some(pages) => pages.show(target.round() as usize),
            None => scroll_by(host, target - self.passed),
        }
    }
}

/// Goes to the beginning of what the host shows.
pub fn go_to_start(host: &HtmlElement, root: &ShadowRoot) {
    match Pages::of(host, root) {
        Some(pages) => pages.show(0),
        None => scroll_by(host, host.get_bounding_client_rect().top() - shown_part(host).0),
    }
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

/// Scrolls what scrolls the host, at once, whatever the host wishes of its own scrolling: what is measured next has to
/// be there.
pub fn scroll_by(host: &HtmlElement, pixels: f64) {
    let options = ScrollToOptions::new();
    options.set_top(pixels);
    options.set_behavior(ScrollBehavior::Instant);
    match scroller(host) {
        Some(scroller) => scroller.scroll_by_with_scroll_to_options(&options),
        None => {
            if let Some(window) = host.owner_document().and_then(|document| document.default_view()) {
                window.scroll_by_with_scroll_to_options(&options);
            }
        }
    }
}

/// Whether the host is in something that scrolls by itself, in a page.
pub fn is_in_box(host: &HtmlElement) -> bool {
    scroller(host).is_some()
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
pub fn above(element: &Element) -> Option<Element> {
    let slot = element.assigned_slot().map(Element::from);
    slot.or_else(|| element.parent_element()).or_else(|| {
        Some(property(&element.get_root_node(), "host")).filter(JsValue::is_object).map(JsCast::unchecked_into)
    })
}

/// The pages of an article that is shown a page at a time: side by side, each as wide as the box that scrolls them.
pub struct Pages {
    article: Element,
    box_: DomRect,
    right_to_left: bool,
}

impl Pages {
    /// Those of a host; `None` where its article is scrolled.
    pub fn of(host: &HtmlElement, root: &ShadowRoot) -> Option<Pages> {
        if host.get_attribute("mode").as_deref() != Some("paged") {
            return None;
        }
        let article = find(root, "[part=article]")?;
        let box_ = article.get_bounding_client_rect();
        let right_to_left = is_right_to_left(&article);
        (box_.width() > 0.0).then_some(Pages { article, box_, right_to_left })
    }

    /// Whether the next page lies to the left.
    pub fn right_to_left(&self) -> bool {
        self.right_to_left
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        // Less than a pixel is no page.
        let pages = (f64::from(self.article.scroll_width()) - 1.0) / self.box_.width();
        (pages.ceil() as usize).max(1)
    }

    /// Which one is shown, from 0; between two, the one of which more is seen.
    pub fn current(&self) -> usize {
        (self.scrolled() / self.box_.width()).round() as usize
    }

    /// The pages on which something begins and ends.
    pub fn holding(&self, bounds: &DomRect) -> (usize, usize) {
        let (start, end) = match self.right_to_left {
            true => (self.box_.right() - bounds.right(), self.box_.right() - bounds.left()),
            false => (bounds.left() - self.box_.left(), bounds.right() - self.box_.left()),
        };
        let page = |distance: f64| ((distance + self.scrolled()) / self.box_.width()).floor() as usize;
        (page(start + 1.0), page(end - 1.0))
    }

    /// Turns to one.
    pub fn show(&self, page: usize) {
        let to = page as f64 * self.box_.width();
        self.article.scroll_to_with_x_and_y(if self.right_to_left { -to } else { to }, 0.0);
    }

    /// Turns to the one on which something begins.
    pub fn bring(&self, bounds: &DomRect) {
        self.show(self.holding(bounds).0);
    }

    fn scrolled(&self) -> f64 {
        f64::from(self.article.scroll_left().abs())
    }
}
