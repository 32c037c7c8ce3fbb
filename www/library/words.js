// What the library page says of an article, of a size, of a failure.

import { shorten } from '../words.js';

const date = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
const number = new Intl.NumberFormat('en');

// Why something failed, and what one can do, by the code of the error.
const REASONS = {
  network: 'the network cannot be reached, or its site does not let this page read it. Save the page with your browser and drop the file here.',
  timeout: 'its site did not answer. Try again later.',
  empty: 'there is nothing in it.',
  'unknown-type': 'it is no article that can be read here.',
  'no-article': 'there is no article in it.',
  'too-large': 'it is too large.',
  'storage-full': 'there is no room left. What was saved before is still there: remove something, or save all as a file first.',
  'storage-refused': 'this browser does not allow pages to store anything here, as in a private window.',
  damaged: 'what was saved is damaged.',
};

// Why a picture is not saved.
const PICTURES = {
  'not-allowed': 'it is of another site',
  http: 'its site does not have it',
  network: 'it cannot be reached, or not be read by this page',
  timeout: 'its site did not answer',
  'no-picture': 'it is no picture',
  'too-large': 'it is too large',
  limit: 'there are too many bytes of pictures',
  damaged: 'it is damaged',
};

export const pictureReason = (reason) => PICTURES[reason] ?? 'it could not be had';

/** Why something failed. */
export function reasonOf({ code, message }) {
  if (code === 'http') return `its site answers “${message}”.`;
  return REASONS[code] ?? `${message}.`;
}

export function plural(count, one, many = `${one}s`) {
  return `${number.format(count)} ${count === 1 ? one : many}`;
}

export function size(bytes) {
  if (bytes < 1000) return plural(bytes, 'byte');
  if (bytes < 1e6) return `${Math.round(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/** A moment as a day; as it is written where it is none. */
export const day = (iso) => (Number.isNaN(Date.parse(iso)) ? iso : date.format(new Date(iso)));

// Some texts have no title but a beginning.
export const nameOf = ({ title, excerpt, url }) => title ?? (excerpt && shorten(excerpt, 60)) ?? url ?? 'Without a title';

/** Where it is from, and how long it takes to read, piece by piece. */
export function about({ site_name: site, authors, url, published, words, minutes }) {
  const from = site ?? (url && new URL(url).hostname);
  const length = words === null ? undefined : [plural(words, 'word'), minutes && `${number.format(minutes)}\u{a0}min`].filter(Boolean).join(', ');
  return [from, authors.join(', '), published && day(published), length].filter(Boolean);
}

/** What of it is saved, honestly, and since when. */
export function kept({ versions, damaged, saved }) {
  if (damaged) return 'Damaged: save it again from its address or file';
  const version = versions.at(-1);
  const there = version.pictures.filter(({ hash }) => hash);
  const bytes = there.reduce((sum, picture) => sum + picture.bytes, version.bytes);
  const all = version.pictures.length;
  const pictures = all === 0 ? '' : ` and ${there.length === all ? '' : `${there.length} of `}${plural(all, 'picture')}`;
  const more = versions.length > 1 ? `, ${versions.length} versions` : '';
  return `Saved ${day(saved)}: text${pictures}, ${size(bytes)}${more}`;
}
