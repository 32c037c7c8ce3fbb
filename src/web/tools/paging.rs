//! An article a page at a time: the foot below it, the places where it stops, and what turns its pages.

use super::{Heard, View};
use crate::viewer::{Turn, page_of, pages_foot, progress_bar};
use crate::web::dom::{Building, disable, document, find};
use crate::web::events::has_command;
use crate::web::scroll::{Pages, Way};
use crate::web::{property, text};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, Range, ShadowRoot};

/// Gives the article what it needs to be turned over, or takes that away; for an article that was written or laid out
/// anew.
pub fn lay_out(view: &View<'_>) {
    let View { host, root, language } = *view;
    let Some(pages) = Pages::of(host, root) else { return clear(root) };
    let Some(article) = find(root, "[part=article]") else { return };
    if find(root, ".pages").is_none() {
        let direction = if pages.right_to_left() { "rtl" } else { "ltr" };
        let foot = Building::whole(|sink| pages_foot(direction, language.labels, sink));
        let _ =
            article.parent_node().and_then(|viewer| viewer.insert_before(&foot, article.next_sibling().as_ref()).ok());
        // What has the focus hears the keys; without it the text could not have it.
        let _ = article.set_attribute("tabindex", "0");
    }
    let stops = find(root, ".stops").or_else(|| {
        let stops = document(&article).create_element("div").ok()?;
        let _ = stops.set_attribute("class", "stops");
        article.append_child(&stops).ok()?;
        Some(stops)
    });
    let Some(stops) = stops else { return };
    // They would count themselves.
    let _ = stops.set_attribute("hidden", "");
    let count = pages.count() as u32;
    while stops.child_element_count() > count {
        stops.last_element_child().inspect(Element::remove);
    }
    for page in stops.child_element_count()..count {
        let Ok(stop) = document(&article).create_element("i") else { return };
        let start = [(page * 100).to_string().as_str(), "%"].concat();
        let _ = stop.unchecked_ref::<HtmlElement>().style().set_property("inset-inline-start", &start);
        let _ = stops.append_child(&stop);
    }
    let _ = stops.remove_attribute("hidden");
    tell(view);
}

fn clear(root: &ShadowRoot) {
    if let Some(foot) = find(root, ".pages") {
        foot.remove();
        if let Some(article) = find(root, "[part=article]") {
            let _ = article.remove_attribute("tabindex");
        }
    }
    find(root, ".stops").inspect(Element::remove);
}

/// Says which page is shown.
pub fn tell(view: &View<'_>) {
    let View { host, root, language } = *view;
    let (Some(pages), Some(output)) = (Pages::of(host, root), find(root, ".pages output")) else { return };
    let (page, count) = (pages.current(), pages.count());
    let words = page_of(page.min(count - 1), count, language);
    // What is said once is not said again.
    if output.text_content().as_deref() != Some(&*words) {
        output.set_text_content(Some(&words));
    }
    for (selector, turn) in [("[data-action=page-previous]", Turn::Previous), ("[data-action=page-next]", Turn::Next)] {
        let Some(button) = find(root, selector) else { continue };
        disable(&button, turn.from(page, count).is_none());
    }
}

/// Turns over; whether there was a page to turn to.
fn turn(host: &HtmlElement, root: &ShadowRoot, turn: Turn) -> bool {
    let Some(pages) = Pages::of(host, root) else { return false };
    let target = turn.from(pages.current(), pages.count());
    target.inspect(|page| pages.show(*page)).is_some()
}

/// Answers a key, a press on a button of the foot, or the focus; whether it was for the pages alone.
pub fn heard(heard: &Heard<'_>) -> bool {
    let View { host, root, .. } = heard.view;
    match heard.event.type_().as_str() {
        "keydown" => return key_pressed(host, root, &heard.target, heard.event),
        "focusin" => show(host, root, &heard.target),
        "click" => {
            if let Some(way) = heard.action().as_deref().and_then(Turn::of_action) {
                turn(host, root, way);
                return true;
            }
        }
        _ => {}
    }
    false
}

/// Shows how far the reader has come, where the host wants that.
pub fn show_progress(view: &View<'_>) {
    let View { host, root, language } = *view;
    let bar = find(root, ".progress");
    if !host.has_attribute("progress") {
        bar.inspect(Element::remove);
        return;
    }
    if bar.is_none() {
        let Some(article) = find(root, "[part=article]") else { return };
        let bar = Building::whole(|sink| progress_bar(language.labels, sink));
        let _ = article.parent_node().and_then(|viewer| viewer.insert_before(&bar, Some(&article)).ok());
    }
    let percent = Way::of(host, root).map_or(0.0, |way| way.progress() * 100.0);
    if let Some(bar) = find(root, "[part=progress]") {
        let _ = bar.set_attribute("value", &(percent.round() as u32).to_string());
    }
}

/// Follows a key, where it is not that of something within the article.
fn key_pressed(host: &HtmlElement, root: &ShadowRoot, target: &Element, event: &Event) -> bool {
    const OWN_KEYS: &str =
        ".toolbar, .contents, .find, dialog, [popover], input, select, textarea, video, audio, [contenteditable]";
    let Some(pages) = Pages::of(host, root) else { return false };
    let is_within = |selector: &str| target.closest(selector).ok().flatten().is_some();
    let Some(key) = text(event, "key").filter(|_| !has_command(event) && !is_within(OWN_KEYS)) else { return false };
    // A button is pressed with the space bar, and what is wider than the page is moved with the arrows.
    let is_theirs = match key.as_str() {
        " " => is_within("button, summary"),
        "ArrowLeft" | "ArrowRight" => scrolls(target, |wide| wide.scroll_width() > wide.client_width()),
        "ArrowUp" | "ArrowDown" | "PageUp" | "PageDown" | "Home" | "End" => {
            scrolls(target, |high| high.scroll_height() > high.client_height())
        }
        _ => true,
    };
    if is_theirs {
        return false;
    }
    let way = Turn::of_key(&key, property(event, "shiftKey").is_truthy(), pages.right_to_left());
    // At the ends the keys are the page's around.
    let is_turned = way.is_some_and(|way| turn(host, root, way));
    if is_turned {
        event.prevent_default();
    }
    is_turned
}

fn scrolls(target: &Element, is_larger: impl Fn(&Element) -> bool) -> bool {
    target.closest(".scroll, pre, .gallery-items").ok().flatten().is_some_and(|around| is_larger(&around))
}

/// Turns to the page on which an element of the article begins, unless a part of it is seen.
fn show(host: &HtmlElement, root: &ShadowRoot, element: &Element) {
    let Some(pages) = Pages::of(host, root) else { return };
    if element.closest("[part=article] *").ok().flatten().is_none() {
        return;
    }
    let (start, end) = pages.holding(&element.get_bounding_client_rect());
    let page = pages.current();
    pages.show(if (start..=end).contains(&page) { page } else { start });
}

/// Turns to the page on which some words stand; `false` where there are no pages.
pub fn show_words(host: &HtmlElement, root: &ShadowRoot, words: &Range) -> bool {
    let Some(pages) = Pages::of(host, root) else { return false };
    pages.bring(&words.get_bounding_client_rect());
    true
}
