//! A picture alone, as large as the window, and what can be done with it.

use super::panel::CLOSE;
use super::toolbar::{icon, icon_button};
use crate::labels::{Labels, Language};
use crate::render::{Sink, direction_of, element};

/// Writes the dialog. Its picture and its words come into it one after another: `.lightbox-picture`, `.lightbox-place`,
/// `.lightbox-words`.
pub fn lightbox(labels: &Labels, sink: &mut dyn Sink) {
    let attributes = [
        ("id", Some("lightbox")),
        ("part", Some("lightbox")),
        ("class", Some("lightbox")),
        ("lang", Some(labels.language())),
        ("dir", Some(direction_of(labels.language()))),
        ("aria-labelledby", Some("lightbox-place")),
    ];
    element(sink, "dialog", &attributes, |sink| {
        element(sink, "div", &[("class", Some("lightbox-head"))], |sink| {
            let attributes =
                [("id", Some("lightbox-place")), ("class", Some("lightbox-place")), ("role", Some("status"))];
            element(sink, "div", &attributes, |_| {});
            icon_button("zoom-out", labels.zoom_out(), ZOOM_OUT, sink);
            icon_button("zoom-in", labels.zoom_in(), ZOOM_IN, sink);
            icon_button("zoom-fit", labels.zoom_fit(), ZOOM_FIT, sink);
            icon_button("lightbox-close", labels.close(), CLOSE, sink);
        });
        element(sink, "div", &[("class", Some("lightbox-room"))], |sink| {
            element(sink, "div", &[("class", Some("lightbox-picture"))], |_| {});
        });
        icon_button("picture-previous", labels.picture_previous(), PREVIOUS, sink);
        icon_button("picture-next", labels.picture_next(), NEXT, sink);
        element(sink, "div", &[("class", Some("lightbox-words"))], |_| {});
    });
}

/// Writes the button that enlarges a picture.
pub fn enlarge(label: &str, labels: &Labels, sink: &mut dyn Sink) {
    let attributes = [
        ("type", Some("button")),
        ("part", Some("enlarge")),
        ("class", Some("enlarge")),
        ("lang", Some(labels.language())),
        ("data-action", Some("enlarge")),
        ("aria-label", Some(label)),
        ("title", Some(label)),
        ("aria-haspopup", Some("dialog")),
    ];
    element(sink, "button", &attributes, |sink| icon(ENLARGE, sink));
}

/// Which of the pictures is shown, from 0, and of how many.
pub fn picture_of(current: usize, count: usize, language: Language<'_>) -> String {
    language.place(language.labels.picture(), "picture", current, count)
}

/// Writes what a picture shows, to be opened.
pub fn description(text: &str, labels: &Labels, sink: &mut dyn Sink) {
    element(sink, "details", &[], |sink| {
        let attributes = [("lang", Some(labels.language())), ("dir", Some(direction_of(labels.language())))];
        element(sink, "summary", &attributes, |sink| sink.text(labels.description()));
        element(sink, "p", &[], |sink| sink.text(text));
    });
}

const ENLARGE: &[&str] = &["M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7"];
const ZOOM_IN: &[&str] =
    &["M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13", "M15.5 15.5L20.5 20.5M7.5 10.5h6M10.5 7.5v6"];
const ZOOM_OUT: &[&str] = &["M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13", "M15.5 15.5L20.5 20.5M7.5 10.5h6"];
const ZOOM_FIT: &[&str] = &["M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"];
// Drawn from left to right; where a page runs the other way, the style sheet turns them.
const PREVIOUS: &[&str] = &["M15 5l-7 7 7 7"];
const NEXT: &[&str] = &["M9 5l7 7-7 7"];
