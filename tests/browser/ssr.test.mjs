// `article-viewer/ssr`: the element as HTML that can be read without any script.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from '../../pkg/core.js';
import { renderToString, styleHashes } from '../../pkg/ssr.js';
import { CONTROLS, article, asked, serve, title } from './host.mjs';
import { STRICT, openPage, startServer } from './support.mjs';

// The strictest headers, and the hashes of the style sheets that lie in the markup.
const HEADERS = {
  'Content-Security-Policy': STRICT['Content-Security-Policy'].replace("style-src 'self'", `style-src 'self' ${await styleHashes()}`),
};

// Whether the style sheet in the markup has been let through: its measure is not the browser's.
const styled = (page) =>
  page.locator('article-viewer').evaluate((viewer) => getComputedStyle(viewer).display === 'block' && getComputedStyle(viewer.shadowRoot.querySelector('.viewer')).display === 'grid');

test('an article can be read with scripts off, under the strictest headers', async (t) => {
  const element = await renderToString(article('A title'), { attributes: { theme: 'dark', 'text-size': 2 } });
  const server = await startServer(t);
  const pages = {
    '/page': `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>${element}</html>`,
    '/whole': await render(article('A title'), { to: 'page', attributes: { theme: 'dark', 'text-size': 2 } }),
  };
  for (const [path, body] of Object.entries(pages)) {
    server.route(path, { headers: { 'Content-Type': 'text/html', ...HEADERS }, body });
    const page = await openPage(t, `${server.origin}${path}`, { javaScriptEnabled: false });
    await title(page, 'A title');
    await page.getByText('A paragraph.').waitFor();
    assert.ok(await styled(page), path);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).margin), path === '/whole' ? '0px' : '8px');
    const viewer = page.locator('article-viewer');
    assert.equal(await viewer.getAttribute('theme'), 'dark');
    assert.equal(await viewer.getAttribute('text-size'), '2');
  }
});

test('without the hashes the headers refuse the style sheets, and nothing else is let through with them', async (t) => {
  const server = await startServer(t);
  const page = '<!doctype html><html lang="en"><title>A page</title><style>p{color:red}</style><p>Black.</p></html>';
  server.route('/page', { headers: { 'Content-Type': 'text/html', ...HEADERS }, body: page });
  const opened = await openPage(t, `${server.origin}/page`, { noise: [/style/] });
  assert.equal(await opened.locator('p').evaluate((p) => getComputedStyle(p).color), 'rgb(0, 0, 0)');
  assert.equal(opened.noises.length > 0, true);
});

test('what a server drew is taken over without a request, until something has to be drawn anew', async (t) => {
  const element = await renderToString(article('Drawn by a server'), { attributes: { src: '/a.json', controls: CONTROLS } });
  const server = await serve(t, element, { headers: HEADERS });
  const page = await openPage(t, `${server.origin}/page`);
  await title(page, 'Drawn by a server');
  assert.ok(await styled(page));
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.adoptedStyleSheets.length === 1);
  await page.getByRole('button', { name: 'Larger text' }).click();
  assert.equal(await page.locator('article-viewer').getAttribute('text-size'), '1');
  assert.equal(await page.locator('article-viewer').evaluate((viewer) => viewer.article), null);
  assert.equal(asked(server, '/a.json'), 0);
  await page.locator('article-viewer').evaluate((viewer) => (viewer.headingLevel = 2));
  await page.getByRole('heading', { level: 2, name: 'A title' }).waitFor();
  assert.equal(asked(server, '/a.json'), 1);
});

test('what a server is still sending is taken over too', async (t) => {
  const element = await renderToString(article('Drawn by a server'), { attributes: { src: '/a.json' } });
  const start = element.indexOf('>') + 1;
  const server = await serve(t, '', { headers: HEADERS });
  let finish;
  server.route('/slowly', () => ({
    headers: { 'Content-Type': 'text/html', ...HEADERS },
    pieces: [
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><script type="module" async src="/main.js"></script>${element.slice(0, start)}`,
      new Promise((resolve) => (finish = () => resolve(element.slice(start)))),
    ],
  }));
  const page = await openPage(t, `${server.origin}/slowly`, { waitUntil: 'commit' });
  await page.waitForFunction(() => document.querySelector('article-viewer:defined'));
  await page.waitForTimeout(300);
  finish();
  await title(page, 'Drawn by a server');
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.adoptedStyleSheets.length === 1);
  await title(page, 'Drawn by a server');
  assert.equal(asked(server, '/a.json'), 0);
});

test('elements that a server drew stand side by side, each with ids of its own', async (t) => {
  const element = await renderToString(article('Drawn by a server'), { attributes: { contents: true } });
  const server = await serve(t, `${element}${element}`, { headers: HEADERS });
  const page = await openPage(t, `${server.origin}/page`, { javaScriptEnabled: false });
  // Ids are of their shadow tree: the same name twice in a document is no clash.
  const ids = await page.locator('article-viewer').evaluateAll((viewers) =>
    viewers.map(({ shadowRoot }) => [...shadowRoot.querySelectorAll('[id]')].map(({ id }) => id)),
  );
  assert.equal(ids.length, 2);
  for (const own of ids) assert.equal(new Set(own).size, own.length);
  assert.ok(ids[0].length > 0);
  assert.equal(await page.evaluate(() => document.querySelectorAll('[id]').length), 0);
});
