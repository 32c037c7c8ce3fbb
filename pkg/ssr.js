// The element as HTML, for servers: a page that can be read before, and without, any script.

import { render } from './core.js';

/**
 * Writes `<article-viewer>` with its article inside, as declarative shadow DOM that the element takes over.
 *
 * @param {import('./core.js').Payload} payload
 * @param {Omit<import('./core.js').RenderOptions, 'to'>} [options]
 * @returns {Promise<string>}
 */
export async function renderToString(payload, { attributes = {}, ...options } = {}) {
  const present = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== null && value !== false);
  const written = present.map(([name, value]) => [name, value === true ? '' : String(value)]);
  return render(payload, { ...options, attributes: Object.fromEntries(written), to: 'element' });
}
