// The class behind `<article-viewer>`, not registered: its life from connection to removal, and the way of a payload.

import { fetchPayload } from './fetch.js';
import { ask, init } from './instance.js';
import { encode } from './payload.js';

// Each property with its attribute, and with its value where that is absent.
const PROPERTIES = {
  src: ['src', null],
  type: ['type', null],
  theme: ['theme', null],
  textSize: ['text-size', 0],
  contents: ['contents', false],
  remote: ['remote', null],
  headingLevel: ['heading-level', 1],
};

/**
 * Shows an article out of any payload.
 *
 * @customElement article-viewer
 *
 * @attr {string} src - The address of the payload.
 * @attr {string} type - The payload's format or media type; detected where absent.
 * @attr {'light' | 'dark' | 'sepia' | 'contrast'} theme - The colours; those of the reader's system where absent.
 * @attr {number} text-size - Steps of text size, from -3 to 5.
 * @attr {boolean} contents - Present while the table of contents is open.
 * @attr {string} remote - Media of other origins: `ask`, `allow`, `deny`, or a list of origins to allow besides.
 * @attr {number} heading-level - The level of the title among the headings of the page, from 1 to 6.
 *
 * @fires load - An article is shown.
 * @fires error - There is no article to show; `detail` has a `code` and a `message`.
 * @fires link - The reader follows a link; `preventDefault()` keeps the page.
 * @fires position - The reader has come to another place; `detail.progress` is from 0 to 1.
 */
export class ArticleViewerElement extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = Object.values(PROPERTIES).map(([attribute]) => attribute);

  // Whether it has been in a document before, and what ends with its being there.
  #started = false;
  #connected;
  // Whether there is wasm behind the shadow root.
  #attached = false;
  // What is on its way, and how it sets out anew.
  #loading;
  #again;

  /** Registers the element, unless another copy of it was first. */
  static define(name = 'article-viewer') {
    const registry = globalThis.customElements;
    if (registry && !registry.get(name)) registry.define(name, this);
  }

  connectedCallback() {
    for (const name of Object.keys(PROPERTIES)) this.#upgrade(name);
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    const { ownerDocument } = this;
    ownerDocument.addEventListener('scroll', this.#hear, { signal, capture: true, passive: true });
    // Until then, what lies inside may not have been parsed to its end.
    if (ownerDocument.readyState === 'loading') {
      ownerDocument.addEventListener('DOMContentLoaded', () => this.#enter(), { signal, once: true });
    } else {
      this.#enter();
    }
  }

  disconnectedCallback() {
    this.#connected.abort();
    // Moved is not removed.
    queueMicrotask(() => {
      if (!this.isConnected) this.#loading?.abort();
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === 'src' || name === 'type') {
      if (!this.#started) return;
      this.#loading?.abort();
      this.#again = undefined;
      if (this.isConnected) this.#start();
    } else if (this.#attached && !ask(this, (viewer) => viewer.changed(this, name))) {
      this.#again?.();
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
    return this.#run(() => encode(payload, { url: this.ownerDocument.baseURI, ...options }));
  }

  /** The article that is shown, or `null`. */
  get article() {
    return this.#attached ? ask(this, (viewer) => viewer.article()) : null;
  }

  #enter() {
    if (this.#again) {
      // Removed while something was on its way.
      if (this.#loading?.signal.aborted) this.#again();
    } else if (this.shadowRoot && !this.#started) {
      // What a server drew is there to be read already.
      this.#again = () => this.#start();
      this.#attach().catch(() => {});
    } else {
      this.#start();
    }
    this.#started = true;
  }

  // The address, or what lies inside as a script of a type that no browser runs.
  #start() {
    const src = this.getAttribute('src');
    const type = this.getAttribute('type') ?? undefined;
    const base = this.ownerDocument.baseURI;
    const inside = this.querySelector(':scope > script[type]');
    if (src !== null) {
      this.#run((signal, progress) => fetchPayload(src, { base, type, signal, progress }));
    } else if (inside) {
      this.load(inside.textContent, { type: type ?? inside.type });
    }
  }

  #run(payload) {
    this.#loading?.abort();
    this.#loading = new AbortController();
    this.#again = () => this.#run(payload);
    const shown = this.#show(payload, this.#loading.signal);
    // Whoever does not wait for it hears of its failure by the event.
    shown.catch(() => {});
    return shown;
  }

  async #show(payload, signal) {
    try {
      await this.#attach();
      signal.throwIfAborted();
      ask(this, (viewer) => viewer.loading(this));
      const progress = (done) => ask(this, (viewer) => viewer.loading(this, done));
      const { bytes, options } = await payload(signal, (done) => signal.aborted || progress(done));
      signal.throwIfAborted();
      ask(this, (viewer) => viewer.show(this, bytes, options));
    } catch (error) {
      signal.throwIfAborted();
      this.#loading = undefined;
      const code = typeof error.code === 'string' ? error.code : 'internal';
      const { message } = error;
      if (this.#attached) ask(this, (viewer) => viewer.fail(this, code, message));
      this.dispatchEvent(new CustomEvent('error', { detail: { code, message } }));
      throw error;
    }
    this.#loading = undefined;
    this.dispatchEvent(new CustomEvent('load', { detail: { article: this.article } }));
  }

  async #attach() {
    await init();
    if (this.#attached) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    for (const kind of ['click', 'keydown']) root.addEventListener(kind, this.#hear);
    this.#attached = true;
    // What a server drew may have been set otherwise since.
    ask(this, (viewer) => viewer.changed(this, 'theme'));
  }

  #hear = (event) => {
    if (!this.#attached) return;
    if (event.type === 'click' && event.target.closest('[data-action="retry"]')) {
      this.#again?.();
      return;
    }
    const told = ask(this, (viewer) => viewer.heard(this, event));
    if (told && !this.dispatchEvent(told)) event.preventDefault();
  };

  // A property that was set before the class was known hides the accessor.
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }
}

for (const [property, [attribute, absent]] of Object.entries(PROPERTIES)) {
  Object.defineProperty(ArticleViewerElement.prototype, property, {
    configurable: true,
    enumerable: true,
    get() {
      const value = this.getAttribute(attribute);
      if (typeof absent === 'boolean') return value !== null;
      return typeof absent === 'number' ? Number.parseInt(value, 10) || absent : value;
    },
    set(value) {
      if (typeof absent === 'boolean') this.toggleAttribute(attribute, Boolean(value));
      else if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
}
