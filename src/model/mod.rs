//! What an article is: plain data that every payload becomes and everything else reads.
//!
//! It holds what the payloads say and a reader may want. Left out on purpose: where in the payload a node stood and how
//! sure its parser was; ids of blocks that nothing leads to; raw HTML; colours, fonts, text alignment, styles of dividers,
//! themes, dark logos, blurred previews and vertical setting, which are the viewer's or the host's. What a link is to search
//! engines (`nofollow`, `ugc`) is left out too. Columns follow one another; a printed number or mark stands in the words of
//! its heading or item, the title of a figure or table at the start of its caption; a reference to several places leads to
//! the first; a glossary is a definition list, a timeline a list, a map an [`Embed`] with a `geo:` address.
//!
//! The model holds no raw HTML. An address enters it through [`Url`] alone, an element name of a
//! formula through [`MathName`] alone; text is text. So nothing that a renderer writes out of it
//! can run.

mod block;
mod direction;
mod figure;
mod frame;
mod inline;
pub(crate) mod json;
mod math;
mod media;
mod meta;
mod origin;
mod people;
#[cfg(test)]
pub(crate) mod schema;
mod table;
mod tracking;
pub mod url;
pub mod walk;
mod work;

pub use block::{
    Aside, AsideRole, Block, Code, Definition, Formula, LineRange, LinkCard, LinkRelation, List, ListItem, Numbering,
    ParagraphRole, Post, Verse, VerseLine,
};
pub use direction::Direction;
pub use figure::{Figure, FigureLayout, Gallery, GalleryLayout};
pub use inline::Inline;
pub use math::{MathAttribute, MathName, MathNode};
pub use media::{Crop, Embed, FocalPoint, Image, Player, Source, Track};
pub use meta::{
    Abstract, Access, Correction, DateKind, Meta, PublicationDate, Rights, Series, Tag, TagKind, Title, TitleKind,
};
pub use origin::{Origin, Origins};
pub use people::{Affiliation, Author, AuthorKind, Organization};
pub use table::{Alignment, Cell, Column, Row, RowGroup, Scope, Table};
pub use url::{Purpose, Url};
pub use work::{Identifier, Journal, Rating, Reference, Related, Reviewed, Work};

use json::{fields, names};

/// The version of the JSON form that this crate writes, and the highest that it reads in full.
pub const VERSION: u32 = 1;

/// An article: what it says about itself, what it says, and what was left unsaid.
///
/// From: every payload; `application/vnd.article+json` is its own JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// The version of this JSON form: [`VERSION`].
    pub version: u32,
    /// Title, authors, dates and the rest of what an article says about itself.
    pub meta: Meta,
    /// The body in reading order. It does not repeat the title, the byline or the lead image of `meta`.
    pub blocks: Vec<Block>,
    /// Footnotes and endnotes, in the order in which the body first refers to them.
    pub notes: Vec<Note>,
    /// What the parser could not carry over, or judged in a way a reader may want to know.
    pub notices: Vec<Notice>,
}

fields!(Article { {version 1 1}, [meta], [blocks], notes, notices });

/// A footnote or endnote.
///
/// From: Markdown `[^id]:`, HTML footnote lists, JATS `fn`, DocBook `footnote`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// What [`Inline::NoteReference`] names; unique among the notes.
    pub id: String,
    /// The mark as the payload shows it (`*`, `a`, `12`); numbered by position where absent.
    pub label: Option<String>,
    /// What the note says.
    pub blocks: Vec<Block>,
}

fields!(Note { id, label, [blocks] });

/// Something a parser could not carry over, or decided without being certain.
///
/// From: the parsers, never the payload, but for its own JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Which kind of notice.
    pub code: NoticeCode,
    /// A sentence for the host developer: lower case, no full stop.
    pub message: String,
    /// Where in the payload: a line (`line 12`), an element (`<form>`), or a JSON pointer (`/content/3`).
    pub place: Option<String>,
}

fields!(Notice { code, message, place });

/// The kinds of notice, a short list that a program can act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NoticeCode {
    /// An address had a scheme that the place does not allow; its text is kept.
    RefusedAddress,
    /// Something the model has no place for was left out, or only its text is kept.
    Unsupported,
    /// A limit was reached (depth, nodes, size); the rest is kept as plain text, or dropped as said.
    Limit,
    /// The payload breaks its own format; it was read as well as could be.
    Malformed,
    /// Bytes that are no text in the payload's encoding were replaced.
    Encoding,
    /// Nothing of a body is shown: the payload holds none, or all of it was judged not to be the article.
    EmptyBody,
    /// A reading that the parser was not sure of, or a part it judged not to be the article.
    Judgement,
    /// What does nothing but follow readers was left out: a parameter of an address, a picture that nobody can see.
    Tracking,
    /// A code of a later version.
    Other,
}

names!(NoticeCode { RefusedAddress "refused_address", Unsupported "unsupported", Limit "limit", Malformed "malformed", Encoding "encoding", EmptyBody "empty_body", Judgement "judgement", Tracking "tracking", Other "other" });

impl Default for Article {
    fn default() -> Self {
        Article { version: VERSION, meta: Meta::default(), blocks: Vec::new(), notes: Vec::new(), notices: Vec::new() }
    }
}

impl Notice {
    /// Makes a notice without a place.
    pub fn new(code: NoticeCode, message: impl Into<String>) -> Self {
        Notice { code, message: message.into(), place: None }
    }

    /// The same notice at a place.
    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
        self
    }
}
