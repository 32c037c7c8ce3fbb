// The contents: a column where there is room and a panel where there is none, the section that the reader is in, the
// jump, and what the host hears of sections and of the end.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defined, serve, title } from './host.mjs';
import { openPage } from './support.mjs';

const text = (text) => ({ kind: 'text', text });
const paragraph = (index) => ({ kind: 'paragraph', content: [text(`Paragraph ${index}. ${'The tide comes in and goes out again. '.repeat(6)}`)] });
const section = (name, paragraphs) => [
  { kind: 'heading', level: 1, content: [text(name)] },
  ...Array.from({ length: paragraphs }, (_, index) => paragraph(index)),
];

const article = (sections, paragraphs) => ({
  version: 1,
  meta: { title: 'The harbour' },
  blocks: [paragraph(0), ...Array.from({ length: sections }, (_, index) => section(`Part ${index + 1}`, paragraphs)).flat(), ...section('The end', 1)],
});

async function open(t, { article: shown = article(6, 8), lang = 'en', ...options } = {}) {
  const server = await serve(t, `<article-viewer lang="${lang}"></article-viewer>`);
  const page = await openPage(t, `${server.origin}/page`, options);
  await defined(page);
  const viewer = page.locator('article-viewer');
  await viewer.evaluate((viewer, article) => {
    globalThis.heard = [];
    for (const kind of ['section', 'finished']) viewer.addEventListener(kind, ({ type, detail }) => globalThis.heard.push([type, detail?.title]));
    return viewer.load(article);
  }, shown);
  await title(page, 'The harbour');
  return { page, viewer, button: page.locator('[data-action=contents]'), heard: () => page.evaluate(() => globalThis.heard) };
}

const current = (page, list = '.contents') =>
  page.locator('article-viewer').evaluate((viewer, list) => [...viewer.shadowRoot.querySelectorAll(`${list} [aria-current]`)].map((link) => `${link.ariaCurrent ?? link.getAttribute('aria-current')} ${link.textContent}`), list);

const toHeading = (page, name) =>
  page.locator('article-viewer').evaluate(async (viewer, name) => {
    const heading = [...viewer.shadowRoot.querySelectorAll('.body h2')].find(({ textContent }) => textContent === name);
    // What is laid out on the way may have another height than it was given.
    for (let times = 0; times < 4; times++) {
      scrollBy(0, heading.getBoundingClientRect().top - 120);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }
  }, name);

const focused = (page) => page.locator('article-viewer').evaluate((viewer) => viewer.shadowRoot.activeElement?.textContent);

test('beside the text, the section that the reader is in is marked and told, and kept in sight in the list', async (t) => {
  const { page, button, heard } = await open(t, { viewport: { width: 1300, height: 500 }, article: article(40, 3) });
  await button.click();
  await page.locator('nav').waitFor();
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.adoptedStyleSheets.length > 1);
  assert.deepEqual([await current(page), await heard()], [[], []]);
  for (const name of ['Part 1', 'Part 2', 'Part 30', 'The end', 'Part 3']) {
    await toHeading(page, name);
    await page.waitForFunction((name) => document.querySelector('article-viewer').shadowRoot.querySelector('.contents [aria-current]')?.textContent === name, name);
    assert.deepEqual(await current(page), [`location ${name}`]);
    const [list, link] = await page.locator('article-viewer').evaluate(({ shadowRoot }) => ['.contents', '.contents [aria-current]'].map((selector) => shadowRoot.querySelector(selector).getBoundingClientRect().toJSON()));
    assert.ok(link.top >= list.top && link.bottom <= list.bottom, name);
  }
  assert.deepEqual((await heard()).at(-1), ['section', 'Part 3']);
  // Out of the page and in again it is told no second time.
  const { length } = await heard();
  await page.evaluate(async () => {
    const viewer = document.querySelector('article-viewer');
    const { scrollY } = window;
    viewer.remove();
    await new Promise((resolve) => setTimeout(resolve));
    document.body.append(viewer);
    scrollTo(0, scrollY);
    await new Promise((resolve) => setTimeout(resolve, 200));
  });
  assert.deepEqual((await heard()).slice(length), []);
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForFunction(() => globalThis.heard.at(-1)[1] === null);
  assert.deepEqual(await current(page), []);
});

test('a mark is more than a colour, in forced colours too', async (t) => {
  const { page, button } = await open(t, { viewport: { width: 1300, height: 600 }, forcedColors: 'active' });
  await button.click();
  await toHeading(page, 'Part 2');
  const link = page.locator('.contents [aria-current]');
  await link.waitFor();
  assert.equal(await link.evaluate((link) => getComputedStyle(link).fontWeight), '600');
});

test('where there is no room, the contents are a panel: it is closed by a jump, which brings the focus to the heading', async (t) => {
  for (const [width, lang] of [[360, 'en'], [360, 'ar'], [800, 'en']]) {
    const { page, viewer, button } = await open(t, { viewport: { width, height: 640 }, lang });
    await toHeading(page, 'Part 2');
    await page.waitForFunction(() => scrollY > 300);
    await button.click();
    const sheet = page.locator('[part=panel]');
    await sheet.waitFor();
    assert.equal(await button.getAttribute('aria-expanded'), 'true');
    assert.equal(await viewer.getAttribute('contents'), null);
    assert.deepEqual(await current(page, '.outline'), ['location Part 2']);
    const bounds = await sheet.evaluate((sheet) => sheet.getBoundingClientRect().toJSON());
    assert.ok(bounds.left >= 0 && bounds.right <= width && bounds.bottom <= 640);
    if (width < 480) assert.deepEqual([bounds.left, bounds.right, bounds.bottom], [0, width, 640]);
    await sheet.getByRole('link', { name: 'Part 5' }).click();
    await sheet.waitFor({ state: 'detached' });
    assert.equal(await focused(page), 'Part 5');
    const top = await page.getByRole('heading', { name: 'Part 5' }).evaluate((heading) => heading.getBoundingClientRect().top);
    assert.ok(top >= 40 && top < 320, `${width}: ${top}`);
    // And back.
    const before = await page.evaluate(() => scrollY);
    await page.getByRole('button', { name: lang === 'en' ? 'Back to where you were' : /./ }).and(page.locator('[data-action=way-back]')).click();
    await page.waitForFunction((before) => scrollY < before - 300, before);
    await page.locator('[aria-current=location]', { hasText: 'Part 2' }).waitFor({ state: 'attached' });
    assert.deepEqual(await current(page), ['location Part 2']);
    await button.click();
    await sheet.waitFor();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    assert.equal(await button.evaluate((button) => button === button.getRootNode().activeElement), true);
  }
});

test('a press before the tools are there opens the panel when they are', async (t) => {
  const { page, button } = await open(t, { viewport: { width: 360, height: 640 } });
  await button.evaluate((button) => button.click());
  await page.locator('.outline').getByRole('link', { name: 'Part 1' }).waitFor();
});

test('the end is told once, to whom has read on the way, and not to whom has jumped there', async (t) => {
  const { page, viewer, heard } = await open(t, { viewport: { width: 1000, height: 500 } });
  const finished = async () => (await heard()).filter(([kind]) => kind === 'finished').length;
  await page.mouse.move(500, 250);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForTimeout(2600);
  assert.equal(await finished(), 0);
  const height = await page.evaluate(() => document.body.scrollHeight);
  // Every other screen is enough.
  for (let top = 0; top < height; top += 900) {
    await page.evaluate((top) => scrollTo(0, top), top);
    await page.waitForTimeout(2200);
  }
  await page.waitForFunction(() => globalThis.heard.some(([kind]) => kind === 'finished'));
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(2200);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForTimeout(2200);
  assert.equal(await finished(), 1);
  // A short one is read where it stands, once there is somebody.
  await viewer.evaluate((viewer, article) => viewer.load(article), { version: 1, meta: { title: 'Short' }, blocks: [paragraph(0)] });
  await page.mouse.move(400, 200);
  await page.evaluate(() => scrollTo(0, 1));
  await page.evaluate(() => dispatchEvent(new Event('resize')));
  await page.waitForFunction(() => globalThis.heard.filter(([kind]) => kind === 'finished').length === 2);
});

test('nothing is told before a reader has come', async (t) => {
  const { page, heard } = await open(t, { article: { version: 1, meta: { title: 'The harbour' }, blocks: [paragraph(0)] } });
  await page.waitForTimeout(2500);
  assert.deepEqual(await heard(), []);
});
