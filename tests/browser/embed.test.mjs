// What a site copies: the folder `embed`, by itself.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { embedFolder } from '../../pkg/scripts/embed.mjs';
import { STRICT, openPage, root, startServer } from './support.mjs';

const HTML = { 'Content-Type': 'text/html; charset=utf-8' };
const page = (attributes, head = '') =>
  `<!doctype html><html lang="de"><head><title>A site</title>${head}<script type="module" src="/article-viewer.js"></script></head><body><article-viewer ${attributes}></article-viewer></body></html>`;

async function open(t, attributes, { headers = STRICT, ...options } = {}) {
  const server = await startServer(t, { folder: embedFolder });
  server.route('/harbour.md', { headers: { 'Content-Type': 'text/markdown; charset=utf-8' }, body: await readFile(join(root, 'www', 'samples', 'harbour.md')) });
  server.route('/long.md', { headers: { 'Content-Type': 'text/markdown; charset=utf-8' }, body: `# Long\n\n${'A paragraph of a few words.\n\n'.repeat(5000)}` });
  server.route('/page', { headers: { ...HTML, ...headers }, body: page(attributes) });
  return { server, page: await openPage(t, `${server.origin}/page`, options) };
}

test('one script shows an article under the strictest headers, and fetches what is wanted from beside it', async (t) => {
  const { server, page } = await open(t, 'src="/harbour.md" remote="deny"', { noise: [/404/] });
  await page.getByRole('heading', { level: 1, name: /harbour/ }).waitFor();
  const scripts = server.requests.filter((path) => path.endsWith('.js'));
  assert.deepEqual(scripts.sort(), ['/article-viewer.js', '/languages/de.js']);
  // The tools come for the pictures, which are not there.
  assert.deepEqual(server.requests.filter((path) => path.endsWith('.wasm') && !path.includes('tools')), ['/wasm/markdown.wasm']);
  await page.getByRole('button', { name: 'Im Artikel suchen' }).click();
  await page.getByRole('searchbox').waitFor();
  const file = await page.locator('article-viewer').evaluate(async (viewer) => (await viewer.export('text')).file.text());
  assert.match(file, /long pier/);
  const inlined = await page.locator('article-viewer').evaluate(async (viewer) => (await viewer.export('html', { viewer: true })).file.text());
  assert.match(inlined, /<script type="module">[^]*long pier|long pier[^]*<script type="module">/);
  assert.ok(['/export.js', '/wasm/tools.wasm', '/wasm/export.wasm'].every((path) => server.requests.includes(path)));
});

test('its worker draws what is large', async (t) => {
  const { server, page } = await open(t, 'src="/long.md"', { headers: {} });
  await page.locator('article-viewer').evaluate((viewer) => viewer.article ?? new Promise((resolve) => viewer.addEventListener('load', resolve)));
  assert.equal(await page.locator('.body p').count(), 5000);
  assert.ok(server.requests.includes('/worker.js'));
});
