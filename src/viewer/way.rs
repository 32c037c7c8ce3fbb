//! The way back to where the reader was.

use super::panel::CLOSE;
use super::toolbar::{icon, icon_button};
use crate::labels::Labels;
use crate::render::{Sink, element};

/// Writes the way back, and what puts it away.
pub fn way(labels: &Labels, sink: &mut dyn Sink) {
    element(sink, "div", &[("class", Some("way")), ("lang", Some(labels.language()))], |sink| {
        element(sink, "div", &[("part", Some("way")), ("class", Some("way-bar"))], |sink| {
            let attributes = [("type", Some("button")), ("data-action", Some("way-back"))];
            element(sink, "button", &attributes, |sink| {
                icon(BACK, sink);
                sink.text(labels.way_back());
            });
            icon_button("way-close", labels.close(), CLOSE, sink);
        });
    });
}

const BACK: &[&str] = &["M9 6l-5 5 5 5M4 11h10a5 5 0 0 1 0 10h-2"];
