// What a host puts into the article: around the header, behind a block, behind the text; and what stays as it was.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderToString } from '../../pkg/ssr.js';
import { defined, serve, title } from './host.mjs';
import { openPage } from './support.mjs';

const paragraph = (index) => ({ kind: 'paragraph', content: [{ kind: 'text', text: `Paragraph ${index}.` }] });
const article = (length = 5) => ({ version: 1, meta: { title: 'The harbour' }, blocks: Array.from({ length }, (_, index) => paragraph(index + 1)) });

const OURS = ['header-before', 'header-after', 'body-2', 'end'].map((name) => `<p slot="${name}">Ours: ${name}</p>`).join('');

/** What is read from top to bottom: the article's text and the host's. */
const order = (page) =>
  page.locator('article-viewer').evaluate((viewer) => {
    const pieces = [...viewer.shadowRoot.querySelectorAll('h1, .body p'), ...viewer.querySelectorAll('p')];
    const shown = pieces.filter((piece) => piece.getBoundingClientRect().height > 0);
    return shown.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top).map(({ textContent }) => textContent);
  });

const ORDER = ['Ours: header-before', 'The harbour', 'Ours: header-after', 'Paragraph 1.', 'Paragraph 2.', 'Ours: body-2', 'Paragraph 3.', 'Paragraph 4.', 'Paragraph 5.', 'Ours: end'];

async function open(t, markup, options) {
  const server = await serve(t, markup, options);
  const page = await openPage(t, `${server.origin}/page`);
  await defined(page);
  return { page, viewer: page.locator('article-viewer') };
}

async function loaded(t, inside, shown = article(), options = {}) {
  const { page, viewer } = await open(t, `<article-viewer><p>The fallback.</p>${inside}</article-viewer>`, options);
  await viewer.evaluate((viewer, article) => viewer.load(article), shown);
  await title(page, 'The harbour');
  return { page, viewer };
}

test('children stand where they ask to stand; the fallback is gone', async (t) => {
  const { page } = await loaded(t, OURS);
  assert.deepEqual(await order(page), ORDER);
});

test('children that come later, go, or come back find their places', async (t) => {
  const { page, viewer } = await loaded(t, '');
  const before = await order(page);
  await viewer.evaluate((viewer) => {
    for (const name of ['header-before', 'header-after', 'body-2', 'end', 'body-0', 'body-99', 'body-x']) {
      viewer.append(Object.assign(document.createElement('p'), { slot: name, textContent: `Ours: ${name}` }));
    }
  });
  await page.waitForFunction(() => document.querySelector('[slot=body-2]').assignedSlot);
  assert.deepEqual(await order(page), ORDER);
  await viewer.evaluate((viewer) => viewer.querySelectorAll('[slot]').forEach((child) => child.remove()));
  assert.deepEqual(await order(page), before);
  await viewer.evaluate((viewer) => viewer.append(Object.assign(document.createElement('p'), { slot: 'body-2', textContent: 'Ours again' })));
  await page.waitForFunction(() => document.querySelector('[slot=body-2]').assignedSlot);
  assert.equal(await viewer.evaluate(({ shadowRoot }) => shadowRoot.querySelectorAll('slot[name=body-2]').length), 1);
  // They stay where the article is written anew, and come into the next.
  await viewer.evaluate((viewer) => (viewer.headingLevel = 2));
  await page.getByRole('heading', { level: 2, name: 'The harbour' }).waitFor();
  assert.equal((await order(page)).filter((piece) => piece === 'Ours again').length, 1);
});

test('a place that nobody asks for leaves no gap, in any theme', async (t) => {
  const { page, viewer } = await loaded(t, '');
  const tops = () => viewer.evaluate(({ shadowRoot }) => [...shadowRoot.querySelectorAll('.header, .body, .body > p')].map((piece) => piece.getBoundingClientRect().top));
  const before = await tops();
  await viewer.evaluate(({ shadowRoot }) => shadowRoot.querySelectorAll('slot').forEach((slot) => slot.remove()));
  assert.deepEqual(await tops(), before);
  assert.ok(before.length > 5);
});

test('in a long article, a place far down is there as soon as its block is', async (t) => {
  // One so long is drawn in a worker, where the page lets one start.
  const { page } = await loaded(t, '<p slot="body-2900">Ours</p>', article(3000), { headers: {} });
  await page.waitForFunction(() => document.querySelector('[slot=body-2900]').assignedSlot?.previousElementSibling.textContent === 'Paragraph 2900.');
});

test('what a server drew has the same places', async (t) => {
  const element = await renderToString(article());
  assert.deepEqual([...element.matchAll(/<slot name="([^"]+)">/g)].map(([, name]) => name), ['header-before', 'header-after', 'end']);
  const { page, viewer } = await open(t, element.replace('</article-viewer>', `${OURS}</article-viewer>`), { headers: {} });
  await page.waitForFunction(() => document.querySelector('[slot=body-2]').assignedSlot);
  assert.deepEqual(await order(page), ORDER);
  const drawn = await viewer.evaluate(({ shadowRoot }) => shadowRoot.querySelector('[part=article]').outerHTML);
  const other = await loaded(t, OURS);
  assert.equal(await other.viewer.evaluate(({ shadowRoot }) => shadowRoot.querySelector('[part=article]').outerHTML), drawn);
});

test('the page of a host is not asked for places: a file has none', async () => {
  const { render } = await import('../../pkg/core.js');
  for (const to of ['html', 'page']) assert.ok(!(await render(article(), { to })).includes('<slot'), to);
});
