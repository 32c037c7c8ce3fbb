// The class behind `<article-viewer>`, not registered: its life from connection to removal, and the way of a payload.

import { encode, init } from './core.js';
import { fetchPayload } from './fetch.js';
import { Viewer } from './wasm/article_viewer.js';

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
  static observedAttributes = ['src', 'type', 'theme', 'text-size', 'contents', 'remote', 'heading-level'];

  #viewer;
  #loading;
  #again;
  #shown = false;
  #started = false;
  #retry = (event) => {
    if (event.target.closest?.('[data-action="retry"]')) this.#again?.();
  };

  /** Registers the element, unless another copy of it was first. */
  static define(name = 'article-viewer') {
    const registry = globalThis.customElements;
    if (registry && !registry.get(name)) registry.define(name, this);
  }

  connectedCallback() {
    for (const name of ['src', 'type', 'theme', 'textSize', 'contents', 'remote', 'headingLevel']) this.#upgrade(name);
    if (this.shadowRoot && !this.#started) {
      // What a server drew is there to be read already.
      this.#shown = true;
      this.#attach().catch(() => {});
    } else if (this.#shown && !this.#viewer) {
      this.#again?.();
    } else if (!this.#shown && !this.#loading) {
      this.#start();
    }
    this.#started = true;
  }

  disconnectedCallback() {
    // Moved is not removed.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#loading?.abort();
      this.#loading = undefined;
      this.#viewer?.free();
      this.#viewer = undefined;
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected || !this.#started) return;
    if (name === 'src' || name === 'type') this.#start();
    else if (this.#shown) this.#viewer?.changed(name);
  }

  /**
   * Shows a payload instead of fetching `src`.
   *
   * @param {import('./core.js').Payload} payload
   * @param {import('./core.js').ParseOptions} [options]
   * @returns {Promise<void>} rejected where there is no article to show, as the `error` event tells too
   */
  load(payload, options = {}) {
    return this.#run(async () => {
      const { bytes, type } = await encode(payload);
      return { bytes, options: { url: this.ownerDocument.baseURI, ...options, type: type ?? options.type } };
    });
  }

  /** The article that is shown, or `null`. */
  get article() {
    return this.#viewer?.article ?? null;
  }

  // The address, or what lies inside as a script of a type that no browser runs.
  #start() {
    const src = this.getAttribute('src');
    const type = this.getAttribute('type') ?? undefined;
    const inside = this.querySelector(':scope > script[type]');
    if (src !== null) {
      this.#run((signal, progress) => fetchPayload(new URL(src, this.ownerDocument.baseURI), type, signal, progress)).catch(() => {});
    } else if (inside) {
      this.load(inside.textContent, { type: type ?? inside.type }).catch(() => {});
    }
  }

  async #run(payload) {
    this.#loading?.abort();
    const loading = (this.#loading = new AbortController());
    this.#again = () => this.#run(payload).catch(() => {});
    const current = () => this.#loading === loading;
    try {
      const viewer = await this.#attach();
      if (!current()) return;
      viewer.loading();
      const { bytes, options } = await payload(loading.signal, (done) => current() && viewer.loading(done));
      if (!current()) return;
      viewer.show(bytes, options);
      this.#shown = true;
      this.#loading = undefined;
    } catch (error) {
      if (!current()) return;
      this.#loading = undefined;
      this.#shown = false;
      const code = error.code ?? 'unknown';
      this.#viewer?.fail(code, error.message);
      this.dispatchEvent(new CustomEvent('error', { detail: { code, message: error.message } }));
      throw error;
    }
    this.dispatchEvent(new CustomEvent('load', { detail: { article: this.article } }));
  }

  async #attach() {
    await init();
    if (this.#viewer) return this.#viewer;
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    this.#viewer = new Viewer(this, root);
    root.addEventListener('click', this.#retry);
    return this.#viewer;
  }

  // A property that was set before the class was known hides the accessor.
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }
}

for (const [property, attribute] of [
  ['src', 'src'],
  ['type', 'type'],
  ['theme', 'theme'],
  ['textSize', 'text-size'],
  ['contents', 'contents'],
  ['remote', 'remote'],
  ['headingLevel', 'heading-level'],
]) {
  const flag = property === 'contents';
  Object.defineProperty(ArticleViewerElement.prototype, property, {
    configurable: true,
    enumerable: true,
    get() {
      return flag ? this.hasAttribute(attribute) : this.getAttribute(attribute);
    },
    set(value) {
      if (flag) this.toggleAttribute(attribute, Boolean(value));
      else if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
}
