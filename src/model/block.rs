//! What stands on lines of its own.

use super::meta::is_false;
use super::{Author, Direction, Embed, Identifier, Image, Inline, MathNode, Player, Url};
use serde::{Deserialize, Serialize};

/// What stands on lines of its own.
///
/// The optional `id` of a block is what an [`Inline::Reference`] may name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A paragraph of text.
    Paragraph {
        /// What it says.
        content: Vec<Inline>,
        /// What it is besides a paragraph.
        #[serde(skip_serializing_if = "Option::is_none")]
        role: Option<ParagraphRole>,
    },
    /// The heading of what follows, up to the next of its level or higher.
    Heading {
        /// From 1, the highest inside the body, to 6.
        level: u8,
        /// Its id.
        #[serde(skip_serializing_if = "Option::is_none")]
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
        #[serde(skip_serializing_if = "Vec::is_empty")]
        attribution: Vec<Inline>,
        /// The page it was taken from: HTML `cite`.
        #[serde(skip_serializing_if = "Option::is_none")]
        url: Option<Url>,
    },
    /// A sentence of the article repeated for the eye. Search, speech and word counts pass over it.
    PullQuote {
        /// What is repeated.
        blocks: Vec<Block>,
        /// Who said it.
        #[serde(skip_serializing_if = "Vec::is_empty")]
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
        #[serde(skip_serializing_if = "is_false")]
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
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        /// BCP 47 tag.
        #[serde(skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// Direction.
        #[serde(skip_serializing_if = "Option::is_none")]
        direction: Option<Direction>,
        /// What is inside.
        blocks: Vec<Block>,
    },
}

/// What a paragraph is besides a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParagraphRole {
    /// The opening one: ANF `intro`, `.lede`.
    Lead,
    /// A question of an interview.
    Question,
    /// The answer.
    Answer,
    /// A role of a later version.
    #[serde(other)]
    Other,
}

/// A list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct List {
    /// Whether the order matters.
    #[serde(skip_serializing_if = "is_false")]
    pub ordered: bool,
    /// The first number, where it is not 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<i64>,
    /// How the numbers are written, where they are not decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numbering: Option<Numbering>,
    /// Counts down: HTML `reversed`.
    #[serde(skip_serializing_if = "is_false")]
    pub reversed: bool,
    /// Items follow without space between them, and their single paragraphs are shown as bare text.
    #[serde(skip_serializing_if = "is_false")]
    pub tight: bool,
    /// The items.
    pub items: Vec<ListItem>,
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListItem {
    /// Done or to do, in a task list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<bool>,
    /// Its number, where it does not follow from the one before: HTML `value`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<i64>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// How the numbers of a list are written: HTML `ol type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    #[serde(other)]
    Decimal,
}

/// Terms and what they mean.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Definition {
    /// The terms.
    pub terms: Vec<Vec<Inline>>,
    /// What they mean, each of one or more blocks.
    pub descriptions: Vec<Vec<Block>>,
}

/// Program text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Code {
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The language as the payload names it, lower case: `rust`, `c++`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The file it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filename: Option<String>,
    /// The characters, without a line feed at the end.
    pub text: String,
    /// Lines to point out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub highlighted: Vec<LineRange>,
}

/// Lines from `first` to `last`, both counted from 1 and both meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineRange {
    /// The first line.
    pub first: u32,
    /// The last line.
    pub last: u32,
}

/// A poem or song.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Verse {
    /// Its stanzas, each of one or more lines.
    pub stanzas: Vec<Vec<VerseLine>>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attribution: Vec<Inline>,
}

/// A line of verse.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct VerseLine {
    /// Steps of indentation.
    #[serde(skip_serializing_if = "is_zero")]
    pub indent: u8,
    /// What it says.
    pub content: Vec<Inline>,
}

/// A formula, in one or more notations; at least one is there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Formula {
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its number as printed: `(3)`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// In TeX, without the dollar signs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tex: Option<String>,
    /// In MathML: the children of `math`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mathml: Vec<MathNode>,
    /// As a picture, where that is all there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// In words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
}

/// A table of data.
///
/// Rows list their cells as HTML does: a cell that spans rows is not repeated in the rows below.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Table {
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its label as printed: `Table 2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What it shows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Block>,
    /// The columns, where something is said of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    /// Head rows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub head: Vec<Row>,
    /// Groups of body rows: HTML `tbody`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bodies: Vec<RowGroup>,
    /// Foot rows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub foot: Vec<Row>,
    /// Notes below the table: JATS `table-wrap-foot`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Block>,
}

/// A group of body rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RowGroup {
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of cells.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cell {
    /// Whether it names a row or a column: HTML `th`.
    #[serde(skip_serializing_if = "is_false")]
    pub header: bool,
    /// What a header names: HTML `scope`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// How many columns it covers, where more than one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column_span: Option<u32>,
    /// How many rows it covers, where more than one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row_span: Option<u32>,
    /// Alignment, where it is not its column's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alignment: Option<Alignment>,
    /// What it says; one paragraph is shown as bare text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
}

/// What is said of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Column {
    /// How its cells are aligned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alignment: Option<Alignment>,
}

/// How text is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Alignment {
    /// To the right edge.
    Right,
    /// In the middle.
    Center,
    /// To the left edge.
    #[serde(other)]
    Left,
}

/// What a header cell names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Its row.
    Row,
    /// Its column.
    Column,
    /// Its group of rows.
    RowGroup,
    /// Its group of columns.
    #[serde(other)]
    ColumnGroup,
}

/// Pictures, or another block, with a caption.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Figure {
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its label as printed: `Figure 2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Its pictures, which share the caption.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Image>,
    /// What it shows where that is not a picture: a listing, a chart's table, a quote.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
    /// The words below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Block>,
    /// Who made it: `Photograph: Ana García/Agency`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub credit: Vec<Inline>,
    /// Where a click on it leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// How much room it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layout: Option<FigureLayout>,
}

/// How much room a figure takes. Absent: the width of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    #[serde(other)]
    Other,
}

/// Several figures shown together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Gallery {
    /// How they are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layout: Option<GalleryLayout>,
    /// The figures.
    pub items: Vec<Figure>,
    /// The words below all of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Block>,
}

/// How a gallery is shown. Absent: as a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GalleryLayout {
    /// One at a time.
    Slideshow,
    /// Side by side for comparison.
    Compare,
    /// In rows.
    #[serde(other)]
    Grid,
}

/// A link to another page, shown as a card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkCard {
    /// Where to.
    pub url: Url,
    /// What the page or file is called.
    pub title: String,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The site it stands on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site_name: Option<String>,
    /// Its picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// What it is to the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<LinkRelation>,
    /// Media type of a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// Size of a file in bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
}

/// What a linked page or file is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkRelation {
    /// A file to download: Gutenberg `file`, JATS `supplementary-material`.
    Attachment,
    /// Another article on the subject.
    Related,
    /// A product or service.
    Product,
    /// A page the text speaks of.
    #[serde(other)]
    Mention,
}

/// What stands beside the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aside {
    /// What it is.
    pub role: AsideRole,
    /// Judged not to be part of the article: kept, marked, not shown until the reader asks.
    #[serde(default, skip_serializing_if = "is_false")]
    pub hidden: bool,
    /// Why it was judged so, for whoever wants to know: `form grammar`, `class newsletter-signup`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its heading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub title: Vec<Inline>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// What an aside is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    #[serde(other)]
    Other,
}

/// An entry of the bibliography.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reference {
    /// What [`Inline::Citation`] names.
    pub id: String,
    /// Its mark as printed: `12`, `Okafor 2020`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The entry as printed.
    pub content: Vec<Inline>,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// DOI, PubMed id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
}

/// An entry of a live blog.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Post {
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its heading.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub title: Vec<Inline>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Author>,
    /// When, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Its own address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// What it says.
    pub blocks: Vec<Block>,
}

impl Block {
    /// A plain paragraph.
    pub fn paragraph(content: Vec<Inline>) -> Self {
        Block::Paragraph { content, role: None }
    }
}

fn is_zero(value: &u8) -> bool {
    *value == 0
}
