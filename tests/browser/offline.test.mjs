// Articles that are saved in the element, and opened from there: the server is really killed.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { embedFolder } from '../../pkg/scripts/embed.mjs';
import { NO_WORKER, serve, title } from './host.mjs';
import { STRICT, openPage, startServer, temporaryFolder } from './support.mjs';

const MARKDOWN = { 'Content-Type': 'text/markdown; charset=utf-8' };
const SVG = { 'Content-Type': 'image/svg+xml' };
const BLOBS = { 'Content-Security-Policy': STRICT['Content-Security-Policy'].replace("img-src 'self'", "img-src 'self' blob:") };
// What the browser says of a server that is gone.
const GONE = /ERR_|Failed to load|status of 5/;

const drawing = (colour) => `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="160"><rect width="320" height="160" fill="${colour}"/></svg>`;
const harbour = (words = 'A paragraph.') => `# The harbour\n\n${words}\n\n![A pier](/pier.svg)\n\n![A boat](/boat.svg)\n\n![A gull](/gull.svg)\n\n${'More of it.\n\n'.repeat(60)}`;

// A page with viewers, and an article with two pictures that are there and one that is not.
async function host(t, attributes = 'offline src="/harbour.md"', { headers = BLOBS, around = (markup) => markup, ...options } = {}) {
  const server = await serve(t, around(`<article-viewer ${attributes}><p>The fallback.</p></article-viewer>`), { headers });
  server.route('/harbour.md', { headers: { ...MARKDOWN, ETag: '"one"' }, body: harbour() });
  server.route('/pier.svg', { headers: SVG, body: drawing('navy') });
  server.route('/boat.svg', { headers: SVG, body: drawing('teal') });
  server.route('/gull.svg', { status: 404 });
  const page = await openPage(t, `${server.origin}/page`, { noise: [GONE, /404/], ...options });
  return { server, page };
}

const button = (page) => page.locator('article-viewer [data-action=offline]');
const state = (page, name) => page.locator(name ? `article-viewer[offline-state="${name}"]` : 'article-viewer:not([offline-state])').waitFor();
const notice = (page, words) => page.locator('article-viewer .saved').filter({ hasText: words }).waitFor();
const announced = (page, words) => page.getByRole('status').filter({ hasText: words }).first().waitFor({ state: 'attached' });

async function save(page) {
  await button(page).click();
  await state(page, 'saved');
  await page.keyboard.press('Escape');
}

// Sets the address anew, and waits for what comes of it.
const open = (page, src = '/harbour.md') =>
  page.locator('article-viewer').evaluate(
    (viewer, src) =>
      new Promise((resolve) => {
        for (const kind of ['load', 'error']) viewer.addEventListener(kind, ({ detail }) => resolve({ kind, ...detail }), { once: true });
        viewer.src = null;
        viewer.src = src;
      }),
    src,
  );

const pictures = (page) =>
  page.locator('article-viewer').evaluate(async (viewer) => {
    const images = [...viewer.shadowRoot.querySelectorAll('.article img')];
    images.forEach((image) => (image.loading = 'eager'));
    await Promise.allSettled(images.map((image) => image.decode()));
    return images.map(({ src, naturalWidth }) => [src.startsWith('blob:') ? 'blob:' : new URL(src).pathname, naturalWidth]);
  });

test('an article is saved by its button, which says what of it', async (t) => {
  const { server, page } = await host(t);
  await title(page, 'The harbour');
  await page.evaluate(() => {
    globalThis.told = [];
    document.querySelector('article-viewer').addEventListener('offline', ({ detail }) => told.push([detail.state, detail.entry?.url ?? null]));
  });
  assert.equal(await button(page).getAttribute('aria-label'), 'Save for offline reading');
  await button(page).focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Offline reading' });
  await panel.getByText(/^Saved: text and 2 of 3 pictures, [\d.]+ kB$/).waitFor();
  await panel.getByText(/^Saved on /).waitFor();
  assert.deepEqual(await page.evaluate(() => globalThis.told), [['saving', null], ['saved', `${server.origin}/harbour.md`]]);
  assert.equal(await button(page).getAttribute('aria-label'), 'Saved for offline reading');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.querySelector('article-viewer').shadowRoot.activeElement.dataset.action), 'offline');
  // The next visit knows it.
  await page.reload();
  await state(page, 'saved');
  await page.locator('article-viewer [data-action=offline][data-state=saved]').waitFor();
});

test('nothing of the library comes where nobody asks for it', async (t) => {
  const { server, page } = await host(t, 'src="/harbour.md"');
  await title(page, 'The harbour');
  assert.equal(await button(page).count(), 0);
  assert.ok(!server.requests.some((path) => /offline|library|pictures\.js/.test(path)));
  await page.locator('article-viewer').evaluate((viewer) => (viewer.offline = ''));
  await button(page).waitFor();
  await save(page);
  await page.locator('article-viewer').evaluate((viewer) => (viewer.offline = null));
  await state(page);
  assert.equal(await button(page).count(), 0);
});

test('an open page opens saved articles without a server, and says what it cannot do', async (t) => {
  const { server, page } = await host(t);
  await title(page, 'The harbour');
  await save(page);
  await server.kill();
  const asked = server.requests.length;
  assert.equal((await open(page)).kind, 'load');
  await notice(page, /Saved on .* The network cannot be reached\./);
  await announced(page, /Saved on .* The network cannot be reached\./);
  assert.deepEqual((await pictures(page)).slice(0, 2), [['blob:', 320], ['blob:', 320]]);
  const { kind, code } = await open(page, '/b.json');
  assert.deepEqual([kind, code], ['error', 'network']);
  await page.getByRole('alert').getByText('This page keeps trying.').waitFor();
  assert.equal(server.requests.length, asked);
  // The network comes back.
  await server.revive();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await title(page, 'Another title');
  await open(page);
  assert.equal(await page.locator('article-viewer .saved').count(), 0);
});

test('with the service worker, the page, the element, the article and its pictures are there without a server', async (t) => {
  const folder = await temporaryFolder(t);
  await cp(embedFolder, join(folder, 'viewer'), { recursive: true });
  const server = await startServer(t, { folder });
  const worker = await readFile(join(embedFolder, 'service-worker.js'));
  server.route('/articles/service-worker.js', { headers: { 'Content-Type': 'text/javascript' }, body: worker });
  server.route('/articles/harbour.md', { headers: MARKDOWN, body: harbour() });
  for (const name of ['pier', 'boat', 'gull']) server.route(`/${name}.svg`, { headers: SVG, body: drawing('navy') });
  server.route('/articles/one', {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: '<!doctype html><html lang="de"><title>A site</title><script type="module" src="/viewer/article-viewer.js"></script><article-viewer offline src="harbour.md"></article-viewer></html>',
  });
  const page = await openPage(t, `${server.origin}/articles/one`, { noise: [GONE] });
  await title(page, 'The harbour');
  await save(page);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register('/articles/service-worker.js?files=/viewer/');
    const worker = registration.installing ?? registration.active;
    while (worker.state !== 'activated') await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
  });
  await server.kill();
  await page.reload();
  await title(page, 'The harbour');
  await notice(page, /Gespeichert am .* Das Netz ist nicht erreichbar\./);
  assert.deepEqual(await pictures(page), [['blob:', 320], ['blob:', 320], ['blob:', 320]]);
  // So is the library, for the scripts of the page.
  assert.equal(await page.evaluate(async () => (await (await (await import('/viewer/library.js')).Library.open()).list())[0].title), 'The harbour');
  // What is left of the article works, too: whatever it needs is there.
  await page.getByRole('button', { name: 'Im Artikel suchen' }).click();
  await page.getByRole('searchbox').waitFor();
});

test('a server that is broken, silent, or has not got it any more is as good as none', async (t) => {
  const { server, page } = await host(t);
  await title(page, 'The harbour');
  await save(page);
  server.route('/harbour.md', { status: 503 });
  assert.equal((await open(page)).kind, 'load');
  await notice(page, 'The server did not give it out.');
  server.route('/harbour.md', { status: 404 });
  assert.equal((await open(page)).kind, 'load');
  await notice(page, 'The server did not give it out.');
  await page.clock.install();
  server.route('/harbour.md', () => new Promise(() => {}));
  const opened = open(page);
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.querySelector('progress[part=loading]'));
  const asked = server.requests.length;
  while (server.requests.length === asked && !server.requests.at(-1).endsWith('.md')) await page.waitForTimeout(10);
  await page.clock.fastForward(31_000);
  assert.equal((await opened).kind, 'load');
  await notice(page, 'The server took too long to answer.');
});

test('the server is asked only for what is newer', async (t) => {
  const { server, page } = await host(t);
  await title(page, 'The harbour');
  await save(page);
  const conditions = [];
  server.route('/harbour.md', ({ headers }) => {
    conditions.push(headers['if-none-match']);
    return headers['if-none-match'] === '"one"' ? { status: 304, headers: { ETag: '"one"' } } : { headers: MARKDOWN, body: harbour() };
  });
  assert.equal((await open(page)).kind, 'load');
  assert.deepEqual(conditions, ['"one"']);
  await state(page, 'saved');
  assert.equal(await page.locator('article-viewer .saved').count(), 0);
  assert.deepEqual((await pictures(page)).slice(0, 2), [['blob:', 320], ['blob:', 320]]);

  server.route('/harbour.md', { headers: { ...MARKDOWN, ETag: '"two"' }, body: harbour('Another paragraph.') });
  await open(page);
  await page.getByText('Another paragraph.').waitFor();
  await state(page, 'update');
  await button(page).click();
  await page.getByRole('button', { name: 'Save the new version' }).click();
  await state(page, 'saved');
  await page.keyboard.press('Escape');
  await server.kill();
  await open(page);
  await page.getByText('Another paragraph.').waitFor();
});

test('a server that only knows the date of an article is asked by that', async (t) => {
  const { server, page } = await host(t, 'offline src="/a.json"');
  await title(page, 'A title');
  const date = 'Tue, 03 Mar 2026 09:00:00 GMT';
  const asked = [];
  server.route('/dated.md', ({ headers }) => {
    asked.push([headers['if-none-match'], headers['if-modified-since']]);
    return asked.length > 1 ? { status: 304 } : { headers: { ...MARKDOWN, 'Last-Modified': date }, body: harbour() };
  });
  await open(page, '/dated.md');
  await save(page);
  assert.equal((await open(page, '/dated.md')).kind, 'load');
  await title(page, 'The harbour');
  assert.deepEqual(asked, [[undefined, undefined], [undefined, date]]);
});

test('what is saved comes first where that is wanted, and what is newer by the reader’s act, where they are', async (t) => {
  const { server, page } = await host(t, 'offline="saved-first" src="/harbour.md"');
  await title(page, 'The harbour');
  await save(page);
  let answer;
  server.route('/harbour.md', () => new Promise((resolve) => (answer = resolve)));
  assert.equal((await open(page)).kind, 'load');
  await notice(page, 'Looking for a newer version…');
  while (!answer) await page.waitForTimeout(10);
  answer({ status: 304 });
  await notice(page, 'There is no newer version.');

  answer = undefined;
  await open(page);
  while (!answer) await page.waitForTimeout(10);
  answer({ headers: { ...MARKDOWN, ETag: '"two"' }, body: harbour('Another paragraph.') });
  await notice(page, 'Update available');
  await announced(page, 'Update available');
  await state(page, 'update');
  await page.getByText('A paragraph.', { exact: true }).waitFor();
  const block = () => page.locator('article-viewer').evaluate((viewer) => viewer.position?.block);
  await page.locator('article-viewer').evaluate((viewer) => (viewer.position = { progress: 0.5, block: 30, offset: 0, quote: 'More of it.' }));
  await page.waitForFunction(() => document.querySelector('article-viewer').position?.block > 20);
  const before = await block();
  await page.locator('article-viewer .saved button').evaluate((button) => button.click());
  await state(page, 'saved');
  await page.getByText('Another paragraph.').waitFor({ state: 'attached' });
  await page.waitForFunction((before) => document.querySelector('article-viewer').position?.block === before, before);
  assert.equal(await page.locator('article-viewer .saved').count(), 0);
});

test('what is not saved is tried again, later and later, as long as somebody sees it', async (t) => {
  const { server, page } = await host(t, 'offline src="/a.json"');
  await title(page, 'A title');
  await state(page);
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.evaluate(() => (Math.random = () => 0.999999));
  server.route('/b.json', { status: 502 });
  assert.equal((await open(page, '/b.json')).code, 'http');
  await page.getByText('This page keeps trying.').waitFor();
  const asked = () => server.requests.filter((path) => path === '/b.json').length;
  const answered = async (count) => {
    while (asked() < count) await page.waitForTimeout(10);
    // Until the next time is set.
    await page.evaluate(() => fetch('/a.json').then((response) => response.text()));
    await page.evaluate(() => fetch('/a.json').then((response) => response.text()));
  };
  let count = 1;
  for (const seconds of [2, 4, 8, 16, 32, 60, 60]) {
    await page.clock.runFor(seconds * 1000 - 50);
    assert.equal(asked(), count, `before ${seconds}`);
    await page.clock.runFor(100);
    await answered(++count);
  }
  // Out of the page nobody sees it.
  await page.evaluate(() => (globalThis.viewer = document.querySelector('article-viewer')).remove());
  await page.clock.runFor(300_000);
  assert.equal(asked(), count);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  assert.equal(asked(), count);
  await page.evaluate(() => document.body.append(globalThis.viewer));
  await page.clock.runFor(2100);
  await answered(++count);
  // What is gone for good is not asked for any more.
  server.route('/b.json', { status: 410 });
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await answered(++count);
  await page.getByRole('alert').getByText('410 Gone').waitFor();
  await page.clock.runFor(300_000);
  assert.equal(asked(), count);
  assert.equal(await page.getByText('This page keeps trying.').count(), 0);
});

test('a page whose policy has no such pictures shows them by their addresses', async (t) => {
  const { page, server } = await host(t, undefined, { headers: STRICT, noise: [GONE, /404/, /img-src/] });
  await title(page, 'The harbour');
  await save(page);
  server.route('/harbour.md', { status: 503 });
  await open(page);
  await notice(page, 'Saved on');
  assert.deepEqual(await pictures(page), [['/pier.svg', 320], ['/boat.svg', 320], ['/gull.svg', 0]]);
  assert.equal(page.noises.filter((noise) => noise.startsWith('error: CSP')).length, 1);
});

test('the addresses of pictures go with the article, and a page that is saved as a file has them inside', async (t) => {
  const { page, server } = await host(t, undefined, { headers: {} });
  await title(page, 'The harbour');
  await save(page);
  await server.kill();
  await open(page);
  await pictures(page);
  await server.revive();
  const file = await page.locator('article-viewer').evaluate(async (viewer) => (await viewer.export('html')).file.text());
  assert.equal(file.match(/data:image\/svg/g)?.length, 2);
  const addresses = await page.locator('article-viewer').evaluate((viewer) => [...viewer.shadowRoot.querySelectorAll('img')].map(({ src }) => src).filter((src) => src.startsWith('blob:')));
  assert.equal(addresses.length, 2);
  await open(page, '/b.json');
  await page.waitForFunction(async (addresses) => (await Promise.allSettled(addresses.map((address) => fetch(address)))).every(({ status }) => status === 'rejected'), addresses);
});

test('a host shows what a library has read with its pictures, which are let go of with the article', async (t) => {
  const { page, server } = await host(t, '', { headers: {} });
  await page.evaluate(async () => {
    const { Library } = await import('/pkg/library.js');
    globalThis.library = await Library.open();
    globalThis.id = (await library.save({ url: '/harbour.md' })).id;
  });
  await server.kill();
  const load = () =>
    page.evaluate(async () => {
      const { bytes, options, pictures } = await library.read(id);
      await document.querySelector('article-viewer').load(bytes, { ...options, pictures });
    });
  const sources = () => page.locator('article-viewer').evaluate((viewer) => [...viewer.shadowRoot.querySelectorAll('img')].map(({ src }) => src).filter((src) => src.startsWith('blob:')));
  const areGone = (addresses) => page.evaluate(async (addresses) => (await Promise.allSettled(addresses.map((address) => fetch(address)))).every(({ status }) => status === 'rejected'), addresses);
  await load();
  assert.deepEqual((await pictures(page)).slice(0, 2), [['blob:', 320], ['blob:', 320]]);
  const first = await sources();
  await load();
  assert.deepEqual((await pictures(page)).slice(0, 2), [['blob:', 320], ['blob:', 320]]);
  assert.ok(await areGone(first));
  const second = await sources();
  await page.evaluate(() => document.querySelector('article-viewer').load('# Another', { type: 'markdown' }));
  assert.ok(await areGone(second));
});

test('what was removed is there again as long as the reader can undo it', async (t) => {
  const { page, server } = await host(t);
  await title(page, 'The harbour');
  await save(page);
  await button(page).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  const panel = page.getByRole('dialog', { name: 'Offline reading' });
  await panel.getByText('It is no longer saved.').waitFor();
  // The same article is shown: its reader has not gone on.
  await page.locator('article-viewer').evaluate((viewer) => {
    globalThis.states = [];
    viewer.addEventListener('offline', ({ detail }) => states.push(detail.state));
    viewer.offline = 'saved-first';
  });
  await page.keyboard.press('Enter');
  await state(page, 'saved');
  assert.deepEqual(await page.evaluate(() => states), ['saved']);
  await panel.getByRole('button', { name: 'Remove' }).click();
  await state(page, 'removed');
  await page.keyboard.press('Escape');
  await server.kill();
  assert.equal((await open(page)).code, 'network');
});

test('where nothing may be stored, the article is read, and the reader told', async (t) => {
  const around = () => '<iframe sandbox="allow-scripts" src="/framed"></iframe>';
  const { server, page } = await host(t, '', { headers: {}, around });
  server.route('/harbour.md', { headers: { ...MARKDOWN, 'Access-Control-Allow-Origin': '*' }, body: harbour() });
  const folder = await startServer(t, { headers: { 'Access-Control-Allow-Origin': '*' } });
  server.route('/framed', {
    headers: { 'Content-Type': 'text/html' },
    body: `<!doctype html><html lang="en"><script type="module" src="${folder.origin}/pkg/index.js"></script><article-viewer offline src="/harbour.md"></article-viewer>`,
  });
  await page.evaluate(() => (document.querySelector('iframe').src = '/framed?again'));
  const frame = page.frameLocator('iframe');
  await frame.getByRole('heading', { level: 1, name: 'The harbour' }).waitFor();
  await frame.locator('[data-action=offline]').click();
  await frame.getByText('It could not be saved. This browser or page does not allow it to be stored here.').waitFor();
  await frame.locator('article-viewer[offline-state=failed]').waitFor();
});

test('where there is no room, the article is read, and the reader told; what is saved stays', async (t) => {
  const { server, page } = await host(t, undefined, { noise: [GONE, /404/, NO_WORKER] });
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: server.origin, quotaSize: 2_000_000 });
  await title(page, 'The harbour');
  await save(page);
  // What cannot be made smaller.
  const words = randomBytes(2_400_000).toString('base64').match(/.{1,4000}/g);
  server.route('/large.md', { headers: MARKDOWN, body: `# Large\n\n${words.join('\n\n')}` });
  await open(page, '/large.md');
  await state(page);
  await button(page).click();
  await page.getByText('It could not be saved. There is no room left. What was saved before is still there.').waitFor();
  await state(page, 'failed');
  await title(page, 'Large');
  await page.keyboard.press('Escape');
  await server.kill();
  await open(page);
  await title(page, 'The harbour');
});

test('where the wasm of the library is refused, the article is read, and the reader told', async (t) => {
  const { server, page } = await host(t, 'src="/harbour.md"');
  await title(page, 'The harbour');
  await page.locator('article-viewer').hover();
  await page.locator('article-viewer .enlarge').first().waitFor({ state: 'attached' });
  for (const path of ['/pkg/wasm/library.wasm', '/pkg/wasm/article_viewer_bg.wasm']) server.route(path, { status: 403 });
  await page.locator('article-viewer').evaluate((viewer) => (viewer.offline = ''));
  await button(page).click();
  await page.getByText('It could not be saved. This browser or page does not allow the viewer to run.').waitFor();
  await page.keyboard.press('Escape');
  await title(page, 'The harbour');
});

test('where the reader is goes with the saved article', async (t) => {
  const { page } = await host(t, 'offline resume src="/harbour.md"');
  await title(page, 'The harbour');
  await save(page);
  await page.locator('article-viewer').hover();
  await page.mouse.wheel(0, 900);
  const place = () =>
    page.evaluate(async () => {
      const { Library } = await import('/pkg/library.js');
      const library = await Library.open();
      const [entry] = await library.list();
      library.close();
      return entry.place?.block ?? null;
    });
  let block;
  while (!(block = await place())) await page.waitForTimeout(50);
  assert.ok(block > 3);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await state(page, 'saved');
  await page.waitForFunction((block) => Math.abs(document.querySelector('article-viewer').position?.block - block) < 2, block);
});

test('another tab that saves or removes the article is heard of', async (t) => {
  const { server, page } = await host(t);
  await title(page, 'The harbour');
  const other = await page.context().newPage();
  await other.goto(`${server.origin}/page`);
  await title(other, 'The harbour');
  await save(page);
  await state(other, 'saved');
  await button(other).click();
  await other.getByRole('button', { name: 'Remove' }).click();
  await state(other, 'removed');
  await state(page);
});
