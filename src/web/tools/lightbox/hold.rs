//! How the picture stands in its room, and how fingers, a pointer and a wheel have it there.

use super::super::Heard;
use super::super::pictures::inside;
use super::button;
use crate::viewer::{Distance, Room, Zoom};
use crate::web::dom::{disable, is_right_to_left};
use crate::web::property;
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement};

/// What holds the picture that is looked at.
#[derive(Default)]
pub struct Hold {
    zoom: Cell<Zoom>,
    /// The fingers on it, by their ids.
    fingers: RefCell<Vec<(f64, Distance)>>,
    /// How far one finger has drawn a picture that is seen whole.
    drawn: Cell<Distance>,
    /// When and where it was tapped last.
    tapped: Cell<(f64, Distance)>,
}

impl Hold {
    /// Whether all of the picture is seen.
    pub fn is_whole(&self) -> bool {
        self.zoom.get().is_whole()
    }

    /// Moves what is seen.
    pub fn move_by(&self, dialog: &Element, by: Distance) {
        self.set(dialog, self.zoom.get().moved(by, &room(dialog)));
    }

    /// A wheel has turned.
    pub fn turn(&self, event: &Event, dialog: &Element) {
        let turned = number(event, "deltaY").clamp(-100.0, 100.0);
        self.by(dialog, 1.0 - turned / 250.0, from_middle(dialog, position(event)));
    }

    /// A finger has come.
    pub fn down(&self, heard: &Heard<'_>, dialog: &Element) {
        let Some(room) = heard.closest(".lightbox-room") else { return };
        if number(heard.event, "button") != 0.0 {
            return;
        }
        // A mouse would draw the picture out of the page.
        heard.event.prevent_default();
        let id = number(heard.event, "pointerId");
        let _ = room.set_pointer_capture(id as i32);
        let mut fingers = self.fingers.borrow_mut();
        // Whatever is not known to have gone is still there; a third is none of the two.
        fingers.retain(|(known, _)| *known != id);
        if fingers.len() < 2 {
            fingers.push((id, position(heard.event)));
        }
        self.drawn.set((0.0, 0.0));
        let _ = dialog.toggle_attribute_with_force("data-held", true);
    }

    /// A finger has moved.
    pub fn drag(&self, event: &Event, dialog: &Element) {
        let (id, to) = (number(event, "pointerId"), position(event));
        let mut fingers = self.fingers.borrow_mut();
        let Some(at) = fingers.iter().position(|(known, _)| *known == id) else { return };
        let from = std::mem::replace(&mut fingers[at].1, to);
        let other = fingers.iter().find(|(known, _)| *known != id).map(|(_, other)| *other);
        drop(fingers);
        let by = (to.0 - from.0, to.1 - from.1);
        let zoom = self.zoom.get();
        if let Some(other) = other {
            let middle = ((to.0 + other.0) / 2.0, (to.1 + other.1) / 2.0);
            let factor = distance(to, other) / distance(from, other).max(1.0);
            let room = room(dialog);
            let zoom = zoom.by(factor, from_middle(dialog, middle), &room);
            self.set(dialog, zoom.moved((by.0 / 2.0, by.1 / 2.0), &room));
            // What began as a pinch does not end as a swipe.
            self.drawn.set((0.0, f64::MAX));
        } else if zoom.is_whole() {
            let drawn = self.drawn.get();
            self.drawn.set((drawn.0 + by.0, drawn.1 + by.1));
            let drawn = self.drawn.get();
            if drawn.0.abs() > drawn.1.abs() {
                place_picture(dialog, Zoom { offset: (drawn.0, 0.0), ..zoom });
            }
        } else {
            self.set(dialog, zoom.moved(by, &room(dialog)));
            self.drawn.set((0.0, f64::MAX));
        }
    }

    /// A finger has gone: what it did may have been a tap, the second of two, or a swipe; whether that leads to the next
    /// picture, if it was one.
    pub fn up(&self, event: &Event, dialog: &Element) -> Option<bool> {
        const SWIPE: f64 = 50.0;
        const TAP: f64 = 8.0;
        const TWICE: f64 = 350.0;
        const NEAR: f64 = 30.0;
        let (id, at) = (number(event, "pointerId"), position(event));
        let mut fingers = self.fingers.borrow_mut();
        let count = fingers.len();
        fingers.retain(|(known, _)| *known != id);
        let is_last = count == 1 && fingers.is_empty();
        drop(fingers);
        if !is_last {
            return None;
        }
        let _ = dialog.remove_attribute("data-held");
        let zoom = self.zoom.get();
        let (across, down) = self.drawn.take();
        place_picture(dialog, zoom);
        if zoom.is_whole() && across.abs() >= SWIPE && across.abs() > 1.5 * down.abs() {
            return Some((across < 0.0) != is_right_to_left(dialog));
        }
        if across.abs() > TAP || down.abs() > TAP {
            return None;
        }
        let now = event.time_stamp();
        let (before, place) = self.tapped.replace((now, at));
        if now - before < TWICE && distance(place, at) < NEAR {
            self.tapped.set((0.0, at));
            match zoom.is_whole() {
                true => self.by(dialog, 2.5, from_middle(dialog, at)),
                false => self.set(dialog, Zoom::default()),
            }
        }
        None
    }

    /// Holds the picture no longer, whatever was being done with it.
    pub fn let_go(&self, dialog: &Element) {
        self.fingers.take();
        self.drawn.take();
        let _ = dialog.remove_attribute("data-held");
        place_picture(dialog, self.zoom.get());
    }

    /// Makes it larger or smaller by a factor, at a point that is so far from the middle.
    pub fn by(&self, dialog: &Element, factor: f64, at: Distance) {
        self.set(dialog, self.zoom.get().by(factor, at, &room(dialog)));
    }

    /// Shows it so.
    pub fn set(&self, dialog: &Element, zoom: Zoom) {
        self.zoom.set(zoom);
        place_picture(dialog, zoom);
        let _ = dialog.toggle_attribute_with_force("data-zoomed", !zoom.is_whole());
        for action in ["zoom-out", "zoom-fit"] {
            if let Some(button) = button(dialog, action) {
                disable(&button, zoom.is_whole());
            }
        }
    }
}

fn place_picture(dialog: &Element, zoom: Zoom) {
    let Some(picture) = inside(dialog, ".lightbox-picture") else { return };
    tell(&picture, "--zoom", zoom.scale * 100.0);
    tell(&picture, "--across", zoom.offset.0);
    tell(&picture, "--down", zoom.offset.1);
}

/// Tells the style sheet a number, which it makes pixels or parts of.
pub fn tell(element: &Element, name: &str, value: f64) {
    let _ = element.unchecked_ref::<HtmlElement>().style().set_property(name, &(value.round() as i32).to_string());
}

/// The room of the dialog, and what the picture takes of it where all of it is seen.
fn room(dialog: &Element) -> Room {
    let size = |element: Option<Element>| {
        let of = |name: &str| element.as_ref().map_or(0.0, |element| number(element, name));
        (of("clientWidth"), of("clientHeight"))
    };
    let size_of_room = size(inside(dialog, ".lightbox-room"));
    let image = inside(dialog, ".lightbox-picture img");
    let box_of_image = size(image.clone());
    // The picture lies in its box whole, in its own proportions.
    let of = |name: &str| image.as_ref().map_or(0.0, |image| number(image, name));
    let (width, height) = (of("naturalWidth").max(1.0), of("naturalHeight").max(1.0));
    let fit = (box_of_image.0 / width).min(box_of_image.1 / height);
    Room { size: size_of_room, picture: (width * fit, height * fit) }
}

fn from_middle(dialog: &Element, at: Distance) -> Distance {
    let Some(room) = inside(dialog, ".lightbox-room") else { return (0.0, 0.0) };
    let room = room.get_bounding_client_rect();
    (at.0 - room.left() - room.width() / 2.0, at.1 - room.top() - room.height() / 2.0)
}

fn position(event: &JsValue) -> Distance {
    (number(event, "clientX"), number(event, "clientY"))
}

pub fn number(object: &JsValue, name: &str) -> f64 {
    property(object, name).as_f64().unwrap_or_default()
}

fn distance(one: Distance, other: Distance) -> f64 {
    let (across, down) = (one.0 - other.0, one.1 - other.1);
    (across * across + down * down).sqrt()
}
