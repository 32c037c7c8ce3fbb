//! Media that wait for the reader.

use super::dom::Building;
use crate::model::{Purpose, Url};
use crate::render::frame;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, HtmlMediaElement, NodeList, ShadowRoot};

/// Where an address waits, and where the browser follows it.
const ADDRESSES: [(&str, &str); 3] = [("data-srcset", "srcset"), ("data-src", "src"), ("data-poster", "poster")];

/// Where the address of a frame waits, which is made when it is wanted.
const FRAME: &str = "data-frame";

/// Loads what the placeholder around a button stands for, and moves the focus there: the button that had it is gone.
/// The addresses, to be known when the article is written anew.
pub fn load(button: &Element) -> Vec<String> {
    let Some(placeholder) = button.closest(".remote").ok().flatten() else { return Vec::new() };
    let addresses = addresses(&placeholder);
    if let Some(shown) = reveal(&placeholder) {
        // A player is a stop of the Tab key by itself.
        if shown.local_name() == "img" {
            shown.set_tab_index(-1);
        }
        let _ = shown.focus();
    }
    addresses
}

/// Loads everything that waits. The addresses, to be known when the article is written anew.
pub fn load_all(root: &ShadowRoot) -> Vec<String> {
    let placeholders = root.query_selector_all(".remote:has([data-action=load-media])");
    let mut loaded = Vec::new();
    for placeholder in placeholders.iter().flat_map(elements::<Element>) {
        loaded.append(&mut addresses(&placeholder));
        reveal(&placeholder);
    }
    loaded
}

/// Loads what the reader has loaded before.
pub fn load_again(root: &ShadowRoot, loaded: &[String]) {
    if loaded.is_empty() {
        return;
    }
    let placeholders = root.query_selector_all(".remote");
    for placeholder in placeholders.iter().flat_map(elements::<Element>) {
        let addresses = addresses(&placeholder);
        if !addresses.is_empty() && addresses.iter().all(|address| loaded.contains(address)) {
            reveal(&placeholder);
        }
    }
}

fn waiting(placeholder: &Element) -> Vec<Element> {
    let list = placeholder.query_selector_all("[data-src], [data-srcset], [data-poster]");
    list.iter().flat_map(elements).collect()
}

fn addresses(placeholder: &Element) -> Vec<String> {
    if let Some(address) = placeholder.get_attribute(FRAME) {
        return vec![address];
    }
    let of = |element: &Element| ADDRESSES.map(|(from, _)| element.get_attribute(from));
    waiting(placeholder).iter().flat_map(of).flatten().collect()
}

/// Puts the medium in the place of its placeholder.
fn reveal(placeholder: &Element) -> Option<HtmlElement> {
    if let Some(address) = placeholder.get_attribute(FRAME) {
        return reveal_frame(placeholder, &Url::parse(&address, Purpose::Frame)?);
    }
    for element in waiting(placeholder) {
        for (from, to) in ADDRESSES {
            if let Some(address) = element.get_attribute(from) {
                let _ = element.remove_attribute(from);
                element.set_attribute(to, &address).expect_throw("the name is one of ours");
            }
        }
    }
    let parent = placeholder.parent_node()?;
    let mut shown: Option<HtmlElement> = None;
    while let Some(child) = placeholder.first_element_child() {
        // A picture that leads somewhere is a link.
        if matches!(child.local_name().as_str(), "img" | "video" | "audio" | "a") {
            parent.insert_before(&child, Some(placeholder)).expect_throw("a parent takes a child");
            shown = Some(child.unchecked_into());
        } else {
            child.remove();
        }
    }
    placeholder.remove();
    let is_player = |shown: &&HtmlElement| matches!(shown.local_name().as_str(), "video" | "audio");
    if let Some(player) = shown.as_ref().filter(is_player) {
        // A player need not look again at sources that had no address when it first did:
        // <https://html.spec.whatwg.org/#the-source-element>.
        player.unchecked_ref::<HtmlMediaElement>().load();
    }
    shown
}

/// Puts a frame into the room that was kept for it.
fn reveal_frame(placeholder: &Element, address: &Url) -> Option<HtmlElement> {
    if let Some(face) = placeholder.query_selector(".remote-face").ok().flatten() {
        face.remove();
    }
    let title = placeholder.get_attribute("data-title").unwrap_or_default();
    for name in [FRAME, "data-title", "part"] {
        let _ = placeholder.remove_attribute(name);
    }
    placeholder.set_class_name("frame");
    let content = Building::whole(|sink| frame(address.as_str(), &title, sink));
    placeholder.append_child(&content).expect_throw("an element takes a child");
    placeholder.last_element_child().map(JsCast::unchecked_into)
}

/// The elements of a list.
pub fn elements<Kind: JsCast>(list: &NodeList) -> impl Iterator<Item = Kind> {
    (0..list.length()).filter_map(|index| Some(list.item(index)?.unchecked_into()))
}
