//! The way from one change to the next, in an article that shows what changed.

use super::toolbar::icon_button;
use crate::labels::Labels;
use crate::render::{Sink, element};

/// Writes the bar that leads from change to change.
pub fn changes_bar(labels: &Labels, sink: &mut dyn Sink) {
    let attributes = [
        ("part", Some("changes")),
        ("class", Some("changes-bar")),
        ("role", Some("group")),
        ("lang", Some(labels.language())),
        ("aria-label", Some(labels.changes())),
    ];
    element(sink, "div", &[("class", Some("changes"))], |sink| {
        element(sink, "div", &attributes, |sink| {
            icon_button("change-previous", labels.change_previous(), PREVIOUS, sink);
            element(sink, "output", &[("dir", Some("auto"))], |_| {});
            icon_button("change-next", labels.change_next(), NEXT, sink);
        });
    });
}

const PREVIOUS: &[&str] = &["M6 15l6-6 6 6"];
const NEXT: &[&str] = &["M6 9l6 6 6-6"];
