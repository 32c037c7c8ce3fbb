// The class behind `<article-viewer>`, not registered: its life from connection to removal, and the way of a payload.

import { drawLarge } from './background.js';
import { fetchPayload } from './fetch.js';
import { likely, load, whole } from './instance.js';
import { Speech } from './languages.js';
import { encode } from './payload.js';

// Each property with its attribute, with its value where that is absent, and with the least and the most of a number.
const PROPERTIES = {
  src: ['src', null],
  type: ['type', null],
  theme: ['theme', null],
  textSize: ['text-size', 0, -3, 5],
  contents: ['contents', false],
  find: ['find', null],
  controls: ['controls', null],
  remote: ['remote', null],
  headingLevel: ['heading-level', 1, 1, 6],
};

// How long nothing may be seen, in milliseconds, until it is known which wasm will be needed.
const PATIENCE = 200;

// What is heard of the reader, and of what the tools wait for.
const HEARD = ['click', 'keydown', 'input', 'pointerdown', 'pointerover', 'pointerout', 'tool'];

// The types of scripts that browsers run.
const PROGRAM = /^(module|importmap|speculationrules)$|(java|ecma|j|live)script/i;

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
 * @attr {string} find - Present while the search is open; what is searched for.
 * @attr {string} controls - What the toolbar holds, in this order: `contents`, `find`, `smaller`, `larger`, `theme`,
 *   `more`; all where absent, no toolbar where empty.
 * @attr {string} remote - Media of other origins: `ask`, `allow`, `deny`, or a list of origins to allow besides; frames
 *   are asked for, or not with `deny`.
 * @attr {number} heading-level - The level of the title among the headings of the page, from 1 to 6.
 *
 * @fires load - An article is shown, to its end; `detail.article` is `null` where a server drew it.
 * @fires error - There is no article to show; `detail` has a `code` and a `message`.
 * @fires link - The reader follows a link in this tab; `preventDefault()` keeps the page.
 * @fires position - The reader has come to another place; `detail.progress` is from 0 to 1.
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
  // That of the tools, on its way once they are wanted, and there.
  #equipping;
  #tools;
  // What is on its way, and how it sets out anew.
  #loading;
  #again;
  // What the viewer says. Where it says something else, what is shown is written anew; what a server drew has to come anew.
  #speech = new Speech(this, (anew) => {
    if (!this.#module) return;
    try {
      this.#equip((tools) => tools.speak(this.#speech.said));
      const written = this.#ask((viewer) => viewer.speak(this, this.#speech.said));
      if (!written && anew) this.#anew();
      this.#use();
    } catch (error) {
      this.#fail(error);
    }
  });
  // What is left of the article, on its way into the page.
  #building;
  // The article as it was last asked for, and the frame in which the position is measured.
  #article;
  #frame;
  // Its model in its own JSON, where it was drawn aside.
  #drawn;

  /** Registers the element, unless the name is taken. A class has one name: another's is that of a derived class. */
  static define(name = 'article-viewer') {
    const registry = globalThis.customElements;
    if (registry && !registry.get(name)) registry.define(name, name === 'article-viewer' ? this : class extends this {});
  }

  connectedCallback() {
    for (const name of [...Object.keys(PROPERTIES), 'labels']) this.#upgrade(name);
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    const { ownerDocument } = this;
    ownerDocument.addEventListener('scroll', this.#scrolled, { signal, capture: true, passive: true });
    this.#speech.follow(signal);
    ownerDocument.addEventListener('securitypolicyviolation', this.#hear, { signal });
    ownerDocument.defaultView?.addEventListener('beforeprint', this.#finish, { signal });
    ownerDocument.defaultView?.addEventListener('resize', this.#scrolled, { signal });
    // Until then, what lies inside may not have been parsed to its end.
    if (ownerDocument.readyState === 'loading') {
      ownerDocument.addEventListener('DOMContentLoaded', () => this.#enter(), { signal, once: true });
    } else {
      this.#enter();
    }
    this.#use();
  }

  disconnectedCallback() {
    this.#connected.abort();
    // Moved is not removed.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#loading?.abort();
      // What they hold of the article would hold this.
      this.#equip((tools) => tools.rest());
    });
  }

  // Another document has a style sheet of its own.
  adoptedCallback() {
    if (this.#module) this.#ask((viewer) => viewer.adopted(this));
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    // What is given by `load` is given with its type.
    if (name === 'src' || (name === 'type' && (this.hasAttribute('src') || this.#inside()))) {
      this.#loading?.abort();
      this.#again = undefined;
      // Before it is in a document there is time; an address need not wait for what lies inside.
      if (this.#connected && this.isConnected && (this.#started || after !== null)) this.#start();
    } else if (this.#module && !this.#ask((viewer) => viewer.changed(this, name))) {
      this.#anew();
    } else {
      this.#use();
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
      return encoded;
    });
  }

  /** The article that is shown, or `null`. */
  get article() {
    if (this.#drawn) this.#article ??= JSON.parse(new TextDecoder().decode(this.#drawn));
    else if (this.#module) this.#article ??= this.#ask((viewer) => viewer.article());
    return this.#article ?? null;
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
          this.#use();
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
    const src = this.getAttribute('src');
    const type = this.getAttribute('type') ?? undefined;
    const base = this.ownerDocument.baseURI;
    const inside = this.#inside();
    if (src !== null) {
      this.#run((announce, signal, progress) => fetchPayload(src, { base, type, signal, announce, progress }));
    } else if (inside) {
      this.load(inside.textContent, { type: type ?? inside.type });
    } else if (this.#module) {
      this.#ask((viewer) => viewer.idle(this));
    }
  }

  // The first script that is none for the browser.
  #inside() {
    return [...this.querySelectorAll(':scope > script[type]')].find(({ type }) => !PROGRAM.test(type));
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

  // The payload and the wasm that is likely to read it come side by side.
  async #show(payload, signal) {
    this.#speech.begin();
    let left;
    try {
      let announce;
      const announced = new Promise((resolve) => (announce = resolve));
      const arriving = payload(announce, signal, (done) => signal.aborted || (this.#module && this.#wait(done)));
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
      const { bytes, options } = await arriving;
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
    } catch (error) {
      signal.throwIfAborted();
      this.#loading = undefined;
      throw this.#fail(error);
    }
    // It has arrived: taking the element out does not undo it any more.
    this.#loading = undefined;
    const again = this.#again;
    if (left) await (this.#building ??= this.#build());
    if (this.#again !== again) throw new DOMException('another payload came first', 'AbortError');
    this.#use();
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

  // All of it, at once.
  #finish = () => this.#module && this.#ask((viewer) => viewer.finish(this));

  // An object for each article is made only for whoever looks at it.
  #loaded() {
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

  // Whether anything is left of it to build.
  async #draw(module, bytes, options, signal) {
    const drawn = await drawLarge(module, bytes, () => ({ ...this.#look(), options }), signal);
    signal.throwIfAborted();
    const left = module.ask(this, this.#speech.said, (viewer) =>
      drawn ? viewer.take(this, drawn.markup) : viewer.show(this, bytes, options),
    );
    this.#shown(module, drawn?.article);
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
      module.ask(this, this.#speech.said, (viewer) => viewer.recall(this, drawn, { type: 'article' }));
      this.#shown(module);
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
    if (this.#module) this.#ask((viewer) => viewer.fail(this, code, message));
    this.#use();
    this.#tell('error', { code, message });
    return error;
  }

  #tell(kind, detail) {
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }

  #attach(module) {
    if (this.#module) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    for (const kind of HEARD) root.addEventListener(kind, this.#hear);
    // These do not bubble.
    for (const kind of ['toggle', 'load', 'error', 'contentvisibilityautostatechange']) root.addEventListener(kind, this.#hear, true);
    for (const kind of ['pointerover', 'focusin']) root.addEventListener(kind, this.#come, { once: true, passive: true });
    this.#module = module;
    // What a server drew may have been set otherwise since.
    this.#ask((viewer) => viewer.changed(this, 'theme'));
  }

  #ask(work) {
    return this.#module.ask(this, this.#speech.said, work);
  }

  // A reader has come: what they may want is fetched before they want it.
  #come = () => this.#use(true);

  // The tools follow what is shown; they come when they are wanted first. Whether they are there.
  async #use(wanted = this.hasAttribute('find')) {
    if (!this.#module || (!this.#equipping && !wanted)) return false;
    try {
      this.#equipping ??= load('tools');
      this.#tools = await this.#equipping;
      if (!this.isConnected) return false;
      // What is searched is all there.
      if (this.hasAttribute('find')) this.#finish();
      this.#equip((tools) => tools.changed(this));
      return true;
    } catch (cause) {
      this.#equipping = undefined;
      // The article is there to be read without them.
      console.warn(cause);
      return false;
    }
  }

  #equip(work) {
    return this.#tools?.ask(this, this.#speech.said, work, 'Tools');
  }

  #hear = async (event) => {
    // When the event is over, this is not to be known any more.
    const [target] = event.composedPath();
    if (this.#equip((tools) => tools.heard(this, event, target))) return;
    // A picture that did not come gets its face from the tools.
    if (event.type === 'error') this.#use(true);
    if (event.type !== 'click' && event.type !== 'keydown') return;
    const told = this.#ask((viewer) => viewer.heard(this, event));
    if (told?.type === 'retry') this.#again?.();
    else if (told?.type === 'tools') (await this.#use(true)) && this.#equip((tools) => tools.heard(this, event, target));
    else if (told && !this.dispatchEvent(told)) event.preventDefault();
  };

  /** Hears for the tools what only some of their nodes are listened to for. */
  handleEvent(event) {
    this.#hear(event);
  }

  // Measured once a frame, however often it is scrolled.
  #scrolled = () => {
    if (!this.#module) return;
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      const told = this.isConnected && this.#ask((viewer) => viewer.position(this));
      if (told) this.dispatchEvent(told);
      this.#equip((tools) => tools.moved(this));
    });
  };

  // A property that was set before the class was known hides the accessor.
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
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

for (const [property, [attribute, absent, least, most]] of Object.entries(PROPERTIES)) {
  Object.defineProperty(ArticleViewerElement.prototype, property, {
    configurable: true,
    enumerable: true,
    get() {
      const value = this.getAttribute(attribute);
      if (typeof absent === 'boolean') return value !== null;
      if (typeof absent !== 'number') return value;
      const number = Number(value);
      return String(number) === value && Number.isInteger(number) && number >= least && number <= most ? number : absent;
    },
    set(value) {
      if (typeof absent === 'boolean') this.toggleAttribute(attribute, Boolean(value));
      else if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
}

function patience(value) {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE, value));
}
