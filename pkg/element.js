// The class behind `<article-viewer>`, not registered: its life from connection to removal, and the way of a payload.

import { drawLarge } from './background.js';
import { parse } from './core.js';
import { download, exported } from './export.js';
import { fetchPayload } from './fetch.js';
import { likely, load, whole } from './instance.js';
import { Speech } from './languages.js';
import { Memory } from './memory.js';
import { encode } from './payload.js';

// Each property with its attribute, with its value where that is absent, and with the least and the most of a number.
const PROPERTIES = {
  src: ['src', null],
  type: ['type', null],
  theme: ['theme', null],
  font: ['font', null],
  textSize: ['text-size', 0, -3, 5],
  lineHeight: ['line-height', 0, -2, 4],
  measure: ['measure', 0, -3, 3],
  margins: ['margins', 0, -1, 3],
  letterSpacing: ['letter-spacing', 0, 0, 4],
  wordSpacing: ['word-spacing', 0, 0, 4],
  textAlign: ['text-align', null],
  hyphens: ['hyphens', null],
  remember: ['remember', false],
  contents: ['contents', false],
  find: ['find', null],
  mode: ['mode', null],
  progress: ['progress', false],
  resume: ['resume', false],
  controls: ['controls', null],
  keys: ['keys', null],
  remote: ['remote', null],
  headingLevel: ['heading-level', 1, 1, 6],
};

// Those for which the tools are wanted, and of these those for which the article has to be there to its end.
const TOOLS = ['find', 'mode', 'progress', 'resume'];
const WHOLE = ['find', 'mode'];

// The colours that a host may name, which have to be looked at.
const COLOURS = ['paper', 'ink', 'quiet', 'tint', 'link', 'mark', 'tip', 'important', 'warning', 'caution'];

// How long nothing may be seen, in milliseconds, until it is known which wasm will be needed.
const PATIENCE = 200;

// How long a reader has the same before their eyes until it counts as read, in milliseconds.
const STAY = 2000;

// What is heard of the reader, and of what the tools wait for.
const HEARD = ['click', 'keydown', 'input', 'focusin', 'pointerdown', 'pointerover', 'pointerout', 'transitionend', 'tool'];

// The types of scripts that browsers run.
const PROGRAM = /^(module|importmap|speculationrules)$|(java|ecma|j|live)script/i;

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
 * @attr {string} controls - What the toolbar holds, in this order: `contents`, `find`, `settings`, `smaller`, `larger`,
 *   `theme`, `more`; those but for `smaller`, `larger`, `theme` where absent, no toolbar where empty.
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
  // What the reader has set.
  #memory = new Memory(this);
  // What is left of the article, on its way into the page.
  #building;
  // The article as it was last asked for, and the frame in which the position is measured.
  #article;
  #frame;
  // The position that the next article is shown at, where the host has said one; whether anybody has moved since it is.
  #position;
  #moved = false;
  #sizes = globalThis.ResizeObserver && new ResizeObserver(() => this.#resized());
  // The time that runs until what the reader has before their eyes counts as read.
  #staying;
  // A child may ask for a place in the text.
  #children;
  // Its model in its own JSON, where it was drawn aside.
  #drawn;

  /** Registers the element, unless the name is taken. A class has one name: another's is that of a derived class. */
  static define(name = 'article-viewer') {
    const registry = globalThis.customElements;
    if (registry && !registry.get(name)) registry.define(name, name === 'article-viewer' ? this : class extends this {});
  }

  connectedCallback() {
    for (const name of [...Object.keys(PROPERTIES), 'labels']) this.#upgrade(name);
    this.#memory.recall();
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    const { ownerDocument } = this;
    ownerDocument.addEventListener('scroll', this.#scrolled, { signal, capture: true, passive: true });
    ownerDocument.addEventListener('scrollend', this.#rested, { signal, capture: true });
    ownerDocument.addEventListener('visibilitychange', this.#rested, { signal });
    for (const kind of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
      ownerDocument.addEventListener(kind, this.#acted, { signal, capture: true, passive: true });
    }
    this.#sizes.observe(this);
    this.#speech.follow(signal);
    ownerDocument.addEventListener('securitypolicyviolation', this.#hear, { signal });
    ownerDocument.addEventListener('visibilitychange', () => this.#stay(), { signal });
    ownerDocument.defaultView?.addEventListener('beforeprint', this.#printing, { signal });
    ownerDocument.defaultView?.addEventListener('afterprint', () => this.#equip((tools) => tools.printed(this)), { signal });
    ownerDocument.defaultView?.addEventListener('resize', this.#scrolled, { signal });
    this.#children ??= new MutationObserver(() => this.#module && this.#ask((viewer) => viewer.slotted(this)));
    this.#children.observe(this, { childList: true });
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
    this.#sizes.disconnect();
    this.#children.disconnect();
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
    this.#memory.changed(name, before, after);
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

  /**
   * The article as a file of its own, named after its title. Pictures that are shown and that this page may read lie in
   * the page of `html`; the others stay addresses.
   *
   * @param {import('./element.js').ExportFormat} format
   * @returns {Promise<import('./element.js').Export>} rejected where there is no article, and where the address that
   *   it came from does not give it once more after a server drew it
   */
  async export(format) {
    const article = this.article ?? (await this.#reread());
    return exported(this, article, format, this.#speech.said);
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
      const done = await this.export(format);
      ({ missing } = done);
      ({ name } = done.file);
      download(done.file, this.ownerDocument);
    } finally {
      if (await this.#use(true)) this.#equip((tools) => tools.saved(this, name, missing));
    }
  }

  // The model of what a server drew: its payload is read once more.
  async #reread() {
    const src = this.getAttribute('src');
    const type = this.getAttribute('type') ?? undefined;
    const inside = this.#inside();
    if (!this.#module || (src === null && !inside)) throw Object.assign(new Error('there is no article to export'), { code: 'no-article' });
    if (src === null) return parse(inside.textContent, { type: type ?? inside.type });
    const unheard = () => {};
    const { signal } = this.#connected;
    const { bytes, options } = await fetchPayload(src, { base: this.ownerDocument.baseURI, type, signal, announce: unheard, progress: unheard });
    return parse(bytes, options);
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
    return this.#module ? this.#ask((viewer) => viewer.position(this)) : (this.#position ?? null);
  }

  set position(position) {
    this.#moved = true;
    // Until an article stands, it waits for it.
    if (this.#module && !this.#loading) this.#ask((viewer) => viewer.goTo(this, position));
    else this.#position = position;
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
          if (!this.#loading) this.#arrive();
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
    this.#moved = false;
    this.#arrive();
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

  // Begins where the host has said.
  #arrive() {
    const position = this.#position;
    this.#position = undefined;
    if (position !== undefined) this.position = position;
  }

  #printing = () => {
    this.#finish();
    this.#equip((tools) => tools.printing(this));
  };

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
    this.#equip((tools) => tools.rest());
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
    for (const [kind, listener] of [['scroll', this.#scrolled], ['scrollend', this.#rested], ['load', this.#resized]]) {
      root.addEventListener(kind, listener, { capture: true, passive: true });
    }
    root.addEventListener('focusin', this.#acted);
    // Where the page lets the focus come to the element itself, its keys are not heard inside.
    this.addEventListener('keydown', (event) => event.composedPath()[0] === this && this.#hear(event));
    for (const kind of ['pointerover', 'focusin']) root.addEventListener(kind, this.#come, { once: true, passive: true });
    this.#module = module;
    // What a server drew may have been set otherwise since, and did not know of the children.
    this.#ask((viewer) => viewer.changed(this, 'theme'));
    this.#ask((viewer) => viewer.slotted(this));
  }

  #ask(work) {
    return this.#module.ask(this, this.#speech.said, work);
  }

  // A reader has come: what they may want is fetched before they want it.
  #come = () => {
    this.#use(true);
    this.#stay();
  };

  // What is before the eyes of a reader who has come counts as read after a while.
  #stay() {
    if (!this.#equipping) return;
    this.#staying ??= setTimeout(() => {
      this.#staying = undefined;
      if (this.isConnected) this.#dispatch(this.#equip((tools) => tools.stayed(this)));
    }, STAY);
  }

  #dispatch(told) {
    if (told) this.dispatchEvent(told);
  }

  // The tools follow what is shown; they come when they are wanted first. Whether they are there.
  async #use(wanted = TOOLS.some((name) => this.hasAttribute(name))) {
    if (!this.#module || !(this.#equipping || wanted || this.#isColoured())) return false;
    try {
      this.#equipping ??= load('tools');
      this.#tools = await this.#equipping;
      if (!this.isConnected) return false;
      if (WHOLE.some((name) => this.hasAttribute(name))) this.#finish();
      this.#equip((tools) => tools.changed(this));
      this.#ask((viewer) => viewer.resized(this));
      this.#resume();
      return true;
    } catch (cause) {
      this.#equipping = undefined;
      // The article is there to be read without them.
      console.warn(cause);
      return false;
    }
  }

  #isColoured() {
    const style = getComputedStyle(this);
    return COLOURS.some((name) => style.getPropertyValue(`--article-${name}`));
  }

  // Brings the reader back, unless somebody has moved since the article is there.
  #resume() {
    if (!this.hasAttribute('resume') || this.#moved || this.#loading) return;
    const position = this.#equip((tools) => tools.stored(this));
    if (!position) return;
    this.position = position;
    this.#equip((tools) => tools.resumed(this));
  }

  #equip(work) {
    return this.#tools?.ask(this, this.#speech.said, work, 'Tools');
  }

  #hear = async (event) => {
    // When the event is over, this is not to be known any more.
    const [target] = event.composedPath();
    const equipped = () => this.#memory.answer(() => this.#equip((tools) => tools.heard(this, event, target)));
    if (equipped()) return;
    // A picture that did not come gets its face from the tools.
    if (event.type === 'error') this.#use(true);
    if (event.type !== 'click' && event.type !== 'keydown') return;
    const told = this.#memory.answer(() => this.#ask((viewer) => viewer.heard(this, event)));
    if (told?.type === 'retry') this.#again?.();
    else if (told?.type === 'reset') this.#memory.reset();
    else if (told?.type === 'tools') (await this.#use(true)) && equipped();
    else if (told && !this.dispatchEvent(told)) event.preventDefault();
  };

  /** Hears for the tools what only some of their nodes are listened to for. */
  handleEvent(event) {
    this.#hear(event);
  }

  // Measured once a frame, however often it is scrolled.
  #scrolled = ({ type }) => {
    if (type === 'scroll') this.#moved = true;
    if (!this.#module) return;
    if (type === 'scroll' && !this.#equipping) this.#come();
    this.#stay();
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      if (this.isConnected) this.#follow(false);
    });
  };

  // The reader may scroll, which is told from what the layout does.
  #acted = () => {
    if (!this.#module) return;
    this.#ask((viewer) => viewer.acted());
    this.#equip((tools) => tools.acted());
  };

  // Nothing moves any more, or nobody looks any more.
  #rested = () => {
    if (!this.#module || !this.isConnected) return;
    this.#follow(true);
    if (!this.hasAttribute('resume') || !this.#moved || this.#loading) return;
    this.#equip((tools) => tools.store(this, this.position));
  };

  #follow(atRest) {
    this.#dispatch(this.#ask((viewer) => viewer.scrolled(this, atRest)));
    this.#dispatch(this.#equip((tools) => tools.moved(this)));
  }

  // The element has another size, or a picture has come.
  #resized = () => {
    if (!this.#module || !this.isConnected) return;
    this.#equip((tools) => tools.resized(this));
    this.#ask((viewer) => viewer.resized(this));
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
