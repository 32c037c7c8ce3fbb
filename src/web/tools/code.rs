//! The colours of code, painted over listings that are near the reader and taken away from those that are not: a browser
//! looks at all that is painted whenever anything of the page changes.

use super::View;
use super::highlight::Highlight;
use crate::code::{Kind, Token, tokens};
use crate::web::locator::each_text;
use crate::web::media::elements;
use js_sys::{Function, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

/// The listings of an article that are painted.
#[derive(Default)]
pub struct Code(RefCell<Vec<Painted>>);

struct Painted {
    listing: Element,
    /// What is painted in it, by its kind.
    ranges: [Vec<JsValue>; Kind::ALL.len()],
}

const LISTINGS: &str = "pre.code > code[class^='language-']";

/// So much of a listing has colours; a reader who comes to the end of it has long found their way.
const MOST_TOKENS: usize = 10_000;

impl Code {
    /// Follows the reader, and an article that was written anew.
    pub fn moved(&self, view: &View<'_>) {
        if highlight(Kind::Comment).is_none() {
            return;
        }
        let near = near(view).unwrap_or_default();
        let mut all = self.0.borrow_mut();
        all.retain(|painted| {
            let stays = near.contains(&painted.listing);
            if !stays {
                painted.erase();
            }
            stays
        });
        for listing in near {
            if !all.iter().any(|painted| painted.listing == listing) {
                all.push(Painted::new(listing));
            }
        }
    }

    /// Lets go of the article.
    pub fn rest(&self) {
        for painted in self.0.take() {
            painted.erase();
        }
    }
}

impl Painted {
    fn new(listing: Element) -> Painted {
        let class = listing.class_name();
        let language = class.strip_prefix("language-");
        let mut ranges: [Vec<JsValue>; Kind::ALL.len()] = Default::default();
        if let Some(constructor) = static_range() {
            let mut texts = Vec::new();
            let mut code = String::new();
            each_text(&listing, &mut |node, length| {
                code.push_str(&node.node_value().unwrap_or_default());
                let start = texts.last().map_or(0, |text: &Text| text.end);
                texts.push(Text { node: node.clone(), start, end: start + length });
                false
            });
            let mut at = 0;
            for Token { kind, start, end } in tokens(&code, language).into_iter().take(MOST_TOKENS) {
                // What ends where a node does belongs to that, what starts there to the next.
                while texts.get(at).is_some_and(|text| text.end <= start) {
                    at += 1;
                }
                let last = (at..texts.len()).find(|last| texts[*last].end >= end);
                let (Some(first), Some(last)) = (texts.get(at), last.and_then(|last| texts.get(last))) else { break };
                ranges[kind as usize].extend(range(&constructor, first, start, last, end));
            }
        }
        let painted = Painted { listing, ranges };
        painted.each(Highlight::paint);
        painted
    }

    fn erase(&self) {
        self.each(Highlight::erase);
    }

    fn each(&self, change: impl Fn(&Highlight, &[JsValue])) {
        for kind in Kind::ALL {
            let ranges = &self.ranges[kind as usize];
            if let Some(highlight) = highlight(kind).filter(|_| !ranges.is_empty()) {
                change(&highlight, ranges);
            }
        }
    }
}

/// What is painted for a kind, below what is found.
fn highlight(kind: Kind) -> Option<Highlight> {
    let name = match kind {
        Kind::Comment => "article-code-comment",
        Kind::Keyword => "article-code-keyword",
        Kind::String => "article-code-string",
        Kind::Number => "article-code-number",
        Kind::Name => "article-code-name",
        Kind::Inserted => "article-code-inserted",
        Kind::Deleted => "article-code-deleted",
    };
    Highlight::of(name, -1)
}

/// The listings of which something is in sight, or would be with a window more on each side. To ask where something is
/// in a passage that is far away would lay that out: the passage is asked first.
fn near(view: &View<'_>) -> Option<Vec<Element>> {
    let window = view.host.owner_document()?.default_view()?;
    let width = window.inner_width().ok()?.as_f64()?;
    let height = window.inner_height().ok()?.as_f64()?;
    let is_near = |element: &Element| {
        let bounds = element.get_bounding_client_rect();
        bounds.bottom() > -height
            && bounds.top() < 2.0 * height
            && bounds.right() > -width
            && bounds.left() < 2.0 * width
    };
    let article = view.root.query_selector("[part=article]").ok()??;
    let mut near = Vec::new();
    let mut around: Option<(Element, bool)> = None;
    for listing in elements::<Element>(&article.query_selector_all(LISTINGS).ok()?) {
        if let Some(passage) = listing.closest(".passage").ok().flatten() {
            if around.as_ref().is_none_or(|(known, _)| *known != passage) {
                around = Some((passage.clone(), is_near(&passage)));
            }
            if around.as_ref().is_some_and(|(_, is_near)| !is_near) {
                continue;
            }
        }
        if is_near(&listing) {
            near.push(listing);
        }
    }
    Some(near)
}

/// A node of a listing, and where it is in its text, in UTF-16 code units.
struct Text {
    node: Node,
    start: u32,
    end: u32,
}

fn static_range() -> Option<Function> {
    Reflect::get(&js_sys::global(), &"StaticRange".into()).ok()?.dyn_into().ok()
}

/// A range that the browser need not keep true to a text that does not change.
fn range(constructor: &Function, first: &Text, start: u32, last: &Text, end: u32) -> Option<JsValue> {
    let points = Object::new();
    for (name, value) in [
        ("startContainer", first.node.as_ref()),
        ("startOffset", &JsValue::from(start - first.start)),
        ("endContainer", last.node.as_ref()),
        ("endOffset", &JsValue::from(end - last.start)),
    ] {
        Reflect::set(&points, &name.into(), value).ok()?;
    }
    Reflect::construct(constructor, &js_sys::Array::of1(&points)).ok()
}
