import type { Payload, RenderOptions } from './core.js';

/** Writes `<article-viewer>` with its article inside, as declarative shadow DOM that the element takes over. */
export function renderToString(payload: Payload, options?: Omit<RenderOptions, 'to'>): Promise<string>;

/**
 * What `style-src` of a Content-Security-Policy has to name besides, so that the style sheets are let through that lie
 * in what `renderToString` and `render` to a page write: their hashes, such as `'sha256-…' 'sha256-…'`.
 */
export function styleHashes(): Promise<string>;
