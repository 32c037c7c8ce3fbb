// The library page: what is saved in this browser, listed, searched and read, without a network too.

import '../pkg/index.js';
import { download } from '../pkg/export.js';
import { Library } from '../pkg/library.js';
import { receiveDrops } from './drops.js';
import { element } from './elements.js';
import { intake } from './library/intake.js';
import { keepList } from './library/list.js';
import { reader } from './library/reader.js';
import { room } from './library/room.js';
import { found, row, tagForm, written } from './library/row.js';
import { nameOf as titleOf, plural, reasonOf, size } from './library/words.js';

const PAUSE = 120;
const SAMPLES = ['harbour.md', 'tour.html'];

const part = (selector) => document.querySelector(selector);
const add = part('.add');
const find = part('.find');
const status = part('.said p');
const undo = part('[name=undo]');
const list = keepList(part('.list'), (entry) => {
  const item = row(entry);
  if (entry.score !== undefined && !entry.snippet) seen.observe(item);
  return item;
});
// Of those behind the first that were found, a piece of the text comes when they are looked at.
const seen = new IntersectionObserver((changes) => changes.filter(({ isIntersecting }) => isIntersecting).forEach(({ target }) => addSnippet(target)));

// What each button does, by its name.
const ACTS = {
  archive: (button) => change(button, { archived: true }, 'Archived'),
  unarchive: (button) => change(button, { archived: false }, 'Back among those to read:'),
  tag: editTags,
  keep: (button) => endTags(button.closest('li')),
  remove,
  restore: (button) => bringBack(idOf(button)),
  forget: (button) => free(idOf(button)),
  undo: () => undone?.(),
  cancel: () => incoming.cancel(),
  samples: () => incoming.add(SAMPLES.map((name) => new URL(`samples/${name}`, location.href).href)),
  export: exportAll,
  purge: () => free(),
  dismiss: (button) => button.parentElement.remove(),
  again: (button) => {
    const failure = button.parentElement;
    failure.remove();
    incoming.add([failures.get(failure)]);
  },
};

// What is listed, by its id; what takes the last act back; what could not be saved, by the line that says so.
let entries = new Map();
let turn = 0;
let undone;
let timer;
const failures = new WeakMap();
// What the room that is taken was counted for: most changes leave it as it is.
let counted;

const library = await Library.open().catch((error) => {
  part('.shelf').dataset.state = 'failed';
  fail('The library', reasonOf(error));
  throw error;
});
const reading = reader(library, part('.reading'));
const browser = room(library, part('.room'));
const incoming = intake({ save, told, failed: fail, ended });

find.addEventListener('input', ({ target }) => target.name === 'query' && soon());
find.addEventListener('change', ({ target }) => target.name !== 'query' && show());
find.addEventListener('submit', (event) => event.preventDefault());
add.addEventListener('submit', (event) => {
  event.preventDefault();
  incoming.add([add.elements.address.value]);
  add.elements.address.value = '';
});
add.elements.files.addEventListener('change', ({ target }) => {
  incoming.add([...target.files]);
  target.value = '';
});
document.addEventListener('click', ({ target }) => ACTS[target.name]?.(target));
part('.list').addEventListener('keydown', (event) => {
  if (event.target.matches('input')) {
    if (event.key === 'Escape') endTags(event.target.closest('li'));
  } else if (event.key === 'Delete' && find.elements.shown.value !== 'removed') {
    remove(event.target);
  }
});
part('.list').addEventListener('submit', setTags);
part('.back').addEventListener('click', leave);
library.addEventListener('change', ({ detail }) => {
  // What another tab has deleted for good is in no list.
  if (detail.from !== 'here') counted = undefined;
  soon();
});
library.addEventListener('superseded', () => fail('This page', 'a newer version of it is open in another tab. Load it anew.'));
addEventListener('hashchange', follow);
receiveDrops(incoming.add);
await show();
await follow();

function soon() {
  clearTimeout(timer);
  timer = setTimeout(show, PAUSE);
}

async function show() {
  clearTimeout(timer);
  const mine = ++turn;
  const { query, shown, tag, sort } = Object.fromEntries(new FormData(find));
  const chosen = shown === 'removed' ? { removed: true } : { archived: shown === 'archived' };
  const order = ['title', 'site_name'].includes(sort) ? 'ascending' : undefined;
  const all = await library.list();
  const hits = await library.list({ ...chosen, query, tag: tag || undefined, sort: sort || undefined, order });
  if (mine !== turn) return;
  // What was deleted for good has left nothing but that it was.
  const listed = hits.filter(({ versions }) => versions.length > 0);
  entries = new Map(listed.map((entry) => [entry.id, entry]));
  seen.disconnect();
  if (list.show(listed)) find.elements.query.focus();
  count(listed.length, all, { query, shown, tag });
  offerTags(all, tag);
  mark();
  const kept = JSON.stringify(all.map(({ id, versions }) => [id, versions]));
  if (kept === counted) return;
  counted = kept;
  await browser.show();
}

function count(found, all, { query, shown, tag }) {
  const kind = shown ? `${shown} ` : '';
  const asked = [query.trim() && `with “${query.trim()}”`, tag && `tagged “${tag}”`].filter(Boolean).join(', ');
  const isEmpty = all.length === 0 && shown !== 'removed';
  part('.empty').hidden = found > 0;
  part('.empty p').textContent = isEmpty
    ? 'Nothing is saved yet. Give the address of an article, open files, or drop them anywhere on this page: articles in any format, saved pages, feeds, a library that was saved as a file.'
    : asked
      ? 'Nothing that is saved is so. Search for fewer words, or look at what is archived.'
      : `Nothing is ${shown || 'left to read'}.`;
  part('[name=samples]').hidden = !isEmpty;
  part('.count').textContent = isEmpty ? '' : [`${plural(found, `${kind}article`)}`, asked].filter(Boolean).join(' ');
  find.hidden = isEmpty;
}

function offerTags(all, chosen) {
  const tags = [...new Set(all.flatMap(({ tags }) => tags))].sort((one, other) => one.localeCompare(other));
  part('#tags').replaceChildren(...tags.map((tag) => new Option(tag)));
  const select = find.elements.tag;
  const offered = [...new Set([...tags, chosen].filter(Boolean))];
  if (offered.join('\n') === [...select.options].slice(1).map(({ value }) => value).join('\n')) return;
  select.replaceChildren(new Option('any', ''), ...offered.map((tag) => new Option(tag, tag)));
  select.value = chosen;
}

async function addSnippet(item) {
  seen.unobserve(item);
  const snippet = await library.snippet(item.dataset.id, find.elements.query.value).catch(() => null);
  if (snippet && !item.querySelector('.found')) item.querySelector('.about').after(found(snippet));
}

// What the hash of the address names is read.
async function follow() {
  const id = shownId();
  document.documentElement.toggleAttribute('data-reading', Boolean(id));
  mark();
  if (!id) return reading.close();
  await reading.open(id);
  part('.reading').focus({ preventScroll: true });
}

function shownId() {
  return new URLSearchParams(location.hash.slice(1)).get('article');
}

function mark() {
  const id = shownId();
  part('.list [aria-current]')?.removeAttribute('aria-current');
  if (id) list.item(id)?.querySelector('a')?.setAttribute('aria-current', 'true');
}

function leave(event) {
  event.preventDefault();
  const id = shownId();
  history.pushState(null, '', location.pathname);
  follow();
  const item = list.item(id);
  if (item) list.focus(item);
}

// Says what was done, and offers to take it back.
function say(text, takeBack) {
  status.textContent = text;
  undone = takeBack;
  undo.hidden = !takeBack;
}

function fail(name, reason, item) {
  const line = element('p', {}, `${name}: ${reason} `);
  if (item) {
    failures.set(line, item);
    line.append(element('button', { type: 'button', name: 'again', ariaLabel: `Try again: ${name}` }, 'Try again'), ' ');
  }
  line.append(element('button', { type: 'button', name: 'dismiss', ariaLabel: `Dismiss: ${name}` }, 'Dismiss'));
  part('.failures').append(line);
}

// An act that fails says why.
async function attempt(name, act) {
  try {
    return await act();
  } catch (error) {
    fail(name, reasonOf(error));
  }
}

function idOf(inside) {
  return inside.closest('li').dataset.id;
}

function change(button, changed, done) {
  const entry = entries.get(idOf(button));
  return attempt(titleOf(entry), async () => {
    await library.set(entry.id, changed);
    const before = Object.fromEntries(Object.keys(changed).map((name) => [name, entry[name]]));
    say(`${done} “${titleOf(entry)}”.`, () => attempt(titleOf(entry), async () => {
      await library.set(entry.id, before);
      say(`“${titleOf(entry)}” is as it was.`);
    }));
  });
}

function remove(button) {
  const entry = entries.get(idOf(button));
  return attempt(titleOf(entry), async () => {
    await library.remove(entry.id);
    say(`Removed “${titleOf(entry)}”. Its bytes stay until you delete what was removed.`, () => bringBack(entry.id));
  });
}

function bringBack(id) {
  return attempt('The article', async () => {
    const entry = await library.restore(id);
    say(`“${titleOf(entry)}” is back.`);
    await show();
    const item = list.item(id);
    if (item) list.focus(item);
  });
}

// What was removed, or one of it, cannot be brought back any more.
function free(id) {
  return attempt('What was removed', async () => {
    const freed = await library.purge(id);
    counted = undefined;
    say(`Deleted for good: ${size(freed)} are free again.`);
  });
}

function editTags(button) {
  const item = button.closest('li');
  const form = tagForm(entries.get(item.dataset.id));
  item.querySelector('.tagging')?.remove();
  item.append(form);
  form.elements.tags.select();
}

function endTags(item) {
  item.querySelector('.tagging').remove();
  item.querySelector('[name=tag]').focus();
}

async function setTags(event) {
  event.preventDefault();
  const item = event.target.closest('li');
  const tags = written(event.target.elements.tags.value);
  endTags(item);
  await change(item, { tags }, tags.length > 0 ? `Tagged ${tags.map((tag) => `“${tag}”`).join(', ')}:` : 'Without tags:');
}

async function save(item, { signal, progress }) {
  const remote = add.elements.remote.checked ? 'allow' : 'ask';
  if (typeof item === 'string') {
    await library.save({ url: item }, { remote, signal, progress });
    return { saved: 1, failed: 0 };
  }
  const { changed, refused } = await library.import(item, { remote, signal, progress });
  for (const { name, code } of refused) fail(name, reasonOf({ code, message: code }));
  return { saved: changed.length, failed: refused.length };
}

// What is being saved, how far it is, and which of how many it is.
function told(work) {
  const doing = part('.doing');
  doing.hidden = !work;
  if (!work) return;
  const { name, at, of, stage, done, total } = work;
  const step = { pictures: `picture ${done} of ${total}`, store: 'writing it down' }[stage] ?? (total > 1 && !stage ? `${done} of ${total}` : '');
  const place = of > 1 ? `${at} of ${of}, ` : '';
  doing.querySelector('p').textContent = [`Saving ${place}${name}`, step].filter(Boolean).join(': ');
  const progress = doing.querySelector('progress');
  if (total > 1) Object.assign(progress, { value: done, max: total });
  else progress.removeAttribute('value');
}

function ended({ saved, failed, cancelled }) {
  const parts = [saved > 0 && `${plural(saved, 'article')} saved`, failed > 0 && `${plural(failed, 'failure')}, below`, cancelled > 0 && 'cancelled: nothing half-saved is kept'];
  const text = parts.filter(Boolean).join('; ') || 'Nothing new was in it';
  say(`${text[0].toUpperCase()}${text.slice(1)}.`);
}

function exportAll() {
  return attempt('The library', async () => {
    say('Writing all that is saved into one file…');
    const file = await library.export();
    download(file, document);
    say(`All that is saved is in ${file.name}, ${size(file.size)}.`);
  });
}
