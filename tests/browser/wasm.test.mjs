// How the wasm reaches a page: from beside the package, from inside the JavaScript, or not.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { PART_PATHS, WASM } from './host.mjs';
import { STRICT, openPage, packageFolder, startServer } from './support.mjs';

const ARTICLE = { version: 1, meta: { title: 'A title' }, blocks: [] };

async function openEmptyPage(t, options) {
  const server = await startServer(t);
  server.route('/page', { headers: { 'Content-Type': 'text/html', ...STRICT }, body: '<!doctype html><title>A page</title>' });
  return { server, page: await openPage(t, `${server.origin}/page`, options) };
}

const parseIn = (page, entry) =>
  page.evaluate(
    async ([entry, payload]) => {
      const { parse } = await import(entry);
      return parse(payload).catch(({ code, message }) => ({ code, message }));
    },
    [entry, ARTICLE],
  );

test('it is fetched from beside the package, under the strictest headers', async (t) => {
  const { server, page } = await openEmptyPage(t);
  assert.deepEqual(await parseIn(page, '/pkg/core.js'), ARTICLE);
  assert.equal(server.requests.filter((path) => path === WASM).length, 1);
});

test('it may come inside the JavaScript', async (t) => {
  const { server, page } = await openEmptyPage(t);
  assert.deepEqual(await parseIn(page, '/pkg/inline.js'), ARTICLE);
  assert.equal(server.requests.filter((path) => path === WASM).length, 0);
});

test('it may come from where the host says', async (t) => {
  const { server, page } = await openEmptyPage(t);
  server.route('/elsewhere', async () => ({
    headers: { 'Content-Type': 'application/wasm' },
    body: await readFile(join(packageFolder, 'wasm', 'article_viewer_bg.wasm')),
  }));
  await page.evaluate(async () => (await import('/pkg/core.js')).init(() => fetch('/elsewhere')));
  assert.deepEqual(await parseIn(page, '/pkg/core.js'), ARTICLE);
  assert.equal(server.requests.filter((path) => path === WASM).length, 0);
});

test('where it was missing once, the next call asks again', async (t) => {
  const { server, page } = await openEmptyPage(t, { noise: [/404/, /`WebAssembly.instantiateStreaming` failed/] });
  server.route(WASM, { status: 404 });
  const error = await parseIn(page, '/pkg/core.js');
  assert.equal(error.code, 'wasm');
  assert.match(error.message, /could not be loaded/);
  server.unroute(WASM);
  assert.deepEqual(await parseIn(page, '/pkg/core.js'), ARTICLE);
});

test('a hundred viewers share one', async (t) => {
  const { page } = await openEmptyPage(t);
  const counts = await page.evaluate(async () => {
    let instances = 0;
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const original = WebAssembly[name];
      WebAssembly[name] = (...given) => (instances++, original(...given));
    }
    await import('/pkg/index.js');
    const viewers = Array.from({ length: 100 }, () => document.body.appendChild(document.createElement('article-viewer')));
    await Promise.all(viewers.map((viewer, index) => viewer.load(`# Title ${index}`, { type: 'markdown' })));
    return { instances, titles: new Set(viewers.map(({ article }) => article.meta.title)).size };
  });
  assert.deepEqual(counts, { instances: 1, titles: 100 });
});

// Where a machine is slow, the wasm that tells of the wait comes besides.
const isMeant = (type) => (name) => name !== 'article.wasm' || type === 'article';

test('an element loads the part that reads its payload, and everything where nobody can tell', async (t) => {
  const server = await startServer(t);
  const markup = '<!doctype html><title>A page</title><article-viewer></article-viewer>';
  server.route('/page', { headers: { 'Content-Type': 'text/html', ...STRICT }, body: markup });
  server.route('/a.md', { body: '# By its name' });
  server.route('/b', { headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: '<h1>By its header</h1><p>A paragraph.</p>' });
  server.route('/c', { body: '{"version":1,"blocks":[]}' });
  server.route('/d.md', { headers: { 'Content-Type': 'text/html' }, body: '<h1>Misnamed</h1><p>A paragraph.</p>' });
  const wanted = async (src, type, missing = []) => {
    const page = await openPage(t, `${server.origin}/page`, { noise: missing.length > 0 ? [/404/, /instantiateStreaming/] : [] });
    missing.forEach((path) => server.route(path, { status: 404 }));
    const before = server.requests.length;
    await page.evaluate(async ([src, type]) => {
      await import('/pkg/index.js');
      const viewer = document.querySelector('article-viewer');
      const shown = new Promise((resolve, reject) => {
        viewer.addEventListener('load', resolve);
        viewer.addEventListener('error', reject);
      });
      if (type) viewer.type = type;
      viewer.src = src;
      await shown;
    }, [src, type]);
    missing.forEach((path) => server.unroute(path));
    return server.requests.slice(before).filter((path) => path.endsWith('.wasm')).map((path) => path.split('/').pop()).filter(isMeant(type));
  };
  assert.deepEqual(await wanted('/a.md'), ['markdown.wasm']);
  assert.deepEqual(await wanted('/b'), ['html.wasm']);
  assert.deepEqual(await wanted('/c', 'article'), ['article.wasm']);
  assert.deepEqual(await wanted('/c', 'text'), ['text.wasm']);
  assert.deepEqual(await wanted('/c'), ['article_viewer_bg.wasm']);
  // What the name promised was not so.
  assert.deepEqual(await wanted('/d.md'), ['markdown.wasm', 'article_viewer_bg.wasm']);
  // What is missing is made up for.
  assert.deepEqual(await wanted('/a.md', undefined, PART_PATHS), ['markdown.wasm', 'article_viewer_bg.wasm']);
});
