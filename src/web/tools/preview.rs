//! What a mark, a citation or a reference leads to, shown where it stands: at a press, or while a pointer rests on it.

use super::copy::copied;
use super::{Heard, View, panel};
use crate::labels::fill;
use crate::render::element;
use crate::web::dom::{document, find};
use crate::web::{events, text};
use std::cell::Cell;
use web_sys::{Element, HtmlElement, Node};

/// The previews of one viewer.
#[derive(Default)]
pub struct Preview {
    /// The timer that runs, and whether it is to open.
    timer: Cell<Option<(i32, bool)>>,
}

/// What is shown; to anything else one goes.
const SHOWN: &str = "[part=note], .references > li, figure, .table, .formula, pre";

/// How long a pointer rests on a mark until it opens, and how long it may be away, in milliseconds.
const REST: i32 = 350;
const GRACE: i32 = 300;

/// What a timer tells.
const RESTED: &str = "rested";

impl Preview {
    /// Answers what the reader did at a mark or in a preview; whether it was that.
    pub fn heard(&self, heard: &Heard<'_>) -> bool {
        let Heard { view, event, .. } = heard;
        let panel = panel::panel(view.root);
        let in_panel = panel.filter(|panel| panel.contains(Some(&heard.target)));
        match event.type_().as_str() {
            "click" => {
                let Some((link, target)) = heard.link().filter(|_| events::is_plain(event)) else { return false };
                let Some(shown) = shown(&link, &target) else { return false };
                event.prevent_default();
                self.stop();
                // What a preview leads to is shown in its place.
                let opener = if in_panel.is_some() { panel::opener(view.root) } else { Some(link.clone()) };
                let Some(opener) = opener else { return true };
                let is_open = panel::opener(view.root).as_ref() == Some(&opener);
                if is_open && in_panel.is_none() && !panel::is_passing(view.root) {
                    panel::close(view.root);
                } else if let Some(panel) = open(view, &opener, &link, &shown) {
                    let _ = panel.focus();
                }
                true
            }
            "pointerdown" => {
                if let Some(panel) = in_panel {
                    panel::set_passing(&panel, false);
                }
                self.stop();
                false
            }
            "pointerover" if text(event, "pointerType").as_deref() != Some("touch") => {
                let opener = panel::opener(view.root);
                let is_at_home =
                    in_panel.is_some() || opener.is_some_and(|opener| opener.contains(Some(&heard.target)));
                let link = heard.link().filter(|(link, target)| shown(link, target).is_some());
                match link {
                    _ if is_at_home => self.stop(),
                    Some((link, _)) if can_pass(view) => self.start(&link, true),
                    _ => self.leave(view),
                }
                false
            }
            "pointerout" => {
                // Into another element it is heard to come.
                if crate::web::property(event, "relatedTarget").is_null() {
                    self.leave(view);
                }
                false
            }
            "tool" if heard.told().as_deref() == Some(RESTED) => {
                self.timer.set(None);
                match heard.link().and_then(|(link, target)| Some((shown(&link, &target)?, link))) {
                    Some((shown, link)) if can_pass(view) => {
                        if let Some(panel) = open(view, &link, &link, &shown) {
                            panel::set_passing(&panel, true);
                        }
                    }
                    _ => close_passing(view),
                }
                true
            }
            _ => false,
        }
    }

    /// The pointer has left the mark and the preview; it may come back.
    fn leave(&self, view: &View<'_>) {
        if !panel::is_passing(view.root) {
            self.stop();
        } else if self.timer.get().is_none_or(|(_, opens)| opens)
            && let Some(viewer) = find(view.root, ".viewer")
        {
            self.start(&viewer, false);
        }
    }

    fn start(&self, at: &Element, opens: bool) {
        self.stop();
        let told = super::later(at, RESTED);
        let window = web_sys::window();
        let timer = window.and_then(|window| {
            let time = if opens { REST } else { GRACE };
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&told, time).ok()
        });
        self.timer.set(timer.map(|timer| (timer, opens)));
    }

    /// Waits no longer.
    pub fn stop(&self) {
        if let (Some((timer, _)), Some(window)) = (self.timer.take(), web_sys::window()) {
            window.clear_timeout_with_handle(timer);
        }
    }
}

/// What a link shows; `None` where it goes there: back to the text, or around where it stands itself.
fn shown(link: &Element, target: &Element) -> Option<Element> {
    if link.closest(".contents, .way").ok()?.is_some() || link.matches(".back, .place").ok()? {
        return None;
    }
    target.closest(SHOWN).ok()?.filter(|shown| !shown.contains(Some(link)))
}

/// Whether a preview may come with the pointer: not over what the reader has opened, and not where it would be a sheet,
/// which the pointer could not reach.
fn can_pass(view: &View<'_>) -> bool {
    let is_free = panel::panel(view.root).is_none() || panel::is_passing(view.root);
    is_free && !panel::is_sheet()
}

fn close_passing(view: &View<'_>) {
    let has_focus = panel::panel(view.root).is_some_and(|panel| panel.contains(view.root.active_element().as_deref()));
    if panel::is_passing(view.root) && !has_focus {
        panel::close(view.root);
    }
}

/// Opens the preview, without moving the focus.
fn open(view: &View<'_>, opener: &Element, link: &Element, shown: &Element) -> Option<HtmlElement> {
    let labels = view.language.labels;
    let words = link.text_content().unwrap_or_default();
    let is_citation = link.class_name() == "citation";
    let title = match link.get_attribute("aria-label") {
        Some(label) => label,
        None if is_citation => {
            let name = words.trim_matches(|character: char| !character.is_alphanumeric());
            fill(labels.reference(), &[("name", name)])
        }
        None => words.trim().to_string(),
    };
    let is_named_here = is_citation || link.has_attribute("aria-label");
    let article = shown.closest("[part=article]").ok()??;
    let (language, direction) = (article.get_attribute("lang"), article.get_attribute("dir"));
    let place = ["#", &shown.id()].concat();
    let is_note = shown.matches("[part=note]").ok()?;
    let panel = panel::show(view, opener, "preview", &title, |sink| {
        let attributes = [("class", Some("article")), ("lang", language.as_deref()), ("dir", direction.as_deref())];
        element(sink, "div", &attributes, |_| {});
        if !shown.id().is_empty() {
            let label = if is_note { labels.in_notes() } else { labels.in_article() };
            element(sink, "a", &[("class", Some("place")), ("href", Some(&place))], |sink| sink.text(label));
        }
    })?;
    if !is_named_here && let Some(title) = view.root.get_element_by_id("panel-title") {
        for (name, value) in [("lang", language), ("dir", direction)] {
            let _ = value.map(|value| title.set_attribute(name, &value));
        }
    }
    let content = panel.query_selector(".article").ok()??;
    content.append_child(&copy(shown)?).ok()?;
    panel::settle(view);
    Some(panel)
}

/// A copy of what is shown. An item of a list is no item here.
fn copy(shown: &Element) -> Option<Node> {
    let copy = copied(shown);
    if copy.local_name() != "li" {
        return Some(copy.into());
    }
    let block = document(shown).create_element("div").ok()?;
    while let Some(child) = copy.first_child() {
        block.append_child(&child).ok()?;
    }
    Some(block.into())
}
