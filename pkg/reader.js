// The reader of an element: what they do, where they are, and the tools that come with them.

import { load } from './instance.js';
import { Memory } from './memory.js';
import { keepPlace, placeOf } from './places.js';

// The attributes for which the tools are wanted, and of these those for which the article has to be there to its end.
const TOOLS = ['find', 'mode', 'progress', 'resume', 'offline'];
const WHOLE = ['find', 'mode'];

// The colours that a host may name, which have to be looked at.
const COLOURS = ['paper', 'ink', 'quiet', 'tint', 'link', 'mark', 'tip', 'important', 'warning', 'caution'];

// How long a reader has the same before their eyes until it counts as read, in milliseconds.
const STAY = 2000;

// What is heard of the reader, and of what the tools wait for; the second do not bubble.
const HEARD = ['click', 'keydown', 'input', 'focusin', 'pointerdown', 'pointerover', 'pointerout', 'transitionend', 'tool'];
const CAPTURED = ['toggle', 'load', 'error', 'contentvisibilityautostatechange'];

/** The reader of an element. */
export class Reader {
  #element;
  #viewer;
  #memory;
  // The tools, on their way once they are wanted, and there.
  #equipping;
  #tools;
  // Whether they could not be had. Who presses something that needs them asks again.
  #isRefused = false;
  // The position that the next article is shown at, where the host has said one.
  #position;
  // Whether the reader has done anything since the article is there, whether they were brought back to where they left
  // off, if to anywhere, and whether anybody has moved: what scrolls before the first two is a browser that restores a
  // page, and no reader.
  #acts = false;
  #isBack = false;
  #moved = false;
  // The frame in which the position is measured.
  #frame;
  // The time that runs until what the reader has before their eyes counts as read.
  #staying;
  #sizes;

  /**
   * @param {HTMLElement} element
   * @param {{ ask: (work: (viewer: object) => unknown) => unknown, isThere: () => boolean, isLoading: () => boolean,
   *   finish: () => void, again: () => void, said: () => object, keep: (action: string) => void,
   *   place: () => object | undefined, left: (position: object) => void }} viewer what shows the article: `isThere` once
   *   there is something to ask; `keep` does what is asked of the library, where `place` and `left` are, too
   */
  constructor(element, viewer) {
    this.#element = element;
    this.#viewer = viewer;
    this.#memory = new Memory(element);
  }

  /** Follows the reader in the document that the element is in, until `signal`. */
  follow(signal) {
    this.#memory.recall();
    const document = this.#element.ownerDocument;
    const window = document.defaultView;
    const quietly = { signal, capture: true, passive: true };
    document.addEventListener('scroll', this.#scrolled, quietly);
    document.addEventListener('scrollend', this.#rested, quietly);
    document.addEventListener('visibilitychange', this.#rested, { signal });
    document.addEventListener('visibilitychange', () => this.#stay(), { signal });
    for (const kind of ['wheel', 'touchmove', 'pointerdown', 'keydown']) document.addEventListener(kind, this.#acted, quietly);
    document.addEventListener('securitypolicyviolation', this.hear, { signal });
    window?.addEventListener('resize', this.#scrolled, { signal });
    window?.addEventListener('beforeprint', () => this.#printing(), { signal });
    window?.addEventListener('afterprint', () => this.equip((tools) => tools.printed(this.#element)), { signal });
    this.#sizes ??= new ResizeObserver(() => this.#resized());
    this.#sizes.observe(this.#element);
    signal.addEventListener('abort', () => this.#sizes.disconnect());
  }

  /** Hears of what is done in the shadow root. */
  attach(root) {
    for (const kind of HEARD) root.addEventListener(kind, this.hear);
    for (const kind of CAPTURED) root.addEventListener(kind, this.hear, true);
    for (const [kind, listener] of [['scroll', this.#scrolled], ['scrollend', this.#rested], ['load', this.#resized]]) {
      root.addEventListener(kind, listener, { capture: true, passive: true });
    }
    root.addEventListener('focusin', this.#acted);
    // Where the page lets the focus come to the element itself, its keys are not heard inside.
    this.#element.addEventListener('keydown', (event) => event.composedPath()[0] === this.#element && this.hear(event));
    for (const kind of ['pointerover', 'focusin']) root.addEventListener(kind, this.#come, { once: true, passive: true });
  }

  /** Hears of an attribute that has changed. */
  changed(name, before, after) {
    this.#memory.changed(name, before, after);
  }

  /** No node of the article is held any more: the element was taken out. */
  rest() {
    this.equip((tools) => tools.rest(this.#element));
  }

  /** Nothing is known of the article any more: another is there. */
  renew() {
    this.equip((tools) => tools.renew(this.#element));
  }

  /** Begins with an article where the host has said; `isNew` where nobody can have moved in it yet. */
  begin(isNew) {
    if (isNew) this.#acts = this.#isBack = this.#moved = false;
    const position = this.#position;
    this.#position = undefined;
    if (position !== undefined) this.position = position;
  }

  /** Where the reader is. */
  get position() {
    return this.#viewer.isThere() ? this.#viewer.ask((viewer) => viewer.position(this.#element)) : (this.#position ?? null);
  }

  set position(position) {
    this.#moved = true;
    // Until an article stands, it waits for it.
    if (this.#viewer.isThere() && !this.#viewer.isLoading()) this.#viewer.ask((viewer) => viewer.goTo(this.#element, position));
    else this.#position = position;
  }

  /**
   * Has the tools follow what is shown; they come when they are wanted first.
   *
   * @param {boolean} [wanted]
   * @param {string} [attribute] the one that has changed, where that is all
   * @returns {Promise<boolean>} whether they are there
   */
  async use(wanted = TOOLS.some((name) => this.#element.hasAttribute(name)), attribute) {
    if (!this.#viewer.isThere() || !(this.#equipping || wanted || (!this.#isRefused && this.#isColoured()))) return false;
    try {
      this.#equipping ??= load('tools');
      this.#tools = await this.#equipping;
      if (!this.#element.isConnected) return false;
      if (WHOLE.some((name) => this.#element.hasAttribute(name))) this.#viewer.finish();
      this.equip((tools) => tools.changed(this.#element, attribute));
      this.#viewer.ask((viewer) => viewer.resized(this.#element));
      this.#resume();
      return true;
    } catch (cause) {
      this.#equipping = undefined;
      this.#isRefused = true;
      // The article is there to be read without them.
      console.warn(cause);
      return false;
    }
  }

  /** Asks the tools, if they are there. */
  equip(work) {
    return this.#tools?.ask(this.#element, this.#viewer.said(), work, 'Tools');
  }

  /** Answers what the reader does. */
  hear = async (event) => {
    if (!this.#viewer.isThere()) return;
    // When the event is over, this is not to be known any more.
    const [target] = event.composedPath();
    const action = event.type === 'click' && target.closest?.('[data-action^="offline"]')?.dataset.action;
    if (action) this.#viewer.keep(action);
    const equipped = () => this.#memory.answer(() => this.equip((tools) => tools.heard(this.#element, event, target)));
    if (equipped()) return;
    // A picture that did not come gets its face from the tools.
    if (event.type === 'error') this.use(true);
    if (event.type !== 'click' && event.type !== 'keydown') return;
    const mayCome = !this.#tools && !this.#isRefused;
    const heard = (canWait) => this.#memory.answer(() => this.#viewer.ask((viewer) => viewer.heard(this.#element, event, target, canWait)));
    const told = heard(mayCome);
    if (told?.type === 'retry') this.#viewer.again();
    else if (told?.type === 'reset') this.#memory.reset();
    else if (told?.type === 'tools') ((await this.use(true)) && equipped()) || heard(false);
    else if (told && !this.#element.dispatchEvent(told)) event.preventDefault();
  };

  // A reader has come: what they may want is fetched before they want it.
  #come = () => {
    this.use(true);
    this.#stay();
  };

  // What is before the eyes of a reader who has come counts as read after a while.
  #stay() {
    if (!this.#equipping) return;
    clearTimeout(this.#staying);
    this.#staying = setTimeout(() => {
      if (this.#element.isConnected) this.#tell(this.equip((tools) => tools.stayed(this.#element)));
    }, STAY);
  }

  #tell(told) {
    if (told) this.#element.dispatchEvent(told);
  }

  #isColoured() {
    const style = getComputedStyle(this.#element);
    return COLOURS.some((name) => style.getPropertyValue(`--article-${name}`));
  }

  // Brings the reader back, unless somebody has moved since the article is there.
  #resume() {
    if (!this.#element.hasAttribute('resume') || this.#viewer.isLoading()) return;
    this.#isBack = true;
    if (this.#moved) return;
    const position = placeOf(this.equip((tools) => tools.name(this.#element))) ?? this.#viewer.place();
    if (!position) return;
    this.position = position;
    this.equip((tools) => tools.resumed(this.#element));
  }

  #printing() {
    if (this.#viewer.isThere()) this.#viewer.finish();
    this.equip((tools) => tools.printing(this.#element));
  }

  // Measured once a frame, however often it is scrolled.
  #scrolled = ({ type, target }) => {
    // What scrolls elsewhere in the page moves nobody here.
    if (type === 'scroll' && !target.contains(this.#element) && !this.#element.shadowRoot?.contains(target)) return;
    if (type === 'scroll' && (this.#acts || this.#isBack)) this.#moved = true;
    if (!this.#viewer.isThere()) return;
    if (type === 'scroll' && !this.#equipping && !this.#isRefused) this.#come();
    this.#stay();
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      if (this.#element.isConnected) this.#look(false);
    });
  };

  // The reader may scroll, which is told from what the layout does.
  #acted = () => {
    this.#acts = true;
    if (!this.#viewer.isThere()) return;
    this.#viewer.ask((viewer) => viewer.acted());
    this.equip((tools) => tools.acted());
  };

  // Nothing moves any more, or nobody looks any more.
  #rested = () => {
    if (!this.#viewer.isThere() || !this.#element.isConnected) return;
    this.#look(true);
    if (!this.#element.hasAttribute('resume') || !this.#moved || this.#viewer.isLoading()) return;
    const name = this.equip((tools) => tools.name(this.#element));
    if (!name) return;
    const { position } = this;
    keepPlace(name, position);
    this.#viewer.left(position);
  };

  #look(atRest) {
    this.#tell(this.#viewer.ask((viewer) => viewer.scrolled(this.#element, atRest)));
    this.#tell(this.equip((tools) => tools.moved(this.#element)));
  }

  // The element has another size, or a picture has come.
  #resized = () => {
    if (!this.#viewer.isThere() || !this.#element.isConnected) return;
    this.equip((tools) => tools.resized(this.#element));
    this.#viewer.ask((viewer) => viewer.resized(this.#element));
  };
}
