// Where readers left off, by the names of their articles, the latest last.

import { keep, kept } from './storage.js';

const KEY = 'article-viewer-places';

// The storage is the host's: who comes back does so to one of the last.
const MOST = 50;

/** Where the reader of an article left off; nothing where that is not known. */
export function placeOf(name) {
  return places().find(([known]) => known === name)?.[1];
}

/** Keeps the place of a reader; who is at the beginning or at the end of an article has none to come back to. */
export function keepPlace(name, position) {
  const others = places().filter(([known]) => known !== name);
  const all = position?.progress < 1 ? [...others, [name, position]] : others;
  keep(KEY, all.length > 0 ? all.slice(-MOST) : undefined);
}

function places() {
  const all = kept(KEY);
  return Array.isArray(all) ? all.filter(Array.isArray) : [];
}
