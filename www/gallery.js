// The golden corpus: an index of its cases, and each of them in the viewer.

import '../pkg/index.js';
import { applyChoices, followTheme, keepChoices } from './choices.js';
import { element } from './elements.js';

const CORPUS = '../tests/corpus/';

const part = (selector) => document.querySelector(selector);
const viewer = part('article-viewer');

const cases = await listCases().catch((error) => {
  say(`The corpus cannot be listed: ${error.message}. Serve the repository with \`npm --prefix pkg run dev\`.`);
  return [];
});
const byFormat = Object.entries(Object.groupBy(cases, ({ format }) => format));
part('[name=case]').append(
  ...byFormat.map(([format, cases]) => element('optgroup', { label: format }, ...cases.map(({ name, title }) => new Option(title, name)))),
);
const choices = keepChoices(part('.controls'), show);
followTheme(viewer, choices);
await show(['case']);

// The development server answers a folder with its names.
async function listCases() {
  const formats = await list(CORPUS);
  const paths = await Promise.all(formats.map(async (format) => (await list(`${CORPUS}${format}/`)).map((name) => `${format}/${name}`)));
  return Promise.all(paths.flat().map(describeCase));
}

async function list(folder) {
  const response = await fetch(folder);
  if (!response.ok) throw new Error(`${response.status} for ${folder}`);
  return response.json();
}

async function describeCase(name) {
  const folder = `${CORPUS}${name}/`;
  const [format, label] = name.split('/');
  const [files, article] = await Promise.all([list(folder), list(`${folder}article.json`)]);
  return {
    name,
    format,
    label,
    folder,
    title: article.meta.title ?? label,
    language: article.meta.language ?? '',
    blocks: article.blocks.length,
    payload: files.find((file) => file.startsWith('payload.')),
    options: files.includes('options.json') ? await list(`${folder}options.json`) : {},
  };
}

async function show(names) {
  applyChoices(viewer, choices);
  const at = cases.findIndex(({ name }) => name === choices.get('case'));
  part('.index').hidden = at >= 0;
  part('.case').hidden = at < 0;
  if (at < 0) {
    part('.index').replaceChildren(...byFormat.flatMap(([format, cases]) => section(format, cases)));
    return;
  }
  const shown = cases[at];
  const address = shown.folder + shown.payload;
  part('.files').replaceChildren(
    element('span', {}, `${shown.name}/${shown.payload}`),
    element('a', { href: `${shown.folder}article.json` }, 'golden model'),
    element('a', { href: `${shown.folder}article.html` }, 'golden page'),
  );
  const step = (rel, word, { name, title } = {}) => (name ? [element('a', { rel, className: 'button', href: choices.address({ case: name }) }, `${word}: ${title}`)] : []);
  part('.steps').replaceChildren(...step('prev', 'Previous', cases[at - 1]), ...step('next', 'Next', cases[at + 1]));
  if (!names.includes('case')) return;
  scrollTo(0, 0);
  say('');
  try {
    const response = await fetch(address);
    const payload = await response.arrayBuffer();
    if (choices.get('case') !== shown.name) return;
    part('.source pre').textContent = new TextDecoder().decode(payload);
    await viewer.load(payload, { url: response.url, ...shown.options });
  } catch (error) {
    say(`${shown.name} cannot be shown: ${error.message}`);
  }
}

function say(message) {
  part('.state').textContent = message;
}

function section(format, cases) {
  const cards = cases.map(({ name, label, title, language, blocks }) =>
    element(
      'li',
      {},
      element('a', { href: choices.address({ case: name }), lang: language, dir: 'auto' }, title),
      element('span', {}, `${label} · ${blocks} blocks`),
    ),
  );
  return [element('h2', {}, `${format} `, element('span', {}, String(cases.length))), element('ul', {}, ...cards)];
}
