// Any payload in: the article beside what was kept and dropped of it, its model, its notices and the time it took.

import { formats, init, parse, recognise, render } from '../pkg/core.js';
import '../pkg/index.js';
import { listBlocks } from './blocks.js';
import { applyChoices, followTheme, keepChoices } from './choices.js';
import { receiveDrops } from './drops.js';
import { element } from './elements.js';
import { tree } from './tree.js';

// Longer payloads are read whole, but edited elsewhere.
const EDITABLE = 200_000;
const PAUSE = 200;
const OWN = 'payload';

const part = (selector) => document.querySelector(selector);
const viewer = part('article-viewer');
const payload = part('[name=payload]');

// What is shown: bytes, and what is known of them.
let current = { bytes: new Uint8Array(), known: {} };
let turn = 0;
// Says how many words are shown; bringing a block back changes that.
const wordCount = element('span', {});
let returns = 0;

await init().catch((error) => {
  describe(null, `the viewer cannot be loaded: ${error.message}`, []);
  throw error;
});
part('[name=type]').append(...(await formats()).map(({ name, title }) => new Option(title, name)));
const choices = keepChoices(part('.controls'), chosen);
followTheme(viewer, choices);
payload.addEventListener('input', debounced(edited, PAUSE));
part('[name=file]').addEventListener('change', ({ target }) => target.files[0] && showFile(target.files[0]));
part('.copy').addEventListener('click', copyModel);
receiveDrops(([file]) => showFile(file), ['Files']);
await chosen(['sample']);

async function chosen(names) {
  applyChoices(viewer, choices);
  viewer.dir = choices.get('direction');
  if (names.includes('sample')) await (choices.get('sample') ? showSample() : askForOwn());
  else if (names.some((name) => ['type', 'direction'].includes(name))) await show();
}

async function showSample() {
  const name = choices.get('sample');
  const response = await fetch(`samples/${name}`).catch((error) => error);
  if (!response.ok) return describe(null, `the sample ${name} cannot be had: ${response.message ?? response.status}`, []);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (name === choices.get('sample')) await open(bytes, { fileName: name, url: response.url });
}

// What was typed here before comes back. Without it, what is shown stays until there is something else to show.
async function askForOwn() {
  current.known = {};
  edit(sessionStorage.getItem(OWN) ?? '', false);
  payload.focus();
  if (payload.value) await edited();
}

// The type was chosen for what was there before.
async function showFile(file) {
  choices.set('sample', '');
  choices.set('type', '');
  await open(new Uint8Array(await file.arrayBuffer()), { fileName: file.name });
}

async function edited() {
  choices.set('sample', '');
  keep(payload.value);
  // Its pictures stay where they are; its name says no longer what it is.
  current = { bytes: new TextEncoder().encode(payload.value), known: { url: current.known.url } };
  await show();
}

// A page that comes back, after a build or by its reader's wish, brings what was typed; a long text is not kept.
function keep(text) {
  sessionStorage.setItem(OWN, text.length > EDITABLE ? '' : text);
}

async function open(bytes, known) {
  current = { bytes, known };
  const cut = bytes.length > EDITABLE;
  edit(new TextDecoder().decode(bytes.subarray(0, EDITABLE)), cut);
  part('.excerpt').textContent = cut ? `The first ${size(EDITABLE)} of ${size(bytes.length)} stand here; all of it was read.` : '';
  await show();
}

function edit(text, cut) {
  payload.value = text;
  payload.scrollTop = 0;
  payload.readOnly = cut;
  part('.excerpt').hidden = !cut;
}

async function show() {
  const mine = ++turn;
  const { bytes, known } = current;
  const options = { ...known, type: choices.get('type') || undefined };
  const started = performance.now();
  const article = await parse(bytes, options).catch((error) => error);
  const parsed = performance.now();
  const direction = choices.get('direction');
  const turned = direction && !(article instanceof Error) ? { ...article, meta: { ...article.meta, direction } } : undefined;
  await (turned ? viewer.load(turned) : viewer.load(bytes, options)).catch(() => {});
  // Asked for its height, the browser has to lay it out.
  void viewer.offsetHeight;
  const shown = performance.now();
  if (mine !== turn) return;
  if (article instanceof Error) {
    describe(null, `${article.code}: ${article.message}`, [['Size', size(bytes.length)]]);
    return;
  }
  const [format, words] = await Promise.all([recognise(bytes, options), countWords(article)]);
  if (mine !== turn) return;
  wordCount.textContent = words;
  describe(turned ?? article, article.meta.title ?? 'Without a title', [
    ['Format', format],
    ['Size', size(bytes.length)],
    ['Words', wordCount],
    ['Blocks', article.blocks.length.toLocaleString('en')],
    ['Parsed in', milliseconds(parsed - started)],
    ['Shown in', milliseconds(shown - parsed)],
  ]);
}

// The article as its reader wants it, at the place of what was brought back where that stands beside the list.
async function showAgain(article, aside) {
  const mine = turn;
  aside.id ??= `brought-back-${++returns}`;
  try {
    await viewer.load(article);
  } catch {
    // Another payload came first, and is what the rest of the page is about.
    return;
  }
  const words = await countWords(article);
  if (mine !== turn) return;
  part('.model').replaceChildren(tree(article));
  wordCount.textContent = words;
  if (!matchMedia('(min-width: 64rem)').matches || aside.hidden) return;
  viewer.shadowRoot.getElementById(`article-${aside.id}`)?.scrollIntoView({ block: 'center' });
}

function describe(article, state, facts) {
  part('.state').textContent = state;
  part('.state').toggleAttribute('data-failed', !article);
  part('.facts').replaceChildren(...facts.map(([term, value]) => element('div', {}, element('dt', {}, term), element('dd', {}, value))));
  const notices = article?.notices ?? [];
  part('.count').textContent = article ? notices.length || 'none' : '';
  part('.notices').replaceChildren(
    ...notices.map(({ code, message, place }) => element('li', {}, `${message} `, element('code', {}, [code, place].filter(Boolean).join(' · ')))),
  );
  part('.model').replaceChildren(...(article ? [tree(article)] : []));
  listBlocks(part('.blocks ol'), part('.tally'), article, (aside) => showAgain(article, aside));
  part('.copy').hidden = !article;
}

async function countWords(article) {
  const text = await render(article, { to: 'text' });
  let words = 0;
  for (const { isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) if (isWordLike) words++;
  return words.toLocaleString('en');
}

async function copyModel({ target }) {
  await navigator.clipboard.writeText(JSON.stringify(viewer.article, null, 2));
  target.textContent = 'Copied';
  setTimeout(() => (target.textContent = 'Copy JSON'), 1500);
}

function debounced(act, pause) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, pause);
  };
}

function size(bytes) {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function milliseconds(time) {
  return `${time.toFixed(time < 10 ? 1 : 0)} ms`;
}
