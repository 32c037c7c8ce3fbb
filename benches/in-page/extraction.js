// In the browser: from the bytes of a page to its article, in turn with what a page would do without us.

import { init, render } from '../../pkg/core.js';

/* global DOMPurify, Readability */

const CONTESTANTS = {
  // The prose comes on top of the article: of all that the package gives back, a text is what costs least to hand over.
  ours: (bytes, url) => render(bytes, { to: 'text', type: 'html', url }),
  theirs: (bytes) => {
    const page = new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'text/html');
    return DOMPurify.sanitize(new Readability(page).parse()?.content ?? '');
  },
};

let pages;

/** Fetches the pages of a list, which are measured from then on. */
globalThis.load = async (list) => {
  await init();
  pages = [];
  for (const { url, file } of list) pages.push({ url, bytes: new Uint8Array(await (await fetch(file)).arrayBuffer()) });
};

/** Reads all pages by the contestants of these names in turn; the milliseconds of each, page by page. */
globalThis.round = async (names) => {
  const times = [];
  for (const { url, bytes } of pages) {
    const time = {};
    for (const name of names) time[name] = await milliseconds(() => CONTESTANTS[name](bytes, url));
    times.push(time);
    // A task for each page, as in life: between tasks the browser clears away what the one before has left.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return times;
};

async function milliseconds(work) {
  const start = performance.now();
  try {
    await work();
  } catch (error) {
    // That a page holds no article is an answer, too.
    if (error.code !== 'no-article') throw error;
  }
  return performance.now() - start;
}
