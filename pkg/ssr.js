// The element as HTML, for servers: a page that can be read before, and without, any script.

import { render } from './core.js';
import { init, whole } from './instance.js';

/**
 * Writes `<article-viewer>` with its article inside, as declarative shadow DOM that the element takes over.
 *
 * @param {import('./core.js').Payload} payload
 * @param {Omit<import('./core.js').RenderOptions, 'to'>} [options]
 * @returns {Promise<string>}
 */
export function renderToString(payload, options) {
  return render(payload, { ...options, to: 'element' });
}

/**
 * What `style-src` of a Content-Security-Policy has to name besides, so that the style sheets are let through that lie
 * in what `renderToString` and `render` to a page write: their hashes.
 *
 * @returns {Promise<string>}
 */
export async function styleHashes() {
  await init();
  const hashes = whole.call(({ styles }) => styles()).map(async (style) => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
    return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
  });
  return (await Promise.all(hashes)).join(' ');
}
