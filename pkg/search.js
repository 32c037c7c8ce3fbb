// The search of saved articles: one index in the wasm, and what knows where words start.

import { load } from './instance.js';

const segmenter = globalThis.Intl?.Segmenter && new Intl.Segmenter(undefined, { granularity: 'word' });

// Where no browser knows it, each character may start a word.
function starts(run) {
  return segmenter ? Array.from(segmenter.segment(run), ({ index }) => index) : Array.from({ length: run.length }, (_, index) => index);
}

/**
 * An index that is empty. It lives as long as the instance of its module does, which tells the two apart after a failure.
 *
 * @returns {Promise<{ ask: <Result>(work: (index: object, wasm: object) => Result) => Result, isLost: boolean }>}
 */
export async function openSearch() {
  const module = await load('library');
  const index = module.call((wasm) => new wasm.SearchIndex(starts));
  const { instance } = module;
  return {
    ask: (work) => module.call((wasm) => work(index, wasm)),
    get isLost() {
      return module.instance !== instance;
    },
  };
}
