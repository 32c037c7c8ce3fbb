// In the browser: the index of a library, ours in turn with another's.

import { init } from '../../pkg/core.js';
import { openSearch } from '../../pkg/search.js';

// What the wasm takes the browser does not count.
const memories = [];
for (const name of ['instantiate', 'instantiateStreaming']) {
  const instantiate = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    memories.push((made.instance ?? made).exports.memory);
    return made;
  };
}

const CONTESTANTS = {
  ours: async () => {
    const search = await openSearch();
    let bytes = 0;
    return {
      add: (entry, text) => search.ask((index) => {
        const written = index.entry(entry, text, []);
        bytes += written.length;
        if (!index.add(entry.id, written)) throw new Error('an entry is damaged');
      }),
      search: (query) => search.ask((index) => index.search(query))[0].length,
      bytes: () => bytes,
    };
  },
  minisearch: async () => (await import('/peers/minisearch.js')).open(),
};

const indexes = {};
let articles;

/** Fetches the articles of the library. */
globalThis.load = async (address) => {
  // The wasm is the one that has everything, as small pages do not have it: parts are smaller, not faster.
  await init();
  articles = await (await fetch(address)).json();
};

/** Makes the index of a contestant anew; how many milliseconds that took, and how many bytes a store would hold. */
globalThis.build = async (contestant) => {
  const index = await CONTESTANTS[contestant]();
  const start = performance.now();
  for (const { text, ...entry } of articles) index.add(entry, text);
  const time = performance.now() - start;
  indexes[contestant] = index;
  return { time, bytes: index.bytes() };
};

/** Answers queries; how many milliseconds each took and how many articles it found. */
globalThis.search = (contestant, queries) => queries.map((query) => {
  const start = performance.now();
  const found = indexes[contestant].search(query);
  return { time: performance.now() - start, found };
});

/** Lets go of the index of a contestant. */
globalThis.drop = (contestant) => delete indexes[contestant];

/** How many bytes the page holds. */
globalThis.memory = async () => {
  gc();
  const { bytes } = await performance.measureUserAgentSpecificMemory();
  return memories.reduce((sum, { buffer }) => sum + buffer.byteLength, bytes);
};
