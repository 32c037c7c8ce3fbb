// A value of JSON as a tree that is built as far as it is opened, so that a large one costs no more than a small one.

import { element } from './elements.js';

const PAGE = 100;
const EXCERPT = 400;

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
  const fill = (from) => {
    const more = entries.slice(from, from + PAGE).map(([key, inside]) => tree(inside, key, `${path}.${key}`));
    branch.append(...more);
    const next = from + PAGE;
    if (next >= entries.length) return;
    const left = entries.length - next;
    const button = element('button', { type: 'button' }, `${Math.min(PAGE, left)} more of ${left}`);
    button.addEventListener('click', () => {
      button.remove();
      fill(next);
      more.at(-1).nextElementSibling.querySelector('summary')?.focus();
    });
    branch.append(button);
  };
  const follow = () => {
    if (branch.open && branch.childElementCount === 1) fill(0);
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
  const words = value.kind ? firstText(value) : value.name ?? value.text;
  return [value.kind ?? `{${count}}`, words && `“${shorten(words, 40)}”`].filter(Boolean).join(' ');
}

function firstText(value) {
  if (typeof value?.text === 'string') return value.text;
  const inside = value?.content ?? value?.blocks ?? value?.items ?? (Array.isArray(value) ? value : []);
  return inside.length > 0 ? firstText(inside[0]) : undefined;
}

function leaf(value) {
  if (typeof value !== 'string') return element('span', { className: 'number' }, String(value));
  return element('span', { className: 'string' }, JSON.stringify(shorten(value, EXCERPT)));
}

function label(name) {
  return name === '' ? [] : [element('span', { className: 'name' }, `${name}: `)];
}

function shorten(text, length) {
  return text.length > length ? `${text.slice(0, length).trimEnd()}…` : text;
}
