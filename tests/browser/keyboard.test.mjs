// Single keys, their list, their switch; and the toolbar by the pattern of the ARIA Authoring Practices.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { defined, serve, title } from './host.mjs';
import { openPage, require } from './support.mjs';

const text = (text) => ({ kind: 'text', text });
const paragraph = { kind: 'paragraph', content: [text('The tide comes in and goes out again. '.repeat(30))] };
const section = (name) => [{ kind: 'heading', level: 1, content: [text(name)] }, paragraph, paragraph];
const ARTICLE = { version: 1, meta: { title: 'The harbour' }, blocks: [paragraph, ...['One', 'Two', 'Three'].flatMap(section)] };

async function open(t, { attributes = '', lang = 'en', around = '', ...options } = {}) {
  const server = await serve(t, `${around}<article-viewer lang="${lang}" ${attributes}></article-viewer>`);
  const page = await openPage(t, `${server.origin}/page`, options);
  await defined(page);
  const viewer = page.locator('article-viewer');
  await viewer.evaluate((viewer, article) => viewer.load(article), ARTICLE);
  await title(page, 'The harbour');
  return { server, page, viewer, panel: page.locator('[part=panel]') };
}

// Reading, one clicks on the text; the tools are there when the focus has come.
async function enter(page) {
  await page.locator('[part=title]').hover();
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.adoptedStyleSheets.length > 1);
  await page.locator('[part=title]').click();
}

const state = (viewer) =>
  viewer.evaluate((viewer) => ({
    find: viewer.find,
    contents: viewer.contents,
    textSize: viewer.textSize,
    theme: viewer.theme,
    focused: viewer.shadowRoot.activeElement?.matches('h2') ? viewer.shadowRoot.activeElement.textContent : viewer.shadowRoot.activeElement?.className,
  }));

test('each key does what the list says, with the focus on the text', async (t) => {
  const { page, viewer, panel } = await open(t, { viewport: { width: 1300, height: 600 } });
  await enter(page);
  const press = async (key) => (await page.keyboard.press(key), state(viewer));
  assert.deepEqual(await press('+'), { find: null, contents: false, textSize: 1, theme: null, focused: 'viewer' });
  assert.equal((await press('=')).textSize, 2);
  assert.equal((await press('-')).textSize, 1);
  assert.equal((await press('0')).textSize, 0);
  assert.equal((await press('t')).theme, 'light');
  assert.equal((await press('c')).contents, true);
  assert.equal((await press('c')).contents, false);
  for (const [key, name] of [['j', 'One'], ['j', 'Two'], ['j', 'Three'], ['k', 'Two'], ['k', 'One'], ['k', 'One']]) {
    assert.equal((await press(key)).focused, name, key);
  }
  await page.keyboard.press('/');
  const field = page.getByRole('searchbox');
  await field.waitFor();
  await page.keyboard.type('f?t/c0+');
  assert.equal(await field.inputValue(), 'f?t/c0+');
  assert.equal((await state(viewer)).textSize, 0);
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  await page.keyboard.press('?');
  await panel.waitFor();
  const rows = await panel.locator('dl > div').allInnerTexts();
  assert.deepEqual(rows.map((row) => row.split(/\s*\n\s*/).at(-1)).slice(0, 3), ['Find in the article', 'Contents', 'Next section']);
  await page.keyboard.press('?');
  await panel.waitFor({ state: 'detached' });
});

test('no key is taken with a modifier, in a field, outside of the viewer, or in what the host has put into it', async (t) => {
  const { page, viewer } = await open(t, { around: '<input id="outside"><button id="button">Outside</button>' });
  await enter(page);
  await viewer.evaluate((viewer) => {
    viewer.append(Object.assign(document.createElement('button'), { slot: 'end', id: 'inside', textContent: 'Ours' }));
  });
  const before = await state(viewer);
  for (const chord of ['Control+=', 'Alt+t', 'Meta+j', 'Control+0']) {
    const kept = await viewer.evaluate((viewer, chord) => {
      const key = chord.split('+').at(-1);
      const [modifier] = chord.split('+');
      const init = { key, bubbles: true, composed: true, cancelable: true, ctrlKey: modifier === 'Control', altKey: modifier === 'Alt', metaKey: modifier === 'Meta' };
      return viewer.shadowRoot.querySelector('.viewer').dispatchEvent(new KeyboardEvent('keydown', init));
    }, chord);
    assert.equal(kept, true, chord);
  }
  assert.deepEqual(await state(viewer), before);
  for (const id of ['outside', 'button', 'inside']) {
    await page.locator(`#${id}`).focus();
    for (const key of ['t', '+', '?']) await page.keyboard.press(key);
    const { textSize, theme } = await state(viewer);
    assert.deepEqual({ textSize, theme }, { textSize: 0, theme: null }, id);
    assert.equal(await page.locator('[part=panel]').count(), 0, id);
  }
});

test('where the host lets the focus come to the element, the keys are heard there', async (t) => {
  const { page, viewer } = await open(t, { attributes: 'tabindex="0"' });
  await page.locator('[part=title]').hover();
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.adoptedStyleSheets.length > 1);
  await viewer.focus();
  await page.keyboard.press('t');
  assert.equal((await state(viewer)).theme, 'light');
  await page.keyboard.press('?');
  await page.locator('[part=panel]').waitFor();
});

test('a layout with other letters has the same keys by their place', async (t) => {
  const { page, viewer } = await open(t);
  await enter(page);
  await viewer.evaluate(({ shadowRoot }) => {
    const init = { key: 'е', code: 'KeyT', bubbles: true, composed: true, cancelable: true };
    shadowRoot.querySelector('.viewer').dispatchEvent(new KeyboardEvent('keydown', init));
  });
  assert.equal((await state(viewer)).theme, 'light');
});

test('the keys are turned off by the reader, for the next visit too, and by the host', async (t) => {
  const { page, viewer, panel } = await open(t, { attributes: 'remember' });
  await enter(page);
  await page.locator('[data-action=more]').click();
  await panel.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  const toggle = panel.getByRole('switch', { name: 'Use single keys' });
  assert.equal(await toggle.isChecked(), true);
  await toggle.focus();
  await page.keyboard.press('Space');
  assert.equal(await toggle.isChecked(), false);
  assert.equal(await viewer.getAttribute('keys'), 'off');
  await page.keyboard.press('Escape');
  await enter(page);
  await page.keyboard.press('t');
  await page.keyboard.press('?');
  assert.equal((await state(viewer)).theme, null);
  assert.equal(await panel.count(), 0);
  await page.reload();
  await defined(page);
  await viewer.evaluate((viewer, article) => viewer.load(article), ARTICLE);
  await enter(page);
  assert.equal(await viewer.getAttribute('keys'), 'off');
  await page.locator('[data-action=more]').click();
  await panel.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await panel.getByText('Use single keys').click();
  assert.equal(await viewer.getAttribute('keys'), null);
  await page.keyboard.press('Escape');
  await enter(page);
  await page.keyboard.press('t');
  assert.equal((await state(viewer)).theme, 'light');
  await viewer.evaluate((viewer) => (viewer.keys = 'off'));
  await page.keyboard.press('t');
  assert.equal((await state(viewer)).theme, 'light');
});

test('without the button that brings it back, the list has no switch; it closes to where the focus was', async (t) => {
  const { page, viewer, panel } = await open(t, { attributes: 'controls=""' });
  await enter(page);
  await page.keyboard.press('j');
  await page.keyboard.press('?');
  await panel.waitFor();
  assert.equal(await panel.getByRole('switch').count(), 0);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  assert.equal((await state(viewer)).focused, 'One');
});

test('axe finds nothing with the list open, in any theme, narrow, and from right to left', async (t) => {
  const AXE = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
  for (const [width, lang] of [[1000, 'en'], [340, 'he']]) {
    const { page, viewer, panel } = await open(t, { lang, viewport: { width, height: 640 } });
    await enter(page);
    await page.keyboard.press('?');
    await panel.waitFor();
    await page.evaluate(AXE);
    for (const theme of ['light', 'dark', 'sepia', 'contrast']) {
      await viewer.evaluate((viewer, theme) => (viewer.theme = theme), theme);
      const found = await page.evaluate(async () => (await globalThis.axe.run('article-viewer', { resultTypes: ['violations'] })).violations);
      assert.deepEqual(found.map(({ id, nodes }) => [id, nodes[0].target.flat().join(' '), nodes[0].failureSummary]), [], `${lang} ${theme}`);
    }
    const sizes = await panel.locator('button, label').evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)));
    assert.ok(sizes.every((size) => size >= 24), String(sizes));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  }
});

test('the toolbar is one stop; arrows, Home and End move in it, mirrored where it is read from the right', async (t) => {
  for (const [lang, forward, backward] of [['en', 'ArrowRight', 'ArrowLeft'], ['ar', 'ArrowLeft', 'ArrowRight']]) {
    const { page, viewer } = await open(t, { lang });
    const buttons = page.locator('[part=toolbar] button');
    const names = await buttons.evaluateAll((buttons) => buttons.map((button) => button.dataset.action));
    assert.equal(await page.locator('[part=toolbar] [tabindex="0"]').count(), 1);
    await page.keyboard.press('Tab');
    const focused = () => viewer.evaluate((viewer) => viewer.shadowRoot.activeElement?.dataset.action);
    for (const [key, at] of [[undefined, 0], [forward, 1], [forward, 2], [backward, 1], ['End', names.length - 1], [forward, 0], [backward, names.length - 1], ['Home', 0]]) {
      if (key) await page.keyboard.press(key);
      assert.equal(await focused(), names[at], `${lang} ${key}`);
      assert.equal(await page.locator('[part=toolbar] [tabindex="0"]').count(), 1);
    }
    await page.keyboard.press(forward);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    assert.equal(await focused(), names[1], 'the stop is where the focus was');
    const sizes = await buttons.evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)));
    assert.ok(sizes.every((size) => size >= 44), String(sizes));
  }
});

test('the focus is seen in the toolbar, in every theme and in forced colours', async (t) => {
  for (const forcedColors of ['none', 'active']) {
    const { page, viewer } = await open(t, { forcedColors });
    await page.keyboard.press('Tab');
    for (const theme of ['light', 'dark', 'sepia', 'contrast']) {
      await viewer.evaluate((viewer, theme) => (viewer.theme = theme), theme);
      const [style, width, colour, paper] = await viewer.evaluate(({ shadowRoot }) => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(shadowRoot.activeElement);
        return [outlineStyle, outlineWidth, outlineColor, getComputedStyle(shadowRoot.querySelector('.toolbar')).backgroundColor];
      });
      assert.deepEqual([style, width], ['solid', '2px'], theme);
      assert.notEqual(colour, paper, theme);
    }
  }
});
