// What a reader has set stays set, on the origin of the host and where that allows it; what the host had said comes back.

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
    const kept = read();
    for (const name of SETTINGS.filter((name) => Object.hasOwn(kept, name))) {
      this.#note(name, this.#element.getAttribute(name));
      this.#put(name, kept[name]);
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
    // What the host says from now on is what comes back.
    if (!this.#listens) return void (this.#before.has(name) && !this.#puts && this.#before.set(name, after));
    this.#note(name, before);
    if (this.#element.hasAttribute('remember')) write({ ...read(), [name]: after });
  }

  /** Sets all as it was before the reader came, and forgets the rest. */
  reset() {
    // Whoever has turned the keys off does not turn them on by that.
    for (const [name, value] of this.#before) if (name !== 'keys') this.#put(name, value);
    const { keys } = read();
    this.#before.clear();
    if (this.#element.hasAttribute('remember')) write(keys === undefined ? undefined : { keys });
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

// Whoever asks for a storage that is refused is thrown at; what was kept may be another's.
function read() {
  try {
    return Object(JSON.parse(localStorage.getItem(KEY)));
  } catch {
    return {};
  }
}

function write(kept) {
  try {
    if (kept) localStorage.setItem(KEY, JSON.stringify(kept));
    else localStorage.removeItem(KEY);
  } catch {
    // Until the page is left, it is as the reader wants it.
  }
}
