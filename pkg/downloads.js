// The pictures of an article as blobs: those that may be asked for, that this page may read, and that are not too large.

import { hashOf } from './hash.js';

// In bytes: of one picture, and of all that an article shows.
const LARGEST = 20 * 1024 * 1024;
const MOST = 100 * 1024 * 1024;
const TIMEOUT = 30_000;
// How many are asked for at once.
const LANES = 4;

/**
 * The origins whose media load without asking, as the attribute `remote` has it: those that it names, the page's own and
 * that of the article.
 *
 * @param {string} remote
 * @param {(string | undefined)[]} own addresses of the page and of the article
 * @returns {(url: URL) => boolean} whether an address may be asked for
 */
export function allowance(remote, own) {
  const said = remote.trim();
  if (said === 'allow') return () => true;
  const origins = new Set([...(said === 'deny' ? [] : said.split(/\s+/)), ...own.filter(Boolean).map((address) => new URL(address).origin)]);
  return ({ origin }) => origins.has(origin);
}

/**
 * Fetches pictures.
 *
 * @param {string[]} addresses as they stand in the article
 * @param {{ base: string, allows: (url: URL) => boolean, signal?: AbortSignal, progress: (told: { done: number, total: number, bytes: number }) => void }} options
 * @returns {Promise<{ url: string, hash: string | null, bytes: number, type?: string, reason?: string, blob?: Blob }[]>}
 *   one for each address; those that are not to be had say why
 */
export async function fetchPictures(addresses, { base, allows, signal, progress }) {
  const found = [];
  let bytes = 0;
  const tell = () => progress({ done: found.length, total: addresses.length, bytes });
  const waiting = addresses.values();
  const lane = async () => {
    for (const url of waiting) {
      const picture = await fetchPicture(url, { base, allows, signal, room: () => MOST - bytes });
      signal?.throwIfAborted();
      bytes += picture.bytes;
      found.push({ url, ...picture });
      tell();
    }
  };
  tell();
  await Promise.all(Array.from({ length: LANES }, lane));
  return found;
}

async function fetchPicture(address, { base, allows, signal, room }) {
  const without = (reason) => ({ hash: null, bytes: 0, reason });
  if (!URL.canParse(address, base)) return without('network');
  const url = new URL(address, base);
  if (!allows(url)) return without('not-allowed');
  const patience = AbortSignal.timeout(TIMEOUT);
  const over = new AbortController();
  try {
    // In a mode of its own a server may answer with what nobody can read or count; here it is readable or refused.
    const response = await fetch(url, {
      mode: 'cors',
      credentials: 'same-origin',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, patience, over.signal].filter(Boolean)),
    });
    if (!response.ok) return without('http');
    const type = (response.headers.get('Content-Type') ?? '').split(';')[0].trim().toLowerCase();
    if (!type.startsWith('image/')) return without('no-picture');
    const blob = await read(response, type);
    if (!blob) return without('too-large');
    if (blob.size === 0) return without('no-picture');
    if (blob.size > room()) return without('limit');
    return { hash: await hashOf(await blob.arrayBuffer()), bytes: blob.size, type, blob };
  } catch {
    return without(patience.aborted ? 'timeout' : 'network');
  } finally {
    // What has not arrived is not wanted any more.
    over.abort();
  }
}

// Nothing where it is too large: a server need not say how large it is, or may go on and on.
async function read(response, type) {
  const chunks = [];
  let size = Number(response.headers.get('Content-Length')) > LARGEST ? Infinity : 0;
  const reader = response.body?.getReader();
  while (reader && size <= LARGEST) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.length;
  }
  return size <= LARGEST ? new Blob(chunks, { type }) : undefined;
}
