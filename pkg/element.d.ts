import type { Article, ErrorCode, Labels, LibraryErrorCode, ParseOptions, Payload } from './core.js';
import type { Entry } from './library.js';

export type * from './core.js';

/** A button of the toolbar, by its name in `controls`. */
export type Control = 'contents' | 'find' | 'settings' | 'smaller' | 'larger' | 'theme' | 'offline' | 'more';

/** How it stands with the saved article: the attribute `offline-state`, absent where it is not saved. */
export type OfflineState = 'saving' | 'saved' | 'update' | 'failed' | 'removed';

/** What the article may be saved as. */
export type ExportFormat = 'html' | 'epub' | 'markdown' | 'markdown-zip' | 'text' | 'json';

/** How the article is saved. */
export interface ExportOptions {
  /** With `html`: whether the viewer lies in the page, so that its reader can search and set it without a network. */
  viewer?: boolean;
}

/** An article as a file. */
export interface Export {
  /** The file, named after the title. */
  file: File;
  /** How many pictures are not in it, and stay addresses or links. */
  missing: number;
}

/** What `<article-viewer>` may be given in HTML. */
export interface ArticleViewerAttributes {
  /** The address of the payload. */
  src?: string;
  /** The payload's format or media type; detected where absent. */
  type?: string;
  /** How it looks; follows the reader's system where absent. */
  theme?: 'light' | 'dark' | 'sepia' | 'grey' | 'contrast';
  /** The font of the text; that of the host where absent. */
  font?: 'serif' | 'sans' | 'mono' | 'legible' | 'dyslexic';
  /** Size of the text, in steps from -3 to 5. */
  'text-size'?: number | `${number}`;
  /** The height of a line, in steps from -2 to 4. */
  'line-height'?: number | `${number}`;
  /** The length of a line, in steps from -3 to 3. */
  measure?: number | `${number}`;
  /** The room at both sides of the text, in steps from -1 to 3. */
  margins?: number | `${number}`;
  /** The room between letters, in steps from 0 to 4. */
  'letter-spacing'?: number | `${number}`;
  /** The room between words, in steps from 0 to 4. */
  'word-spacing'?: number | `${number}`;
  /** Present where both edges of the text are straight. */
  'text-align'?: 'justify';
  /** Present where words are left whole. */
  hyphens?: 'manual';
  /** Present where what a reader sets stays set on this origin. */
  remember?: boolean | '';
  /** Present while the table of contents is open, beside the text or, where there is no room, above it. */
  contents?: boolean | '';
  /** Present while the search is open; what is searched for. */
  find?: string;
  /** Whether the article is scrolled, the default, or shown a page at a time. */
  mode?: 'scroll' | 'paged';
  /** Present where a thin bar shows how far the reader has come. */
  progress?: boolean | '';
  /** Present where a reader who comes back is brought to where they left off, kept in the storage of the page's origin. */
  resume?: boolean | '';
  /**
   * Present where a reader may save the article, which is opened from there where the network fails; with `saved-first`,
   * what is saved is shown at once, and a newer version offered.
   */
  offline?: boolean | '' | 'saved-first';
  /** What the toolbar holds, in this order; what is usual where absent, no toolbar where empty. */
  controls?: Control | '' | (string & {});
  /** No single keys of the viewer's own. */
  keys?: 'off';
  /** Media of other origins: loaded when the reader asks, always, never, or from these origins besides. */
  remote?: 'ask' | 'allow' | 'deny' | (string & {});
  /** The level of the title among the headings of the page, from 1 to 6. */
  'heading-level'?: number | `${number}`;
}

/** Where a reader is in an article: a plain object to be stored and set again, also when the article has changed since. */
export interface ArticlePosition {
  /** How much of the article has passed, from 0 to 1. */
  progress: number;
  /** The block, counted through what is shown of the article. */
  block: number;
  /** Where in the text of the block, in UTF-16 code units; of a picture, which one of the block it is. */
  offset: number;
  /** The words that stand there, by which they are found again; of a picture, those that the block begins with. */
  quote: string;
  /** How much of the picture has passed that is the first to be seen, from 0 to 1; only where it is one. */
  passed?: number;
}

/** What `<article-viewer>` tells its host. */
export interface ArticleViewerEventMap {
  /** An article is shown, to its end; `null` where a server drew it. */
  load: CustomEvent<{ article: Article | null }>;
  /** There is no article to show. */
  error: CustomEvent<{ code: ErrorCode; message: string }>;
  /** The reader follows a link in this tab, with no modifier key; `preventDefault()` keeps the page. */
  link: CustomEvent<{ url: string }>;
  /**
   * The reader has come to another percent, or to rest at another place: `progress` is from 0 to 1. Where exactly, says
   * the property `position`.
   */
  position: CustomEvent<{ progress: number }>;
  /** The reader has come into another section; `null` above the first. */
  section: CustomEvent<{ id: string | null; title: string | null }>;
  /**
   * The reader has read to the end: has had the last part of the text before their eyes for two seconds, and at least
   * half of all of it. Once for an article.
   */
  finished: CustomEvent<null>;
  /** It stands otherwise with the saved article, as the attribute `offline-state` says; `code` and `message` of a failure. */
  offline: CustomEvent<{ state: OfflineState | null; entry: Entry | null; code: ErrorCode | LibraryErrorCode | null; message: string | null }>;
}

type EventMap = Omit<HTMLElementEventMap, keyof ArticleViewerEventMap> & ArticleViewerEventMap;

/** Shows an article out of any payload. */
export class ArticleViewerElement extends HTMLElement {
  /** Registers the element, unless the name is taken; under another name than its own, a class derived from it. */
  static define(name?: string): void;

  /**
   * Shows a payload instead of fetching `src`. Rejected where there is no article to show, as the `error` event tells
   * too; with an `AbortError` where another payload came first or the element was removed. A rejection that nobody
   * waits for is not reported.
   */
  load(payload: Payload, options?: ParseOptions): Promise<void>;

  /**
   * The article as a file. Pictures that are shown and that this page may read lie in `html`, `epub` and `markdown-zip`. Rejected where
   * there is no article, and where a server drew it and `src` does not give it once more.
   */
  export(format: ExportFormat, options?: ExportOptions): Promise<Export>;

  /**
   * Has the browser save what `export` gives, and tells the reader what came of it. A rejection that nobody waits for is
   * not reported.
   */
  save(format: ExportFormat): Promise<void>;

  /** The article that is shown, the same object until another is; `null` where a server drew it. */
  readonly article: Article | null;

  /**
   * Where the reader is, `null` at the beginning. Set, it brings the reader there; where an article is on its way, that
   * one begins there.
   */
  position: ArticlePosition | null;

  /**
   * Words of the viewer that the host says otherwise, by their names; set it anew to change them. The others are those
   * of the language around the element.
   */
  labels: Labels | null;

  // Each the attribute of its name.
  src: string | null;
  type: string | null;
  theme: string | null;
  font: string | null;
  /** 0 while the attribute is none of the steps, as of the next. */
  textSize: number;
  lineHeight: number;
  measure: number;
  margins: number;
  letterSpacing: number;
  wordSpacing: number;
  textAlign: string | null;
  hyphens: string | null;
  remember: boolean;
  contents: boolean;
  find: string | null;
  mode: string | null;
  progress: boolean;
  resume: boolean;
  offline: string | null;
  controls: string | null;
  keys: string | null;
  remote: string | null;
  /** 1 while the attribute is no level. */
  headingLevel: number;

  addEventListener<Type extends keyof EventMap>(
    type: Type,
    listener: (this: this, event: EventMap[Type]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;

  removeEventListener<Type extends keyof EventMap>(
    type: Type,
    listener: (this: this, event: EventMap[Type]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'article-viewer': ArticleViewerElement;
  }
}
