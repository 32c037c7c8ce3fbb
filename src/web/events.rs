//! What the reader does, and what comes of it.
//!
//! Nothing is asked for its class here: in another window, events and elements are of that window's classes.

use super::dom::{find, is_right_to_left, set_attribute, style};
use super::scroll::{Pages, is_in_box, scroll_by, shown_part};
use super::{function, media, property, settings, text};
use crate::labels::Labels;
use crate::viewer::{Action, act};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Element, Event, HtmlElement, ShadowRoot};

/// What the reader pressed, and at what.
pub struct Pressed<'a> {
    pub event: &'a Event,
    pub target: &'a Element,
    /// Whether the tools may yet come, which answer some of it better.
    pub can_wait: bool,
}

impl Pressed<'_> {
    /// Where the target stands: the closest element that matches. What the host put into the viewer is the host's.
    fn closest(&self, root: &ShadowRoot, selector: &str) -> Option<Element> {
        let found = self.target.closest(selector).ok().flatten()?;
        root.contains(Some(&found)).then_some(found)
    }
}

/// Follows a button or a link. It may lead to what is not in the page yet: `finish` builds that.
pub fn clicked(
    host: &HtmlElement,
    root: &ShadowRoot,
    labels: &Labels,
    loaded: &RefCell<Vec<String>>,
    finish: &dyn Fn(),
    pressed: &Pressed<'_>,
) -> Option<CustomEvent> {
    let event = pressed.event;
    if let Some(button) = pressed.closest(root, "[data-action]") {
        // Any other is for the tools, which are not there yet.
        let Some(action) = Action::parse(&button.get_attribute("data-action")?) else {
            return Some(told("tools", &JsValue::UNDEFINED, false));
        };
        match action {
            Action::LoadMedia => {
                let addresses = media::load(&button);
                loaded.borrow_mut().extend(addresses);
                return None;
            }
            Action::LoadAll => {
                finish();
                // The button that was pressed may be gone with its placeholder.
                let addresses = media::load(&button);
                let all = media::load_all(root);
                loaded.borrow_mut().extend(addresses.into_iter().chain(all));
                return None;
            }
            Action::Retry => return Some(told("retry", &JsValue::UNDEFINED, false)),
            Action::Reset => return Some(told("reset", &JsValue::UNDEFINED, false)),
            Action::Contents if is_sheet_wanted(host, root) => return Some(told("tools", &JsValue::UNDEFINED, false)),
            _ => {}
        }
        perform(host, root, labels, action);
        return None;
    }
    let Some(link) = pressed.closest(root, "a[href]").filter(|_| is_plain(event)) else {
        // A picture is looked at by itself once they are there.
        let is_picture = pressed.can_wait && pressed.closest(root, ".picture").is_some();
        return is_picture.then(|| told("tools", &JsValue::UNDEFINED, false));
    };
    let href = link.get_attribute("href")?;
    if let Some(id) = href.strip_prefix('#') {
        if pressed.can_wait {
            event.prevent_default();
            return Some(told("tools", &JsValue::UNDEFINED, false));
        }
        // A page cannot go to a fragment inside a shadow root by itself.
        let target = root.get_element_by_id(id).or_else(|| {
            finish();
            root.get_element_by_id(id)
        });
        if let Some(target) = target {
            event.prevent_default();
            go_to(host, root, &target);
        }
        return None;
    }
    let url = text(&link, "href").unwrap_or(href);
    Some(told("link", &detail(&[("url", &url.into())]), true))
}

/// Does what a reader asks for.
pub fn perform(host: &HtmlElement, root: &ShadowRoot, labels: &Labels, action: Action) {
    let effects = act(action, &settings(host), labels);
    for (name, value) in &effects.attributes {
        set_attribute(host, name, value.as_deref());
    }
    if let Some(announcement) = effects.announcement {
        announce(root, &announcement);
    }
}

/// Whether a click is to be followed here and now: with a modifier key the browser opens a tab or a window, or saves.
pub fn is_plain(event: &Event) -> bool {
    property(event, "button").as_f64().unwrap_or_default() == 0.0 && !has_modifier(event)
}

/// Whether a key or a press is part of a command of the browser.
pub fn has_command(event: &Event) -> bool {
    ["altKey", "ctrlKey", "metaKey"].iter().any(|key| property(event, key).is_truthy())
}

fn has_modifier(event: &Event) -> bool {
    has_command(event) || property(event, "shiftKey").is_truthy()
}

/// Whether the contents, where they are asked for, have no room beside the text: the style sheet knows.
pub fn is_sheet_wanted(host: &HtmlElement, root: &ShadowRoot) -> bool {
    let column = find(root, ".contents").and_then(|contents| style(&contents, "grid-column-start"));
    !host.has_attribute("contents") && column.is_some_and(|column| column != "1")
}

/// Brings a place of the article into sight and the focus to it.
pub fn go_to(host: &HtmlElement, root: &ShadowRoot, target: &Element) {
    open_around(target);
    match Pages::of(host, root) {
        Some(pages) => pages.bring(&target.get_bounding_client_rect()),
        // Not what is around that: the page stays where it is.
        None if is_in_box(host) => {
            // Whole pixels do: what reads fractions weighs 14 kB of Brotli.
            let margin = style(target, "scroll-margin-top");
            let margin = margin.and_then(|margin| margin.split(['.', 'p']).next()?.parse::<i32>().ok());
            let top = || target.get_bounding_client_rect().top() - shown_part(host).0 - f64::from(margin.unwrap_or(0));
            // What is laid out on the way may have another height than it was given.
            (0..2).for_each(|_| scroll_by(host, top()));
        }
        None => target.scroll_into_view(),
    }
    focus(target);
}

/// Gives the focus to whatever stands in the article.
pub fn focus(target: &Element) {
    // Formulas and drawings take the focus like everything else.
    let target: &HtmlElement = target.unchecked_ref();
    if target.tab_index() < 0 {
        target.set_tab_index(-1);
    }
    // It is in sight, or is brought there by whoever knows how.
    let options = detail(&[("preventScroll", &JsValue::TRUE)]);
    let _ = function(target, "focus").call1(target, &options);
}

/// Opens the disclosures that a place lies in: in a closed one it has none.
pub fn open_around(target: &Element) {
    let mut around = target.closest("details").ok().flatten();
    while let Some(details) = around {
        details.set_attribute("open", "").expect_throw("the name is one of ours");
        around = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
}

/// Escape in the contents and on their button; arrow keys, Home and End inside the toolbar:
/// <https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/>.
pub fn key_pressed(host: &HtmlElement, root: &ShadowRoot, pressed: &Pressed<'_>) {
    let event = pressed.event;
    // With a modifier key they are the browser's.
    let Some(key) = text(event, "key").filter(|_| !has_modifier(event)) else { return };
    let Ok(list) = root.query_selector_all("[role=toolbar] button") else { return };
    let buttons: Vec<HtmlElement> = media::elements(&list).collect();
    let contents = || pressed.closest(root, ".contents, [data-action=contents]");
    if key == "Escape" && settings(host).contents && contents().is_some() {
        event.prevent_default();
        host.remove_attribute("contents").expect_throw("the name is one of ours");
        let opener = |button: &HtmlElement| button.get_attribute("data-action").as_deref() == Some("contents");
        if let Some(at) = buttons.iter().position(opener) {
            focus_tool(&buttons, at);
        }
        return;
    }
    let Some(button) = pressed.closest(root, "[role=toolbar] button") else { return };
    if key == "Escape" && button.get_attribute("data-action").as_deref() == Some("find") {
        event.prevent_default();
        host.remove_attribute("find").expect_throw("the name is one of ours");
        return;
    }
    let Some(at) = buttons.iter().position(|candidate| **candidate == button) else { return };
    let (forward, backward) =
        if is_right_to_left(&button) { ("ArrowLeft", "ArrowRight") } else { ("ArrowRight", "ArrowLeft") };
    let next = match key.as_str() {
        key if key == forward => (at + 1) % buttons.len(),
        key if key == backward => (at + buttons.len() - 1) % buttons.len(),
        "Home" => 0,
        "End" => buttons.len() - 1,
        _ => return,
    };
    event.prevent_default();
    focus_tool(&buttons, next);
}

/// Moves the focus to a button, and with it the one stop of the Tab key.
fn focus_tool(buttons: &[HtmlElement], at: usize) {
    for (index, button) in buttons.iter().enumerate() {
        button.set_tab_index(if index == at { 0 } else { -1 });
    }
    let _ = buttons[at].focus();
}

/// Tells a screen reader.
pub fn announce(root: &ShadowRoot, text: &str) {
    if let Some(region) = find(root, ".announcement") {
        region.set_text_content(Some(text));
    }
}

/// An event for the host.
pub fn told(kind: &str, detail: &JsValue, cancelable: bool) -> CustomEvent {
    let options = CustomEventInit::new();
    options.set_detail(detail);
    options.set_cancelable(cancelable);
    CustomEvent::new_with_event_init_dict(kind, &options).expect_throw("an event can be made")
}

/// What an event tells, by name.
pub fn detail(values: &[(&str, &JsValue)]) -> JsValue {
    let detail = js_sys::Object::new();
    for (name, value) in values {
        js_sys::Reflect::set(&detail, &(*name).into(), value).expect_throw("an object takes a property");
    }
    detail.into()
}
