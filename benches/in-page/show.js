// In the browser: from the bytes of a payload to the painted article, by us and by each of the peers.

import { bytesHeld } from './memory.js';
import '../../pkg/index.js';

/* global gc */

const host = document.getElementById('host');
const payloads = new Map();
const contestants = {
  async ours(place, { type, bytes }) {
    const viewer = document.createElement('article-viewer');
    place.append(viewer);
    await viewer.load(bytes, { type });
  },
};

/** Loads the peers of these names. */
globalThis.invite = async (names) => {
  for (const name of names) {
    const { show } = await import(`/peers/${name}.js`);
    contestants[name] = async (place, { bytes, markup }) => show(place, name === 'floor' ? markup : bytes);
  }
};

/** Fetches a payload, and the markup of its article. */
globalThis.take = async (name, type, ...addresses) => {
  const [bytes, markup] = await Promise.all(addresses.map(fetchBytes));
  payloads.set(name, { type, bytes, markup });
};

/** Puts away what was shown. */
globalThis.clear = async () => {
  host.replaceChildren();
  await painted();
  gc();
};

/** Has a contestant show a payload; milliseconds until something of it is painted, and all that is to be. */
globalThis.show = async (contestant, name) => {
  const { type, bytes, markup } = payloads.get(name);
  // Whoever gives bytes away has them no more.
  const payload = { type, bytes: bytes.slice(), markup };
  const place = host.appendChild(document.createElement('div'));
  // In a task of its own, as when the last of a payload arrives.
  await new Promise((resolve) => setTimeout(resolve));
  const start = performance.now();
  const [first, whole] = await Promise.all([firstPainted(place), contestants[contestant](place, payload).then(painted)]);
  return { first: first - start, whole: whole - start };
};

/** Has what ours shows written anew, all at once: the article is read already. */
globalThis.writeAnew = async () => {
  const viewer = host.querySelector('article-viewer');
  await new Promise((resolve) => setTimeout(resolve));
  viewer.headingLevel = viewer.headingLevel === 1 ? 2 : 1;
  await painted();
};

/** How many bytes the page holds: of scripts, of nodes, and of the wasm, which the browser does not count. */
globalThis.memory = async () => {
  await painted();
  return bytesHeld();
};

async function firstPainted(place) {
  let time;
  do time = await painted();
  while (!isBegun(place));
  return time;
}

// Ours says first that it waits; an article is there as soon as its first screen is.
function isBegun(place) {
  const viewer = place.querySelector('article-viewer');
  return viewer ? viewer.shadowRoot?.querySelector('[part=article]') : place.firstChild;
}

function painted() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))));
}

async function fetchBytes(address) {
  return new Uint8Array(await (await fetch(address)).arrayBuffer());
}
