// What axe finds, and what the eye would: in the pages of the harness, and in the viewer with every golden article,
// in every theme, with its contents open, while it waits and where it fails.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { CONTROLS } from './host.mjs';
import { THEMES, eachState, open as openStates } from './states.mjs';
import { STRICT, goldens, openPage, require, startServer } from './support.mjs';

const AXE = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');

// The golden articles name media that are not there, and sounds, which the strictest headers do not let in.
const NOISE = [/net::ERR/, /404/, /media-src/];

async function open(t, path, options = {}) {
  const server = await startServer(t, { headers: STRICT });
  const markup = '<main><h1>Host</h1><article-viewer heading-level="2"><p>The fallback.</p></article-viewer></main>';
  const body = `<!doctype html><html lang="en"><head><title>Host</title><script type="module" src="/pkg/index.js"></script></head><body>${markup}</body></html>`;
  server.route('/host', { headers: { 'Content-Type': 'text/html; charset=utf-8', ...STRICT }, body });
  const page = await openPage(t, server.origin + path, { noise: NOISE, ...options });
  await page.waitForFunction(() => customElements.get('article-viewer'));
  // Typed into the console, so to say: the headers of the page stand.
  await page.evaluate(AXE);
  return page;
}

async function violations(page, rules) {
  const found = await page.evaluate(async (rules) => {
    const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
    return (await globalThis.axe.run(options)).violations;
  }, rules);
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => [id, target.flat().join(' '), failureSummary]));
}

const themed = (page, theme) => page.locator('article-viewer').evaluate((viewer, theme) => (viewer.theme = theme), theme);

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing in the playground and the gallery where the system is ${colorScheme}`, async (t) => {
    const found = {};
    for (const path of ['/www/', '/www/#sample=bridge.json&theme=sepia', '/www/gallery.html', '/www/gallery.html#case=article/every_block']) {
      const page = await open(t, path, { colorScheme });
      await page.locator('article-viewer [part=article], .index li').first().waitFor({ state: 'attached' });
      await page.waitForFunction(() => document.querySelector('.facts div, .index li, .steps a'));
      const violated = await violations(page);
      if (violated.length) found[path] = violated;
    }
    assert.deepEqual(found, {});
  });
}

test('axe finds nothing in any golden article, in any theme', async (t) => {
  const page = await open(t, '/host');
  const found = {};
  for (const { name, path } of await goldens()) {
    const article = JSON.parse(await readFile(path, 'utf8'));
    await page.locator('article-viewer').evaluate((viewer, article) => viewer.load(article), article);
    for (const [at, theme] of THEMES.entries()) {
      await themed(page, theme);
      await page.locator('article-viewer').evaluate((viewer, open) => (viewer.contents = open), at === 0);
      // A theme changes nothing but colours.
      const violated = await violations(page, at === 0 ? undefined : ['color-contrast']);
      if (violated.length) found[`${name}, ${theme}`] = violated;
    }
  }
  assert.deepEqual(found, {});
});

for (const [width, lang] of [[1300, 'en'], [360, 'ar']]) {
  test(`axe finds nothing whatever is open, in any theme, where the window is ${width} pixels wide`, async (t) => {
    const { page } = await openStates(t, { lang, attributes: `controls="${CONTROLS} settings" progress`, viewport: { width, height: 700 } });
    await page.evaluate(AXE);
    const found = {};
    await eachState(page, async (name) => {
      for (const [at, theme] of THEMES.entries()) {
        await themed(page, theme);
        const violated = await violations(page, at === 0 ? undefined : ['color-contrast']);
        if (violated.length) found[`${name}, ${theme}`] = violated;
      }
    });
    assert.deepEqual(found, {});
  });
}

test('axe finds nothing in the wait and in the failure, in any theme', async (t) => {
  const page = await open(t, '/host');
  await page.route('**/waiting', () => {});
  const found = {};
  for (const [src, face] of [['/waiting', 'loading'], ['/nowhere', 'error']]) {
    await page.locator('article-viewer').evaluate((viewer, src) => (viewer.src = src), src);
    await page.locator(`article-viewer [part=${face}]`).waitFor();
    // What comes slowly is not there at once.
    await page.waitForTimeout(700);
    for (const theme of THEMES) {
      await themed(page, theme);
      const violated = await violations(page);
      if (violated.length) found[`${face}, ${theme}`] = violated;
    }
  }
  assert.deepEqual(found, {});
});

test('nothing is wider than the smallest phone', async (t) => {
  const page = await open(t, '/host', { viewport: { width: 320, height: 640 } });
  const wide = {};
  for (const { name, path } of await goldens()) {
    const article = JSON.parse(await readFile(path, 'utf8'));
    await page.locator('article-viewer').evaluate((viewer, article) => viewer.load(article), article);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 320) wide[name] = width;
  }
  assert.deepEqual(wide, {});
});

test('pictures that come late move nothing', async (t) => {
  const server = await startServer(t);
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9" width="1600" height="900"><path d="M0 0h16v9H0z"/></svg>';
  let release;
  const held = new Promise((resolve) => (release = resolve));
  server.route('/late.svg', () => held);
  const image = { url: '/late.svg', alt: 'A plain', width: 1600, height: 900 };
  const text = { kind: 'paragraph', content: [{ kind: 'text', text: 'A paragraph below the picture. '.repeat(20) }] };
  const article = { version: 1, meta: { title: 'Late', lead_image: { images: [image] } }, blocks: [text, { kind: 'figure', images: [image] }, text] };
  server.route('/article.json', { headers: { 'Content-Type': 'application/vnd.article+json' }, body: JSON.stringify(article) });
  const body = '<!doctype html><title>Host</title><script type="module" src="/pkg/index.js"></script><article-viewer src="/article.json"></article-viewer>';
  server.route('/host', { headers: { 'Content-Type': 'text/html' }, body });
  const page = await openPage(t, `${server.origin}/host`, { waitUntil: 'commit' });
  await page.locator('article-viewer [part=article]').waitFor();
  const places = () =>
    page.locator('article-viewer').evaluate((viewer) => [...viewer.shadowRoot.querySelectorAll('p, img')].map((element) => element.getBoundingClientRect().top));
  const images = (done) =>
    page.waitForFunction((done) => {
      const images = [...document.querySelector('article-viewer').shadowRoot.querySelectorAll('img')];
      return images.length === 2 && images.every(({ naturalWidth }) => naturalWidth > 0 === done);
    }, done);
  await images(false);
  const before = await places();
  release({ headers: { 'Content-Type': 'image/svg+xml' }, body: picture });
  await images(true);
  assert.deepEqual(await places(), before);
});
