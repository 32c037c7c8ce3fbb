// The wasm: which of it an article needs, and where it comes from.

import { Module } from './module.js';
import MODULES from './modules.js';

let source;

/** The wasm that has everything. */
export const whole = new Module(() => (typeof source === 'function' ? source() : source) ?? beside(new URL('./wasm/article_viewer_bg.wasm', import.meta.url)));

// Each reads one kind of payload, or does what only some readers want, and is smaller by the others.
const parts = {
  article: new Module(() => beside(new URL('./wasm/article.wasm', import.meta.url))),
  export: new Module(() => beside(new URL('./wasm/export.wasm', import.meta.url))),
  html: new Module(() => beside(new URL('./wasm/html.wasm', import.meta.url))),
  library: new Module(() => beside(new URL('./wasm/library.wasm', import.meta.url))),
  markdown: new Module(() => beside(new URL('./wasm/markdown.wasm', import.meta.url))),
  text: new Module(() => beside(new URL('./wasm/text.wasm', import.meta.url))),
  tools: new Module(() => beside(new URL('./wasm/tools.wasm', import.meta.url))),
};

/**
 * Loads the wasm that has everything, once. The functions of `core.js` do it by themselves; call this to say from where,
 * or to be early.
 *
 * @param {import('./core.js').WasmSource} [from] where the wasm is, where that is not beside this file:
 *   an address, a response, its bytes, a compiled module, a promise of one of these, or a function that gives one
 * @returns {Promise<void>} rejected when it cannot be loaded; the next call tries again, for which a response, read
 *   once, or a promise of one is of no use: give an address or a function
 */
export function init(from) {
  source = from ?? source;
  return whole.load();
}

/**
 * The name of the wasm that is likely to read a payload, or nothing where only that which has everything can tell.
 *
 * @param {{ type?: string, contentType?: string, fileName?: string }} known
 * @returns {string | undefined}
 */
export function likely({ type, contentType, fileName }) {
  const extension = fileName?.match(/\.\w+$/)?.[0];
  const names = [type ?? contentType, type ?? extension].filter(Boolean);
  return names.map((name) => MODULES[name.split(';')[0].trim().toLowerCase()]).find(Boolean);
}

/**
 * Loads a wasm by its name; the one that has everything instead where that is there already, where the host has one of
 * its own, and where the other cannot be loaded.
 *
 * @param {string} [name]
 * @returns {Promise<Module>}
 */
export async function load(name) {
  const part = source === undefined && !whole.isWanted && parts[name];
  const loaded = part && (await part.load().then(() => part, () => undefined));
  if (loaded) return loaded;
  await whole.load();
  return whole;
}

// `fetch` of Node does not read files; the file system is asked for where there is one, so that no bundler looks for it.
function beside(url) {
  const files = url.protocol === 'file:' && globalThis.process?.getBuiltinModule?.('node:fs');
  return files ? files.promises.readFile(url) : url;
}
