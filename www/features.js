// Each feature of the viewer at the press of a button: by attributes, properties and methods, or by pressing in it what a
// reader presses.

import '../pkg/index.js';
import { applyChoices, followTheme, keepChoices } from './choices.js';
import { element } from './elements.js';

const EVENTS = ['load', 'position', 'section', 'finished', 'link', 'error'];
const LISTED = 5;

const part = (selector) => document.querySelector(selector);
const viewer = part('article-viewer');
const features = part('.features');

// What each button does. Those with a state are pressed while it lasts, and end it when they are pressed again.
const ACTS = {
  settings: () => press('[data-action=settings]'),
  look: state(
    () => viewer.textSize === 2 && viewer.font === 'sans' && viewer.theme === 'sepia',
    (is) => set({ textSize: is ? 2 : 0, font: is ? 'sans' : null, theme: is ? 'sepia' : null }),
  ),
  contents: () => press('[data-action=contents]'),
  jump: () => press('[part=body] a[href$="up-the-hill"]'),
  paged: state(() => viewer.mode === 'paged', (is) => set({ mode: is ? 'paged' : null })),
  turn: async () => {
    set({ mode: 'paged' });
    await shown('[part=pages]');
    press('[data-action=page-next]');
  },
  half: () => set({ position: { progress: 0.5 } }),
  reload: async () => {
    // Who has not begun has no place to come back to.
    if (!viewer.position) {
      set({ position: { progress: 0.5 } });
      await told('position');
    }
    location.reload();
  },
  find: state(
    () => viewer.find === 'bridge',
    async (is) => {
      // What is searched for in an open bar is gone to, as while one types.
      set({ find: is ? '' : null });
      if (is) await shown('[part=find]');
      if (is) set({ find: 'bridge' });
    },
  ),
  picture: () => press('[data-action=enlarge]'),
  note: () => press('[part=body] [role=doc-noteref]:nth-of-type(1)'),
  reference: () => press('[part=body] a[href$="figure-2"]'),
  sort: () => press('th:nth-child(3) [data-action=sort]'),
  cards: state(
    () => choices.get('width') === '320',
    async (is) => {
      bring('[part=table] button');
      await laidOut();
      choose('width', is ? '320' : '');
    },
  ),
  player: () => bring('[part=embed] [data-action=load-media]'),
  deny: state(
    () => viewer.remote === 'deny',
    (is) => {
      set({ remote: is ? 'deny' : null });
      bring('[part=embed] a');
    },
  ),
  print: () => pressIn('more', 'print'),
  save: () => viewer.save('html'),
  german: state(() => choices.get('language') === 'de', (is) => choose('language', is ? 'de' : '')),
  arabic: state(() => choices.get('language') === 'ar', (is) => choose('language', is ? 'ar' : '')),
  keys: () => pressIn('more', 'keys'),
  toolbar: state(() => viewer.controls !== null, (is) => set({ controls: is ? 'smaller larger theme find more' : null })),
  slot: state(
    () => viewer.querySelector('[slot]') !== null,
    async (is) => {
      if (!is) return viewer.querySelector('[slot]').remove();
      viewer.append(part('template').content.cloneNode(true));
      (await shown('slot[name=body-3]')).assignedElements()[0]?.scrollIntoView({ block: 'center' });
    },
  ),
  section: () => {
    const last = viewer.shadowRoot.activeElement ?? reach('[part=toolbar] button');
    last.focus({ preventScroll: true });
    last.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
  },
};

const choices = keepChoices(part('.controls'), apply);
// What a reader has set before is remembered.
if (!choices.get('theme')) choices.set('theme', viewer.theme ?? '');
followTheme(viewer, choices);
apply();
for (const kind of EVENTS) viewer.addEventListener(kind, list);
viewer.addEventListener('submit', (event) => event.preventDefault());
features.addEventListener('click', ({ target }) => {
  if (target.name in ACTS) act(target);
});
new MutationObserver(mark).observe(viewer, { attributes: true, childList: true });

// The bar is of the tools.
await Promise.all([viewer.article ?? told('load'), shown('[part=progress]')]);
features.disabled = false;
mark();

function act({ name }) {
  ACTS[name]();
  mark();
}

function apply() {
  applyChoices(viewer, choices);
  const language = choices.get('language');
  viewer.lang = language;
  viewer.toggleAttribute('lang', language !== '');
  mark();
}

function choose(name, value) {
  choices.set(name, value);
  apply();
}

function set(properties) {
  Object.assign(viewer, properties);
}

// An act that begins and ends a state.
function state(holds, change) {
  return Object.assign(() => change(!holds()), { holds });
}

function mark() {
  for (const [name, { holds }] of Object.entries(ACTS)) {
    if (holds) features.elements[name].ariaPressed = holds();
  }
}

function reach(selector) {
  return viewer.shadowRoot.querySelector(selector);
}

// The focus brings its page, where there are pages.
function bring(selector) {
  const brought = reach(selector);
  brought.scrollIntoView({ block: 'center' });
  brought.focus();
  return brought;
}

function press(selector) {
  bring(selector).click();
}

async function pressIn(button, entry) {
  press(`[data-action=${button}]`);
  await shown('[part=panel]');
  press(`[part=panel] [data-action=${entry}]`);
}

// What the viewer is about to write.
function shown(selector) {
  return new Promise((resolve) => {
    const look = () => {
      const found = viewer.shadowRoot && reach(selector);
      if (found) resolve(found);
      else requestAnimationFrame(look);
    };
    look();
  });
}

// The line that is first by then stays so whatever changes.
function laidOut() {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

function told(kind) {
  return new Promise((resolve) => viewer.addEventListener(kind, resolve, { once: true }));
}

// Where one is changes all the time: the last of these is enough.
function list({ type, detail }) {
  const events = part('.events');
  const details = {
    position: () => `${Math.round(detail.progress * 100)} %`,
    section: () => detail.title ?? 'above the first',
    link: () => detail.url,
    error: () => detail.code,
  };
  if (type === 'position' && events.lastChild?.firstChild.textContent === type) events.lastChild.remove();
  events.append(element('li', {}, element('code', {}, type), ' ', details[type]?.() ?? ''));
  if (events.children.length > LISTED) events.firstChild.remove();
}
