// What an article is: the JSON form of `src/model`, written by `UPDATE=1 cargo test --lib schema`.
// Fields that are not optional are always there; the others only where there is something to say.

/**
 * An article: what it says about itself, what it says, and what was left unsaid.
 *
 * From: every payload; `application/vnd.article+json` is its own JSON.
 */
export interface Article {
  /** The version of this JSON form: `VERSION`. */
  version: 1;
  /** Title, authors, dates and the rest of what an article says about itself. */
  meta: Meta;
  /** The body in reading order. It does not repeat the title, the byline or the lead image of `meta`. */
  blocks: Block[];
  /** Footnotes and endnotes, in the order in which the body first refers to them. */
  notes?: Note[];
  /** What the parser could not carry over, or judged in a way a reader may want to know. */
  notices?: Notice[];
}

/**
 * An abstract of the article.
 *
 * From: JATS `abstract` and `trans-abstract`.
 */
export interface Abstract {
  /** Which abstract, where there are several: `graphical`, `plain-language-summary`, `key-points`. */
  kind?: string;
  /** Its own heading. */
  title?: string;
  /** Its language where that differs from the article's. */
  language?: string;
  /** What it says. */
  blocks: Block[];
}

/** Who may read an article at its source. */
export type Access = 'free' | 'metered' | 'members' | 'paid' | 'restricted';

/**
 * Where an author works.
 *
 * From: JSON-LD `affiliation` and `worksFor`, JATS `aff`, ANS `affiliation`.
 */
export interface Affiliation {
  /** What `Author::affiliations` names. */
  id: string;
  /** The mark beside the names: `1`, `a`. */
  label?: string;
  /** The institution as worded. */
  name: string;
}

/** How text is aligned. */
export type Alignment = 'right' | 'center' | 'left';

/**
 * What stands beside the article.
 *
 * From: HTML `aside` and what pages hold besides the article, alerts of GFM, forms in plain text, JATS `boxed-text`.
 */
export interface Aside {
  /** What it is. */
  role: AsideRole;
  /** Judged not to be part of the article: kept, marked, not shown until the reader asks. */
  hidden?: boolean;
  /** Why it was judged so, for whoever wants to know: `form grammar`, `class newsletter-signup`. */
  reason?: string;
  /** Its id. */
  id?: string;
  /** Its heading. */
  title?: Inline[];
  /** What it says. */
  blocks: Block[];
}

/** What an aside is. */
export type AsideRole =
  | 'note'
  | 'tip'
  | 'important'
  | 'warning'
  | 'caution'
  | 'box'
  | 'correction'
  | 'disclosure'
  | 'author_bio'
  | 'newsletter'
  | 'related'
  | 'share'
  | 'advertisement'
  | 'comments'
  | 'navigation'
  | 'legal'
  | 'paywall'
  | 'interface'
  | 'other';

/**
 * Somebody named as a maker of the article.
 *
 * From: JSON-LD `Person` and `Organization`, bylines, `meta name=author`, front matter `authors`, feed `author`, ANS
 * `credits`, JATS `contrib`.
 */
export interface Author {
  /** The whole name as it is shown. */
  name: string;
  /** A person, an organization, or not said. */
  kind?: AuthorKind;
  /**
   * What they did for this article, as worded: `Photographs`, `editor`, JATS `contrib-type`. Absent for a plain author.
   * A byline that says what they are says it here, since its words do not tell the one from the other.
   */
  role?: string;
  /** What they are, where that is told from what they did: JSON-LD `jobTitle`, ANS `role`. */
  job_title?: string;
  /** Their page. */
  url?: string;
  /** Their other pages: JSON-LD `sameAs`, ANS `social_links`. */
  links?: string[];
  /** Given names: JATS `given-names`, JSON-LD `givenName`. */
  given_name?: string;
  /** Family name: JATS `surname`, JSON-LD `familyName`. */
  family_name?: string;
  /** What follows the name: JATS and ANS `suffix`, JSON-LD `honorificSuffix`. */
  suffix?: string;
  /** E-mail address as given, without `mailto:`. */
  email?: string;
  /** ORCID iD, the sixteen digits with hyphens. */
  orcid?: string;
  /** A portrait. */
  image?: Image;
  /** What is said about them: JSON-LD `description`, ANS `long_bio`, JATS `bio`. */
  bio?: Block[];
  /** Ids of `Meta::affiliations`. */
  affiliations?: string[];
  /** Ids of the `Note`s about them: JATS `xref` to an author note. */
  notes?: string[];
  /** To whom letters go: JATS `corresp="yes"`. */
  corresponding?: boolean;
  /** Contributed as much as the others of whom this is said: JATS `equal-contrib="yes"`. */
  equal_contribution?: boolean;
}

/** A person or an organization. */
export type AuthorKind = 'person' | 'organization' | 'other';

/**
 * What stands on lines of its own.
 *
 * The optional `id` of a block is what an `Inline::CrossReference` may name.
 */
export type Block =
  /** A paragraph of text: HTML and JATS `p`, Apple News `body`. */
  | { kind: 'paragraph'; content: Inline[]; role?: ParagraphRole }
  /**
   * The heading of what follows, up to the next of its level or higher: HTML `h1` to `h6`, Markdown `#`, JATS
   * `sec/title` with its label.
   */
  | { kind: 'heading'; level: number; id?: string; content: Inline[] }
  /** Terms and what they mean: HTML `dl`, JATS `def-list`. */
  | { kind: 'definition_list'; items: Definition[] }
  /** The words of somebody else, set apart: HTML `blockquote`, Markdown `>`, JATS `disp-quote`, ANS `quote`. */
  | { kind: 'quote'; blocks: Block[]; attribution?: Inline[]; url?: string }
  /**
   * A sentence of the article repeated for the eye: HTML by its class, Apple News `pullquote`, ANS `quote` of that
   * subtype. Search, speech and word counts pass over it; one whose words stand nowhere else is a `Block::Quote`.
   */
  | { kind: 'pull_quote'; blocks: Block[]; attribution?: Inline[] }
  /** Text whose spaces and line ends are to be kept: HTML `pre` without `code`, a table drawn with characters. */
  | { kind: 'preformatted'; content: Inline[] }
  /** What opens when the reader asks: HTML `details`. */
  | { kind: 'details'; summary: Inline[]; open?: boolean; blocks: Block[] }
  /** The bibliography or a part of it: JATS `ref-list`. */
  | { kind: 'references'; items: Reference[] }
  /**
   * Blocks that belong together, or share a language or a direction other than their surroundings': HTML elements
   * with `lang` or `dir`, JATS `ack` and `app`, Apple News `container`.
   */
  | { kind: 'group'; id?: string; role?: string; language?: string; direction?: Direction; blocks: Block[] }
  /** An ordered, unordered or task list. */
  | ({ kind: 'list' } & List)
  /** Program text. */
  | ({ kind: 'code' } & Code)
  /** A poem or song. */
  | ({ kind: 'verse' } & Verse)
  /** A formula on a line of its own. */
  | ({ kind: 'math' } & Formula)
  /** A table of data. */
  | ({ kind: 'table' } & Table)
  /** One or more pictures, or another block, with a caption. */
  | ({ kind: 'figure' } & Figure)
  /** Several figures shown together. */
  | ({ kind: 'gallery' } & Gallery)
  /** A film. */
  | ({ kind: 'video' } & Player)
  /** A sound. */
  | ({ kind: 'audio' } & Player)
  /** What another site would show in a frame. */
  | ({ kind: 'embed' } & Embed)
  /** A link to another page with its title and picture: bookmark cards, attachments. */
  | ({ kind: 'link_card' } & LinkCard)
  /** What stands beside the article; hidden where it was judged not to be part of it. */
  | ({ kind: 'aside' } & Aside)
  /** An entry of a live blog. */
  | ({ kind: 'post' } & Post)
  /** A change of subject: HTML `hr`, three asterisks. */
  | { kind: 'divider' };

/**
 * A cell of a table.
 *
 * From: HTML and JATS `td` and `th`.
 */
export interface Cell {
  /** Whether it names a row or a column: HTML `th`. */
  header?: boolean;
  /** What a header names: HTML `scope`. */
  scope?: Scope;
  /** How many columns it covers, where more than one: `colspan`. */
  column_span?: number;
  /** How many rows it covers, where more than one: `rowspan`. */
  row_span?: number;
  /** Alignment, where it is not its column's. */
  alignment?: Alignment;
  /** What it says; one paragraph is shown as bare text. */
  blocks?: Block[];
}

/**
 * Program text.
 *
 * From: HTML `pre` with `code`, fences and indented lines of Markdown, JATS `code`, ANS `code`.
 */
export interface Code {
  /** Its id. */
  id?: string;
  /** The language as the payload names it, lower case: `rust`, `c++`. */
  language?: string;
  /** The file it stands in. */
  filename?: string;
  /** The characters, without a line feed at the end. */
  text: string;
  /** Lines to point out: `{1,3-4}` behind the language, `data-line`. */
  highlighted_lines?: LineRange[];
}

/**
 * What is said of a column.
 *
 * From: the second line of a GFM table, HTML and JATS `col`.
 */
export interface Column {
  /** How its cells are aligned. */
  alignment?: Alignment;
}

/**
 * A correction, an update, a retraction.
 *
 * From: JSON-LD `correction`, ANS `corrections`, JATS `related-article` of such a type.
 */
export interface Correction {
  /** `correction`, `clarification`, `update`, `retraction`, as the source calls it. */
  kind?: string;
  /** ISO 8601, as precise as is known. */
  date?: string;
  /** What it says. */
  text: string;
}

/**
 * How much of a picture is cut off at each side, as a part of its width or height from 0 to 1.
 *
 * From: Sanity `crop`.
 */
export interface Crop {
  /** From the top. */
  top: number;
  /** From the right. */
  right: number;
  /** From the bottom. */
  bottom: number;
  /** From the left. */
  left: number;
}

/** What happened at a date. */
export type DateKind =
  | 'published'
  | 'first_published'
  | 'modified'
  | 'created'
  | 'display'
  | 'received'
  | 'accepted'
  | 'embargoed'
  | 'expires'
  | 'other';

/**
 * Terms and what they mean.
 *
 * From: HTML `dt` and `dd`, JATS `def-item`, definition lists of Markdown.
 */
export interface Definition {
  /** The terms. */
  terms: Inline[][];
  /** What they mean, each of one or more blocks. */
  descriptions: Block[][];
}

/** Base direction of text. */
export type Direction = 'ltr' | 'rtl' | 'auto';

/**
 * What another site would show in a frame: a film, a post, a map.
 *
 * From: HTML `iframe` and the markup that other sites' scripts take, JSON-LD `embedUrl`, oEmbed in ANS, Apple News `tweet`
 * and its like. A map without a page of its own has a `geo:` address.
 *
 * Shown as a card that says what it is, with a link to its page. Where the frame is one that is made to stand in other
 * pages, `Embed::player`, it comes into the card when the reader asks for it.
 */
export interface Embed {
  /** What `Inline::CrossReference` may name. */
  id?: string;
  /** Who shows it, as a name: `YouTube`, `Mastodon`; otherwise the host. */
  provider?: string;
  /** The page of it, for a link. */
  url?: string;
  /** The document for the frame; `https` alone. */
  frame?: string;
  /** Its title. */
  title?: string;
  /** Who made it. */
  author?: string;
  /** Their page: oEmbed `author_url`. */
  author_url?: string;
  /** When it was made, ISO 8601. */
  published?: string;
  /** Width in CSS pixels. */
  width?: number;
  /** Height in CSS pixels. */
  height?: number;
  /** A still of it. */
  thumbnail?: Image;
  /** What it says, where the payload holds that: the text of a post. */
  blocks?: Block[];
  /** The words below it. */
  caption?: Block[];
}

/**
 * Pictures, or another block, with a caption.
 *
 * From: HTML `figure`, a picture alone in a Markdown paragraph, JSON-LD `ImageObject`, JATS `fig`, ANS `image`, Apple News
 * `photo` and `figure`, ninjs `associations`.
 */
export interface Figure {
  /** Its id. */
  id?: string;
  /** Its label as printed: `Figure 2`. */
  label?: string;
  /** Its pictures, which share the caption. */
  images?: Image[];
  /** What it shows where that is not a picture: a listing, a chart's table, a quote. */
  blocks?: Block[];
  /** The words below it: HTML `figcaption`, JSON-LD `caption`. */
  caption?: Block[];
  /** Who made it, `Photograph: Ana García/Agency`: JSON-LD `creditText`, JATS `attrib`, ANS `credits`. */
  credit?: Inline[];
  /** Who holds the rights in it, where they are not the article's: JSON-LD `license`, JATS `permissions`. */
  rights?: Rights;
  /** Where a click on it leads. */
  url?: string;
  /** How much room it takes. */
  layout?: FigureLayout;
}

/**
 * How much room a figure takes. Absent: the width of the text.
 *
 * From: classes of HTML (`alignwide`, `kg-width-full`), Contentful and Portable Text by convention, Apple News layouts.
 */
export type FigureLayout = 'wide' | 'full' | 'start' | 'end' | 'other';

/**
 * A point of a picture, each coordinate from 0 (left, top) to 1.
 *
 * From: Sanity `hotspot`, ANS `focal_point`.
 */
export interface FocalPoint {
  /** From the left edge. */
  x: number;
  /** From the top edge. */
  y: number;
}

/**
 * A formula, in one or more notations; at least one is there.
 *
 * From: MathML, Markdown `$…$` and `$$…$$`, elements of MathJax and KaTeX, JATS `disp-formula` and `inline-formula`.
 */
export interface Formula {
  /** Its id. */
  id?: string;
  /** Its number as printed: `(3)`. */
  label?: string;
  /** In TeX, without the dollar signs. */
  tex?: string;
  /** In MathML: the children of `math`. */
  mathml?: MathNode[];
  /** As a picture, where that is all there is. */
  image?: Image;
  /** In words. */
  alt?: string;
}

/**
 * Several figures shown together.
 *
 * From: galleries of HTML by their classes, JATS `fig-group`, ANS `gallery`, Apple News `gallery` and `mosaic`.
 */
export interface Gallery {
  /** Its id. */
  id?: string;
  /** Its label as printed. */
  label?: string;
  /** How they are shown. */
  layout?: GalleryLayout;
  /** The figures. */
  items: Figure[];
  /** The words below all of them. */
  caption?: Block[];
  /** Who made them all. */
  credit?: Inline[];
}

/** How a gallery is shown. Absent: as a grid. */
export type GalleryLayout = 'slideshow' | 'compare' | 'grid';

/**
 * A name that machines know.
 *
 * From: JSON-LD `identifier`, `citation_doi`, front matter `doi`, feed `guid`, ninjs `uri` and `altids`, JATS `article-id`
 * and `pub-id`.
 */
export interface Identifier {
  /** `doi`, `isbn`, `pmid`, `pmcid`, `guid`, `uri`. */
  scheme: string;
  /** The name itself, without a resolver's address. */
  value: string;
}

/**
 * A picture, in a line or in a `Figure`.
 *
 * From: HTML `img` and `picture`, Markdown `![]()`, `og:image`, JSON-LD `ImageObject`, JATS `graphic`, pictures of ninjs
 * and ANS.
 */
export interface Image {
  /** The picture to show where no source fits better. */
  url: string;
  /** Other renditions of the same picture: `srcset`, `<picture>`, ninjs `renditions`. */
  sources?: Source[];
  /**
   * What the picture shows, in words; empty for decoration, absent where the payload does not say: HTML `alt`, JATS
   * `alt-text`, ANS `alt_text`.
   */
  alt?: string;
  /** The tool tip. */
  title?: string;
  /** Natural or declared width in CSS pixels. */
  width?: number;
  /** Natural or declared height in CSS pixels. */
  height?: number;
  /** What must stay in sight when the picture is cropped: Sanity `hotspot`, ANS `focal_point`. */
  focal_point?: FocalPoint;
  /** The part that is to be seen: Sanity `crop`. */
  crop?: Crop;
}

/**
 * What stands inside a line. `content` is never empty.
 *
 * From: elements of HTML, marks of Markdown; `xref`, `italic` and their like of JATS; marks and decorators of JSON formats.
 */
export type Inline =
  /** Characters. Two of these never stand side by side; white space is as it shall be shown. */
  | { kind: 'text'; text: string }
  /** Strong importance: HTML `strong` and `b`, Markdown `**`. */
  | { kind: 'strong'; content: Inline[] }
  /** Stress or a title: HTML `em`, `i`, `cite`, `var`, `dfn`, Markdown `*`. */
  | { kind: 'emphasis'; content: Inline[] }
  /** Underlined: HTML `u`, JATS `underline`. */
  | { kind: 'underline'; content: Inline[] }
  /** No longer right: HTML `s`, Markdown `~~`. */
  | { kind: 'strike'; content: Inline[] }
  /** Put in later: HTML `ins`. */
  | { kind: 'insertion'; content: Inline[] }
  /** Taken out later: HTML `del`. */
  | { kind: 'deletion'; content: Inline[] }
  /** Below the line: HTML and JATS `sub`. */
  | { kind: 'subscript'; content: Inline[] }
  /** Above the line: HTML and JATS `sup`. */
  | { kind: 'superscript'; content: Inline[] }
  /** Small capitals: JATS `sc`, CSS `font-variant: small-caps`. */
  | { kind: 'small_caps'; content: Inline[] }
  /** Marked by the author: HTML `mark`. */
  | { kind: 'mark'; content: Inline[] }
  /** Program text: HTML `code`, `tt`, `samp`, Markdown backticks. */
  | { kind: 'code'; text: string }
  /** A key or what to type: HTML `kbd`. */
  | { kind: 'keyboard'; content: Inline[] }
  /** A link to another page: HTML `a`, Markdown `[]()`, JATS `ext-link`. */
  | { kind: 'link'; url: string; title?: string; content: Inline[] }
  /** A link to a place in this article: HTML `a href="#id"`, JATS `xref` to a figure, a table, a section. */
  | { kind: 'cross_reference'; target: string; content: Inline[] }
  /** A link to entries of the bibliography: JATS `xref[ref-type=bibr]`. */
  | { kind: 'citation'; targets: string[]; content: Inline[] }
  /** The mark of a footnote: Markdown `[^id]`, links to footnotes of HTML, JATS `xref` to a `fn`. */
  | { kind: 'note_reference'; note: string }
  /** A place that an `Inline::CrossReference` may name: HTML `id` and `a name`. */
  | { kind: 'anchor'; id: string }
  /** An abbreviation: HTML `abbr`. */
  | { kind: 'abbreviation'; title?: string; content: Inline[] }
  /** Characters with their reading: HTML `ruby`. */
  | { kind: 'ruby'; content: Inline[]; reading: Inline[] }
  /** Quoted in the line, without the marks: HTML `q`. */
  | { kind: 'quote'; url?: string; content: Inline[] }
  /** A time that machines can read: HTML `time`. */
  | { kind: 'time'; value: string; content: Inline[] }
  /** Text in another language or direction: HTML `lang`, `dir`, `bdi`, `bdo`. */
  | { kind: 'span'; language?: string; direction?: Direction; content: Inline[] }
  /** A formula in the line: MathML, Markdown `$…$`, elements of MathJax and KaTeX, JATS `inline-formula`. */
  | ({ kind: 'math' } & Formula)
  /** A picture in the line: HTML `img`, Markdown `![]()`, JATS `inline-graphic`. */
  | ({ kind: 'image' } & Image)
  /** A line break the author wants: HTML `br`, Markdown hard break. */
  | { kind: 'break' };

/**
 * The journal issue an article stands in.
 *
 * From: JATS `journal-meta`, schema.org `PublicationIssue`, `PublicationVolume` and `Periodical`, Highwire `citation_…`.
 */
export interface Journal {
  /** The journal's title. */
  title: string;
  /** Its title as citations shorten it. */
  abbreviation?: string;
  /** Volume as printed. */
  volume?: string;
  /** Issue as printed. */
  issue?: string;
  /** Pages or electronic location as printed: `123–130`, `e1002`. */
  pages?: string;
  /** ISSNs: of the printed one, of the electronic one. */
  issn?: string[];
}

/**
 * Lines from `first` to `last`, both counted from 1 and both meant.
 *
 * From: `{3-4}` behind the language of a Markdown fence, `data-line`.
 */
export interface LineRange {
  /** The first line. */
  first: number;
  /** The last line. */
  last: number;
}

/**
 * A link to another page, shown as a card.
 *
 * From: bookmark and file cards of HTML by their classes, JATS `supplementary-material`, ANS `interstitial_link`, bookmarks
 * of Ghost and Notion.
 */
export interface LinkCard {
  /** Where to. */
  url: string;
  /** What the page or file is called. */
  title: string;
  /** What it is about. */
  description?: string;
  /** The site it stands on. */
  site_name?: string;
  /** Who wrote it. */
  author?: string;
  /** Its picture. */
  image?: Image;
  /** What it is to the article. */
  relation?: LinkRelation;
  /** Media type of a file. */
  media_type?: string;
  /** Size of a file in bytes. */
  bytes?: number;
}

/** What a linked page or file is to the article. */
export type LinkRelation = 'attachment' | 'related' | 'product' | 'mention';

/**
 * A list.
 *
 * From: HTML `ul` and `ol`, lists of Markdown and GFM, marked lines of plain text, JATS `list`, ANS `list`.
 */
export interface List {
  /** Whether the order matters. */
  ordered?: boolean;
  /** The first number, where it is not 1. */
  start?: number;
  /** How the numbers are written, where they are not decimal. */
  numbering?: Numbering;
  /** Counts down: HTML `reversed`. */
  reversed?: boolean;
  /** Items follow without space between them, and their single paragraphs are shown as bare text. */
  tight?: boolean;
  /** The items. */
  items: ListItem[];
}

/**
 * An item of a list.
 *
 * From: HTML `li`, JATS `list-item`.
 */
export interface ListItem {
  /** Done or to do, in a task list: GFM `- [x]`, a checkbox at the start of `li`. */
  checked?: boolean;
  /** Its number, where it does not follow from the one before: HTML `value`. */
  value?: number;
  /** What it says. */
  blocks: Block[];
}

/**
 * A node of a MathML formula.
 *
 * From: MathML in HTML and JATS, the MathML that MathJax and KaTeX write beside what they draw.
 */
export type MathNode = string | { element: string; attributes?: [name: string, value: string][]; children?: MathNode[] };

/**
 * What an article says about itself. Every field may be absent: the world omits it.
 *
 * From: JSON-LD and microdata (`headline`, `author` …), `meta` and `link` elements, front matter of Markdown, head lines
 * of plain text; JATS `article-meta`, members of ninjs, ANS and feed items. Where a field has a name of its own in
 * some format, it says so.
 */
export interface Meta {
  /**
   * What kind of article, as a schema.org type name where there is one (`NewsArticle`, `BlogPosting`, `Review`,
   * `LiveBlogPosting`, `ScholarlyArticle`): JSON-LD `@type`, JATS `article-type`, ANS `subtype`.
   */
  kind?: string;
  /** The line above the title: `.kicker` and eyebrow of HTML, ANS `label`, Guardian `kicker`. */
  kicker?: string;
  /**
   * The title as plain text: JSON-LD `headline`, `og:title`, `h1`, front matter `title`, ninjs `headlines`, ANS
   * `headlines.basic`, JATS `article-title`.
   */
  title?: string;
  /** The title with its markup, only where plain text loses something (emphasis, sub- and superscript, formulas). */
  title_content?: Inline[];
  /** Other titles: short, for search engines, translated. */
  titles?: Title[];
  /**
   * The standfirst or subtitle as plain text: front matter `subtitle`, ANS `subheadlines`, Apple News `intro`, JATS
   * `subtitle`.
   */
  subtitle?: string;
  /** The standfirst with its markup, only where plain text loses something (links, several paragraphs). */
  standfirst?: Block[];
  /**
   * A summary for lists, not shown above the body: `description`, `og:description`, feed `summary`, Ghost
   * `custom_excerpt`.
   */
  excerpt?: string;
  /** Abstracts of scholarly articles: JATS `abstract` and `trans-abstract`. */
  abstracts?: Abstract[];
  /**
   * Everybody named as a maker, in the order of the byline: JSON-LD `author`, `editor` and their like, ANS `credits`,
   * JATS `contrib`.
   */
  authors?: Author[];
  /** The byline as it was worded, where `authors` does not say it all: `By Ana García in Lima`; ninjs `byline`. */
  byline?: string;
  /** Where the authors work: JATS `aff`. `Author::affiliations` names these by `id`. */
  affiliations?: Affiliation[];
  /** First published: ISO 8601, as precise as is known (`2022-07-21`, `2022-07-21T09:00:00+01:00`). */
  published?: string;
  /** Last changed: ISO 8601, as precise as is known. */
  modified?: string;
  /** Every date with its original wording, those of `published` and `modified` too where they were worded. */
  dates?: PublicationDate[];
  /** The place that opens a news report, `LONDON (Reuters)`: JSON-LD `dateline`, ninjs `located`, NITF `dateline`. */
  dateline?: string;
  /** The section of the publication: `article:section`, JSON-LD `articleSection`, ANS `taxonomy`. */
  section?: string;
  /**
   * The way to the section from the outermost, where more is said of it than its name: JSON-LD `BreadcrumbList`, ANS
   * `taxonomy`, JATS `subj-group`.
   */
  section_path?: Tag[];
  /**
   * Tags, keywords, genres and named subjects: JSON-LD `keywords`, `genre`, `about`, `mentions`; ninjs `subjects`,
   * `people`, `places` and their like; ANS `taxonomy`; feed `category`.
   */
  tags?: Tag[];
  /** The name of the site it was taken from: `og:site_name`, JSON-LD `isPartOf.name`. */
  site_name?: string;
  /** Who published it: JSON-LD and JATS `publisher`, ANS `owner`. */
  publisher?: Organization;
  /** The journal issue it stands in: JATS `journal-meta`, schema.org `PublicationIssue`, `citation_journal_title`. */
  journal?: Journal;
  /**
   * The news agencies or first publications it was taken over from: ninjs `infosources`, JSON-LD
   * `sourceOrganization`, ANS `distributor`.
   */
  sources?: Organization[];
  /** The canonical address: `link rel=canonical`, `og:url`, JSON-LD `url` and `mainEntityOfPage`. */
  url?: string;
  /**
   * Other forms of this article and articles it belongs with: `link rel=alternate`, AMP, JATS `related-article`, ANS
   * `related_content`.
   */
  related?: Related[];
  /** Where readers discuss it: feed `comments`, JSON-LD `discussionUrl`. */
  comments_url?: string;
  /** BCP 47 language tag: `html lang`, `og:locale`, JSON-LD `inLanguage`, `xml:lang`. */
  language?: string;
  /** Base direction: `html dir`; follows from `language` where the payload does not say. */
  direction?: Direction;
  /**
   * The picture that stands for the article, with caption and credit; a film, a sound or a gallery in its place
   * stands in its `blocks`. Not repeated in the body. `og:image`, JSON-LD `image`, ANS `promo_items`.
   */
  lead_image?: Figure;
  /** Who holds the rights and what they allow. */
  rights?: Rights;
  /** Who may read it at its source: JSON-LD `isAccessibleForFree`, Ghost `visibility`, ANS `content_restrictions`. */
  access?: Access;
  /** Corrections and retractions: JSON-LD `correction`, ANS `corrections`, JATS `related-article`. */
  corrections?: Correction[];
  /**
   * The series it belongs to: JSON-LD `isPartOf` of type `CreativeWorkSeries`, front matter `series`, JATS
   * `series-title`.
   */
  series?: Series;
  /** What is reviewed: JSON-LD `itemReviewed`, JATS `product`. */
  reviewed?: Reviewed[];
  /** The verdict of a review: JSON-LD `reviewRating`, Guardian star rating. */
  rating?: Rating;
  /** DOI, ISBN, PubMed id, `guid`, agency URI. */
  identifiers?: Identifier[];
  /**
   * Publishing state other than published: `draft`, `withheld`, `canceled`, `retracted` (ninjs `pubstatus`, JSON-LD
   * `creativeWorkStatus`).
   */
  status?: string;
  /** Which version of the article this is, as its source counts: JSON-LD and ninjs `version`. */
  version?: string;
  /**
   * How it was made, as a term of IPTC's digital source types (`trainedAlgorithmicMedia`): JSON-LD
   * `digitalSourceType`, ninjs `digitalsourcetype`.
   */
  digital_source_type?: string;
  /** Words as the publisher counts them: JSON-LD and ninjs `wordcount`. */
  word_count?: number;
  /** Reading time as the publisher gives it, in whole minutes: Ghost `reading_time`, JSON-LD `timeRequired`. */
  reading_minutes?: number;
  /**
   * What the payload says besides, by its own names, for whoever knows them; never shown. Unknown front matter, ninjs
   * `urgency` and `ednote`, ANS `additional_properties`, JATS `custom-meta`.
   */
  extra?: Record<string, unknown>;
  /** Where in the payload each of these stood, by the names of their fields. */
  origins?: Origins;
}

/**
 * A footnote or endnote.
 *
 * From: Markdown `[^id]:`, HTML footnote lists, JATS `fn`, DocBook `footnote`.
 */
export interface Note {
  /** What `Inline::NoteReference` names; unique among the notes. */
  id: string;
  /** The mark as the payload shows it (`*`, `a`, `12`); numbered by position where absent. */
  label?: string;
  /** What the note says. */
  blocks: Block[];
}

/**
 * Something a parser could not carry over, or decided without being certain.
 *
 * From: the parsers, never the payload, but for its own JSON.
 */
export interface Notice {
  /** Which kind of notice. */
  code: NoticeCode;
  /** A sentence for the host developer: lower case, no full stop. */
  message: string;
  /** Where in the payload: a line (`line 12`), an element (`<form>`), or a JSON pointer (`/content/3`). */
  place?: string;
}

/** The kinds of notice, a short list that a program can act on. */
export type NoticeCode =
  | 'refused_address'
  | 'unsupported'
  | 'limit'
  | 'malformed'
  | 'encoding'
  | 'empty_body'
  | 'judgement'
  | 'tracking'
  | 'other';

/**
 * How the numbers of a list are written.
 *
 * From: HTML `ol type` and `list-style`, JATS `list-type`, marks of plain text.
 */
export type Numbering = 'lower_alpha' | 'upper_alpha' | 'lower_roman' | 'upper_roman' | 'none' | 'decimal';

/**
 * A publisher, an agency.
 *
 * From: JSON-LD `Organization`, front matter `publisher`, `citation_publisher`, ninjs `infosources`, JATS `publisher`.
 */
export interface Organization {
  /** Its name as shown. */
  name: string;
  /** Its page. */
  url?: string;
  /** Its mark. */
  logo?: string;
}

/** A place where payloads say something about the article, the surest first. */
export type Origin = 'json_ld' | 'microdata' | 'head' | 'front_matter' | 'header' | 'body' | 'address' | 'other';

/**
 * Fields of `Meta` with the place where the value of each stood; of a list to which several places add, the first
 * of them.
 */
export type Origins = Partial<Record<keyof Meta, Origin>>;

/**
 * What a paragraph is besides a paragraph.
 *
 * From: classes of HTML (`.lede`), Apple News `intro`, JATS `question` and `answer`.
 */
export type ParagraphRole = 'lead' | 'question' | 'answer' | 'other';

/**
 * A film or a sound.
 *
 * From: HTML `video` and `audio`, JSON-LD `VideoObject` and `AudioObject`, feed `enclosure`, ANS `video` and `audio`, JATS
 * `media`, Apple News `video` and `audio`.
 */
export interface Player {
  /** What `Inline::CrossReference` may name. */
  id?: string;
  /** The files, best first. Never empty. */
  sources: Source[];
  /** The still that stands before a film. */
  poster?: string;
  /** Its name. */
  title?: string;
  /** Subtitles, captions, descriptions. */
  tracks?: Track[];
  /** Length in seconds. */
  duration?: number;
  /** Width in CSS pixels. */
  width?: number;
  /** Height in CSS pixels. */
  height?: number;
  /** Plays over and over without sound: what the web calls a GIF. */
  looping?: boolean;
  /** The words below it. */
  caption?: Block[];
  /** Who made it. */
  credit?: Inline[];
  /** Who holds the rights in it, where they are not the article's. */
  rights?: Rights;
  /** What is said in it. */
  transcript?: Block[];
}

/**
 * An entry of a live blog.
 *
 * From: JSON-LD `liveBlogUpdate`, Guardian live blocks.
 */
export interface Post {
  /** Its id. */
  id?: string;
  /** Its heading. */
  title?: Inline[];
  /** Who wrote it. */
  authors?: Author[];
  /** When, ISO 8601. */
  published?: string;
  /** Last changed, ISO 8601. */
  modified?: string;
  /** Its own address. */
  url?: string;
  /** What it says. */
  blocks: Block[];
}

/**
 * A date with what it is and how it was worded.
 *
 * From: JSON-LD `datePublished` and its like, `article:published_time`, `time`, front matter, head lines of plain text,
 * JATS `pub-date` and `history`; ninjs `versioncreated`, `contentcreated`; ANS `publish_date` and its like.
 */
export interface PublicationDate {
  /** What happened then. */
  kind: DateKind;
  /** What the payload calls it, where `kind` does not say: JATS `date-type`. */
  label?: string;
  /** ISO 8601, as precise as is known; absent where the wording could not be read. */
  value?: string;
  /** The wording of the payload, with its zone name. */
  original?: string;
}

/**
 * The verdict of a review.
 *
 * From: JSON-LD `reviewRating`, Guardian star rating.
 */
export interface Rating {
  /** The mark given. */
  value: number;
  /** The highest mark. */
  best?: number;
  /** The lowest mark. */
  worst?: number;
}

/**
 * An entry of the bibliography.
 *
 * From: lists of references in HTML, JSON-LD `citation`, JATS `ref`.
 */
export interface Reference {
  /** What `Inline::Citation` names. */
  id: string;
  /** Its mark as printed: `12`, `Okafor 2020`. */
  label?: string;
  /** The entry as printed; made of `work` where the payload does not print it. */
  content: Inline[];
  /** Where it is. */
  url?: string;
  /** DOI, PubMed id. */
  identifiers?: Identifier[];
  /** The work in its parts, where the payload tells them apart. */
  work?: Work;
}

/**
 * Another form of this article, or an article it belongs with.
 *
 * From: `link rel=alternate` and `amphtml`, JATS `related-article`, ninjs `associations`, ANS `related_content`.
 */
export interface Related {
  /** What it is to this article: a link relation (`alternate`, `amphtml`, `translation`, `correction-forward`). */
  relation: string;
  /** Its title. */
  title?: string;
  /** Its language. */
  language?: string;
  /** Its address. */
  url?: string;
  /** Its names for machines, where it has no address: a DOI, a URN. */
  identifiers?: Identifier[];
}

/**
 * What a review is about.
 *
 * From: JSON-LD `itemReviewed`, JATS `product`.
 */
export interface Reviewed {
  /** What it is called and who made it. */
  work: Work;
  /** Its page. */
  url?: string;
  /** ISBN, product number. */
  identifiers?: Identifier[];
}

/**
 * Who holds the rights and what they allow, of an article or of what it shows.
 *
 * From: JSON-LD `copyrightHolder` and its like, `link rel=license`, front matter `license` and `copyright`, ninjs
 * `copyrightholder` and its like, JATS `permissions`.
 */
export interface Rights {
  /** Who holds them. */
  holder?: string;
  /** The notice as worded: `© 2022 The Asham Herald`. */
  notice?: string;
  /** The licence's address. */
  license?: string;
  /** Terms in words: ninjs `usageterms`, JSON-LD `usageInfo`. */
  terms?: string;
}

/**
 * A row of cells.
 *
 * From: HTML and JATS `tr`, a line of a GFM table.
 */
export interface Row {
  /** Its cells. */
  cells: Cell[];
}

/**
 * A group of body rows.
 *
 * From: HTML and JATS `tbody`.
 */
export interface RowGroup {
  /** Its rows. */
  rows: Row[];
}

/** What a header cell names. */
export type Scope = 'row' | 'column' | 'row_group' | 'column_group';

/**
 * The series an article belongs to.
 *
 * From: JSON-LD `isPartOf` of type `CreativeWorkSeries`, front matter `series`, JATS `series-title`.
 */
export interface Series {
  /** The series' title. */
  title: string;
  /** Which part this is, from 1. */
  part?: number;
  /** How many parts there are. */
  total?: number;
  /** The series' page. */
  url?: string;
}

/**
 * One rendition of a picture, a film or a sound.
 *
 * From: HTML `source` and `srcset`, JSON-LD `contentUrl`, feed `enclosure`, ninjs `renditions`, ANS `streams`.
 */
export interface Source {
  /** Where it is. */
  url: string;
  /** Its media type: `image/avif`, `video/mp4`. */
  media_type?: string;
  /** The media query that it is for, where it is another cut of the picture: `source media`. */
  media?: string;
  /** Width in pixels: `srcset` `w`. */
  width?: number;
  /** Height in pixels. Where its proportions are not the picture's it is another cut of it. */
  height?: number;
  /** Device pixels for each CSS pixel: `srcset` `x`. */
  density?: number;
  /** Size in bytes: feed `enclosure length`, ANS `filesize`. */
  bytes?: number;
  /** Kilobits for each second of it: ANS `bitrate`, JSON-LD `bitrate`. */
  bitrate?: number;
}

/**
 * A table of data.
 *
 * From: HTML `table`, GFM tables, JATS `table-wrap`, ANS `table`, Apple News `htmltable` and `datatable`.
 *
 * Rows list their cells as HTML does: a cell that spans rows is not repeated in the rows below.
 */
export interface Table {
  /** Its id. */
  id?: string;
  /** Its label as printed: `Table 2`. */
  label?: string;
  /** What it shows: HTML `caption`. */
  caption?: Block[];
  /** The columns, where something is said of them. */
  columns?: Column[];
  /** Head rows: HTML `thead`. */
  head?: Row[];
  /** Groups of body rows: HTML `tbody`. */
  bodies?: RowGroup[];
  /** Foot rows: HTML `tfoot`. */
  foot?: Row[];
  /** Notes below the table: JATS `table-wrap-foot`. */
  notes?: Block[];
}

/**
 * A tag, a keyword, a genre, a section or a named subject.
 *
 * From: JSON-LD `keywords`, `genre`, `about` and `mentions`, `meta name=keywords`, front matter `tags`, feed `category`, ANS
 * `taxonomy`, JATS `kwd` and `subject`; ninjs `subjects`, `genres`, `people` and their like.
 */
export interface Tag {
  /** What is shown. */
  name: string;
  /** What it names, where said. */
  kind?: TagKind;
  /**
   * The vocabulary it is from, as the payload names it: ninjs `scheme`, feed `scheme`, JATS `kwd-group-type`, JSON-LD
   * `inDefinedTermSet`.
   */
  scheme?: string;
  /** What it is called there: ninjs `code`, JSON-LD `termCode`, feed `term`. */
  code?: string;
  /** The tag's own page. */
  url?: string;
}

/** What a tag names. */
export type TagKind = 'person' | 'organization' | 'place' | 'event' | 'subject' | 'genre' | 'other';

/**
 * Another title of the same article.
 *
 * From: JSON-LD `alternativeHeadline`, `twitter:title`, front matter `seo_title` and `short_title`, ANS `headlines`, JATS
 * `alt-title` and `trans-title`.
 */
export interface Title {
  /** What this title is for. */
  kind: TitleKind;
  /** The title as plain text. */
  text: string;
  /** Its language where that differs from the article's. */
  language?: string;
}

/** What another title is for. */
export type TitleKind = 'short' | 'seo' | 'translated' | 'slugline' | 'alternative';

/**
 * Text that runs along a film or a sound: WebVTT.
 *
 * From: HTML `track`, ANS `subtitles`.
 */
export interface Track {
  /** Where it is. */
  url: string;
  /** What it is for: `subtitles`, `captions`, `descriptions`, `chapters`. */
  kind?: string;
  /** BCP 47 tag. */
  language?: string;
  /** What the menu says. */
  label?: string;
}

/**
 * A poem or song.
 *
 * From: `.verse` and `.poem` of HTML, short lines of plain text, JATS `verse-group`.
 */
export interface Verse {
  /** Its stanzas, each of one or more lines. */
  stanzas: VerseLine[][];
  /** Who wrote it. */
  attribution?: Inline[];
}

/**
 * A line of verse.
 *
 * From: JATS `verse-line`, a line of the text.
 */
export interface VerseLine {
  /** Steps of indentation. */
  indent?: number;
  /** What it says. */
  content: Inline[];
}

/**
 * A book, a paper, a film as bibliographies describe it, by the names of the Citation Style Language.
 *
 * From: JATS `element-citation`, JSON-LD `citation` and `itemReviewed`.
 */
export interface Work {
  /** What it is, as the payload says: `book`, `article-journal`, `Movie`. */
  kind?: string;
  /** Its title. */
  title?: string;
  /** The journal, book or site that it stands in. */
  container_title?: string;
  /** Who made it. */
  authors?: Author[];
  /** When it came out: ISO 8601, as precise as is known. */
  issued?: string;
  /** Volume as printed. */
  volume?: string;
  /** Issue as printed. */
  issue?: string;
  /** Pages as printed. */
  page?: string;
  /** Who published it. */
  publisher?: string;
}
