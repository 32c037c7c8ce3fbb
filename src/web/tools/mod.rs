//! What a reader may want of an article that is shown, and what need not be there before.
//!
//! Works on the nodes that stand in the shadow root, whoever wrote them. Each tool is a file of this folder, with what it
//! does when the attributes or the article change (`changed`), when the reader does something (`heard`), when the element
//! is taken out of the page (`rest`: what is held of the article could never be collected), and when it has another
//! article (`renew`).

mod changes;
mod code;
mod contents;
mod contrast;
mod copy;
mod find;
mod highlight;
mod keys;
mod lightbox;
mod more;
mod offline;
mod paging;
mod panel;
mod pictures;
mod preview;
mod print;
mod progress;
mod resume;
mod search;
mod settings;
mod table;
mod way;

use super::language::Spoken;
use super::style::{self, Style};
use super::{function, property, text};
use crate::labels::Language;
use crate::viewer::TOOLS_CSS;
use js_sys::Function;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Element, Event, HtmlElement, ShadowRoot};

/// The look of the tools comes behind that of an article.
const STYLE: Style<'static> = Style { place: 1, css: TOOLS_CSS };

/// The tools of the viewer in the shadow root of an element, which is handed in with every call.
#[wasm_bindgen]
pub struct Tools {
    spoken: RefCell<Rc<Spoken>>,
    find: find::Find,
    contents: contents::Contents,
    changes: changes::Changes,
    code: code::Code,
    preview: preview::Preview,
    resumed: resume::Resumed,
    offline: offline::Told,
    print: print::Print,
    progress: progress::Progress,
    tables: table::Tables,
    way: way::Way,
    lightbox: lightbox::Lightbox,
    /// Whether the opener of the panel is being pressed.
    pressed: Cell<bool>,
}

/// What a tool works on.
#[derive(Clone, Copy)]
pub struct View<'a> {
    host: &'a HtmlElement,
    root: &'a ShadowRoot,
    /// What the viewer says.
    language: Language<'a>,
}

/// What the reader did, and at what.
pub struct Heard<'a> {
    view: View<'a>,
    event: &'a Event,
    target: Element,
}

impl Heard<'_> {
    /// The closest element around the target that matches, inside the viewer.
    fn closest(&self, selector: &str) -> Option<Element> {
        let found = self.target.closest(selector).ok().flatten()?;
        self.view.root.contains(Some(&found)).then_some(found)
    }

    /// The link to a place of the article at which it was, and that place, if it is there already.
    fn link(&self) -> Option<(Element, Element)> {
        let link = self.closest("a[href^='#']")?;
        let place = self.view.root.get_element_by_id(&link.get_attribute("href")?[1..])?;
        Some((link, place))
    }

    /// What a tool is told by [`later`].
    fn told(&self) -> Option<String> {
        text(self.event, "detail")
    }

    /// The action of the button that was pressed.
    fn action(&self) -> Option<String> {
        self.closest("[data-action]")?.get_attribute("data-action")
    }
}

#[wasm_bindgen]
impl Tools {
    /// The tools for a host that shows an article. `spoken` is what they say, as `languages.js` gives it.
    #[wasm_bindgen(constructor)]
    pub fn new(_host: &HtmlElement, spoken: &JsValue) -> Tools {
        Tools {
            spoken: RefCell::new(Rc::new(Spoken::read(spoken))),
            find: find::Find::default(),
            contents: contents::Contents::default(),
            changes: changes::Changes::default(),
            code: code::Code::default(),
            preview: preview::Preview::default(),
            resumed: resume::Resumed::default(),
            offline: offline::Told::default(),
            print: print::Print::default(),
            progress: progress::Progress::default(),
            tables: table::Tables::default(),
            way: way::Way::default(),
            lightbox: lightbox::Lightbox::default(),
            pressed: Cell::new(false),
        }
    }

    /// Says something else from now on.
    pub fn speak(&self, spoken: &JsValue) {
        self.spoken.replace(Rc::new(Spoken::read(spoken)));
    }

    /// Follows one `attribute` of the host that has changed, or whatever has, as where an article was written anew.
    pub fn changed(&self, host: &HtmlElement, attribute: Option<String>) {
        self.view(host, |view| {
            let is_new = style::adopt(view.root, STYLE);
            // With every letter that is typed there, and of no matter to the others.
            if !is_new && attribute.as_deref() == Some("find") {
                return self.find.changed(&view);
            }
            contrast::changed(&view, is_new);
            settings::changed(&view);
            paging::lay_out(&view);
            paging::show_progress(&view);
            self.find.changed(&view);
            self.way.changed(&view);
            self.changes.changed(&view);
            self.tables.changed(&view);
            self.code.moved(&view);
            pictures::changed(&view);
            self.lightbox.changed(&view);
            keys::changed(&view);
            self.offline.changed(&view);
            contents::mark(&view);
        });
    }

    /// Follows what was scrolled, or has another size; what the host is to be told of it.
    pub fn moved(&self, host: &HtmlElement) -> Option<CustomEvent> {
        self.view(host, |view| {
            panel::settle(&view);
            self.way.changed(&view);
            self.tables.moved(&view);
            self.code.moved(&view);
            paging::tell(&view);
            paging::show_progress(&view);
            self.resumed.moved(&view);
            self.contents.moved(&view)
        })
        .flatten()
    }

    /// Follows the host, which has another size.
    pub fn resized(&self, host: &HtmlElement) {
        self.view(host, |view| {
            paging::lay_out(&view);
            self.code.moved(&view);
        });
    }

    /// Hears that the reader does something that may scroll the page.
    pub fn acted(&self) {
        self.resumed.acted();
    }

    /// What the article is called where it is kept how far its reader has come; nothing where there is none.
    pub fn name(&self, host: &HtmlElement) -> Option<String> {
        self.view(host, |view| self.resumed.name(&view)).flatten()
    }

    /// Tells the reader that they are back there.
    pub fn resumed(&self, host: &HtmlElement) {
        self.view(host, |view| self.resumed.tell(&view));
    }

    /// Follows a reader who has had the same before their eyes for a while; what the host is to be told of it.
    pub fn stayed(&self, host: &HtmlElement) -> Option<CustomEvent> {
        self.view(host, |view| self.progress.stayed(&view)).flatten()
    }

    /// Lets go of the nodes of the article, which the element may be taken out of the page with.
    pub fn rest(&self, host: &HtmlElement) {
        self.find.rest();
        self.code.rest();
        self.preview.stop();
        self.view(host, |view| self.way.rest(&view));
    }

    /// Forgets the article: another is there.
    pub fn renew(&self, host: &HtmlElement) {
        self.rest(host);
        self.contents.renew();
        self.changes.renew();
        self.progress.renew();
        self.resumed.renew();
    }

    /// The page is about to be printed.
    pub fn printing(&self, host: &HtmlElement) {
        self.view(host, |view| print::write_addresses(&view));
    }

    /// The page is as it was before it was printed.
    pub fn printed(&self, host: &HtmlElement) {
        self.print.printed(host);
    }

    /// Tells the reader what came of saving: the name of the file and how many pictures are not in it, or no name.
    pub fn saved(&self, host: &HtmlElement, name: Option<String>, missing: u32) {
        self.view(host, |view| more::saved(&view, name.as_deref(), missing));
    }

    /// Hears how it stands with the article in the library, as `offline.js` tells it, and says it to the reader.
    pub fn offline(&self, host: &HtmlElement, told: &JsValue) {
        self.view(host, |view| self.offline.tell(&view, told));
    }

    /// Answers what the reader did at `target`; whether that was for a tool.
    pub fn heard(&self, host: &HtmlElement, event: &Event, target: &JsValue) -> bool {
        // The root hears of elements, and of itself.
        if property(target, "closest").is_undefined() {
            return self.view(host, |view| pictures::refused(&view, event)).unwrap_or(false);
        }
        let target: &Element = target.unchecked_ref();
        self.view(host, |view| {
            // What the host puts into the viewer has keys of its own, and what was answered is answered.
            let is_within = **target == ***host || view.root.contains(Some(target));
            if event.type_() == "keydown" && (!is_within || event.default_prevented()) {
                return false;
            }
            let heard = Heard { view, event, target: target.clone() };
            self.lightbox.heard(&heard)
                || panel::heard(&heard, &self.pressed)
                || contrast::heard(&heard)
                || pictures::heard(&heard)
                || self.find.heard(&heard)
                || contents::heard(&heard)
                || self.changes.heard(&heard)
                || self.preview.heard(&heard)
                || self.way.heard(&heard)
                || self.tables.heard(&heard, &self.find)
                || settings::heard(&heard)
                || self.offline.heard(&heard)
                || more::heard(&heard, &self.print)
                || self.resumed.heard(&heard)
                || paging::heard(&heard)
                || keys::heard(&heard, &self.find, &self.changes)
        })
        .unwrap_or(false)
    }

    fn view<Result>(&self, host: &HtmlElement, work: impl FnOnce(View<'_>) -> Result) -> Option<Result> {
        let root = host.shadow_root()?;
        // Shared, so that nothing is borrowed while the page hears of it and may call again.
        let spoken = Rc::clone(&self.spoken.borrow());
        Some(work(View { host, root: &root, language: spoken.language() }))
    }
}

/// A function that tells the tools something at an element, for what calls back. It holds nothing of the wasm.
fn later(at: &Element, told: &str) -> Function {
    let options = CustomEventInit::new();
    options.set_bubbles(true);
    options.set_detail(&told.into());
    let event = CustomEvent::new_with_event_init_dict("tool", &options).expect_throw("an event can be made");
    function(at, "dispatchEvent").bind1(at, &event).unchecked_into()
}
