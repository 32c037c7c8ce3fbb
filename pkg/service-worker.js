// Has pages with viewers in them open without the network. Copied to where the pages lie, it is registered as
//
//   navigator.serviceWorker.register('/articles/service-worker.js?files=/article-viewer/');
//
// and a worker that is there already takes it in, as a script or as a module:
//
//   importScripts('/article-viewer/service-worker.js');
//   articleViewer({ scope: '/articles/', files: '/article-viewer/' });
//
// What is saved lies in the library of the element, which needs none of this.

(() => {
  // What lies in the folder that a site copies, by its hash; `scripts/embed.mjs` fills it in. The `parts` come as they are
  // wanted: the wasm that has everything does what each of them does.
  const RELEASE = { version: 'none', files: {}, parts: {} };

  // What a page runs and looks like, besides which there is what it tells.
  const PROGRAM = ['script', 'style', 'font', 'worker', 'manifest'];

  // How long a page that is kept waits for its server, in milliseconds.
  const PATIENCE = 3000;

  /**
   * Answers for pages and for the files of the viewer; called while the worker starts.
   *
   * @param {object} options addresses of folders of this origin, each with its slash at the end
   * @param {string} options.files where the files of the viewer lie
   * @param {string} [options.scope] where the pages lie, with their own scripts, styles and fonts
   * @param {string[]} [options.assets] where else lies what the pages need
   */
  function articleViewer({ files, scope = registration.scope, assets = [] }) {
    const folder = new URL(files, location).href;
    const pages = new URL(scope, location).href;
    const others = assets.map((address) => new URL(address, location).href);

    // Another worker of this origin may have the same for other pages.
    const prefix = `article-viewer ${pages} `;
    const pageCache = `${prefix}pages`;
    const fileCache = `${prefix}${RELEASE.version}`;

    // All of a release or nothing of it. While a page is open, it has the release that it began with.
    addEventListener('install', (event) => {
      const requests = Object.entries(RELEASE.files).map(([name, integrity]) => request(name, integrity));
      event.waitUntil(caches.open(fileCache).then((cache) => cache.addAll(requests)));
    });

    addEventListener('activate', (event) => event.waitUntil(Promise.all([clean(), keepOpen()])));

    addEventListener('fetch', (event) => {
      const { method, headers, mode, destination, url } = event.request;
      const { origin, pathname } = new URL(url);
      // What is only for whoever has a key, or only a piece, is not kept for others.
      if (method !== 'GET' || headers.has('Range') || headers.has('Authorization') || origin !== location.origin) return;
      const address = origin + pathname;
      const name = address.startsWith(folder) ? address.slice(folder.length) : '';
      const integrity = { ...RELEASE.files, ...RELEASE.parts }[name];
      const isOfPage = address.startsWith(pages) && (mode === 'navigate' || PROGRAM.includes(destination));
      if (integrity) event.respondWith(released(name, integrity));
      else if (isOfPage || name || others.some((other) => address.startsWith(other))) event.respondWith(fresh(event));
    });

    // Whatever the server has by that name, it is of this release or an error: the viewer takes the wasm that has
    // everything where it cannot have a part.
    async function released(name, integrity) {
      const cache = await caches.open(fileCache);
      const known = await cache.match(folder + name, { ignoreVary: true });
      if (known) return known;
      const response = await fetch(request(name, integrity));
      await keep(cache, folder + name, response.clone());
      return response;
    }

    // As the server has it now; as it was where the server cannot be reached, is broken or takes its time.
    async function fresh(event) {
      const cache = await caches.open(pageCache);
      const known = await cache.match(event.request, { ignoreVary: true });
      const coming = fetch(event.request).then((response) => {
        event.waitUntil(keep(cache, event.request.url, response.clone()));
        return response;
      });
      if (!known) return coming;
      const settled = coming.catch(() => undefined);
      event.waitUntil(settled);
      const response = await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
      return response?.status < 500 ? response : known;
    }

    async function clean() {
      const names = await caches.keys();
      const old = names.filter((name) => name.startsWith(prefix) && name !== pageCache && name !== fileCache);
      await Promise.all(old.map((name) => caches.delete(name)));
    }

    // The pages that were open before there was a worker, which did not see them come.
    async function keepOpen() {
      const cache = await caches.open(pageCache);
      const open = await clients.matchAll({ type: 'window', includeUncontrolled: true });
      const addresses = open.map(({ url }) => url.split('#')[0]).filter((address) => address.startsWith(pages));
      const kept = addresses.map(async (address) => keep(cache, address, await fetch(address)));
      await Promise.allSettled(kept);
    }

    function request(name, integrity) {
      return new Request(folder + name, { integrity, cache: 'no-cache' });
    }
  }

  // Only what is whole, of this origin, and not said to be kept by nobody. Where there is no room the page goes on.
  async function keep(cache, address, response) {
    const isPrivate = /no-store/i.test(response.headers.get('Cache-Control') ?? '');
    if (response.status !== 200 || response.type !== 'basic' || response.redirected || isPrivate) return;
    await cache.put(address, response).catch(() => {});
  }

  self.articleViewer = articleViewer;
  const given = new URLSearchParams(location.search);
  if (given.has('files')) articleViewer({ files: given.get('files'), assets: given.getAll('assets') });
})();
