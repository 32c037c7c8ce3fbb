// A wasm that comes once, and whose fresh instance takes the place of one that has failed.

import glue from './wasm/article_viewer.js';

/** A wasm. */
export class Module {
  #place;
  #loading;
  // By class, one for each element; they die with the instance that made them.
  #made = {};

  constructor(place) {
    this.#place = place;
  }

  /** What the wasm exports, once it is loaded. */
  exports;

  /** Whether it is loaded or on its way. */
  get isWanted() {
    return this.#loading !== undefined;
  }

  /**
   * Loads it, once.
   *
   * @returns {Promise<void>} rejected when it cannot be loaded; the next call tries again
   */
  load() {
    this.#loading ??= this.#start().catch((error) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #start() {
    const exports = glue();
    try {
      await exports.init({ module_or_path: this.#place() });
    } catch (cause) {
      const advice = 'serve it beside the package, allow it with `script-src \'wasm-unsafe-eval\'`, or use article-viewer/inline';
      throw Object.assign(new Error(`the wasm of article-viewer could not be loaded: ${advice}`, { cause }), { code: 'wasm' });
    }
    this.exports = exports;
  }

  /**
   * Calls into the wasm, which is loaded. What it returns as an error has a code; what escapes it, a panic or an
   * exception, leaves it in an unknown state, so the next call finds a fresh one.
   *
   * @template Result
   * @param {(exports: typeof this.exports) => Result} work
   * @returns {Result}
   */
  call(work) {
    try {
      return work(this.exports);
    } catch (cause) {
      if (typeof cause?.code === 'string') throw cause;
      this.exports.restart();
      // The fresh one comes with the next call. Should that hand over bytes, they would be written into the old one before.
      this.exports.start();
      this.#made = {};
      throw Object.assign(new Error(`the viewer failed: ${cause?.message ?? cause}`, { cause }), { code: 'internal' });
    }
  }

  /**
   * Calls the viewer of an element, or its tools. A new one takes over what is shown.
   *
   * @template Result
   * @param {HTMLElement} element with its shadow root
   * @param {object} spoken what a new one says, as `spoken` gives it
   * @param {(viewer: object) => Result} work
   * @param {'Viewer' | 'Tools'} [name]
   * @returns {Result}
   */
  ask(element, spoken, work, name = 'Viewer') {
    return this.call((exports) => {
      const made = (this.#made[name] ??= new WeakMap());
      if (!made.has(element)) made.set(element, new exports[name](element, spoken));
      return work(made.get(element));
    });
  }

  /** What tells this instance from the one that takes its place after a failure. */
  get instance() {
    return this.#made;
  }

  /** Lets go of the viewer of an element that another module has taken over. */
  leave(element) {
    this.#made.Viewer?.get(element)?.free();
    this.#made.Viewer?.delete(element);
  }
}
