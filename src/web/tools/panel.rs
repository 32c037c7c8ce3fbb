//! The panel: one at a time, opened at what the reader pressed, closed by Escape, by a press elsewhere, by its own button.
//!
//! What is open is in the tree: the panel, and its opener, which is the element that says `aria-expanded="true"` of it.

use super::{Heard, View};
use crate::render::Sink;
use crate::web::dom::{Building, find, is_right_to_left, set_attribute};
use crate::web::events::detail;
use crate::web::{function, property};
use wasm_bindgen::prelude::*;
use web_sys::{DomRect, Element, HtmlElement, ShadowRoot};

/// Opens a panel at an element, or closes the one that it opened. The panel has the class `name` besides.
pub fn toggle(view: &View<'_>, opener: &Element, name: &str, title: &str, write: impl FnOnce(&mut dyn Sink)) {
    let was_open = self::opener(view.root).as_ref() == Some(opener);
    close(view.root);
    if !was_open {
        open(view, opener, name, title, write);
    }
}

/// Opens a panel at an element, in the place of any other. The focus goes into it.
pub fn open(view: &View<'_>, opener: &Element, name: &str, title: &str, write: impl FnOnce(&mut dyn Sink)) {
    if let Some(panel) = show(view, opener, name, title, write) {
        let _ = panel.focus();
    }
}

/// Opens a panel at an element, in the place of any other, and leaves the focus where it is.
pub fn show(
    view: &View<'_>,
    opener: &Element,
    name: &str,
    title: &str,
    write: impl FnOnce(&mut dyn Sink),
) -> Option<HtmlElement> {
    close(view.root);
    let class = ["panel ", name].concat();
    let content = Building::whole(|sink| crate::viewer::panel(&class, title, view.language.labels, sink, write));
    let viewer = find(view.root, ".viewer")?;
    // Behind the toolbar in the order of the Tab key, as the search is.
    let before = find(view.root, ".toolbar").filter(|toolbar| toolbar.contains(Some(opener)));
    let before = before.and_then(|toolbar| toolbar.next_sibling());
    viewer.insert_before(&content, before.as_ref()).expect_throw("the place is in the viewer");
    let panel = panel(view.root)?;
    // What is opened by a key may be opened anywhere.
    if matches!(opener.local_name().as_str(), "button" | "a" | "summary") {
        opener.set_attribute("aria-expanded", "true").expect_throw("the name is one of ours");
    }
    opener.set_attribute("aria-controls", "panel").expect_throw("the name is one of ours");
    // With its opener named, the Tab key goes from there into it and back, wherever it stands.
    let _ = function(&panel, "showPopover").call1(&panel, &detail(&[("source", opener)]));
    settle(view);
    Some(panel)
}

/// Takes the panel away. The focus goes back to what opened it, if it was inside.
pub fn close(root: &ShadowRoot) {
    let Some(panel) = panel(root) else { return };
    let had_focus = panel.contains(root.active_element().as_deref());
    let opener = opener(root);
    panel.remove();
    let Some(opener) = opener else { return };
    // A button says what it is for; a mark of the text is as it was.
    set_attribute(&opener, "aria-expanded", (opener.local_name() == "button").then_some("false"));
    let _ = opener.remove_attribute("aria-controls");
    if had_focus {
        let _ = opener.unchecked_ref::<HtmlElement>().focus();
    }
}

/// Has the browser close the panel, which is taken away when it has: what was pressed in it is heard by others yet.
pub fn hide(root: &ShadowRoot) {
    if let Some(panel) = panel(root) {
        let _ = panel.hide_popover();
    }
}

/// Answers what the browser or the reader does with the panel. A press on its opener closes it by itself, before the
/// click: `pressed` remembers that until then.
pub fn heard(heard: &Heard<'_>, pressed: &std::cell::Cell<bool>) -> bool {
    let root = heard.view.root;
    match heard.event.type_().as_str() {
        "toggle" if is_panel(&heard.target) => {
            if super::text(heard.event, "newState").as_deref() == Some("closed") {
                close(root);
            }
            true
        }
        // Where the focus is elsewhere, another might take the key for its own.
        "keydown" if super::text(heard.event, "key").as_deref() == Some("Escape") && panel(root).is_some() => {
            close(root);
            heard.event.prevent_default();
            true
        }
        "pointerdown" => {
            let opener = opener(root).filter(|_| !is_passing(root));
            pressed.set(opener.is_some_and(|opener| opener.contains(Some(&heard.target))));
            false
        }
        "click" => match pressed.take() {
            true => {
                close(root);
                heard.event.prevent_default();
                true
            }
            false if heard.action().as_deref() == Some("panel-close") => {
                close(root);
                true
            }
            false => false,
        },
        _ => false,
    }
}

/// Puts the panel below its opener, above it where there is more room, and inside the window. Where the opener has left
/// the window there is nothing to stand at.
pub fn settle(view: &View<'_>) {
    const GAP: f64 = 6.0;
    const EDGE: f64 = 8.0;
    let (Some(panel), Some(opener)) = (panel(view.root), opener(view.root)) else { return };
    let Some((width, height)) = window_size(view.host) else { return };
    let at = opener.get_bounding_client_rect();
    if at.bottom() < 0.0 || at.top() > height {
        close(view.root);
        return;
    }
    let given = panel.style();
    // While it is measured it has all the room there is, and so nothing to scroll.
    let scrolled = panel.scroll_top();
    let _ = given.remove_property("--panel-room");
    let own = panel.get_bounding_client_rect();
    let (above, below) = (at.top() - GAP - EDGE, height - at.bottom() - GAP - EDGE);
    let is_below = own.height() <= below || below >= above;
    let room = if is_below { below } else { above };
    let top = if is_below { at.bottom() + GAP } else { at.top() - GAP - own.height().min(room) };
    // What the reader sets in it may move its opener sideways: it stays under the finger.
    let placed = given.get_property_value("--panel-left").is_ok_and(|left| !left.is_empty());
    let left = if placed { own.left() } else { start(&at, &own, width, is_right_to_left(&opener)) };
    // Not `clamp`: it can fail, and would bring the printing of floats with it, 7 kB of Brotli.
    let left = left.min(width - own.width() - EDGE).max(EDGE);
    for (name, value) in [("--panel-top", top), ("--panel-left", left), ("--panel-room", room)] {
        let pixels = [&(value.round() as i32).to_string(), "px"].concat();
        let _ = given.set_property(name, &pixels);
    }
    panel.set_scroll_top(scrolled);
}

/// Where the panel begins: with its opener, or so that both end together where that is nearer to the middle.
fn start(opener: &DomRect, panel: &DomRect, width: f64, right_to_left: bool) -> f64 {
    let ends = if right_to_left { opener.left() > width / 2.0 } else { opener.left() >= width / 2.0 };
    if ends { opener.right() - panel.width() } else { opener.left() }
}

fn window_size(host: &HtmlElement) -> Option<(f64, f64)> {
    let window = host.owner_document()?.default_view()?;
    Some((property(&window, "innerWidth").as_f64()?, property(&window, "innerHeight").as_f64()?))
}

/// Whether the panel is one that goes as it came, with the pointer.
pub fn is_passing(root: &ShadowRoot) -> bool {
    panel(root).is_some_and(|panel| panel.has_attribute(PASSING))
}

/// Says whether the panel goes with the pointer.
pub fn set_passing(panel: &Element, is_passing: bool) {
    set_attribute(panel, PASSING, is_passing.then_some(""));
}

/// Whether a panel is a sheet at the lower edge of the window, as the style sheet has it.
pub fn is_sheet() -> bool {
    let window = JsValue::from(web_sys::window());
    let query = function(&window, "matchMedia").call1(&window, &"(max-width: 30rem)".into());
    query.is_ok_and(|query| property(&query, "matches").is_truthy())
}

const PASSING: &str = "data-passing";

fn is_panel(element: &Element) -> bool {
    element.id() == "panel"
}

/// The panel that is open.
pub fn panel(root: &ShadowRoot) -> Option<HtmlElement> {
    root.get_element_by_id("panel").map(JsCast::unchecked_into)
}

/// What the panel was opened at.
pub fn opener(root: &ShadowRoot) -> Option<Element> {
    find(root, "[aria-controls=panel]")
}
