// Articles without a DOM: for servers, workers and the element alike.

import { epub as book } from './book.js';
import { init, whole } from './instance.js';
import { spoken } from './languages.js';
import { encode, written } from './payload.js';

export { init };

const RENDERERS = {
  html: 'renderToHtml',
  page: 'renderToPage',
  element: 'renderToElement',
  text: 'renderToText',
  markdown: 'renderToMarkdown',
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
  return whole.call((wasm) => wasm.parse(bytes, known));
}

/**
 * What changed between two versions of an article, and an article that shows it.
 *
 * @param {import('./core.js').Payload} before
 * @param {import('./core.js').Payload} after
 * @param {import('./core.js').DifferenceOptions} [options]
 * @returns {Promise<import('./core.js').Difference>}
 */
export async function difference(before, after, { lang, labels, before: known, after: options } = {}) {
  const [language] = await Promise.all([spoken(lang, labels, true), init()]);
  const [old, now] = await Promise.all([encode(before, known), encode(after, options)]);
  return whole.call((wasm) => wasm.difference(old.bytes, old.options, now.bytes, { ...now.options, spoken: language }));
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
  return whole.call((wasm) => wasm.recognise(bytes, known));
}

/**
 * The formats that are read, as `type` names them.
 *
 * @returns {Promise<import('./core.js').Format[]>}
 */
export async function formats() {
  await init();
  return whole.call((wasm) => wasm.formats());
}

/**
 * Writes a payload, or an article that was read before, as HTML, a whole page, plain text, Markdown,
 * or `<article-viewer>` with its shadow tree.
 *
 * @param {import('./core.js').Payload} payload
 * @param {import('./core.js').RenderOptions} [options]
 * @returns {Promise<string>}
 */
export async function render(payload, { to = 'html', attributes, labels, ...options } = {}) {
  const renderer = RENDERERS[to];
  if (!renderer) throw new TypeError(`cannot render to "${to}", only to ${Object.keys(RENDERERS).join(', ')}`);
  const [language] = await Promise.all([spoken(attributes?.lang, labels, true), init()]);
  const { bytes, options: known } = await encode(payload, options);
  return whole.call((wasm) => wasm[renderer](bytes, { ...known, attributes: written(attributes), spoken: language }));
}

/**
 * Writes a payload, or an article that was read before, as a book: EPUB 3. Of the pictures that are given, those lie in it
 * that every reader of books shows, GIF, JPEG, PNG and SVG; the others of the article are said in words.
 *
 * @param {import('./core.js').Payload} payload
 * @param {import('./core.js').BookOptions} [options]
 * @returns {Promise<Blob>}
 */
export async function epub(payload, { pictures = new Map(), lang, labels, ...options } = {}) {
  const [language] = await Promise.all([spoken(lang, labels, true), init()]);
  const { bytes, options: known } = await encode(payload, options);
  return book((renderer, more) => whole.call((wasm) => wasm[renderer](bytes, { ...known, ...more, spoken: language })), pictures);
}
