//! A search of the nodes of an article: what is found, where it is painted, and the way to it.

use super::highlight::Highlight;
use super::paging::show_words;
use crate::find::{Point, Text};
use crate::web::dom::{document, find};
use crate::web::events::open_around;
use crate::web::function;
use crate::web::scroll::{Pages, scroll_by, shown_part};
use wasm_bindgen::prelude::*;
use web_sys::{DomRect, Element, HtmlElement, Node, Range, ShadowRoot};

/// A search that is open.
pub struct Search {
    query: String,
    /// The text of the article, and the nodes that its pieces stand in.
    text: Text,
    nodes: Vec<Node>,
    found: Vec<(Point, Point)>,
    current: usize,
    /// What is painted, to be taken away again: all places, and the current one.
    painted: Vec<Range>,
    shown: Option<Range>,
}

/// As many places are counted and as many are painted; a reader who has more has a wrong word.
const MOST_FOUND: usize = 10_000;
const MOST_PAINTED: usize = 2_000;

/// The names of what is painted, as the style sheet has them.
const FOUND: &str = "article-found";
const CURRENT: &str = "article-found-current";

/// The current place lies over the others, and both over the colours of code.
fn found() -> Option<Highlight> {
    Highlight::of(FOUND, 0)
}

fn current() -> Option<Highlight> {
    Highlight::of(CURRENT, 1)
}

impl Search {
    /// The search of an article as it is shown.
    pub fn new(article: &Element, query: String) -> Self {
        let (text, nodes) = read(article);
        Search::of(query, text, nodes)
    }

    /// The search for other words of the same article.
    pub fn again(self, query: String) -> Self {
        self.erase();
        Search::of(query, self.text, self.nodes)
    }

    fn of(query: String, text: Text, nodes: Vec<Node>) -> Self {
        let found = text.find(&query, MOST_FOUND);
        Search { query, text, nodes, found, current: 0, painted: Vec::new(), shown: None }
    }

    pub fn query(&self) -> &str {
        &self.query
    }

    /// How many places there are.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// Which of them is shown, from 0.
    pub fn current(&self) -> usize {
        self.current
    }

    /// Paints all places and goes to the nearest, without bringing it into sight.
    pub fn begin(&mut self, host: &HtmlElement, article: &Element, root: &ShadowRoot) {
        self.current = self.nearest(host, root);
        self.paint();
        self.mark(host, article, root);
    }

    /// Goes so many places on, around the end.
    pub fn step(&mut self, step: isize) {
        self.current = (self.current as isize + step).rem_euclid(self.count() as isize) as usize;
    }

    fn range(&self, index: usize) -> Option<Range> {
        let (start, end) = self.found.get(index)?;
        let (first, last) = (self.nodes.get(start.piece)?, self.nodes.get(end.piece)?);
        let range = document(first).create_range().ok()?;
        // What was shown when the text was read may have gone since.
        range.set_start(first, start.offset).ok()?;
        range.set_end(last, end.offset).ok()?;
        Some(range)
    }

    fn paint(&mut self) {
        self.painted = (0..self.found.len().min(MOST_PAINTED)).filter_map(|index| self.range(index)).collect();
        if let Some(highlight) = found() {
            highlight.paint(&self.painted);
        }
    }

    /// Takes away what is painted, of this search alone: other viewers of the page may have theirs.
    pub fn erase(&self) {
        if let Some(highlight) = found() {
            highlight.erase(&self.painted);
        }
        if let Some(highlight) = current() {
            highlight.erase(self.shown.as_slice());
        }
    }

    /// Where a place is in the window; in a closed disclosure, what is seen of that.
    fn bounds(&self, index: usize) -> Option<DomRect> {
        let range = self.range(index)?;
        let mut bounds = range.get_bounding_client_rect();
        let mut around = range.start_container().ok()?.parent_element();
        while let Some(element) = around.filter(|_| bounds.width() == 0.0 && bounds.height() == 0.0) {
            bounds = element.get_bounding_client_rect();
            around = element.parent_element();
        }
        Some(bounds)
    }

    /// The first place that is not above what is seen.
    fn nearest(&self, host: &HtmlElement, root: &ShadowRoot) -> usize {
        let (top, _) = shown_part(host);
        let pages = Pages::of(host, root);
        let is_below = |index: usize| {
            self.bounds(index).is_some_and(|bounds| match &pages {
                Some(pages) => pages.holding(&bounds).1 >= pages.current(),
                None => bounds.bottom() > top,
            })
        };
        // They stand in order: halving finds it with few measures.
        let (mut low, mut high) = (0, self.found.len());
        while low < high {
            let middle = (low + high) / 2;
            if is_below(middle) { high = middle } else { low = middle + 1 }
        }
        if low < self.found.len() { low } else { 0 }
    }

    /// Paints the current place. A browser that cannot paint can still select; who is typing would lose the caret
    /// by that.
    pub fn point_out(&mut self, may_select: bool) -> Option<Range> {
        let range = self.range(self.current)?;
        match current() {
            Some(highlight) => {
                highlight.erase(self.shown.as_slice());
                self.shown = Some(range.clone());
                highlight.paint(self.shown.as_slice());
            }
            None if may_select => select(&range),
            None => {}
        }
        Some(range)
    }

    /// Brings the current place into sight and paints it.
    pub fn show(&mut self, host: &HtmlElement, may_select: bool) {
        let Some(range) = self.point_out(may_select) else { return };
        let Ok(start) = range.start_container() else { return };
        let Some(element) = start.parent_element() else { return };
        open_around(&element);
        let Some(root) = host.shadow_root() else { return };
        if show_words(host, &root, &range) {
            return scroll_sideways(&element, &range);
        }
        let bar = find(&root, ".find-bar");
        let covered = bar.map_or(0.0, |bar| bar.get_bounding_client_rect().bottom());
        let (top, bottom) = shown_part(host);
        let bounds = range.get_bounding_client_rect();
        if bounds.top() < covered || bounds.bottom() > bottom {
            scroll_by(host, bounds.top() - (top + (bottom - top) / 3.0));
        }
        scroll_sideways(&element, &range);
    }

    /// Says beside the article where in its length the places are.
    fn mark(&self, host: &HtmlElement, article: &Element, root: &ShadowRoot) {
        let Some(marks) = find(root, ".find-marks") else { return };
        // All is measured before anything is changed, so that it is laid out once.
        let bounds = article.get_bounding_client_rect();
        let start = marks.get_bounding_client_rect().top();
        let height = (shown_part(host).1 - start).min(bounds.bottom() - start).max(0.0);
        let part = |top: f64| ((top - bounds.top()) / bounds.height().max(1.0) * 200.0).clamp(0.0, 199.0) as u32;
        let places = (0..self.painted.len()).filter_map(|index| Some(self.bounds(index)?.top()));
        let mut steps: Vec<u32> = places.map(part).collect();
        steps.dedup();
        marks.set_text_content(None);
        let _ = marks.unchecked_ref::<HtmlElement>().style().set_property("block-size", &pixels(height));
        for step in steps {
            let mark = document(article).create_element("i").expect_throw("the name is one of ours");
            let percent = [(step / 2).to_string().as_str(), if step % 2 == 1 { ".5%" } else { "%" }].concat();
            let _ = mark.unchecked_ref::<HtmlElement>().style().set_property("inset-block-start", &percent);
            let _ = marks.append_child(&mark);
        }
    }
}

fn pixels(length: f64) -> String {
    [(length as u32).to_string().as_str(), "px"].concat()
}

/// Brings a place into sight within a table, a listing or a row of pictures that is wider than the page.
fn scroll_sideways(element: &Element, range: &Range) {
    const MARGIN: f64 = 24.0;
    const WIDE: &str = "pre, .scroll, .gallery-items";
    let mut around = element.closest(WIDE).ok().flatten();
    while let Some(wide) = around {
        let (seen, bounds) = (wide.get_bounding_client_rect(), range.get_bounding_client_rect());
        let by = (bounds.right() - seen.right() + MARGIN).max(0.0) + (bounds.left() - seen.left() - MARGIN).min(0.0);
        if wide.scroll_width() > wide.client_width() && by != 0.0 {
            wide.set_scroll_left(wide.scroll_left() + by as i32);
        }
        around = wide.parent_element().and_then(|parent| parent.closest(WIDE).ok().flatten());
    }
}

/// The text of an article, with the nodes that hold its pieces.
fn read(article: &Element) -> (Text, Vec<Node>) {
    let (mut text, mut nodes) = (Text::default(), Vec::new());
    read_children(article, &mut text, &mut nodes);
    (text, nodes)
}

fn read_children(parent: &Node, text: &mut Text, nodes: &mut Vec<Node>) {
    let mut next = parent.first_child();
    while let Some(node) = next {
        match node.node_type() {
            Node::TEXT_NODE => {
                text.push(&node.node_value().unwrap_or_default());
                nodes.push(node.clone());
            }
            Node::ELEMENT_NODE => {
                let element: &Element = node.unchecked_ref();
                let name = element.local_name();
                if !is_unread(element, &name) {
                    let inline = is_inline(&name);
                    if !inline {
                        text.boundary();
                    }
                    read_children(&node, text, nodes);
                    if !inline {
                        text.boundary();
                    }
                }
            }
            _ => {}
        }
        next = node.next_sibling();
    }
}

/// What is not of the article's words: drawings, what is hidden, and what is said to those who do not see.
fn is_unread(element: &Element, name: &str) -> bool {
    matches!(name, "svg" | "button" | "video" | "audio" | "rt" | "rp")
        || element.has_attribute("hidden")
        || element.class_name() == "said"
}

/// The elements within a line; all others begin and end one.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "rb"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "u"
            | "var"
            | "wbr"
    )
}

fn select(range: &Range) {
    let window = JsValue::from(web_sys::window());
    let Ok(selection) = function(&window, "getSelection").call0(&window) else { return };
    let _ = function(&selection, "removeAllRanges").call0(&selection);
    let _ = function(&selection, "addRange").call1(&selection, range);
}
