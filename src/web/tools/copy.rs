//! What stands in the article, shown once more somewhere else.

use crate::web::media::elements;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// What there is once: ways back, buttons, and what plays, which would be loaded again and lose its place.
const UNIQUE: &str = ".back, [data-action], .frame, [data-frame], video, audio";

/// A copy of an element of the article without what belongs to that alone. What waits for the reader goes on waiting:
/// loaded here, it would not be there.
pub fn copied(element: &Element) -> Element {
    let copy: Element = element.clone_node_with_deep(true).expect_throw("an element can be copied").unchecked_into();
    for unique in copy.query_selector_all(UNIQUE).iter().flat_map(elements::<Element>) {
        unique.remove();
    }
    let _ = copy.remove_attribute("id");
    for named in copy.query_selector_all("[id]").iter().flat_map(elements::<Element>) {
        let _ = named.remove_attribute("id");
    }
    copy
}
