//! A place of an article as a host may store it, and where that is in an article that may have changed since.

use super::dom::document;
use super::media::elements;
use super::scroll::Way;
use super::{property, text};
use crate::place;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, Node, Range, ShadowRoot};

/// A place as a host may store it.
pub struct Locator {
    /// How much of the article has passed, from 0 to 1.
    pub progress: f64,
    /// The block, counted through the article.
    block: usize,
    /// Where in the text of the block, in UTF-16 code units; of a picture, which one of the block it is.
    offset: usize,
    /// What stands there; of a picture, the beginning of the block.
    quote: String,
    /// How much of a picture has passed, from 0 to 1; `None` for words.
    pub passed: Option<f64>,
}

/// The blocks of an article, from its header to its footer.
const BLOCKS: &str = "[part=article] > :not(.body), .body > :not(.passage), .passage > *";

/// What is a picture for a reader, in the text or waiting: it has a place as words have.
pub const PICTURES: &str = ".picture, figure > :is(video, .remote), .frame";

impl Locator {
    /// The place of some words, or of a picture of which so much has `passed`.
    pub fn of(host: &HtmlElement, root: &ShadowRoot, words: &Range, passed: Option<f64>) -> Option<Locator> {
        let node = words.start_container().ok()?;
        let start = words.start_offset().ok()?;
        let around = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
        let block = around.closest(BLOCKS).ok()??;
        let (offset, from) = match passed {
            Some(_) => {
                let picture = node.child_nodes().item(start)?;
                (pictures(&block).position(|known| *known == *picture)?, 0)
            }
            None => {
                let before = document(&node).create_range().ok()?;
                before.set_start(&block, 0).ok()?;
                before.set_end(&node, start).ok()?;
                let offset = js_sys::Object::to_string(&before).length() as usize;
                (offset, offset)
            }
        };
        Some(Locator {
            progress: Way::of(host, root)?.progress(),
            block: blocks(root).iter().position(|known| *known == block)?,
            offset,
            quote: place::quote(&block.text_content().unwrap_or_default(), from).to_string(),
            passed,
        })
    }

    /// Reads what a host has stored; whatever it is, a place comes of it, or none.
    pub fn read(value: &JsValue) -> Option<Locator> {
        let number = |name| property(value, name).as_f64().filter(|number| *number >= 0.0);
        let progress = number("progress");
        Some(Locator {
            progress: progress.or(number("block").map(|_| 0.0))?.min(1.0),
            block: number("block").unwrap_or_default() as usize,
            offset: number("offset").unwrap_or_default() as usize,
            quote: text(value, "quote").unwrap_or_default(),
            passed: number("passed").map(|passed| passed.min(1.0)),
        })
    }

    /// The same as a plain object.
    pub fn object(&self) -> JsValue {
        let object = js_sys::Object::new();
        let set = |name: &str, value: JsValue| {
            js_sys::Reflect::set(&object, &name.into(), &value).expect_throw("an object takes a property");
        };
        for (name, value) in [
            ("progress", JsValue::from(self.progress)),
            ("block", JsValue::from(self.block as u32)),
            ("offset", JsValue::from(self.offset as u32)),
            ("quote", JsValue::from(&self.quote)),
        ] {
            set(name, value);
        }
        if let Some(passed) = self.passed {
            set("passed", passed.into());
        }
        object.into()
    }

    /// Where the words or the picture stand in the article that is shown.
    pub fn find(&self, root: &ShadowRoot) -> Option<Range> {
        if self.quote.is_empty() && self.passed.is_none() {
            return None;
        }
        let blocks = blocks(root);
        place::outwards(self.block, blocks.len()).find_map(|index| {
            let block = &blocks[index];
            let at = place::find(&block.text_content()?, &self.quote, self.offset)?;
            let range = document(block).create_range().ok()?;
            if self.passed.is_some() {
                range.select_node(&pictures(block).nth(self.offset)?).ok()?;
                return Some(range);
            }
            let mut left = at as u32;
            let found = each_text(block, &mut |node, length| {
                let is_here = left < length;
                if is_here {
                    let _ = range.set_start(node, left);
                    let _ = range.set_end(node, (left + WINDOW).min(length));
                }
                left = left.saturating_sub(length);
                is_here
            });
            found.then_some(range)
        })
    }
}

fn blocks(root: &ShadowRoot) -> Vec<Element> {
    root.query_selector_all(BLOCKS).iter().flat_map(elements).collect()
}

fn pictures(block: &Element) -> impl Iterator<Item = Node> {
    block.query_selector_all(PICTURES).into_iter().flat_map(|list| elements(&list).collect::<Vec<Node>>())
}

/// Visits the pieces of text in a node with their lengths until one is it; whether one was.
pub fn each_text(node: &Node, is_it: &mut dyn FnMut(&Node, u32) -> bool) -> bool {
    let mut next = node.first_child();
    while let Some(node) = next {
        let is_text = node.node_type() == Node::TEXT_NODE;
        if if is_text { is_it(&node, length(&node)) } else { each_text(&node, is_it) } {
            return true;
        }
        next = node.next_sibling();
    }
    false
}

/// How many characters are measured together: between two words there may be some that take no room.
pub const WINDOW: u32 = 8;

/// How long a piece of text is, in UTF-16 code units.
pub fn length(text: &Node) -> u32 {
    property(text, "length").as_f64().unwrap_or_default() as u32
}
