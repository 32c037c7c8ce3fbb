// The look: that every colour can be read on every ground, that the tokens stay inside, and that an article has room and
// is not covered wherever the host puts it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast } from './contrast.mjs';
import { article, defined, serve, title } from './host.mjs';
import { openPage } from './support.mjs';

const INKS = ['ink', 'quiet', 'link', 'tip', 'important', 'warning', 'caution'];
const GROUNDS = ['paper', 'tint', 'mark'];
const NARROW = { width: 360, height: 640 };

const long = {
  version: 1,
  meta: { title: 'Long' },
  blocks: ['First', 'Second', 'Third'].flatMap((name) => [
    { kind: 'heading', level: 1, content: [{ kind: 'text', text: `${name} part` }] },
    ...Array(8).fill({
      kind: 'paragraph',
      content: [
        { kind: 'text', text: 'Words enough for some lines. '.repeat(8) },
        { kind: 'link', url: 'https://example.com/next', content: [{ kind: 'text', text: 'Next' }] },
      ],
    }),
  ]),
};

async function open(t, markup, options = {}, shown = article('A title')) {
  const server = await serve(t, markup, { headers: {} });
  const page = await openPage(t, `${server.origin}/page`, options);
  await defined(page);
  await page.locator('article-viewer').evaluate((viewer, article) => viewer.load(article), shown);
  await title(page, shown.meta.title);
  return page;
}

// What the tokens come to, and what the element itself is painted with.
const colors = (page, theme) =>
  page.locator('article-viewer').evaluate(
    (viewer, { theme, names }) => {
      viewer.theme = theme;
      const probe = document.createElement('span');
      viewer.shadowRoot.querySelector('.viewer').append(probe);
      const found = names.map((name) => {
        probe.style.color = `var(--${name})`;
        return [name, getComputedStyle(probe).color];
      });
      probe.remove();
      const { backgroundColor, color } = getComputedStyle(viewer);
      return { ...Object.fromEntries(found), host: [backgroundColor, color] };
    },
    { theme, names: [...INKS, ...GROUNDS] },
  );

test('every colour of text can be read on every ground, in every theme', async (t) => {
  const found = [];
  const seen = new Set();
  for (const colorScheme of ['light', 'dark']) {
    for (const contrastWanted of ['no-preference', 'more']) {
      const page = await open(t, '<article-viewer></article-viewer>', { colorScheme, contrast: contrastWanted });
      for (const theme of [null, 'light', 'dark', 'sepia', 'grey', 'contrast']) {
        const named = await colors(page, theme);
        seen.add(JSON.stringify(named));
        for (const ink of INKS) {
          for (const ground of GROUNDS) {
            const ratio = contrast(named[ink], named[ground]);
            if (!(ratio >= 4.5)) found.push([colorScheme, contrastWanted, theme, ink, ground, ratio.toFixed(2)].join(' '));
          }
        }
        assert.deepEqual(named.host, [named.paper, named.ink], `${colorScheme} ${contrastWanted} ${theme}`);
      }
    }
  }
  assert.deepEqual(found, []);
  // Light, dark, sepia, grey, contrast in both, and what a reader who wants more contrast gets in both.
  assert.equal(seen.size, 8);
});

test('print is dark on white, whatever the theme', async (t) => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await open(t, '<article-viewer></article-viewer>', { colorScheme });
    await page.emulateMedia({ media: 'print' });
    for (const theme of [null, 'light', 'dark', 'sepia', 'grey', 'contrast']) {
      const named = await colors(page, theme);
      assert.deepEqual([named.paper, named.ink, ...named.host], ['rgb(255, 255, 255)', 'rgb(0, 0, 0)', 'rgba(0, 0, 0, 0)', 'rgb(0, 0, 0)']);
      for (const ink of INKS) {
        for (const ground of GROUNDS) assert.ok(contrast(named[ink], named[ground]) >= 4.5, `${theme} ${ink} ${ground}`);
      }
    }
  }
});

test("the viewer's names for colours and the page's do not meet", async (t) => {
  const style = '<style>:root, article-viewer { --paper: #123456; --ink: #654321; --light-link: red; --line: 9px }</style>';
  const markup = `${style}<article-viewer theme="light"><p style="color: var(--ink); background: var(--paper); line-height: var(--line)">The fallback.</p></article-viewer>`;
  const page = await open(t, markup);
  const plain = await open(t, '<article-viewer></article-viewer>');
  assert.deepEqual(await colors(page, 'light'), await colors(plain, 'light'));

  const fallback = page.getByText('The fallback.');
  const look = () =>
    fallback.evaluate((element) => {
      const { color, backgroundColor, lineHeight } = getComputedStyle(element);
      return [color, backgroundColor, lineHeight];
    });
  const ofPage = ['rgb(101, 67, 33)', 'rgb(18, 52, 86)', '9px'];
  await page.locator('article-viewer').evaluate((viewer) => viewer.load('').catch(() => {}));
  await fallback.waitFor();
  assert.deepEqual(await look(), ofPage);
});

test('a host colours the article and the ground of the fallback with it, except in themes that are wholly ours', async (t) => {
  const page = await open(t, '<article-viewer style="--article-paper: #ffeeee; --article-ink: #330000"></article-viewer>');
  const plain = await open(t, '<article-viewer></article-viewer>');
  for (const theme of [null, 'light']) {
    const { paper, ink, host } = await colors(page, theme);
    assert.deepEqual([paper, ink, ...host], ['rgb(255, 238, 238)', 'rgb(51, 0, 0)', 'rgb(255, 238, 238)', 'rgb(51, 0, 0)'], theme);
  }
  for (const theme of ['sepia', 'grey', 'contrast']) assert.deepEqual(await colors(page, theme), await colors(plain, theme), theme);
});

test('in a row, a float or a shrunken box an article has its measure, and never more than there is', async (t) => {
  const viewer = '<article-viewer></article-viewer>';
  const hosts = {
    row: `<div style="display: flex"><aside style="flex: 0 0 200px">Aside</aside>${viewer}</div>`,
    float: `<div style="float: left">${viewer}</div>`,
    grid: `<div style="display: grid; grid-template-columns: auto 200px">${viewer}<aside>Aside</aside></div>`,
    fit: `<div style="inline-size: fit-content">${viewer}</div>`,
  };
  for (const [name, markup] of Object.entries(hosts)) {
    const page = await open(t, `<style>body { margin: 0 }</style>${markup}`, { viewport: { width: 1200, height: 600 } });
    const width = () => page.locator('article-viewer').evaluate((viewer) => viewer.getBoundingClientRect().width);
    assert.ok((await width()) >= 640, `${name}: ${await width()}`);
    await page.setViewportSize({ width: 480, height: 600 });
    assert.ok((await width()) >= 280, `${name}: ${await width()}`);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 480, name);
  }
});

for (const [where, viewport] of Object.entries({ 'above the text': NARROW, 'beside the text': { width: 1280, height: 640 } })) {
  test(`with the contents open ${where}, neither they nor the toolbar cover what is jumped to or focused`, async (t) => {
    const page = await open(t, '<article-viewer contents></article-viewer>', { viewport }, long);
    const covered = (selector) =>
      page.locator('article-viewer').evaluate((viewer, selector) => {
        const root = viewer.shadowRoot;
        const [target] = selector ? [...root.querySelectorAll('h2')].filter(({ textContent }) => textContent === selector) : [root.activeElement];
        const { top, left, height } = target.getBoundingClientRect();
        if (top < 0 || top + height > innerHeight) return 'out of sight';
        return target.contains(root.elementFromPoint(left + 2, top + height / 2)) ? '' : 'covered';
      }, selector);
    for (const name of ['Third part', 'Second part', 'First part']) {
      await page.locator('article-viewer').evaluate((viewer) => (viewer.contents = true));
      await page.getByRole('navigation').getByRole('link', { name }).click();
      await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.activeElement?.matches('h2'));
      assert.equal(await covered(name), '', name);
    }
    // Backwards, what comes in comes in at the upper edge.
    await page.evaluate(() => {
      const viewer = document.querySelector('article-viewer');
      viewer.contents = true;
      [...viewer.shadowRoot.querySelectorAll('.article a')].at(-1).focus();
    });
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Shift+Tab');
      assert.equal(await covered(), '', `step ${step}`);
    }
  });
}

test('while an article is on its way the fallback has room at its sides', async (t) => {
  const server = await serve(t, '<style>body { margin: 0 }</style><article-viewer><p>The fallback.</p></article-viewer>', { headers: {} });
  let release;
  server.route('/held', () => new Promise((resolve) => (release = () => resolve({ body: '# Held' }))));
  const page = await openPage(t, `${server.origin}/page`, { viewport: NARROW });
  await defined(page);
  await page.locator('article-viewer').evaluate((viewer) => (viewer.src = '/held'));
  await page.waitForFunction(() => document.querySelector('article-viewer > p').getBoundingClientRect().left >= 16);
  release();
  await title(page, 'Held');
});
