//! The viewer as a document of its own, and as markup for a server: declarative shadow DOM, no script.

use super::settings::Settings;
use super::{CSS, View, render};
use crate::labels::Language;
use crate::model::{Article, Direction, Purpose, Url};
use crate::render::{HtmlSink, Options, Sink, element};

/// The style sheets that lie in what is written here, for a host that has to name their hashes.
pub const STYLES: [&str; 3] = [CSS, PAGE_CSS, PAPER_CSS];

/// The page around the element has nothing to show but the paper.
const PAGE_CSS: &str = "body{margin:0}@media screen{article-viewer{min-block-size:100vh}}";

/// The sheets of paper: margins, and their numbers. Of these a page speaks, never what stands in it.
pub const PAPER_CSS: &str = "@page{margin:18mm 17mm 20mm;@bottom-center{content:counter(page)\" / \"counter(pages);font:8pt sans-serif;color:#555}}";

/// The viewer as a page holds it, for an article to be searched and set there. In none of it is a `<` that a parser of HTML
/// could take for a tag.
#[derive(Clone, Copy)]
pub struct Inlined<'a> {
    /// The article in its own JSON.
    pub article: &'a str,
    /// The wasm, gzipped, as base64.
    pub wasm: &'a str,
    /// The program, a module.
    pub program: &'a str,
}

/// An article as a whole page that can be read with scripts off, from a file. Without a viewer in it, nothing can ask
/// there: media that would have to wait for the reader's act stay placeholders.
///
/// `embedded` are pictures that lie in the page itself, by their addresses.
pub fn to_page(
    article: &Article,
    settings: &Settings,
    language: Language<'_>,
    embedded: &[(String, String)],
    inlined: Option<Inlined<'_>>,
) -> String {
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
            element(sink, "title", &[], |sink| sink.text(meta.title.as_deref().unwrap_or(language.labels.article())));
            for css in [PAGE_CSS, PAPER_CSS] {
                element(sink, "style", &[], |sink| sink.text(css));
            }
        });
        element(sink, "body", &[], |sink| {
            element(sink, "main", &[], |sink| {
                let origins: Vec<&str> = settings.origins.iter().map(String::as_str).collect();
                let scripts = inlined.is_some();
                let remote = if scripts { settings.remote } else { settings.remote.without_scripts() };
                let options = Options {
                    heading_level: settings.heading_level,
                    remote,
                    origins: &origins,
                    language,
                    embedded,
                    ..Options::default()
                };
                let model = inlined.map(|inlined| inlined.article);
                write_element(&View { article, settings, options, scripts }, &[], model, sink);
            });
            if let Some(Inlined { wasm, program, .. }) = inlined {
                script("application/gzip", wasm, sink);
                script("module", program, sink);
            }
        });
    });
    ["<!doctype html>\n", &sink.into_html(), "\n"].concat()
}

/// An article as `<article-viewer>` with its shadow root, which the element takes over without fetching or drawing again.
/// `given` are attributes besides those of the settings, such as `src`; `url` is where the payload came from.
pub fn to_element(
    article: &Article,
    settings: &Settings,
    language: Language<'_>,
    given: &[(&'static str, String)],
    url: Option<&str>,
) -> String {
    let own = own_address(given, url);
    let own = own.as_ref().and_then(Url::origin);
    let origins: Vec<&str> = settings.origins.iter().map(String::as_str).chain(own).collect();
    let options = Options {
        heading_level: settings.heading_level,
        remote: settings.remote,
        origins: &origins,
        language,
        ..Options::default()
    };
    let mut sink = HtmlSink::new();
    write_element(&View { article, settings, options, scripts: true }, given, None, &mut sink);
    sink.into_html()
}

/// The address whose origin the element will trust: that of `src`, or else that of the payload.
fn own_address(given: &[(&'static str, String)], url: Option<&str>) -> Option<Url> {
    let url = url.and_then(|url| Url::parse(url, Purpose::Link));
    match given.iter().find(|(name, _)| *name == "src") {
        Some((_, src)) => Url::join(url.as_ref(), src, Purpose::Link),
        None => url,
    }
}

fn script(kind: &str, text: &str, sink: &mut dyn Sink) {
    element(sink, "script", &[("type", Some(kind))], |sink| sink.text(text));
}

/// Writes the element. Where there is a model, it lies inside for whoever asks for it.
fn write_element(view: &View<'_>, given: &[(&'static str, String)], model: Option<&str>, sink: &mut dyn Sink) {
    let chosen = view.settings.to_attributes();
    let attributes: Vec<(&'static str, Option<&str>)> =
        given.iter().chain(&chosen).map(|(name, value)| (*name, Some(value.as_str()))).collect();
    element(sink, "article-viewer", &attributes, |sink| {
        element(sink, "template", &[("shadowrootmode", Some("open"))], |sink| {
            element(sink, "style", &[], |sink| sink.text(CSS));
            render(view, sink);
        });
        if let Some(model) = model {
            script("application/vnd.article+json", model, sink);
        }
    });
}
