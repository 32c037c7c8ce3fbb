//! What the reader is told of an article in the library: its button, the panel of that, and the line above the article.
//!
//! What is done there the element does, which hears of the same presses, and comes back with `tell`.

use super::{Heard, View, panel};
use crate::viewer::{Keeping, Notice, Offline, offline_more, offline_notice, offline_panel};
use crate::web::dom::{Building, find, set_attribute};
use crate::web::events::announce;
use crate::web::{property, text};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// What was told last.
#[derive(Default)]
pub struct Told(RefCell<Offline>);

impl Told {
    /// Hears how it stands with the article, and says what is new.
    pub fn tell(&self, view: &View<'_>, told: &JsValue) {
        let offline = read(told);
        let before = self.0.replace(offline.clone());
        self.changed(view);
        if offline.state != before.state && find(view.root, ".panel .offline").is_none() {
            // That it begins is seen and heard at the button.
            match offline.state {
                Keeping::Not | Keeping::Saving => {}
                _ => announce(view.root, &offline.sentence(view.language)),
            }
        }
        if offline.notice != before.notice
            && let Some(sentence) = offline.notice_sentence(view.language)
        {
            announce(view.root, &sentence);
        }
    }

    /// Says it wherever the article was written anew.
    pub fn changed(&self, view: &View<'_>) {
        let offline = self.0.borrow();
        if let Some(button) = find(view.root, ".toolbar [data-action=offline]") {
            let name = Some(offline.name(view.language.labels));
            set_attribute(&button, "aria-label", name);
            set_attribute(&button, "title", name);
            set_attribute(&button, "data-state", offline.state.name());
        }
        fill(view, &offline);
        write_notice(view, &offline);
    }

    /// Answers what the reader pressed; whether it was here.
    pub fn heard(&self, heard: &Heard<'_>) -> bool {
        let action = heard.action().filter(|_| heard.event.type_() == "click").unwrap_or_default();
        if action == "offline" {
            let Some(button) = heard.closest("button") else { return false };
            panel::toggle(&heard.view, &button, "keeping", heard.view.language.labels.offline_reading(), offline_panel);
            fill(&heard.view, &self.0.borrow());
        }
        action.starts_with("offline")
    }
}

/// Says in the panel, where it is open, how it stands.
fn fill(view: &View<'_>, offline: &Offline) {
    let part = |selector| find(view.root, selector);
    let (Some(output), Some(bar), Some(more)) =
        (part(".offline output"), part(".offline progress"), part(".offline-more"))
    else {
        return;
    };
    let sentence = offline.sentence(view.language);
    if output.text_content().as_deref() != Some(&sentence) {
        output.set_text_content(Some(&sentence));
    }
    set_attribute(&bar, "hidden", (offline.state != Keeping::Saving).then_some(""));
    set_attribute(&bar, "value", Some(&*offline.done).filter(|done| !done.is_empty()));
    set_attribute(&bar, "aria-label", Some(view.language.labels.saving()));
    if more.get_attribute("data-state").as_deref() == offline.state.name() && more.has_child_nodes() {
        return;
    }
    let had_focus = more.contains(view.root.active_element().as_deref());
    set_attribute(&more, "data-state", offline.state.name());
    more.replace_children_with_node_1(&Building::whole(|sink| offline_more(offline, view.language, sink)));
    if had_focus {
        focus(
            more.query_selector("button")
                .ok()
                .flatten()
                .or_else(|| panel::panel(view.root).map(JsCast::unchecked_into)),
        );
    }
}

/// Writes the line anew where it says something else.
fn write_notice(view: &View<'_>, offline: &Offline) {
    let retries = offline.notice == Some(Notice::Retrying);
    if retries {
        say_in_face(view, offline);
    } else {
        find(view.root, ".retrying").inspect(Element::remove);
    }
    let line = Building::whole(|sink| {
        if !retries {
            offline_notice(offline, view.language, sink);
        }
    });
    let old = find(view.root, ".saved");
    if old.as_ref().and_then(|old| old.text_content()).unwrap_or_default() == line.text_content().unwrap_or_default() {
        return;
    }
    let had_focus = old.as_ref().is_some_and(|old| old.contains(view.root.active_element().as_deref()));
    old.inspect(Element::remove);
    if let Some(article) = find(view.root, "[part=article]") {
        let _ = article.parent_node().and_then(|viewer| viewer.insert_before(&line, Some(&article)).ok());
    }
    if had_focus {
        focus(find(view.root, ".saved button").or_else(|| find(view.root, "[role=toolbar] [tabindex='0']")));
    }
}

/// Says that it is tried again, where there is no article.
fn say_in_face(view: &View<'_>, offline: &Offline) {
    let Some(button) = find(view.root, "[part=error] [data-action=retry]") else { return };
    if find(view.root, ".retrying").is_some() {
        return;
    }
    let words = offline.notice_sentence(view.language).unwrap_or_default();
    let line = Building::whole(|sink| {
        crate::render::element(sink, "p", &[("class", Some("retrying"))], |sink| sink.text(&words));
    });
    let _ = button.parent_node().and_then(|face| face.insert_before(&line, Some(&button)).ok());
}

fn focus(element: Option<Element>) {
    if let Some(element) = element {
        let _ = element.unchecked_ref::<HtmlElement>().focus();
    }
}

fn read(told: &JsValue) -> Offline {
    let word = |name| text(told, name).unwrap_or_default();
    let number = |name| property(told, name).as_f64().unwrap_or_default();
    Offline {
        state: Keeping::parse(&word("state")),
        code: word("code"),
        saved: word("saved"),
        size: word("size"),
        pictures: (number("pictures"), number("kept")),
        done: word("done"),
        notice: Notice::parse(&word("notice")),
    }
}
