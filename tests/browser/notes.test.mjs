// Notes, citations and references: shown where they stand, by pointer, touch and keyboard; and the way back from where a
// link of the article has led.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WASM, defined, serve, title } from './host.mjs';
import { openPage } from './support.mjs';

const text = (text) => ({ kind: 'text', text });
const paragraph = (...content) => ({ kind: 'paragraph', content: content.map((part) => (typeof part === 'string' ? text(part) : part)) });
const note = (note) => ({ kind: 'note_reference', note });
const reference = (target, words) => ({ kind: 'cross_reference', target, content: [text(words)] });
const filling = (count) => Array.from({ length: count }, (_, index) => paragraph(`Filling, line ${index}.`));
const cells = (words, header) => ({ cells: words.map((word) => ({ header, blocks: [paragraph(word)] })) });

const article = (language = 'en') => ({
  version: 1,
  meta: { title: 'The harbour', language },
  blocks: [
    { kind: 'heading', level: 1, id: 'first', content: [text('First part')] },
    paragraph('Grey', note('a'), ', and dark', note('b'), '. See ', reference('figure', 'Figure 1'), ', ', reference('table', 'Table 1'), ', ', reference('formula', 'equation (1)'), ', ', reference('last', 'the last part'), ', ', { kind: 'citation', targets: ['crane'], content: [text('[1]')] }, '.'),
    ...filling(30),
    { kind: 'figure', id: 'figure', label: 'Figure 1', caption: [paragraph('The quay.')], images: [{ url: 'https://pictures.example/quay.jpg', alt: 'A quay', width: 400, height: 200 }] },
    { kind: 'table', id: 'table', label: 'Table 1', head: [cells(['Boat', 'Length'], true)], bodies: [{ rows: [cells(['Alma', '12'])] }] },
    { kind: 'math', id: 'formula', label: '(1)', tex: 'a = b' },
    ...filling(30),
    { kind: 'heading', level: 1, id: 'last', content: [text('Last part')] },
    ...filling(30),
    { kind: 'references', items: [{ id: 'crane', label: '1.', content: [text('Crane, E. On reading a board.')] }] },
  ],
  notes: [
    { id: 'a', blocks: [paragraph({ kind: 'anchor', id: 'within' }, 'Not ', { kind: 'emphasis', content: [text('blue')] }, ': ', { kind: 'link', url: 'https://colours.example/', content: [text('a book')] }, ' and', note('b'))] },
    { id: 'b', blocks: [paragraph('Nor black.')] },
  ],
});

async function open(t, { lang = 'en', language = lang, reader = true, ...options } = {}) {
  const server = await serve(t, `<main><article-viewer lang="${lang}" heading-level="1"></article-viewer></main>`);
  const page = await openPage(t, `${server.origin}/page`, options);
  await defined(page);
  const viewer = page.locator('article-viewer');
  await viewer.evaluate((viewer, article) => viewer.load(article), article(language));
  await title(page, 'The harbour');
  if (reader) await come(page, options.hasTouch);
  return { server, page, viewer, marks: page.locator('[part=body] [role=doc-noteref]'), panel: page.locator('[part=panel]') };
}

// A reader comes, and the tools with them.
async function come(page, byTouch) {
  if (byTouch) await page.touchscreen.tap(20, 300);
  else await page.mouse.move(60, 300);
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.adoptedStyleSheets.length === 2);
}

const hasFocus = (locator) => locator.evaluate((element) => element === element.getRootNode().activeElement);
const away = (page) => page.mouse.move(60, 590);
const gone = (locator) => locator.waitFor({ state: 'detached' });
const markup = (viewer) => viewer.evaluate((viewer) => viewer.shadowRoot.querySelector('[part=article]').outerHTML);

test('a press on a mark shows its note as it is written, and Escape leads back to the mark', async (t) => {
  const { page, viewer, marks, panel } = await open(t);
  const before = await markup(viewer);
  for (const press of [() => marks.first().click(), () => marks.first().press('Enter')]) {
    await press();
    await page.getByRole('dialog', { name: 'Note 1' }).waitFor();
    assert.equal(await hasFocus(panel), true);
    assert.equal(await marks.first().getAttribute('aria-expanded'), 'true');
    assert.equal(await panel.locator('em').textContent(), 'blue');
    assert.equal(await panel.locator('.back').count(), 0);
    const ids = await viewer.evaluate((viewer) => [...viewer.shadowRoot.querySelectorAll('[id]')].map(({ id }) => id));
    assert.deepEqual(ids, [...new Set(ids)]);
    await page.keyboard.press('Escape');
    await gone(panel);
    assert.equal(await hasFocus(marks.first()), true);
    assert.equal(await markup(viewer), before);
  }
  await marks.first().click();
  await marks.first().click();
  await gone(panel);
});

test('the Tab key goes from a mark through its note and on, and what stands in a note works there', async (t) => {
  const { page, viewer, marks, panel } = await open(t);
  await viewer.evaluate((viewer) => viewer.addEventListener('link', (event) => {
    event.preventDefault();
    globalThis.followed = event.detail.url;
  }));
  await marks.first().press('Enter');
  await panel.waitFor();
  for (const name of ['Close', 'a book']) {
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => {
      const focused = document.querySelector('article-viewer').shadowRoot.activeElement;
      return focused.ariaLabel ?? focused.textContent;
    }), name);
  }
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => globalThis.followed), 'https://colours.example/');
  // A note of a note takes its place.
  await panel.getByRole('doc-noteref').or(panel.locator('[role=doc-noteref]')).click();
  await page.getByRole('dialog', { name: 'Note 2' }).waitFor();
  assert.equal(await panel.count(), 1);
  await page.keyboard.press('Escape');
  await gone(panel);
  assert.equal(await hasFocus(marks.first()), true);
});

test('a pointer that rests on a mark shows the note without taking the focus, and takes it away again', async (t) => {
  const { page, marks, panel } = await open(t);
  const button = page.getByRole('button', { name: 'Find in the article' });
  await button.focus();
  await marks.first().hover();
  await panel.waitFor();
  assert.equal(await hasFocus(button), true);
  // It can be pointed at, and stays as long as that.
  await panel.getByText('blue').hover();
  await page.waitForTimeout(700);
  assert.equal(await panel.count(), 1);
  await away(page);
  await gone(panel);
  await marks.nth(1).hover();
  await panel.getByText('Nor black.').waitFor();
  await page.keyboard.press('Escape');
  await gone(panel);
  assert.equal(await hasFocus(button), true);
  // Passing over is no resting.
  await away(page);
  await marks.first().hover();
  await away(page);
  await page.waitForTimeout(700);
  assert.equal(await panel.count(), 0);
});

test('a press makes what the pointer has opened stay', async (t) => {
  const { page, marks, panel } = await open(t);
  for (const press of [() => marks.first().click(), () => panel.getByText('blue').click()]) {
    await away(page);
    await marks.first().hover();
    await panel.waitFor();
    await press();
    await panel.waitFor();
    await away(page);
    await page.waitForTimeout(700);
    assert.equal(await panel.count(), 1);
    // Nor does another mark take its place.
    await marks.nth(1).hover({ force: true });
    await page.waitForTimeout(700);
    assert.equal(await panel.getByText('blue').count(), 1);
    await page.keyboard.press('Escape');
    await gone(panel);
  }
});

test('figures, tables, formulas and references are shown where they are named, and media that wait go on waiting', async (t) => {
  const { page, server, panel } = await open(t);
  for (const [link, name, shown] of [
    ['Figure 1', 'Figure 1', '.remote-text:text("A quay")'],
    ['Table 1', 'Table 1', 'table td'],
    ['equation (1)', 'equation (1)', 'code.math'],
    ['[1]', 'Reference 1', 'div:has-text("On reading a board")'],
  ]) {
    await page.getByRole('link', { name: link, exact: true }).click();
    await page.getByRole('dialog', { name }).waitFor();
    assert.ok((await panel.locator(shown).count()) > 0, link);
    assert.equal(await panel.locator('.sort, .table-tools, .load').count(), 0);
    await page.getByRole('link', { name: 'In the article' }).waitFor();
    await page.keyboard.press('Escape');
    await gone(panel);
  }
  assert.ok(!server.requests.some((path) => path.includes('quay')));
});

test('from where a link has led there is a way back', async (t) => {
  const { page, marks, panel } = await open(t);
  const way = page.locator('[part=way]');
  const back = page.getByRole('button', { name: 'Back to where you were' });
  const scrolled = () => page.evaluate(() => scrollY);
  await page.evaluate(() => scrollTo(0, 40));
  const link = page.getByRole('link', { name: 'the last part' });
  const history = await page.evaluate(() => globalThis.history.length);
  await link.press('Enter');
  await back.waitFor();
  assert.equal(await hasFocus(page.getByRole('heading', { name: 'Last part' })), true);
  assert.ok((await scrolled()) > 1000);
  await back.press('Enter');
  await gone(way);
  assert.equal(await hasFocus(link), true);
  assert.ok(Math.abs((await scrolled()) - 40) <= 1);
  // One way after the other.
  await marks.first().click();
  await page.getByRole('link', { name: 'In the notes' }).click();
  await gone(panel);
  assert.equal(await hasFocus(page.locator('[part=note]').first()), true);
  await page.locator('[part=note] .back').nth(1).click();
  assert.equal(await hasFocus(marks.nth(1)), true);
  await gone(way);
  await page.getByRole('button', { name: 'Contents' }).click();
  const top = () => marks.first().evaluate((mark) => mark.getBoundingClientRect().top);
  const before = await top();
  await page.locator('[part=contents]').getByRole('link', { name: 'Last part' }).click();
  await back.click();
  await gone(way);
  assert.ok(Math.abs((await top()) - before) <= 1, `${await top()}, not ${before}`);
  // Whoever goes back alone, or does not want to, has no need of it.
  await link.click();
  await way.waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await gone(way);
  await link.click();
  await way.getByRole('button', { name: 'Close' }).click();
  await gone(way);
  assert.equal(await page.evaluate(() => globalThis.history.length), history);
  // Out of the page its places are let go of.
  await link.click();
  await way.waitFor();
  await page.evaluate(async () => {
    const viewer = document.querySelector('article-viewer');
    const next = viewer.nextSibling;
    const parent = viewer.parentNode;
    viewer.remove();
    await new Promise((resolve) => setTimeout(resolve));
    parent.insertBefore(viewer, next);
  });
  await gone(way);
});

test('a tap shows a note at the lower edge of a small window, in either direction of writing', async (t) => {
  for (const lang of ['en', 'ar']) {
    const { page, marks, panel } = await open(t, { lang, viewport: { width: 320, height: 640 }, hasTouch: true });
    await marks.first().tap();
    await panel.waitFor();
    const { left, right, bottom } = await panel.evaluate((panel) => panel.getBoundingClientRect().toJSON());
    assert.deepEqual([left, right, bottom], [0, 320, 640], lang);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    assert.equal(await panel.locator('.article').getAttribute('dir'), lang === 'ar' ? 'rtl' : 'ltr');
    await panel.locator('.place').tap();
    await gone(panel);
    const way = await page.locator('[part=way]').evaluate((bar) => bar.getBoundingClientRect().toJSON());
    assert.ok(way.left >= 0 && way.right <= 320 && way.bottom <= 640, JSON.stringify(way));
  }
});

test('where the tools cannot be had, a mark leads to its note', async (t) => {
  const { page, server, marks, panel } = await open(t, { reader: false, noise: [/404/, /wasm/] });
  for (const path of [WASM, '/pkg/wasm/tools.wasm']) server.route(path, { status: 404 });
  await marks.first().click();
  assert.equal(await hasFocus(page.locator('[part=note]').first()), true);
  assert.equal(await panel.count(), 0);
});
