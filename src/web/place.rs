//! Where a reader is, and that they stay there: the first line that is seen whole stays the first, whatever happens to the
//! size of the text, the width of the page or the article; and so does the part of a picture that is seen before it.

use super::dom::{document, find, style};
use super::locator::{Locator, PICTURES, WINDOW, length};
use super::scroll::{Pages, Way, go_to_start, scroll_by, shown_part};
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use web_sys::{DomRect, Element, HtmlElement, Node, Range, ShadowRoot};

/// The reader's place. At the beginning of the article and outside of it there is none.
#[derive(Default)]
pub struct Place {
    kept: Cell<Option<Kept>>,
}

thread_local! {
    /// The words of the place, or its picture, by the host. Held in here, neither the host nor this could ever be collected.
    static WORDS: js_sys::WeakMap = js_sys::WeakMap::new();
}

/// How the article lay when the place was last seen, by which is told what has moved it since.
#[derive(Clone, Copy)]
struct Kept {
    aim: Aim,
    /// How far below the upper edge it is: near the end it cannot be as high as wished for.
    top: f64,
    layout: Layout,
    /// Until when nothing but the layout moves it: passages that are laid out only now are higher or lower than those
    /// before them made believe, and the browser corrects by what it knows.
    settled: f64,
}

/// What a reader is to have at the edge.
#[derive(Clone, Copy, Default)]
struct Aim {
    /// How far below what lies above the text.
    wish: f64,
    /// How much of a picture has passed, from 0 to 1; of words nothing has.
    passed: f64,
}

impl Aim {
    /// Where it is, in the bounds of the words or the picture.
    fn within(&self, bounds: &DomRect) -> f64 {
        bounds.top() + self.passed * bounds.height()
    }
}

/// How long the layout takes to settle, in milliseconds.
pub const SETTLING: f64 = 400.0;

#[derive(Clone, Copy)]
struct Layout {
    page: Option<usize>,
    /// Where the article begins, below the upper edge.
    start: f64,
    /// Where the text begins to be seen, below the upper edge.
    lid: f64,
    width: f64,
    height: f64,
}

impl Layout {
    fn of(root: &ShadowRoot, article: &Element, pages: Option<&Pages>, edge: f64) -> Layout {
        let bounds = article.get_bounding_client_rect();
        Layout {
            page: pages.map(Pages::current),
            start: bounds.top() - edge,
            lid: (lid(root, &bounds) - edge).max(0.0),
            width: bounds.width(),
            height: bounds.height(),
        }
    }

    fn is(&self, other: &Layout) -> bool {
        let same = |here: f64, there: f64| (here - there).abs() < 0.5;
        same(self.start, other.start) && same(self.lid, other.lid) && same(self.height, other.height)
    }
}

impl Place {
    /// Looks where the reader is. Where the layout has moved them, they are brought back; it has where it is `changed`,
    /// and where the article did not move in what scrolls it.
    pub fn follow(&self, host: &HtmlElement, root: &ShadowRoot, changed: bool) {
        let Some(article) = find(root, "[part=article]") else { return self.kept.set(None) };
        let pages = Pages::of(host, root);
        let (edge, bottom) = shown_part(host);
        let layout = Layout::of(root, &article, pages.as_ref(), edge);
        if layout.width == 0.0 && layout.height == 0.0 {
            return;
        }
        if let (Some(kept), Some(words)) = (self.kept.get(), words(host, &article)) {
            let before = kept.layout;
            let is_resized = (before.width - layout.width).abs() > 0.5
                || layout.page.is_some() && (before.height - layout.height).abs() > 0.5;
            let is_changed = changed || is_resized || before.page.is_some() != layout.page.is_some();
            let place = bounds(&words);
            let (is_there, has_turned) = match &pages {
                Some(pages) => (pages.holding(&place).0 == pages.current(), before.page != layout.page),
                None => (
                    (kept.aim.within(&place) - edge - kept.top).abs() <= 1.0,
                    (before.start - layout.start).abs() > 1.0 && now() >= kept.settled,
                ),
            };
            if is_there && (before.is(&layout) || !is_changed) {
                return self.kept.set(Some(Kept { layout, ..kept }));
            }
            if is_changed || !has_turned {
                // Room for a line above would be filled by one, in smaller text by more.
                let line = words.get_client_rects().and_then(|lines| lines.item(0)).map_or(0.0, |line| line.height());
                if layout.page.is_some() && before.page.is_none() {
                    show_whole(host);
                }
                let settled = if is_changed { now() + SETTLING } else { kept.settled };
                return self.bring_back(host, root, &words, Aim { wish: kept.aim.wish.min(line), ..kept.aim }, settled);
            }
        }
        let is_at_start = layout.page.map_or(layout.start >= 0.0, |page| page == 0);
        let sight = Sight { pages: pages.as_ref(), lid: edge + layout.lid, bottom };
        let found = if is_at_start { None } else { first(&article, &sight) };
        self.kept.set(found.map(|words| {
            let bounds = bounds(&words);
            let mut aim = Aim::default();
            if pages.is_none() {
                let below = bounds.top() - sight.lid - head_over(&words);
                aim.wish = if is_picture(&words) { below.max(0.0) } else { below };
                aim.passed = (aim.wish - below) / bounds.height();
            }
            WORDS.with(|known| known.set(host, &words));
            Kept { aim, top: aim.within(&bounds) - edge, layout, settled: 0.0 }
        }));
    }

    /// The place for the host to store; `None` where there is none.
    pub fn locator(&self, host: &HtmlElement, root: &ShadowRoot) -> Option<Locator> {
        self.follow(host, root, false);
        let passed = self.kept.get()?.aim.passed;
        let words = words(host, &find(root, "[part=article]")?)?;
        Locator::of(host, root, &words, is_picture(&words).then_some(passed))
    }

    /// Brings the reader to a place, as high as it goes.
    pub fn go(&self, host: &HtmlElement, root: &ShadowRoot, locator: &Locator) {
        match locator.find(root) {
            Some(words) => self.bring_back(
                host,
                root,
                &words,
                Aim { wish: 0.0, passed: locator.passed.unwrap_or_default() },
                now() + SETTLING,
            ),
            None => {
                if let Some(way) = Way::of(host, root) {
                    way.go(host, root, locator.progress);
                }
                self.forget();
                self.follow(host, root, false);
            }
        }
    }

    /// Hears that the reader does something: from now on it is they who move.
    pub fn release(&self) {
        self.kept.set(self.kept.get().map(|kept| Kept { settled: 0.0, ..kept }));
    }

    /// Lets go of the place: another article comes.
    pub fn forget(&self) {
        self.kept.set(None);
    }

    /// Brings the reader to the beginning.
    pub fn go_to_start(&self, host: &HtmlElement, root: &ShadowRoot) {
        self.forget();
        go_to_start(host, root);
    }

    /// Does what writes the article anew, and has the reader where they were, to the pixel.
    pub fn keep(&self, host: &HtmlElement, root: &ShadowRoot, write: impl FnOnce()) {
        let locator = self.locator(host, root);
        let aim = self.kept.get().map(|kept| kept.aim).unwrap_or_default();
        write();
        if let Some(words) = locator.and_then(|locator| locator.find(root)) {
            self.bring_back(host, root, &words, aim, now() + SETTLING);
        }
    }

    fn bring_back(&self, host: &HtmlElement, root: &ShadowRoot, words: &Range, aim: Aim, settled: f64) {
        let Some(article) = find(root, "[part=article]") else { return };
        let (edge, _) = shown_part(host);
        let pages = Pages::of(host, root);
        let layout = || Layout::of(root, &article, pages.as_ref(), edge);
        let place = || bounds(words);
        match &pages {
            Some(pages) => pages.bring(&place()),
            // What lies above the text is there when it has come to the edge.
            None => (0..2).for_each(|_| {
                scroll_by(host, aim.within(&place()) - edge - layout().lid - head_over(words) - aim.wish);
            }),
        }
        WORDS.with(|known| known.set(host, words));
        self.kept.set(Some(Kept { aim, top: aim.within(&place()) - edge, layout: layout(), settled }));
    }
}

/// Brings a host that has become as high as its pages into sight.
fn show_whole(host: &HtmlElement) {
    let (top, bottom) = shown_part(host);
    let bounds = host.get_bounding_client_rect();
    if bounds.top() < top || bounds.bottom() > bottom {
        host.scroll_into_view();
    }
}

/// The words of the place, or its picture, where they are still in the article.
fn words(host: &HtmlElement, article: &Element) -> Option<Range> {
    let words = WORDS.with(|known| known.get(host));
    let words: Range = (!words.is_undefined()).then(|| words.unchecked_into())?;
    article.contains(words.start_container().ok().as_ref()).then_some(words)
}

/// Where what lies above the text ends: the toolbar, and the contents where they are not beside it.
fn lid(root: &ShadowRoot, article: &DomRect) -> f64 {
    let bottom = |selector: &str| {
        let bounds = find(root, selector)?.get_bounding_client_rect();
        (bounds.height() > 0.0 && bounds.left() < article.right() && article.left() < bounds.right())
            .then(|| bounds.bottom())
    };
    bottom(".toolbar").unwrap_or_default().max(bottom(".contents").unwrap_or_default())
}

/// Whether it is a picture that tells the place.
fn is_picture(place: &Range) -> bool {
    place.start_container().is_ok_and(|node| node.node_type() == Node::ELEMENT_NODE)
}

/// The bounds of a place. The head of a table may be in sight where the table has long begun.
fn bounds(place: &Range) -> DomRect {
    let table = around(place, "thead").and_then(|head| head.parent_element());
    table.map_or_else(|| place.get_bounding_client_rect(), |table| table.get_bounding_client_rect())
}

/// How much the head of a table that stays in sight covers, where a place is in its rows.
fn head_over(place: &Range) -> f64 {
    let table = around(place, ".fits tbody").and_then(|rows| rows.parent_element());
    let head = table.and_then(|table| head_of(&table));
    head.map_or(0.0, |head| head.get_bounding_client_rect().height())
}

/// The closest element around a place of a kind.
fn around(place: &Range, selector: &str) -> Option<Element> {
    place.start_container().ok()?.parent_element()?.closest(selector).ok()?
}

/// The head of a table that stays in sight while its rows go by.
fn head_of(table: &Element) -> Option<Element> {
    let head = table.query_selector(":scope > thead").ok().flatten();
    head.filter(|head| style(head, "position").as_deref() == Some("sticky"))
}

/// How much it covers of its rows now.
fn cover(table: &Element) -> f64 {
    let Some(head) = head_of(table) else { return 0.0 };
    let bounds = head.get_bounding_client_rect();
    let is_over = |rows: Element| rows.get_bounding_client_rect().top() < bounds.bottom() - 1.0;
    if head.next_element_sibling().is_some_and(is_over) { bounds.height() } else { 0.0 }
}

/// What a reader sees of an article.
struct Sight<'a> {
    pages: Option<&'a Pages>,
    /// Where the text begins to be seen, and where it ends.
    lid: f64,
    bottom: f64,
}

impl Sight<'_> {
    /// Whether something ends in sight or behind it, below the head of a table.
    fn ends(&self, bounds: &DomRect, head: f64) -> bool {
        match self.pages {
            Some(pages) => pages.holding(bounds).1 >= pages.current(),
            None => bounds.bottom() > self.lid + head + 1.0,
        }
    }

    /// Whether it begins there.
    fn begins(&self, bounds: &DomRect, head: f64) -> bool {
        match self.pages {
            Some(pages) => pages.holding(bounds).0 >= pages.current(),
            None => bounds.top() > self.lid + head - 1.0,
        }
    }

    /// Whether it is as good as there: a third of it is, or of what is seen at once.
    fn shows(&self, bounds: &DomRect) -> bool {
        let third = bounds.height().min(self.bottom - self.lid) / 3.0;
        if self.pages.is_some() { self.begins(bounds, 0.0) } else { bounds.bottom() - self.lid >= third }
    }
}

/// The first words of an article that are seen, or the picture before them; what stands beside the text is passed over.
fn first(article: &Element, sight: &Sight<'_>) -> Option<Range> {
    let range = document(article).create_range().ok()?;
    search(article, &range, sight, 0.0).then_some(range)
}

fn search(node: &Node, range: &Range, sight: &Sight<'_>, head: f64) -> bool {
    let mut next = node.first_child();
    while let Some(node) = next {
        let is_found = match node.node_type() {
            Node::TEXT_NODE => {
                let length = length(&node);
                let measure = |from: u32, to: u32| {
                    let _ = range.set_start(&node, from);
                    let _ = range.set_end(&node, to);
                    range.get_bounding_client_rect()
                };
                let bounds = measure(0, length);
                if bounds.height() > 0.0 && sight.ends(&bounds, head) {
                    let (mut low, mut high) = (0, length);
                    while low < high {
                        let middle = (low + high) / 2;
                        let behind = sight.begins(&measure(middle, (middle + WINDOW).min(length)), head);
                        if behind { high = middle } else { low = middle + 1 }
                    }
                    let _ = measure(low, (low + WINDOW).min(length));
                    low < length
                } else {
                    false
                }
            }
            Node::ELEMENT_NODE => {
                let element: &Element = node.unchecked_ref();
                let bounds = element.get_bounding_client_rect();
                let is_beside = matches!(element.get_attribute("data-layout").as_deref(), Some("start" | "end"));
                if bounds.height() == 0.0 || !sight.ends(&bounds, head) || is_beside {
                    false
                } else if element.matches(PICTURES).unwrap_or_default() {
                    sight.shows(&bounds) && range.select_node(element).is_ok()
                } else {
                    match element.local_name().as_str() {
                        "table" => search(&node, range, sight, cover(element)),
                        // It goes where the reader goes, and tells no place.
                        "thead" if head > 0.0 => false,
                        _ => search(&node, range, sight, head),
                    }
                }
            }
            _ => false,
        };
        if is_found {
            return true;
        }
        next = node.next_sibling();
    }
    false
}

/// The time in milliseconds.
pub fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(f64::MAX, |performance| performance.now())
}
