//! What stands on lines of its own.

use super::json::{fields, kinds, names};
use super::{Author, Direction, Embed, Identifier, Image, Inline, MathNode, Player, Url};

/// What stands on lines of its own.
///
/// The optional `id` of a block is what an [`Inline::Reference`] may name.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph of text.
    Paragraph {
        /// What it says.
        content: Vec<Inline>,
        /// What it is besides a paragraph.
        role: Option<ParagraphRole>,
    },
    /// The heading of what follows, up to the next of its level or higher.
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
    /// The words of somebody else, set apart.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
        /// Who said it, where.
        attribution: Vec<Inline>,
        /// The page it was taken from: HTML `cite`.
        url: Option<Url>,
    },
    /// A sentence of the article repeated for the eye. Search, speech and word counts pass over it.
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
    /// The bibliography or a part of it.
    References {
        /// Its entries.
        items: Vec<Reference>,
    },
    /// An entry of a live blog.
    Post(Post),
    /// Blocks that share an id, a language or a direction other than their surroundings'.
    Group {
        /// Its id.
        id: Option<String>,
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
        "heading" Heading { level, id, [content] }
        "definition_list" DefinitionList { [items] }
        "quote" Quote { [blocks], attribution, url }
        "pull_quote" PullQuote { [blocks], attribution }
        "preformatted" Preformatted { [content] }
        "details" Details { [summary], open, [blocks] }
        "references" References { [items] }
        "group" Group { id, language, direction, [blocks] }
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphRole {
    /// The opening one: ANF `intro`, `.lede`.
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListItem {
    /// Done or to do, in a task list.
    pub checked: Option<bool>,
    /// Its number, where it does not follow from the one before: HTML `value`.
    pub value: Option<i64>,
    /// What it says.
    pub blocks: Vec<Block>,
}

fields!(ListItem { checked, value, [blocks] });

/// How the numbers of a list are written: HTML `ol type`.
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
    /// 1, 2, 3
    Decimal,
}

names!(Numbering { LowerAlpha "lower_alpha", UpperAlpha "upper_alpha", LowerRoman "lower_roman", UpperRoman "upper_roman", Decimal "decimal" });

/// Terms and what they mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Definition {
    /// The terms.
    pub terms: Vec<Vec<Inline>>,
    /// What they mean, each of one or more blocks.
    pub descriptions: Vec<Vec<Block>>,
}

fields!(Definition { [terms], [descriptions] });

/// Program text.
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
    /// Lines to point out.
    pub highlighted: Vec<LineRange>,
}

fields!(Code { id, language, filename, text, highlighted });

/// Lines from `first` to `last`, both counted from 1 and both meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineRange {
    /// The first line.
    pub first: u32,
    /// The last line.
    pub last: u32,
}

fields!(LineRange { first, last });

/// A poem or song.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verse {
    /// Its stanzas, each of one or more lines.
    pub stanzas: Vec<Vec<VerseLine>>,
    /// Who wrote it.
    pub attribution: Vec<Inline>,
}

fields!(Verse { [stanzas], attribution });

/// A line of verse.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VerseLine {
    /// Steps of indentation.
    pub indent: u8,
    /// What it says.
    pub content: Vec<Inline>,
}

fields!(VerseLine { indent, [content] });

/// A formula, in one or more notations; at least one is there.
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

/// A table of data.
///
/// Rows list their cells as HTML does: a cell that spans rows is not repeated in the rows below.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Its id.
    pub id: Option<String>,
    /// Its label as printed: `Table 2`.
    pub label: Option<String>,
    /// What it shows.
    pub caption: Vec<Block>,
    /// The columns, where something is said of them.
    pub columns: Vec<Column>,
    /// Head rows.
    pub head: Vec<Row>,
    /// Groups of body rows: HTML `tbody`.
    pub bodies: Vec<RowGroup>,
    /// Foot rows.
    pub foot: Vec<Row>,
    /// Notes below the table: JATS `table-wrap-foot`.
    pub notes: Vec<Block>,
}

fields!(Table { id, label, caption, columns, head, bodies, foot, notes });

/// A group of body rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowGroup {
    /// Its rows.
    pub rows: Vec<Row>,
}

fields!(RowGroup { [rows] });

/// A row of cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
}

fields!(Row { [cells] });

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Whether it names a row or a column: HTML `th`.
    pub header: bool,
    /// What a header names: HTML `scope`.
    pub scope: Option<Scope>,
    /// How many columns it covers, where more than one.
    pub column_span: Option<u32>,
    /// How many rows it covers, where more than one.
    pub row_span: Option<u32>,
    /// Alignment, where it is not its column's.
    pub alignment: Option<Alignment>,
    /// What it says; one paragraph is shown as bare text.
    pub blocks: Vec<Block>,
}

fields!(Cell { header, scope, column_span, row_span, alignment, blocks });

/// What is said of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// How its cells are aligned.
    pub alignment: Option<Alignment>,
}

fields!(Column { alignment });

/// How text is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// To the right edge.
    Right,
    /// In the middle.
    Center,
    /// To the left edge.
    Left,
}

names!(Alignment { Right "right", Center "center", Left "left" });

/// What a header cell names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Its row.
    Row,
    /// Its column.
    Column,
    /// Its group of rows.
    RowGroup,
    /// Its group of columns.
    ColumnGroup,
}

names!(Scope { Row "row", Column "column", RowGroup "row_group", ColumnGroup "column_group" });

/// Pictures, or another block, with a caption.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// Its id.
    pub id: Option<String>,
    /// Its label as printed: `Figure 2`.
    pub label: Option<String>,
    /// Its pictures, which share the caption.
    pub images: Vec<Image>,
    /// What it shows where that is not a picture: a listing, a chart's table, a quote.
    pub blocks: Vec<Block>,
    /// The words below it.
    pub caption: Vec<Block>,
    /// Who made it: `Photograph: Ana García/Agency`.
    pub credit: Vec<Inline>,
    /// Where a click on it leads.
    pub url: Option<Url>,
    /// How much room it takes.
    pub layout: Option<FigureLayout>,
}

fields!(Figure { id, label, images, blocks, caption, credit, url, layout });

/// How much room a figure takes. Absent: the width of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureLayout {
    /// Wider than the text.
    Wide,
    /// The whole width of the page.
    Full,
    /// At the start of the lines, text beside it.
    Start,
    /// At the end of the lines, text beside it.
    End,
    /// A layout of a later version.
    Other,
}

names!(FigureLayout { Wide "wide", Full "full", Start "start", End "end", Other "other" });

/// Several figures shown together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gallery {
    /// How they are shown.
    pub layout: Option<GalleryLayout>,
    /// The figures.
    pub items: Vec<Figure>,
    /// The words below all of them.
    pub caption: Vec<Block>,
}

fields!(Gallery { layout, [items], caption });

/// How a gallery is shown. Absent: as a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GalleryLayout {
    /// One at a time.
    Slideshow,
    /// Side by side for comparison.
    Compare,
    /// In rows.
    Grid,
}

names!(GalleryLayout { Slideshow "slideshow", Compare "compare", Grid "grid" });

/// A link to another page, shown as a card.
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
    /// Its picture.
    pub image: Option<Image>,
    /// What it is to the article.
    pub relation: Option<LinkRelation>,
    /// Media type of a file.
    pub media_type: Option<String>,
    /// Size of a file in bytes.
    pub bytes: Option<u64>,
}

fields!(LinkCard { url, title, description, site_name, image, relation, media_type, bytes });

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

/// An entry of the bibliography.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reference {
    /// What [`Inline::Citation`] names.
    pub id: String,
    /// Its mark as printed: `12`, `Okafor 2020`.
    pub label: Option<String>,
    /// The entry as printed.
    pub content: Vec<Inline>,
    /// Where it is.
    pub url: Option<Url>,
    /// DOI, PubMed id.
    pub identifiers: Vec<Identifier>,
}

fields!(Reference { id, label, [content], url, identifiers });

/// An entry of a live blog.
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
    /// Its own address.
    pub url: Option<Url>,
    /// What it says.
    pub blocks: Vec<Block>,
}

fields!(Post { id, title, authors, published, url, [blocks] });

impl Block {
    /// A plain paragraph.
    pub fn paragraph(content: Vec<Inline>) -> Self {
        Block::Paragraph { content, role: None }
    }
}
