//! The lightbox: a picture of the article alone, in a dialog over everything.
//!
//! No panel, which leaves the page at hand: what is looked at here fills the window, and nothing else can be reached until
//! it is closed. What is open is in the tree: the dialog, and the button that opened it, which controls it.

use super::copy::copied;
use super::panel::is_right_to_left;
use super::pictures::{self, inside};
use super::{Heard, View};
use crate::render::candidates;
use crate::viewer::{self, Distance, Room, Zoom};
use crate::web::dom::{Building, find};
use crate::web::media::elements;
use crate::web::{property, text};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlDialogElement, HtmlElement, Node, ShadowRoot, Url};

/// What is heard of the dialog and of nothing else: the page scrolls better where no one listens.
const KINDS: [&str; 6] = ["close", "pointermove", "pointerup", "pointercancel", "contextmenu", "wheel"];

/// How much larger or smaller a press makes it.
const STEP: f64 = 1.5;

/// How far an arrow key moves what is seen, in pixels.
const STRIDE: f64 = 60.0;

/// How the picture of one viewer stands while it is looked at.
#[derive(Default)]
pub struct Lightbox {
    /// Its place among those of the article.
    place: Cell<usize>,
    zoom: Cell<Zoom>,
    /// The fingers on it, by their ids.
    fingers: RefCell<Vec<(f64, Distance)>>,
    /// How far one finger has drawn a picture that is seen whole.
    drawn: Cell<Distance>,
    /// When and where it was tapped last.
    tapped: Cell<(f64, Distance)>,
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
            "pointerdown" => self.down(heard, &dialog),
            "pointermove" => self.drag(heard, &dialog),
            "pointerup" => self.up(heard, &dialog),
            // Where a menu opens, no one hears a finger go.
            "pointercancel" | "contextmenu" => self.let_go(&dialog),
            // Long words below it scroll.
            "wheel" if heard.closest(".lightbox-room").is_some() => {
                event.prevent_default();
                let turned = number(event, "deltaY").clamp(-100.0, 100.0);
                self.zoom_by(&dialog, 1.0 - turned / 250.0, from_middle(&dialog, position(event)));
            }
            "error" => fall_back(view, target),
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
        self.fingers.take();
        self.show(view, &dialog, pictures, place);
        if let Some(button) = find(view.root, "[data-action=lightbox-close]") {
            let _ = button.unchecked_into::<HtmlElement>().focus();
        }
    }

    /// Shows one of the pictures.
    fn show(&self, view: &View<'_>, dialog: &Element, pictures: &[Element], place: usize) {
        let Some(picture) = pictures.get(place) else { return };
        self.place.set(place);
        self.set_zoom(dialog, Zoom::default());
        let (Some(image), Some(room)) = (inside(picture, "img"), inside(dialog, ".lightbox-picture")) else { return };
        let alt = image.get_attribute("alt").unwrap_or_default();
        let Best { first, largest, width } = best(picture, &image);
        let content = Building::whole(|sink| {
            let attributes = [("alt", Some(&*alt)), ("referrerpolicy", Some("no-referrer")), ("src", first.as_deref())];
            sink.open("img", &attributes);
        });
        room.replace_children_with_node_1(&content);
        if let Some(shown) = inside(&room, "img") {
            set(&room, "--most", width.max(1.0));
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
            if let Some(button) = disable(dialog, action, is_end) {
                let _ = button.toggle_attribute_with_force("hidden", pictures.len() == 1);
            }
        }
        words(view, dialog, picture, &alt);
    }

    fn go(&self, view: &View<'_>, dialog: &Element, place: Option<usize>) {
        let pictures = pictures::all(view.root);
        if let Some(place) = place.filter(|place| *place < pictures.len()) {
            self.show(view, dialog, &pictures, place);
        }
    }

    fn pressed(&self, heard: &Heard<'_>, dialog: &Element) -> bool {
        let view = &heard.view;
        let place = self.place.get();
        match heard.action().as_deref() {
            Some("lightbox-close") => close(view.root),
            Some("picture-next") => self.go(view, dialog, Some(place + 1)),
            Some("picture-previous") => self.go(view, dialog, place.checked_sub(1)),
            Some("zoom-in") => self.zoom_by(dialog, STEP, (0.0, 0.0)),
            Some("zoom-out") => self.zoom_by(dialog, 1.0 / STEP, (0.0, 0.0)),
            Some("zoom-fit") => self.set_zoom(dialog, Zoom::default()),
            _ => return false,
        }
        true
    }

    fn key(&self, heard: &Heard<'_>, dialog: &Element) {
        let Heard { view, event, .. } = heard;
        let Some(key) = text(event, "key") else { return };
        if ["altKey", "ctrlKey", "metaKey"].iter().any(|name| property(event, name).is_truthy()) {
            return;
        }
        let (place, zoom) = (self.place.get(), self.zoom.get());
        let back = if is_right_to_left(dialog) { "ArrowRight" } else { "ArrowLeft" };
        match key.as_str() {
            "Tab" => return keep_focus(view, event, dialog),
            "+" | "=" => self.zoom_by(dialog, STEP, (0.0, 0.0)),
            "-" => self.zoom_by(dialog, 1.0 / STEP, (0.0, 0.0)),
            "0" => self.set_zoom(dialog, Zoom::default()),
            "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" if !zoom.is_whole() => {
                let by = match key.as_str() {
                    "ArrowLeft" => (STRIDE, 0.0),
                    "ArrowRight" => (-STRIDE, 0.0),
                    "ArrowUp" => (0.0, STRIDE),
                    _ => (0.0, -STRIDE),
                };
                self.set_zoom(dialog, zoom.moved(by, &room(dialog)));
            }
            "PageUp" => self.go(view, dialog, place.checked_sub(1)),
            "PageDown" => self.go(view, dialog, Some(place + 1)),
            "ArrowLeft" | "ArrowRight" if key == back => self.go(view, dialog, place.checked_sub(1)),
            "ArrowLeft" | "ArrowRight" => self.go(view, dialog, Some(place + 1)),
            "Home" => self.go(view, dialog, Some(0)),
            "End" => self.go(view, dialog, pictures::all(view.root).len().checked_sub(1)),
            _ => return,
        }
        event.prevent_default();
    }

    fn down(&self, heard: &Heard<'_>, dialog: &Element) {
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

    fn drag(&self, heard: &Heard<'_>, dialog: &Element) {
        let (id, to) = (number(heard.event, "pointerId"), position(heard.event));
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
            self.set_zoom(dialog, zoom.moved((by.0 / 2.0, by.1 / 2.0), &room));
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
            self.set_zoom(dialog, zoom.moved(by, &room(dialog)));
            self.drawn.set((0.0, f64::MAX));
        }
    }

    /// A finger has gone: what it did may have been a tap, the second of two, or a swipe.
    fn up(&self, heard: &Heard<'_>, dialog: &Element) {
        const SWIPE: f64 = 50.0;
        const TAP: f64 = 8.0;
        const TWICE: f64 = 350.0;
        const NEAR: f64 = 30.0;
        let (id, at) = (number(heard.event, "pointerId"), position(heard.event));
        let mut fingers = self.fingers.borrow_mut();
        let count = fingers.len();
        fingers.retain(|(known, _)| *known != id);
        let is_last = count == 1 && fingers.is_empty();
        drop(fingers);
        if !is_last {
            return;
        }
        let _ = dialog.remove_attribute("data-held");
        let zoom = self.zoom.get();
        let (across, down) = self.drawn.take();
        if zoom.is_whole() && across.abs() >= SWIPE && across.abs() > 1.5 * down.abs() {
            let is_next = (across < 0.0) != is_right_to_left(dialog);
            let place = self.place.get();
            place_picture(dialog, zoom);
            return self.go(&heard.view, dialog, if is_next { Some(place + 1) } else { place.checked_sub(1) });
        }
        place_picture(dialog, zoom);
        if across.abs() > TAP || down.abs() > TAP {
            return;
        }
        let now = heard.event.time_stamp();
        let (before, place) = self.tapped.replace((now, at));
        if now - before < TWICE && distance(place, at) < NEAR {
            self.tapped.set((0.0, at));
            match zoom.is_whole() {
                true => self.zoom_by(dialog, 2.5, from_middle(dialog, at)),
                false => self.set_zoom(dialog, Zoom::default()),
            }
        }
    }

    /// Holds the picture no longer, whatever was being done with it.
    fn let_go(&self, dialog: &Element) {
        self.fingers.take();
        self.drawn.take();
        let _ = dialog.remove_attribute("data-held");
        place_picture(dialog, self.zoom.get());
    }

    fn zoom_by(&self, dialog: &Element, factor: f64, at: Distance) {
        self.set_zoom(dialog, self.zoom.get().by(factor, at, &room(dialog)));
    }

    fn set_zoom(&self, dialog: &Element, zoom: Zoom) {
        self.zoom.set(zoom);
        place_picture(dialog, zoom);
        let _ = dialog.toggle_attribute_with_force("data-zoomed", !zoom.is_whole());
        for action in ["zoom-out", "zoom-fit"] {
            disable(dialog, action, zoom.is_whole());
        }
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

/// Says below a picture what is said of it in the article, and what it shows.
fn words(view: &View<'_>, dialog: &Element, picture: &Element, alt: &str) {
    let (Some(words), Some(article)) = (inside(dialog, ".lightbox-words"), find(view.root, "[part=article]")) else {
        return;
    };
    words.replace_children_with_node_0();
    for name in ["lang", "dir"] {
        let _ = match article.get_attribute(name) {
            Some(value) => words.set_attribute(name, &value),
            None => words.remove_attribute(name),
        };
    }
    let own = ":scope > figcaption";
    let figure = picture.closest("figure").ok().flatten();
    let around = || figure.as_ref()?.parent_element()?.closest("figure").ok()?;
    let caption = figure.as_ref().and_then(|figure| figure.query_selector(own).ok()?);
    if let Some(caption) = caption.or_else(|| around()?.query_selector(own).ok()?) {
        let copy = copied(&caption);
        // Places of the article are behind what lies over them.
        for link in copy.query_selector_all("[href^='#']").iter().flat_map(elements::<Element>) {
            let _ = link.remove_attribute("href");
        }
        while let Some(child) = copy.first_child() {
            words.append_child(&child).expect_throw("an element takes a child");
        }
    }
    if !alt.trim().is_empty() && words.text_content().is_none_or(|said| !said.contains(alt.trim())) {
        let content = Building::whole(|sink| viewer::description(alt, view.language.labels, sink));
        words.append_child(&content).expect_throw("an element takes a child");
    }
}

/// Which renditions of a picture are shown, one after the other.
struct Best {
    /// The one that the article shows, which is there already.
    first: Option<String>,
    largest: Option<String>,
    /// How wide it may be without being blown up.
    width: f64,
}

fn best(picture: &Element, image: &Element) -> Best {
    let shown = text(image, "currentSrc").filter(|shown| !shown.is_empty());
    let base = image.base_uri().ok().flatten().unwrap_or_default();
    let is_shown = |address: &str| {
        let url = Url::new_with_base(address, &base).ok();
        url.is_some_and(|url| shown.as_ref() == Some(&url.href()))
    };
    let sets = picture.query_selector_all("[srcset]");
    let sets: Vec<String> =
        sets.iter().flat_map(elements::<Element>).filter_map(|element| element.get_attribute("srcset")).collect();
    // Each is of another kind or another cut; the browser has chosen.
    let chosen = sets.iter().find(|set| candidates(set).any(|(address, _)| is_shown(address))).or(sets.last());
    let largest = chosen.and_then(|set| candidates(set).max_by(|(_, one), (_, other)| one.total_cmp(other)));
    let known = ["naturalWidth", "width"].map(|name| property(image, name).as_f64().unwrap_or_default());
    let width = largest.map_or(0.0, |(_, size)| if size > 16.0 { size } else { size * known[0] });
    let source = image.get_attribute("src");
    let largest = largest.map(|(address, _)| address.to_string());
    Best {
        largest: largest.clone().filter(|address| shown.is_some() && !is_shown(address)),
        first: shown.or(largest).or(source),
        width: known[0].max(known[1]).max(width),
    }
}

/// The larger one did not come: the smaller one is there.
fn fall_back(view: &View<'_>, image: &Element) {
    match image.get_attribute("data-smaller") {
        Some(smaller) => {
            let _ = image.remove_attribute("data-smaller");
            image.set_attribute("src", &smaller).expect_throw("the name is one of ours");
        }
        None => {
            let labels = view.language.labels;
            let parent: Option<Node> = image.parent_node();
            if let Some(parent) = parent {
                parent.set_text_content(Some(labels.picture_failed()));
            }
        }
    }
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

/// Says of a button whether it does anything. The focus may stay on it where it does not.
fn disable(dialog: &Element, action: &str, is_disabled: bool) -> Option<Element> {
    let button = inside(dialog, &["[data-action=", action, "]"].concat())?;
    let _ = match is_disabled {
        true => button.set_attribute("aria-disabled", "true"),
        false => button.remove_attribute("aria-disabled"),
    };
    Some(button)
}

fn place_picture(dialog: &Element, zoom: Zoom) {
    let Some(picture) = inside(dialog, ".lightbox-picture") else { return };
    set(&picture, "--zoom", zoom.scale * 100.0);
    set(&picture, "--across", zoom.offset.0);
    set(&picture, "--down", zoom.offset.1);
}

/// Tells the style sheet a number, which it makes pixels or parts of.
fn set(element: &Element, name: &str, value: f64) {
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

fn number(object: &JsValue, name: &str) -> f64 {
    property(object, name).as_f64().unwrap_or_default()
}

fn distance(one: Distance, other: Distance) -> f64 {
    let (across, down) = (one.0 - other.0, one.1 - other.1);
    (across * across + down * down).sqrt()
}

fn dialog(root: &ShadowRoot) -> Option<HtmlDialogElement> {
    root.get_element_by_id("lightbox").map(JsCast::unchecked_into)
}
