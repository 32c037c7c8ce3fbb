// Articles without a DOM: for servers, workers and the element alike.

import start, * as wasm from './wasm/article_viewer.js';

const RENDERERS = {
  html: wasm.renderToHtml,
  page: wasm.renderToPage,
  element: wasm.renderToElement,
  text: wasm.renderToText,
  markdown: wasm.renderToMarkdown,
};

let source;
let loading;

/**
 * Loads the wasm, once. The other functions do it by themselves; call this to say from where, or to be early.
 *
 * @param {import('./core.js').WasmSource} [from] where the wasm is, where that is not beside this file:
 *   an address, a response, its bytes, a compiled module, a promise of one of these, or a function that gives one
 * @returns {Promise<void>} rejected when it cannot be loaded; the next call tries again
 */
export function init(from) {
  source = from ?? source;
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/**
 * Reads a payload.
 *
 * @param {import('./core.js').Payload} payload
 * @param {import('./core.js').ParseOptions} [options]
 * @returns {Promise<import('./core.js').Article>}
 */
export async function parse(payload, options = {}) {
  await init();
  const { bytes, type } = await encode(payload);
  return wasm.parse(bytes, { ...options, type: type ?? options.type });
}

/**
 * The name of the format in which a payload is read.
 *
 * @param {import('./core.js').Payload} payload
 * @param {import('./core.js').ParseOptions} [options]
 * @returns {Promise<string>}
 */
export async function recognise(payload, options = {}) {
  await init();
  const { bytes, type } = await encode(payload);
  return wasm.recognise(bytes, { ...options, type: type ?? options.type });
}

/**
 * The formats that are read, as `type` names them.
 *
 * @returns {Promise<import('./core.js').Format[]>}
 */
export async function formats() {
  await init();
  return wasm.formats();
}

/**
 * Writes a payload, or an article that was read before, as HTML, a whole page, plain text, Markdown,
 * or `<article-viewer>` with its shadow tree.
 *
 * @param {import('./core.js').Payload} payload
 * @param {import('./core.js').RenderOptions} [options]
 * @returns {Promise<string>}
 */
export async function render(payload, { to = 'html', attributes = {}, ...options } = {}) {
  const write = RENDERERS[to];
  if (!write) throw new TypeError(`cannot render to "${to}", only to ${Object.keys(RENDERERS).join(', ')}`);
  await init();
  const { bytes, type } = await encode(payload);
  return write(bytes, { ...options, type: type ?? options.type, attributes: written(attributes) });
}

// Attributes as HTML has them: text, or not there.
function written(attributes) {
  const present = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== null && value !== false);
  return Object.fromEntries(present.map(([name, value]) => [name, value === true ? '' : String(value)]));
}

async function load() {
  try {
    await start({ module_or_path: (typeof source === 'function' ? source() : source) ?? besides() });
  } catch (cause) {
    const advice = 'serve it beside the package, allow it with `script-src \'wasm-unsafe-eval\'`, or use article-viewer/inline';
    throw Object.assign(new Error(`the wasm of article-viewer could not be loaded: ${advice}`, { cause }), { code: 'wasm' });
  }
}

// `fetch` of Node does not read files; the file system is asked for where there is one, so that no bundler looks for it.
function besides() {
  const url = new URL('./wasm/article_viewer_bg.wasm', import.meta.url);
  const files = url.protocol === 'file:' && globalThis.process?.getBuiltinModule?.('node:fs');
  return files ? files.promises.readFile(url) : url;
}

/**
 * Any payload as bytes; an object is an article as `parse` gave it.
 *
 * @internal
 */
export async function encode(payload) {
  if (typeof payload === 'string') return { bytes: new TextEncoder().encode(payload) };
  if (payload instanceof ArrayBuffer) return { bytes: new Uint8Array(payload) };
  if (ArrayBuffer.isView(payload)) {
    return { bytes: new Uint8Array(payload.buffer, payload.byteOffset, payload.byteLength) };
  }
  if (payload instanceof Blob) return { bytes: new Uint8Array(await payload.arrayBuffer()) };
  if (payload === null || typeof payload !== 'object') throw new TypeError('a payload is text, bytes, a blob or an article');
  return { bytes: new TextEncoder().encode(JSON.stringify(payload)), type: 'article' };
}
