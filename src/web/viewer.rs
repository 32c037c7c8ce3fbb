//! The viewer in the shadow root of its element.

use super::dom::{Building, find, set_attribute};
use super::drawing::record;
use super::events;
use super::language::Spoken;
use super::locator::Locator;
use super::place::Place;
use super::scroll::Way;
use super::style::{self, Style};
use super::{Options, json, media, property, settings, slots};
use crate::labels::Labels;
use crate::model::Article;
use crate::viewer::{CSS, Failure, Settings, Step, failure, loading, setting, waiting};
use js_sys::Uint8Array;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, Event, HtmlElement, Node, Performance, ShadowRoot, Url};

/// The look of an article comes before that of the tools.
const STYLE: Style<'static> = Style { place: 0, css: CSS };

/// Shows articles in the shadow root of an element and answers its reader.
///
/// The element is handed in with every call: held here, it could never be collected, and so neither could this.
#[wasm_bindgen]
pub struct Viewer {
    /// Shared like the words, so that nothing is borrowed while the page hears of the focus and may call again.
    article: RefCell<Option<Rc<Article>>>,
    /// What the viewer itself says.
    spoken: RefCell<Rc<Spoken>>,
    /// What stands for pictures of this article: pairs of their address and that of the bytes themselves.
    embedded: RefCell<Vec<(String, String)>>,
    /// The addresses of the media of this article that the reader has loaded.
    loaded: RefCell<Vec<String>>,
    /// How far the reader had come when the host was told of it.
    progress: Cell<Option<f64>>,
    /// What keeps the reader where they are.
    place: Place,
    /// What of this article is not in the page yet.
    rest: RefCell<Option<Building>>,
}

#[wasm_bindgen]
impl Viewer {
    /// A viewer for a host that has its shadow root. What the root holds already, from a server, stays.
    /// `spoken` is what it says, as `languages.js` gives it.
    #[wasm_bindgen(constructor)]
    pub fn new(host: &HtmlElement, spoken: &JsValue) -> Viewer {
        style::adopt(&root(host), STYLE);
        Viewer {
            article: RefCell::new(None),
            spoken: RefCell::new(Rc::new(Spoken::read(spoken))),
            embedded: RefCell::new(Vec::new()),
            loaded: RefCell::new(Vec::new()),
            progress: Cell::new(None),
            place: Place::default(),
            rest: RefCell::new(None),
        }
    }

    /// Speaks another language, or says something otherwise. `false` where what is shown cannot be written anew: a
    /// server drew it.
    pub fn speak(&self, host: &HtmlElement, spoken: &JsValue) -> bool {
        self.spoken.replace(Rc::new(Spoken::read(spoken)));
        self.draw_anew(host)
    }

    /// Reads a payload and shows it. Of a long article that is the beginning; whether anything is left for
    /// [`Viewer::more`].
    pub fn show(&self, host: &HtmlElement, payload: &[u8], options: &JsValue) -> Result<bool, JsValue> {
        let options = Options::read(options);
        let article = options.parse(payload)?;
        self.forget();
        self.article.replace(Some(Rc::new(article)));
        self.embedded.replace(options.embedded);
        self.draw(host);
        Ok(self.rest.borrow().is_some())
    }

    /// Shows what [`draw`](super::draw) has drawn elsewhere, as [`Viewer::show`] does. The model has stayed there.
    pub fn take(&self, host: &HtmlElement, markup: Uint8Array) -> bool {
        self.forget();
        self.put(host, Building::from_bytes(markup));
        self.rest.borrow().is_some()
    }

    /// The addresses of the media that the reader has loaded, for [`Viewer::recall`] of another.
    pub fn loaded(&self) -> Vec<String> {
        self.loaded.borrow().clone()
    }

    /// Has the model of what was drawn elsewhere after all: its own JSON. What is shown is written anew, with the media
    /// that the reader has `loaded`.
    pub fn recall(
        &self,
        host: &HtmlElement,
        article: &[u8],
        options: &JsValue,
        loaded: Vec<String>,
    ) -> Result<(), JsValue> {
        let options = Options::read(options);
        self.article.replace(Some(Rc::new(options.parse(article)?)));
        self.embedded.replace(options.embedded);
        self.loaded.replace(loaded);
        self.draw_anew(host);
        Ok(())
    }

    /// The origins whose media load without asking: that of the page, and that of `src`.
    pub fn origins(&self, host: &HtmlElement) -> Vec<String> {
        let page = web_sys::window().and_then(|window| window.location().origin().ok());
        page.into_iter().chain(source_origin(host)).collect()
    }

    /// Builds a slice more of the article; whether anything is left to build.
    pub fn more(&self, host: &HtmlElement) -> bool {
        self.build(host, slice())
    }

    /// Follows the children of the host.
    pub fn slotted(&self, host: &HtmlElement) {
        slots::place(host, &root(host));
    }

    /// Builds what is left of the article, for whoever needs the whole now.
    pub fn finish(&self, host: &HtmlElement) {
        self.build(host, || false);
    }

    /// Shows that an article is on its way; `done` of it is here, from 0 to 100, if that is known.
    /// What is there stays there, to be read until the article comes.
    pub fn loading(&self, host: &HtmlElement, done: Option<u32>) {
        let root = root(host);
        if root.first_element_child().is_none() {
            replace(host, &Building::whole(waiting));
        }
        let bar = find(&root, "[part=loading]").or_else(|| {
            let content = find(&root, ".viewer, .waiting")?;
            content.set_attribute("aria-busy", "true").expect_throw("the name is one of ours");
            let face = Building::whole(|sink| loading(self.spoken().language().labels, sink));
            root.insert_before(&face, Some(&content)).expect_throw("the content is in the root");
            find(&root, "[part=loading]")
        });
        let bar = bar.expect_throw("the face of the wait has a bar");
        set_attribute(&bar, "value", done.map(|done| done.min(100).to_string()).as_deref());
    }

    /// Shows that nothing is on its way any more; what is there stays.
    pub fn idle(&self, host: &HtmlElement) {
        let root = root(host);
        if let Some(face) = find(&root, ".loading") {
            face.remove();
        }
        if let Some(content) = find(&root, "[aria-busy]") {
            content.remove_attribute("aria-busy").expect_throw("the name is one of ours");
        }
    }

    /// Follows the host into another document.
    pub fn adopted(&self, host: &HtmlElement) {
        style::adopt(&root(host), STYLE);
    }

    /// Shows why there is no article.
    pub fn fail(&self, host: &HtmlElement, code: &str, detail: &str) {
        self.article.replace(None);
        self.rest.replace(None);
        let face = Failure { code, detail, heading_level: settings(host).heading_level };
        replace(host, &Building::whole(|sink| failure(&face, self.spoken().language().labels, sink)));
    }

    /// The article as a plain object; `null` where none is shown, or where a server drew it.
    pub fn article(&self) -> JsValue {
        self.article.borrow().as_ref().map_or(JsValue::NULL, |article| json::object(&**article))
    }

    /// Follows a change of the host's attributes. Most is for the style sheet; the rest is written anew.
    /// `false` where that cannot be: a server drew what is shown.
    pub fn changed(&self, host: &HtmlElement, attribute: &str) -> bool {
        match attribute {
            "remote" | "heading-level" => self.draw_anew(host),
            "controls" | "offline" => {
                write_toolbar(&root(host), &settings(host), self.spoken().language().labels);
                true
            }
            _ => {
                sync_toolbar(&root(host), &settings(host), self.spoken().language().labels);
                self.place.follow(host, &root(host), true);
                true
            }
        }
    }

    /// Hears that the reader does something, wherever in the page, that may scroll it.
    pub fn acted(&self) {
        self.place.release();
    }

    /// Follows the host, which has another size, or the page another layout.
    pub fn resized(&self, host: &HtmlElement) {
        self.place.follow(host, &root(host), false);
    }

    /// Answers what the reader did. What the host is to be told of it comes back, to be dispatched when nothing here
    /// is borrowed any more; where the host prevents it, the reader's own event is to be prevented too. `retry`,
    /// `reset` and `tools` are for the element itself; `can_wait` where the tools may yet come.
    pub fn heard(&self, host: &HtmlElement, event: &Event, target: &JsValue, can_wait: bool) -> Option<CustomEvent> {
        // The root hears of elements, and of itself.
        if property(target, "closest").is_undefined() {
            return None;
        }
        let root = root(host);
        let pressed = events::Pressed { event, target: target.unchecked_ref(), can_wait };
        match event.type_().as_str() {
            "click" => {
                let spoken = self.spoken();
                let finish = || self.finish(host);
                events::clicked(host, &root, spoken.language().labels, &self.loaded, &finish, &pressed)
            }
            "keydown" => {
                events::key_pressed(host, &root, &pressed);
                None
            }
            _ => None,
        }
    }

    /// Follows the reader, who scrolls or is `at_rest` again. What the host is to be told of it: another percent on the
    /// way, any other place at rest.
    pub fn scrolled(&self, host: &HtmlElement, at_rest: bool) -> Option<CustomEvent> {
        let root = root(host);
        self.place.follow(host, &root, false);
        let progress = Way::of(host, &root)?.progress();
        let percent = |progress: f64| (progress * 100.0).round();
        let is_same = |before: f64| if at_rest { before == progress } else { percent(before) == percent(progress) };
        if self.progress.get().is_some_and(is_same) {
            return None;
        }
        self.progress.set(Some(progress));
        Some(events::told("position", &events::detail(&[("progress", &progress.into())]), false))
    }

    /// Where the reader is, as a plain object; `null` at the beginning.
    pub fn position(&self, host: &HtmlElement) -> JsValue {
        self.place.locator(host, &root(host)).map_or(JsValue::NULL, |locator| locator.object())
    }

    /// Brings the reader to where `position` once was; to the beginning where that is no place.
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(&self, host: &HtmlElement, position: &JsValue) {
        self.finish(host);
        match Locator::read(position) {
            Some(locator) => self.place.go(host, &root(host), &locator),
            None => self.place.go_to_start(host, &root(host)),
        }
    }

    fn spoken(&self) -> Rc<Spoken> {
        Rc::clone(&self.spoken.borrow())
    }

    /// Writes what is shown anew; `false` where it is an article that a server drew.
    fn draw_anew(&self, host: &HtmlElement) -> bool {
        let root = root(host);
        let mut is_drawn = false;
        self.place.keep(host, &root, || {
            is_drawn = self.draw(host);
            // A reader may be anywhere in it.
            self.finish(host);
        });
        is_drawn || find(&root, "[part=article]").is_none()
    }

    /// Writes the article anew, if there is one.
    fn draw(&self, host: &HtmlElement) -> bool {
        let Some(article) = self.article.borrow().clone() else { return false };
        let spoken = self.spoken();
        let markup = record(&article, &settings(host), &self.origins(host), &self.embedded.borrow(), spoken.language());
        self.put(host, Building::new(markup));
        true
    }

    /// Puts the beginning of a viewer into the page.
    fn put(&self, host: &HtmlElement, mut building: Building) {
        let left = building.build(slice());
        replace(host, &building.nodes());
        slots::place(host, &root(host));
        self.rest.replace(left.then_some(building));
        media::load_again(&root(host), &self.loaded.borrow());
    }

    /// What was known of the article before.
    fn forget(&self) {
        self.article.replace(None);
        self.embedded.replace(Vec::new());
        self.loaded.replace(Vec::new());
        self.progress.set(None);
        self.place.forget();
    }

    /// Builds on until there is `enough`; whether anything is left.
    fn build(&self, host: &HtmlElement, enough: impl FnMut() -> bool) -> bool {
        let Some(mut building) = self.rest.take() else { return false };
        let left = building.build(enough);
        slots::place(host, &root(host));
        self.rest.replace(left.then_some(building));
        media::load_again(&root(host), &self.loaded.borrow());
        left
    }
}

/// Says when a slice is large enough: in half the time of a frame, the rest of which is for its layout.
fn slice() -> impl FnMut() -> bool {
    const MILLISECONDS: f64 = 8.0;
    let performance = web_sys::window().and_then(|window| window.performance());
    let now = move || performance.as_ref().map_or(f64::MAX, Performance::now);
    let end = now() + MILLISECONDS;
    move || now() >= end
}

/// Puts something else into the root, at once: a reader never sees half of it. The focus stays inside.
fn replace(host: &HtmlElement, content: &Node) {
    let root = root(host);
    let focused = root.active_element();
    root.replace_children_with_node_1(content);
    let Some(focused) = focused else { return };
    // Where it was nowhere in particular it is there again.
    if focused.class_name() == "viewer" {
        if let Some(viewer) = find(&root, ".viewer") {
            let _ = viewer.unchecked_into::<HtmlElement>().focus();
        }
        return;
    }
    // The search is opened anew by what finds the focus on its button.
    let searched = focused.closest(".find").ok().flatten().is_some();
    let button = searched.then(|| find(&root, "[data-action=find]")).flatten().or_else(|| find(&root, "button"));
    if let Some(button) = button {
        let _ = button.unchecked_into::<HtmlElement>().focus();
    }
}

fn root(host: &HtmlElement) -> ShadowRoot {
    host.shadow_root().expect_throw("a viewer is made when the element has its root")
}

/// Writes the toolbar anew.
fn write_toolbar(root: &ShadowRoot, settings: &Settings, labels: &Labels) {
    let Some(viewer) = find(root, ".viewer:has(> [part=article])") else { return };
    if let Some(toolbar) = find(root, ".toolbar") {
        toolbar.remove();
    }
    let has_contents = find(root, ".contents").is_some();
    let toolbar = Building::whole(|sink| crate::viewer::toolbar(settings, has_contents, labels, sink));
    viewer.insert_before(&toolbar, viewer.first_child().as_ref()).expect_throw("a parent takes a child");
}

/// Says in the toolbar what the attributes say.
fn sync_toolbar(root: &ShadowRoot, settings: &Settings, labels: &Labels) {
    let set = |action: &str, name: &str, value: Option<&str>| {
        let selector = ["[data-action=", action, "]"].concat();
        if let Some(button) = find(root, &selector) {
            set_attribute(&button, name, value);
        }
    };
    let (size, sizes) = (settings.step(Step::TextSize), Step::TextSize.range());
    let disabled = |is: bool| is.then_some("true");
    set("contents", "aria-expanded", Some(if settings.contents { "true" } else { "false" }));
    set("find", "aria-expanded", Some(if settings.find.is_some() { "true" } else { "false" }));
    set("smaller", "aria-disabled", disabled(size == *sizes.start()));
    set("larger", "aria-disabled", disabled(size == *sizes.end()));
    let theme = setting(labels.theme(), settings.theme.name(labels), labels);
    set("theme", "aria-label", Some(&theme));
    set("theme", "title", Some(&theme));
}

/// The origin of `src`, whose media load like the page's own. Where an answer came from in the end, or what else is said
/// of a payload, was not allowed by the page.
fn source_origin(host: &HtmlElement) -> Option<String> {
    let base = host.base_uri().ok()??;
    Some(Url::new_with_base(&host.get_attribute("src")?, &base).ok()?.origin())
}
