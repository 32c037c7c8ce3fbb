// The page of features: each of its buttons does at once what it says.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { STRICT, openPage, require, startServer } from './support.mjs';

const AXE = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');

async function open(t, hash = '', options = {}) {
  const server = await startServer(t, { headers: STRICT });
  const page = await openPage(t, `${server.origin}/www/features.html${hash}`, options);
  await ready(page);
  return { server, page, viewer: page.locator('article-viewer'), panel: page.locator('[part=panel]'), button: (name) => page.getByRole('button', { name, exact: true }) };
}

const ready = (page) => page.locator('.features:enabled').waitFor();
const inSight = (locator) => locator.evaluate((element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
});
const eventually = (page, check, ...args) => page.waitForFunction(check, ...args, { timeout: 5000 });

// Each button, and what is there after a press. Those with a state end it when they are pressed once more.
const BUTTONS = {
  'Open the settings': ({ page }) => page.getByRole('dialog', { name: 'Text and colours' }).waitFor(),
  'Large, sans serif, sepia': async ({ page, viewer, button }) => {
    const look = () => page.locator('[part=body] p').first().evaluate((text) => getComputedStyle(text).fontFamily);
    assert.deepEqual(await viewer.evaluate(({ textSize, font, theme }) => [textSize, font, theme]), [2, 'sans', 'sepia']);
    assert.match(await look(), /sans-serif/);
    assert.equal(await page.locator('[name=theme]').inputValue(), 'sepia');
    assert.match(page.url(), /#theme=sepia$/);
    await button('Large, sans serif, sepia').click();
    assert.deepEqual(await viewer.evaluate(({ textSize, font, theme }) => [textSize, font, theme]), [0, null, null]);
    assert.doesNotMatch(await look(), /sans-serif/);
  },
  'Open the contents': ({ page }) => page.getByRole('dialog', { name: 'Contents' }).getByRole('link', { name: 'Up the hill' }).waitFor(),
  'Follow a link to the hill': async ({ page, button }) => {
    await page.locator('[part=way]').waitFor();
    assert.equal(await inSight(page.getByRole('heading', { name: 'Up the hill' })), true);
    assert.equal(await button('Back to where you were').isVisible(), true);
  },
  'Show pages': async ({ page, button }) => {
    await page.locator('[part=pages]').getByText(/Page 1 of \d+/).waitFor();
    await button('Show pages').click();
    await page.locator('[part=pages]').waitFor({ state: 'detached' });
  },
  'Turn the page': ({ page }) => page.locator('[part=pages]').getByText(/Page 2 of \d+/).waitFor(),
  'Go half-way': async ({ page }) => {
    await eventually(page, () => Math.abs(document.querySelector('article-viewer').position?.progress - 0.5) < 0.05);
    await eventually(page, () => {
      const { value, max } = document.querySelector('article-viewer').shadowRoot.querySelector('[part=progress]');
      return Math.abs(value / max - 0.5) < 0.05;
    });
  },
  'Leave and come back': async ({ page }) => {
    await page.waitForEvent('load');
    await ready(page);
    await page.locator('[part=resumed]').waitFor();
    await eventually(page, () => document.querySelector('article-viewer').position?.progress > 0.3);
  },
  'Find “bridge”': async ({ page, viewer, button }) => {
    await page.locator('[part=find]').getByText(/1 of \d/).waitFor();
    assert.equal(await page.getByRole('searchbox').inputValue(), 'bridge');
    assert.ok(await page.evaluate(() => {
      const [found] = CSS.highlights.get('article-found-current');
      const { top, bottom } = found.getBoundingClientRect();
      return found.toString() === 'bridge' && top > 0 && bottom < innerHeight;
    }));
    await button('Find “bridge”').click();
    assert.equal(await viewer.evaluate(({ find }) => find), null);
  },
  'Enlarge a picture': ({ page }) => page.locator('[part=lightbox]').getByText('Picture 1 of 5').waitFor(),
  'Show a note': async ({ page }) => {
    const note = page.getByRole('dialog', { name: 'Note 1' });
    await note.locator('em', { hasText: 'everyone' }).waitFor();
  },
  'Show a figure that is named': ({ page }) => page.getByRole('dialog', { name: 'Figure 2' }).getByRole('img', { name: /iron arches/ }).waitFor(),
  'Sort by riders': async ({ page }) => {
    const table = page.locator('[part=table]').first();
    await table.locator('[aria-sort=ascending]', { hasText: 'Riders a day' }).waitFor();
    assert.match(await table.locator('tbody tr').first().textContent(), /^Reservoir/);
    assert.match(await table.locator('tbody tr').last().textContent(), /^Station/);
  },
  'Show cards': async ({ page, button }) => {
    const width = () => page.locator('article-viewer').evaluate((viewer) => viewer.getBoundingClientRect().width);
    await eventually(page, () => getComputedStyle(document.querySelector('article-viewer').shadowRoot.querySelector('td')).display === 'block');
    assert.equal(await width(), 320);
    await eventually(page, () => {
      const { top, bottom } = document.querySelector('article-viewer').shadowRoot.querySelector('[part=table]').getBoundingClientRect();
      return top < innerHeight && bottom > 0;
    });
    assert.match(page.url(), /#width=320$/);
    await button('Show cards').click();
    await eventually(page, () => document.querySelector('article-viewer').getBoundingClientRect().width > 600);
  },
  'Go to a film that waits': async ({ page, server }) => {
    const load = page.getByRole('button', { name: 'Load from www.youtube-nocookie.com' });
    assert.equal(await load.evaluate((button) => button === button.getRootNode().activeElement), true);
    assert.equal(await inSight(load), true);
    assert.equal(await page.locator('iframe').count(), 0);
    assert.ok(server.requests.every((path) => path.startsWith('/')));
  },
  'Links in their place': async ({ page, button }) => {
    const load = page.locator('article-viewer').getByRole('button', { name: /^Load from/ });
    const link = page.getByRole('link', { name: 'Open at YouTube' });
    assert.equal(await load.count(), 0);
    assert.equal(await inSight(link), true);
    await button('Links in their place').click();
    assert.equal(await load.count(), 2);
  },
  Print: async ({ page, viewer }) => {
    await eventually(page, () => globalThis.printed);
    assert.equal(await viewer.getAttribute('printing'), '');
  },
  'Save as a page': async ({ downloads }) => {
    const download = await downloads;
    assert.equal(download.suggestedFilename(), 'All the way on the number seven.html');
    const saved = await readFile(await download.path(), 'utf8');
    assert.match(saved, /Lantern Hill/);
    assert.doesNotMatch(saved, /src="pictures/);
  },
  Deutsch: async ({ page, button }) => {
    await page.getByRole('toolbar', { name: 'Lesewerkzeuge' }).waitFor();
    assert.equal(await page.locator('[name=language]').inputValue(), 'de');
    await button('Deutsch').click();
    await page.getByRole('toolbar', { name: 'Reading tools' }).waitFor();
  },
  العربية: async ({ page }) => {
    await eventually(page, () => document.querySelector('article-viewer').shadowRoot.querySelector('[part=toolbar]:dir(rtl)')?.lang === 'ar');
    assert.match(page.url(), /#language=ar$/);
  },
  'List the keys': ({ page }) => page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Find in the article').waitFor(),
  'Another toolbar': async ({ page, button }) => {
    const tools = () => page.locator('[part=toolbar] button').evaluateAll((buttons) => buttons.map(({ dataset }) => dataset.action));
    assert.deepEqual(await tools(), ['smaller', 'larger', 'theme', 'find', 'more']);
    await button('Another toolbar').click();
    assert.deepEqual(await tools(), ['contents', 'find', 'settings', 'more']);
  },
  'A form behind the third block': async ({ page, button }) => {
    const field = page.getByLabel('One line a week');
    await eventually(page, () => document.querySelector('form[slot]')?.assignedSlot);
    await field.waitFor();
    assert.equal(await inSight(field), true);
    await field.fill('reader@your.example');
    await button('Sign up').click();
    await button('A form behind the third block').click();
    await field.waitFor({ state: 'detached' });
  },
  'Go to the next section': async ({ page }) => {
    await page.locator('.events li', { hasText: 'section Along the water' }).waitFor();
    await page.locator('.events li', { hasText: /^position \d+ %$/ }).waitFor();
  },
};

test('every button does what it says', async (t) => {
  const { page } = await open(t);
  assert.deepEqual(await page.locator('.features button').allTextContents(), Object.keys(BUTTONS));
  for (const [name, seen] of Object.entries(BUTTONS)) {
    await t.test(name, async (t) => {
      const opened = await open(t, '', { viewport: { width: 1280, height: 720 } });
      await opened.page.evaluate(() => (globalThis.print = () => (globalThis.printed = true)));
      const downloads = name.startsWith('Save') && opened.page.waitForEvent('download');
      await opened.button(name).click();
      await seen({ ...opened, downloads });
      assert.ok(opened.server.requests.every((path) => !/museum|youtube|ytimg/.test(path)));
    });
  }
});

test('a button that begins a state says whether it holds, whoever has changed it', async (t) => {
  const { viewer, button } = await open(t);
  const pressed = (name) => button(name).getAttribute('aria-pressed');
  assert.equal(await pressed('Show pages'), 'false');
  assert.equal(await pressed('Open the settings'), null);
  await viewer.evaluate((viewer) => (viewer.mode = 'paged'));
  assert.equal(await pressed('Show pages'), 'true');
});

test('on a phone the article stays in sight above the buttons, and nothing is wider than the window', async (t) => {
  const { page, viewer, button } = await open(t, '#language=ar', { viewport: { width: 360, height: 740 }, hasTouch: true });
  for (const [name, there] of [['Show a note', '[part=panel]'], ['Turn the page', '[part=pages]'], ['Links in their place', '[part=embed] a']]) {
    await button(name).tap();
    await page.locator(there).waitFor();
    assert.equal(await inSight(page.locator(there)), true, name);
    await page.keyboard.press('Escape');
    const box = await viewer.evaluate((viewer) => viewer.parentElement.getBoundingClientRect().toJSON());
    assert.ok(box.top >= 0 && box.bottom < 740, name);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name);
  }
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing where the system is ${colorScheme}`, async (t) => {
    const { page, button } = await open(t, colorScheme === 'dark' ? '#language=ar' : '', { colorScheme });
    await page.evaluate(AXE);
    const violations = () => page.evaluate(async () =>
      (await globalThis.axe.run({ resultTypes: ['violations'] })).violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => [id, target.flat().join(' '), failureSummary])));
    assert.deepEqual(await violations(), []);
    for (const name of ['Another toolbar', 'A form behind the third block', 'Find “bridge”', 'Show a note']) await button(name).click();
    await page.locator('[part=panel]').waitFor();
    assert.deepEqual(await violations(), []);
  });
}
