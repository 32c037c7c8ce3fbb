//! What the reader does by single keys, while the focus is in the viewer: the table is `viewer::Shortcut`.

use super::changes::{Changes, has_changes};
use super::find::Find;
use super::{Heard, View, contents, panel};
use crate::viewer::{Action, Shortcut, keys_panel};
use crate::web::dom::{find, set_attribute};
use crate::web::events::{go_to, has_command, perform};
use crate::web::{property, text};
use web_sys::{Element, Event, HtmlElement};

/// Follows the attribute.
pub fn changed(view: &View<'_>) {
    if let Some(switch) = find(view.root, "[data-action=keys-switch]") {
        let _ = js_sys::Reflect::set(&switch, &"checked".into(), &are_on(view.host).into());
    }
}

/// Answers a key, or the switch; whether there was anything to do.
pub fn heard(heard: &Heard<'_>, search: &Find, changes: &Changes) -> bool {
    let Heard { view, event, target } = heard;
    match event.type_().as_str() {
        "click" => match heard.action().as_deref() {
            Some("keys") => {
                let Some(button) = find(view.root, "[data-action=more]") else { return false };
                help(view, &button);
            }
            Some("keys-switch") => switch(view.host),
            _ => return false,
        },
        "keydown" => {
            // What an input method is at is its own.
            let is_composing = property(event, "isComposing").is_truthy();
            let is_ours = are_on(view.host) && !has_command(event) && !is_composing && !takes_keys(target);
            let Some(shortcut) = key(event).filter(|_| is_ours).and_then(|key| Shortcut::of(&key)) else {
                return false;
            };
            if shortcut.is_of_changes() && !has_changes(view) {
                return false;
            }
            event.prevent_default();
            follow(view, shortcut, search, changes);
        }
        _ => return false,
    }
    true
}

fn follow(view: &View<'_>, shortcut: Shortcut, search: &Find, changes: &Changes) {
    let labels = view.language.labels;
    let perform = |action| perform(view.host, view.root, labels, action);
    match shortcut {
        Shortcut::Find => search.enter(view),
        Shortcut::Contents => {
            let button = find(view.root, "[data-action=contents]").or_else(|| opener(view));
            if !button.is_some_and(|button| contents::toggle(view, &button)) {
                perform(Action::Contents);
            }
        }
        Shortcut::NextSection | Shortcut::PreviousSection => {
            if let Some(heading) = contents::neighbour(view, shortcut == Shortcut::NextSection) {
                go_to(view.host, view.root, &heading);
            }
        }
        Shortcut::NextChange | Shortcut::PreviousChange => {
            changes.go(view, shortcut == Shortcut::NextChange);
        }
        Shortcut::Larger => perform(Action::Larger),
        Shortcut::Smaller => perform(Action::Smaller),
        Shortcut::Normal => perform(Action::Normal),
        Shortcut::Theme => perform(Action::Theme),
        Shortcut::Help if find(view.root, ".help").is_some() => panel::close(view.root),
        Shortcut::Help => {
            if let Some(opener) = opener(view) {
                help(view, &opener);
            }
        }
    }
}

/// Where something opens that a key has opened, and where the focus goes back to: where it is, but for the panel.
fn opener(view: &View<'_>) -> Option<Element> {
    panel::opener(view.root).or_else(|| view.root.active_element()).or_else(|| find(view.root, ".viewer"))
}

fn help(view: &View<'_>, opener: &Element) {
    let labels = view.language.labels;
    let has_switch = find(view.root, "[data-action=more]").is_some();
    panel::open(view, opener, "help", labels.keys(), |sink| {
        keys_panel(are_on(view.host), has_switch, has_changes(view), labels, sink);
    });
}

fn are_on(host: &HtmlElement) -> bool {
    host.get_attribute("keys").as_deref() != Some("off")
}

fn switch(host: &HtmlElement) {
    set_attribute(host, "keys", are_on(host).then_some("off"));
}

/// The key, as the reader's layout writes it; where that has other letters, as the place of the key is called.
fn key(event: &Event) -> Option<String> {
    let key = text(event, "key")?;
    if key.is_ascii() {
        return Some(if property(event, "shiftKey").is_truthy() { key } else { key.to_ascii_lowercase() });
    }
    let code = text(event, "code")?;
    Some(code.strip_prefix("Key")?.to_ascii_lowercase())
}

/// Whether keys are typed into an element, or are its own.
fn takes_keys(element: &Element) -> bool {
    matches!(element.local_name().as_str(), "input" | "textarea" | "select" | "video" | "audio" | "iframe")
        || property(element, "isContentEditable").is_truthy()
}
