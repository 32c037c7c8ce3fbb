// A payload drawn aside, in a wasm of its own whose memory goes when it is done: in a worker, or in the page.

import { Module } from './module.js';
import { known, said } from './said.js';

/**
 * @param {object} job
 * @param {WebAssembly.Module} job.wasm what reads it
 * @param {Uint8Array} job.bytes
 * @param {object} job.options what is known of the payload
 * @param {Record<string, string>} job.attributes those of the element
 * @param {string[]} job.origins from where media load without asking
 * @param {string} job.language what its viewer speaks
 * @param {Record<string, string>} job.labels the words of that, where they are not English
 * @returns {Promise<{ markup: Uint8Array, article: Uint8Array }>} for the `take` of a viewer, and the model in its own JSON
 */
export async function draw({ wasm, bytes, options, attributes, origins, language, labels }) {
  const module = new Module(() => wasm);
  await module.load();
  const spoken = said(known(language), labels);
  const [markup, article] = module.call(({ draw }) => draw(bytes, { ...options, attributes, origins, spoken }));
  return { markup, article };
}
