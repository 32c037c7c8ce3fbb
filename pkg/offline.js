// An article where `offline` is set: saved by its reader, opened from the library where the network fails, asked for again.

import { addressOf, fetchPayload } from './fetch.js';
import { likely, load } from './instance.js';
import { encode } from './payload.js';
import { giveBack, lend } from './lent.js';

// How long is waited until an address is tried again, at first and at most, in milliseconds.
const SOON = 2000;
const LATE = 60_000;

// One for the page. Where it cannot be opened, or had to be given up, it is tried anew.
let opening;

function open() {
  opening ??= import('./library.js').then(async ({ Library }) => {
    const library = await Library.open();
    library.addEventListener('superseded', () => (opening = undefined));
    return library;
  });
  opening.catch(() => (opening = undefined));
  return opening;
}

/** What an element with `offline` does with its article. */
export class Offline {
  #element;
  #viewer;
  // What is shown, as it arrived, and its entry in the library.
  #arrived;
  #entry;
  // What arrived since and is newer.
  #newer;
  // What its reader is told.
  #told = { state: '', notice: '' };
  // Ends saving; asks the server again, from when on.
  #saving;
  #asking;
  #ask;
  // Ends hearing of the library.
  #following;

  /**
   * @param {HTMLElement} element
   * @param {{ tell: (told: object) => void, show: (payload: () => Promise<object>) => Promise<void>,
   *   source: () => { src: string | null, type?: string, base: string }, language: () => string }} viewer what shows the
   *   article: `tell` says how it stands with it
   */
  constructor(element, viewer) {
    this.#element = element;
    this.#viewer = viewer;
  }

  /** Where the reader of the saved article left off. */
  get place() {
    return this.#entry?.place ?? undefined;
  }

  /** Keeps where the reader is with the article, if it is saved. */
  async keepPlace(place) {
    const entry = this.#entry;
    if (!entry || this.#told.state === 'removed') return;
    try {
      await (await open()).set(entry.id, { place });
    } catch {
      // It is kept elsewhere, too.
    }
  }

  /** What an address gives, or what is saved of it. */
  async fetch(src, options) {
    this.rest();
    const known = await this.#find(src, options.base);
    if (known && this.#element.offline === 'saved-first') {
      const saved = await this.#read(known, options, 'checking').catch(() => undefined);
      if (saved) return saved;
    }
    try {
      const arrived = await fetchPayload(src, { ...options, known: known?.versions.at(-1) });
      if (arrived.bytes) return arrived;
      return (await this.#read(known, options, '').catch(() => undefined)) ?? (await fetchPayload(src, options));
    } catch (error) {
      options.signal.throwIfAborted();
      return this.instead(src, options, error);
    }
  }

  /** What is saved of an address that has failed; where there is nothing, it is tried again if that may help. */
  async instead(src, options, error) {
    const isHopeless = !isPassing(error);
    const known = await this.#find(src, options.base);
    options.signal.throwIfAborted();
    try {
      if (known) return await this.#read(known, options, error.code);
    } catch (damaged) {
      error = damaged;
    }
    if (isHopeless) {
      this.#tell({ state: '', notice: '' });
      throw error;
    }
    this.#tell({ state: '', notice: 'retrying', saved: '' });
    this.#repeat(async (signal) => {
      const arrived = await fetchPayload(src, { ...options, ...quietly(signal) });
      this.#viewer.show(async (announce) => announce(likely(arrived.options)) ?? arrived);
    });
    throw error;
  }

  /** Hears of the article that is shown; `arrived` is what it was drawn from, where that is known. */
  async shown(arrived) {
    // Where only the attribute is another, what was removed can still be brought back.
    if (arrived === this.#arrived && this.#following?.signal.aborted === false) return;
    this.#forget();
    this.#arrived = arrived;
    this.#newer = undefined;
    this.#saving?.abort();
    giveBack(this.#element, arrived?.options.embedded);
    const { entry, notice = '' } = arrived?.saved ?? {};
    if (entry) {
      this.#entry = entry;
      await this.#say('saved', { notice });
      if (notice === 'checking') this.check();
      else if (notice) this.#repeat((signal) => this.#look(signal));
    } else {
      this.rest();
      this.#entry = undefined;
      await this.#say('', { notice: '' });
      this.#entry = await this.#findShown(arrived);
      if (arrived !== this.#arrived) return;
      if (this.#entry) {
        prepare();
        await this.#say((arrived && !(await this.#isSaved(arrived))) ? 'update' : 'saved');
      }
    }
    this.#follow();
  }

  /** Nobody sees it any more, or something else comes: nothing is asked again. */
  rest() {
    this.#asking?.abort();
    this.#asking = undefined;
    this.#ask = undefined;
    if (this.#told.notice === 'retrying') this.#tell({ notice: '' });
  }

  /** The element is out of the page. */
  leave() {
    this.#forget();
    this.#asking?.abort();
    this.#following?.abort();
  }

  /** It is back. */
  come() {
    if (this.#ask) this.#repeat(this.#ask);
    if (this.#following?.signal.aborted) this.#follow();
  }

  /** `offline` is gone. */
  end() {
    this.rest();
    this.leave();
    this.#tell({ state: '', notice: '' });
  }

  /** Does what the reader has pressed, by its `data-action`. */
  async act(action) {
    const { state } = this.#told;
    if (action === 'offline-cancel') this.#saving?.abort();
    else if (action === 'offline-check') await this.check();
    else if (action === 'offline-show') await this.#showNewer();
    else if (action === 'offline-remove') await this.#change((library, { id }) => library.remove(id), 'removed');
    else if (action === 'offline-restore') await this.#change((library, { id }) => library.restore(id), 'saved');
    else if (action === 'offline-save' || (action === 'offline' && !state)) await this.save();
  }

  /** Saves what is shown, or what is newer. */
  async save() {
    if (this.#saving) return;
    const before = this.#told.state;
    const saving = (this.#saving = new AbortController());
    const { signal } = saving;
    await this.#say('saving');
    try {
      const [library, arrived] = await Promise.all([open(), this.#payload(signal)]);
      const { bytes, options, validators } = arrived;
      const { type, contentType, fileName } = options;
      // What is newer may not have been shown yet.
      const article = arrived === this.#arrived ? (this.#element.article ?? undefined) : undefined;
      const remote = this.#element.remote ?? undefined;
      const progress = ({ stage, done, total }) => stage === 'pictures' && this.#tell({ done: String(done / total) });
      const saved = await library.save(bytes, { type, contentType, fileName, url: this.#address(arrived), article, ...validators, remote, signal, progress });
      signal.throwIfAborted();
      this.#saving = undefined;
      this.#entry = saved;
      prepare();
      await this.#say('saved', this.#told.notice === 'update' ? { notice: 'current' } : {});
    } catch (error) {
      if (this.#saving === saving) this.#saving = undefined;
      if (signal.aborted) return this.#say(before === 'failed' ? '' : before);
      await this.#say('failed', { code: error.code ?? 'internal', message: error.message });
    }
  }

  /** Asks whether there is a newer version than what is saved and shown. */
  async check() {
    this.#tell({ notice: 'checking' });
    this.#repeat((signal) => this.#look(signal), 0);
  }

  async #look(signal) {
    const { src, type, base } = this.#viewer.source();
    const arrived = await fetchPayload(src, { base, type, known: this.#entry?.versions.at(-1), ...quietly(signal) });
    const isCurrent = !arrived.bytes || (await this.#isSaved(arrived));
    // Another article may be shown by now.
    signal.throwIfAborted();
    if (isCurrent) return this.#say('saved', { notice: 'current' });
    this.#newer = arrived;
    await this.#say('update', { notice: 'update' });
  }

  // Shows what is newer where the reader is, and saves it: they would have the older again.
  async #showNewer() {
    const arrived = this.#newer;
    if (!arrived) return;
    const { position } = this.#element;
    const shown = this.#viewer.show(async (announce) => announce(likely(arrived.options)) ?? arrived);
    this.#element.position = position;
    await shown;
    await this.save();
  }

  // Does something until it is done, later and later; at once where the browser says that it is back in the network, which
  // need not be true. `wait` is how long until the first time.
  #repeat(ask, wait = delay(0)) {
    this.#asking?.abort();
    this.#ask = ask;
    const asking = (this.#asking = new AbortController());
    const { signal } = asking;
    let timer;
    let tries = 0;
    let isBusy = false;
    const attempt = async () => {
      if (isBusy) return;
      isBusy = true;
      clearTimeout(timer);
      try {
        await ask(signal);
        if (this.#asking === asking) this.rest();
      } catch (error) {
        if (signal.aborted) return;
        const isOver = !isPassing(error);
        if (this.#told.notice !== 'retrying') this.#tell({ notice: isOver ? 'http' : error.code });
        else if (isOver) this.#viewer.show(() => Promise.reject(error));
        if (isOver) return this.rest();
        timer = setTimeout(attempt, delay(++tries));
      }
      isBusy = false;
    };
    timer = setTimeout(attempt, wait);
    addEventListener('online', attempt, { signal });
    signal.addEventListener('abort', () => clearTimeout(timer));
  }

  // The entry of an address, if there is one, and if there is a library.
  async #find(src, base) {
    try {
      const entry = await (await open()).find(addressOf(src, base));
      return entry && !entry.damaged && !entry.removed ? entry : undefined;
    } catch {
      return undefined;
    }
  }

  async #findShown(arrived) {
    const address = this.#address(arrived);
    if (address) return this.#find(address);
    try {
      // What has no address is known by its bytes.
      const entry = arrived && (await (await open()).get((await digest(arrived.bytes)).slice(0, 32)));
      return entry && !entry.damaged && !entry.removed ? entry : undefined;
    } catch {
      return undefined;
    }
  }

  // What the library knows the article by: the address of `src`, or what the host says.
  #address(arrived) {
    const { src, base } = this.#viewer.source();
    if (arrived) return arrived.address;
    return src === null ? undefined : addressOf(src, base);
  }

  async #read(entry, { type, announce }, notice) {
    const library = await open();
    const { bytes, options, pictures, entry: now } = await library.read(entry.id);
    const given = { ...options, type: type ?? options.type };
    announce(likely(given));
    const embedded = await lend(this.#element, pictures);
    return { bytes, options: { ...given, embedded }, address: entry.url, saved: { entry: now ?? entry, notice } };
  }

  // What is to be saved: what is newer, what is shown, or what the address gives.
  async #payload(signal) {
    const { src, type, base } = this.#viewer.source();
    if (this.#newer ?? this.#arrived) return this.#newer ?? this.#arrived;
    return src === null ? encode(this.#element.article) : fetchPayload(src, { base, type, ...quietly(signal) });
  }

  async #isSaved({ bytes }) {
    const hash = await digest(bytes);
    return hash === undefined || hash === this.#entry?.versions.at(-1).hash;
  }

  // Whoever goes on does not undo the removal any more.
  async #forget() {
    if (this.#told.state !== 'removed') return;
    const { id } = this.#entry;
    this.#entry = undefined;
    this.#tell({ state: '' });
    await open().then((library) => library.purge(id)).catch(() => {});
  }

  async #change(work, state) {
    try {
      await work(await open(), this.#entry);
      await this.#say(state);
    } catch (error) {
      await this.#say('failed', { code: error.code ?? 'internal', message: error.message });
    }
  }

  // Another tab may save the article, or remove it.
  async #follow() {
    this.#following?.abort();
    const { signal } = (this.#following = new AbortController());
    const library = await open().catch(() => undefined);
    library?.addEventListener(
      'change',
      async ({ detail }) => {
        if (detail.from === 'here' || this.#saving) return;
        const entry = await this.#findShown(this.#arrived);
        if (signal.aborted || (!entry && !this.#entry)) return;
        this.#entry = entry ?? this.#entry;
        const isNew = entry && this.#arrived && !(await this.#isSaved(this.#arrived));
        if (!signal.aborted) await this.#say(entry ? (isNew ? 'update' : 'saved') : '');
      },
      { signal },
    );
  }

  // Says how it stands, to the reader, to the style sheets and to the host.
  async #say(state, more = {}) {
    const version = this.#entry?.versions.at(-1);
    const pictures = version?.pictures ?? [];
    const kept = pictures.filter(({ hash }) => hash);
    const bytes = kept.reduce((sum, picture) => sum + picture.bytes, version?.bytes ?? 0);
    this.#tell({ state, saved: version?.saved ?? '', size: inWords(bytes, this.#viewer.language()), done: '', pictures: pictures.length, kept: kept.length, code: '', message: '', ...more });
  }

  #tell(told) {
    const before = this.#told;
    this.#told = { ...before, ...told };
    const { state, code, message } = this.#told;
    if (state) this.#element.setAttribute('offline-state', state);
    else this.#element.removeAttribute('offline-state');
    this.#viewer.tell(this.#told);
    if (state === before.state) return;
    const detail = { state: state || null, entry: this.#entry ?? null, code: code || null, message: message || null };
    this.#element.dispatchEvent(new CustomEvent('offline', { detail }));
  }
}

// Whoever saves articles may open another without a network: what reads any is there by then.
function prepare() {
  load().catch(() => {});
}

// What may be otherwise a moment later.
function isPassing({ code, status }) {
  return code === 'network' || code === 'timeout' || (code === 'http' && (status >= 500 || status === 429 || status === 408));
}

// Twice as long each time, and never for all at once.
function delay(tries) {
  return Math.min(LATE, SOON * 2 ** tries) * (0.5 + Math.random() / 2);
}

function quietly(signal) {
  return { signal, announce: () => {}, progress: () => {} };
}

async function digest(bytes) {
  const hash = await globalThis.crypto?.subtle?.digest('SHA-256', bytes);
  return hash && [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];

function inWords(bytes, language) {
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const format = { style: 'unit', unit: UNITS[power], maximumFractionDigits: power > 1 ? 1 : 0 };
  return new Intl.NumberFormat(language, format).format(bytes / 1000 ** power);
}
