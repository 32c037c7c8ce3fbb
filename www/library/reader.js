// The saved article that is read: shown from the library with its pictures, at the place where its reader left off.

import { giveBack, lend } from '../../pkg/lent.js';
import { element } from '../elements.js';
import { kept, pictureReason, plural, reasonOf } from './words.js';

const PAUSE = 800;

/**
 * Shows saved articles.
 *
 * @param {import('../../pkg/library.js').Library} library
 * @param {HTMLElement} section with the viewer, and what is said about the article
 */
export function reader(library, section) {
  const part = (selector) => section.querySelector(selector);
  const viewer = part('article-viewer');
  const invitation = part('.invitation');
  const versions = part('[name=version]');
  let id;
  let timer;
  let turn = 0;

  async function open(wanted, hash) {
    await keepPlace();
    const mine = ++turn;
    id = undefined;
    try {
      const { bytes, options, pictures, entry, version } = await library.read(wanted, hash);
      const embedded = await lend(viewer, pictures);
      if (mine !== turn) return;
      part('.stage').hidden = false;
      invitation.hidden = true;
      describe(entry, version);
      await viewer.load(bytes, { ...options, embedded });
      giveBack(viewer, embedded);
      if (mine !== turn) return;
      if (entry.place && version === entry.versions.at(-1)) viewer.position = entry.place;
      id = wanted;
    } catch (error) {
      if (mine !== turn) return;
      fail(error);
    }
  }

  function close() {
    turn += 1;
    keepPlace();
    id = undefined;
    part('.about').hidden = true;
    part('.stage').hidden = true;
    invitation.hidden = false;
    invitation.textContent = 'Choose an article to read it here.';
    invitation.toggleAttribute('data-failed', false);
  }

  function fail(error) {
    part('.about p').textContent = '';
    part('.about').hidden = false;
    part('.about details').hidden = true;
    versions.parentElement.hidden = part('[name=changes]').hidden = true;
    part('.stage').hidden = true;
    invitation.hidden = false;
    invitation.toggleAttribute('data-failed', true);
    invitation.textContent = `It cannot be shown: ${reasonOf(error)}`;
  }

  function describe(entry, version) {
    part('.about').hidden = false;
    part('.about p').textContent = kept({ damaged: null, saved: version.saved, versions: [version] });
    versions.parentElement.hidden = part('[name=changes]').hidden = entry.versions.length < 2;
    versions.replaceChildren(...entry.versions.map(({ hash, saved }) => new Option(new Date(saved).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' }), hash)));
    versions.value = version.hash;
    const missing = version.pictures.filter(({ hash }) => !hash);
    const details = part('.about details');
    details.hidden = missing.length === 0;
    details.firstElementChild.textContent = `${plural(missing.length, 'picture')} not saved`;
    details.lastElementChild.replaceChildren(...missing.map(({ url, reason }) => element('li', {}, `${url}: ${pictureReason(reason)}`)));
  }

  // The last two versions as one article, each change marked in it. It is no place to come back to.
  async function compare() {
    await keepPlace();
    const [wanted, mine] = [id, ++turn];
    id = undefined;
    try {
      const { article } = await library.difference(wanted);
      if (mine === turn) await viewer.load(article);
    } catch (error) {
      if (mine === turn) fail(error);
    }
  }

  async function keepPlace() {
    clearTimeout(timer);
    if (timer === undefined || !id) return;
    timer = undefined;
    const place = viewer.position;
    // Whoever removes it in another tab has the last word.
    if (place) await library.set(id, { place }).catch(() => {});
  }

  viewer.addEventListener('position', () => {
    clearTimeout(timer);
    timer = setTimeout(keepPlace, PAUSE);
  });
  addEventListener('pagehide', keepPlace);
  part('[name=changes]').addEventListener('click', compare);
  versions.addEventListener('change', () => open(new URLSearchParams(location.hash.slice(1)).get('article'), versions.value));

  return { open, close };
}
