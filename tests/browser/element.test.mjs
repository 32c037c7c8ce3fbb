// The element as a page meets it: how it loads, fails, moves, and what it keeps from its host and for it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { init, render } from '../../pkg/core.js';
import { renderToString } from '../../pkg/ssr.js';
import { STRICT, goldens, openPage, startServer } from './support.mjs';

const article = (title) => ({
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

const JSON_HEADERS = { 'Content-Type': 'application/vnd.article+json' };

async function serve(t, markup, { headers = STRICT, script = "import '/pkg/index.js';" } = {}) {
  const server = await startServer(t);
  server.route('/a.json', { headers: JSON_HEADERS, body: JSON.stringify(article('A title')) });
  server.route('/b.json', { headers: JSON_HEADERS, body: JSON.stringify(article('Another title')) });
  server.route('/slow.json', { headers: JSON_HEADERS, body: JSON.stringify(article('A late title')), delay: 400 });
  server.route('/main.js', { headers: { 'Content-Type': 'text/javascript' }, body: script });
  const body = `<!doctype html><html lang="en"><head><title>Host</title><script type="module" src="/main.js"></script></head><body>${markup}</body></html>`;
  server.route('/page', { headers: { 'Content-Type': 'text/html', ...headers }, body });
  return server;
}

const title = (page, name) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

test('an address is shown under the strictest headers', async (t) => {
  const server = await serve(t, '<article-viewer src="/a.json"></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`);
  await title(page, 'A title');
  const meta = await page.evaluate(() => document.querySelector('article-viewer').article.meta);
  assert.equal(meta.title, 'A title');
});

test('what lies inside as a script is shown', async (t) => {
  const inside = JSON.stringify(article('From inside'));
  const server = await serve(t, `<article-viewer><script type="application/vnd.article+json">${inside}</script></article-viewer>`);
  await title(await openPage(t, `${server.origin}/page`), 'From inside');
});

test('another address replaces the one before, even on its way', async (t) => {
  const server = await serve(t, '<article-viewer src="/slow.json"></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`);
  await page.evaluate(() => document.querySelector('article-viewer').setAttribute('src', '/b.json'));
  await title(page, 'Another title');
  await page.waitForTimeout(600);
  await title(page, 'Another title');
});

test('an element that was moved keeps its article and asks for nothing', async (t) => {
  const server = await serve(t, '<article-viewer src="/a.json"></article-viewer><div></div>');
  const page = await openPage(t, `${server.origin}/page`);
  await title(page, 'A title');
  await page.evaluate(() => document.querySelector('div').append(document.querySelector('article-viewer')));
  await page.waitForTimeout(100);
  await title(page, 'A title');
  assert.equal(server.requests.filter((path) => path === '/a.json').length, 1);
});

test('an element that is removed on the way makes no noise', async (t) => {
  const server = await serve(t, '<article-viewer src="/slow.json"></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`);
  await page.evaluate(() => document.querySelector('article-viewer').remove());
  await page.waitForTimeout(600);
});

test('what a server drew is taken over without a request', async (t) => {
  await init();
  const element = await renderToString(article('Drawn by a server'), { attributes: { src: '/a.json' } });
  // An inline style in markup needs a host that allows it.
  const server = await serve(t, element, { headers: {} });
  const page = await openPage(t, `${server.origin}/page`);
  await title(page, 'Drawn by a server');
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.adoptedStyleSheets.length === 1);
  assert.ok(!server.requests.includes('/a.json'));
  await page.getByRole('button', { name: 'Larger text' }).click();
  assert.equal(await page.locator('article-viewer').getAttribute('text-size'), '1');
});

test('every way to fail has its code, a face, a way to try again, and leaves the fallback to be read', async (t) => {
  const server = await serve(t, '<article-viewer><p>The fallback.</p></article-viewer>');
  server.route('/empty', { body: '' });
  server.route('/binary', { body: Buffer.from('89504e470d0a1a0a0000', 'hex') });
  server.route('/large', { bytes: 50 * 1024 * 1024 });
  server.route('/cut', { cut: true });
  const other = await startServer(t);
  other.route('/a.json', { headers: JSON_HEADERS, body: '{}' });
  const page = await openPage(t, `${server.origin}/page`, { noise: [/404/, /net::ERR/, /CORS/, /Content Security Policy/, /CSP/] });
  await page.waitForFunction(() => customElements.get('article-viewer'));
  const viewer = page.locator('article-viewer');
  for (const [src, code, type] of [
    ['/missing.json', 'http'],
    ['/empty', 'empty'],
    ['/binary', 'binary'],
    ['/large', 'too-large'],
    ['/cut', 'network'],
    [`${other.origin}/a.json`, 'network'],
    ['/a.json', 'unknown-type', 'nonsense'],
  ]) {
    const failed = viewer.evaluate(
      (viewer, [src, type]) =>
        new Promise((resolve) => {
          viewer.addEventListener('error', (event) => resolve(event.detail.code), { once: true });
          if (type) viewer.setAttribute('type', type);
          viewer.setAttribute('src', src);
        }),
      [src, type],
    );
    assert.equal(await failed, code, src);
    await page.locator(`article-viewer [part=error][data-code="${code}"]`).waitFor();
    await page.getByText('The fallback.').waitFor();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
  }
});

test('a second try shows what has come back', async (t) => {
  const server = await serve(t, '<article-viewer src="/later.json"></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`, { noise: [/404/] });
  const again = page.getByRole('button', { name: 'Try again' });
  await again.waitFor();
  server.route('/later.json', { headers: JSON_HEADERS, body: JSON.stringify(article('At last')) });
  await again.click();
  await title(page, 'At last');
});

test('the toolbar is one stop of the Tab key, with arrows inside', async (t) => {
  const server = await serve(t, '<article-viewer src="/a.json"></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`);
  await title(page, 'A title');
  const focused = () => page.evaluate(() => document.querySelector('article-viewer').shadowRoot.activeElement?.ariaLabel);
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Contents');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('article-viewer').getAttribute('contents'), '');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused(), 'Smaller text');
  await page.keyboard.press('End');
  assert.equal(await focused(), 'Colours: as the system');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('article-viewer').getAttribute('theme'), 'light');
});

test('a host may keep the page from leaving', async (t) => {
  const server = await serve(t, '<article-viewer src="/a.json"></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`);
  await title(page, 'A title');
  const followed = page.evaluate(
    () =>
      new Promise((resolve) => {
        document.querySelector('article-viewer').addEventListener('link', (event) => {
          event.preventDefault();
          resolve(event.detail.url);
        });
      }),
  );
  await page.getByRole('link', { name: 'Next' }).click();
  assert.equal(await followed, 'https://example.com/next');
  assert.equal(page.url(), `${server.origin}/page`);
});

test('a hundred times in and out leave one viewer that works', async (t) => {
  const server = await serve(t, '<article-viewer src="/a.json"></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`);
  await title(page, 'A title');
  await page.evaluate(async () => {
    const viewer = document.querySelector('article-viewer');
    for (let round = 0; round < 100; round++) {
      viewer.remove();
      await Promise.resolve();
      document.body.append(viewer);
      await new Promise((resolve) => setTimeout(resolve));
    }
  });
  await title(page, 'A title');
});

test('both sinks give the same tree for every golden article', async (t) => {
  await init();
  const server = await serve(t, '<article-viewer remote="allow"></article-viewer>', { headers: {} });
  const page = await openPage(t, `${server.origin}/page`, { noise: [/./] });
  await page.route((url) => url.origin !== server.origin, (route) => route.abort());
  await page.waitForFunction(() => customElements.get('article-viewer'));
  const different = [];
  for (const { name, path } of await goldens()) {
    const golden = JSON.parse(await readFile(path, 'utf8'));
    const html = await render(golden, { to: 'html', url: page.url(), attributes: { remote: 'allow' } });
    const same = await page.locator('article-viewer').evaluate(
      async (viewer, [golden, html]) => {
        await viewer.load(golden);
        const shown = viewer.shadowRoot.querySelector('[part=article]').cloneNode(true);
        const written = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild;
        // Dates are worded by `Intl` in the browser.
        for (const tree of [shown, written]) {
          for (const time of tree.querySelectorAll('time')) time.textContent = '';
          tree.normalize();
        }
        return shown.isEqualNode(written);
      },
      [golden, html],
    );
    if (!same) different.push(name);
  }
  assert.deepEqual(different, []);
});
