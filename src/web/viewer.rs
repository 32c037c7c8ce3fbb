//! The viewer in the shadow root of its element.

use super::dom::DomSink;
use super::events::{Listener, dispatch};
use super::{Options, object};
use crate::labels::Labels;
use crate::model::{Article, Purpose, Url};
use crate::render::{self, Sink};
use crate::viewer::{Action, CSS, Failure, Settings, View, act, failure, loading};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Element, Event, HtmlElement, HtmlMediaElement, KeyboardEvent, ShadowRoot};

/// Shows articles in a shadow root and answers its reader.
#[wasm_bindgen]
pub struct Viewer {
    host: HtmlElement,
    root: ShadowRoot,
    article: RefCell<Option<Article>>,
    /// The origin of the payload shown: its media load like the page's own.
    origin: RefCell<Option<String>>,
    _listeners: Vec<Listener>,
}

#[wasm_bindgen]
impl Viewer {
    /// A viewer for the shadow root of a host. What the root holds already, from a server, stays.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, root: ShadowRoot) -> Viewer {
        adopt_style(&root);
        let labels = &Labels::ENGLISH;
        let clicks = Listener::new(&root, "click", {
            let (host, root) = (host.clone(), root.clone());
            move |event| clicked(&host, &root, labels, &event)
        });
        let keys = Listener::new(&root, "keydown", {
            let root = root.clone();
            move |event| key_pressed(&root, &event)
        });
        let document = host.owner_document().expect_throw("an element has a document");
        let scrolls = Listener::passive(&document, "scroll", {
            let (host, root) = (host.clone(), root.clone());
            let last = Rc::new(Cell::new(None));
            move |_| scrolled(&host, &root, &last)
        });
        Viewer {
            host,
            root,
            article: RefCell::new(None),
            origin: RefCell::new(None),
            _listeners: vec![clicks, keys, scrolls],
        }
    }

    /// Reads a payload and shows it.
    pub fn show(&self, payload: &[u8], options: JsValue) -> Result<(), JsValue> {
        let options = Options::read(options)?;
        let article = options.parse(payload)?;
        let url = options.url.as_deref().and_then(|url| Url::parse(url, Purpose::Link));
        self.origin.replace(url.and_then(|url| url.origin().map(String::from)));
        self.article.replace(Some(article));
        self.draw();
        Ok(())
    }

    /// Shows the wait; `done` of the payload is here, from 0 to 100, if that is known.
    pub fn loading(&self, done: Option<u32>) {
        let bar = self.root.query_selector("[part=loading] progress").ok().flatten();
        match (bar, done) {
            // The bar moves; it is not built anew.
            (Some(bar), Some(done)) => {
                let _ = bar.set_attribute("value", &done.min(100).to_string());
            }
            (Some(_), None) => {}
            (None, done) => {
                self.article.replace(None);
                self.replace(|sink| loading(done, &Labels::ENGLISH, sink));
            }
        }
    }

    /// Shows why there is no article.
    pub fn fail(&self, code: &str, detail: Option<String>) {
        self.article.replace(None);
        let face = Failure { code, detail: detail.as_deref() };
        self.replace(|sink| failure(&face, &Labels::ENGLISH, sink));
    }

    /// The article as a plain object; `null` where none is shown, or where a server drew it.
    #[wasm_bindgen(getter)]
    pub fn article(&self) -> Result<JsValue, JsValue> {
        match &*self.article.borrow() {
            Some(article) => object(article),
            None => Ok(JsValue::NULL),
        }
    }

    /// Follows a change of the host's attributes. Most is for the style sheet; the rest is written anew.
    pub fn changed(&self, attribute: &str) {
        match attribute {
            "remote" | "heading-level" => self.draw(),
            _ => sync_toolbar(&self.root, &settings(&self.host), &Labels::ENGLISH),
        }
    }

    fn draw(&self) {
        let article = self.article.borrow();
        let Some(article) = &*article else { return };
        let settings = settings(&self.host);
        let origin = self.origin.borrow();
        let page = web_sys::window().and_then(|window| window.location().origin().ok());
        let origins: Vec<&str> =
            settings.origins.iter().map(String::as_str).chain(page.as_deref()).chain(origin.as_deref()).collect();
        let language = language(&self.host);
        let date = |iso: &str| date(iso, &language);
        let options = render::Options {
            heading_level: settings.heading_level,
            remote: settings.remote,
            origins: &origins,
            date_language: &language,
            date: &date,
            ..render::Options::default()
        };
        let view = View { article, settings: &settings, options, controls: true };
        self.replace(|sink| crate::viewer::render(&view, sink));
    }

    /// Builds aside and puts in at once: a reader never sees half of it.
    fn replace(&self, write: impl FnOnce(&mut dyn Sink)) {
        let document = self.host.owner_document().expect_throw("an element has a document");
        let fragment = document.create_document_fragment();
        write(&mut DomSink::new(document, fragment.clone().into()));
        self.root.replace_children_with_node_1(&fragment);
    }
}

/// Where the text of an event's target stands: the closest element that matches.
fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target = event.target()?;
    target.dyn_ref::<Element>()?.closest(selector).ok().flatten()
}

fn clicked(host: &HtmlElement, root: &ShadowRoot, labels: &'static Labels, event: &Event) {
    if let Some(button) = closest(event, "[data-action]") {
        let Some(action) = button.get_attribute("data-action").and_then(|name| Action::parse(&name)) else { return };
        if action == Action::LoadMedia {
            load_media(&button);
            return;
        }
        let effects = act(action, &settings(host), labels);
        for (name, value) in &effects.attributes {
            let set = match value {
                Some(value) => host.set_attribute(name, value),
                None => host.remove_attribute(name),
            };
            set.expect_throw("the name is one of ours");
        }
        if let Some(announcement) = effects.announcement {
            announce(root, &announcement);
        }
        return;
    }
    let Some(link) = closest(event, "a[href]") else { return };
    let href = link.get_attribute("href").unwrap_or_default();
    if let Some(id) = href.strip_prefix('#') {
        // A page cannot go to a fragment inside a shadow root by itself.
        if let Some(target) = root.get_element_by_id(id) {
            event.prevent_default();
            go_to(&target);
        }
        return;
    }
    let detail = js_sys::Object::new();
    let url = link.dyn_ref::<web_sys::HtmlAnchorElement>().map_or(href, |link| link.href());
    js_sys::Reflect::set(&detail, &"url".into(), &url.into()).expect_throw("an object takes a property");
    if !dispatch(host, "link", &detail, true) {
        event.prevent_default();
    }
}

/// Brings a place of the article into sight and the focus to it.
fn go_to(target: &Element) {
    target.scroll_into_view();
    let Some(target) = target.dyn_ref::<HtmlElement>() else { return };
    if target.tab_index() < 0 {
        target.set_tab_index(-1);
    }
    let _ = target.focus();
}

/// Loads what a placeholder stands for: the addresses move to where the browser follows them.
fn load_media(button: &Element) {
    let Some(placeholder) = button.closest(".remote").ok().flatten() else { return };
    let Ok(waiting) = placeholder.query_selector_all("[data-src], [data-srcset], [data-poster]") else { return };
    for index in 0..waiting.length() {
        let Some(element) = waiting.item(index).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
        for (from, to) in [("data-srcset", "srcset"), ("data-src", "src"), ("data-poster", "poster")] {
            if let Some(address) = element.get_attribute(from) {
                let _ = element.remove_attribute(from);
                element.set_attribute(to, &address).expect_throw("the name is one of ours");
            }
        }
    }
    let Some(parent) = placeholder.parent_node() else { return };
    let mut shown = None;
    while let Some(child) = placeholder.first_element_child() {
        if matches!(child.tag_name().as_str(), "IMG" | "VIDEO" | "AUDIO") {
            parent.insert_before(&child, Some(&placeholder)).expect_throw("a parent takes a child");
            shown = Some(child);
        } else {
            child.remove();
        }
    }
    placeholder.remove();
    if let Some(player) = shown.as_ref().and_then(|shown| shown.dyn_ref::<HtmlMediaElement>()) {
        // A player does not look again at sources that had no address when it first did:
        // <https://html.spec.whatwg.org/#the-source-element>.
        player.load();
    }
    if let Some(shown) = shown.and_then(|shown| shown.dyn_into::<HtmlElement>().ok()) {
        // The button that had the focus is gone.
        shown.set_tab_index(-1);
        let _ = shown.focus();
    }
}

/// Arrow keys, Home and End inside the toolbar: <https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/>.
fn key_pressed(root: &ShadowRoot, event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    let Some(button) = closest(event, "[role=toolbar] button") else { return };
    let Ok(list) = root.query_selector_all("[role=toolbar] button") else { return };
    let buttons: Vec<HtmlElement> =
        (0..list.length()).filter_map(|index| list.item(index)?.dyn_into::<HtmlElement>().ok()).collect();
    let Some(at) = buttons.iter().position(|candidate| **candidate == button) else { return };
    let style = web_sys::window().and_then(|window| window.get_computed_style(&button).ok().flatten());
    let right_to_left = style.and_then(|style| style.get_property_value("direction").ok()).as_deref() == Some("rtl");
    let (forward, backward) = if right_to_left { ("ArrowLeft", "ArrowRight") } else { ("ArrowRight", "ArrowLeft") };
    let key = event.key();
    let next = match key.as_str() {
        key if key == forward => (at + 1) % buttons.len(),
        key if key == backward => (at + buttons.len() - 1) % buttons.len(),
        "Home" => 0,
        "End" => buttons.len() - 1,
        _ => return,
    };
    event.prevent_default();
    for (index, button) in buttons.iter().enumerate() {
        button.set_tab_index(if index == next { 0 } else { -1 });
    }
    let _ = buttons[next].focus();
}

/// Tells the host how much of the article has passed the top of the window, in whole percents.
fn scrolled(host: &HtmlElement, root: &ShadowRoot, last: &Cell<Option<u32>>) {
    let Some(article) = root.query_selector("[part=article]").ok().flatten() else { return };
    let bounds = article.get_bounding_client_rect();
    let window = web_sys::window().and_then(|window| window.inner_height().ok()).and_then(|height| height.as_f64());
    let room = bounds.height() - window.unwrap_or_default();
    let progress = if room <= 0.0 { 1.0 } else { (-bounds.top() / room).clamp(0.0, 1.0) };
    let percent = (progress * 100.0).round() as u32;
    if last.replace(Some(percent)) == Some(percent) {
        return;
    }
    let detail = js_sys::Object::new();
    js_sys::Reflect::set(&detail, &"progress".into(), &progress.into()).expect_throw("an object takes a property");
    dispatch(host, "position", &detail, false);
}

fn announce(root: &ShadowRoot, text: &str) {
    if let Some(region) = root.query_selector(".announcement").ok().flatten() {
        region.set_text_content(Some(text));
    }
}

/// Says in the toolbar what the attributes say.
fn sync_toolbar(root: &ShadowRoot, settings: &Settings, labels: &Labels) {
    let set = |action: &str, name: &str, value: Option<&str>| {
        let selector = ["[data-action=", action, "]"].concat();
        let Some(button) = root.query_selector(&selector).ok().flatten() else { return };
        let _ = match value {
            Some(value) => button.set_attribute(name, value),
            None => button.remove_attribute(name),
        };
    };
    let sizes = crate::viewer::TEXT_SIZES;
    let disabled = |is: bool| is.then_some("true");
    set("contents", "aria-expanded", Some(if settings.contents { "true" } else { "false" }));
    set("smaller", "aria-disabled", disabled(settings.text_size == *sizes.start()));
    set("larger", "aria-disabled", disabled(settings.text_size == *sizes.end()));
    let theme = [labels.theme, ": ", settings.theme.name(labels)].concat();
    set("theme", "aria-label", Some(&theme));
    set("theme", "title", Some(&theme));
}

fn settings(host: &HtmlElement) -> Settings {
    Settings::from_attributes(|name| host.get_attribute(name))
}

/// The language of the viewer's own words: that of the page around it, else the browser's.
fn language(host: &HtmlElement) -> String {
    let declared = host.closest("[lang]").ok().flatten().and_then(|element| element.get_attribute("lang"));
    declared.filter(|tag| !tag.is_empty()).unwrap_or_else(|| "en".to_string())
}

/// A date as `Intl` says it, as precisely as it is known.
fn date(iso: &str, language: &str) -> String {
    let fallback = || crate::labels::english_date(iso);
    // A day is a day wherever it is read; a moment is shown in the reader's zone.
    let day = !iso.contains('T');
    let moment = js_sys::Date::new(&JsValue::from_str(iso));
    if moment.get_time().is_nan() {
        return fallback();
    }
    let options = js_sys::Object::new();
    let set = |name: &str, value: &str| {
        js_sys::Reflect::set(&options, &name.into(), &value.into()).expect_throw("an object takes a property");
    };
    set("year", "numeric");
    if iso.len() >= 7 {
        set("month", "long");
    }
    if iso.len() >= 10 {
        set("day", "numeric");
    }
    if day {
        set("timeZone", "UTC");
    }
    let text = moment.to_locale_date_string(language, &options);
    text.as_string().unwrap_or_else(fallback)
}

thread_local! {
    static STYLE: RefCell<Option<CssStyleSheet>> = const { RefCell::new(None) };
}

/// Gives a root the style sheet that all viewers share. Constructed sheets are not held up by `style-src`.
fn adopt_style(root: &ShadowRoot) {
    let sheet = STYLE.with_borrow_mut(|style| {
        style
            .get_or_insert_with(|| {
                let sheet = CssStyleSheet::new().expect_throw("the browser has constructable style sheets");
                sheet.replace_sync(CSS).expect_throw("the style sheet is ours");
                sheet
            })
            .clone()
    });
    let sheets = js_sys::Array::of1(&sheet);
    js_sys::Reflect::set(root, &"adoptedStyleSheets".into(), &sheets).expect_throw("a shadow root takes style sheets");
}
