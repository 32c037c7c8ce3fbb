// A value of JSON as a tree that is built as far as it is opened, so that a large one costs no more than a small one.

import { appendPages, element } from './elements.js';
import { firstWords, shorten } from './words.js';

// Letters of a text, and of what a summary says of what is in it.
const EXCERPT = 400;
const WORDS = 40;

// Where the tree stands open; a new tree opens there again.
const opened = new Set(['$', '$.meta', '$.blocks']);

/** The tree of a value; `name` is what its parent calls it. */
export function tree(value, name = '', path = '$') {
  if (value === null || typeof value !== 'object') {
    return element('div', { className: 'value' }, ...label(name), leaf(value));
  }
  const entries = Object.entries(value);
  const branch = element(
    'details',
    {},
    element('summary', {}, ...label(name), element('span', { className: 'hint' }, hint(value, entries.length))),
  );
  const follow = () => {
    if (branch.open && branch.childElementCount === 1) {
      appendPages(branch, entries, ([key, inside]) => tree(inside, key, `${path}.${key}`));
    }
    if (branch.open) opened.add(path);
    else opened.delete(path);
  };
  branch.addEventListener('toggle', follow);
  branch.open = opened.has(path);
  if (branch.open) follow();
  return branch;
}

// What is inside: the kind of a block and its first words, or how much there is.
function hint(value, count) {
  if (Array.isArray(value)) return `[${count}]`;
  const words = value.kind ? firstWords(value, WORDS) : shorten(value.name ?? value.text ?? '', WORDS);
  return [value.kind ?? `{${count}}`, words && `“${words}”`].filter(Boolean).join(' ');
}

function leaf(value) {
  if (typeof value !== 'string') return element('span', { className: 'number' }, String(value));
  return element('span', { className: 'string' }, JSON.stringify(shorten(value, EXCERPT)));
}

function label(name) {
  return name === '' ? [] : [element('span', { className: 'name' }, `${name}: `)];
}
