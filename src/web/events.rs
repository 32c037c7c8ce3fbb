//! What the reader does, and what comes of it.

use super::viewer::settings;
use crate::labels::Labels;
use crate::viewer::{Action, act};
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Element, Event, HtmlElement, HtmlMediaElement, KeyboardEvent, ShadowRoot};

/// Follows a button or a link.
pub fn clicked(host: &HtmlElement, root: &ShadowRoot, labels: &'static Labels, event: &Event) -> Option<CustomEvent> {
    if let Some(button) = closest(event, "[data-action]") {
        let action = Action::parse(&button.get_attribute("data-action")?)?;
        if action == Action::LoadMedia {
            load_media(&button);
            return None;
        }
        let effects = act(action, &settings(host), labels);
        for (name, value) in &effects.attributes {
            let set = match value {
                Some(value) => host.set_attribute(name, value),
                None => host.remove_attribute(name),
            };
            set.expect_throw("the name is one of ours");
        }
        if let Some(announcement) = effects.announcement {
            announce(root, &announcement);
        }
        return None;
    }
    let link = closest(event, "a[href]")?;
    let href = link.get_attribute("href")?;
    if let Some(id) = href.strip_prefix('#') {
        // A page cannot go to a fragment inside a shadow root by itself.
        if let Some(target) = root.get_element_by_id(id) {
            event.prevent_default();
            go_to(&target);
        }
        return None;
    }
    let url = link.dyn_ref::<web_sys::HtmlAnchorElement>().map_or(href, |link| link.href());
    Some(told("link", "url", &url.into(), true))
}

/// Brings a place of the article into sight and the focus to it.
fn go_to(target: &Element) {
    target.scroll_into_view();
    let Some(target) = target.dyn_ref::<HtmlElement>() else { return };
    if target.tab_index() < 0 {
        target.set_tab_index(-1);
    }
    let _ = target.focus();
}

/// Loads what a placeholder stands for: the addresses move to where the browser follows them.
fn load_media(button: &Element) {
    let Some(placeholder) = button.closest(".remote").ok().flatten() else { return };
    let Ok(waiting) = placeholder.query_selector_all("[data-src], [data-srcset], [data-poster]") else { return };
    for index in 0..waiting.length() {
        let Some(element) = waiting.item(index).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
        for (from, to) in [("data-srcset", "srcset"), ("data-src", "src"), ("data-poster", "poster")] {
            if let Some(address) = element.get_attribute(from) {
                let _ = element.remove_attribute(from);
                element.set_attribute(to, &address).expect_throw("the name is one of ours");
            }
        }
    }
    let Some(parent) = placeholder.parent_node() else { return };
    let mut shown = None;
    while let Some(child) = placeholder.first_element_child() {
        if matches!(child.tag_name().as_str(), "IMG" | "VIDEO" | "AUDIO") {
            parent.insert_before(&child, Some(&placeholder)).expect_throw("a parent takes a child");
            shown = Some(child);
        } else {
            child.remove();
        }
    }
    placeholder.remove();
    if let Some(player) = shown.as_ref().and_then(|shown| shown.dyn_ref::<HtmlMediaElement>()) {
        // A player need not look again at sources that had no address when it first did:
        // <https://html.spec.whatwg.org/#the-source-element>.
        player.load();
    }
    if let Some(shown) = shown.and_then(|shown| shown.dyn_into::<HtmlElement>().ok()) {
        // The button that had the focus is gone.
        shown.set_tab_index(-1);
        let _ = shown.focus();
    }
}

/// Arrow keys, Home and End inside the toolbar: <https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/>.
pub fn key_pressed(root: &ShadowRoot, event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    let Some(button) = closest(event, "[role=toolbar] button") else { return };
    let Ok(list) = root.query_selector_all("[role=toolbar] button") else { return };
    let buttons: Vec<HtmlElement> =
        (0..list.length()).filter_map(|index| list.item(index)?.dyn_into::<HtmlElement>().ok()).collect();
    let Some(at) = buttons.iter().position(|candidate| **candidate == button) else { return };
    let style = web_sys::window().and_then(|window| window.get_computed_style(&button).ok().flatten());
    let right_to_left = style.and_then(|style| style.get_property_value("direction").ok()).as_deref() == Some("rtl");
    let (forward, backward) = if right_to_left { ("ArrowLeft", "ArrowRight") } else { ("ArrowRight", "ArrowLeft") };
    let key = event.key();
    let next = match key.as_str() {
        key if key == forward => (at + 1) % buttons.len(),
        key if key == backward => (at + buttons.len() - 1) % buttons.len(),
        "Home" => 0,
        "End" => buttons.len() - 1,
        _ => return,
    };
    event.prevent_default();
    for (index, button) in buttons.iter().enumerate() {
        button.set_tab_index(if index == next { 0 } else { -1 });
    }
    let _ = buttons[next].focus();
}

/// How much of the article has passed the top of the window, where that is another percent than the `last`.
pub fn scrolled(root: &ShadowRoot, last: &Cell<Option<u32>>) -> Option<CustomEvent> {
    let bounds = root.query_selector("[part=article]").ok()??.get_bounding_client_rect();
    let window = web_sys::window().and_then(|window| window.inner_height().ok()).and_then(|height| height.as_f64());
    let room = bounds.height() - window.unwrap_or_default();
    let progress = if room <= 0.0 { 1.0 } else { (-bounds.top() / room).clamp(0.0, 1.0) };
    let percent = Some((progress * 100.0).round() as u32);
    (last.replace(percent) != percent).then(|| told("position", "progress", &progress.into(), false))
}

fn announce(root: &ShadowRoot, text: &str) {
    if let Some(region) = root.query_selector(".announcement").ok().flatten() {
        region.set_text_content(Some(text));
    }
}

/// An event for the host with one detail.
fn told(kind: &str, name: &str, value: &JsValue, cancelable: bool) -> CustomEvent {
    let detail = js_sys::Object::new();
    js_sys::Reflect::set(&detail, &name.into(), value).expect_throw("an object takes a property");
    let options = CustomEventInit::new();
    options.set_detail(&detail);
    options.set_cancelable(cancelable);
    CustomEvent::new_with_event_init_dict(kind, &options).expect_throw("an event can be made")
}

/// Where the text of an event's target stands: the closest element that matches.
fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target = event.target()?;
    target.dyn_ref::<Element>()?.closest(selector).ok().flatten()
}
