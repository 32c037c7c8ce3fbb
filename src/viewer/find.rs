//! The bar of the search.

use super::panel::CLOSE;
use super::toolbar::icon_button;
use crate::labels::{Labels, Language};
use crate::render::{Sink, element};

/// Writes the bar: what is searched for, how often it stands there, the way from one place to the next.
pub fn find_bar(query: &str, labels: &Labels, sink: &mut dyn Sink) {
    let attributes = [
        ("id", Some("find")),
        ("part", Some("find")),
        ("class", Some("find")),
        ("role", Some("search")),
        ("lang", Some(labels.language())),
        ("aria-label", Some(labels.find())),
    ];
    element(sink, "div", &attributes, |sink| {
        element(sink, "div", &[("class", Some("find-bar"))], |sink| {
            let attributes = [
                ("type", Some("search")),
                ("aria-label", Some(labels.find())),
                ("placeholder", Some(labels.find())),
                ("autocomplete", Some("off")),
                ("spellcheck", Some("false")),
                ("enterkeyhint", Some("search")),
                ("value", Some(query)),
            ];
            sink.open("input", &attributes);
            element(sink, "output", &[("dir", Some("auto"))], |_| {});
            for (action, label, paths) in [
                ("find-previous", labels.find_previous(), PREVIOUS),
                ("find-next", labels.find_next(), NEXT),
                ("find-close", labels.close(), CLOSE),
            ] {
                icon_button(action, label, paths, sink);
            }
        });
        // Where in the length of the article.
        element(sink, "div", &[("class", Some("find-marks")), ("aria-hidden", Some("true"))], |_| {});
    });
}

/// Which of the places is shown, from 0, and of how many.
pub fn found(current: usize, count: usize, language: Language<'_>) -> String {
    match count {
        0 => language.labels.not_found().to_string(),
        _ => language.place(language.labels.found(), "match", current, count),
    }
}

const PREVIOUS: &[&str] = &["M6 15l6-6 6 6"];
const NEXT: &[&str] = &["M6 9l6 6 6-6"];
