// The element as HTML, for servers: a page that can be read before, and without, any script.

import { render } from './core.js';

/**
 * Writes `<article-viewer>` with its article inside, as declarative shadow DOM that the element takes over.
 *
 * @param {import('./core.js').Payload} payload
 * @param {import('./ssr.js').ElementOptions} [options]
 * @returns {Promise<string>}
 */
export async function renderToString(payload, options = {}) {
  return render(payload, { ...options, to: 'element' });
}
