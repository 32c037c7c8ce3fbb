// How the wasm reaches a page: from beside the package, from inside the JavaScript, or not.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { STRICT, openPage, packageFolder, startServer } from './support.mjs';

const WASM = '/pkg/wasm/article_viewer_bg.wasm';
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
