//! What a reader may want of an article that is shown, and what need not be there before: the search, pages, the way
//! back to where they left off.
//!
//! Works on the nodes that stand in the shadow root, whoever wrote them.

use super::dom::{Building, find};
use super::language::Spoken;
use super::place::{SETTLING, now};
use super::scroll::{Way, go_to_start};
use super::search::Search;
use super::{media, paging, property, resume, text};
use crate::labels::Language;
use crate::viewer::{Turn, find_bar, found, progress_bar};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, ShadowRoot};

/// The tools of the viewer in the shadow root of an element, which is handed in with every call.
#[wasm_bindgen]
pub struct Tools {
    search: RefCell<Option<Search>>,
    /// How far the reader is who is told that they are back, and until when nothing but the layout moves them.
    resumed: Cell<(f64, f64)>,
    spoken: RefCell<Spoken>,
}

#[wasm_bindgen]
impl Tools {
    /// The tools for a host that shows an article. `spoken` is what they say, as `languages.js` gives it.
    #[wasm_bindgen(constructor)]
    pub fn new(_host: &HtmlElement, spoken: &JsValue) -> Tools {
        Tools { search: RefCell::new(None), resumed: Cell::new((0.0, 0.0)), spoken: RefCell::new(Spoken::read(spoken)) }
    }

    /// Says something else from now on.
    pub fn speak(&self, spoken: &JsValue) {
        self.spoken.replace(Spoken::read(spoken));
    }

    /// Follows the attributes of the host, and an article that was written anew.
    pub fn changed(&self, host: &HtmlElement) {
        let Some(root) = host.shadow_root() else { return };
        paging::lay_out(host, &root, self.spoken.borrow().language());
        self.show_progress(host, &root);
        self.follow_search(host, &root);
    }

    /// Follows the host, which has another size.
    pub fn resized(&self, host: &HtmlElement) {
        let Some(root) = host.shadow_root() else { return };
        paging::lay_out(host, &root, self.spoken.borrow().language());
    }

    /// Follows the reader, who has scrolled or turned over.
    pub fn scrolled(&self, host: &HtmlElement) {
        let Some(root) = host.shadow_root() else { return };
        paging::tell(host, &root, self.spoken.borrow().language());
        self.show_progress(host, &root);
        let (before, settled) = self.resumed.get();
        match Way::of(host, &root) {
            Some(way) if now() < settled => self.resumed.set((way.passed, settled)),
            // Who has gone on knows where they are.
            Some(way) if (way.passed - before).abs() > way.screen / 2.0 => resume::hush(&root),
            _ => {}
        }
    }

    /// Keeps where the reader is, in the storage of the page.
    pub fn store(&self, host: &HtmlElement, position: &JsValue) {
        let Some(root) = host.shadow_root() else { return };
        resume::store(host, &root, position);
    }

    /// Where the reader of this article left off; undefined where that is not known.
    pub fn stored(&self, host: &HtmlElement) -> JsValue {
        host.shadow_root().map_or(JsValue::UNDEFINED, |root| resume::stored(host, &root))
    }

    /// Tells the reader that they are back there.
    pub fn resumed(&self, host: &HtmlElement) {
        let Some(root) = host.shadow_root() else { return };
        let passed = Way::of(host, &root).map_or(0.0, |way| way.passed);
        self.resumed.set((passed, now() + SETTLING));
        resume::tell(&root, self.spoken.borrow().language().labels);
    }

    /// Hears that the reader does something that may scroll the page.
    pub fn acted(&self) {
        self.resumed.set((self.resumed.get().0, 0.0));
    }

    fn follow_search(&self, host: &HtmlElement, root: &ShadowRoot) {
        let bar = root.get_element_by_id("find");
        match host.get_attribute("find") {
            None => {
                self.rest();
                if let Some(bar) = bar {
                    close(root, &bar);
                }
            }
            Some(query) => {
                let is_new = bar.is_none();
                if is_new {
                    self.rest();
                    if open(root, &query, self.spoken.borrow().language()).is_none() {
                        return;
                    }
                }
                let field = find(root, ".find input");
                if let Some(field) = field.filter(|field| text(field, "value").as_deref() != Some(&*query)) {
                    let _ = js_sys::Reflect::set(&field, &"value".into(), &(&*query).into());
                }
                self.search_for(host, root, query, is_new);
            }
        }
    }

    /// Lets go of the article, of which the element was taken out: what is held here could never be collected.
    pub fn rest(&self) {
        if let Some(search) = self.search.take() {
            search.erase();
        }
    }

    /// Answers what the reader did.
    pub fn heard(&self, host: &HtmlElement, event: &Event) {
        let Some(root) = host.shadow_root() else { return };
        let target = event.target().filter(|target| !property(target, "closest").is_undefined());
        let Some(target) = target.map(JsCast::unchecked_into::<Element>) else { return };
        match event.type_().as_str() {
            "keydown" => paging::key_pressed(host, &root, &target, event),
            "focusin" => paging::show(host, &root, &target),
            "click" => {
                let button = target.closest("[data-action]").ok().flatten();
                let action = button.and_then(|button| button.get_attribute("data-action")).unwrap_or_default();
                if let Some(way) = Turn::of_action(&action) {
                    paging::turn(host, &root, way);
                }
                match action.as_str() {
                    "resume-start" => {
                        resume::hush(&root);
                        go_to_start(host, &root);
                    }
                    "resume-close" => resume::hush(&root),
                    _ => {}
                }
            }
            _ => {}
        }
        let Some(bar) = root.get_element_by_id("find") else { return };
        let Some(target) = Some(target).filter(|target| bar.contains(Some(target))) else { return };
        match event.type_().as_str() {
            "input" => {
                let query = text(&target, "value").unwrap_or_default();
                let _ = host.set_attribute("find", &query);
            }
            "click" => {
                let button = target.closest("[data-action]").ok().flatten();
                match button.and_then(|button| button.get_attribute("data-action")).as_deref() {
                    Some("find-next") => self.step(host, &root, 1),
                    Some("find-previous") => self.step(host, &root, -1),
                    Some("find-close") => {
                        let _ = host.remove_attribute("find");
                    }
                    _ => {}
                }
            }
            "keydown" => {
                let back = property(event, "shiftKey").is_truthy();
                let in_words = target.local_name() == "input";
                match text(event, "key").as_deref() {
                    // While an input method is at work, the key is its own.
                    _ if property(event, "isComposing").is_truthy() => return,
                    Some("Enter") if in_words => self.step(host, &root, if back { -1 } else { 1 }),
                    Some("F3") => self.step(host, &root, if back { -1 } else { 1 }),
                    Some("Escape") => {
                        let _ = host.remove_attribute("find");
                    }
                    _ => return,
                }
                event.prevent_default();
            }
            _ => {}
        }
    }

    fn show_progress(&self, host: &HtmlElement, root: &ShadowRoot) {
        let bar = find(root, ".progress");
        if !host.has_attribute("progress") {
            bar.inspect(Element::remove);
            return;
        }
        if bar.is_none() {
            let Some(article) = find(root, "[part=article]") else { return };
            let bar = Building::whole(|sink| progress_bar(self.spoken.borrow().language().labels, sink));
            let _ = article.parent_node().and_then(|viewer| viewer.insert_before(&bar, Some(&article)).ok());
        }
        let percent = Way::of(host, root).map_or(0.0, |way| way.progress() * 100.0);
        if let Some(bar) = find(root, "[part=progress]") {
            let _ = bar.set_attribute("value", &(percent.round() as u32).to_string());
        }
    }

    fn search_for(&self, host: &HtmlElement, root: &ShadowRoot, query: String, is_new: bool) {
        let known = self.search.borrow().as_ref().is_some_and(|search| search.query() == query);
        if known {
            return;
        }
        let Some(article) = find(root, "[part=article]") else { return };
        let mut search = match self.search.take() {
            Some(search) => search.again(query),
            None => Search::new(&article, query),
        };
        search.begin(host, &article, root);
        if !is_new {
            search.show(host);
        }
        tell(root, &search, self.spoken.borrow().language());
        self.search.replace(Some(search));
    }

    fn step(&self, host: &HtmlElement, root: &ShadowRoot, step: isize) {
        let mut search = self.search.borrow_mut();
        let Some(search) = search.as_mut().filter(|search| search.count() > 0) else { return };
        search.step(step);
        search.show(host);
        tell(root, search, self.spoken.borrow().language());
    }
}

/// Says how many places there are and which one is shown.
fn tell(root: &ShadowRoot, search: &Search, language: Language<'_>) {
    let Some(output) = find(root, ".find output") else { return };
    let words = match search.query().trim().is_empty() {
        true => String::new(),
        false => found(search.current(), search.count(), language),
    };
    output.set_text_content(Some(&words));
    let Ok(steps) = root.query_selector_all("[data-action=find-previous], [data-action=find-next]") else { return };
    for button in media::elements::<Element>(&steps) {
        let _ = match search.count() == 0 {
            true => button.set_attribute("aria-disabled", "true"),
            false => button.remove_attribute("aria-disabled"),
        };
    }
}

/// Puts the bar behind the toolbar. The focus goes there where the reader opened it.
fn open(root: &ShadowRoot, query: &str, language: Language<'_>) -> Option<Element> {
    let toolbar = find(root, ".toolbar")?;
    let bar = Building::whole(|sink| find_bar(query, language.labels, sink));
    toolbar.parent_node()?.insert_before(&bar, toolbar.next_sibling().as_ref()).ok()?;
    let bar = root.get_element_by_id("find")?;
    let by_reader =
        root.active_element().is_some_and(|element| element.get_attribute("data-action").as_deref() == Some("find"));
    if by_reader && let Some(input) = bar.query_selector("input").ok().flatten() {
        let _ = input.unchecked_ref::<HtmlElement>().focus();
    }
    Some(bar)
}

/// Takes the bar away. The focus goes back to what opened it.
fn close(root: &ShadowRoot, bar: &Element) {
    let had_focus = bar.contains(root.active_element().as_deref());
    bar.remove();
    if had_focus && let Some(button) = find(root, "[data-action=find]") {
        let _ = button.unchecked_ref::<HtmlElement>().focus();
    }
}
