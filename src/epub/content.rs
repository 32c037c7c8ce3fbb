//! What is read of a book: its article, and the way into it.

use super::Book;
use crate::outline::{Section, outline};
use crate::render::{self, Options, Places, Remote, Sink, Written, XhtmlSink, element, language_and_direction};

/// The documents of a book.
pub(super) struct Content {
    /// The article.
    pub(super) article: Written,
    /// The table of contents.
    pub(super) contents: String,
    /// Whether there are sections to go to.
    pub(super) has_sections: bool,
}

const ARTICLE: &str = "article.xhtml";

/// Writes the documents of a book.
pub(super) fn content(book: &Book<'_>) -> Content {
    let embedded: Vec<(String, String)> =
        book.pictures.iter().map(|picture| (picture.address.clone(), picture.path.clone())).collect();
    let options = Options { remote: Remote::Never, language: book.language, embedded: &embedded, ..Options::default() };
    let mut places = Places::default();
    render::render(book.article, &options, &mut places);
    let mut sink = XhtmlSink::new(&places, &[]);
    let (language, direction) = language_and_direction(book.article);
    document(book.title(), language, direction, &mut sink, |sink| {
        element(sink, "body", &[("epub:type", Some("bodymatter"))], |sink| {
            render::render(book.article, &options, sink);
        });
    });
    let article = sink.into_written();
    let sections = outline(book.article);
    let contents = contents(book, &sections, &places, options.id_prefix);
    Content { article, contents, has_sections: !sections.is_empty() }
}

fn document(
    title: &str,
    language: Option<&str>,
    direction: &str,
    sink: &mut dyn Sink,
    body: impl FnOnce(&mut dyn Sink),
) {
    element(sink, "html", &[("lang", language), ("dir", Some(direction))], |sink| {
        element(sink, "head", &[], |sink| {
            element(sink, "title", &[], |sink| sink.text(title));
            let attributes = [("rel", Some("stylesheet")), ("type", Some("text/css")), ("href", Some("style.css"))];
            sink.open("link", &attributes);
        });
        body(sink);
    });
}

/// The table of contents: the title, and the sections as deep as they lie in one another.
fn contents(book: &Book<'_>, sections: &[Section], places: &Places, prefix: &str) -> String {
    let nowhere = Places::default();
    let mut sink = XhtmlSink::new(&nowhere, &[ARTICLE]);
    let labels = book.language.labels;
    let name = labels.contents();
    let own = labels.language();
    let direction = render::direction_of(own);
    document(name, Some(own), direction, &mut sink, |sink| {
        element(sink, "body", &[], |sink| {
            element(sink, "nav", &[("epub:type", Some("toc")), ("role", Some("doc-toc"))], |sink| {
                element(sink, "h1", &[], |sink| sink.text(name));
                let (language, direction) = language_and_direction(book.article);
                element(sink, "ol", &[("lang", language), ("dir", Some(direction))], |sink| {
                    entry(book.title(), ARTICLE, sink, |_| {});
                    let link = |section: &Section| {
                        let id = render::anchor(prefix, &section.id);
                        let fragment = id.and_then(|id| places.fragment(&id)).unwrap_or_default();
                        [ARTICLE, &fragment].concat()
                    };
                    entries(sections, &link, sink);
                });
            });
        });
    });
    sink.into_written().xhtml
}

/// Sections that lie side by side, each with those in it.
fn entries(mut sections: &[Section], link: &dyn Fn(&Section) -> String, sink: &mut dyn Sink) {
    while let Some((first, rest)) = sections.split_first() {
        let count = rest.iter().take_while(|section| section.level > first.level).count();
        let (inside, after) = rest.split_at(count);
        entry(&first.title, &link(first), sink, |sink| {
            if !inside.is_empty() {
                element(sink, "ol", &[], |sink| entries(inside, link, sink));
            }
        });
        sections = after;
    }
}

fn entry(title: &str, address: &str, sink: &mut dyn Sink, inside: impl FnOnce(&mut dyn Sink)) {
    element(sink, "li", &[], |sink| {
        element(sink, "a", &[("href", Some(address))], |sink| sink.text(title));
        inside(sink);
    });
}
