// A host's page with viewers in it, for the tests of the element.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from '../../pkg/core.js';
import { PARTS } from '../../pkg/scripts/build.mjs';
import { STRICT, root, startServer } from './support.mjs';

/** An article with a heading, a paragraph and a link. */
export const article = (title) => ({
  version: 1,
  meta: { title },
  blocks: [
    { kind: 'heading', level: 1, content: [{ kind: 'text', text: 'First part' }] },
    { kind: 'paragraph', content: [{ kind: 'text', text: 'A paragraph.' }] },
    {
      kind: 'paragraph',
      content: [{ kind: 'link', url: 'https://example.com/next', content: [{ kind: 'text', text: 'Next' }] }],
    },
  ],
});

/** What an article is sent with. */
export const JSON_HEADERS = { 'Content-Type': 'application/vnd.article+json' };

/** An article with blocks of many kinds; its pictures lie elsewhere, so that they are not asked for. */
export const sample = async () =>
  parse(await readFile(join(root, 'www', 'samples', 'harbour.md')), { type: 'markdown', url: 'https://harbour.example/' });

/**
 * Serves `/page` with `markup` in its body, the element's script, and articles: `/a.json`, `/b.json`, `/slow.json`.
 *
 * @param {import('node:test').TestContext} t
 * @param {string} markup
 * @param {{ headers?: Record<string, string>, script?: string }} [options]
 */
export async function serve(t, markup, { headers = STRICT, script = "import '/pkg/index.js';" } = {}) {
  const server = await startServer(t);
  server.route('/a.json', { headers: JSON_HEADERS, body: JSON.stringify(article('A title')) });
  server.route('/b.json', { headers: JSON_HEADERS, body: JSON.stringify(article('Another title')) });
  server.route('/slow.json', { headers: JSON_HEADERS, body: JSON.stringify(article('A late title')), delay: 400 });
  server.route('/main.js', { headers: { 'Content-Type': 'text/javascript' }, body: script });
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title><script type="module" src="/main.js"></script></head><body>${markup}</body></html>`;
  server.route('/page', { headers: { 'Content-Type': 'text/html', ...headers }, body });
  return server;
}

/** Waits for the title of an article. */
export const title = (page, name) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** Waits until the element is known. */
export const defined = (page) => page.waitForFunction(() => customElements.get('article-viewer'));

/** Where the wasm lies: that which has everything, and the parts. */
export const WASM = '/pkg/wasm/article_viewer_bg.wasm';
export const PART_PATHS = PARTS.map((name) => `/pkg/wasm/${name}.wasm`);

/** Has a server miss all wasm. */
export const withoutWasm = (server) => [WASM, ...PART_PATHS].forEach((path) => server.route(path, { status: 404 }));

/** Has every viewer of a page use the wasm that has everything. */
export const withWhole = (page) => page.evaluate(async () => (await import('/pkg/core.js')).init());

/** What a browser says where the policy of a page refuses it a worker, for a large payload. */
export const NO_WORKER = /TrustedScriptURL|trusted-types-sink|worker-src|Creating a worker|worker\.js/;

/** How often a path was asked for. */
export const asked = (server, path) => server.requests.filter((request) => request === path).length;
