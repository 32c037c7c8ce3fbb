//! What stands on lines of its own.

use super::json::{fields, kinds, names};
use super::{Author, Direction, Embed, Figure, Gallery, Image, Inline, MathNode, Player, Reference, Table, Url};

/// What stands on lines of its own.
///
/// The optional `id` of a block is what an [`Inline::CrossReference`] may name.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph of text: HTML and JATS `p`, Apple News `body`.
    Paragraph {
        /// What it says.
        content: Vec<Inline>,
        /// What it is besides a paragraph.
        role: Option<ParagraphRole>,
    },
    /// The heading of what follows, up to the next of its level or higher: HTML `h1` to `h6`, Markdown `#`, JATS
    /// `sec/title` with its label.
    Heading {
        /// From 1, the highest inside the body, to 6.
        level: u8,
        /// Its id.
        id: Option<String>,
        /// What it says.
        content: Vec<Inline>,
    },
    /// An ordered, unordered or task list.
    List(List),
    /// Terms and what they mean: HTML `dl`, JATS `def-list`.
    DefinitionList {
        /// Groups of terms with their descriptions.
        items: Vec<Definition>,
    },
    /// The words of somebody else, set apart: HTML `blockquote`, Markdown `>`, JATS `disp-quote`, ANS `quote`.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
        /// Who said it, where.
        attribution: Vec<Inline>,
        /// The page it was taken from: HTML `cite`.
        url: Option<Url>,
    },
    /// A sentence of the article repeated for the eye: HTML by its class, Apple News `pullquote`, ANS `quote` of that
    /// subtype. Search, speech and word counts pass over it; one whose words stand nowhere else is a [`Block::Quote`].
    PullQuote {
        /// What is repeated.
        blocks: Vec<Block>,
        /// Who said it.
        attribution: Vec<Inline>,
    },
    /// Program text.
    Code(Code),
    /// Text whose spaces and line ends are to be kept: HTML `pre` without `code`, a table drawn with characters.
    Preformatted {
        /// What it says; line feeds end lines.
        content: Vec<Inline>,
    },
    /// A poem or song.
    Verse(Verse),
    /// A formula on a line of its own.
    Math(Formula),
    /// A table of data.
    Table(Table),
    /// One or more pictures, or another block, with a caption.
    Figure(Figure),
    /// Several figures shown together.
    Gallery(Gallery),
    /// A film.
    Video(Player),
    /// A sound.
    Audio(Player),
    /// What another site would show in a frame.
    Embed(Embed),
    /// A link to another page with its title and picture: bookmark cards, attachments.
    LinkCard(LinkCard),
    /// What stands beside the article; hidden where it was judged not to be part of it.
    Aside(Aside),
    /// What opens when the reader asks: HTML `details`.
    Details {
        /// What is shown when closed.
        summary: Vec<Inline>,
        /// Whether it starts open.
        open: bool,
        /// What is inside.
        blocks: Vec<Block>,
    },
    /// A change of subject: HTML `hr`, three asterisks.
    Divider,
    /// The bibliography or a part of it: JATS `ref-list`.
    References {
        /// Its entries.
        items: Vec<Reference>,
    },
    /// An entry of a live blog.
    Post(Post),
    /// Blocks that belong together, or share a language or a direction other than their surroundings': HTML elements
    /// with `lang` or `dir`, JATS `ack` and `app`, Apple News `container`.
    Group {
        /// Its id.
        id: Option<String>,
        /// What it is, as the payload says: `acknowledgments`, `appendix`; JATS `sec-type`, DPUB-ARIA `doc-…`.
        role: Option<String>,
        /// BCP 47 tag.
        language: Option<String>,
        /// Direction.
        direction: Option<Direction>,
        /// What is inside.
        blocks: Vec<Block>,
    },
}

kinds! {
    Block
    fields {
        "paragraph" Paragraph { [content], role }
        "heading" Heading { {level 1 6}, id, [content] }
        "definition_list" DefinitionList { [items] }
        "quote" Quote { [blocks], attribution, url }
        "pull_quote" PullQuote { [blocks], attribution }
        "preformatted" Preformatted { [content] }
        "details" Details { [summary], open, [blocks] }
        "references" References { [items] }
        "group" Group { id, role, language, direction, [blocks] }
    }
    wraps {
        "list" List
        "code" Code
        "verse" Verse
        "math" Math
        "table" Table
        "figure" Figure
        "gallery" Gallery
        "video" Video
        "audio" Audio
        "embed" Embed
        "link_card" LinkCard
        "aside" Aside
        "post" Post
    }
    alone { "divider" Divider }
    blank Divider
}

/// What a paragraph is besides a paragraph.
///
/// From: classes of HTML (`.lede`), Apple News `intro`, JATS `question` and `answer`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphRole {
    /// The opening one.
    Lead,
    /// A question of an interview.
    Question,
    /// The answer.
    Answer,
    /// A role of a later version.
    Other,
}

names!(ParagraphRole { Lead "lead", Question "question", Answer "answer", Other "other" });

/// A list.
///
/// From: HTML `ul` and `ol`, lists of Markdown and GFM, marked lines of plain text, JATS `list`, ANS `list`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// Whether the order matters.
    pub ordered: bool,
    /// The first number, where it is not 1.
    pub start: Option<i64>,
    /// How the numbers are written, where they are not decimal.
    pub numbering: Option<Numbering>,
    /// Counts down: HTML `reversed`.
    pub reversed: bool,
    /// Items follow without space between them, and their single paragraphs are shown as bare text.
    pub tight: bool,
    /// The items.
    pub items: Vec<ListItem>,
}

fields!(List { ordered, start, numbering, reversed, tight, [items] });

/// An item of a list.
///
/// From: HTML `li`, JATS `list-item`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListItem {
    /// Done or to do, in a task list: GFM `- [x]`, a checkbox at the start of `li`.
    pub checked: Option<bool>,
    /// Its number, where it does not follow from the one before: HTML `value`.
    pub value: Option<i64>,
    /// What it says.
    pub blocks: Vec<Block>,
}

fields!(ListItem { checked, value, [blocks] });

/// How the numbers of a list are written.
///
/// From: HTML `ol type` and `list-style`, JATS `list-type`, marks of plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// a, b, c
    LowerAlpha,
    /// A, B, C
    UpperAlpha,
    /// i, ii, iii
    LowerRoman,
    /// I, II, III
    UpperRoman,
    /// Not at all, and no bullets either: JATS `list-type="simple"`.
    None,
    /// 1, 2, 3
    Decimal,
}

names!(Numbering { LowerAlpha "lower_alpha", UpperAlpha "upper_alpha", LowerRoman "lower_roman", UpperRoman "upper_roman", None "none", Decimal "decimal" });

/// Terms and what they mean.
///
/// From: HTML `dt` and `dd`, JATS `def-item`, definition lists of Markdown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Definition {
    /// The terms.
    pub terms: Vec<Vec<Inline>>,
    /// What they mean, each of one or more blocks.
    pub descriptions: Vec<Vec<Block>>,
}

fields!(Definition { [terms], [descriptions] });

/// Program text.
///
/// From: HTML `pre` with `code`, fences and indented lines of Markdown, JATS `code`, ANS `code`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Code {
    /// Its id.
    pub id: Option<String>,
    /// The language as the payload names it, lower case: `rust`, `c++`.
    pub language: Option<String>,
    /// The file it stands in.
    pub filename: Option<String>,
    /// The characters, without a line feed at the end.
    pub text: String,
    /// Lines to point out: `{1,3-4}` behind the language, `data-line`.
    pub highlighted_lines: Vec<LineRange>,
}

fields!(Code { id, language, filename, text, highlighted_lines });

/// Lines from `first` to `last`, both counted from 1 and both meant.
///
/// From: `{3-4}` behind the language of a Markdown fence, `data-line`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineRange {
    /// The first line.
    pub first: u32,
    /// The last line.
    pub last: u32,
}

fields!(LineRange { first, last });

/// A poem or song.
///
/// From: `.verse` and `.poem` of HTML, short lines of plain text, JATS `verse-group`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verse {
    /// Its stanzas, each of one or more lines.
    pub stanzas: Vec<Vec<VerseLine>>,
    /// Who wrote it.
    pub attribution: Vec<Inline>,
}

fields!(Verse { [stanzas], attribution });

/// A line of verse.
///
/// From: JATS `verse-line`, a line of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VerseLine {
    /// Steps of indentation.
    pub indent: u8,
    /// What it says.
    pub content: Vec<Inline>,
}

fields!(VerseLine { indent, [content] });

/// A formula, in one or more notations; at least one is there.
///
/// From: MathML, Markdown `$…$` and `$$…$$`, elements of MathJax and KaTeX, JATS `disp-formula` and `inline-formula`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Formula {
    /// Its id.
    pub id: Option<String>,
    /// Its number as printed: `(3)`.
    pub label: Option<String>,
    /// In TeX, without the dollar signs.
    pub tex: Option<String>,
    /// In MathML: the children of `math`.
    pub mathml: Vec<MathNode>,
    /// As a picture, where that is all there is.
    pub image: Option<Image>,
    /// In words.
    pub alt: Option<String>,
}

fields!(Formula { id, label, tex, mathml, image, alt });

/// A link to another page, shown as a card.
///
/// From: bookmark and file cards of HTML by their classes, JATS `supplementary-material`, ANS `interstitial_link`, bookmarks
/// of Ghost and Notion.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkCard {
    /// Where to.
    pub url: Url,
    /// What the page or file is called.
    pub title: String,
    /// What it is about.
    pub description: Option<String>,
    /// The site it stands on.
    pub site_name: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its picture.
    pub image: Option<Image>,
    /// What it is to the article.
    pub relation: Option<LinkRelation>,
    /// Media type of a file.
    pub media_type: Option<String>,
    /// Size of a file in bytes.
    pub bytes: Option<u64>,
}

fields!(LinkCard { url, title, description, site_name, author, image, relation, media_type, bytes });

/// What a linked page or file is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkRelation {
    /// A file to download: Gutenberg `file`, JATS `supplementary-material`.
    Attachment,
    /// Another article on the subject.
    Related,
    /// A product or service.
    Product,
    /// A page the text speaks of.
    Mention,
}

names!(LinkRelation { Attachment "attachment", Related "related", Product "product", Mention "mention" });

/// What stands beside the article.
///
/// From: HTML `aside` and what pages hold besides the article, alerts of GFM, forms in plain text, JATS `boxed-text`.
#[derive(Clone, Debug, PartialEq)]
pub struct Aside {
    /// What it is.
    pub role: AsideRole,
    /// Judged not to be part of the article: kept, marked, not shown until the reader asks.
    pub hidden: bool,
    /// Why it was judged so, for whoever wants to know: `form grammar`, `class newsletter-signup`.
    pub reason: Option<String>,
    /// Its id.
    pub id: Option<String>,
    /// Its heading.
    pub title: Vec<Inline>,
    /// What it says.
    pub blocks: Vec<Block>,
}

fields!(Aside { role, hidden, reason, id, title, [blocks] });

/// What an aside is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AsideRole {
    /// A remark: alerts of Markdown, call-outs.
    Note,
    /// Advice.
    Tip,
    /// What one should not miss.
    Important,
    /// What may go wrong.
    Warning,
    /// What will go wrong.
    Caution,
    /// A box with background: JATS `boxed-text`, infoboxes, key facts.
    Box,
    /// A correction, an editor's note.
    Correction,
    /// What the author must say about interests.
    Disclosure,
    /// About the author.
    AuthorBio,
    /// A form to sign up for letters.
    Newsletter,
    /// Other articles.
    Related,
    /// Buttons to pass the article on.
    Share,
    /// Paid for.
    Advertisement,
    /// What readers say.
    Comments,
    /// Menus, breadcrumbs, skip links, previous and next.
    Navigation,
    /// Consent to cookies, terms, copyright.
    Legal,
    /// That one must pay or register to read on.
    Paywall,
    /// How the thing is used: buttons and states of the page.
    Interface,
    /// Of unknown kind.
    #[default]
    Other,
}

names!(AsideRole { Note "note", Tip "tip", Important "important", Warning "warning", Caution "caution", Box "box", Correction "correction", Disclosure "disclosure", AuthorBio "author_bio", Newsletter "newsletter", Related "related", Share "share", Advertisement "advertisement", Comments "comments", Navigation "navigation", Legal "legal", Paywall "paywall", Interface "interface", Other "other" });

/// An entry of a live blog.
///
/// From: JSON-LD `liveBlogUpdate`, Guardian live blocks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Post {
    /// Its id.
    pub id: Option<String>,
    /// Its heading.
    pub title: Vec<Inline>,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// When, ISO 8601.
    pub published: Option<String>,
    /// Last changed, ISO 8601.
    pub modified: Option<String>,
    /// Its own address.
    pub url: Option<Url>,
    /// What it says.
    pub blocks: Vec<Block>,
}

fields!(Post { id, title, authors, published, modified, url, [blocks] });

impl Block {
    /// A plain paragraph.
    pub fn paragraph(content: Vec<Inline>) -> Self {
        Block::Paragraph { content, role: None }
    }
}
