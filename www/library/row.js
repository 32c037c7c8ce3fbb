// An article in the list of the library page.

import { element } from '../elements.js';
import { about, kept, nameOf } from './words.js';

/** What is listed of an article, as an item with a link to it and the buttons of what can be done with it. */
export function row(entry) {
  const { id, language, tags, removed, archived, damaged, snippet, place } = entry;
  const name = nameOf(entry);
  const words = element('bdi', {}, name);
  if (language) words.lang = language;
  const title = removed === null ? element('a', { href: `#article=${id}` }, words) : element('strong', {}, words);
  const item = element('li', {}, title, element('p', { className: 'about' }, ...about(entry).flatMap((piece, at) => [at > 0 ? ' · ' : '', element('bdi', {}, piece)])));
  item.dataset.id = id;
  if (snippet) item.append(found(snippet));
  const saved = element('p', { className: 'saved' }, removed === null ? kept(entry) : 'Removed; it can be brought back');
  saved.toggleAttribute('data-failed', damaged !== null);
  const progress = place?.progress;
  if (progress > 0.01) saved.append(` · read to ${Math.round(progress * 100)} %`);
  item.append(saved);
  if (tags.length > 0) item.append(element('p', { className: 'tags' }, ...tags.map((tag) => element('span', { dir: 'auto' }, tag))));
  const acts = removed === null ? [[archived ? 'unarchive' : 'archive', archived ? 'Back to read' : 'Archive'], ['tag', 'Tags'], ['remove', 'Remove']] : [['restore', 'Bring back'], ['forget', 'Delete for good']];
  item.append(element('p', { className: 'acts' }, ...acts.map(([act, label]) => button(act, label, name))));
  return item;
}

/** A piece of the text with what was found in it. */
export function found({ text, ranges }) {
  const piece = element('p', { className: 'found', dir: 'auto' });
  let at = 0;
  for (const [from, to] of ranges) {
    piece.append(text.slice(at, from), element('mark', {}, text.slice(from, to)));
    at = to;
  }
  piece.append(text.slice(at));
  return piece;
}

/** A form in which the tags of an article are written. */
export function tagForm({ tags }) {
  const input = element('input', { name: 'tags', value: tags.join(', '), ariaLabel: 'Tags, with commas between them', autocomplete: 'off' });
  // One tag is completed from those there are; a list of them is not.
  if (tags.length === 0) input.setAttribute('list', 'tags');
  return element('form', { className: 'tagging' }, input, element('button', {}, 'Set'), element('button', { type: 'button', name: 'keep' }, 'Cancel'));
}

/** The tags that are written there. */
export function written(text) {
  return [...new Set(text.split(/[,،、，]/).map((tag) => tag.trim()).filter(Boolean))];
}

function button(name, label, title) {
  return element('button', { type: 'button', name, ariaLabel: `${label}: ${title}` }, label);
}
