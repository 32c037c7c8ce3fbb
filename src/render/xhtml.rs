//! Markup as XHTML for a book, which lies alone: what it leads to is in it, or an address of the web.

use super::sink::{Sink, is_void};
use super::xml::XmlSink;
use std::collections::HashSet;

/// The places of a document that can be led to, as a sink that takes markup to find them.
#[derive(Default)]
pub struct Places {
    ids: HashSet<String>,
    /// How deep in something that is left out.
    left_out: usize,
}

impl Places {
    /// Where a fragment leads to in XHTML; `None` where there is no such place.
    pub fn fragment(&self, id: &str) -> Option<String> {
        self.ids.contains(id).then(|| ["#", &name(id)].concat())
    }
}

impl Sink for Places {
    fn open(&mut self, tag: &'static str, attributes: &[(&'static str, Option<&str>)]) {
        if leaves_out(&mut self.left_out, tag, attributes) {
            return;
        }
        if let Some(id) = attribute(attributes, "id") {
            self.ids.insert(id.to_string());
        }
    }

    fn text(&mut self, _: &str) {}

    fn close(&mut self) {
        self.left_out = self.left_out.saturating_sub(1);
    }
}

/// Writes XHTML as EPUB takes it: <https://www.w3.org/TR/epub-33/#sec-xhtml>. Hidden parts are left out.
pub struct XhtmlSink<'a> {
    xml: XmlSink,
    places: &'a Places,
    beside: &'a [&'a str],
    left_out: usize,
    written: Written,
}

/// What was written.
#[derive(Default)]
pub struct Written {
    /// The document.
    pub xhtml: String,
    /// Whether it has formulas.
    pub has_math: bool,
    /// How many pictures it has.
    pub pictures: u32,
    /// How many of them are said in words, too.
    pub described: u32,
}

const NAMESPACES: [(&str, Option<&str>); 2] =
    [("xmlns", Some("http://www.w3.org/1999/xhtml")), ("xmlns:epub", Some("http://www.idpf.org/2007/ops"))];

impl<'a> XhtmlSink<'a> {
    /// Starts a document that may lead to these places of its own, and into the files beside it.
    pub fn new(places: &'a Places, beside: &'a [&'a str]) -> Self {
        let mut xml = XmlSink::new();
        xml.doctype("<!DOCTYPE html>\n");
        XhtmlSink { xml, places, beside, left_out: 0, written: Written::default() }
    }

    /// What was written.
    pub fn into_written(self) -> Written {
        Written { xhtml: self.xml.into_xml(), ..self.written }
    }
}

impl Sink for XhtmlSink<'_> {
    fn open(&mut self, tag: &'static str, attributes: &[(&'static str, Option<&str>)]) {
        if leaves_out(&mut self.left_out, tag, attributes) {
            return;
        }
        match tag {
            "math" => self.written.has_math = true,
            "img" => {
                self.written.pictures += 1;
                self.written.described += u32::from(attribute(attributes, "alt").is_some_and(|alt| !alt.is_empty()));
            }
            _ => {}
        }
        let href = attribute(attributes, "href").and_then(|address| match address.split_once('#') {
            Some(("", id)) => self.places.fragment(id),
            _ if is_absolute(address) => Some(escaped(address)),
            Some((file, _)) => self.beside.contains(&file).then(|| String::from(address)),
            None => (tag == "link" || self.beside.contains(&address)).then(|| String::from(address)),
        });
        let cite = attribute(attributes, "cite").filter(|address| is_absolute(address)).map(escaped);
        let id = attribute(attributes, "id").map(name);
        let language = attribute(attributes, "lang").filter(|tag| is_language(tag));
        let kind = attribute(attributes, "role").and_then(kind_of_role).or(match attribute(attributes, "part") {
            Some("note") => Some("endnote"),
            _ => None,
        });
        // What leads nowhere is no link.
        let tag = if tag == "a" && href.is_none() { "span" } else { tag };
        let mut written: Vec<(&'static str, Option<&str>)> = Vec::with_capacity(attributes.len() + 3);
        match tag {
            "html" => written.extend(NAMESPACES),
            "math" => written.push(("xmlns", Some("http://www.w3.org/1998/Math/MathML"))),
            // Not every reader of books opens them.
            "details" => written.push(("open", Some(""))),
            _ => {}
        }
        for (name, value) in attributes {
            match *name {
                "href" => written.push((name, href.as_deref())),
                "cite" => written.push((name, cite.as_deref())),
                "id" => written.push((name, id.as_deref())),
                "lang" => written.extend([("lang", language), ("xml:lang", language)]),
                "rel" | "role" | "type" if tag == "span" => {}
                // They are for what loads, for keyboards and for the style sheet of the viewer, or stand above already.
                "open" if tag == "details" => {}
                "part" | "tabindex" | "inert" | "loading" | "decoding" | "referrerpolicy" => {}
                name if name.starts_with("data-") && name != "data-layout" && name != "data-role" => {}
                name => written.push((name, *value)),
            }
        }
        written.push(("epub:type", kind));
        self.xml.open(tag, &written);
        if is_void(tag) {
            self.xml.close();
        }
    }

    fn text(&mut self, text: &str) {
        if self.left_out == 0 {
            self.xml.text(text);
        }
    }

    fn close(&mut self) {
        match self.left_out.checked_sub(1) {
            Some(left) => self.left_out = left,
            None => self.xml.close(),
        }
    }
}

/// Whether an element that opens is left out, and counts how deep in what is. Its void elements are not closed.
fn leaves_out(depth: &mut usize, tag: &str, attributes: &[(&'static str, Option<&str>)]) -> bool {
    let leaves = *depth > 0 || attribute(attributes, "hidden").is_some();
    *depth += usize::from(leaves && !is_void(tag));
    leaves
}

fn attribute<'b>(attributes: &[(&'static str, Option<&'b str>)], wanted: &str) -> Option<&'b str> {
    attributes.iter().find(|(name, _)| *name == wanted)?.1
}

/// What readers of books know what a role says by: <https://www.w3.org/TR/epub-ssv-11/>.
fn kind_of_role(role: &str) -> Option<&'static str> {
    match role {
        "doc-endnotes" => Some("endnotes"),
        "doc-noteref" => Some("noteref"),
        "doc-backlink" => Some("backlink"),
        _ => None,
    }
}

/// An id as XML names may be, which hold neither `~` nor `:` and which older readers know in ASCII alone. Two that differ
/// are two names.
fn name(id: &str) -> String {
    let mut name = String::with_capacity(id.len());
    for character in id.chars() {
        match character {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' => name.push(character),
            _ => {
                name.push('.');
                name.push_str(&u32::from(character).to_string());
                name.push('.');
            }
        }
    }
    name
}

/// Whether an address leads somewhere from wherever the book lies.
fn is_absolute(address: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"].iter().any(|start| address.starts_with(start))
}

/// An address without what may not stand in one: <https://www.rfc-editor.org/rfc/rfc3987#section-2.2>.
fn escaped(address: &str) -> String {
    let mut text = String::with_capacity(address.len());
    for (at, character) in address.char_indices() {
        let is_code =
            || address.as_bytes().get(at + 1..at + 3).is_some_and(|code| code.iter().all(u8::is_ascii_hexdigit));
        let escape = match character {
            '%' if is_code() => None,
            '%' => Some("%25"),
            '[' => Some("%5B"),
            ']' => Some("%5D"),
            '{' => Some("%7B"),
            '}' => Some("%7D"),
            '|' => Some("%7C"),
            '^' => Some("%5E"),
            '\\' => Some("%5C"),
            '#' if address[..at].contains('#') => Some("%23"),
            _ => None,
        };
        match escape {
            Some(escape) => text.push_str(escape),
            None => text.push(character),
        }
    }
    text
}

/// Whether a tag of a language is one by its form: <https://www.rfc-editor.org/rfc/rfc5646#section-2.1>.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::element;

    fn xhtml(write: impl Fn(&mut dyn Sink)) -> String {
        let mut places = Places::default();
        write(&mut places);
        let mut sink = XhtmlSink::new(&places, &[]);
        write(&mut sink);
        sink.into_written().xhtml.lines().last().unwrap_or_default().to_string()
    }

    #[test]
    fn links_lead_to_what_is_there() {
        for (address, expected) in [
            ("#a~b:c", r##"<a href="#a.126.b.58.c" id="a.126.b.58.c">A</a>"##),
            ("#gone", r#"<span id="a.126.b.58.c">A</span>"#),
            ("other.html", r#"<span id="a.126.b.58.c">A</span>"#),
            ("https://a.example/%5[x]#a#b", r#"<a href="https://a.example/%255%5Bx%5D#a%23b" id="a.126.b.58.c">A</a>"#),
        ] {
            let written = xhtml(|sink| {
                element(sink, "a", &[("href", Some(address)), ("id", Some("a~b:c"))], |sink| sink.text("A"));
            });
            assert_eq!(written, expected);
        }
    }

    #[test]
    fn what_is_hidden_is_left_out_and_nothing_leads_there() {
        let written = xhtml(|sink| {
            element(sink, "div", &[], |sink| {
                element(sink, "aside", &[("hidden", Some("")), ("id", Some("a"))], |sink| {
                    sink.open("br", &[]);
                    element(sink, "p", &[("id", Some("b"))], |sink| sink.text("Not this"));
                });
                sink.open("hr", &[]);
                element(sink, "a", &[("href", Some("#b"))], |sink| sink.text("this"));
            });
        });
        assert_eq!(written, "<div><hr/><span>this</span></div>");
    }

    #[test]
    fn languages_have_a_form() {
        for (tag, is) in
            [("en", true), ("zh-Hant-TW", true), ("english", false), ("en_GB", false), ("", false), ("e", false)]
        {
            assert_eq!(is_language(tag), is, "{tag:?}");
        }
    }
}
