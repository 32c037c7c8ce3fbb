//! The contents: where the reader is among them, and the sheet that they open in where they have no room.

use super::{Heard, View, panel};
use crate::web::dom::find;
use crate::web::events::{detail, is_sheet_wanted, told};
use crate::web::scroll::{Pages, shown_part};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, Element, NodeList, ShadowRoot};

/// The section that the host was told of.
#[derive(Default)]
pub struct Contents(RefCell<Option<String>>);

impl Contents {
    /// Follows the reader; what the host is to be told where they have come into another section, or above the first.
    pub fn moved(&self, view: &View<'_>) -> Option<CustomEvent> {
        let link = mark(view);
        let id =
            link.as_ref().and_then(|link| Some(link.get_attribute("href")?.trim_start_matches(PREFIX).to_string()));
        if *self.0.borrow() == id {
            return None;
        }
        let value = |text: Option<String>| text.map_or(JsValue::NULL, JsValue::from);
        let title = link.and_then(|link| link.text_content());
        let detail = detail(&[("id", &value(id.clone())), ("title", &value(title))]);
        self.0.replace(id);
        Some(told("section", &detail, false))
    }

    /// Knows of no section any more.
    pub fn renew(&self) {
        self.0.replace(None);
    }
}

/// What the links to headings begin with: the rest is the name that the article has for it.
const PREFIX: &str = "#article-";

/// Opens the contents at what was pressed, where they have no room beside the text, and closes them behind a jump;
/// whether that was all.
pub fn heard(heard: &Heard<'_>) -> bool {
    if heard.event.type_() != "click" {
        return false;
    }
    if let Some(sheet) = heard.closest(".outline").filter(|_| heard.closest("a").is_some()) {
        // The viewer follows the link. The sheet is gone by then, its nodes are not yet.
        let _ = sheet.unchecked_into::<web_sys::HtmlElement>().hide_popover();
        return false;
    }
    let button = heard.closest("[data-action=contents]");
    button.is_some_and(|button| toggle(&heard.view, &button))
}

/// Opens or closes the sheet of the contents; whether that is where they belong.
pub fn toggle(view: &View<'_>, opener: &Element) -> bool {
    if !is_sheet_wanted(view.host, view.root) {
        return false;
    }
    panel::toggle(view, opener, "outline", view.language.labels.contents(), |_| {});
    let list = find(view.root, ".contents .sections").and_then(|list| list.clone_node_with_deep(true).ok());
    if let (Some(sheet), Some(list)) = (panel::panel(view.root), list) {
        let _ = sheet.append_child(&list);
        mark(view);
        panel::settle(view);
    }
    true
}

/// The next heading, or the one before: that of the section itself, where it has been left behind.
pub fn neighbour(view: &View<'_>, is_next: bool) -> Option<Element> {
    let links = links(view.root)?;
    let passed = passed(view, &links) as i32;
    let heading = |at: i32| target(view.root, &links, u32::try_from(at).ok()?);
    let is_left = |heading: Element| heading.get_bounding_client_rect().bottom() < shown_part(view.host).0;
    match is_next {
        true => heading(passed),
        false => heading(passed - 2 + i32::from(heading(passed - 1).is_some_and(is_left))),
    }
}

/// Marks the section that the reader is in, and keeps it in sight in the list.
pub fn mark(view: &View<'_>) -> Option<Element> {
    let links = links(view.root)?;
    let current = passed(view, &links).checked_sub(1);
    let link = current.and_then(|current| links.item(current)).map(JsCast::unchecked_into::<Element>);
    let href = link.as_ref().and_then(|link| link.get_attribute("href"));
    for list in [".contents", ".outline"].into_iter().filter_map(|list| find(view.root, list)) {
        let before = list.query_selector("[aria-current]").ok().flatten();
        if before.as_ref().and_then(|before| before.get_attribute("href")) == href {
            continue;
        }
        if let Some(before) = before {
            let _ = before.remove_attribute("aria-current");
        }
        let links = list.query_selector_all(".sections a").ok();
        let same = links.zip(current).and_then(|(links, current)| links.item(current));
        if let Some(same) = same.map(JsCast::unchecked_into::<Element>) {
            same.set_attribute("aria-current", "location").expect_throw("the name is one of ours");
            keep_in_sight(&list, &same);
        }
    }
    link
}

fn links(root: &ShadowRoot) -> Option<NodeList> {
    root.query_selector_all(".contents a").ok().filter(|links| links.length() > 0)
}

fn target(root: &ShadowRoot, links: &NodeList, at: u32) -> Option<Element> {
    let href = links.item(at)?.unchecked_into::<Element>().get_attribute("href")?;
    root.get_element_by_id(href.strip_prefix('#')?)
}

/// How many headings the reader has passed. Few are looked at: each may cost a layout.
fn passed(view: &View<'_>, links: &NodeList) -> u32 {
    let Some(line) = line(view) else { return 0 };
    let pages = Pages::of(view.host, view.root);
    let is_passed = |heading: &Element| match &pages {
        Some(pages) => pages.holding(&heading.get_bounding_client_rect()).0 <= pages.current(),
        None => is_above(heading, line),
    };
    let (mut least, mut most) = (0, links.length());
    while least < most {
        let middle = (least + most) / 2;
        match target(view.root, links, middle).is_some_and(|heading| is_passed(&heading)) {
            true => least = middle + 1,
            false => most = middle,
        }
    }
    least
}

/// Where the eyes are taken to be: in the upper part of what is shown, and at its end where the article ends, so that a
/// last section that is short is come to as well.
fn line(view: &View<'_>) -> Option<f64> {
    let (top, bottom) = shown_part(view.host);
    let left = find(view.root, "[part=article]")?.get_bounding_client_rect().bottom() - bottom;
    Some((bottom - left.max(0.0)).max(top + (bottom - top) / 4.0))
}

/// Whether a heading stands above a line. What a browser has left out of the layout is not asked for.
fn is_above(heading: &Element, line: f64) -> bool {
    if let Some(passage) = heading.closest(".passage").ok().flatten() {
        let bounds = passage.get_bounding_client_rect();
        if bounds.top() > line || bounds.bottom() <= line {
            return bounds.bottom() <= line;
        }
    }
    heading.get_bounding_client_rect().top() <= line
}

fn keep_in_sight(list: &Element, link: &Element) {
    let (around, own) = (list.get_bounding_client_rect(), link.get_bounding_client_rect());
    if own.top() < around.top() || own.bottom() > around.bottom() {
        let offset = own.top() - around.top() - (around.height() - own.height()) / 2.0;
        list.set_scroll_top(list.scroll_top() + offset as i32);
    }
}
