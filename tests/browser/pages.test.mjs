// An article a page at a time: turned by keys, pointer and swipe, brought along by whatever the reader goes to.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { title } from './host.mjs';
import { article, open, paragraph, text } from './long_read.mjs';

const status = (page, words) => page.locator('[part=pages]').getByRole('status').getByText(words, { exact: true }).waitFor();

/** An article in pages, in a page of the host that has something around it. */
async function paged(t, language, options) {
  const markup = '<style>body { margin: 0 } article-viewer { height: 560px }</style><h1>Host</h1><article-viewer src="/long.json" mode="paged"></article-viewer><p style="height: 900px"><button>After</button></p>';
  const opened = await open(t, language, '', { markup, viewport: { width: 800, height: 700 }, ...options });
  await opened.page.locator('[part=pages]').waitFor();
  const count = Number((await opened.page.locator('[part=pages] output').textContent()).match(/\d+$/)[0]);
  assert.ok(count > 10);
  return { ...opened, count };
}

/** How far the pages stand from where a page begins, in pixels. */
const offset = (page) =>
  page.locator('[part=article]').evaluate((article) => {
    const { width } = article.getBoundingClientRect();
    const scrolled = Math.abs(article.scrollLeft);
    return Math.abs(scrolled - Math.round(scrolled / width) * width);
  });

test('pages are turned by keys, in the direction of the article, while the viewer has the focus', async (t) => {
  for (const language of ['en', 'ar', 'ja']) {
    const { page, count } = await paged(t, language);
    const [forth, back] = language === 'ar' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const at = (number) => status(page, `Page ${number} of ${count}`);
    await at(1);
    await page.getByRole('button', { name: 'After' }).focus();
    await page.keyboard.press(forth);
    await page.waitForTimeout(100);
    await at(1);
    // The text takes the focus where it is pressed.
    await page.locator('[part=article] p').first().click();
    for (const [key, number] of [[forth, 2], [forth, 3], [back, 2], ['PageDown', 3], ['PageUp', 2], ['Space', 3], ['Shift+Space', 2], ['ArrowDown', 3], ['ArrowUp', 2], ['End', count], ['PageUp', count - 1], ['Home', 1]]) {
      await page.keyboard.press(key);
      await at(number);
      assert.ok((await offset(page)) < 1, `${language}, ${key}: ${await offset(page)} px off`);
    }
    assert.deepEqual(await page.evaluate(() => [document.documentElement.scrollWidth <= innerWidth, scrollX, viewer().shadowRoot.querySelector('[part=article]').scrollTop]), [true, 0, 0]);
    // At an end the keys are the host's.
    await page.keyboard.press('End');
    await at(count);
    const before = await page.evaluate(() => scrollY);
    await page.keyboard.press('PageDown');
    await page.waitForFunction((before) => scrollY > before, before);
  }
});

test('no page is turned by a key that the host has answered, in what it has put there, or in a slideshow', async (t) => {
  const { page, viewer } = await paged(t, 'en', { noise: [/404/] });
  await page.evaluate(async () => {
    const image = (name) => ({ kind: 'figure', images: [{ url: `/${name}.svg`, alt: name, width: 600, height: 100 }] });
    const paragraphs = viewer().article.blocks;
    const gallery = { kind: 'gallery', layout: 'slideshow', items: ['a', 'b', 'c', 'd'].map(image) };
    await viewer().load({ version: 1, meta: { title: 'Slides' }, blocks: [gallery, ...paragraphs] });
    viewer().append(Object.assign(document.createElement('div'), { slot: 'header-after', tabIndex: 0, id: 'theirs', textContent: 'Theirs' }));
  });
  await title(page, 'Slides');
  await page.locator('[part=pages]').waitFor();
  const turned = async (selector, prevented) => {
    const before = await page.locator('[part=pages] output').textContent();
    await viewer.evaluate((viewer, [selector, prevented]) => {
      const target = document.querySelector(selector) ?? viewer.shadowRoot.querySelector(selector);
      const event = new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, composed: true, cancelable: true });
      if (prevented) addEventListener('keydown', (event) => event.preventDefault(), { capture: true, once: true });
      target.dispatchEvent(event);
    }, [selector, prevented]);
    await page.waitForTimeout(300);
    return before !== (await page.locator('[part=pages] output').textContent());
  };
  assert.equal(await turned('.gallery-items', false), false);
  assert.equal(await turned('#theirs', false), false);
  assert.equal(await turned('[part=article]', true), false);
  assert.equal(await turned('[part=article]', false), true);
});

test('pages are turned by pointer and by swipe, and always whole', async (t) => {
  for (const language of ['en', 'ar']) {
    const { page, count } = await paged(t, language, { hasTouch: true, viewport: { width: 420, height: 800 } });
    const next = page.getByRole('button', { name: 'Next page' });
    const previous = page.getByRole('button', { name: 'Previous page' });
    assert.equal(await previous.getAttribute('aria-disabled'), 'true');
    const { width, height } = await next.boundingBox();
    assert.ok(width >= 24 && height >= 24);
    await next.click();
    await status(page, `Page 2 of ${count}`);
    await next.click();
    await previous.click();
    await status(page, `Page 2 of ${count}`);
    const { x, y } = await page.locator('[part=article]').boundingBox();
    const client = await page.context().newCDPSession(page);
    const touch = (type, ...touchPoints) => client.send('Input.dispatchTouchEvent', { type, touchPoints });
    const swipe = async (distance) => {
      const from = x + 210 - distance / 2;
      await touch('touchStart', { x: from, y: y + 200 });
      for (let step = 1; step <= 12; step++) {
        await touch('touchMove', { x: from + (distance * step) / 12, y: y + 200 });
        await page.waitForTimeout(16);
      }
      await touch('touchEnd');
    };
    const whole = async () => {
      for (let tries = 0; (await offset(page)) >= 1; tries++) {
        assert.ok(tries < 50, 'it stays between two pages');
        await page.waitForTimeout(100);
      }
    };
    const forth = language === 'ar' ? 300 : -300;
    await swipe(forth);
    await status(page, `Page 3 of ${count}`);
    await whole();
    await swipe(-forth);
    await status(page, `Page 2 of ${count}`);
    await whole();
  }
});

test('what the reader goes to brings its page: contents, links, matches, the focus', async (t) => {
  const { page, viewer, count } = await paged(t, 'en', { viewport: { width: 1300, height: 700 } });
  const isSeen = (selector) =>
    page.locator(selector).first().evaluate((element) => {
      const article = viewer().shadowRoot.querySelector('[part=article]').getBoundingClientRect();
      const bounds = element.getBoundingClientRect();
      return bounds.left >= article.left - 1 && bounds.right <= article.right + 1 && bounds.top >= article.top - 1 && bounds.top < article.bottom;
    });
  await page.getByRole('button', { name: 'Contents' }).click();
  await page.locator('[part=panel] a').nth(9).click();
  assert.ok(await isSeen('#article-part-9'));
  assert.ok((await offset(page)) < 1);
  // They lay over the text, and are closed.
  await page.locator('[part=panel]').waitFor({ state: 'detached' });
  assert.equal(await viewer.getAttribute('contents'), null);
  // A match, in both directions.
  await viewer.evaluate((viewer) => (viewer.find = 'keeper'));
  await page.locator('[part=find]').getByRole('status').getByText(/of/).waitFor();
  for (const key of ['Enter', 'Enter', 'Shift+Enter', 'Shift+Enter', 'Shift+Enter']) {
    await page.getByRole('searchbox').press(key);
    await page.evaluate(() => settled());
    const seen = await page.evaluate(() => {
      const [range] = CSS.highlights.get('article-found-current');
      const article = viewer().shadowRoot.querySelector('[part=article]').getBoundingClientRect();
      const { left, right } = range.getBoundingClientRect();
      return left >= article.left && right <= article.right;
    });
    assert.ok(seen, key);
    assert.ok((await offset(page)) < 1);
  }
  await viewer.evaluate((viewer) => (viewer.find = null));
  // The focus, wherever the Tab key finds it.
  await viewer.evaluate(async (viewer, article) => {
    article.blocks.splice(60, 0, { kind: 'paragraph', content: [{ kind: 'link', url: 'https://example.com/', content: [{ kind: 'text', text: 'Next' }] }] });
    await viewer.load(article);
  }, article('en'));
  await page.waitForFunction((count) => viewer().shadowRoot.querySelector('.pages output')?.textContent.startsWith('Page 1 of'), count);
  await page.locator('[part=article]').focus();
  await page.keyboard.press('Tab');
  assert.ok(await isSeen('[part=article] a'));
  assert.ok((await offset(page)) < 1);
  assert.ok(!(await page.locator('[part=pages] output').textContent()).startsWith('Page 1 '));
});

test('nothing is wider or higher than a page, and print knows no pages', async (t) => {
  const wide = {
    version: 1,
    meta: { title: 'Wide' },
    blocks: [
      paragraph(text('Before. '.repeat(60))),
      { kind: 'code', text: Array.from({ length: 90 }, (_, line) => `${line}: ${'a long line of a program '.repeat(6)}`).join('\n') },
      { kind: 'table', head: [], body: [{ rows: Array.from({ length: 60 }, (_, row) => ({ cells: Array.from({ length: 14 }, (_, cell) => ({ blocks: [paragraph(text(`row ${row} cell ${cell}`))] })) })) }] },
      paragraph(text('A-word-without-an-end-'.repeat(30))),
      paragraph(text('After. '.repeat(60))),
    ],
  };
  const { page, viewer } = await paged(t, 'en', { viewport: { width: 360, height: 640 } });
  await viewer.evaluate((viewer, wide) => viewer.load(wide), wide);
  await title(page, 'Wide');
  await status(page, /Page 1 of/);
  for (const width of [320, 900, 1500]) {
    await page.setViewportSize({ width, height: 640 });
    await page.evaluate(() => settled());
    const cut = await page.evaluate(() => {
      const article = viewer().shadowRoot.querySelector('[part=article]');
      const { top, bottom, left, width } = article.getBoundingClientRect();
      const scrolled = article.scrollLeft;
      const rects = [...article.querySelectorAll('p, pre, .scroll')].filter((element) => !element.closest('td')).flatMap((element) => [...element.getClientRects()].map((rect) => ({ name: element.localName + element.className, rect })));
      return rects.filter(({ rect }) => {
        const start = rect.left - left + scrolled;
        return rect.top < top - 1 || rect.bottom > bottom + 1 || Math.floor((start + 1) / width) !== Math.floor((start + rect.width - 1) / width);
      }).map(({ name, rect }) => `${name} ${JSON.stringify(rect)}`);
    });
    assert.deepEqual(cut, [], `at ${width} px`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }
  await page.emulateMedia({ media: 'print' });
  assert.deepEqual(
    await viewer.evaluate((viewer) => {
      const article = getComputedStyle(viewer.shadowRoot.querySelector('[part=article]'));
      return [article.columnCount, article.overflow, getComputedStyle(viewer.shadowRoot.querySelector('.pages')).display];
    }),
    ['auto', 'visible', 'none'],
  );
});
