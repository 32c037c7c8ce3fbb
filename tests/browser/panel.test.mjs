// The panel: opened by pointer, touch and keyboard, closed in every way, at its button or at the edge of a small window.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defined, serve, title } from './host.mjs';
import { openPage } from './support.mjs';

const ARTICLE = {
  version: 1,
  meta: { title: 'The harbour' },
  blocks: Array.from({ length: 40 }, () => ({ kind: 'paragraph', content: [{ kind: 'text', text: 'At dusk the harbour is grey.' }] })),
};

async function open(t, { lang = 'en', ...options } = {}) {
  const server = await serve(t, `<p>Before</p><article-viewer lang="${lang}"></article-viewer>`);
  const page = await openPage(t, `${server.origin}/page`, options);
  await defined(page);
  await page.locator('article-viewer').evaluate((viewer, article) => viewer.load(article), ARTICLE);
  await title(page, 'The harbour');
  const button = page.locator('[data-action=more]');
  return { page, viewer: page.locator('article-viewer'), button, panel: page.locator('[part=panel]') };
}

const hasFocus = (locator) => locator.evaluate((element) => element === element.getRootNode().activeElement);

test('a panel opens at its button with the focus inside, and closes by Escape, the button, a press elsewhere, its own button', async (t) => {
  const { page, button, panel } = await open(t);
  assert.equal(await button.getAttribute('aria-expanded'), 'false');
  const closings = {
    escape: () => page.keyboard.press('Escape'),
    button: () => button.click(),
    elsewhere: () => page.locator('[part=title]').click(),
    own: () => panel.getByRole('button', { name: 'Close' }).click(),
  };
  for (const [name, close] of Object.entries(closings)) {
    await button.click();
    await panel.waitFor();
    assert.equal(await button.getAttribute('aria-expanded'), 'true', name);
    assert.equal(await hasFocus(panel), true, name);
    assert.equal(await page.getByRole('dialog', { name: 'More' }).count(), 1, name);
    await close();
    await panel.waitFor({ state: 'detached' });
    assert.equal(await button.getAttribute('aria-expanded'), 'false', name);
    if (name !== 'elsewhere') assert.equal(await hasFocus(button), true, name);
  }
  await button.focus();
  await page.keyboard.press('Enter');
  await panel.waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await hasFocus(panel.getByRole('button', { name: 'Close' })), true);
});

test('a press before the tools are there is answered when they are', async (t) => {
  const { button, panel } = await open(t);
  await button.evaluate((button) => button.click());
  await panel.waitFor();
});

test('a panel is inside the window, and follows its button; in a small window it is at the lower edge', async (t) => {
  for (const [lang, width] of [['en', 1000], ['ar', 1000], ['en', 320], ['ar', 320]]) {
    const { page, button, panel } = await open(t, { lang, viewport: { width, height: 600 } });
    await button.click();
    await panel.waitFor();
    const of = (locator) => locator.evaluate((element) => element.getBoundingClientRect().toJSON());
    const own = await of(panel);
    assert.ok(own.left >= 0 && own.right <= width && own.top >= 0 && own.bottom <= 600, `${lang} ${width}: ${JSON.stringify(own)}`);
    const gap = (own, at) => Math.abs(own.top - at.bottom);
    if (width < 480) assert.deepEqual([own.left, own.right, own.bottom], [0, width, 600]);
    else assert.ok(gap(own, await of(button)) < 12);
    await page.mouse.move(width / 2, 300);
    await page.evaluate(() => scrollTo(0, 300));
    await page.waitForFunction(() => scrollY === 300);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    if (width >= 480) assert.ok(gap(await of(panel), await of(button)) < 12);
  }
});

test('the host says what the toolbar holds, and in which order', async (t) => {
  const { page, viewer } = await open(t);
  const names = () => page.locator('[part=toolbar] button').evaluateAll((buttons) => buttons.map((button) => button.dataset.action));
  // There are no headings, so no contents.
  assert.deepEqual(await names(), ['find', 'smaller', 'larger', 'theme', 'more']);
  await viewer.evaluate((viewer) => (viewer.controls = 'more larger nonsense contents'));
  assert.deepEqual(await names(), ['more', 'larger']);
  assert.equal(await page.locator('[part=toolbar] [tabindex="0"]').count(), 1);
  await viewer.evaluate((viewer) => viewer.setAttribute('controls', ''));
  assert.equal(await page.locator('[part=toolbar]').count(), 0);
  await viewer.evaluate((viewer) => (viewer.find = 'harbour'));
  await page.locator('[part=find]').getByText('1 of 41').waitFor();
});
