// What a reader has set stays set; what the host had said comes back.

import { keep, kept } from './storage.js';

// The attributes that a reader sets.
const SETTINGS = ['theme', 'font', 'text-size', 'line-height', 'measure', 'margins', 'letter-spacing', 'word-spacing', 'text-align', 'hyphens', 'mode', 'keys'];

const KEY = 'article-viewer';

/** The memory of an element. */
export class Memory {
  #element;
  // What the host had said before its reader came, by the attribute.
  #before = new Map();
  // Whether it is the reader whose doing is answered; whether an attribute changes by what is done here.
  #listens = false;
  #puts = false;

  constructor(element) {
    this.#element = element;
  }

  /** Sets what the reader has set on an earlier page. */
  recall() {
    if (!this.#element.hasAttribute('remember')) return;
    const known = settings();
    for (const name of SETTINGS.filter((name) => Object.hasOwn(known, name))) {
      this.#note(name, this.#element.getAttribute(name));
      this.#put(name, known[name]);
    }
  }

  /** Answers the reader; the attributes that change meanwhile are their doing. */
  answer(work) {
    this.#listens = true;
    try {
      return work();
    } finally {
      this.#listens = false;
    }
  }

  /** Hears of an attribute that has changed. */
  changed(name, before, after) {
    if (!SETTINGS.includes(name)) return;
    if (this.#listens) {
      this.#note(name, before);
      if (this.#element.hasAttribute('remember')) keep(KEY, { ...settings(), [name]: after });
    } else if (!this.#puts && this.#before.has(name)) {
      // What the host says from now on is what comes back.
      this.#before.set(name, after);
    }
  }

  /** Sets all as it was before the reader came, and forgets the rest. */
  reset() {
    // Whoever has turned the keys off does not turn them on by that.
    for (const [name, value] of this.#before) if (name !== 'keys') this.#put(name, value);
    this.#before.clear();
    if (!this.#element.hasAttribute('remember')) return;
    const { keys } = settings();
    keep(KEY, keys === undefined ? undefined : { keys });
  }

  #note(name, value) {
    if (!this.#before.has(name)) this.#before.set(name, value);
  }

  #put(name, value) {
    this.#puts = true;
    if (typeof value === 'string') this.#element.setAttribute(name, value);
    else this.#element.removeAttribute(name);
    this.#puts = false;
  }
}

// What is kept there may be another's.
function settings() {
  return Object(kept(KEY));
}
