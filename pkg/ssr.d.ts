import type { Payload, RenderOptions } from './core.js';

/** Writes `<article-viewer>` with its article inside, as declarative shadow DOM that the element takes over. */
export function renderToString(payload: Payload, options?: Omit<RenderOptions, 'to'>): Promise<string>;
