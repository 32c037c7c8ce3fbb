// Articles without a DOM: for servers, workers and the element alike.

import { call, init } from './instance.js';
import { encode, written } from './payload.js';
import * as wasm from './wasm/article_viewer.js';

export { init };

const RENDERERS = {
  html: wasm.renderToHtml,
  page: wasm.renderToPage,
  element: wasm.renderToElement,
  text: wasm.renderToText,
  markdown: wasm.renderToMarkdown,
};

/**
 * Reads a payload.
 *
 * @param {import('./core.js').Payload} payload
 * @param {import('./core.js').ParseOptions} [options]
 * @returns {Promise<import('./core.js').Article>}
 */
export async function parse(payload, options) {
  await init();
  const { bytes, options: known } = await encode(payload, options);
  return call(() => wasm.parse(bytes, known));
}

/**
 * The name of the format in which a payload is read.
 *
 * @param {import('./core.js').Payload} payload
 * @param {import('./core.js').ParseOptions} [options]
 * @returns {Promise<string>}
 */
export async function recognise(payload, options) {
  await init();
  const { bytes, options: known } = await encode(payload, options);
  return call(() => wasm.recognise(bytes, known));
}

/**
 * The formats that are read, as `type` names them.
 *
 * @returns {Promise<import('./core.js').Format[]>}
 */
export async function formats() {
  await init();
  return call(() => wasm.formats());
}

/**
 * Writes a payload, or an article that was read before, as HTML, a whole page, plain text, Markdown,
 * or `<article-viewer>` with its shadow tree.
 *
 * @param {import('./core.js').Payload} payload
 * @param {import('./core.js').RenderOptions} [options]
 * @returns {Promise<string>}
 */
export async function render(payload, { to = 'html', attributes, ...options } = {}) {
  const write = RENDERERS[to];
  if (!write) throw new TypeError(`cannot render to "${to}", only to ${Object.keys(RENDERERS).join(', ')}`);
  await init();
  const { bytes, options: known } = await encode(payload, options);
  return call(() => write(bytes, { ...known, attributes: written(attributes) }));
}
