//! Markup as real nodes.

use crate::render::{Sink, is_void};
use std::borrow::Cow;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Node};

/// Builds nodes under a parent. Nothing is parsed: there is no markup here, only names and values.
pub struct DomSink {
    document: Document,
    /// The parent, then the elements that were opened, each with the namespace of what is inside.
    open: Vec<(Node, Option<&'static str>)>,
}

const SVG: &str = "http://www.w3.org/2000/svg";
const MATH: &str = "http://www.w3.org/1998/Math/MathML";

impl DomSink {
    /// Starts under a parent, behind what it holds.
    pub fn new(document: Document, parent: Node) -> Self {
        DomSink { document, open: vec![(parent, None)] }
    }

    fn append(&self, node: &Node) {
        let (parent, _) = self.open.last().expect_throw("`close` answers an `open`");
        parent.append_child(node).expect_throw("an element takes a child");
    }
}

impl Sink for DomSink {
    fn open(&mut self, tag: &'static str, attributes: &[(&'static str, Option<&str>)]) {
        let (_, inherited) = self.open.last().expect_throw("`close` answers an `open`");
        let namespace = match tag {
            "svg" => Some(SVG),
            "math" => Some(MATH),
            _ => *inherited,
        };
        let element: Element = match namespace {
            Some(_) => self.document.create_element_ns(namespace, tag),
            None => self.document.create_element(tag),
        }
        .expect_throw("the name is one of ours");
        for (name, value) in attributes {
            if let Some(value) = value {
                element.set_attribute(name, &without_null(value)).expect_throw("the name is one of ours");
            }
        }
        self.append(&element);
        if !is_void(tag) {
            self.open.push((element.into(), namespace));
        }
    }

    fn text(&mut self, text: &str) {
        // Characters that stand side by side are one node, as a parser makes them.
        let (parent, _) = self.open.last().expect_throw("`close` answers an `open`");
        let before = parent.last_child().and_then(|node| node.dyn_into::<web_sys::Text>().ok());
        match before {
            Some(before) => before.append_data(&without_null(text)).expect_throw("a text takes characters"),
            None if text.is_empty() => {}
            None => self.append(&self.document.create_text_node(&without_null(text))),
        }
    }

    fn close(&mut self) {
        self.open.pop();
    }
}

/// A text as a parser of HTML reads it, which knows no null.
fn without_null(text: &str) -> Cow<'_, str> {
    match text.contains('\0') {
        true => Cow::Owned(text.replace('\0', "\u{fffd}")),
        false => Cow::Borrowed(text),
    }
}
