// The library: articles that a reader has saved, with their pictures, versions, marks and places.
//
// What decides something about articles is in the wasm; here is what waits. All that an article takes is fetched, read and
// hashed before the one transaction in which it is saved.

import { difference, parse } from './core.js';
import { allowance, fetchPictures } from './downloads.js';
import { draftOf, idOf } from './draft.js';
import { hashOf } from './hash.js';
import { load } from './instance.js';
import { encode } from './payload.js';
import { Search } from './search.js';
import { answered, failure, openStore, transact } from './store.js';
import { usageOf } from './usage.js';

const STORES = ['entries', 'payloads', 'pictures', 'uses', 'state', 'index', 'texts'];

// So many hits come with a piece of their text; that of others is to be asked for.
const SHOWN = 20;

/** Saved articles. */
export class Library extends EventTarget {
  #name;
  #wasm;
  #channel;
  #search = new Search((...given) => this.#transact(...given), (entry) => this.#searched(entry));
  // Nothing where the browser has closed it: it is opened again.
  #database;
  // Why it is not opened again.
  #ended;

  /**
   * Opens the library of this origin.
   *
   * @param {{ name?: string }} [options]
   * @returns {Promise<Library>}
   */
  static async open({ name = 'article-viewer' } = {}) {
    if (!globalThis.crypto?.subtle) throw failure('storage-refused', 'articles can be saved only in a page that came by https');
    const library = new Library();
    library.#name = name;
    [library.#wasm] = await Promise.all([load('library'), library.#open()]);
    library.#channel = new BroadcastChannel(`article-viewer ${name}`);
    library.#channel.onmessage = ({ data }) => library.#tell(data, 'tab');
    return library;
  }

  /**
   * Saves an article. One whose address is known gets another version where the payload is another.
   *
   * @param {import('./library.js').Savable} payload
   * @param {import('./library.js').SaveOptions} [options]
   * @returns {Promise<import('./library.js').Entry>}
   */
  async save(payload, options = {}) {
    persist();
    const { remote = 'ask', isHearsay, signal, progress = () => {} } = options;
    signal?.throwIfAborted();
    const draft = await draftOf(payload, options, {
      describe: (bytes, options) => this.#call((wasm) => wasm.describeArticle(bytes, options)),
      search: this.#search,
      address: (url) => this.#address(url),
    });
    const { entry, version, bytes, base, searched } = draft;
    const had = await this.#had(entry.id, version.hash);
    const isHad = new Set(had.map(({ url }) => url));
    const addresses = version.pictures.map(({ url }) => url).filter((url) => !isHad.has(url));
    const fetched = await fetchPictures(addresses, {
      base,
      allows: allowance(remote, [globalThis.location?.href, isHearsay ? undefined : version.url]),
      signal,
      progress: (told) => progress({ stage: 'pictures', ...told }),
    });
    signal?.throwIfAborted();
    const shown = [...had, ...fetched];
    version.pictures = shown.map(({ blob, ...picture }) => picture);
    progress({ stage: 'store', done: 0, total: 1, bytes: bytes.length });
    const blobs = new Map(shown.filter(({ blob }) => blob).map(({ hash, blob }) => [hash, blob]));
    const saved = await this.#write([entry.id], (stored, stamp) => this.#call((wasm) => wasm.saveEntry(entry.id, stored, JSON.stringify(entry), stamp)), {
      payloads: new Map([[version.hash, bytes]]),
      pictures: blobs,
      searched,
    });
    progress({ stage: 'store', done: 1, total: 1, bytes: bytes.length });
    return saved[0];
  }

  /**
   * The entries, those last saved first.
   *
   * @param {import('./library.js').ListOptions} [options]
   * @returns {Promise<import('./library.js').Entry[]>}
   */
  async list({ query = '', tag, archived, removed, sort, order } = {}) {
    const hits = query.trim() === '' ? undefined : await this.#search.find(query);
    const { ids, stored, payloads } = await this.#transact('readonly', ['entries', 'payloads'], async (entries, payloads) => {
      const all = hits ? Promise.all(hits.map(({ id }) => answered(entries.get(id)))) : answered(entries.getAll());
      const [stored, keys] = await Promise.all([all, answered(payloads.getAllKeys())]);
      const there = stored.filter(Boolean);
      return { ids: there.map(({ id }) => id), stored: there.map((entry) => JSON.stringify(entry)), payloads: new Set(keys) };
    });
    const arrangement = JSON.stringify({ tag, archived, removed, sort, ascending: order === 'ascending' });
    const listed = this.#call((wasm) => wasm.arrangeEntries(ids, stored, arrangement));
    const known = listed.map((entry) => flagged(entry, payloads));
    if (!hits) return known;
    const places = new Map(hits.map(({ id }, place) => [id, place]));
    if (sort === undefined) known.sort((one, other) => places.get(one.id) - places.get(other.id));
    const snippets = await this.#search.snippets(known.slice(0, SHOWN).map(({ id }) => id), query);
    return known.map((entry, place) => ({ ...entry, ...hits[places.get(entry.id)], snippet: snippets[place] ?? null }));
  }

  /**
   * The piece of a saved article that says most of what a query asks for.
   *
   * @param {string} id
   * @param {string} query
   * @returns {Promise<import('./library.js').Snippet | null>}
   */
  async snippet(id, query) {
    return (await this.#search.snippets([id], query))[0];
  }

  /**
   * An entry; nothing where there is none.
   *
   * @param {string} id
   * @returns {Promise<import('./library.js').Entry | undefined>}
   */
  get(id) {
    return this.#transact('readonly', ['entries', 'payloads'], async (entries, payloads) => {
      const stored = await answered(entries.get(id));
      if (!stored) return;
      const entry = this.#call((wasm) => wasm.readEntry(id, JSON.stringify(stored)));
      const latest = entry.versions.at(-1);
      const key = latest && (await answered(payloads.getKey(latest.hash)));
      return flagged(entry, new Set([key]));
    });
  }

  /**
   * The entry of an address, however it is written; nothing where it is not saved, or removed.
   *
   * @param {string | URL} url
   * @returns {Promise<import('./library.js').Entry | undefined>}
   */
  async find(url) {
    const address = this.#address(url);
    const entry = address && (await this.get(await idOf(address)));
    return entry?.removed === null ? entry : undefined;
  }

  /**
   * A saved article: its payload as it came, and its pictures.
   *
   * @param {string} id
   * @param {string} [hash] of the version; the latest where absent
   * @returns {Promise<import('./library.js').Reading>} rejected with the code `damaged` where the payload is not as it was
   */
  async read(id, hash) {
    const entry = await this.#known(id);
    const version = hash === undefined ? entry.versions.at(-1) : entry.versions.find((version) => version.hash === hash);
    if (!version) throw damaged();
    const { bytes, blobs } = await this.#transact('readonly', ['payloads', 'pictures'], async (payloads, pictures) => {
      const hashes = version.pictures.map(({ hash }) => hash).filter(Boolean);
      const blobs = hashes.map(async (hash) => [hash, await answered(pictures.get(hash))]);
      return { bytes: await answered(payloads.get(version.hash)), blobs: new Map(await Promise.all(blobs)) };
    });
    if (!(bytes instanceof Uint8Array) || (await hashOf(bytes)) !== version.hash) {
      if (version === entry.versions.at(-1)) await this.#flag(id);
      throw damaged();
    }
    const pictures = new Map();
    version.pictures = await Promise.all(
      version.pictures.map(async (picture) => {
        if (!picture.hash) return picture;
        const blob = blobs.get(picture.hash);
        if (!(await isSound(blob, picture.hash))) return { ...picture, hash: null, bytes: 0, reason: 'damaged' };
        pictures.set(picture.url, blob);
        return picture;
      }),
    );
    const { type, url, content_type: contentType, file_name: fileName } = version;
    return { bytes, options: { type, url, contentType, fileName }, pictures, entry, version };
  }

  /**
   * What changed between two versions of a saved article.
   *
   * @param {string} id
   * @param {{ from?: string, to?: string, lang?: string, labels?: import('./labels.js').Labels }} [options] the hashes of
   *   the versions, the last two where absent; the language of the words that say what changed
   * @returns {Promise<import('./core.js').Difference>}
   */
  async difference(id, { from, to, lang, labels } = {}) {
    const { versions } = await this.#known(id);
    const [before, after] = await Promise.all([this.read(id, from ?? (versions.at(-2) ?? versions.at(-1))?.hash), this.read(id, to)]);
    return difference(before.bytes, after.bytes, { before: before.options, after: after.options, lang, labels });
  }

  /**
   * Says of an article what its reader says of it.
   *
   * @param {string} id
   * @param {{ tags?: string[], archived?: boolean, place?: object | null, marks?: object[] }} said
   * @returns {Promise<import('./library.js').Entry>}
   */
  set(id, { tags, archived, place, marks }) {
    return this.#change(id, { tags, archived, place: place === null ? {} : place, marks });
  }

  /**
   * Removes an article from the list. Its bytes stay until `purge`, so that `restore` brings it back.
   *
   * @param {string} id
   */
  async remove(id) {
    await this.#change(id, { removed: new Date().toISOString() });
  }

  /**
   * Brings back what was removed.
   *
   * @param {string} id
   * @returns {Promise<import('./library.js').Entry>}
   */
  async restore(id) {
    const { versions } = await this.#known(id);
    if (versions.length === 0) throw unknown();
    return this.#change(id, { removed: '' });
  }

  /**
   * Frees what only a removed article needs, or all removed ones: none of them can be brought back then.
   *
   * @param {string} [id]
   * @returns {Promise<number>} how many bytes that were
   */
  async purge(id) {
    const removed = await this.list({ removed: true });
    let freed = 0;
    for (const entry of removed) if (id === undefined || entry.id === id) freed += await this.#purge(entry);
    return freed;
  }

  /**
   * How many bytes the library takes, by what they are: from its own records, exactly.
   *
   * @returns {Promise<import('./library.js').Usage>}
   */
  async usage() {
    const [stored, index, texts, ...there] = await this.#transact('readonly', ['entries', 'index', 'texts', 'payloads', 'pictures'], (entries, index, texts, payloads, pictures) =>
      Promise.all([answered(entries.getAll()), answered(index.getAll()), answered(texts.getAll()), answered(payloads.getAllKeys()), answered(pictures.getAllKeys())]),
    );
    const [payloads, pictures] = there.map((keys) => new Set(keys));
    const entries = stored.map((entry) => this.#call((wasm) => wasm.readEntry(String(entry.id), JSON.stringify(entry))));
    return usageOf(entries, { payloads, pictures }, { stored, index, texts });
  }

  /**
   * The entries that have changed, for another library to take over.
   *
   * @param {number} [since] the `cursor` of the last time
   * @returns {Promise<import('./library.js').Changes>}
   */
  async changes(since = 0) {
    const entries = await this.#transact('readonly', ['entries'], (entries) => answered(entries.index('sequence').getAll(IDBKeyRange.lowerBound(since, true))));
    return { entries, cursor: entries.at(-1)?.sequence ?? since };
  }

  /**
   * The bytes of a payload or of a picture, for another library to take over; nothing where they are not here.
   *
   * @param {string} hash
   * @returns {Promise<Blob | undefined>}
   */
  async bytes(hash) {
    const found = await this.#transact('readonly', ['payloads', 'pictures'], async (payloads, pictures) => (await answered(payloads.get(hash))) ?? answered(pictures.get(hash)));
    return found && (found instanceof Blob ? found : new Blob([found]));
  }

  /**
   * Takes over what has changed in another library: of each thing that is said of an article, what was said last.
   *
   * @param {{ entries: object[] }} changes
   * @param {{ bytes?: (hash: string, type?: string) => Promise<Blob | BufferSource | undefined> }} [options] gives the bytes
   *   that are not here yet
   * @returns {Promise<{ changed: string[], missing: string[], refused: string[] }>} the ids of what is another here now,
   *   the hashes of bytes that could not be had, the ids of what was not taken over because it is damaged or newer
   */
  async apply({ entries }, { bytes = async () => undefined } = {}) {
    const told = { changed: [], missing: [], refused: [] };
    for (const sent of entries) {
      const text = JSON.stringify(sent);
      if (!this.#call((wasm) => wasm.isSound(text))) {
        told.refused.push(String(sent?.id));
        continue;
      }
      const brought = await this.#bring(sent, bytes);
      told.missing.push(...brought.missing);
      const changed = await this.#write([sent.id], (stored, _, last) => this.#call((wasm) => wasm.mergeEntry(stored, text, last)), { ...brought, from: 'sync' });
      told.changed.push(...changed.map(({ id }) => id));
    }
    return told;
  }

  /**
   * All of it as one file.
   *
   * @param {import('./library.js').TransferOptions} [options]
   * @returns {Promise<File>}
   */
  async export(options) {
    const { exported } = await import('./archive.js');
    return exported(this, options);
  }

  /**
   * Takes in a file: one that `export` has written, by the rules of `apply`; a JSON Feed, each item as an article; or an
   * article in any format. What is damaged or another's is listed, and the rest is taken.
   *
   * @param {File | Blob} file
   * @param {import('./library.js').TransferOptions} [options]
   * @returns {Promise<import('./library.js').Imported>}
   */
  async import(file, options) {
    const { imported } = await import('./archive.js');
    return imported(this, file, options);
  }

  /** Lets go of the database. */
  close() {
    this.#end(failure('storage-closed', 'the library was closed'));
  }

  #call(work) {
    return this.#wasm.call(work);
  }

  #tell(ids, from) {
    this.dispatchEvent(new CustomEvent('change', { detail: { ids, from } }));
  }

  #end(reason) {
    this.#ended = reason;
    this.#database?.then((database) => database.close(), () => {});
    this.#channel?.close();
  }

  #open() {
    if (this.#ended) return Promise.reject(this.#ended);
    const lost = () => {
      this.#database = undefined;
      // Its changes may be counted from the beginning, as where its reader has cleared it.
      this.#search.forget();
    };
    const superseded = () => {
      this.#end(failure('storage-newer', 'a newer version of article-viewer has taken over the saved articles: reload the page to get it'));
      this.dispatchEvent(new CustomEvent('superseded'));
    };
    this.#database ??= openStore(this.#name, { superseded, lost }).catch((error) => {
      lost();
      throw error;
    });
    return this.#database;
  }

  async #transact(mode, names, work) {
    return transact(await this.#open(), mode, names, work);
  }

  #address(url) {
    const base = globalThis.document?.baseURI ?? globalThis.location?.href;
    return URL.canParse(url, base) ? this.#call((wasm) => wasm.libraryAddress(new URL(url, base).href)) : undefined;
  }

  // What is searched of a saved article, read anew.
  async #searched({ id }) {
    const { bytes, options } = await this.read(id);
    const model = await encode(await parse(bytes, options), { url: options.url });
    return this.#search.read(model.bytes, model.options);
  }

  // The pictures of a version that are here already, and as they were.
  async #had(id, hash) {
    const known = await this.#transact('readonly', ['entries', 'pictures'], async (entries, pictures) => {
      const stored = await answered(entries.get(id));
      const entry = stored && this.#call((wasm) => wasm.readEntry(id, JSON.stringify(stored)));
      const known = entry?.versions.find((version) => version.hash === hash)?.pictures ?? [];
      return Promise.all(known.filter(({ hash }) => hash).map(async (picture) => ({ ...picture, blob: await answered(pictures.get(picture.hash)) })));
    });
    const sound = await Promise.all(known.map(({ blob, hash }) => isSound(blob, hash)));
    return known.filter((_, place) => sound[place]);
  }

  async #known(id) {
    const entry = await this.get(id);
    if (!entry) throw unknown();
    return entry;
  }

  async #change(id, change) {
    const text = JSON.stringify(change);
    const [entry] = await this.#write([id], (stored, stamp) => {
      if (stored === undefined) throw unknown();
      return this.#call((wasm) => wasm.changeEntry(id, stored, text, stamp));
    });
    return entry;
  }

  // The one way in which an entry is written, with all that it needs.
  async #write([id], work, { payloads: brought = new Map(), pictures: shown = new Map(), searched, from = 'here' } = {}) {
    const written = await this.#transact('readwrite', STORES, async (entries, payloads, pictures, uses, state, index, texts) => {
      const [stored, last, sequence] = await Promise.all([answered(entries.get(id)), answered(state.get('clock')), answered(state.get('sequence'))]);
      const clock = JSON.stringify(last ?? [0, 0, crypto.randomUUID()]);
      const stamp = this.#call((wasm) => wasm.nextStamp(clock, Date.now()));
      const before = stored && JSON.stringify(stored);
      const result = work(before, JSON.stringify(stamp), clock);
      const [entry, heard] = Array.isArray(result) ? result : [result, stamp];
      state.put(heard, 'clock');
      const isMended = brought.size > 0;
      entry.damaged = isMended ? null : (stored?.damaged ?? entry.damaged ?? null);
      entry.sequence = (sequence ?? 0) + 1;
      if (from === 'sync' && stored && !isMended && shown.size === 0 && JSON.stringify({ ...entry, sequence: 0 }) === JSON.stringify({ ...stored, sequence: 0 })) return [];
      for (const [hash, bytes] of brought) payloads.put(bytes, hash);
      for (const [hash, blob] of shown) pictures.put(blob, hash);
      for (const { hash, pictures } of entry.versions) {
        for (const needed of [hash, ...pictures.map(({ hash }) => hash)].filter(Boolean)) uses.put({ hash: needed, id });
      }
      entries.put(entry);
      if (searched) this.#search.put(entry, searched, index, texts);
      state.put(entry.sequence, 'sequence');
      return [entry];
    });
    if (written.length > 0) this.#changed([id], from);
    return written;
  }

  #changed(ids, from) {
    // It may have been closed meanwhile.
    if (!this.#ended) this.#channel.postMessage(ids);
    this.#tell(ids, from);
  }

  // Notes that the bytes of an article are not as they were.
  async #flag(id) {
    const isNew = await this.#transact('readwrite', ['entries'], async (entries) => {
      const stored = await answered(entries.get(id));
      if (!stored || stored.damaged) return false;
      entries.put({ ...stored, damaged: 'payload' });
      return true;
    });
    // Whoever reads it again because of that would hear of it for ever.
    if (isNew) this.#changed([id], 'here');
  }

  async #purge({ id, versions }) {
    const sizes = new Map(versions.flatMap((version) => [version, ...version.pictures]).map(({ hash, bytes }) => [hash, bytes]));
    const freed = await this.#transact('readwrite', STORES, async (entries, payloads, pictures, uses, state, index, texts) => {
      const [stored, sequence, needed] = await Promise.all([answered(entries.get(id)), answered(state.get('sequence')), answered(uses.index('id').getAll(id))]);
      // Another tab may have brought it back meanwhile.
      if (!stored?.removed || !(stored.versions?.length > 0)) return 0;
      const entry = this.#call((wasm) => wasm.forgetEntry(id, JSON.stringify(stored)));
      entries.put({ ...entry, sequence: sequence + 1 });
      state.put(sequence + 1, 'sequence');
      index.delete(id);
      texts.delete(id);
      let freed = 0;
      for (const { hash } of needed) {
        uses.delete([hash, id]);
        if ((await answered(uses.index('hash').count(hash))) > 0) continue;
        payloads.delete(hash);
        pictures.delete(hash);
        freed += sizes.get(hash) ?? 0;
      }
      return freed;
    });
    this.#changed([id], 'here');
    return freed;
  }

  // What an entry of another library needs and is not here, as far as it can be had.
  async #bring({ id, removed, versions }, bytes) {
    const needed = removed ? [] : versions.flatMap((version) => [{ ...version, kind: 'payloads' }, ...version.pictures.map((picture) => ({ ...picture, kind: 'pictures' }))]);
    const brought = { payloads: new Map(), pictures: new Map(), missing: [] };
    const unique = new Map(needed.filter(({ hash }) => hash).map((part) => [part.hash, part]));
    const isDamaged = unique.size > 0 && (await this.get(id))?.damaged;
    for (const { hash, type, kind } of unique.values()) {
      const known = await this.#transact('readonly', [kind], (store) => answered(isDamaged ? store.get(hash) : store.getKey(hash)));
      if (known && (!isDamaged || (await isSound(new Blob([known]), hash)))) continue;
      const given = await bytes(hash, type ?? undefined);
      const found = given && new Uint8Array(await new Blob([given]).arrayBuffer());
      if (!found || (await hashOf(found)) !== hash) brought.missing.push(hash);
      else brought[kind].set(hash, kind === 'payloads' ? found : new Blob([found], { type: type ?? '' }));
    }
    return brought;
  }
}

const damaged = () => failure('damaged', 'what was saved of this article is not as it was: save it again');
const unknown = () => failure('not-saved', 'this article is not in the library');

// An article says of itself that its payload is not here.
function flagged(entry, payloads) {
  const latest = entry.versions.at(-1);
  const isThere = entry.removed !== null || (latest && payloads.has(latest.hash));
  return isThere || entry.damaged ? entry : { ...entry, damaged: 'payload' };
}

async function isSound(blob, hash) {
  return blob instanceof Blob && (await blob.arrayBuffer().then(hashOf, () => undefined)) === hash;
}

// That the browser may not throw it away. It asks its reader, or remembers, so this is only for what they do themselves.
async function persist() {
  const isOwn = globalThis.self === globalThis.top;
  if (!isOwn || !navigator.userActivation?.isActive) return;
  await navigator.storage?.persist?.().catch(() => {});
}
