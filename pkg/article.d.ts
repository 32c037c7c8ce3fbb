// What an article is: the JSON form of `src/model`, checked against every golden article by a test.
// Fields that are not optional are always there; the others only where there is something to say.

/** An article: what it says about itself, what it says, and what was left unsaid. */
export interface Article {
  version: 1;
  meta: Meta;
  /** The body in reading order. It does not repeat the title, the byline or the lead image of `meta`. */
  blocks: Block[];
  /** Footnotes and endnotes, in the order in which the body first refers to them. */
  notes?: Note[];
  /** What could not be carried over, or was judged in a way a reader may want to know. */
  notices?: Notice[];
}

export interface Note {
  id: string;
  /** The mark as the payload shows it; numbered by position where absent. */
  label?: string;
  blocks: Block[];
}

export interface Notice {
  code: 'refused_address' | 'unsupported' | 'limit' | 'malformed' | 'encoding' | 'judgement' | 'other';
  /** A sentence for the host developer. */
  message: string;
  /** Where in the payload: a line, an element, a JSON pointer. */
  place?: string;
}

/** What an article says about itself. */
export interface Meta {
  /** A schema.org type name where there is one: `NewsArticle`, `BlogPosting`. */
  genre?: string;
  kicker?: string;
  title?: string;
  /** The title with its markup, only where plain text loses something. */
  title_content?: Inline[];
  titles?: { kind: 'short' | 'seo' | 'translated' | 'alternative'; text: string; language?: string }[];
  subtitle?: string;
  /** The standfirst with its markup, only where plain text loses something. */
  standfirst?: Block[];
  /** A summary for lists, not shown above the body. */
  excerpt?: string;
  abstracts?: { genre?: string; title?: string; language?: string; blocks: Block[] }[];
  /** Everybody named as a maker, in the order of the byline. */
  authors?: Author[];
  /** The byline as it was worded, where `authors` does not say it all. */
  byline?: string;
  affiliations?: { id: string; label?: string; name: string }[];
  /** ISO 8601, as precise as is known. */
  published?: string;
  /** ISO 8601, as precise as is known. */
  modified?: string;
  dates?: PublicationDate[];
  dateline?: string;
  section?: string;
  tags?: { name: string; scheme?: string; url?: string }[];
  site_name?: string;
  publisher?: Organization;
  journal?: { title: string; volume?: string; issue?: string; pages?: string; issn?: string };
  source?: Organization;
  /** The canonical address. */
  url?: string;
  related?: { relation: string; title?: string; language?: string; url: string }[];
  comments_url?: string;
  /** BCP 47 language tag. */
  language?: string;
  direction?: Direction;
  /** The picture that stands for the article. Not repeated in the body. */
  lead_image?: Figure;
  rights?: { holder?: string; notice?: string; license?: string; terms?: string };
  access?: 'free' | 'metered' | 'members' | 'paid' | 'restricted';
  corrections?: { genre?: string; date?: string; text: string }[];
  series?: { title: string; part?: number; total?: number; url?: string };
  identifiers?: Identifier[];
  rating?: { value: number; best?: number; worst?: number };
  /** Publishing state other than published. */
  status?: string;
  word_count?: number;
  reading_minutes?: number;
}

export interface Author {
  name: string;
  kind?: 'person' | 'organization' | 'other';
  /** What they did or are, as worded. Absent for a plain author. */
  role?: string;
  url?: string;
  given_name?: string;
  family_name?: string;
  email?: string;
  orcid?: string;
  image?: Image;
  bio?: string;
  /** Ids of the affiliations of `Meta`. */
  affiliations?: string[];
  corresponding?: true;
}

export interface PublicationDate {
  kind: 'published' | 'modified' | 'created' | 'received' | 'accepted' | 'embargoed' | 'expires' | 'other';
  /** ISO 8601, as precise as is known; absent where the wording could not be read. */
  value?: string;
  original?: string;
}

export interface Organization {
  name: string;
  url?: string;
  logo?: string;
}

export interface Identifier {
  /** `doi`, `isbn`, `pmid`, `guid` … */
  scheme: string;
  value: string;
}

export type Direction = 'ltr' | 'rtl' | 'auto';

/** What stands on lines of its own. */
export type Block =
  | { kind: 'paragraph'; content: Inline[]; role?: 'lead' | 'question' | 'answer' | 'other' }
  | { kind: 'heading'; level: number; id?: string; content: Inline[] }
  | ({ kind: 'list' } & List)
  | { kind: 'definition_list'; items: { terms: Inline[][]; descriptions: Block[][] }[] }
  | { kind: 'quote'; blocks: Block[]; attribution?: Inline[]; url?: string }
  | { kind: 'pull_quote'; blocks: Block[]; attribution?: Inline[] }
  | ({ kind: 'code' } & Code)
  | { kind: 'preformatted'; content: Inline[] }
  | { kind: 'verse'; stanzas: { indent?: number; content: Inline[] }[][]; attribution?: Inline[] }
  | ({ kind: 'math' } & Formula)
  | ({ kind: 'table' } & Table)
  | ({ kind: 'figure' } & Figure)
  | { kind: 'gallery'; layout?: 'slideshow' | 'compare' | 'grid'; items: Figure[]; caption?: Block[] }
  | ({ kind: 'video' } & Player)
  | ({ kind: 'audio' } & Player)
  | ({ kind: 'embed' } & Embed)
  | ({ kind: 'link_card' } & LinkCard)
  | ({ kind: 'aside' } & Aside)
  | { kind: 'details'; summary: Inline[]; open?: true; blocks: Block[] }
  | { kind: 'divider' }
  | { kind: 'references'; items: Reference[] }
  | ({ kind: 'post' } & Post)
  | { kind: 'group'; id?: string; language?: string; direction?: Direction; blocks: Block[] };

export interface List {
  ordered?: true;
  start?: number;
  numbering?: 'lower_alpha' | 'upper_alpha' | 'lower_roman' | 'upper_roman' | 'decimal';
  reversed?: true;
  /** Items follow without space between them. */
  tight?: true;
  items: { checked?: boolean; value?: number; blocks: Block[] }[];
}

export interface Code {
  id?: string;
  language?: string;
  filename?: string;
  text: string;
  /** Lines to point out, counted from 1, both ends meant. */
  highlighted?: { first: number; last: number }[];
}

/** A formula, in one or more notations. */
export interface Formula {
  id?: string;
  label?: string;
  tex?: string;
  mathml?: MathNode[];
  image?: Image;
  alt?: string;
}

export type MathNode = string | { element: string; attributes?: [name: string, value: string][]; children?: MathNode[] };

/** Rows list their cells as HTML does: a cell that spans rows is not repeated in the rows below. */
export interface Table {
  id?: string;
  label?: string;
  caption?: Block[];
  columns?: { alignment?: Alignment }[];
  head?: Row[];
  bodies?: { rows: Row[] }[];
  foot?: Row[];
  notes?: Block[];
}

export interface Row {
  cells: Cell[];
}

export interface Cell {
  header?: true;
  scope?: 'row' | 'column' | 'row_group' | 'column_group';
  column_span?: number;
  row_span?: number;
  alignment?: Alignment;
  blocks?: Block[];
}

export type Alignment = 'left' | 'center' | 'right';

/** Pictures, or another block, with a caption. */
export interface Figure {
  id?: string;
  label?: string;
  images?: Image[];
  blocks?: Block[];
  caption?: Block[];
  credit?: Inline[];
  url?: string;
  layout?: 'wide' | 'full' | 'start' | 'end' | 'other';
}

export interface Image {
  url: string;
  sources?: Source[];
  /** Empty for decoration, absent where the payload does not say. */
  alt?: string;
  title?: string;
  width?: number;
  height?: number;
  focal_point?: { x: number; y: number };
}

export interface Source {
  url: string;
  media_type?: string;
  width?: number;
  density?: number;
}

/** A film or a sound. */
export interface Player {
  id?: string;
  sources: Source[];
  poster?: string;
  title?: string;
  tracks?: { url: string; purpose?: string; language?: string; label?: string }[];
  /** Seconds. */
  duration?: number;
  width?: number;
  height?: number;
  /** Plays over and over without sound: what the web calls a GIF. */
  looping?: true;
  caption?: Block[];
  credit?: Inline[];
  transcript?: Block[];
}

/** What another site would show in a frame. */
export interface Embed {
  id?: string;
  provider?: string;
  url?: string;
  frame?: string;
  title?: string;
  author?: string;
  published?: string;
  width?: number;
  height?: number;
  thumbnail?: Image;
  blocks?: Block[];
  caption?: Block[];
}

export interface LinkCard {
  url: string;
  title: string;
  description?: string;
  site_name?: string;
  image?: Image;
  relation?: 'attachment' | 'related' | 'product' | 'mention';
  media_type?: string;
  bytes?: number;
}

/** What stands beside the article; `hidden` where it was judged not to be part of it. */
export interface Aside {
  role:
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
  hidden?: true;
  /** Why it was judged so. */
  reason?: string;
  id?: string;
  title?: Inline[];
  blocks: Block[];
}

/** An entry of the bibliography. */
export interface Reference {
  id: string;
  label?: string;
  content: Inline[];
  url?: string;
  identifiers?: Identifier[];
}

/** An entry of a live blog. */
export interface Post {
  id?: string;
  title?: Inline[];
  authors?: Author[];
  published?: string;
  url?: string;
  blocks: Block[];
}

/** What stands inside a line. */
export type Inline =
  | { kind: 'text' | 'code'; text: string }
  | {
      kind:
        | 'strong'
        | 'emphasis'
        | 'underline'
        | 'strike'
        | 'insertion'
        | 'subscript'
        | 'superscript'
        | 'small_caps'
        | 'mark'
        | 'keyboard';
      content: Inline[];
    }
  | { kind: 'link'; url: string; title?: string; content: Inline[] }
  | { kind: 'reference'; target: string; content: Inline[] }
  | { kind: 'citation'; targets: string[]; content: Inline[] }
  | { kind: 'note_reference'; note: string }
  | { kind: 'anchor'; id: string }
  | ({ kind: 'math' } & Formula)
  | ({ kind: 'image' } & Image)
  | { kind: 'break' }
  | { kind: 'abbreviation'; title?: string; content: Inline[] }
  | { kind: 'ruby'; content: Inline[]; reading: Inline[] }
  | { kind: 'quote'; url?: string; content: Inline[] }
  | { kind: 'time'; value: string; content: Inline[] }
  | { kind: 'span'; language?: string; direction?: Direction; content: Inline[] };
