//! Markup as real nodes, and nodes that are looked for.

use crate::render::{Recording, Sink, Step};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Node, ShadowRoot};

/// Markup on its way to being nodes, which may take a while. Nothing is parsed: there is no markup here, only names and
/// values.
pub struct Building {
    document: Document,
    recording: Recording,
    /// What of it is still outside: the memory of the wasm, once it has grown, never shrinks.
    outside: Uint8Array,
    /// What all stands in, then the elements that are open, each with the namespace of what is inside.
    open: Vec<(Element, Option<&'static str>)>,
    /// Whether the last of them is not in its parent yet: attributes come first.
    is_new: bool,
}

const SVG: &str = "http://www.w3.org/2000/svg";
const MATH: &str = "http://www.w3.org/1998/Math/MathML";

impl Building {
    /// Starts aside. The nodes are of the document that this runs in, wherever the host has gone: a node of another
    /// window is none of the classes known here.
    pub fn new(recording: Recording) -> Self {
        let document = web_sys::window().and_then(|window| window.document()).expect_throw("an element is of a window");
        // A fragment takes children as an element does.
        let nodes: Element = document.create_document_fragment().unchecked_into();
        Building {
            document,
            recording,
            outside: Uint8Array::new_with_length(0),
            open: vec![(nodes, None)],
            is_new: false,
        }
    }

    /// Starts with what was recorded elsewhere, as bytes.
    pub fn from_bytes(bytes: Uint8Array) -> Self {
        Building { outside: bytes, ..Building::new(Recording::default()) }
    }

    /// A fragment with all that is written.
    pub fn whole(write: impl FnOnce(&mut dyn Sink)) -> Node {
        let mut building = Building::new(Recording::of(write));
        building.build(|| false);
        building.nodes()
    }

    /// A fragment with what is built. When it is put somewhere, the rest is built there.
    pub fn nodes(&self) -> Node {
        self.open[0].0.clone().into()
    }

    /// Builds on until there is `enough`; whether anything is left.
    pub fn build(&mut self, mut enough: impl FnMut() -> bool) -> bool {
        // About a screen: it is there whatever the clock says, which costs a call, too.
        const STEPS: usize = 512;
        loop {
            for _ in 0..STEPS {
                match self.recording.step() {
                    Some(step) => follow(step, &self.document, &mut self.open, &mut self.is_new),
                    None if self.outside.length() > 0 => self.feed(),
                    None => return false,
                }
            }
            if enough() {
                return true;
            }
        }
    }

    /// Gets a piece more from outside.
    fn feed(&mut self) {
        const PIECE: u32 = 16 << 10;
        let end = self.outside.length().min(PIECE);
        self.recording.feed(&self.outside.subarray(0, end).to_vec());
        self.outside = self.outside.subarray(end, self.outside.length());
    }
}

fn follow(step: Step<'_>, document: &Document, open: &mut Vec<(Element, Option<&'static str>)>, is_new: &mut bool) {
    if *is_new && !matches!(step, Step::Attribute(..)) {
        *is_new = false;
        if let [.., (parent, _), (element, _)] = &**open {
            parent.append_child(element).expect_throw("an element takes a child");
        }
    }
    let (element, namespace) = open.last().expect_throw("an element that closes was open");
    match step {
        Step::Open(tag) => {
            let namespace = match tag {
                "svg" => Some(SVG),
                "math" => Some(MATH),
                _ => *namespace,
            };
            let element = match namespace {
                Some(_) => document.create_element_ns(namespace, tag),
                None => document.create_element(tag),
            };
            open.push((element.expect_throw("the name is one of ours"), namespace));
            *is_new = true;
        }
        Step::Attribute(name, value) => element.set_attribute(name, value).expect_throw("the name is one of ours"),
        Step::Text(text) => element.append_with_str_1(text).expect_throw("an element takes characters"),
        Step::Close => {
            open.pop();
        }
    }
}

/// The first element of a root that matches.
pub fn find(root: &ShadowRoot, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// The document of a node.
pub fn document(node: &Node) -> Document {
    node.owner_document().expect_throw("a node has a document")
}

/// What the style sheets make of a property of an element.
pub fn style(element: &Element, property: &str) -> Option<String> {
    let style = web_sys::window()?.get_computed_style(element).ok()??;
    style.get_property_value(property).ok()
}

/// Whether what is inside an element runs from right to left.
pub fn is_right_to_left(element: &Element) -> bool {
    style(element, "direction").as_deref() == Some("rtl")
}

/// Sets an attribute, or takes it away where it has no value.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    }
    .expect_throw("the name is one of ours");
}

/// Says of a button whether it does nothing now. The focus may stay on it.
pub fn disable(button: &Element, is_disabled: bool) {
    set_attribute(button, "aria-disabled", is_disabled.then_some("true"));
}
