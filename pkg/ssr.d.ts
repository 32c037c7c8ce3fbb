import type { ParseOptions, Payload } from './core.js';
import type { ArticleViewerAttributes } from './element.js';

export interface ElementOptions extends ParseOptions {
  /** Attributes for the element, such as `src` and `theme`. */
  attributes?: ArticleViewerAttributes & { [name in 'id' | 'class' | 'lang' | `data-${string}`]?: string };
}

/** Writes `<article-viewer>` with its article inside, as declarative shadow DOM that the element takes over. */
export function renderToString(payload: Payload, options?: ElementOptions): Promise<string>;
