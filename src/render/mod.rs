//! An article in reading order, as markup that any [`Sink`] takes.

mod block;
mod byline;
mod card;
mod citation;
mod footer;
mod formula;
mod header;
mod html;
mod identifier;
mod inline;
mod markdown;
mod media;
mod notes;
mod passage;
mod publication;
mod recording;
mod sink;
mod table;
#[cfg(test)]
mod tests;
mod work;
mod xhtml;
mod xml;

pub use card::frame;
pub use html::HtmlSink;
pub use markdown::{markdown_cell, to_markdown};
pub use media::candidates;
pub use recording::{Recording, Step};
pub use sink::{Sink, element, is_void};
pub use xhtml::{Places, Written, XhtmlSink, is_language};
pub use xml::XmlSink;

use crate::labels::{self, Labels, Language};
use crate::model::{Article, Direction, Url};
use notes::note_places;
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
    /// What the viewer itself says, and how.
    pub language: Language<'a>,
    /// Whether scripts run, so that a reader can ask for a frame, and a host put something of its own around the header
    /// and behind the text.
    pub scripts: bool,
    /// Pictures that lie in the markup or beside it: their addresses, and what stands for each, a `data:` address or a path.
    pub embedded: &'a [(String, String)],
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
    /// There is nothing to load from, not even for what is the page's own: say what they show.
    Never,
}

impl Remote {
    /// The same where no script runs: nobody could answer a question.
    #[must_use]
    pub fn without_scripts(self) -> Self {
        if self == Remote::Ask { Remote::Deny } else { self }
    }
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options {
            heading_level: 1,
            id_prefix: "article-",
            remote: Remote::Ask,
            origins: &[],
            language: Language::default(),
            scripts: false,
            embedded: &[],
        }
    }
}

/// Writes an article: header, body, notes, source.
pub fn render(article: &Article, options: &Options<'_>, sink: &mut dyn Sink) {
    let note_places = note_places(article);
    let mut renderer = Renderer::new(article, options, &note_places, sink);
    let (language, dir) = language_and_direction(article);
    let attributes = [("part", Some("article")), ("class", Some("article")), ("lang", language), ("dir", Some(dir))];
    renderer.element("article", &attributes, |renderer| {
        renderer.slot("header-before");
        renderer.header();
        renderer.slot("header-after");
        renderer.element("div", &[("part", Some("body")), ("class", Some("body"))], |renderer| {
            renderer.body(&article.blocks);
        });
        renderer.slot("end");
        renderer.notes();
        renderer.footer();
    });
}

/// The `lang` of an article, if it is known, and its `dir`. The direction is always said: an article from left to right
/// may stand in a page from right to left.
pub fn language_and_direction(article: &Article) -> (Option<&str>, &'static str) {
    (article.meta.language.as_deref(), direction_of_article(article).name())
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
    /// The direction of the article.
    direction: Direction,
    /// Ids written so far: the first of a name has it, as in HTML.
    ids: HashSet<String>,
    /// The levels of the headings whose sections are open, outermost first; `None` where tags shall tell the levels.
    sections: Option<Vec<u8>>,
    note_places: &'a HashMap<&'a str, usize>,
    affiliation_places: HashMap<&'a str, usize>,
    /// How many marks of each note were written, by its place.
    marks: Vec<u32>,
    /// Whether what is written is out of a reader's reach: nothing leads there.
    unseen: bool,
}

type Attributes<'b> = &'b [(&'static str, Option<&'b str>)];

/// What links to other pages are: neither may the page reach this one, nor shall it learn of it.
const REL: &str = "noopener noreferrer";

impl<'a> Renderer<'a> {
    fn new(
        article: &'a Article,
        options: &'a Options<'a>,
        note_places: &'a HashMap<&'a str, usize>,
        sink: &'a mut dyn Sink,
    ) -> Self {
        let meta = &article.meta;
        let direction = meta.direction.or_else(|| meta.language.as_deref().map(written_in)).unwrap_or(Direction::Auto);
        let affiliations = meta.affiliations.iter().enumerate();
        let affiliation_places = affiliations.map(|(index, affiliation)| (affiliation.id.as_str(), index)).collect();
        let (ids, marks) = (HashSet::new(), vec![0; article.notes.len()]);
        let sections = Some(Vec::new());
        Renderer {
            article,
            options,
            sink,
            direction,
            ids,
            sections,
            note_places,
            affiliation_places,
            marks,
            unseen: false,
        }
    }

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

    /// Where a host may put something of its own.
    fn slot(&mut self, name: &'static str) {
        if self.options.scripts {
            self.element("slot", &[("name", Some(name))], |_| {});
        }
    }

    /// A link of characters to another page.
    fn text_link(&mut self, class: Option<&'static str>, url: &Url, rel: &'static str, text: &str) {
        let attributes = [("class", class), ("href", Some(url.as_str())), ("rel", Some(rel))];
        self.text_element("a", &attributes, text);
    }

    fn labels(&self) -> &'a Labels {
        self.options.language.labels
    }

    /// A part of a label that is filled in, in its language. A comma is nobody's.
    fn label(&mut self, text: &str) {
        let words = text.trim();
        let language = self.label_language().filter(|_| words.contains(char::is_alphanumeric));
        let Some(language) = language else { return self.sink.text(text) };
        let start = text.len() - text.trim_start().len();
        self.sink.text(&text[..start]);
        self.text_element("span", &[("lang", Some(language))], words);
        self.sink.text(&text[start + words.len()..]);
    }

    /// Words of the viewer among those of the article.
    fn label_alone(&mut self, label: &str) {
        self.label_around(label, &mut |_| {});
    }

    /// Words of the viewer around what is filled in. Where they run against the article, all of it does.
    fn label_around(&mut self, label: &str, inside: &mut dyn FnMut(&mut Self)) {
        let mut write = |renderer: &mut Self| {
            for (text, name) in labels::pieces(label) {
                renderer.label(text);
                if name.is_some() {
                    inside(renderer);
                }
            }
        };
        match self.label_dir() {
            None => write(self),
            dir => self.element("span", &[("dir", dir)], write),
        }
    }

    /// A number in the language of the viewer.
    fn number(&self, number: u32) -> String {
        self.options.language.locale.number(number.into())
    }

    /// The form of a label that goes with a number.
    fn form<'b>(&self, label: &'b str, number: u32) -> &'b str {
        labels::form(label, &self.options.language.locale.plural(number.into()))
    }

    /// The language of the viewer's words; `None` where it is the article's.
    fn label_language(&self) -> Option<&'a str> {
        self.foreign(self.labels().language())
    }

    /// The `dir` of the viewer's words.
    fn label_dir(&self) -> Option<&'static str> {
        self.foreign_dir(self.label_language())
    }

    /// The `dir` of words in another language, where they run against the article.
    fn foreign_dir(&self, language: Option<&str>) -> Option<&'static str> {
        let known = written_in(language?);
        ((known == Direction::Rtl) != (self.direction == Direction::Rtl)).then(|| known.name())
    }

    fn foreign<'b>(&self, language: &'b str) -> Option<&'b str> {
        let own = self.article.meta.language.as_deref();
        Some(language).filter(|language| !own.is_some_and(|own| labels::is_one_language(own, language)))
    }

    /// The `dir` of a part in another language: where it is not the article's, or was given.
    fn dir(&self, language: Option<&str>, given: Option<Direction>) -> Option<&'static str> {
        let known = language.map(written_in).filter(|known| *known != self.direction);
        given.or(known).map(Direction::name)
    }

    /// The `id` attribute for a name of the payload; `None` where there is none or it is taken.
    fn id(&mut self, name: Option<&str>) -> Option<String> {
        let id = anchor(self.options.id_prefix, name?);
        self.free(id)
    }

    /// The `id` attribute of something that the renderer adds, which shares no name with the payload.
    fn own_id(&mut self, kind: &str, name: &str) -> Option<String> {
        let id = self.own_anchor(kind, name);
        self.free(id)
    }

    fn free(&mut self, id: Option<String>) -> Option<String> {
        id.filter(|id| !self.unseen && self.ids.insert(id.clone()))
    }

    /// A link to a name of the payload.
    fn fragment(&self, name: &str) -> Option<String> {
        Some(["#", &anchor(self.options.id_prefix, name)?].concat())
    }

    /// A link to something that the renderer adds.
    fn own_fragment(&self, kind: &str, name: &str) -> Option<String> {
        Some(["#", &self.own_anchor(kind, name)?].concat())
    }

    /// No name of the payload has a tilde in its id, so these two do not meet.
    fn own_anchor(&self, kind: &str, name: &str) -> Option<String> {
        anchor(&[self.options.id_prefix, kind, "~"].concat(), name)
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

    /// The heading tag at a depth below the title, and its `aria-level` where HTML has no tag.
    fn heading_tag(&self, depth: u8) -> (&'static str, Option<&'static str>) {
        const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        const BELOW: [&str; 6] = ["7", "8", "9", "10", "11", "12"];
        // Below headings of the page, one that is not there would be a level left out.
        let untitled = self.article.meta.title.is_none() && self.options.heading_level > 1;
        let depth = usize::from(depth.min(6)).saturating_sub(usize::from(untitled));
        let level = usize::from(self.options.heading_level.clamp(1, 6)) + depth;
        match TAGS.get(level - 1) {
            Some(tag) => (tag, None),
            None => ("h6", BELOW.get(level - 7).copied()),
        }
    }

    /// Whether media of this address may load without asking.
    fn may_load(&self, url: &Url) -> bool {
        match self.options.remote {
            Remote::Allow => true,
            Remote::Ask | Remote::Deny => url.origin().is_none_or(|origin| self.options.origins.contains(&origin)),
            Remote::Never => false,
        }
    }
}

/// A name of the payload as an id: prefixed, without white space and tildes; `None` where nothing is left.
pub fn anchor(prefix: &str, name: &str) -> Option<String> {
    let mut id = String::from(prefix);
    let parts = name.split(|c: char| c.is_whitespace() || c == '~').filter(|part| !part.is_empty());
    for (index, part) in parts.enumerate() {
        if index > 0 {
            id.push('-');
        }
        id.push_str(part);
    }
    (id.len() > prefix.len()).then_some(id)
}

fn direction_of_article(article: &Article) -> Direction {
    let meta = &article.meta;
    meta.direction.or_else(|| meta.language.as_deref().map(written_in)).unwrap_or(Direction::Auto)
}

/// The `dir` of a language.
pub fn direction_of(language: &str) -> &'static str {
    written_in(language).name()
}

/// The direction that a language is written in.
fn written_in(language: &str) -> Direction {
    Direction::of_language(language).unwrap_or(Direction::Ltr)
}
