// `article-viewer/ssr`: the element as HTML that can be read without any script.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderToString } from '../../pkg/ssr.js';
import { openPage, startServer } from './support.mjs';

const ARTICLE = {
  version: 1,
  meta: { title: 'A title' },
  blocks: [{ kind: 'paragraph', content: [{ kind: 'text', text: 'A paragraph.' }] }],
};

test('an article can be read with scripts off', async (t) => {
  const element = await renderToString(ARTICLE, { attributes: { theme: 'dark', 'text-size': 2 } });
  const server = await startServer(t);
  const page = `<!doctype html><html lang="en"><title>A page</title>${element}</html>`;
  server.route('/page', { headers: { 'Content-Type': 'text/html' }, body: page });
  const opened = await openPage(t, `${server.origin}/page`, { javaScriptEnabled: false });
  await opened.getByRole('heading', { name: 'A title' }).waitFor();
  await opened.getByText('A paragraph.').waitFor();
  const viewer = opened.locator('article-viewer');
  assert.equal(await viewer.getAttribute('theme'), 'dark');
  assert.equal(await viewer.getAttribute('text-size'), '2');
});
