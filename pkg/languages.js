// What the viewer itself says: the words and the dates of the language around it, or English.

import { written } from './payload.js';
import { known, said } from './said.js';

// English lies in the wasm. The others are modules, not data: every bundler takes them along, and they need neither a
// request that `connect-src` would have to allow nor a file system.
const LANGUAGES = {
  ar: () => import('./languages/ar.js'),
  de: () => import('./languages/de.js'),
  es: () => import('./languages/es.js'),
  fr: () => import('./languages/fr.js'),
  he: () => import('./languages/he.js'),
  hi: () => import('./languages/hi.js'),
  it: () => import('./languages/it.js'),
  ja: () => import('./languages/ja.js'),
  ko: () => import('./languages/ko.js'),
  pl: () => import('./languages/pl.js'),
  pt: () => import('./languages/pt.js'),
  ru: () => import('./languages/ru.js'),
  zh: () => import('./languages/zh.js'),
  'zh-Hant': () => import('./languages/zh-Hant.js'),
};

// How long an article that is there waits for the words of its viewer, in milliseconds; they may still come later.
const PATIENCE = 1000;

/**
 * What the viewer says in a language, with what a host says otherwise. Where its words are not known or cannot be
 * loaded they are English; its dates and numbers are its own.
 *
 * @param {string} [tag] as authors write them, wrong ones too
 * @param {import('./labels.js').Labels | null} [labels]
 * @param {boolean} [travels] whether it is written here and read elsewhere
 * @returns {Promise<ReturnType<typeof said>>} never rejected
 */
export async function spoken(tag, labels, travels) {
  const locale = known(tag);
  const words = await LANGUAGES[nearest(locale)]?.().catch(() => undefined);
  return said(locale, { ...words?.default, ...written(labels ?? {}) }, travels);
}

/** What the viewer of an element says: the language around it, as that changes. */
export class Speech {
  #element;
  #changed;
  #language;
  #coming;
  #labels = null;

  /** What is said, as `spoken` gives it; its words are English until they have come. */
  said = said(known());

  /**
   * @param {HTMLElement} element
   * @param {(anew: boolean) => void} changed is told that something else is said, and whether something was before
   */
  constructor(element, changed) {
    this.#element = element;
    this.#changed = changed;
  }

  get labels() {
    return this.#labels;
  }

  set labels(labels) {
    this.#labels = labels ?? null;
    if (this.#coming) this.#speak(this.#language, true);
  }

  /** Sets out for the words, once: those of the language around the element, or of what a server `drew`. */
  begin(drawn) {
    if (this.#coming) return;
    this.#language = languageAround(this.#element);
    this.#speak(drawn || this.#language, false);
  }

  /** Waits for the words as long as an article may. */
  ready() {
    return Promise.race([this.#coming, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  }

  /** Follows the language around the element, which is in a document until `signal`. */
  follow(signal) {
    const observer = new MutationObserver(() => this.#hear());
    for (const host of hosts(this.#element)) observer.observe(host.getRootNode(), { subtree: true, attributeFilter: ['lang'] });
    signal.addEventListener('abort', () => observer.disconnect());
    this.#hear();
  }

  #hear() {
    const language = languageAround(this.#element);
    if (!this.#coming || language === this.#language) return;
    this.#language = language;
    this.#speak(language, true);
  }

  #speak(language, anew) {
    const coming = spoken(language, this.#labels).then((spoken) => {
      if (coming !== this.#coming) return;
      this.said = spoken;
      this.#changed(anew);
    });
    this.#coming = coming;
  }
}

// Its own, or that of the closest element that has one, else the browser's.
function languageAround(element) {
  const around = hosts(element).map((host) => host.closest('[lang]')).find(Boolean);
  return around?.getAttribute('lang') || navigator.language;
}

// An element, and outwards the hosts of the shadow roots that it is in.
function hosts(element) {
  const found = [];
  for (let host = element; host; host = host.getRootNode().host) found.push(host);
  return found;
}

// `zh-TW` is written in `Hant`, `de-AT` in what German is written in.
function nearest(locale) {
  const { language, script } = locale.maximize();
  return [`${language}-${script}`, language].find((name) => Object.hasOwn(LANGUAGES, name));
}
