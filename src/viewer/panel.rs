//! What opens at a button or at a mark of the text: a head with its name and a way out, and what it is for.

use super::toolbar::icon_button;
use crate::labels::Labels;
use crate::render::{Sink, direction_of, element};

/// Writes a panel, which the browser keeps in its top layer. What it says is in the language of the viewer, unless
/// `write` says otherwise.
pub fn panel(class: &str, title: &str, labels: &Labels, sink: &mut dyn Sink, write: impl FnOnce(&mut dyn Sink)) {
    let attributes = [
        ("id", Some("panel")),
        ("part", Some("panel")),
        ("class", Some(class)),
        ("popover", Some("auto")),
        ("role", Some("dialog")),
        ("tabindex", Some("-1")),
        ("lang", Some(labels.language())),
        ("dir", Some(direction_of(labels.language()))),
        ("aria-labelledby", Some("panel-title")),
    ];
    element(sink, "div", &attributes, |sink| {
        element(sink, "div", &[("class", Some("panel-head"))], |sink| {
            element(sink, "div", &[("id", Some("panel-title")), ("class", Some("panel-title"))], |sink| {
                sink.text(title)
            });
            icon_button("panel-close", labels.close(), CLOSE, sink);
        });
        write(sink);
    });
}

/// The drawing on what closes.
pub const CLOSE: &[&str] = &["M6 6l12 12M18 6L6 18"];

/// Writes what is rarely wanted, by its actions and names, and room to say what came of it.
pub fn menu(entries: &[(&str, &str)], sink: &mut dyn Sink) {
    element(sink, "div", &[("class", Some("menu"))], |sink| {
        for (action, label) in entries {
            let attributes = [("type", Some("button")), ("data-action", Some(*action))];
            element(sink, "button", &attributes, |sink| sink.text(label));
        }
        element(sink, "output", &[("dir", Some("auto"))], |_| {});
    });
}
