import type { Article } from './article.js';
import type { ArticleViewerAttributes } from './element.js';
import type { Labels } from './labels.js';

export type * from './article.js';
export type * from './labels.js';

/** Where the wasm is, where that is not beside the package's own files. */
export type WasmSource = WasmPlace | Promise<WasmPlace> | (() => WasmPlace | Promise<WasmPlace>);

/** An address, a response, the bytes, or a compiled module. */
export type WasmPlace = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/** Text, bytes, or an article as `parse` gives it. */
export type Payload = string | ArrayBuffer | ArrayBufferView | Blob | Article;

/** What is known of a payload besides itself. */
export interface ParseOptions {
  /** The name of a format (`markdown`) or its media type (`text/markdown`); detected where absent. */
  type?: string;
  /** The address it came from, against which its relative addresses are read. */
  url?: string;
  /** Its `Content-Type` header. */
  contentType?: string;
  /** Its file name. */
  fileName?: string;
}

/** A kind of payload. */
export interface Format {
  /** What `type` calls it. */
  name: string;
  /** What people call it. */
  title: string;
}

/** What is written on the element as it is given. */
export interface HostAttributes {
  id?: string;
  class?: string;
  /** The language that the viewer speaks; English where absent. */
  lang?: string;
  dir?: 'ltr' | 'rtl' | 'auto';
  slot?: string;
}

export interface RenderOptions extends ParseOptions {
  /** What to write; `html` where absent. */
  to?: 'html' | 'page' | 'text' | 'markdown' | 'element';
  /**
   * What the element would be given: `theme`, `text-size`, `remote` …, and what any element may be given. Without
   * `remote`, `html` and `page` load all media: no script is there to ask.
   */
  attributes?: ArticleViewerAttributes & HostAttributes;
  /** Words of the viewer that are to be said otherwise. */
  labels?: Labels;
}

export interface BookOptions extends ParseOptions {
  /** The pictures that lie in the book, by their addresses in the article. */
  pictures?: Map<string, Blob>;
  /** The language of contents, dates and numbers of the book; English where absent. */
  lang?: string;
  /** Words of the viewer that are to be said otherwise. */
  labels?: Labels;
}

/** Why there is no article. */
export type ErrorCode =
  | 'empty'
  | 'binary'
  | 'unknown-type'
  | 'malformed'
  | 'no-article'
  | 'too-large'
  /** The wasm could not be loaded. */
  | 'wasm'
  /** The server answered `src` with an error. */
  | 'http'
  /** `src` could not be reached, or does not allow this page to read it. */
  | 'network'
  /** Nothing arrived for 30 seconds. */
  | 'timeout'
  /** The viewer itself failed; the next payload finds a fresh one. */
  | 'internal';

/** Why the library did not do what it was asked for. */
export type LibraryErrorCode =
  /** The page is not given a database: a private window, a sandboxed frame, a page that did not come by https. */
  | 'storage-refused'
  /** There is no room left. */
  | 'storage-full'
  /** A newer version of the package has saved articles here. */
  | 'storage-newer'
  /** Another tab holds the database in an older form. */
  | 'storage-blocked'
  /** The browser could not read or write the database. */
  | 'storage-failed'
  /** The library was closed. */
  | 'storage-closed'
  /** What was saved is not as it was. */
  | 'damaged'
  /** There is no such article in the library. */
  | 'not-saved';

/** What `init`, `parse` and `render` reject with. */
export interface ArticleError extends Error {
  code: ErrorCode;
}

/**
 * Loads the wasm that has everything, once. The other functions do it by themselves; call this to say from where, or
 * to be early. Elements that come later use it too, instead of one that reads their payload alone.
 * Rejected when it cannot be loaded; the next call tries again, with the same source where none is given. A response is
 * read once: where a second try is to succeed, give an address or a function.
 */
export function init(from?: WasmSource): Promise<void>;

/** Reads a payload. */
export function parse(payload: Payload, options?: ParseOptions): Promise<Article>;

export interface DifferenceOptions {
  /** What is known of the former version. */
  before?: ParseOptions;
  /** What is known of the present one. */
  after?: ParseOptions;
  /** The language of the words that say what changed; English where absent. */
  lang?: string;
  /** Words of the viewer that are to be said otherwise. */
  labels?: Labels;
}

/** What changed between two versions of an article. */
export interface Difference {
  /** Corrections first, then what was exchanged, removed, added and moved; each kind in reading order. */
  changes: Change[];
  /** Whether the versions differ so much that not all of it was compared as finely as it could be. */
  coarse: boolean;
  /** The new version with all that changed shown in its place, below a list of the changes. */
  article: Article;
}

/** One change. */
export interface Change {
  kind: 'notice' | 'words' | 'picture' | 'removed' | 'added' | 'moved' | 'formatting' | 'date';
  /**
   * What it was made to: the kind of a block, or `item`, `row`, `cell`, `caption`, `picture`, `note`, `reference`, `title`,
   * `subtitle`, `kicker`, `authors`, `published`, `modified`, `correction`, `abstract`.
   */
  place: string;
  /** Its name in `article`, where it is shown in its place. */
  id?: string;
  /** The name of the place that it was moved from. */
  from?: string;
  /** What it says: what was kept around it, taken out, put in. */
  runs: { state: 'kept' | 'inserted' | 'deleted'; text: string }[];
}

/**
 * What changed between two versions of an article. White space and the drawing of quotation marks are no change.
 * Show `article` in a viewer: `viewer.article = (await difference(before, after)).article`.
 */
export function difference(before: Payload, after: Payload, options?: DifferenceOptions): Promise<Difference>;

/** The name of the format in which a payload is read. */
export function recognise(payload: Payload, options?: ParseOptions): Promise<string>;

/** The formats that are read, surest detection first. */
export function formats(): Promise<Format[]>;

/**
 * Writes a payload, or an article that was read before, as HTML, a whole page, plain text, Markdown,
 * or `<article-viewer>` with its shadow tree.
 */
export function render(payload: Payload, options?: RenderOptions): Promise<string>;

/**
 * Writes a payload, or an article that was read before, as a book: EPUB 3. Of the pictures that are given, those lie in it
 * that every reader of books shows, GIF, JPEG, PNG and SVG; the others of the article are said in words.
 */
export function epub(payload: Payload, options?: BookOptions): Promise<Blob>;
