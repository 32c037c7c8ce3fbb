// The search of saved articles: what is stored for it, and the index in the wasm that is made of that.

import { load } from './instance.js';
import { answered } from './store.js';

const LENGTH = 180;

const segmenter = globalThis.Intl?.Segmenter && new Intl.Segmenter(undefined, { granularity: 'word' });

// Where no browser knows it, each character may start a word.
function starts(run) {
  return segmenter ? Array.from(segmenter.segment(run), ({ index }) => index) : Array.from({ length: run.length }, (_, index) => index);
}

/** The search of a library. */
export class Search {
  #transact;
  #reread;
  #module;
  #index;
  // The instance that the index is in; another has taken its place after a failure, and has none.
  #instance;
  // The last change that the index knows.
  #sequence;
  #updated = Promise.resolve();

  /**
   * @param {typeof import('./store.js').transact} transact of the library's database
   * @param {(entry: object) => Promise<{ text: string, tags: string[] }>} reread reads a saved article anew
   */
  constructor(transact, reread) {
    this.#transact = transact;
    this.#reread = reread;
  }

  /** Has the wasm to work with. */
  async open() {
    this.#module ??= await load('library');
  }

  /** The database is another one, of which nothing is known. */
  forget() {
    this.#instance = undefined;
  }

  #ask(work) {
    return this.#module.call((wasm) => {
      if (this.#instance !== this.#module.instance) {
        this.#index = new wasm.SearchIndex(starts);
        this.#instance = this.#module.instance;
        this.#sequence = 0;
      }
      return work(this.#index);
    });
  }

  /**
   * What is searched of an article besides its entry.
   *
   * @param {Uint8Array} bytes its JSON
   */
  read(bytes, options) {
    const [text, tags] = this.#module.call((wasm) => wasm.searchedText(bytes, options));
    return { text, tags };
  }

  /**
   * What the store holds of an article for the search, in the same transaction as its entry.
   *
   * @param {import('./library.js').Entry} entry
   * @param {{ text: string, tags: string[] }} searched
   * @param {IDBObjectStore} index
   * @param {IDBObjectStore} texts
   */
  put(entry, searched, index, texts) {
    this.#put(entry, searched, this.#bytes(entry, searched), index, texts);
  }

  #put(entry, { text, tags }, bytes, index, texts) {
    index.put({ made: madeOf(entry), bytes }, entry.id);
    // Apart: the index is read as a whole, of the texts only those that are shown.
    texts.put({ hash: entry.versions.at(-1).hash, text, tags }, entry.id);
  }

  #bytes(entry, { text, tags }) {
    return this.#ask((index) => index.entry(entry, text, tags));
  }

  /**
   * The articles that answer a query, the best first, but for those that are removed.
   *
   * @param {string} query
   * @returns {Promise<{ id: string, score: number, fields: string[] }[]>}
   */
  async find(query) {
    await this.open();
    // One after the other: each begins where the one before has ended.
    this.#updated = this.#updated.catch(() => {}).then(() => this.#update());
    await this.#updated;
    const [ids, scores, fields] = this.#ask((index) => index.search(query));
    const names = this.#module.call((wasm) => wasm.searchedFields());
    return ids.map((id, place) => ({ id, score: scores[place], fields: names.filter((_, bit) => fields[place] & (1 << bit)) }));
  }

  /**
   * The pieces of the texts of articles that say most of what a query asks for; `null` where a text is not there.
   *
   * @param {string[]} ids
   * @param {string} query
   */
  async snippets(ids, query) {
    await this.open();
    const stored = await this.#transact('readonly', ['texts'], (texts) => Promise.all(ids.map((id) => answered(texts.get(id)))));
    return stored.map((stored) => {
      if (typeof stored?.text !== 'string') return null;
      const [text, places] = this.#ask((index) => index.snippet(stored.text, query, LENGTH));
      return { text, ranges: Array.from({ length: places.length / 2 }, (_, place) => [places[2 * place], places[2 * place + 1]]) };
    });
  }

  // Has the index know what has changed since the last time, in whatever tab: what was stored for it, or, where that is of
  // another state or damaged, the article itself, is read.
  async #update() {
    const since = this.#ask(() => this.#sequence);
    const instance = this.#instance;
    const changed = await this.#transact('readonly', ['entries', 'index'], async (entries, index) => {
      const stored = await answered(entries.index('sequence').getAll(IDBKeyRange.lowerBound(since, true)));
      const records = await Promise.all(stored.map(({ id }) => answered(index.get(id))));
      return stored.map((entry, place) => ({ stored: entry, record: records[place] }));
    });
    for (const { stored, record } of changed) {
      const entry = this.#module.call((wasm) => wasm.readEntry(String(stored.id), JSON.stringify(stored)));
      if (entry.removed !== null || entry.versions.length === 0) this.#ask((index) => index.remove(entry.id));
      else if (!(record?.made === madeOf(entry) && record.bytes instanceof Uint8Array && this.#add(entry, record.bytes))) await this.#renew(entry);
    }
    if (changed.length > 0 && instance === this.#instance) this.#sequence = changed.at(-1).stored.sequence;
  }

  #add(entry, bytes) {
    return this.#ask((index) => index.add(entry.id, bytes));
  }

  async #renew(entry) {
    const known = await this.#transact('readonly', ['texts'], (texts) => answered(texts.get(entry.id)));
    const isKnown = known?.hash === entry.versions.at(-1).hash && typeof known.text === 'string' && Array.isArray(known.tags);
    // What cannot be read any more says so in its entry, and is not found.
    const searched = isKnown ? known : await this.#reread(entry).catch(() => undefined);
    if (!searched) {
      this.#ask((index) => index.remove(entry.id));
      return;
    }
    const bytes = this.#bytes(entry, searched);
    this.#add(entry, bytes);
    // Where there is no room left it is made anew the next time.
    await this.#transact('readwrite', ['entries', 'index', 'texts'], async (entries, index, texts) => {
      const now = await answered(entries.get(entry.id));
      // Of what was purged meanwhile nothing is to stay, and what was saved meanwhile has its own.
      if (now?.sequence === entry.sequence) this.#put(entry, searched, bytes, index, texts);
    }).catch(() => {});
  }
}

// What the index of an article is made of: its payload, and what its reader says of it.
function madeOf({ versions, tags, title }) {
  return JSON.stringify([versions.at(-1)?.hash, title, ...tags]);
}
