//! What shows a reader their place: how far they have come, and that they are back where they left off.

use super::toolbar::icon;
use crate::labels::Labels;
use crate::render::{Sink, element};

/// Writes the bar that shows how far a reader has come.
pub fn progress_bar(labels: &Labels, sink: &mut dyn Sink) {
    element(sink, "div", &[("class", Some("progress"))], |sink| {
        let attributes = [
            ("part", Some("progress")),
            ("max", Some("100")),
            ("value", Some("0")),
            ("lang", Some(labels.language())),
            ("aria-label", Some(labels.progress())),
        ];
        element(sink, "progress", &attributes, |_| {});
    });
}

/// Writes what a reader is told who is brought back to where they left off, with the way to the beginning.
pub fn resumed(labels: &Labels, sink: &mut dyn Sink) {
    let attributes = [
        ("part", Some("resumed")),
        ("class", Some("resumed")),
        ("role", Some("group")),
        ("lang", Some(labels.language())),
        ("aria-label", Some(labels.resumed())),
    ];
    element(sink, "div", &attributes, |sink| {
        element(sink, "span", &[], |sink| sink.text(labels.resumed()));
        element(sink, "button", &[("type", Some("button")), ("data-action", Some("resume-start"))], |sink| {
            sink.text(labels.to_beginning());
        });
        let attributes = [
            ("type", Some("button")),
            ("data-action", Some("resume-close")),
            ("aria-label", Some(labels.close())),
            ("title", Some(labels.close())),
        ];
        element(sink, "button", &attributes, |sink| icon(super::panel::CLOSE, sink));
    });
}
