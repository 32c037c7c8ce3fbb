// Has the library page open without a network: the worker of the package, with what that page loads kept at once.

// Its own policy may ask for an address that is trusted.
const WORKER = '../pkg/service-worker.js';
const policy = self.trustedTypes?.createPolicy('library-page', { createScriptURL: (path) => path });
importScripts(policy?.createScriptURL(WORKER) ?? WORKER);

const FILES = '../pkg/';
const START = ['library.html', 'library.webmanifest', 'library/icon.svg', 'library/icon-192.png'];

// As the worker of the package calls it, which answers from it.
const CACHE = `article-viewer ${registration.scope} pages`;

addEventListener('install', (event) => {
  skipWaiting();
  event.waitUntil(keep());
});
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

articleViewer({ scope: './', files: FILES, assets: ['./'] });

// The page, and all that it names, and what that names.
async function keep() {
  const cache = await caches.open(CACHE);
  const known = new Set();
  const waiting = START.map((path) => new URL(path, location).href);
  const lane = async (address) => {
    if (known.has(address)) return;
    known.add(address);
    const response = await fetch(address, { cache: 'no-cache' });
    if (!response.ok) {
      if (waiting.includes(address)) throw new Error(`${address} is not there`);
      // A comment named it.
      return;
    }
    const text = /\.(html|js)$/.test(address) ? await response.clone().text() : '';
    await cache.put(address, response);
    await Promise.all(named(text, address).map(lane));
  };
  await Promise.all(waiting.map(lane));
}

// The files that are named by a page or a script of this folder or of the package.
function named(text, address) {
  const paths = [...text.matchAll(/(?:from|import|import\(|URL\() ?'(\.[^'$]+)'|<(?:link rel="stylesheet" href|script type="module" src)="([^"]+)"/g)].map(([, imported, linked]) => imported ?? linked);
  return paths.map((path) => new URL(path, address).href).filter((url) => /\.(js|css|wasm)$/.test(url));
}
