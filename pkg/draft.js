// What is about to be saved: its payload as it came, and what there is to say of it.

import { parse } from './core.js';
import { fetchPayload } from './fetch.js';
import { hashOf } from './hash.js';
import { encode } from './payload.js';

/**
 * An article about to be saved, but for its pictures.
 *
 * @param {import('./library.js').Savable} payload
 * @param {import('./library.js').SaveOptions} options
 * @param {{ describe: (bytes: Uint8Array, options: object) => object, search: import('./search.js').Search,
 *   address: (url: string) => string | undefined }} library what the library knows of articles: what one says of itself,
 *   what is searched of it, and by which address it is known
 */
export async function draftOf(payload, { url, article, etag, lastModified, signal, progress = () => {}, ...known }, { describe, search, address }) {
  const here = globalThis.document?.baseURI ?? globalThis.location?.href;
  let validators = { etag, lastModified };
  if (isAddress(payload)) {
    const unheard = () => {};
    const tell = (percent) => progress({ stage: 'payload', done: percent, total: 100, bytes: 0 });
    const fetched = await fetchPayload(payload.url, { base: here, type: known.type, signal: signal ?? new AbortController().signal, announce: unheard, progress: tell });
    validators = { ...validators, ...fetched.validators };
    url ??= payload.url;
    payload = fetched.bytes;
    Object.assign(known, fetched.options);
  }
  const asked = url === undefined ? undefined : new URL(url, here).href;
  // Where it was led on from there, what it refers to is relative to where it came from.
  const source = known.url ?? asked;
  const { bytes: given, options } = await encode(payload, { type: known.type, contentType: known.contentType, fileName: known.fileName, url: source });
  // Whoever gave them may change them while this waits.
  const bytes = given.slice();
  const hash = await hashOf(bytes);
  // An article in our own JSON is read by what describes it.
  const isArticle = options.type === 'article';
  const model = isArticle ? { bytes, options } : await encode(article ?? (await parse(bytes, options)), { url: source });
  const entry = describe(model.bytes, model.options);
  await search.open();
  const searched = search.read(model.bytes, model.options);
  const now = new Date().toISOString();
  entry.url = (asked && address(asked)) ?? null;
  const [version] = entry.versions;
  Object.assign(version, { hash, saved: now, bytes: bytes.length, type: options.type, url: source });
  Object.assign(version, { content_type: options.contentType, file_name: options.fileName, etag: validators.etag, last_modified: validators.lastModified });
  Object.assign(entry, { id: entry.url ? await idOf(entry.url) : hash.slice(0, 32), saved: now });
  return { entry, version, bytes, base: source ?? here, searched };
}

/** The id of an article that is known by an address. */
export async function idOf(address) {
  return (await hashOf(new TextEncoder().encode(address))).slice(0, 32);
}

function isAddress(payload) {
  return typeof payload === 'object' && typeof payload?.url === 'string' && !('blocks' in payload);
}
