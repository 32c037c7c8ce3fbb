// In the browser: the index of a library, ours in turn with another's.

import { bytesHeld } from './memory.js';
import { init } from '../../pkg/core.js';
import { load } from '../../pkg/instance.js';
import { Library } from '../../pkg/library.js';

const CONTESTANTS = {
  ours: async () => {
    const module = await load('library');
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
    const index = module.call((wasm) => new wasm.SearchIndex((run) => Array.from(segmenter.segment(run), ({ index }) => index)));
    let bytes = 0;
    return {
      add: (entry, text) => module.call(() => {
        const written = index.entry(entry, text, []);
        bytes += written.length;
        if (!index.add(entry.id, written)) throw new Error('an entry is damaged');
      }),
      search: (query) => module.call(() => index.search(query))[0].length,
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

/** Saves all articles, as a reader does. */
globalThis.save = async () => {
  const library = await Library.open();
  for (const { id, text, ...meta } of articles) {
    const blocks = text.split('\n\n').map((text) => ({ kind: 'paragraph', content: [{ kind: 'text', text }] }));
    const authors = meta.authors.map((name) => ({ name }));
    const tags = meta.tags.map((name) => ({ name }));
    await library.save({ version: 1, meta: { ...meta, authors, tags }, blocks }, { url: `/saved/${id}` });
  }
  library.close();
};

/** How many milliseconds a library takes for a list, in a page that has not asked it anything else. */
globalThis.list = async (query) => {
  globalThis.library ??= await Library.open();
  const start = performance.now();
  const found = (await globalThis.library.list({ query })).length;
  return { time: performance.now() - start, found };
};

/** Lets go of the index of a contestant. */
globalThis.drop = (contestant) => delete indexes[contestant];

/** How many bytes the page holds. */
globalThis.memory = bytesHeld;
