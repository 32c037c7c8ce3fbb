//! The way back to where the reader was, after going somewhere in the article.

use super::{Heard, View, panel};
use crate::viewer::way;
use crate::web::dom::{Building, find};
use crate::web::events;
use crate::web::scroll::{Pages, scroll_by, shown_part};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// Where the reader has been, the last place last.
#[derive(Default)]
pub struct Way(RefCell<Vec<Place>>);

struct Place {
    element: Element,
    /// How high it stood in the window.
    top: f64,
    /// Whether it has been out of sight since.
    is_left: bool,
}

impl Way {
    /// Answers a press on a link to a place of the article, or on the way back; whether it was that.
    pub fn heard(&self, heard: &Heard<'_>) -> bool {
        if heard.event.type_() != "click" {
            return false;
        }
        let view = &heard.view;
        match heard.action().as_deref() {
            Some("way-back") => self.go_back(view),
            Some("way-close") => self.rest(view),
            _ => {
                let Some((link, target)) = heard.link().filter(|_| events::is_plain(heard.event)) else { return false };
                heard.event.prevent_default();
                self.go(view, &link, &target);
            }
        }
        true
    }

    /// Follows what is in sight, and an article that was written anew.
    pub fn changed(&self, view: &View<'_>) {
        let mut places = self.0.borrow_mut();
        let count = places.len();
        places.retain(|place| place.element.is_connected());
        // Whoever is back needs no way there, nor to where they were since.
        let is_back = |place: &mut Place| {
            let is_seen = is_seen(view, &place.element);
            place.is_left |= !is_seen;
            is_seen && place.is_left
        };
        if let Some(back) = places.iter_mut().position(is_back) {
            places.truncate(back);
        }
        let is_other = places.len() != count;
        drop(places);
        if is_other {
            self.show(view);
        }
    }

    /// Lets go of where the reader was: there is no way back.
    pub fn rest(&self, view: &View<'_>) {
        self.0.take();
        self.show(view);
    }

    fn go(&self, view: &View<'_>, link: &Element, target: &Element) {
        let in_panel = panel::panel(view.root).is_some_and(|panel| panel.contains(Some(link)));
        let from = match (in_panel, is_in_article(link)) {
            // A button of the toolbar is no place of the article.
            (true, _) => panel::opener(view.root).filter(is_in_article).or_else(|| block_in_sight(view)),
            (false, true) => Some(link.clone()),
            (false, false) => block_in_sight(view),
        };
        if in_panel {
            panel::close(view.root);
        }
        let top = |element: &Element| element.get_bounding_client_rect().top();
        let place = from.map(|element| Place { top: top(&element), element, is_left: false });
        let distance = place.as_ref().map_or(0.0, |place| (top(target) - place.top).abs());
        events::go_to(view.host, view.root, target);
        let place = place.map(|place| Place { is_left: !is_seen(view, &place.element), ..place });
        let (start, end) = shown_part(view.host);
        let is_far = match Pages::of(view.host, view.root) {
            Some(_) => place.as_ref().is_some_and(|place| place.is_left),
            // From nearby one sees where one was.
            None => distance > (end - start) / 2.0,
        };
        if is_far {
            self.0.borrow_mut().extend(place);
        }
        self.show(view);
    }

    fn go_back(&self, view: &View<'_>) {
        let Some(place) = self.0.borrow_mut().pop() else { return };
        events::open_around(&place.element);
        events::focus(&place.element);
        match Pages::of(view.host, view.root) {
            Some(pages) => pages.bring(&place.element.get_bounding_client_rect()),
            // What is laid out on the way may have another height than it was given.
            None => (0..3).for_each(|_| {
                scroll_by(view.host, place.element.get_bounding_client_rect().top() - place.top);
            }),
        }
        self.show(view);
    }

    /// Shows the way back where there is one.
    fn show(&self, view: &View<'_>) {
        let shown = find(view.root, ".way");
        match (shown, self.0.borrow().is_empty()) {
            (Some(shown), true) => {
                let had_focus = shown.contains(view.root.active_element().as_deref());
                shown.remove();
                if had_focus && let Some(button) = find(view.root, "button") {
                    let _ = button.unchecked_ref::<HtmlElement>().focus();
                }
            }
            (None, false) => {
                let Some(viewer) = find(view.root, ".viewer") else { return };
                // Behind the toolbar in the order of the Tab key, as all tools are.
                let toolbar = find(view.root, ".toolbar");
                let before = toolbar.map_or_else(|| viewer.first_child(), |toolbar| toolbar.next_sibling());
                let content = Building::whole(|sink| way(view.language.labels, sink));
                let _ = viewer.insert_before(&content, before.as_ref());
            }
            _ => {}
        }
    }
}

fn is_in_article(element: &Element) -> bool {
    element.closest("[part=article]").ok().flatten().is_some()
}

fn is_seen(view: &View<'_>, element: &Element) -> bool {
    let (top, bottom) = shown_part(view.host);
    let bounds = element.get_bounding_client_rect();
    if let Some(pages) = Pages::of(view.host, view.root) {
        let (first, last) = pages.holding(&bounds);
        return (first..=last).contains(&pages.current());
    }
    bounds.bottom() > top && bounds.top() < bottom
}

/// A block of the text that the reader has before their eyes.
fn block_in_sight(view: &View<'_>) -> Option<Element> {
    const BLOCKS: &str = ".body > :not(.passage), .body > .passage > *, .notes li";
    let bounds = find(view.root, ".body")?.get_bounding_client_rect();
    let (top, bottom) = shown_part(view.host);
    let middle = (bounds.left() + bounds.right()) / 2.0;
    // A bar may lie over the first, and a point may fall between two.
    [0.3, 0.35, 0.4, 0.5, 0.6].iter().find_map(|part| {
        let height = top + (bottom - top) * part;
        view.root.element_from_point(middle as f32, height as f32)?.closest(BLOCKS).ok()?
    })
}
