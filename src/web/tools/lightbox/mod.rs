//! The lightbox: a picture of the article alone, in a dialog over everything.
//!
//! No panel, which leaves the page at hand: what is looked at here fills the window, and nothing else can be reached until
//! it is closed. What is open is in the tree: the dialog, and the button that opened it, which controls it.

mod hold;
mod picture;

use super::pictures::{self, inside};
use super::{Heard, View};
use crate::viewer::{self, Zoom};
use crate::web::dom::{Building, disable, find, is_right_to_left};
use crate::web::events::has_command;
use crate::web::media::elements;
use crate::web::{property, text};
use hold::{number, tell};
use picture::Best;
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlDialogElement, HtmlElement, ShadowRoot};

/// What is heard of the dialog and of nothing else: the page scrolls better where no one listens.
const KINDS: [&str; 6] = ["close", "pointermove", "pointerup", "pointercancel", "contextmenu", "wheel"];

/// How much larger or smaller a press makes it.
const STEP: f64 = 1.5;

/// How far an arrow key moves what is seen, in pixels.
const STRIDE: f64 = 60.0;

/// The picture of one viewer that is looked at.
#[derive(Default)]
pub struct Lightbox {
    /// Its place among those of the article.
    place: Cell<usize>,
    hold: hold::Hold,
}

impl Lightbox {
    /// Closes what was open when the element was taken out of the page, and is over nothing any more.
    pub fn changed(&self, view: &View<'_>) {
        if dialog(view.root).is_some_and(|dialog| !dialog.matches(":modal").unwrap_or(true)) {
            close(view.root);
        }
    }

    /// Answers what the reader did at a picture and in the dialog; whether it was there.
    pub fn heard(&self, heard: &Heard<'_>) -> bool {
        let Heard { view, event, target } = heard;
        let kind = event.type_();
        let Some(dialog) = dialog(view.root).filter(|dialog| dialog.contains(Some(target))) else {
            return kind == "click" && self.is_opened(heard);
        };
        match kind.as_str() {
            "close" => close(view.root),
            "click" => return self.pressed(heard, &dialog),
            "keydown" => self.key(heard, &dialog),
            "pointerdown" => self.hold.down(heard, &dialog),
            "pointermove" => self.hold.drag(event, &dialog),
            "pointerup" => {
                if let Some(is_next) = self.hold.up(event, &dialog) {
                    self.turn(view, &dialog, is_next);
                }
            }
            // Where a menu opens, no one hears a finger go.
            "pointercancel" | "contextmenu" => self.hold.let_go(&dialog),
            // Long words below it scroll.
            "wheel" if heard.closest(".lightbox-room").is_some() => {
                event.prevent_default();
                self.hold.turn(event, &dialog);
            }
            "error" => picture::fall_back(view, target),
            _ => return false,
        }
        true
    }

    /// Opens at a picture, or at its button.
    fn is_opened(&self, heard: &Heard<'_>) -> bool {
        let button = heard.closest("[data-action=enlarge]");
        let is_plain = number(heard.event, "button") == 0.0 && !property(heard.event, "ctrlKey").is_truthy();
        let picture = match &button {
            Some(button) => button.parent_element(),
            None if is_plain && heard.closest("a").is_none() && heard.target.local_name() == "img" => {
                heard.closest(".picture:has(> .enlarge)")
            }
            None => None,
        };
        let Some(picture) = picture else { return false };
        let pictures = pictures::all(heard.view.root);
        let Some(place) = pictures.iter().position(|known| *known == picture) else { return false };
        self.open(&heard.view, &pictures, place);
        true
    }

    fn open(&self, view: &View<'_>, pictures: &[Element], place: usize) {
        close(view.root);
        let Some(viewer) = find(view.root, ".viewer") else { return };
        let content = Building::whole(|sink| viewer::lightbox(view.language.labels, sink));
        viewer.append_child(&content).expect_throw("an element takes a child");
        let Some(dialog) = dialog(view.root) else { return };
        if let Some(button) = inside(&pictures[place], ".enlarge") {
            button.set_attribute("aria-controls", "lightbox").expect_throw("the name is one of ours");
        }
        for kind in KINDS {
            // The element takes events itself: a closure would have to be let go of.
            let listener: &js_sys::Function = view.host.unchecked_ref();
            let _ = dialog.add_event_listener_with_callback(kind, listener);
        }
        if dialog.show_modal().is_err() {
            return close(view.root);
        }
        self.hold.let_go(&dialog);
        self.show(view, &dialog, pictures, place);
        if let Some(button) = find(view.root, "[data-action=lightbox-close]") {
            let _ = button.unchecked_into::<HtmlElement>().focus();
        }
    }

    /// Shows one of the pictures.
    fn show(&self, view: &View<'_>, dialog: &Element, pictures: &[Element], place: usize) {
        let Some(picture) = pictures.get(place) else { return };
        self.place.set(place);
        self.hold.set(dialog, Zoom::default());
        let (Some(image), Some(room)) = (inside(picture, "img"), inside(dialog, ".lightbox-picture")) else { return };
        let alt = image.get_attribute("alt").unwrap_or_default();
        let Best { first, largest, width } = picture::best(picture, &image);
        let content = Building::whole(|sink| {
            let attributes = [("alt", Some(&*alt)), ("referrerpolicy", Some("no-referrer")), ("src", first.as_deref())];
            sink.open("img", &attributes);
        });
        room.replace_children_with_node_1(&content);
        if let Some(shown) = inside(&room, "img") {
            tell(&room, "--most", width.max(1.0));
            // What is there already is seen until the larger one has come.
            if let (Some(first), Some(largest)) = (first, largest) {
                shown.set_attribute("data-smaller", &first).expect_throw("the name is one of ours");
                shown.set_attribute("src", &largest).expect_throw("the name is one of ours");
            }
        }
        if let Some(status) = inside(dialog, ".lightbox-place") {
            status.set_text_content(Some(&viewer::picture_of(place, pictures.len(), view.language)));
        }
        for (action, is_end) in [("picture-previous", place == 0), ("picture-next", place + 1 == pictures.len())] {
            if let Some(button) = button(dialog, action) {
                disable(&button, is_end);
                let _ = button.toggle_attribute_with_force("hidden", pictures.len() == 1);
            }
        }
        picture::words(view, dialog, picture, &alt);
    }

    fn go(&self, view: &View<'_>, dialog: &Element, place: Option<usize>) {
        let pictures = pictures::all(view.root);
        if let Some(place) = place.filter(|place| *place < pictures.len()) {
            self.show(view, dialog, &pictures, place);
        }
    }

    /// Goes to the picture behind, or to that before.
    fn turn(&self, view: &View<'_>, dialog: &Element, is_next: bool) {
        let place = self.place.get();
        self.go(view, dialog, if is_next { Some(place + 1) } else { place.checked_sub(1) });
    }

    fn pressed(&self, heard: &Heard<'_>, dialog: &Element) -> bool {
        let view = &heard.view;
        match heard.action().as_deref() {
            Some("lightbox-close") => close(view.root),
            Some("picture-next") => self.turn(view, dialog, true),
            Some("picture-previous") => self.turn(view, dialog, false),
            Some("zoom-in") => self.hold.by(dialog, STEP, (0.0, 0.0)),
            Some("zoom-out") => self.hold.by(dialog, 1.0 / STEP, (0.0, 0.0)),
            Some("zoom-fit") => self.hold.set(dialog, Zoom::default()),
            _ => return false,
        }
        true
    }

    fn key(&self, heard: &Heard<'_>, dialog: &Element) {
        let Heard { view, event, .. } = heard;
        let Some(key) = text(event, "key") else { return };
        if has_command(event) {
            return;
        }
        let back = if is_right_to_left(dialog) { "ArrowRight" } else { "ArrowLeft" };
        match key.as_str() {
            "Tab" => return keep_focus(view, event, dialog),
            "+" | "=" => self.hold.by(dialog, STEP, (0.0, 0.0)),
            "-" => self.hold.by(dialog, 1.0 / STEP, (0.0, 0.0)),
            "0" => self.hold.set(dialog, Zoom::default()),
            "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" if !self.hold.is_whole() => {
                let by = match key.as_str() {
                    "ArrowLeft" => (STRIDE, 0.0),
                    "ArrowRight" => (-STRIDE, 0.0),
                    "ArrowUp" => (0.0, STRIDE),
                    _ => (0.0, -STRIDE),
                };
                self.hold.move_by(dialog, by);
            }
            "PageUp" | "PageDown" => self.turn(view, dialog, key == "PageDown"),
            "ArrowLeft" | "ArrowRight" => self.turn(view, dialog, key != back),
            "Home" => self.go(view, dialog, Some(0)),
            "End" => self.go(view, dialog, pictures::all(view.root).len().checked_sub(1)),
            _ => return,
        }
        event.prevent_default();
    }
}

/// Takes the dialog away. The focus goes back to where it was opened, and the reader is where they were.
pub fn close(root: &ShadowRoot) {
    let Some(dialog) = dialog(root) else { return };
    dialog.close();
    dialog.remove();
    let Some(button) = find(root, "[aria-controls=lightbox]") else { return };
    let _ = button.remove_attribute("aria-controls");
    let _ = button.unchecked_into::<HtmlElement>().focus();
}

/// Keeps the Tab key inside, where a browser would go on to its own bars and some to the page.
fn keep_focus(view: &View<'_>, event: &web_sys::Event, dialog: &Element) {
    let list = dialog.query_selector_all(":is(button, a[href], summary):not([hidden])");
    let stops: Vec<HtmlElement> = list.iter().flat_map(elements).collect();
    let (Some(first), Some(last)) = (stops.first(), stops.last()) else { return };
    let (from, to) = if property(event, "shiftKey").is_truthy() { (first, last) } else { (last, first) };
    if view.root.active_element().as_ref() == Some(from.unchecked_ref()) {
        event.prevent_default();
        let _ = to.focus();
    }
}

fn button(dialog: &Element, action: &str) -> Option<Element> {
    inside(dialog, &["[data-action=", action, "]"].concat())
}

fn dialog(root: &ShadowRoot) -> Option<HtmlDialogElement> {
    root.get_element_by_id("lightbox").map(JsCast::unchecked_into)
}
