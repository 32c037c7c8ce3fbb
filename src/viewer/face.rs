//! What is seen while there is no article: the wait, and the failure.

use crate::labels::Labels;
use crate::render::{Sink, element};

/// Why there is nothing to show.
#[derive(Clone, Copy)]
pub struct Failure<'a> {
    /// One of the codes of [`ErrorCode`](crate::ErrorCode), or of the loading: `http`, `network`, `timeout`, `wasm`.
    pub code: &'a str,
    /// What exactly, for whoever mends it: a status, a parser's sentence.
    pub detail: Option<&'a str>,
}

/// Writes the wait: a progress bar, and what the host put into the element meanwhile. `done` is from 0 to 100.
pub fn loading(done: Option<u32>, labels: &Labels, sink: &mut dyn Sink) {
    let done = done.map(|done| done.min(100).to_string());
    element(sink, "div", &[("class", Some("viewer"))], |sink| {
        let attributes = [("class", Some("face")), ("part", Some("loading")), ("lang", Some(labels.language))];
        element(sink, "div", &attributes, |sink| {
            element(sink, "p", &[("role", Some("status"))], |sink| sink.text(labels.loading));
            let attributes = [("max", Some("100")), ("value", done.as_deref()), ("aria-label", Some(labels.loading))];
            element(sink, "progress", &attributes, |_| {});
        });
        element(sink, "slot", &[], |_| {});
    });
}

/// Writes the failure: what happened, a way to try again, and what the host put into the element.
pub fn failure(failure: &Failure<'_>, labels: &Labels, sink: &mut dyn Sink) {
    element(sink, "div", &[("class", Some("viewer"))], |sink| {
        let attributes = [
            ("class", Some("face")),
            ("part", Some("error")),
            ("role", Some("alert")),
            ("lang", Some(labels.language)),
            ("data-code", Some(failure.code)),
        ];
        element(sink, "div", &attributes, |sink| {
            element(sink, "p", &[("class", Some("face-title"))], |sink| sink.text(labels.failed));
            element(sink, "p", &[], |sink| sink.text(labels.failure(failure.code)));
            if let Some(detail) = failure.detail.filter(|detail| !detail.is_empty()) {
                element(sink, "p", &[("class", Some("face-detail"))], |sink| sink.text(detail));
            }
            let attributes = [("type", Some("button")), ("data-action", Some("retry"))];
            element(sink, "button", &attributes, |sink| sink.text(labels.retry));
        });
        element(sink, "slot", &[], |_| {});
    });
}
