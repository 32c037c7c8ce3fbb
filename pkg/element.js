// The class behind `<article-viewer>`, not registered: its life from connection to removal, and the way of a payload.

import { PROPERTIES, reflect, upgrade } from './attributes.js';
import { drawLarge } from './background.js';
import { addressOf, fetchPayload } from './fetch.js';
import { likely, load, whole } from './instance.js';
import { Speech } from './languages.js';
import { encode } from './payload.js';
import { Reader } from './reader.js';
import { sourceOf } from './source.js';

// How long nothing may be seen, in milliseconds, until it is known which wasm will be needed.
const PATIENCE = 200;

/**
 * Shows an article out of any payload.
 *
 * @customElement article-viewer
 *
 * @attr {string} src - The address of the payload.
 * @attr {string} type - The payload's format or media type; detected where absent.
 * @attr {'light' | 'dark' | 'sepia' | 'grey' | 'contrast'} theme - The colours; those of the reader's system where absent.
 * @attr {'serif' | 'sans' | 'mono' | 'legible' | 'dyslexic'} font - The font of the text; `--article-font` where absent.
 * @attr {number} text-size - Steps of text size, from -3 to 5.
 * @attr {number} line-height - Steps of the height of a line, from -2 to 4.
 * @attr {number} measure - Steps of the length of a line, from -3 to 3.
 * @attr {number} margins - Steps of the room at both sides of the text, from -1 to 3.
 * @attr {number} letter-spacing - Steps of the room between letters, from 0 to 4.
 * @attr {number} word-spacing - Steps of the room between words, from 0 to 4.
 * @attr {'justify'} text-align - Whether both edges of the text are straight.
 * @attr {'manual'} hyphens - Whether words are left whole.
 * @attr {boolean} remember - Present where what a reader sets stays set on this origin.
 * @attr {boolean} contents - Present while the table of contents is open, beside the text or above it.
 * @attr {string} find - Present while the search is open; what is searched for.
 * @attr {'scroll' | 'paged'} mode - Whether the article is scrolled, or shown a page at a time.
 * @attr {boolean} progress - Present where a bar shows how far the reader has come.
 * @attr {boolean} resume - Present where a reader is brought back to where they left off.
 * @attr {'' | 'saved-first'} offline - Present where a reader may save the article, which is opened from there where the
 *   network fails; `saved-first`: what is saved is shown at once, and a newer version offered. How it stands with that, the
 *   element says in `offline-state`: `saving`, `saved`, `update`, `failed`, `removed`.
 * @attr {string} controls - What the toolbar holds, in this order: `contents`, `find`, `settings`, `smaller`, `larger`,
 *   `theme`, `offline`, `more`; those but for `smaller`, `larger`, `theme` where absent, no toolbar where empty.
 * @attr {'off'} keys - No single keys of the viewer's own; the reader may turn them off, too.
 * @attr {string} remote - Media of other origins: `ask`, `allow`, `deny`, or a list of origins to allow besides; frames
 *   are asked for, or not with `deny`.
 * @attr {number} heading-level - The level of the title among the headings of the page, from 1 to 6.
 *
 * @fires load - An article is shown, to its end; `detail.article` is `null` where a server drew it.
 * @fires error - There is no article to show; `detail` has a `code` and a `message`.
 * @fires link - The reader follows a link in this tab; `preventDefault()` keeps the page.
 * @fires position - The reader has come to another place; `detail.progress` is from 0 to 1.
 * @fires section - The reader has come into another section; `detail` has its `id` and `title`, `null` above the first.
 * @fires finished - The reader has read to the end; once for an article.
 * @fires offline - It stands otherwise with the saved article; `detail` has its `state` and `entry`, of a failure a `code`
 *   and a `message`.
 *
 * @slot - The fallback, shown until there is an article.
 * @slot header-before - Before the header of the article.
 * @slot header-after - Between the header and the text.
 * @slot body-N - Behind the block of this number, from 1: `body-3`.
 * @slot end - Behind the text, before notes and source.
 */
export class ArticleViewerElement extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = Object.values(PROPERTIES).map(([attribute]) => attribute);

  // Whether it has been in a document before, and what ends with its being there.
  #started = false;
  #connected;
  // The wasm behind the shadow root.
  #module;
  // Which instance of it has drawn the article: another, after a failure, has not what is left of it.
  #instance;
  // What is on its way, and how it sets out anew.
  #loading;
  #again;
  // What the viewer says. Where it says something else, what is shown is written anew; what a server drew has to come anew.
  #speech = new Speech(this, (anew) => {
    if (!this.#module) return;
    try {
      this.#reader.equip((tools) => tools.speak(this.#speech.said));
      const written = this.#ask((viewer) => viewer.speak(this, this.#speech.said));
      if (!written && anew) this.#anew();
      this.#reader.use();
    } catch (error) {
      this.#fail(error);
    }
  });
  #reader = new Reader(this, {
    ask: (work) => this.#ask(work),
    isThere: () => this.#module !== undefined,
    isLoading: () => this.#loading !== undefined,
    finish: () => this.#ask((viewer) => viewer.finish(this)),
    again: () => this.#again?.(),
    said: () => this.#speech.said,
    keep: async (action) => (await this.#keeper())?.act(action),
    place: () => this.#offline?.place,
    left: (position) => this.#offline?.keepPlace(position),
  });
  // What is left of the article, on its way into the page.
  #building;
  // The article as it was last asked for.
  #article;
  // A child may ask for a place in the text.
  #children;
  // Its model in its own JSON, where it was drawn aside.
  #drawn;
  // What saves articles, on its way once that is wanted, and there; what is shown, as it arrived, for that.
  #keeping;
  #offline;
  #arrived;

  /** Registers the element, unless the name is taken. A class has one name: another's is that of a derived class. */
  static define(name = 'article-viewer') {
    const registry = globalThis.customElements;
    if (registry && !registry.get(name)) registry.define(name, name === 'article-viewer' ? this : class extends this {});
  }

  connectedCallback() {
    upgrade(this, [...Object.keys(PROPERTIES), 'labels', 'position']);
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    const { ownerDocument } = this;
    this.#reader.follow(signal);
    this.#offline?.come();
    this.#speech.follow(signal);
    this.#children ??= new MutationObserver(() => this.#module && this.#ask((viewer) => viewer.slotted(this)));
    this.#children.observe(this, { childList: true });
    // Until then, what lies inside may not have been parsed to its end.
    if (ownerDocument.readyState === 'loading') {
      ownerDocument.addEventListener('DOMContentLoaded', () => this.#enter(), { signal, once: true });
    } else {
      this.#enter();
    }
    this.#reader.use();
  }

  disconnectedCallback() {
    this.#connected.abort();
    this.#children.disconnect();
    // Moved is not removed.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#loading?.abort();
      this.#offline?.leave();
      // What they hold of the article would hold this.
      this.#reader.rest();
    });
  }

  // Another document has a style sheet of its own.
  adoptedCallback() {
    if (this.#module) this.#ask((viewer) => viewer.adopted(this));
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    this.#reader.changed(name, before, after);
    if (name === 'offline') this.#keep(after === null);
    // What is given by `load` is given with its type.
    if (name === 'src' || (name === 'type' && (this.hasAttribute('src') || sourceOf(this).inside))) {
      this.#loading?.abort();
      this.#again = undefined;
      // Before it is in a document there is time; an address need not wait for what lies inside.
      if (this.#connected && this.isConnected && (this.#started || after !== null)) this.#start();
    } else if (this.#module && !this.#ask((viewer) => viewer.changed(this, name))) {
      this.#anew();
    } else {
      this.#reader.use(undefined, name);
    }
  }

  /**
   * Shows a payload instead of fetching `src`.
   *
   * @param {import('./core.js').Payload} payload
   * @param {import('./core.js').ParseOptions} [options]
   * @returns {Promise<void>} rejected where there is no article to show, as the `error` event tells too; with an
   *   `AbortError` where another payload came first, or the element was removed
   */
  load(payload, options) {
    return this.#run(async (announce) => {
      const encoded = await encode(payload, { url: this.ownerDocument.baseURI, ...options });
      announce(likely(encoded.options));
      return { ...encoded, address: options?.url && addressOf(options.url, this.ownerDocument.baseURI) };
    });
  }

  /**
   * The article as a file of its own, named after its title. Pictures that are shown and that this page may read lie in
   * `html`, `epub` and `markdown-zip`; the others stay addresses, or are said in words.
   *
   * @param {import('./element.js').ExportFormat} format
   * @param {import('./element.js').ExportOptions} [options]
   * @returns {Promise<import('./element.js').Export>} rejected where there is no article, and where the address that
   *   it came from does not give it once more after a server drew it
   */
  async export(format, options) {
    const { exported } = await import('./export.js');
    return exported(this, format, this.#speech.said, options);
  }

  /**
   * Has the browser save what `export` gives, and tells the reader what came of it.
   *
   * @param {import('./element.js').ExportFormat} format
   * @returns {Promise<void>} rejected as that of `export`
   */
  save(format) {
    const saved = this.#save(format);
    // The reader was told.
    saved.catch(() => {});
    return saved;
  }

  async #save(format) {
    let name;
    let missing = 0;
    try {
      const [done, { download }] = await Promise.all([this.export(format), import('./export.js')]);
      ({ missing } = done);
      ({ name } = done.file);
      download(done.file, this.ownerDocument);
    } finally {
      if (await this.#reader.use(true)) this.#reader.equip((tools) => tools.saved(this, name, missing));
    }
  }

  /** The article that is shown, or `null`. */
  get article() {
    if (this.#drawn) this.#article ??= JSON.parse(new TextDecoder().decode(this.#drawn));
    else if (this.#module) this.#article ??= this.#ask((viewer) => viewer.article());
    return this.#article ?? null;
  }

  /**
   * Where the reader is: what a host may store and set again, for this article or the next that is shown; `null` at the
   * beginning.
   */
  get position() {
    return this.#reader.position;
  }

  set position(position) {
    this.#reader.position = position;
  }

  /** Words of the viewer that the host says otherwise, by their names; `null` where it says none. */
  get labels() {
    return this.#speech.labels;
  }

  set labels(labels) {
    this.#speech.labels = labels;
  }

  #enter() {
    if (this.#again) {
      // Removed while something was on its way.
      if (this.#loading?.signal.aborted) this.#again();
    } else if (this.shadowRoot && !this.#started && !this.#module) {
      // What a server drew is there to be read already.
      this.#again = () => this.#start();
      this.#speech.begin(this.shadowRoot.querySelector('[part=toolbar]')?.lang);
      // Where something else is on its way by then, that is what there is to tell of.
      load('article').then(
        async (module) => {
          await this.#speech.ready();
          this.#attach(module);
          if (!this.#loading) this.#reader.begin(false);
          this.#reader.use();
          if (!this.#loading) this.#loaded();
        },
        (error) => this.#loading || this.#fail(error),
      );
    } else {
      this.#start();
    }
    this.#started = true;
  }

  // Sets out for the address or for what lies inside, or ends the wait where there is neither.
  #start() {
    const { src, type, base, inside } = sourceOf(this);
    if (src !== null) {
      this.#run((announce, signal, progress) => this.#fetch(src, { base, type, signal, announce, progress }));
    } else if (inside) {
      this.load(inside.textContent, { type: type ?? inside.type });
    } else if (this.#module) {
      this.#ask((viewer) => viewer.idle(this));
    }
  }

  // What an address gives. Nothing of the library is waited for unless it is to come first, or has to.
  async #fetch(src, options) {
    if (!this.hasAttribute('offline')) return fetchPayload(src, options);
    const isFirst = this.#offline || this.offline === 'saved-first';
    const offline = isFirst && (await this.#keeper());
    if (offline) return offline.fetch(src, options);
    try {
      return await fetchPayload(src, options);
    } catch (error) {
      options.signal.throwIfAborted();
      const offline = await this.#keeper();
      if (!offline) throw error;
      return offline.instead(src, options, error);
    }
  }

  // What saves articles; nothing where it cannot be had.
  #keeper() {
    this.#keeping ??= import('./offline.js').then(
      ({ Offline }) => (this.#offline ??= new Offline(this, this.#library())),
      (cause) => {
        this.#keeping = undefined;
        console.warn(cause);
      },
    );
    return this.#keeping;
  }

  #library() {
    return {
      tell: async (told) => (await this.#reader.use(true)) && this.#reader.equip((tools) => tools.offline(this, told)),
      show: (payload) => {
        const shown = this.#run(payload);
        this.#again = () => this.#start();
        return shown;
      },
      source: () => sourceOf(this),
      language: () => this.#speech.said.language,
    };
  }

  // Has what is shown be saved, or not any more.
  async #keep(isOver = !this.hasAttribute('offline')) {
    if (isOver) return this.#offline?.end();
    if (!this.#module || this.#loading) return;
    await (await this.#keeper())?.shown(this.#arrived);
  }

  #run(payload) {
    this.#loading?.abort();
    this.#offline?.rest();
    this.#loading = new AbortController();
    this.#again = () => this.#run(payload);
    const shown = this.#show(payload, this.#loading.signal);
    // Whoever does not wait for it hears of its failure by the event.
    shown.catch(() => {});
    return shown;
  }

  // The payload and the wasm that is likely to read it come side by side.
  async #show(payload, signal) {
    this.#speech.begin();
    let left;
    let arriving;
    try {
      let announce;
      const announced = new Promise((resolve) => (announce = resolve));
      arriving = payload(announce, signal, (done) => signal.aborted || (this.#module && this.#wait(done)));
      // Any can say why there is no article.
      arriving.catch(() => announce('article'));
      // Any can say, too, that it is on its way.
      if (!this.#module) {
        const name = await Promise.race([announced, patience('article')]);
        signal.throwIfAborted();
        const module = await load(name);
        await this.#speech.ready();
        this.#attach(module);
      }
      signal.throwIfAborted();
      this.#wait();
      const name = await announced;
      signal.throwIfAborted();
      let module = await load(name);
      const arrived = await arriving;
      const { bytes, options } = arrived;
      signal.throwIfAborted();
      try {
        left = await this.#draw(module, bytes, options, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (error.code !== 'unknown-type' || module === whole) throw error;
        module = await load();
        signal.throwIfAborted();
        left = await this.#draw(module, bytes, options, signal);
      }
      this.#arrived = this.hasAttribute('offline') ? arrived : undefined;
    } catch (caught) {
      const error = await this.#reasonOf(caught, arriving);
      signal.throwIfAborted();
      this.#loading = undefined;
      throw this.#fail(error);
    }
    // It has arrived: taking the element out does not undo it any more.
    this.#loading = undefined;
    this.#reader.begin(true);
    const again = this.#again;
    if (left) await (this.#building ??= this.#build());
    if (this.#again !== again) throw new DOMException('another payload came first', 'AbortError');
    this.#reader.use();
    this.#loaded();
  }

  // Builds what is left of the article, a slice at a time, also while another is on its way.
  async #build() {
    try {
      do {
        await frame();
        // The viewer may have died with another's failure, and the rest of the article with it.
        if (this.#module.instance !== this.#instance) return this.#anew();
      } while (this.#ask((viewer) => viewer.more(this)));
    } catch (error) {
      throw this.#fail(error);
    } finally {
      this.#building = undefined;
    }
  }

  // An object for each article is made only for whoever looks at it.
  #loaded() {
    this.#keep();
    const viewer = this;
    this.#tell('load', {
      get article() {
        return viewer.article;
      },
    });
  }

  #wait(done) {
    this.#ask((viewer) => viewer.loading(this, done));
  }

  // Without a network there is no wasm either; the reader is to know what they can do about it.
  async #reasonOf(error, arriving) {
    if (error.code !== 'wasm' || !this.#module || !this.hasAttribute('offline')) return error;
    return arriving.then(
      () => error,
      (failed) => failed,
    );
  }

  // Whether anything is left of it to build.
  async #draw(module, bytes, options, signal) {
    const drawn = await drawLarge(module, bytes, () => ({ ...this.#look(), options }), signal);
    signal.throwIfAborted();
    const left = module.ask(this, this.#speech.said, (viewer) =>
      drawn ? viewer.take(this, drawn.markup) : viewer.show(this, bytes, options),
    );
    this.#shown(module, drawn?.article);
    this.#reader.renew();
    return left;
  }

  // All that a viewer looks at besides the payload.
  #look() {
    const names = this.getAttributeNames().filter((name) => ArticleViewerElement.observedAttributes.includes(name));
    const { language, labels } = this.#speech.said;
    return {
      attributes: Object.fromEntries(names.map((name) => [name, this.getAttribute(name)])),
      origins: this.#ask((viewer) => viewer.origins(this)),
      language,
      labels,
    };
  }

  #shown(module, drawn) {
    if (module !== this.#module) this.#module.leave(this);
    this.#module = module;
    this.#instance = module.instance;
    this.#article = undefined;
    this.#drawn = drawn;
  }

  // Writes anew what its viewer cannot: what was drawn aside by its model, what a server drew by asking for it.
  async #anew() {
    const drawn = this.#drawn;
    if (!drawn) return this.#again?.();
    try {
      const module = await load('article');
      if (drawn !== this.#drawn) return;
      const loaded = this.#ask((viewer) => viewer.loaded());
      module.ask(this, this.#speech.said, (viewer) => viewer.recall(this, drawn, { type: 'article', embedded: this.#arrived?.options.embedded }, loaded));
      this.#shown(module);
      this.#reader.rest();
      this.#reader.use();
    } catch (error) {
      this.#fail(error);
    }
  }

  // Shows and tells why there is no article; the error that it is for whoever waits.
  #fail(cause) {
    const error = typeof cause.code === 'string' ? cause : Object.assign(new Error(cause.message, { cause }), { code: 'internal' });
    const { code, message } = error;
    this.#article = undefined;
    this.#drawn = undefined;
    this.#arrived = undefined;
    if (this.#module) this.#ask((viewer) => viewer.fail(this, code, message));
    this.#reader.use();
    this.#tell('error', { code, message });
    return error;
  }

  #tell(kind, detail) {
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }

  #attach(module) {
    if (this.#module) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    this.#reader.attach(root);
    this.#module = module;
    // What a server drew may have been set otherwise since, and did not know of the children.
    this.#ask((viewer) => viewer.changed(this, 'theme'));
    this.#ask((viewer) => viewer.slotted(this));
  }

  #ask(work) {
    return this.#module.ask(this, this.#speech.said, work);
  }

  /** Hears for the tools what only some of their nodes are listened to for. */
  handleEvent(event) {
    this.#reader.hear(event);
  }
}

// Waits until the page has been painted: `scheduler.yield` would come back before that. Where nothing is, as in a hidden
// tab, for a moment.
function frame() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100);
  });
}

reflect(ArticleViewerElement.prototype);

function patience(value) {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE, value));
}
