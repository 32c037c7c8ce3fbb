//! What a host puts into the body of an article: a child with `slot="body-3"` stands behind the third block.
//!
//! The other slots are always there and take no room. Of these there is one for each that is used: an article has
//! thousands of blocks.

use super::dom::{document, find};
use super::media::elements;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ShadowRoot};

/// Makes the places that children of the host ask for and that are not there yet. Behind a block that is not built yet
/// there is none.
pub fn place(host: &HtmlElement, root: &ShadowRoot) {
    let children = host.children();
    for child in (0..children.length()).filter_map(|index| children.item(index)) {
        let name = child.slot();
        let place = name.strip_prefix("body-").and_then(|place| place.parse::<usize>().ok());
        if let Some(place) = place.filter(|_| find(root, &["slot[name='", &name, "']"].concat()).is_none()) {
            place_behind(root, &name, place);
        }
    }
}

fn place_behind(root: &ShadowRoot, name: &str, place: usize) -> Option<()> {
    const BLOCKS: &str = ".body > :not(.passage, slot, [hidden]), .passage > :not(slot, [hidden])";
    let blocks = root.query_selector_all(BLOCKS).ok()?;
    let block = elements::<Element>(&blocks).nth(place.checked_sub(1)?)?;
    let slot = document(root).create_element("slot").ok()?;
    slot.set_attribute("name", name).expect_throw("the name is one of ours");
    block.after_with_node_1(&slot).expect_throw("a block has a parent");
    Some(())
}
