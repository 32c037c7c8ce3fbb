//! An article in reading order, as markup that any [`Sink`] takes.

mod block;
mod header;
mod html;
mod inline;
mod markdown;
mod media;
mod sink;

pub use html::HtmlSink;
pub use markdown::to_markdown;
pub use sink::{Sink, element, is_void};

use crate::labels::Labels;
use crate::model::{Article, Direction, Url, walk};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// What a host decides about the markup of an article.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The heading level of the title, 1 to 6; headings of the body follow below it.
    pub heading_level: u8,
    /// What every `id` starts with, so that those of an article meet no other on the page.
    pub id_prefix: &'a str,
    /// What to do about media of other origins.
    pub remote: Remote,
    /// Origins whose media are loaded without asking (`https://example.com`), besides relative addresses.
    pub origins: &'a [&'a str],
    /// The words of the viewer.
    pub labels: &'a Labels,
    /// An ISO 8601 date in words.
    pub date: &'a dyn Fn(&str) -> String,
    /// The time of day of an ISO 8601 date in words; `None` where it has none.
    pub time: &'a dyn Fn(&str) -> Option<String>,
}

/// What to do about pictures, films and sounds of origins that nobody has allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Remote {
    /// Show a placeholder that names the host and loads by the reader's act.
    #[default]
    Ask,
    /// Load them.
    Allow,
    /// Show a placeholder that names the host.
    Deny,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options {
            heading_level: 1,
            id_prefix: "article-",
            remote: Remote::Ask,
            origins: &[],
            labels: &Labels::ENGLISH,
            date: &crate::labels::english_date,
            time: &crate::labels::english_time,
        }
    }
}

/// Writes an article: header, body, notes, source.
pub fn render(article: &Article, options: &Options<'_>, sink: &mut dyn Sink) {
    let note_places = note_places(article);
    let mut renderer =
        Renderer { article, options, sink, ids: HashSet::new(), sections: Some(Vec::new()), note_places: &note_places };
    let meta = &article.meta;
    let attributes = [
        ("part", Some("article")),
        ("class", Some("article")),
        ("lang", meta.language.as_deref()),
        ("dir", meta.direction.map(direction)),
    ];
    renderer.element("article", &attributes, |renderer| {
        renderer.header();
        renderer.element("div", &[("part", Some("body")), ("class", Some("body"))], |renderer| {
            renderer.blocks(&article.blocks);
        });
        renderer.notes();
        renderer.footer();
    });
}

/// An article as HTML text.
pub fn to_html(article: &Article, options: &Options<'_>) -> String {
    let mut sink = HtmlSink::new();
    render(article, options, &mut sink);
    sink.into_html()
}

/// One walk over one article.
struct Renderer<'a> {
    article: &'a Article,
    options: &'a Options<'a>,
    sink: &'a mut dyn Sink,
    /// Ids written so far: the first of a name has it, as in HTML.
    ids: HashSet<String>,
    /// The levels of the headings whose sections are open, outermost first; `None` where tags shall tell the levels.
    sections: Option<Vec<u8>>,
    note_places: &'a HashMap<&'a str, usize>,
}

type Attributes<'b> = &'b [(&'static str, Option<&'b str>)];

impl<'a> Renderer<'a> {
    fn element(&mut self, tag: &'static str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.sink.open(tag, attributes);
        inside(self);
        self.sink.close();
    }

    /// An element that holds characters alone.
    fn text_element(&mut self, tag: &'static str, attributes: Attributes<'_>, text: &str) {
        self.sink.open(tag, attributes);
        self.sink.text(text);
        self.sink.close();
    }

    /// The `id` attribute for a name of the payload; `None` where there is none or it is taken.
    fn id(&mut self, name: Option<&str>) -> Option<String> {
        let id = anchor(self.options.id_prefix, name?)?;
        self.ids.insert(id.clone()).then_some(id)
    }

    /// A link to a name of the payload.
    fn fragment(&self, name: &str) -> Option<String> {
        Some(["#", &anchor(self.options.id_prefix, name)?].concat())
    }

    /// What stands apart: its headings open no section for what follows it.
    fn apart(&mut self, inside: impl FnOnce(&mut Self)) {
        let sections = self.sections.clone();
        inside(self);
        self.sections = sections;
    }

    /// Opens the section of a heading: how deep it lies.
    fn section_depth(&mut self, level: u8) -> u8 {
        let Some(sections) = &mut self.sections else { return level };
        while sections.pop_if(|open| *open >= level).is_some() {}
        sections.push(level);
        u8::try_from(sections.len()).unwrap_or(u8::MAX)
    }

    /// The heading tag at a depth below the title.
    fn heading_tag(&self, depth: u8) -> &'static str {
        const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        let level = self.options.heading_level.clamp(1, 6).saturating_add(depth).clamp(1, 6);
        TAGS[usize::from(level) - 1]
    }

    /// Whether media of this address may load without asking.
    fn may_load(&self, url: &Url) -> bool {
        self.options.remote == Remote::Allow || url.origin().is_none_or(|origin| self.options.origins.contains(&origin))
    }

    fn notes(&mut self) {
        let (article, labels) = (self.article, self.options.labels);
        if article.notes.is_empty() {
            return;
        }
        let tag = self.heading_tag(1);
        let attributes = [
            ("part", Some("notes")),
            ("class", Some("notes")),
            ("role", Some("doc-endnotes")),
            ("aria-label", Some(labels.notes)),
        ];
        self.element("section", &attributes, |renderer| {
            renderer.text_element(tag, &[("class", Some("notes-title"))], labels.notes);
            // Safari takes the role away from lists without markers; the style sheet shows the notes' own marks.
            renderer.element("ol", &[("role", Some("list"))], |renderer| {
                for (index, note) in article.notes.iter().enumerate() {
                    let label = note_label(article, index);
                    let id = renderer.id(Some(&["note-", &note.id].concat()));
                    let back = renderer.fragment(&["note-reference-", &note.id].concat());
                    let attributes = [("part", Some("note")), ("id", id.as_deref()), ("data-label", Some(&*label))];
                    renderer.element("li", &attributes, |renderer| {
                        renderer.blocks(&note.blocks);
                        let aria = [labels.back_to_text, " ", &label].concat();
                        let attributes = [
                            ("class", Some("back")),
                            ("href", back.as_deref()),
                            ("role", Some("doc-backlink")),
                            ("aria-label", Some(&*aria)),
                        ];
                        renderer.text_element("a", &attributes, "↩\u{fe0e}");
                    });
                }
            });
        });
    }
}

/// A name of the payload as an id: prefixed and without white space; `None` where nothing is left.
pub fn anchor(prefix: &str, name: &str) -> Option<String> {
    let mut id = String::from(prefix);
    for (index, part) in name.split_whitespace().enumerate() {
        if index > 0 {
            id.push('-');
        }
        id.push_str(part);
    }
    (id.len() > prefix.len()).then_some(id)
}

/// Where the note of an id stands: the first, where a payload has two of them.
fn note_places(article: &Article) -> HashMap<&str, usize> {
    let mut places = HashMap::new();
    for (index, note) in article.notes.iter().enumerate() {
        places.entry(note.id.as_str()).or_insert(index);
    }
    places
}

/// What stands in the text for a note: its own mark, or its number.
fn note_label(article: &Article, index: usize) -> Cow<'_, str> {
    match &article.notes[index].label {
        Some(label) => Cow::Borrowed(label),
        None => Cow::Owned((index + 1).to_string()),
    }
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
        Direction::Auto => "auto",
    }
}

/// The words of a caption, for an accessible name.
fn words(blocks: &[crate::model::Block]) -> Option<String> {
    let text: Vec<String> = blocks.iter().map(walk::block_text).collect();
    let text = text.join(" ");
    (!text.trim().is_empty()).then_some(text)
}
