// The search: how it is opened, typed into, walked through, closed, and that the article does not change for it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderToString } from '../../pkg/ssr.js';
import { defined, serve, title } from './host.mjs';
import { openPage } from './support.mjs';

const text = (text) => ({ kind: 'text', text });
const paragraph = (...content) => ({ kind: 'paragraph', content });

const ARTICLE = {
  version: 1,
  meta: { title: 'The harbour' },
  blocks: [
    paragraph(text('At dusk the HARBOUR is '), { kind: 'emphasis', content: [text('har')] }, text('bour grey.')),
    ...Array.from({ length: 60 }, (_, index) => paragraph(text(`Filling, line ${index}.`))),
    paragraph(text('Žluťoučký kůň in the harbour; 漢 字.')),
    { kind: 'details', summary: [text('More')], blocks: [paragraph(text('A hidden mooring.'))] },
    paragraph(text('The harbour, last.')),
  ],
};

async function open(t, options) {
  const server = await serve(t, '<article-viewer></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`, options);
  await defined(page);
  await page.locator('article-viewer').evaluate((viewer, article) => viewer.load(article), ARTICLE);
  await title(page, 'The harbour');
  return { server, page, viewer: page.locator('article-viewer') };
}

const painted = (page, name) =>
  page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString()), name);

test('words are found as they are typed, walked through with the keyboard, and the article stays as it is', async (t) => {
  const { server, page, viewer } = await open(t);
  const markup = () => viewer.evaluate((viewer) => viewer.shadowRoot.querySelector('[part=article]').outerHTML);
  const before = await markup();
  assert.ok(!server.requests.some((path) => path.includes('tools')));
  const button = page.getByRole('button', { name: 'Find in the article' });
  assert.equal(await button.getAttribute('aria-expanded'), 'false');
  await button.focus();
  await page.keyboard.press('Enter');
  const field = page.getByRole('searchbox', { name: 'Find in the article' });
  await field.waitFor();
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.activeElement?.localName === 'input');
  await page.keyboard.type('harbour');
  const status = page.locator('[part=find]').getByRole('status');
  await status.getByText('1 of 5').waitFor();
  assert.equal(await viewer.getAttribute('find'), 'harbour');
  assert.deepEqual(await painted(page, 'article-found'), ['harbour', 'HARBOUR', 'harbour', 'harbour', 'harbour']);
  for (const [key, expected] of [['Enter', '2 of 5'], ['Enter', '3 of 5'], ['Shift+Enter', '2 of 5'], ['F3', '3 of 5'], ['Enter', '4 of 5'], ['Enter', '5 of 5'], ['Enter', '1 of 5'], ['Shift+F3', '5 of 5']]) {
    await page.keyboard.press(key);
    await status.getByText(expected).waitFor();
    const [bottom, top] = await page.evaluate(() => {
      const [range] = CSS.highlights.get('article-found-current');
      const { top, bottom } = range.getBoundingClientRect();
      return [bottom, top];
    });
    assert.ok(top >= 0 && bottom <= page.viewportSize().height, `${key}: ${top} to ${bottom}`);
  }
  assert.equal(await markup(), before);
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  assert.equal(await viewer.getAttribute('find'), null);
  assert.deepEqual([await painted(page, 'article-found'), await painted(page, 'article-found-current')], [[], []]);
  assert.equal(await button.evaluate((button) => button === button.getRootNode().activeElement), true);
  assert.equal(await markup(), before);
});

test('accents, spaces between ideographs and closed disclosures are no hindrance', async (t) => {
  const { page, viewer } = await open(t);
  const status = page.locator('[part=find]').getByRole('status');
  for (const [query, expected] of [['kun', ['kůň']], ['漢字', ['漢 字']], ['mooring', ['mooring']], ['nowhere', []]]) {
    await viewer.evaluate((viewer, query) => (viewer.find = query), query);
    await status.getByText(expected.length > 0 ? '1 of 1' : 'No matches').waitFor();
    assert.deepEqual(await painted(page, 'article-found'), expected, query);
    assert.equal(await page.getByRole('searchbox').inputValue(), query);
  }
  await viewer.evaluate((viewer) => (viewer.find = ''));
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.querySelector('.find output').textContent === '');
  await page.getByRole('searchbox').fill('mooring');
  await page.getByText('A hidden mooring.').waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  assert.equal(await page.getByRole('searchbox').count(), 0);
});

test('a search that the host begins points out the place that it counts, and moves nobody', async (t) => {
  const { page, viewer } = await open(t);
  await viewer.evaluate((viewer) => (viewer.find = 'last'));
  await page.locator('[part=find]').getByRole('status').getByText('1 of 1').waitFor();
  assert.deepEqual(await painted(page, 'article-found-current'), ['last']);
  assert.equal(await page.evaluate(() => scrollY), 0);
});

test('two viewers search side by side, and a new article is searched anew', async (t) => {
  const { page, viewer } = await open(t);
  await page.evaluate(async (article) => {
    const other = document.createElement('article-viewer');
    document.body.append(other);
    await other.load(article);
    other.find = 'dusk';
  }, ARTICLE);
  await viewer.first().evaluate((viewer) => (viewer.find = 'grey'));
  await page.waitForFunction(() => CSS.highlights.get('article-found')?.size === 2);
  await viewer.first().evaluate((viewer) => viewer.load({ version: 1, meta: { title: 'Grey' }, blocks: [] }));
  await page.waitForFunction(() => [...CSS.highlights.get('article-found')].map(String).sort().join() === 'Grey,dusk');
  await viewer.first().evaluate((viewer) => (viewer.find = null));
  await page.waitForFunction(() => [...CSS.highlights.get('article-found')].map(String).join() === 'dusk');
});

test('what a server drew is searched too, and an element that is given up while it is searched is collected', async (t) => {
  const element = await renderToString(ARTICLE, { attributes: { find: 'harbour' } });
  const server = await serve(t, element, { headers: {} });
  const page = await openPage(t, `${server.origin}/page`);
  await page.locator('[part=find]').getByRole('status').getByText('1 of 5').waitFor();
  await page.evaluate(() => {
    const viewer = document.querySelector('article-viewer');
    globalThis.left = new WeakRef(viewer);
    viewer.remove();
  });
  for (let tries = 0; tries < 50 && (await page.evaluate(() => globalThis.left.deref() !== undefined)); tries++) {
    await page.requestGC();
    await page.waitForTimeout(50);
  }
  assert.equal(await page.evaluate(() => globalThis.left.deref()), undefined);
  assert.deepEqual(await painted(page, 'article-found'), []);
});

test('an element that is put back is searched again', async (t) => {
  const { page, viewer } = await open(t);
  await viewer.evaluate((viewer) => (viewer.find = 'dusk'));
  await page.waitForFunction(() => CSS.highlights.get('article-found')?.size === 1);
  await viewer.evaluate(async (viewer) => {
    viewer.remove();
    await Promise.resolve();
    document.body.append(viewer);
  });
  await page.waitForFunction(() => [...CSS.highlights.get('article-found')].map(String).join() === 'dusk');
});

test('letters of full width and every spelling of Arabic are found as they are typed', async (t) => {
  const { page, viewer } = await open(t);
  const article = { version: 1, meta: { title: 'Letters' }, blocks: [paragraph(text('ＡＢＣ and ｶﾀｶﾅ; المكتبة إلى المِينَاء.'))] };
  await viewer.evaluate((viewer, article) => viewer.load(article), article);
  await title(page, 'Letters');
  await page.getByRole('button', { name: 'Find in the article' }).click();
  const field = page.getByRole('searchbox');
  const status = page.locator('[part=find]').getByRole('status');
  for (const [query, expected] of [['abc', 'ＡＢＣ'], ['カタカナ', 'ｶﾀｶﾅ'], ['ａｎｄ', 'and'], ['المكتبه', 'المكتبة'], ['الى', 'إلى'], ['الميناء', 'المِينَاء']]) {
    await field.fill(query);
    await page.waitForFunction((expected) => [...(CSS.highlights.get('article-found') ?? [])].map(String).join('|') === expected, expected);
    await status.getByText('1 of 1').waitFor();
  }
});

test('where the browser paints no highlights, the match that the reader is at is selected, and the article stays as it is', async (t) => {
  const server = await serve(t, '<article-viewer></article-viewer>');
  const page = await openPage(t, 'about:blank');
  await page.addInitScript(() => {
    delete CSS.highlights;
    Object.defineProperty(CSS, 'highlights', { value: undefined });
  });
  await page.goto(`${server.origin}/page`);
  await defined(page);
  const viewer = page.locator('article-viewer');
  await viewer.evaluate((viewer, article) => viewer.load(article), ARTICLE);
  await title(page, 'The harbour');
  const markup = () => viewer.evaluate((viewer) => viewer.shadowRoot.querySelector('[part=article]').outerHTML);
  const before = await markup();
  await page.getByRole('button', { name: 'Find in the article' }).click();
  await page.getByRole('searchbox').waitFor();
  await page.keyboard.type('harbour', { delay: 20 });
  const status = page.locator('[part=find]').getByRole('status');
  await status.getByText('1 of 5').waitFor();
  for (const place of ['2 of 5', '3 of 5']) {
    await page.keyboard.press('Enter');
    await status.getByText(place).waitFor();
  }
  const selected = await viewer.evaluate(({ shadowRoot }) => String(shadowRoot.getSelection?.() ?? getSelection()));
  assert.equal(selected, 'harbour');
  assert.equal(await markup(), before);
  // And there are marks beside the text, in its order, from its beginning to its end.
  const marks = await page.locator('.find-marks i').evaluateAll((marks) => marks.map((mark) => parseFloat(mark.style.insetBlockStart)));
  assert.ok(marks.length >= 2 && marks[0] < 10 && marks.at(-1) > 90, String(marks));
  assert.deepEqual(marks, marks.toSorted((one, other) => one - other));
});
