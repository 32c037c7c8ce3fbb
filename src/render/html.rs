//! Markup as HTML text.

use super::sink::{Sink, is_void};

/// Writes HTML text: <https://html.spec.whatwg.org/#serialising-html-fragments>.
#[derive(Default)]
pub struct HtmlSink {
    html: String,
    open: Vec<&'static str>,
}

impl HtmlSink {
    /// Starts with no text.
    pub fn new() -> Self {
        HtmlSink::default()
    }

    /// The text written.
    pub fn into_html(self) -> String {
        debug_assert!(self.open.is_empty(), "every element was closed");
        self.html
    }
}

impl Sink for HtmlSink {
    fn open(&mut self, tag: &'static str, attributes: &[(&'static str, Option<&str>)]) {
        self.html.push('<');
        self.html.push_str(tag);
        for (name, value) in attributes {
            let Some(value) = value else { continue };
            self.html.push(' ');
            self.html.push_str(name);
            self.html.push_str("=\"");
            escape(value, &mut self.html);
            self.html.push('"');
        }
        self.html.push('>');
        if tag == "pre" || tag == "textarea" {
            // A parser drops the line feed behind these start tags; this one it may have.
            self.html.push('\n');
        }
        if !is_void(tag) {
            self.open.push(tag);
        }
    }

    fn text(&mut self, text: &str) {
        match self.open.last() {
            // Raw text is not escaped; ours has nothing in it that could end it.
            Some(&"style") => self.html.push_str(&text.replace("</", "<\\/")),
            Some(&"script") => self.html.push_str(text),
            _ => escape(text, &mut self.html),
        }
    }

    fn close(&mut self) {
        let tag = self.open.pop().expect("`close` answers an `open`");
        self.html.push_str("</");
        self.html.push_str(tag);
        self.html.push('>');
    }
}

/// Escapes text so that it stands the same inside an element and inside a quoted attribute.
fn escape(text: &str, html: &mut String) {
    let mut start = 0;
    for (index, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            // A carriage return would be read as a line feed, and a null not at all.
            b'\r' => "&#13;",
            0 => "\u{fffd}",
            _ => continue,
        };
        html.push_str(&text[start..index]);
        html.push_str(entity);
        start = index + 1;
    }
    html.push_str(&text[start..]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::element;

    #[test]
    fn text_stays_text() {
        let mut sink = HtmlSink::new();
        element(&mut sink, "p", &[("title", Some("\"><script>")), ("id", None)], |sink| {
            sink.text("a<b & c>\"d\"");
            sink.open("br", &[]);
        });
        assert_eq!(sink.into_html(), "<p title=\"&quot;&gt;&lt;script&gt;\">a&lt;b &amp; c&gt;&quot;d&quot;<br></p>");
    }
}
