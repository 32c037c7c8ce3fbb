// The core of the element in Firefox, over WebDriver BiDi: the rest of the tests drive Chromium.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { firefox } from '../../pkg/scripts/setup.mjs';
import { renderToString, styleHashes } from '../../pkg/ssr.js';
import { CONTROLS, JSON_HEADERS, article, serve } from './host.mjs';
import { SCRIPTS, article as longArticle, prepare } from './long_read.mjs';
import { STRICT, require } from './support.mjs';

const puppeteer = require('puppeteer-core');

let starting;
after(async () => (await starting)?.close());

// Opens an address; a page that makes noise fails its test, as in Chromium.
async function openPage(t, url, { width = 1000, height = 800 } = {}) {
  starting ??= puppeteer.launch({ browser: 'firefox', executablePath: firefox(), headless: true });
  const context = await (await starting).createBrowserContext();
  const page = await context.newPage();
  const noises = [];
  page.on('console', (message) => ['error', 'warn'].includes(message.type()) && noises.push(message.text()));
  page.on('pageerror', (error) => noises.push(String(error)));
  t.after(async () => {
    await context.close();
    assert.deepEqual(noises, [], 'the page made noise');
  });
  await page.setViewport({ width, height });
  await page.goto(url);
  return page;
}

const inside = (page, selector) => page.locator(`article-viewer >>> ${selector}`);
const gone = (page, selector) => page.waitForFunction((selector) => !document.querySelector('article-viewer').shadowRoot.querySelector(selector), {}, selector);
const there = (page, selector) => page.waitForFunction((selector) => document.querySelector('article-viewer').shadowRoot?.querySelector(selector), {}, selector);
const focused = (page) => page.evaluate(() => document.querySelector('article-viewer').shadowRoot.activeElement?.ariaLabel);
const attribute = (page, name) => page.$eval('article-viewer', (viewer, name) => viewer.getAttribute(name), name);

test('Firefox shows an article under the strictest headers, and its toolbar obeys the keys', async (t) => {
  const server = await serve(t, '<article-viewer src="/a.json"></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`, { width: 1300 });
  await there(page, '[part=article]');
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'Contents');
  await page.keyboard.press('Enter');
  assert.equal(await attribute(page, 'contents'), '');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused(page), 'Find in the article');
  await page.keyboard.press('Enter');
  await there(page, '[part=find] input');
  await page.keyboard.type('PARAGRAPH');
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.querySelector('[part=find] output')?.textContent === '1 of 1');
  assert.deepEqual(
    await page.evaluate(() => [...CSS.highlights.get('article-found')].map(String)),
    ['paragraph'],
  );
  await page.keyboard.press('Escape');
  await gone(page, '[part=find]');
  assert.equal(await focused(page), 'Find in the article');
});

test('Firefox opens a panel and closes it by Escape, with the focus where it belongs', async (t) => {
  const server = await serve(t, '<article-viewer src="/a.json"></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`);
  await there(page, '[part=article]');
  await inside(page, '[data-action=more]').click();
  await there(page, '[part=panel]');
  assert.equal(await page.evaluate(() => document.querySelector('article-viewer').shadowRoot.activeElement.id), 'panel');
  await page.keyboard.press('Escape');
  await gone(page, '[part=panel]');
  assert.equal(await focused(page), 'More');
});

test('Firefox sets the text as its reader says, and remembers it', async (t) => {
  const server = await serve(t, '<article-viewer src="/a.json" remember></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`);
  await there(page, '[part=article]');
  await inside(page, '[data-action=settings]').click();
  await there(page, '.settings');
  // The way out, then the first slider, then the colours.
  for (const key of ['Tab', 'Tab', 'ArrowRight', 'Tab', 'ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
  assert.deepEqual([await attribute(page, 'text-size'), await attribute(page, 'theme')], ['1', 'sepia']);
  await page.reload();
  await there(page, '[part=article]');
  assert.deepEqual([await attribute(page, 'text-size'), await attribute(page, 'theme')], ['1', 'sepia']);
});

test('Firefox mends colours that a host names and nobody can read, and follows them', async (t) => {
  const style = '<style>article-viewer { --article-paper: oklch(0.25 0.02 250); --article-ink: #333 } .day article-viewer { --article-paper: #fff; --article-ink: #ddd }</style>';
  const server = await serve(t, `${style}<article-viewer src="/a.json"></article-viewer>`, { headers: {} });
  const page = await openPage(t, `${server.origin}/page`);
  const inked = (isLight) =>
    page.waitForFunction((isLight) => {
      const text = document.querySelector('article-viewer').shadowRoot?.querySelector('.body p');
      const [red] = text ? getComputedStyle(text).color.match(/\d+/g) : [128];
      return isLight ? red > 140 : red < 100;
    }, {}, isLight);
  await inked(true);
  await page.evaluate(() => document.documentElement.classList.add('day'));
  await inked(false);
});

test('Firefox tells the host of links and failures, and tries again', async (t) => {
  const server = await serve(t, '<article-viewer src="/missing.json"></article-viewer>');
  server.route('/missing.json', { status: 404 });
  const page = await openPage(t, `${server.origin}/page`);
  await there(page, '[data-code=http]');
  server.route('/missing.json', { headers: { 'Content-Type': 'application/vnd.article+json' }, body: JSON.stringify(article('Here now')) });
  await inside(page, '[data-action=retry]').click();
  await there(page, '[part=article]');
  const told = page.$eval(
    'article-viewer',
    (viewer) =>
      new Promise((resolve) => {
        viewer.addEventListener('link', (event) => {
          event.preventDefault();
          resolve(event.detail.url);
        });
      }),
  );
  await inside(page, '.body a').click();
  assert.equal(await told, 'https://example.com/next');
});

test('Firefox shows what a server drew before any script, and takes it over', async (t) => {
  const server = await serve(t, await renderToString(article('From a server'), { attributes: { lang: 'en', controls: CONTROLS } }), {
    headers: { ...STRICT, 'Content-Security-Policy': STRICT['Content-Security-Policy'].replace("style-src 'self'", `style-src 'self' ${await styleHashes()}`) },
  });
  const page = await openPage(t, `${server.origin}/page`);
  await page.waitForFunction(() => customElements.get('article-viewer'));
  await inside(page, '[data-action=larger]').click();
  assert.equal(await attribute(page, 'text-size'), '1');
});

test('Firefox builds a long article to its end, and nothing is wider than a small telephone', async (t) => {
  // Under the strictest headers no worker starts, and the browser says so.
  const server = await serve(t, '<article-viewer></article-viewer>', { headers: {} });
  const page = await openPage(t, `${server.origin}/page`, { width: 320, height: 640 });
  await page.waitForFunction(() => customElements.get('article-viewer'));
  const paragraphs = await page.$eval('article-viewer', async (viewer) => {
    await viewer.load(`# Long\n\n${'A paragraph of a few words.\n\n'.repeat(4000)}`, { type: 'markdown' });
    return viewer.shadowRoot.querySelectorAll('.body p').length;
  });
  assert.equal(paragraphs, 4000);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
});

for (const language of Object.keys(SCRIPTS)) {
  test(`Firefox keeps the first line the first, whatever the width, size and mode: ${language}`, async (t) => {
    const server = await serve(t, '<style>body { margin: 0 }</style><article-viewer src="/long.json"></article-viewer>', { headers: {} });
    server.route('/long.json', { headers: JSON_HEADERS, body: JSON.stringify(longArticle(language)) });
    const page = await openPage(t, `${server.origin}/page`, { width: 900, height: 700 });
    await there(page, '[part=article]');
    await page.evaluate(prepare);
    await page.waitForFunction(() => globalThis.viewer().shadowRoot.querySelectorAll('.body h2').length === 14);
    await page.evaluate(async () => {
      const { scrollHeight } = document.documentElement;
      scrollTo(0, scrollHeight / 2);
      await settled();
      await settled();
      scrollBy(0, 37);
      await settled();
      remember();
    });
    for (const [width, textSize] of [[390, '4'], [1300, '-3'], [600, '0']]) {
      await page.setViewport({ width, height: 700 });
      await page.evaluate(async (textSize) => {
        viewer().textSize = textSize;
        await settled();
        await settled();
      }, textSize);
      const deviation = await page.evaluate(() => globalThis.deviation());
      assert.ok(Math.abs(deviation) <= 1.01, `${width} px, size ${textSize}: ${deviation} lines off`);
    }
    // A page at a time, there and one further, and back.
    await page.evaluate(() => (globalThis.viewer().mode = 'paged'));
    await there(page, '.pages output');
    await page.waitForFunction(() => globalThis.viewer().shadowRoot.querySelector('.pages output').textContent !== '');
    await page.evaluate(() => globalThis.settled());
    assert.ok(await page.evaluate(() => globalThis.isOnPage()), 'on another page');
    const number = () => page.evaluate(() => globalThis.viewer().shadowRoot.querySelector('.pages output').textContent);
    const before = await number();
    await inside(page, '[data-action=page-next]').click();
    await page.waitForFunction((before) => globalThis.viewer().shadowRoot.querySelector('.pages output').textContent !== before, {}, before);
    assert.equal(await page.evaluate(() => globalThis.isOnPage()), false);
  });
}

test('Firefox shows a note at its mark, and Escape leads back to the mark', async (t) => {
  const noted = article('Noted');
  noted.blocks[1].content.push({ kind: 'note_reference', note: 'a' });
  noted.notes = [{ id: 'a', blocks: [{ kind: 'paragraph', content: [{ kind: 'text', text: 'Nor black.' }] }] }];
  const server = await serve(t, '<article-viewer src="/noted.json"></article-viewer>');
  server.route('/noted.json', { headers: JSON_HEADERS, body: JSON.stringify(noted) });
  const page = await openPage(t, `${server.origin}/page`);
  await there(page, '[role=doc-noteref]');
  await inside(page, '[role=doc-noteref]').click();
  await there(page, '[part=panel]');
  const words = await page.evaluate(() => document.querySelector('article-viewer').shadowRoot.querySelector('[part=panel]').textContent);
  assert.ok(words.includes('Nor black.'), words);
  await page.keyboard.press('Escape');
  await gone(page, '[part=panel]');
  assert.equal(await page.evaluate(() => document.querySelector('article-viewer').shadowRoot.activeElement?.role), 'doc-noteref');
});
