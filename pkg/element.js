// The class behind `<article-viewer>`, not registered.

import { init } from './core.js';
import { Viewer } from './wasm/article_viewer.js';

/**
 * Shows an article out of any payload.
 *
 * @customElement article-viewer
 */
export class ArticleViewerElement extends (globalThis.HTMLElement ?? class {}) {
  #viewer;

  /** Registers the element, unless another copy of it was first. */
  static define(name = 'article-viewer') {
    const registry = globalThis.customElements;
    if (registry && !registry.get(name)) registry.define(name, this);
  }

  async connectedCallback() {
    await init();
    if (!this.isConnected || this.#viewer) return;
    this.#viewer = new Viewer(this, this.shadowRoot ?? this.attachShadow({ mode: 'open' }));
  }
}
