// The wasm: where it comes from, that it comes once, and that a fresh one takes the place of one that has failed.

import start, * as wasm from './wasm/article_viewer.js';

let source;
let loading;
// One for each element; they die with the instance that made them.
let viewers = new WeakMap();

/**
 * Loads the wasm, once. The other functions do it by themselves; call this to say from where, or to be early.
 *
 * @param {import('./core.js').WasmSource} [from] where the wasm is, where that is not beside this file:
 *   an address, a response, its bytes, a compiled module, a promise of one of these, or a function that gives one
 * @returns {Promise<void>} rejected when it cannot be loaded; the next call tries again, for which a response, read
 *   once, or a promise of one is of no use: give an address or a function
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
 * Calls into the wasm, which is loaded. What it returns as an error has a code; what escapes it, a panic or an
 * exception, leaves it in an unknown state, so the next call finds a fresh one.
 *
 * @template Result
 * @param {() => Result} work
 * @returns {Result}
 */
export function call(work) {
  try {
    return work();
  } catch (cause) {
    if (typeof cause?.code === 'string') throw cause;
    wasm.restart();
    viewers = new WeakMap();
    throw Object.assign(new Error(`the viewer failed: ${cause?.message ?? cause}`, { cause }), { code: 'internal' });
  }
}

/**
 * Calls the viewer of an element. A new one takes over what is shown.
 *
 * @template Result
 * @param {HTMLElement} element with its shadow root
 * @param {(viewer: wasm.Viewer) => Result} work
 * @returns {Result}
 */
export function ask(element, work) {
  return call(() => {
    if (!viewers.has(element)) viewers.set(element, new wasm.Viewer(element));
    return work(viewers.get(element));
  });
}

/**
 * Whether an element still has the viewer that was asked last.
 *
 * @param {HTMLElement} element
 */
export function knows(element) {
  return viewers.has(element);
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
