// The service worker that a site may take: what it keeps, what it leaves alone, how a release takes the place of another.

import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { embedFolder } from '../../pkg/scripts/embed.mjs';
import { openPage, startServer, temporaryFolder } from './support.mjs';

const HTML = { 'Content-Type': 'text/html; charset=utf-8' };
const MARKDOWN = { 'Content-Type': 'text/markdown; charset=utf-8' };
const JAVASCRIPT = { 'Content-Type': 'text/javascript' };

const markup = `<!doctype html><html lang="en"><head><title>A site</title><link rel="stylesheet" href="/articles/site.css">
  <script type="module" src="/viewer/article-viewer.js"></script></head>
  <body><article-viewer><script type="text/markdown"># A title\n\nA paragraph.</script></article-viewer></body></html>`;

// A site of which `/articles/` is what the worker is for; the folder of the viewer is served as `/viewer/`.
async function site(t, { folder = embedFolder, page = markup } = {}) {
  const root = await temporaryFolder(t);
  await cp(folder, join(root, 'viewer'), { recursive: true });
  const server = await startServer(t, { folder: root });
  const worker = async () => ({ headers: JAVASCRIPT, body: await readFile(join(root, 'viewer', 'service-worker.js')) });
  server.route('/articles/service-worker.js', worker);
  server.route('/articles/one', { headers: HTML, body: page });
  server.route('/articles/two', { headers: { ...HTML, 'Cache-Control': 'no-store' }, body: page });
  server.route('/articles/site.css', { headers: { 'Content-Type': 'text/css' }, body: 'body { margin: 0 }' });
  server.route('/articles/data.md', { headers: MARKDOWN, body: '# Data' });
  server.route('/elsewhere', { headers: HTML, body: page });
  return { server, root };
}

const shown = (page) => page.getByRole('heading', { level: 1, name: 'A title' }).waitFor();

const register = (page, address = '/articles/service-worker.js?files=/viewer/') =>
  page.evaluate(async (address) => {
    const registration = await navigator.serviceWorker.register(address);
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    if (worker.state === 'activated') return;
    await new Promise((resolve, reject) =>
      worker.addEventListener('statechange', () => (worker.state === 'activated' ? resolve() : worker.state === 'redundant' && reject(new Error('it was not installed')))),
    );
  }, address);

const kept = (page) =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const all = names.map(async (name) => [name, (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)]);
    return Object.fromEntries(await Promise.all(all));
  });

test('a page that was open when the worker came is there without its server, and so is the viewer', async (t) => {
  const { server } = await site(t);
  const page = await openPage(t, `${server.origin}/articles/one`, { noise: [/ERR_|Failed to load/] });
  await shown(page);
  await register(page);
  await server.kill();
  await page.reload();
  await shown(page);
  assert.equal(await page.evaluate(() => document.querySelector('article-viewer').article.meta.title), 'A title');
  // What was not kept is not there.
  await assert.rejects(page.goto(`${server.origin}/articles/three`), /ERR_/);
});

test('it keeps pages of its scope and the files of the viewer, and nothing else', async (t) => {
  const { server } = await site(t);
  const page = await openPage(t, `${server.origin}/articles/one`);
  await page.evaluate(async () => {
    const other = await caches.open('article-viewer of the host');
    await other.put('/mine', new Response('mine'));
    await (await caches.open(`article-viewer ${location.origin}/articles/ old`)).put('/old', new Response('old'));
    await (await caches.open(`article-viewer ${location.origin}/others/ old`)).put('/old', new Response('old'));
  });
  await register(page);
  await page.reload();
  await shown(page);
  await page.evaluate(() => Promise.all(['/articles/data.md', '/articles/data.md?again'].map((address) => fetch(address))));
  const ranged = await page.evaluate(async () => (await fetch('/articles/site.css', { headers: { Range: 'bytes=0-3' } })).status);
  assert.equal(ranged, 200);
  server.route('/viewer/mine.json', { headers: { 'Content-Type': 'application/json' }, body: '{}' });
  await page.evaluate(() => fetch('/viewer/mine.json', { headers: { Authorization: 'Basic YTpi' } }));
  await page.goto(`${server.origin}/articles/two`);
  await page.goto(`${server.origin}/elsewhere`);
  const caches = await kept(page);
  const names = Object.keys(caches);
  const own = `article-viewer ${server.origin}/articles/`;
  assert.ok(names.includes('article-viewer of the host') && names.includes(`article-viewer ${server.origin}/others/ old`));
  assert.ok(!names.includes(`${own} old`));
  assert.deepEqual(caches[`${own} pages`].sort(), ['/articles/one', '/articles/site.css']);
  const [files] = names.filter((name) => name.startsWith(own) && !name.endsWith('pages'));
  assert.ok(caches[files].every((path) => path.startsWith('/viewer/')));
  assert.ok(['article-viewer.js', 'worker.js', 'languages/de.js', 'wasm/article_viewer_bg.wasm'].every((name) => caches[files].includes(`/viewer/${name}`)));
});

test('a release is there as a whole: an open page keeps the one it began with, until all are closed', async (t) => {
  const { server, root } = await site(t);
  const script = join(root, 'viewer', 'article-viewer.js');
  const page = await openPage(t, `${server.origin}/articles/one`, { noise: [/integrity/] });
  await register(page);
  await page.reload();
  await shown(page);

  // Half of a new release has arrived: what is of another is refused, and the worker of the new one does not come.
  const before = await readFile(script, 'utf8');
  await writeFile(script, `${before}\nglobalThis.release = 2;`);
  await page.reload();
  await shown(page);
  assert.equal(await page.evaluate(() => globalThis.release), undefined);

  const worker = join(root, 'viewer', 'service-worker.js');
  const { createHash } = await import('node:crypto');
  const hash = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  const known = await readFile(worker, 'utf8');
  await writeFile(worker, known.replace(hash(before), hash(await readFile(script))).replace(/"version":"\w+"/, '"version":"second"'));
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const { installing } = registration;
    if (installing) await new Promise((resolve) => installing.addEventListener('statechange', resolve, { once: true }));
  });
  await page.reload();
  await shown(page);
  assert.equal(await page.evaluate(() => globalThis.release), undefined);

  const context = page.context();
  const elsewhere = await context.newPage();
  await elsewhere.goto(`${server.origin}/elsewhere`);
  await page.close();
  await elsewhere.waitForFunction(async () => (await navigator.serviceWorker.getRegistration('/articles/one')).waiting === null);
  await elsewhere.goto(`${server.origin}/articles/one`);
  await shown(elsewhere);
  assert.equal(await elsewhere.evaluate(() => globalThis.release), 2);
  const names = Object.keys(await kept(elsewhere)).filter((name) => !name.endsWith('pages'));
  assert.deepEqual(names, [`article-viewer ${server.origin}/articles/ second`]);
});

test('a page that is kept does not wait for ever, and is as its server has it where that answers', async (t) => {
  const { server } = await site(t);
  const page = await openPage(t, `${server.origin}/articles/one`, { noise: [/50[03]/] });
  await register(page);
  server.route('/articles/one', { headers: HTML, body: markup.replace('A site', 'Another site') });
  await page.reload();
  assert.equal(await page.title(), 'Another site');
  server.route('/articles/one', { status: 503, body: 'Not now' });
  await page.reload();
  assert.equal(await page.title(), 'Another site');
  server.route('/articles/one', () => new Promise(() => {}));
  await page.reload();
  assert.equal(await page.title(), 'Another site');
});

test('a host with a worker of its own takes it in, as a script or as a module', async (t) => {
  const { server } = await site(t);
  const begin = "articleViewer({ scope: '/articles/', files: '/viewer/' });";
  server.route('/classic.js', { headers: JAVASCRIPT, body: `importScripts('/viewer/service-worker.js'); ${begin}` });
  server.route('/module.js', { headers: JAVASCRIPT, body: `import '/viewer/service-worker.js'; ${begin}` });
  for (const [script, type] of [['/classic.js', 'classic'], ['/module.js', 'module']]) {
    const page = await openPage(t, `${server.origin}/articles/one`, { noise: [/ERR_|Failed to load/] });
    await page.evaluate(async ([script, type]) => {
      await navigator.serviceWorker.register(script, { type });
      await navigator.serviceWorker.ready;
      const { active } = await navigator.serviceWorker.getRegistration();
      if (active.state !== 'activated') await new Promise((resolve) => active.addEventListener('statechange', resolve));
    }, [script, type]);
    await server.kill();
    await page.reload();
    await shown(page);
    await assert.rejects(page.goto(`${server.origin}/elsewhere`), /ERR_/);
    await server.revive();
  }
});
