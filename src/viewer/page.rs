//! The viewer as a document of its own, and as markup for a server: declarative shadow DOM, no script.

use super::settings::Settings;
use super::{CSS, View, render};
use crate::model::{Article, Direction};
use crate::render::{HtmlSink, Options, Sink, element};

/// The style sheets that lie in what is written here, for a host that has to name their hashes.
pub const STYLES: [&str; 2] = [CSS, PAGE_CSS];

/// The page around the element has nothing to show but the paper.
const PAGE_CSS: &str = "body{margin:0}@media screen{article-viewer{min-block-size:100vh}}";

/// An article as a whole page that can be read with scripts off, from a file.
pub fn to_page(article: &Article, settings: &Settings) -> String {
    let meta = &article.meta;
    let mut sink = HtmlSink::new();
    let direction = match meta.direction {
        Some(Direction::Rtl) => Some("rtl"),
        _ => None,
    };
    element(&mut sink, "html", &[("lang", meta.language.as_deref()), ("dir", direction)], |sink| {
        element(sink, "head", &[], |sink| {
            sink.open("meta", &[("charset", Some("utf-8"))]);
            sink.open("meta", &[("name", Some("viewport")), ("content", Some("width=device-width, initial-scale=1"))]);
            element(sink, "title", &[], |sink| sink.text(meta.title.as_deref().unwrap_or("Article")));
            element(sink, "style", &[], |sink| sink.text(PAGE_CSS));
        });
        element(sink, "body", &[], |sink| {
            element(sink, "main", &[], |sink| write_element(article, settings, &[], false, sink));
        });
    });
    ["<!doctype html>\n", &sink.into_html(), "\n"].concat()
}

/// An article as `<article-viewer>` with its shadow root, which the element takes over without fetching or drawing again.
/// `given` are attributes besides those of the settings, such as `src`.
pub fn to_element(article: &Article, settings: &Settings, given: &[(&'static str, String)]) -> String {
    let mut sink = HtmlSink::new();
    write_element(article, settings, given, true, &mut sink);
    sink.into_html()
}

fn write_element(
    article: &Article,
    settings: &Settings,
    given: &[(&'static str, String)],
    controls: bool,
    sink: &mut dyn Sink,
) {
    let chosen = settings.to_attributes();
    let chosen = chosen.iter().map(|(name, value)| (*name, Some(value.as_str())));
    let attributes: Vec<(&'static str, Option<&str>)> =
        given.iter().map(|(name, value)| (*name, Some(value.as_str()))).chain(chosen).collect();
    let origins: Vec<&str> = settings.origins.iter().map(String::as_str).collect();
    let options = Options {
        heading_level: settings.heading_level,
        remote: settings.remote,
        origins: &origins,
        ..Options::default()
    };
    element(sink, "article-viewer", &attributes, |sink| {
        element(sink, "template", &[("shadowrootmode", Some("open"))], |sink| {
            element(sink, "style", &[], |sink| sink.text(CSS));
            render(&View { article, settings, options, controls }, sink);
        });
    });
}
