// What the library takes in this browser, whether that is kept, and whether the page opens without a network.

import { element } from '../elements.js';
import { size } from './words.js';

const CATEGORIES = {
  payloads: 'Articles',
  pictures: 'Pictures',
  search: 'Search index',
  entries: 'List, tags, places',
  removed: 'Removed, can be brought back',
  total: 'In all',
};

/**
 * Keeps what is said of the browser.
 *
 * @param {import('../../pkg/library.js').Library} library
 * @param {HTMLElement} section
 */
export function room(library, section) {
  const part = (selector) => section.querySelector(selector);
  const worker = part('.worker');

  async function show() {
    const [usage, isPersistent] = await Promise.all([library.usage(), navigator.storage?.persisted?.().catch(() => false)]);
    const shown = Object.entries(CATEGORIES).filter(([name]) => usage[name] > 0 || name === 'total');
    part('dl').replaceChildren(...shown.map(([name, label]) => element('div', {}, element('dt', {}, label), element('dd', { dir: 'ltr' }, size(usage[name])))));
    part('dl').hidden = part('.kept').hidden = usage.articles === 0 && !usage.removed;
    part('[name=purge]').hidden = !usage.removed;
    part('[name=export]').hidden = usage.articles === 0;
    part('.kept').textContent = isPersistent
      ? 'The browser keeps it until you delete it, or the data of this site.'
      : 'The browser may delete it when it runs out of room: a file of all that is saved is a copy of your own.';
  }

  async function serve() {
    if (!navigator.serviceWorker) return say('This page itself needs a network: here, the browser allows no page to be kept.');
    say('This page is being kept, to open without a network…');
    try {
      await activated(await navigator.serviceWorker.register(address('service-worker.js')));
      say('This page opens without a network.');
    } catch {
      // One that came before goes on.
      say(navigator.serviceWorker.controller ? 'This page opens without a network.' : 'This page itself needs a network: it could not be kept.');
    }
  }

  function say(text) {
    worker.dataset.text = text;
    network();
  }

  function network() {
    const isOff = navigator.onLine === false;
    worker.textContent = isOff ? 'There is no network. What is saved can be read and searched, and files can be saved; addresses have to wait.' : worker.dataset.text;
  }

  for (const event of ['online', 'offline']) addEventListener(event, network);
  serve();
  return { show };
}

function activated({ installing, waiting, active }) {
  const worker = installing ?? waiting ?? active;
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === 'activated') resolve();
      if (worker.state === 'redundant') reject(new Error('it was not installed'));
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

// Where the policy of the page asks for it, an address of a script has to be one that is trusted.
function address(path) {
  const policy = globalThis.trustedTypes?.createPolicy('library-page', { createScriptURL: (path) => path });
  return policy?.createScriptURL(path) ?? path;
}
