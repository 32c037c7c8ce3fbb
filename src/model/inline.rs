//! What stands inside a line.

use super::json::kinds;
use super::{Formula, Image, Url};

/// What stands inside a line. `content` is never empty.
///
/// From: elements of HTML, marks of Markdown; `xref`, `italic` and their like of JATS; marks and decorators of JSON formats.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Characters. Two of these never stand side by side; white space is as it shall be shown.
    Text {
        /// The characters; a line feed means nothing more than a space.
        text: String,
    },
    /// Strong importance: HTML `strong` and `b`, Markdown `**`.
    Strong {
        /// What is inside.
        content: Vec<Inline>,
    },
    /// Stress or a title: HTML `em`, `i`, `cite`, `var`, `dfn`, Markdown `*`.
    Emphasis {
        /// What is inside.
        content: Vec<Inline>,
    },
    /// Underlined: HTML `u`, JATS `underline`.
    Underline {
        /// What is inside.
        content: Vec<Inline>,
    },
    /// No longer right: HTML `s`, Markdown `~~`.
    Strike {
        /// What is inside.
        content: Vec<Inline>,
    },
    /// Put in later: HTML `ins`.
    Insertion {
        /// What is inside.
        content: Vec<Inline>,
    },
    /// Taken out later: HTML `del`.
    Deletion {
        /// What is inside.
        content: Vec<Inline>,
    },
    /// Below the line: HTML and JATS `sub`.
    Subscript {
        /// What is inside.
        content: Vec<Inline>,
    },
    /// Above the line: HTML and JATS `sup`.
    Superscript {
        /// What is inside.
        content: Vec<Inline>,
    },
    /// Small capitals: JATS `sc`, CSS `font-variant: small-caps`.
    SmallCaps {
        /// What is inside.
        content: Vec<Inline>,
    },
    /// Marked by the author: HTML `mark`.
    Mark {
        /// What is inside.
        content: Vec<Inline>,
    },
    /// Program text: HTML `code`, `tt`, `samp`, Markdown backticks.
    Code {
        /// The characters, white space as it is.
        text: String,
    },
    /// A key or what to type: HTML `kbd`.
    Keyboard {
        /// What is inside.
        content: Vec<Inline>,
    },
    /// A link to another page: HTML `a`, Markdown `[]()`, JATS `ext-link`.
    Link {
        /// Where to.
        url: Url,
        /// The tool tip.
        title: Option<String>,
        /// What is inside.
        content: Vec<Inline>,
    },
    /// A link to a place in this article: HTML `a href="#id"`, JATS `xref` to a figure, a table, a section.
    CrossReference {
        /// The `id` of a block or of an [`Inline::Anchor`].
        target: String,
        /// What is inside.
        content: Vec<Inline>,
    },
    /// A link to entries of the bibliography: JATS `xref[ref-type=bibr]`.
    Citation {
        /// The ids of [`Reference`](super::Reference)s.
        targets: Vec<String>,
        /// What is inside.
        content: Vec<Inline>,
    },
    /// The mark of a footnote: Markdown `[^id]`, links to footnotes of HTML, JATS `xref` to a `fn`.
    NoteReference {
        /// The id of a [`Note`](super::Note).
        note: String,
    },
    /// A place that an [`Inline::CrossReference`] may name: HTML `id` and `a name`.
    Anchor {
        /// Its id.
        id: String,
    },
    /// A formula in the line: MathML, Markdown `$…$`, elements of MathJax and KaTeX, JATS `inline-formula`.
    Math(Formula),
    /// A picture in the line: HTML `img`, Markdown `![]()`, JATS `inline-graphic`.
    Image(Image),
    /// A line break the author wants: HTML `br`, Markdown hard break.
    Break,
    /// An abbreviation: HTML `abbr`.
    Abbreviation {
        /// The long form.
        title: Option<String>,
        /// What is inside.
        content: Vec<Inline>,
    },
    /// Characters with their reading: HTML `ruby`.
    Ruby {
        /// The characters.
        content: Vec<Inline>,
        /// The reading, `rt`.
        reading: Vec<Inline>,
    },
    /// Quoted in the line, without the marks: HTML `q`.
    Quote {
        /// Where it was said.
        url: Option<Url>,
        /// What is inside.
        content: Vec<Inline>,
    },
    /// A time that machines can read: HTML `time`.
    Time {
        /// HTML `datetime`.
        value: String,
        /// What is inside.
        content: Vec<Inline>,
    },
    /// Text in another language or direction: HTML `lang`, `dir`, `bdi`, `bdo`.
    Span {
        /// BCP 47 tag.
        language: Option<String>,
        /// Direction.
        direction: Option<super::Direction>,
        /// What is inside.
        content: Vec<Inline>,
    },
}

kinds! {
    Inline
    fields {
        "text" Text { text }
        "strong" Strong { [content] }
        "emphasis" Emphasis { [content] }
        "underline" Underline { [content] }
        "strike" Strike { [content] }
        "insertion" Insertion { [content] }
        "deletion" Deletion { [content] }
        "subscript" Subscript { [content] }
        "superscript" Superscript { [content] }
        "small_caps" SmallCaps { [content] }
        "mark" Mark { [content] }
        "code" Code { text }
        "keyboard" Keyboard { [content] }
        "link" Link { url, title, [content] }
        "cross_reference" CrossReference { target, [content] }
        "citation" Citation { [targets], [content] }
        "note_reference" NoteReference { note }
        "anchor" Anchor { id }
        "abbreviation" Abbreviation { title, [content] }
        "ruby" Ruby { [content], [reading] }
        "quote" Quote { url, [content] }
        "time" Time { value, [content] }
        "span" Span { language, direction, [content] }
    }
    wraps {
        "math" Math
        "image" Image
    }
    alone { "break" Break }
    blank Break
}

impl Inline {
    /// Characters.
    pub fn text(text: impl Into<String>) -> Self {
        Inline::Text { text: text.into() }
    }
}
