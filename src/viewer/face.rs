//! What is seen while there is no article: the wait, and the failure.

use crate::labels::Labels;
use crate::render::{Sink, direction_of, element};

/// Why there is nothing to show.
#[derive(Clone, Copy)]
pub struct Failure<'a> {
    /// One of the codes of [`ErrorCode`](crate::ErrorCode), or of the loading: `http`, `network`, `timeout`, `wasm`,
    /// `internal`.
    pub code: &'a str,
    /// What exactly, for whoever mends it: a status, a parser's sentence.
    pub detail: &'a str,
    /// The level of the title among the headings of the host's page.
    pub heading_level: u8,
}

/// Writes a progress bar, to lie over the upper edge of whatever is there. It stands before that, not inside: what is
/// said in a part that is busy is not read out.
pub fn loading(labels: &Labels, sink: &mut dyn Sink) {
    let dir = Some(direction_of(labels.language()));
    element(
        sink,
        "div",
        &[("class", Some("loading")), ("role", Some("status")), ("lang", Some(labels.language())), ("dir", dir)],
        |sink| {
            element(sink, "span", &[], |sink| sink.text(labels.loading()));
            let attributes = [("part", Some("loading")), ("max", Some("100")), ("aria-label", Some(labels.loading()))];
            element(sink, "progress", &attributes, |_| {});
        },
    );
}

/// Writes what is there before the first article: what the host put into the element, as it looked before.
pub fn waiting(sink: &mut dyn Sink) {
    element(sink, "div", &[("class", Some("waiting"))], |sink| element(sink, "slot", &[], |_| {}));
}

/// Writes the failure: what happened, a way to try again, and what the host put into the element.
pub fn failure(failure: &Failure<'_>, labels: &Labels, sink: &mut dyn Sink) {
    const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
    let heading = HEADINGS[usize::from(failure.heading_level.clamp(1, 6)) - 1];
    let dir = Some(direction_of(labels.language()));
    element(sink, "div", &[("class", Some("viewer")), ("dir", dir)], |sink| {
        let attributes = [
            ("class", Some("face")),
            ("part", Some("error")),
            ("role", Some("alert")),
            ("lang", Some(labels.language())),
            ("data-code", Some(failure.code)),
        ];
        element(sink, "div", &attributes, |sink| {
            element(sink, heading, &[("class", Some("face-title"))], |sink| sink.text(labels.failed()));
            element(sink, "p", &[], |sink| sink.text(labels.failure(failure.code)));
            if !failure.detail.is_empty() {
                element(sink, "p", &[("class", Some("face-detail"))], |sink| sink.text(failure.detail));
            }
            let attributes = [("type", Some("button")), ("data-action", Some("retry"))];
            element(sink, "button", &attributes, |sink| sink.text(labels.retry()));
        });
    });
    element(sink, "slot", &[], |_| {});
}
