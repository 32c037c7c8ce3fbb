// The library as one file, and files of others as articles of the library.

import { page } from './feed.js';
import { pageOf } from './mhtml.js';
import { failure, unzip, zip } from './zip.js';

const FORMAT = 'article-viewer-library';
const VERSION = 1;
const RECORDS = 'library.json';
// The largest list of entries, in bytes, and the largest of what is read at once besides.
const LARGEST_LIST = 256 * 1024 * 1024;
const LARGEST_FILE = 32 * 1024 * 1024;

/**
 * All of a library as one file: what is known of each article, with its versions, its marks and what was removed, and the
 * bytes of payloads and pictures by their hashes.
 *
 * @param {import('./library.js').Library} library
 * @param {import('./library.js').TransferOptions} [options]
 * @returns {Promise<File>}
 */
export async function exported(library, { signal, progress = () => {} } = {}) {
  const { entries } = await library.changes();
  const made = new Date().toISOString();
  const kept = entries.map(({ sequence, ...entry }) => entry);
  const records = JSON.stringify({ format: FORMAT, version: VERSION, made, entries: kept });
  async function* files() {
    yield { name: RECORDS, content: records };
    const written = new Set();
    for (const [done, { removed, versions }] of entries.entries()) {
      progress({ done, total: entries.length });
      // What was removed is not brought back elsewhere.
      for (const version of removed === null ? versions : []) {
        for (const [folder, { hash }] of [['payloads', version], ...version.pictures.map((picture) => ['pictures', picture])]) {
          const content = hash && !written.has(hash) && (await library.bytes(hash));
          if (!content) continue;
          written.add(hash);
          yield { name: `${folder}/${hash}`, content, stored: folder === 'pictures' };
        }
      }
    }
  }
  const archive = await zip(files(), { signal });
  progress({ done: entries.length, total: entries.length });
  return new File([archive], `articles-${made.slice(0, 10)}.zip`, { type: archive.type });
}

/**
 * Takes a file into a library: one that `exported` has written, a JSON Feed, or an article in any format.
 *
 * @param {import('./library.js').Library} library
 * @param {File | Blob} file
 * @param {import('./library.js').TransferOptions} [options]
 * @returns {Promise<import('./library.js').Imported>}
 */
export async function imported(library, file, options = {}) {
  options.signal?.throwIfAborted();
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  const isArchive = start[0] === 0x50 && start[1] === 0x4b && start[2] < 9;
  if (isArchive) return ofArchive(library, file, options);
  const feed = await feedOf(file);
  return feed ? ofFeed(library, feed, options) : ofArticles(library, [await articleOf(file)], options);
}

// Each article by the rules by which two devices agree: what is here already and was said later stays.
async function ofArchive(library, file, { signal, progress = () => {} }) {
  const files = await unzip(file);
  const told = { changed: [], missing: [], refused: [] };
  const { entries, version } = await recordsOf(files.get(RECORDS));
  if (version > VERSION) throw failure('storage-newer', 'this file was written by a newer version of article-viewer');
  const needed = new Set([RECORDS]);
  const bytes = async (hash) => {
    const name = [`payloads/${hash}`, `pictures/${hash}`].find((name) => files.has(name));
    // What is damaged is missing, and the library says so.
    const content = name && (await files.get(name).read().catch(() => undefined));
    return content;
  };
  for (const [done, entry] of entries.entries()) {
    signal?.throwIfAborted();
    progress({ done, total: entries.length });
    const { changed, missing, refused } = await library.apply({ entries: [entry] }, { bytes });
    told.changed.push(...changed);
    told.missing.push(...missing);
    told.refused.push(...refused.map((name) => ({ name, code: 'damaged' })));
    for (const version of Array.isArray(entry?.versions) ? entry.versions : []) {
      needed.add(`payloads/${version?.hash}`);
      for (const picture of Array.isArray(version?.pictures) ? version.pictures : []) needed.add(`pictures/${picture?.hash}`);
    }
  }
  progress({ done: entries.length, total: entries.length });
  // What nobody asks for is another's.
  for (const name of files.keys()) if (!needed.has(name) && !name.endsWith('/')) told.refused.push({ name, code: 'unknown-type' });
  return told;
}

async function recordsOf(file) {
  if (!file) throw failure('unknown-type', 'this archive holds no library');
  if (file.size > LARGEST_LIST) throw failure('too-large', 'the list of the articles is larger than any library has');
  const records = await file.read().then((blob) => blob.text());
  let read;
  try {
    read = JSON.parse(records);
  } catch (cause) {
    throw failure('damaged', 'the list of the articles is damaged', cause);
  }
  if (read?.format !== FORMAT || !Array.isArray(read.entries)) throw failure('unknown-type', 'this archive holds no library');
  return read;
}

async function feedOf(file) {
  const start = await file.slice(0, 1024).text();
  if (!/^\s*\{/.test(start) || file.size > LARGEST_FILE) return undefined;
  try {
    const feed = JSON.parse(await file.text());
    return /^https?:\/\/jsonfeed\.org\/version\//.test(feed.version) && Array.isArray(feed.items) ? feed : undefined;
  } catch {
    // Whoever reads it says what it is.
    return undefined;
  }
}

function ofFeed(library, feed, options) {
  const articles = feed.items.map((item) => {
    const url = [item?.url, item?.external_url, item?.id].find((address) => /^https?:\/\//.test(address ?? '') && URL.canParse(address));
    return { name: String(item?.title ?? url ?? item?.id), payload: page(item, feed, url), known: { type: 'html', url } };
  });
  return ofArticles(library, articles, options);
}

// Browsers write into a page that they save where it was from.
async function articleOf(file) {
  const page = file.size <= LARGEST_FILE && (await pageOf(file));
  if (page) return { name: file.name ?? '', payload: page.payload, known: { type: 'html', contentType: page.contentType, url: page.url } };
  const start = await file.slice(0, 4096).text();
  const [, url] = start.match(/<!--\s*saved from url=\(\d+\)(\S+?)\s*-->/) ?? [];
  const fileName = file.name;
  return { name: fileName ?? '', payload: file, known: { fileName, contentType: file.type || undefined, url: URL.canParse(url) ? url : undefined } };
}

// Where an article is from is known by its own word alone: whoever wrote it must not have its pictures asked for by that.
async function ofArticles(library, articles, { signal, remote, progress = () => {} }) {
  const told = { changed: [], missing: [], refused: [] };
  for (const [done, { name, payload, known }] of articles.entries()) {
    signal?.throwIfAborted();
    progress({ done, total: articles.length });
    try {
      if (payload === undefined) throw failure('empty', 'it has no text');
      const entry = await library.save(payload, { ...known, remote, signal, isHearsay: true });
      told.changed.push(entry.id);
    } catch (error) {
      signal?.throwIfAborted();
      // What concerns the library concerns the next one, too.
      if (typeof error.code !== 'string' || error.code.startsWith('storage-')) throw error;
      told.refused.push({ name, code: error.code });
    }
  }
  progress({ done: articles.length, total: articles.length });
  return told;
}
