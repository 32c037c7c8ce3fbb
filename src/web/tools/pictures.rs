//! What pictures and placeholders have besides themselves when there are tools: a button that enlarges a picture, a face
//! for one that did not come, a button that loads all that waits, and a word for a frame that the page refuses.

use super::{Heard, View};
use crate::labels::fill;
use crate::model::{Purpose, Url};
use crate::viewer::{self, Broken};
use crate::web::dom::Building;
use crate::web::events::announce;
use crate::web::media::elements;
use crate::web::{property, text};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, ShadowRoot};

/// Pictures that can be looked at alone. A card or a portrait shows all it has to show, and a picture in the words of a
/// link is a word.
const PICTURES: &str = "[part=article] .picture:not(:has(> :is(.remote, .broken))):not(:is(.card, .about, a) *)";

/// Placeholders with so much room that another button fits in.
const ROOMY: &str =
    ":is(figure, .picture, .embed > .card) > .remote:has([data-action=load-media]):not(:has(> audio, .load-all))";

/// The pictures of the article that can be looked at alone.
pub fn all(root: &ShadowRoot) -> Vec<Element> {
    let pictures = root.query_selector_all(PICTURES);
    pictures.iter().flat_map(elements::<Element>).filter(is_large).collect()
}

/// Gives an article that was written anew its buttons, and faces to the pictures that did not come before.
pub fn changed(view: &View<'_>) {
    for image in query(view.root, ".picture > :is(img, picture, a):not(:has(~ .broken))") {
        if let Some(image) = inside(&image, "img").filter(is_broken) {
            failed(view, &image);
        }
    }
    number(view);
    offer_all(view);
}

/// Answers what became of a picture, and who asks for it again; whether it was here.
pub fn heard(heard: &Heard<'_>) -> bool {
    let view = &heard.view;
    match heard.event.type_().as_str() {
        "load" => {
            let picture = heard.closest(".picture");
            if picture.is_some_and(|picture| inside(&picture, ".enlarge").is_none()) {
                number(view);
            }
        }
        "error" if heard.target.local_name() == "img" => return failed(view, &heard.target),
        "click" if heard.action().as_deref() == Some("picture-retry") => {
            if let Some(picture) = heard.closest(".picture") {
                retry(&picture);
            }
            return true;
        }
        _ => {}
    }
    false
}

/// Says of a frame that the page's policy refuses why nothing is there. Its card leads to what it would have shown.
pub fn refused(view: &View<'_>, event: &Event) -> bool {
    let directive = text(event, "effectiveDirective").unwrap_or_default();
    if !matches!(directive.as_str(), "frame-src" | "child-src" | "default-src") {
        return false;
    }
    let blocked = text(event, "blockedURI").and_then(|address| Url::parse(&address, Purpose::Frame));
    for frame in query(view.root, ".frame > iframe") {
        let address = frame.get_attribute("src").and_then(|address| Url::parse(&address, Purpose::Frame));
        if blocked.as_ref().and_then(Url::origin) != address.as_ref().and_then(Url::origin) {
            continue;
        }
        let labels = view.language.labels;
        let content = Building::whole(|sink| viewer::refused(labels, sink));
        frame.replace_with_with_node_1(&content).expect_throw("a frame has a parent");
        announce(view.root, labels.frame_refused());
    }
    false
}

/// Gives each picture its button, with its place among all.
fn number(view: &View<'_>) {
    let labels = view.language.labels;
    for (place, picture) in all(view.root).iter().enumerate() {
        let number = view.language.locale.number((place + 1) as f64);
        let label = fill(labels.enlarge(), &[("picture", &number)]);
        match inside(picture, ":scope > .enlarge") {
            None => {
                let button = Building::whole(|sink| viewer::enlarge(&label, labels, sink));
                picture.append_child(&button).expect_throw("an element takes a child");
            }
            Some(button) if button.get_attribute("aria-label").as_ref() != Some(&label) => {
                for (name, value) in [("aria-label", &*label), ("title", &label), ("lang", labels.language())] {
                    button.set_attribute(name, value).expect_throw("the name is one of ours");
                }
            }
            Some(_) => {}
        }
    }
}

/// Where more than one thing waits, all can be loaded at once.
fn offer_all(view: &View<'_>) {
    if query(view.root, "[data-action=load-media]").nth(1).is_none() {
        return;
    }
    for placeholder in query(view.root, ROOMY) {
        if let Some(face) = inside(&placeholder, ".remote-face").filter(|_| has_room(&placeholder)) {
            let button = Building::whole(|sink| viewer::load_all(view.language.labels, sink));
            face.append_child(&button).expect_throw("an element takes a child");
        }
    }
}

/// Whether two buttons stand above one another in a placeholder, also where it is as narrow as a telephone.
fn has_room(placeholder: &Element) -> bool {
    let Some(spacer) = inside(placeholder, ":scope > .spacer") else { return true };
    match (length(&spacer, "width"), length(&spacer, "height")) {
        (Some(width), Some(height)) => width >= 300 && height * 16 >= width * 9 || width == 16,
        _ => false,
    }
}

/// Puts a face in the place of a picture that did not come; whether there is a place for it.
fn failed(view: &View<'_>, image: &Element) -> bool {
    let Some(picture) = image.closest(".picture").ok().flatten() else { return false };
    if !is_large(&picture) || inside(&picture, ":is(.broken, .remote)").is_some() {
        return false;
    }
    let attribute = |name| image.get_attribute(name);
    let (says, width, height) = (attribute("alt"), attribute("width"), attribute("height"));
    let link = inside(&picture, ":scope > a[href]").and_then(|link| link.get_attribute("href"));
    let url = link.as_deref().and_then(|link| Url::parse(link, Purpose::Link));
    let link = url.as_ref().map(|url| (url.as_str(), url.host().unwrap_or(url.as_str())));
    let says = says.as_deref().filter(|says| !says.trim().is_empty());
    let broken = Broken { says, size: width.as_deref().zip(height.as_deref()), link };
    let face = Building::whole(|sink| viewer::broken(&broken, view.language.labels, sink));
    let had_focus = picture.contains(view.root.active_element().as_deref());
    picture.append_child(&face).expect_throw("an element takes a child");
    if had_focus && let Some(button) = inside(&picture, "[data-action=picture-retry]") {
        let _ = button.unchecked_into::<HtmlElement>().focus();
    }
    true
}

/// Asks for a picture again, which stands there as before until it is known what becomes of it.
fn retry(picture: &Element) {
    let Some(image) = inside(picture, "img") else { return };
    if let Some(face) = inside(picture, ":scope > .broken") {
        face.remove();
    }
    let place: &HtmlElement = picture.unchecked_ref();
    place.set_tab_index(-1);
    let _ = place.focus();
    let _ = image.remove_attribute("loading");
    if let Some(address) = image.get_attribute("src") {
        image.set_attribute("src", &address).expect_throw("the name is one of ours");
    }
}

/// Whether a picture has come and there is nothing of it. One that was put off is not complete.
fn is_broken(image: &Element) -> bool {
    let is_nothing = |name| property(image, name).as_f64() == Some(0.0);
    property(image, "complete").is_truthy() && is_nothing("naturalWidth") && is_nothing("naturalHeight")
}

/// Whether there is more to see in a picture than in a sign.
fn is_large(picture: &Element) -> bool {
    inside(picture, "img").is_some_and(|image| length(&image, "width").is_none_or(|width| width >= 100))
}

fn length(element: &Element, name: &str) -> Option<u32> {
    element.get_attribute(name)?.parse().ok()
}

/// An element, or the first one in it, that matches.
pub fn inside(element: &Element, selector: &str) -> Option<Element> {
    if element.matches(selector).unwrap_or(false) {
        return Some(element.clone());
    }
    element.query_selector(selector).ok().flatten()
}

fn query(root: &ShadowRoot, selector: &str) -> impl Iterator<Item = Element> {
    root.query_selector_all(selector).into_iter().flat_map(|list| elements::<Element>(&list).collect::<Vec<_>>())
}
