//! Markup as XML text.

use super::sink::Sink;

/// Writes XML: every element is ended, and what XML has no way to write is left out.
#[derive(Default)]
pub struct XmlSink {
    xml: String,
    open: Vec<&'static str>,
    /// Whether the start of the element that is open is not ended yet: it may be empty.
    starts: bool,
}

impl XmlSink {
    /// Starts a document.
    pub fn new() -> Self {
        XmlSink { xml: String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"), ..XmlSink::default() }
    }

    /// What stands before the first element.
    pub(super) fn doctype(&mut self, doctype: &str) {
        self.xml.push_str(doctype);
    }

    /// The text written.
    pub fn into_xml(mut self) -> String {
        debug_assert!(self.open.is_empty(), "every element was closed");
        self.xml.push('\n');
        self.xml
    }

    fn end_start(&mut self) {
        if std::mem::take(&mut self.starts) {
            self.xml.push('>');
        }
    }
}

impl Sink for XmlSink {
    fn open(&mut self, tag: &'static str, attributes: &[(&'static str, Option<&str>)]) {
        self.end_start();
        self.xml.push('<');
        self.xml.push_str(tag);
        for (name, value) in attributes {
            let Some(value) = value else { continue };
            self.xml.push(' ');
            self.xml.push_str(name);
            self.xml.push_str("=\"");
            escape(value, true, &mut self.xml);
            self.xml.push('"');
        }
        self.open.push(tag);
        self.starts = true;
    }

    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.end_start();
            escape(text, false, &mut self.xml);
        }
    }

    fn close(&mut self) {
        let tag = self.open.pop().expect("`close` answers an `open`");
        if std::mem::take(&mut self.starts) {
            self.xml.push_str("/>");
        } else {
            self.xml.push_str("</");
            self.xml.push_str(tag);
            self.xml.push('>');
        }
    }
}

/// <https://www.w3.org/TR/xml/#charsets>: most control characters cannot be written at all. Line ends and tabs in a value
/// would be read as spaces.
fn escape(text: &str, value: bool, xml: &mut String) {
    for character in text.chars() {
        match character {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\r' => xml.push_str("&#13;"),
            '\n' if value => xml.push_str("&#10;"),
            '\t' if value => xml.push_str("&#9;"),
            '\n' | '\t' | ' '..='\u{fffd}' | '\u{10000}'.. => xml.push(character),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::element;

    #[test]
    fn what_is_written_is_well_formed() {
        let mut sink = XmlSink::default();
        element(&mut sink, "p", &[("title", Some("\"a\n\0b\"")), ("id", None)], |sink| {
            sink.text("");
            element(sink, "br", &[], |_| {});
            sink.text("a<b & ]]>\u{b}\u{ffff}\n😀");
        });
        assert_eq!(sink.into_xml(), "<p title=\"&quot;a&#10;b&quot;\"><br/>a&lt;b &amp; ]]&gt;\n😀</p>\n");
    }
}
