//! Where markup goes.

/// The one thing that is abstracted: whatever takes markup in document order, as text or as nodes.
///
/// Names are literals of this crate, so no text of a payload can name an element or an attribute. Values and text are
/// raw; escaping, where there is any, belongs to the sink. A valueless (boolean) attribute has the value `""`; one of
/// `None` is left out.
pub trait Sink {
    /// Starts an element, or writes a whole one if it is [void](is_void).
    fn open(&mut self, tag: &'static str, attributes: &[(&'static str, Option<&str>)]);
    /// Writes characters.
    fn text(&mut self, text: &str);
    /// Ends the element that was started last. Void elements are not ended.
    fn close(&mut self);
}

/// Writes an element with what `inside` writes. This is how [`Sink::open`] and [`Sink::close`] stay balanced.
pub fn element(
    sink: &mut dyn Sink,
    tag: &'static str,
    attributes: &[(&'static str, Option<&str>)],
    inside: impl FnOnce(&mut dyn Sink),
) {
    sink.open(tag, attributes);
    inside(sink);
    sink.close();
}

/// Elements that have no content and no end: <https://html.spec.whatwg.org/#void-elements>.
pub fn is_void(tag: &str) -> bool {
    matches!(
        tag,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}
