//! The search bar, as the attribute `find` says.

use super::search::Search;
use super::{Heard, View};
use crate::labels::Language;
use crate::viewer::{find_bar, found};
use crate::web::dom::{Building, disable, find};
use crate::web::{media, property, text};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ShadowRoot};

/// The search of one viewer, while it is open.
#[derive(Default)]
pub struct Find(RefCell<Option<Search>>);

impl Find {
    /// Follows the attribute, and an article that was written anew.
    pub fn changed(&self, view: &View<'_>) {
        let bar = view.root.get_element_by_id("find");
        match view.host.get_attribute("find") {
            None => {
                self.rest();
                if let Some(bar) = bar {
                    close(view.root, &bar);
                }
            }
            Some(query) => {
                let is_new = bar.is_none();
                if is_new {
                    self.rest();
                    if open(view.root, &query, view.language).is_none() {
                        return;
                    }
                }
                let field = find(view.root, ".find input");
                if let Some(field) = field.filter(|field| text(field, "value").as_deref() != Some(&*query)) {
                    let _ = js_sys::Reflect::set(&field, &"value".into(), &(&*query).into());
                }
                self.search_for(view, query, is_new);
            }
        }
    }

    /// Brings the reader into the field, and opens the search for that.
    pub fn enter(&self, view: &View<'_>) {
        if view.host.get_attribute("find").is_none() {
            let _ = view.host.set_attribute("find", "");
            self.changed(view);
        }
        if let Some(field) = find(view.root, ".find input") {
            let _ = field.unchecked_ref::<HtmlElement>().focus();
        }
    }

    /// Reads the text anew, whose parts have moved.
    pub fn again(&self, view: &View<'_>) {
        if let Some(query) = view.host.get_attribute("find") {
            self.rest();
            self.search_for(view, query, true);
        }
    }

    /// Lets go of the article.
    pub fn rest(&self) {
        if let Some(search) = self.0.take() {
            search.erase();
        }
    }

    /// Answers what the reader did in the bar; whether it was there.
    pub fn heard(&self, heard: &Heard<'_>) -> bool {
        let Heard { view, event, target } = heard;
        let bar = view.root.get_element_by_id("find");
        if !bar.is_some_and(|bar| bar.contains(Some(target))) {
            return false;
        }
        match event.type_().as_str() {
            "input" => {
                let query = text(target, "value").unwrap_or_default();
                let _ = view.host.set_attribute("find", &query);
            }
            "click" => match heard.action().as_deref() {
                Some("find-next") => self.step(view, 1),
                Some("find-previous") => self.step(view, -1),
                Some("find-close") => {
                    let _ = view.host.remove_attribute("find");
                }
                _ => {}
            },
            "keydown" => {
                let back = property(event, "shiftKey").is_truthy();
                let in_words = target.local_name() == "input";
                match text(event, "key").as_deref() {
                    // While an input method is at work, the key is its own.
                    _ if property(event, "isComposing").is_truthy() => return true,
                    Some("Enter") if in_words => self.step(view, if back { -1 } else { 1 }),
                    Some("F3") => self.step(view, if back { -1 } else { 1 }),
                    Some("Escape") => {
                        let _ = view.host.remove_attribute("find");
                    }
                    _ => return true,
                }
                event.prevent_default();
            }
            _ => {}
        }
        true
    }

    fn search_for(&self, view: &View<'_>, query: String, is_new: bool) {
        let known = self.0.borrow().as_ref().is_some_and(|search| search.query() == query);
        if known {
            return;
        }
        let Some(article) = find(view.root, "[part=article]") else { return };
        let mut search = match self.0.take() {
            Some(search) => search.again(query),
            None => Search::new(&article, query),
        };
        search.begin(view.host, &article, view.root);
        if is_new {
            search.point_out(false);
        } else {
            search.show(view.host, false);
        }
        tell(view.root, &search, view.language);
        self.0.replace(Some(search));
    }

    fn step(&self, view: &View<'_>, step: isize) {
        let mut search = self.0.borrow_mut();
        let Some(search) = search.as_mut().filter(|search| search.count() > 0) else { return };
        search.step(step);
        search.show(view.host, true);
        tell(view.root, search, view.language);
    }
}

/// Says how many places there are and which one is shown.
fn tell(root: &ShadowRoot, search: &Search, language: Language<'_>) {
    let Some(output) = find(root, ".find output") else { return };
    let words = match search.query().trim().is_empty() {
        true => String::new(),
        false => found(search.current(), search.count(), language),
    };
    output.set_text_content(Some(&words));
    let Ok(steps) = root.query_selector_all("[data-action=find-previous], [data-action=find-next]") else { return };
    for button in media::elements::<Element>(&steps) {
        disable(&button, search.count() == 0);
    }
}

/// Puts the bar behind the toolbar. The focus goes there where the reader opened it.
fn open(root: &ShadowRoot, query: &str, language: Language<'_>) -> Option<Element> {
    let viewer = find(root, ".viewer:has(> [part=article])")?;
    let toolbar = find(root, ".toolbar");
    let next = toolbar.map_or_else(|| viewer.first_child(), |toolbar| toolbar.next_sibling());
    let bar = Building::whole(|sink| find_bar(query, language.labels, sink));
    viewer.insert_before(&bar, next.as_ref()).ok()?;
    let bar = root.get_element_by_id("find")?;
    let by_reader =
        root.active_element().is_some_and(|element| element.get_attribute("data-action").as_deref() == Some("find"));
    if by_reader && let Some(input) = bar.query_selector("input").ok().flatten() {
        let _ = input.unchecked_ref::<HtmlElement>().focus();
    }
    Some(bar)
}

/// Takes the bar away. The focus goes back to what opened it.
fn close(root: &ShadowRoot, bar: &Element) {
    let had_focus = bar.contains(root.active_element().as_deref());
    bar.remove();
    if had_focus && let Some(button) = find(root, "[data-action=find]") {
        let _ = button.unchecked_ref::<HtmlElement>().focus();
    }
}
