//! The package of a book: what it says about itself, what lies in it, in which order it is read.

use super::content::Content;
use super::{Book, identifier, role};
use crate::model::{Author, Series};
use crate::render::{Sink, Written, XmlSink, element, is_language, language_and_direction};

/// Writes the package document: <https://www.w3.org/TR/epub-33/#sec-package-doc>.
pub(super) fn package(book: &Book<'_>, content: &Content) -> String {
    let mut sink = XmlSink::new();
    let language = language(book);
    let (_, direction) = language_and_direction(book.article);
    let direction = Some(direction).filter(|direction| *direction == "rtl");
    let attributes = [
        ("xmlns", Some("http://www.idpf.org/2007/opf")),
        ("version", Some("3.0")),
        ("unique-identifier", Some("identifier")),
        ("xml:lang", Some(language)),
        ("dir", direction),
    ];
    element(&mut sink, "package", &attributes, |sink| {
        element(sink, "metadata", &[("xmlns:dc", Some("http://purl.org/dc/elements/1.1/"))], |sink| {
            metadata(book, language, sink);
            accessibility(content, sink);
        });
        element(sink, "manifest", &[], |sink| manifest(book, content, sink));
        element(sink, "spine", &[("page-progression-direction", direction)], |sink| {
            element(sink, "itemref", &[("idref", Some("article"))], |_| {});
        });
    });
    sink.into_xml()
}

/// The language of the article; `und` is that of what nobody has said.
fn language<'a>(book: &Book<'a>) -> &'a str {
    book.article.meta.language.as_deref().filter(|tag| is_language(tag)).unwrap_or("und")
}

fn metadata(book: &Book<'_>, language: &str, sink: &mut dyn Sink) {
    let meta = &book.article.meta;
    element(sink, "dc:identifier", &[("id", Some("identifier"))], |sink| sink.text(&identifier::identifier(book)));
    line("dc:title", Some("title"), Some(book.title()), sink);
    refine("#title", "title-type", "main", sink);
    if line("dc:title", Some("subtitle"), meta.subtitle.as_deref(), sink) {
        refine("#subtitle", "title-type", "subtitle", sink);
    }
    line("dc:language", None, Some(language), sink);
    for (number, author) in (1_u32..).zip(meta.authors.iter().filter(|author| !author.name.trim().is_empty())) {
        self::author(author, &["author-", &number.to_string()].concat(), sink);
    }
    line("dc:date", None, meta.published.as_deref().map(date), sink);
    let publisher = meta.publisher.as_ref().map(|publisher| publisher.name.as_str());
    line("dc:publisher", None, publisher.or(meta.site_name.as_deref()), sink);
    line("dc:source", None, meta.url.as_ref().filter(|url| url.origin().is_some()).map(|url| url.as_str()), sink);
    line("dc:description", None, meta.excerpt.as_deref(), sink);
    for tag in &meta.tags {
        line("dc:subject", None, Some(&tag.name), sink);
    }
    if let Some(rights) = &meta.rights {
        let notice = rights.notice.clone().or_else(|| Some(["© ", rights.holder.as_ref()?].concat()));
        let license = rights.license.as_ref().map(|url| url.as_str());
        line("dc:rights", None, notice.as_deref().or(rights.terms.as_deref()).or(license), sink);
    }
    if let Some(series) = &meta.series {
        self::series(series, sink);
    }
    property("dcterms:modified", book.made, sink);
}

fn author(author: &Author, id: &str, sink: &mut dyn Sink) {
    let code = role::code(author);
    let tag = if code == "aut" { "dc:creator" } else { "dc:contributor" };
    line(tag, Some(id), Some(&author.name), sink);
    let whom = ["#", id].concat();
    let attributes = [("refines", Some(&*whom)), ("property", Some("role")), ("scheme", Some("marc:relators"))];
    element(sink, "meta", &attributes, |sink| sink.text(code));
    if let (Some(family), Some(given)) = (&author.family_name, &author.given_name) {
        refine(&whom, "file-as", &[family, ", ", given].concat(), sink);
    }
}

fn series(series: &Series, sink: &mut dyn Sink) {
    let attributes = [("property", Some("belongs-to-collection")), ("id", Some("series"))];
    element(sink, "meta", &attributes, |sink| sink.text(&series.title));
    refine("#series", "collection-type", "series", sink);
    if let Some(part) = series.part {
        refine("#series", "group-position", &part.to_string(), sink);
    }
}

/// What the book asks of a reader and what it offers: <https://www.w3.org/TR/epub-a11y-11/#sec-disc-package>.
fn accessibility(content: &Content, sink: &mut dyn Sink) {
    let &Written { pictures, described, has_math, .. } = &content.article;
    let (has_pictures, are_described) = (pictures > 0, described == pictures);
    property("schema:accessMode", "textual", sink);
    if has_pictures {
        property("schema:accessMode", "visual", sink);
    }
    if are_described {
        property("schema:accessModeSufficient", "textual", sink);
    }
    let features = [
        ("structuralNavigation", content.has_sections),
        ("tableOfContents", content.has_sections),
        ("alternativeText", has_pictures && are_described),
        ("MathML", has_math),
        ("displayTransformability", true),
        ("unlocked", true),
    ];
    for (feature, _) in features.iter().filter(|(_, has)| *has) {
        property("schema:accessibilityFeature", feature, sink);
    }
    // A picture may flash; text does nothing of its own.
    property("schema:accessibilityHazard", if has_pictures { "unknown" } else { "none" }, sink);
}

fn manifest(book: &Book<'_>, content: &Content, sink: &mut dyn Sink) {
    const XHTML: &str = "application/xhtml+xml";
    item("contents", "contents.xhtml", XHTML, Some("nav"), sink);
    item("article", "article.xhtml", XHTML, content.article.has_math.then_some("mathml"), sink);
    item("style", "style.css", "text/css", None, sink);
    let lead = book.article.meta.lead_image.iter().flat_map(|figure| &figure.images).map(|image| image.url.as_str());
    let cover = lead.into_iter().find_map(|url| book.pictures.iter().position(|picture| picture.address == url));
    for (index, picture) in book.pictures.iter().enumerate() {
        let id = ["picture-", &(index + 1).to_string()].concat();
        let properties = (cover == Some(index)).then_some("cover-image");
        item(&id, &picture.path, &picture.media_type, properties, sink);
    }
}

fn item(id: &str, path: &str, media_type: &str, properties: Option<&str>, sink: &mut dyn Sink) {
    let attributes =
        [("id", Some(id)), ("href", Some(path)), ("media-type", Some(media_type)), ("properties", properties)];
    element(sink, "item", &attributes, |_| {});
}

/// An element of Dublin Core, where there is something to say; whether there was.
fn line(tag: &'static str, id: Option<&str>, text: Option<&str>, sink: &mut dyn Sink) -> bool {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return false };
    element(sink, tag, &[("id", id)], |sink| sink.text(text));
    true
}

fn property(name: &str, value: &str, sink: &mut dyn Sink) {
    element(sink, "meta", &[("property", Some(name))], |sink| sink.text(value));
}

fn refine(what: &str, name: &str, value: &str, sink: &mut dyn Sink) {
    element(sink, "meta", &[("refines", Some(what)), ("property", Some(name))], |sink| sink.text(value));
}

/// A date as W3CDTF has it: a time of day without a zone is left out, as is one without minutes.
fn date(iso: &str) -> &str {
    let Some((day, time)) = iso.split_once('T') else { return iso };
    let zoned = time.ends_with('Z') || time.len() > 6 && matches!(time.as_bytes()[time.len() - 6], b'+' | b'-');
    if zoned && time.len() >= 6 { iso } else { day }
}
