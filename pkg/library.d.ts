import type { Article, ArticleError, Difference, LibraryErrorCode, ParseOptions, Payload } from './core.js';
import type { Labels } from './labels.js';

/** When something was said: milliseconds, what was said before in the same, and the device. */
export type Stamp = [time: number, counter: number, device: string];

/** A picture of a saved article. */
export interface SavedPicture {
  /** Its address, as it stands in the article. */
  url: string;
  /** The SHA-256 of what was saved; `null` where it could not be had. */
  hash: string | null;
  bytes: number;
  type?: string;
  /** Why it could not be had. `not-allowed`: `remote` does not name its origin; `network`: not to be reached, or not to be read by this page. */
  reason?: 'not-allowed' | 'http' | 'network' | 'timeout' | 'no-picture' | 'too-large' | 'limit' | 'damaged';
}

/** A payload as it came, and what its article shows. */
export interface Version {
  /** The SHA-256 of the payload. */
  hash: string;
  /** When it was last found to be the article. */
  stamp: Stamp;
  /** When it was first saved. */
  saved: string;
  bytes: number;
  type?: string;
  content_type?: string;
  url?: string;
  file_name?: string;
  etag?: string;
  last_modified?: string;
  pictures: SavedPicture[];
}

/** What is known of a saved article. */
export interface Entry {
  schema: 1;
  id: string;
  /** The address it is known by, without its fragment. */
  url: string | null;
  title: string | null;
  authors: string[];
  site_name: string | null;
  language: string | null;
  direction: 'ltr' | 'rtl' | null;
  published: string | null;
  excerpt: string | null;
  words: number | null;
  minutes: number | null;
  /** When it was first saved, in ISO 8601. */
  saved: string;
  tags: string[];
  archived: boolean;
  /** Where its reader is: `position` of the element. */
  place: Record<string, unknown> | null;
  marks: Record<string, unknown>[];
  /** The latest last. */
  versions: Version[];
  /** When its reader last said what. */
  stamps: { tags?: Stamp; archived?: Stamp; place?: Stamp; marks?: Stamp; removed?: Stamp };
  /** When it was removed, in ISO 8601. */
  removed: string | null;
  /** What of it cannot be read here: its latest payload, or what is known of it, of which the rest is given. */
  damaged: 'payload' | 'entry' | null;
  /** The place of its last change among all of this device. */
  sequence: number;
}

/** A payload, or the address of one that is to be fetched. */
export type Savable = Payload | { url: string };

export interface SaveProgress {
  stage: 'payload' | 'pictures' | 'store';
  done: number;
  total: number;
  bytes: number;
}

export interface SaveOptions extends ParseOptions {
  /** The payload as it was read, where that has been done. */
  article?: Article;
  etag?: string;
  lastModified?: string;
  /** Which pictures may be fetched, as the attribute of the element says it; those of the page's and the article's own origin where absent. */
  remote?: string;
  signal?: AbortSignal;
  progress?: (told: SaveProgress) => void;
}

/** A piece of a text, with `…` where that goes on. */
export interface Snippet {
  text: string;
  /** Where the words of the query stand in it, from and to. */
  ranges: [from: number, to: number][];
}

/** What a list tells besides where it was asked by a query. */
export interface Hit {
  /** How well it answers, among the hits of the same query. */
  score?: number;
  /** What answers. */
  fields?: ('title' | 'author' | 'tag' | 'site' | 'text')[];
  /** The best twenty have theirs at once; `snippet()` gives that of others. */
  snippet?: Snippet | null;
}

export interface ListOptions {
  /** Words that all must be found, the last as a beginning: `tide "low water" tid* -ferry title:harbour date:2025..2026`. */
  query?: string;
  tag?: string;
  archived?: boolean;
  /** Those that are removed, instead of those that are not. */
  removed?: boolean;
  sort?: 'saved' | 'updated' | 'title' | 'site_name' | 'published' | 'words';
  order?: 'ascending' | 'descending';
}

/** A saved article, to be shown by `load(bytes, options)`. */
export interface Reading {
  bytes: Uint8Array;
  options: ParseOptions;
  /** By the address that stands in the article. */
  pictures: Map<string, Blob>;
  entry: Entry;
  version: Version;
}

/** Bytes, by what takes them. */
export interface Usage {
  /** How many articles there are. */
  articles: number;
  entries: number;
  payloads: number;
  pictures: number;
  /** What the search knows of them. */
  search: number;
  /** What only removed articles need: `purge` frees it. */
  removed: number;
  total: number;
}

export interface Changes {
  entries: Entry[];
  /** What to ask with the next time. */
  cursor: number;
}

export interface Applied {
  /** The ids of what is another here now. */
  changed: string[];
  /** The hashes of bytes that could not be had. */
  missing: string[];
  /** The ids of what was not taken over: it is damaged, or of a later version. */
  refused: string[];
}

export interface TransferOptions {
  /** Which pictures of what is not of a library may be fetched, as the attribute of the element says it. */
  remote?: string;
  /** What was done until then stays. */
  signal?: AbortSignal;
  /** How many articles are done, of all. */
  progress?: (told: { done: number; total: number }) => void;
}

export interface Imported {
  /** The ids of what is another here now. */
  changed: string[];
  /** The hashes of bytes that are not in the file, or damaged there. */
  missing: string[];
  /** What was not taken: an entry by its id, a file or an item by its name, and why. */
  refused: { name: string; code: LibraryErrorCode | ArticleError['code'] }[];
}

export interface LibraryEventMap {
  /** Entries are others now, by what was done here, in another tab, or by `apply`. */
  change: CustomEvent<{ ids: string[]; from: 'here' | 'tab' | 'sync' }>;
  /** A newer version of the package has taken over the database: this page has let go of it, and has to be loaded anew. */
  superseded: CustomEvent<null>;
}

/** What the methods of a library reject with, besides what a payload is refused with. */
export interface LibraryError extends Error {
  code: LibraryErrorCode | ArticleError['code'];
}

/** Articles that a reader has saved. */
export class Library extends EventTarget {
  private constructor();
  /** Opens the library of this origin, or another of another name. */
  static open(options?: { name?: string }): Promise<Library>;
  /** Saves an article with its pictures; one whose address is known gets another version where the payload is another. */
  save(payload: Savable, options?: SaveOptions): Promise<Entry>;
  /** The entries, those last saved first; with a query those that answer it, the best first. */
  list(options?: ListOptions): Promise<(Entry & Hit)[]>;
  /** The piece of a saved article that says most of what a query asks for; nothing where its text was never searched. */
  snippet(id: string, query: string): Promise<Snippet | null>;
  /** An entry; nothing where there is none. */
  get(id: string): Promise<Entry | undefined>;
  /** The entry of an address, however that is written; nothing where it is not saved, or removed. */
  find(url: string | URL): Promise<Entry | undefined>;
  /** A saved article; its latest version where no other is named by its hash. */
  read(id: string, hash?: string): Promise<Reading>;
  /**
   * What changed between two versions of a saved article, by their hashes: the last two where absent. `article` shows it in
   * any viewer.
   */
  difference(id: string, options?: { from?: string; to?: string; lang?: string; labels?: Labels }): Promise<Difference>;
  /** What a reader says of an article. */
  set(id: string, said: { tags?: string[]; archived?: boolean; place?: object | null; marks?: object[] }): Promise<Entry>;
  /** Removes an article from the list; its bytes stay until `purge`. */
  remove(id: string): Promise<void>;
  /** Brings back what was removed. */
  restore(id: string): Promise<Entry>;
  /** Gives up what was removed, one article or all, and says how many bytes that has freed. */
  purge(id?: string): Promise<number>;
  /** How many bytes the library takes, exactly. */
  usage(): Promise<Usage>;
  /** The entries that have changed since the cursor of an earlier call. */
  changes(since?: number): Promise<Changes>;
  /** The bytes of a payload or of a picture. */
  bytes(hash: string): Promise<Blob | undefined>;
  /** Takes over the changes of another library; `bytes` gives what is not here yet. */
  apply(changes: Pick<Changes, 'entries'>, options?: { bytes?: (hash: string, type?: string) => Promise<Blob | BufferSource | undefined> }): Promise<Applied>;
  /** All of it as one file: an archive of what is known of each article, of payloads and pictures. */
  export(options?: TransferOptions): Promise<File>;
  /**
   * Takes in a file: one that `export` has written, by the rules of `apply`; a JSON Feed, each item as an article; or an
   * article in any format, a saved page or a web archive among them. What is damaged or another's is listed, and the rest
   * is taken; rejected where the file is no such file at all.
   */
  import(file: File | Blob, options?: TransferOptions): Promise<Imported>;
  /** Lets go of the database. */
  close(): void;
  addEventListener<Name extends keyof LibraryEventMap>(type: Name, listener: (event: LibraryEventMap[Name]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
}
