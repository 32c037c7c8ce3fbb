import type { ParseOptions, Payload } from './core.js';
import type { ArticleViewerAttributes } from './element.js';

export interface ElementOptions extends ParseOptions {
  /** Attributes of the element. */
  attributes?: ArticleViewerAttributes;
}

/** Writes `<article-viewer>` with its article inside, as declarative shadow DOM that the element takes over. */
export function renderToString(payload: Payload, options?: ElementOptions): Promise<string>;
