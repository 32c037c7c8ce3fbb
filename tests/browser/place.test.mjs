// The reader's place: the first line stays the first through whatever happens to the layout, and after a reload; hosts
// read it and set it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defined, serve, title } from './host.mjs';
import { SCRIPTS, article, open, paragraph, prepare, text } from './long_read.mjs';
import { openPage } from './support.mjs';

const scrollTo = (page, part) =>
  page.evaluate(async (part) => {
    scrollTo(0, part * document.documentElement.scrollHeight);
    await settled();
    await settled();
    scrollBy(0, 37);
    await settled();
    remember();
  }, part);

// In an order in which each differs from the one before in all.
const WIDTHS = [320, 1280, 480, 1700, 768];
const SIZES = ['-3', '5', '0', '2'];
const THEMES = ['dark', 'contrast', 'sepia', null];

let largest = 0;

for (const language of Object.keys(SCRIPTS)) {
  test(`the first line stays the first, whatever the width, size, theme and mode: ${language}`, async (t) => {
    const { page } = await open(t, language, '', { viewport: { width: 900, height: 700 } });
    for (const part of [0.2, 0.55, 0.8]) {
      await page.setViewportSize({ width: 900, height: 700 });
      await page.evaluate(() => Object.assign(viewer(), { mode: null, textSize: null, theme: null }));
      await scrollTo(page, part);
      for (let step = 0; step < WIDTHS.length * SIZES.length; step++) {
        const width = WIDTHS[step % WIDTHS.length];
        const [textSize, theme] = [SIZES[step % SIZES.length], THEMES[step % THEMES.length]];
        await page.setViewportSize({ width, height: step % 2 ? 600 : 800 });
        await page.evaluate(async (set) => {
          Object.assign(viewer(), set);
          await settled();
        }, { textSize, theme });
        const deviation = await page.evaluate(() => deviation());
        largest = Math.max(largest, Math.abs(deviation));
        assert.ok(Math.abs(deviation) <= 1.01, `${part}, ${width} px, size ${textSize}: ${deviation} lines off`);
        // A page at a time, and back.
        if (step % 3 === 0) {
          await page.evaluate(async () => {
            viewer().mode = 'paged';
            while (!viewer().shadowRoot.querySelector('.pages output')?.textContent) await settled();
            await settled();
          });
          assert.ok(await page.evaluate(() => isOnPage()), `${part}, ${width} px, size ${textSize}: on another page`);
          await page.setViewportSize({ width: width === 320 ? 1000 : 400, height: 640 });
          await page.evaluate(() => settled());
          assert.ok(await page.evaluate(() => isOnPage()), `${part}, from ${width} px, size ${textSize}: on another page`);
          await page.evaluate(async () => {
            viewer().mode = null;
            await settled();
          });
          const back = await page.evaluate(() => deviation());
          largest = Math.max(largest, Math.abs(back));
          assert.ok(Math.abs(back) <= 1.01, `${part}, ${width} px, size ${textSize}, back from pages: ${back} lines off`);
        }
      }
    }
    t.diagnostic(`at most ${largest.toFixed(2)} lines off`);
  });
}

/** Where the first line stands in the text of the article, and the same line in another page. */
const placeInText = (page) =>
  page.evaluate(() => {
    const range = document.createRange();
    range.setStart(viewer().shadowRoot.querySelector('[part=article]'), 0);
    range.setEnd(kept.startContainer, kept.startOffset);
    return range.toString().length;
  });
const rememberAt = (page, offset) =>
  page.evaluate((offset) => {
    const walker = document.createTreeWalker(viewer().shadowRoot.querySelector('[part=article]'), NodeFilter.SHOW_TEXT);
    let left = offset;
    while (walker.nextNode() && walker.currentNode.length <= left) left -= walker.currentNode.length;
    globalThis.kept = document.createRange();
    kept.setStart(walker.currentNode, left);
    kept.setEnd(walker.currentNode, Math.min(left + 2, walker.currentNode.length));
  }, offset);

const ready = async (page, language) => {
  await page.evaluate(prepare);
  await defined(page);
  await page.waitForFunction(() => viewer().shadowRoot?.querySelectorAll('.body h2').length === 14);
  await page.locator('[part=resumed]').waitFor();
  await page.evaluate(() => settled());
  await page.evaluate(() => settled());
};

for (const language of Object.keys(SCRIPTS)) {
  test(`a reader who comes back to a page is where they left off, whatever its width and mode: ${language}`, async (t) => {
    const { page } = await open(t, language, 'resume', { viewport: { width: 900, height: 700 } });
    for (const [part, width, attributes] of [[0.3, 400, {}], [0.6, 1300, { 'text-size': '3' }], [0.75, 700, { mode: 'paged' }], [0.1, 900, {}]]) {
      await page.setViewportSize({ width: 900, height: 700 });
      await scrollTo(page, part);
      // The place is stored at the end of the scroll.
      await page.waitForTimeout(300);
      const offset = await placeInText(page);
      await page.setViewportSize({ width, height: 700 });
      await page.route('**/page', async (route) => {
        const response = await route.fetch();
        const set = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`).join(' ');
        await route.fulfill({ response, body: (await response.text()).replace('resume', `resume ${set}`) });
      });
      await page.reload();
      await page.unroute('**/page');
      await ready(page);
      await rememberAt(page, offset);
      await page.getByRole('button', { name: 'Close' }).click();
      assert.equal(await page.locator('[part=resumed]').count(), 0);
      if (attributes.mode) {
        assert.ok(await page.evaluate(() => isOnPage()), `${part}: on another page`);
        await page.evaluate(async () => {
          viewer().mode = null;
          await settled();
        });
      }
      const deviation = await page.evaluate(() => deviation());
      largest = Math.max(largest, Math.abs(deviation));
      assert.ok(Math.abs(deviation) <= 1.01, `${part}, ${width} px: ${deviation} lines off`);
      await page.evaluate(() => viewer().removeAttribute('text-size'));
    }
    t.diagnostic(`at most ${largest.toFixed(2)} lines off`);
  });
}

test('what moves the article by other ways does not move the reader: the host’s style, another scroller, new words', async (t) => {
  const markup = `<style>body { margin: 0 } #box { height: 600px; overflow: auto; scroll-behavior: smooth }</style>
    <div id="box"><p>Above.</p><article-viewer src="/long.json"></article-viewer></div>`;
  const { page } = await open(t, 'en', '', { markup, viewport: { width: 1000, height: 700 } });
  await page.evaluate(async () => {
    const box = document.querySelector('#box');
    box.scrollTo({ top: box.scrollHeight / 2, behavior: 'instant' });
    await settled();
    await settled();
    remember();
  });
  for (const change of [
    (viewer, box) => (box.style.width = '500px'),
    (viewer) => viewer.style.setProperty('--article-line-height', '2.2'),
    (viewer) => viewer.style.setProperty('--article-font-size', '30px'),
    (viewer, box) => (box.style.width = ''),
    (viewer) => (viewer.contents = true),
    (viewer, box) => (box.style.width = '420px'),
    (viewer) => (viewer.contents = false),
    (viewer) => viewer.removeAttribute('style'),
  ]) {
    await page.evaluate(`(${change})(viewer(), document.querySelector('#box')); settled()`);
    await page.evaluate(() => settled());
    const deviation = await page.evaluate(() => deviation());
    assert.ok(Math.abs(deviation) <= 1.01, `${change}: ${deviation} lines off`);
  }
  const offset = await placeInText(page);
  await page.evaluate(async () => {
    viewer().lang = 'de';
    while (viewer().shadowRoot.querySelector('.toolbar').lang !== 'de') await settled();
    viewer().headingLevel = 2;
    await settled();
  });
  await rememberAt(page, offset);
  assert.ok(Math.abs(await page.evaluate(() => deviation())) < 0.1);
});

for (const language of ['en', 'ar']) {
  test(`a picture at the edge stays there, with as much of it as had passed: ${language}`, async (t) => {
    const { server, page, viewer } = await open(t, language, '', { viewport: { width: 1000, height: 700 } });
    const drawing = (width, height) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="teal"/></svg>`;
    const figure = (width, height, caption) => {
      server.route(`/${width}.svg`, { headers: { 'Content-Type': 'image/svg+xml' }, body: drawing(width, height) });
      return { kind: 'figure', images: [{ url: `${server.origin}/${width}.svg`, width, height, alt: 'A quay' }], caption };
    };
    const shown = article(language);
    shown.blocks.splice(40, 0, figure(1200, 800, [paragraph(text('The quay at dusk.'))]));
    shown.blocks.splice(60, 0, figure(600, 900, []));
    await viewer.evaluate((viewer, shown) => viewer.load(shown), shown);
    await page.waitForFunction(() => viewer().shadowRoot.querySelectorAll('.picture').length === 2);
    /** How much of a picture is above the edge, in parts of its height; negative where it begins below, in lines. */
    const passed = (index) =>
      viewer.evaluate(({ shadowRoot }, index) => {
        const { top, height } = shadowRoot.querySelectorAll('.picture')[index].getBoundingClientRect();
        const above = shadowRoot.querySelector('.toolbar').getBoundingClientRect().bottom - top;
        return above > 0 ? above / height : above / parseFloat(getComputedStyle(shadowRoot.querySelector('.body p')).lineHeight);
      }, index);
    const near = async (index, wanted, message) => {
      const share = await passed(index);
      assert.ok(wanted < 0 ? share > -1.01 && share <= 0.01 : Math.abs(share - wanted) < 0.02, `${message}: ${share}, not ${wanted}`);
    };
    const width = (width) => page.setViewportSize({ width, height: 700 });
    for (const [index, part] of [[0, -0.1], [0, 0.4], [1, 0.35], [1, 0.95]]) {
      await viewer.evaluate((viewer) => Object.assign(viewer, { mode: null, textSize: null }));
      await width(1000);
      // Until the layout has settled it is not the reader who scrolls.
      await page.waitForTimeout(500);
      for (let times = 0; times < 4; times++) {
        await viewer.evaluate(async ({ shadowRoot }, [index, part]) => {
          const { top, height } = shadowRoot.querySelectorAll('.picture')[index].getBoundingClientRect();
          scrollBy(0, top + height * Math.max(part, 0) + Math.min(part, 0) * 30 - shadowRoot.querySelector('.toolbar').getBoundingClientRect().bottom);
          await settled();
        }, [index, part]);
      }
      await page.evaluate(() => remember());
      const before = await passed(index);
      for (const [step, [wide, textSize]] of [[390, '0'], [390, '4'], [1500, '-3'], [640, '2']].entries()) {
        await width(wide);
        await page.evaluate(async (textSize) => {
          viewer().textSize = textSize;
          await settled();
        }, textSize);
        const message = `${index} at ${part}, ${wide} px, size ${textSize}`;
        // Of the last strip it is the words behind it that stay.
        if (part < 0.9) await near(index, before, message);
        const deviation = await page.evaluate(() => deviation());
        assert.ok(Math.abs(deviation) <= 1.01, `${message}: ${deviation} lines off`);
        if (step !== 1) continue;
        await page.evaluate(async () => {
          viewer().mode = 'paged';
          while (!viewer().shadowRoot.querySelector('.pages output')?.textContent) await settled();
          await settled();
        });
        const isShown = await viewer.evaluate(({ shadowRoot }, index) => {
          const [picture, page] = [shadowRoot.querySelectorAll('.picture')[index], shadowRoot.querySelector('[part=article]')].map((element) => element.getBoundingClientRect());
          return picture.left >= page.left - 1 && picture.right <= page.right + 1;
        }, index);
        assert.ok(part < 0.9 ? isShown : await page.evaluate(() => isOnPage()), `${message}: on another page`);
        await page.evaluate(async () => {
          viewer().mode = null;
          await settled();
        });
        if (part < 0.9) await near(index, before, `${message}, back from pages`);
      }
      if (part < 0.9) {
        // Stored and set again.
        const position = await viewer.evaluate((viewer) => JSON.parse(JSON.stringify(viewer.position)));
        await viewer.evaluate((viewer) => (viewer.position = null));
        await width(800);
        await viewer.evaluate(async (viewer, position) => {
          viewer.position = position;
          await settled();
        }, position);
        await near(index, before, `${index} at ${part}, set again`);
      }
    }
  });
}

test('in a long table, whose head stays in sight, the row stays', async (t) => {
  const { page, viewer } = await open(t, 'en', '', { viewport: { width: 1000, height: 700 } });
  const cell = (words, header) => ({ header, blocks: [paragraph(text(words))] });
  const row = (name, header) => ({ cells: [`${name} boat`, `${name} of the quay`].map((words) => cell(words, header)) });
  const table = { kind: 'table', head: [row('Head', true)], bodies: [{ rows: Array.from({ length: 90 }, (_, index) => row(`Row ${index}`)) }] };
  await viewer.evaluate((viewer, table) => viewer.load({ version: 1, meta: { title: 'Boats' }, blocks: [table] }), table);
  await title(page, 'Boats');
  await page.mouse.move(400, 400);
  await page.locator('.table-tools').waitFor();
  const below = (name) =>
    viewer.evaluate(({ shadowRoot }, name) => {
      const row = [...shadowRoot.querySelectorAll('tbody tr')].find(({ textContent }) => textContent.startsWith(`${name} `));
      return (row.getBoundingClientRect().top - shadowRoot.querySelector('thead').getBoundingClientRect().bottom) / row.getBoundingClientRect().height;
    }, name);
  const show = async () => {
    for (let times = 0; times < 8; times++) {
      await page.evaluate((by) => scrollBy(0, by), (await below('Row 50')) * 30);
      await page.evaluate(() => settled());
    }
  };
  for (const [textSize, width] of [[3, 1000], [-2, 700], [5, 1400]]) {
    await viewer.evaluate((viewer) => (viewer.textSize = null));
    await page.setViewportSize({ width: 1000, height: 700 });
    await page.waitForTimeout(500);
    await show();
    const before = await below('Row 50');
    assert.ok(Math.abs(before) < 0.05, `${before}`);
    await viewer.evaluate((viewer, textSize) => (viewer.textSize = textSize), textSize);
    await page.setViewportSize({ width, height: 700 });
    await page.waitForTimeout(500);
    const after = await below('Row 50');
    // The padding above its words may lie beneath the head.
    assert.ok(after > -0.2 && after <= 1.01, `${textSize}, ${width} px: ${after} rows below the head`);
  }
});

test('a host stores the position and sets it again, for an article that has changed too', async (t) => {
  const { page, viewer } = await open(t, 'en', '', { viewport: { width: 900, height: 700 } });
  assert.equal(await viewer.evaluate((viewer) => viewer.position), null);
  await page.evaluate(() => {
    globalThis.told = [];
    viewer().addEventListener('position', ({ detail }) => told.push(detail.progress));
  });
  await scrollTo(page, 0.5);
  await page.waitForFunction(() => told.length > 0);
  await page.waitForTimeout(300);
  const position = await viewer.evaluate((viewer) => JSON.parse(JSON.stringify(viewer.position)));
  assert.deepEqual(Object.keys(position), ['progress', 'block', 'offset', 'quote']);
  // What was told last is where the reader has come to rest.
  assert.equal(await page.evaluate(() => told.at(-1)), position.progress);
  assert.equal(await page.evaluate((quote) => kept.startContainer.data.startsWith(quote, kept.startOffset), position.quote), true);
  // To the beginning, and back.
  await viewer.evaluate((viewer) => (viewer.position = null));
  assert.deepEqual(await page.evaluate(() => [scrollY, viewer().position]), [0, null]);
  await viewer.evaluate((viewer, position) => (viewer.position = position), position);
  assert.deepEqual(await viewer.evaluate((viewer) => viewer.position.quote), position.quote);
  await page.evaluate(() => settled());
  assert.ok(Math.abs(await page.evaluate(() => deviation())) < 0.1);
  // Said before there is an article, it waits for it, wherever the words have gone.
  const changed = article('en');
  changed.blocks.splice(3, 0, ...Array.from({ length: 4 }, () => paragraph(text('Put in since. '.repeat(40)))));
  changed.blocks[position.block - 1 + 4].content.unshift(text('Some words more. '));
  const found = await viewer.evaluate(
    async (before, [changed, position]) => {
      const viewer = document.createElement('article-viewer');
      viewer.position = position;
      before.replaceWith(viewer);
      await viewer.load(changed);
      await settled();
      return viewer.shadowRoot.querySelector('[part=article]').textContent.indexOf(position.quote);
    },
    [changed, position],
  );
  await rememberAt(page, found);
  const deviation = await page.evaluate(() => deviation());
  assert.ok(Math.abs(deviation) <= 1.01, `${deviation} lines off`);
  // Without the words, about as far; and nothing a host says breaks it.
  await viewer.evaluate((viewer, position) => (viewer.position = { ...position, quote: 'nowhere to be found' }), position);
  assert.ok(Math.abs((await viewer.evaluate((viewer) => viewer.position.progress)) - position.progress) < 0.02);
  for (const nonsense of ['null', '7', '"text"', '{}', '{ progress: NaN }', '{ block: -1, quote: 3 }', '{ progress: 9, block: 1e9, offset: 1e12, quote: "x".repeat(9) }', '[]']) {
    await viewer.evaluate((viewer, nonsense) => (viewer.position = new Function(`return ${nonsense}`)()), nonsense);
  }
});

test('the host’s word on where to begin goes before what is stored, and whoever is at an end is brought nowhere', async (t) => {
  const { page, viewer } = await open(t, 'en', 'resume', { viewport: { width: 900, height: 700 } });
  await scrollTo(page, 0.5);
  await page.waitForTimeout(300);
  const stored = () => page.evaluate(() => JSON.parse(localStorage.getItem('article-viewer-places') ?? '[]').map(([, { progress }]) => progress));
  assert.equal((await stored()).length, 1);
  const progress = await page.evaluate(async () => {
    const other = document.createElement('article-viewer');
    Object.assign(other, { resume: true, position: { ...viewer().position, progress: 0.1, block: 4, offset: 0, quote: viewer().shadowRoot.querySelectorAll('.body p')[3].textContent.slice(0, 20) } });
    other.src = '/long.json';
    viewer().replaceWith(other);
    await new Promise((resolve) => other.addEventListener('load', resolve));
    await new Promise((resolve) => setTimeout(resolve, 500));
    return other.position.progress;
  });
  assert.ok(progress < 0.15, `at ${progress}`);
  assert.equal(await page.locator('[part=resumed]').count(), 0);
  for (const [part, count] of [[1, 0], [0.5, 1], [0, 0]]) {
    await page.evaluate((part) => scrollTo(0, part * document.documentElement.scrollHeight), part);
    await page.waitForTimeout(400);
    assert.equal((await stored()).length, count, `at ${part}`);
  }
  assert.ok(await viewer.evaluate((viewer) => viewer.resume));
});

test('the place in an article without an address is found in whatever language, and of all places the last fifty are kept', async (t) => {
  const markup = '<style>body { margin: 0 }</style><article-viewer resume></article-viewer>';
  const server = await serve(t, markup, { headers: {} });
  const page = await openPage(t, `${server.origin}/page`, { viewport: { width: 900, height: 700 } });
  const show = async (lang) => {
    await page.evaluate(prepare);
    await defined(page);
    await page.evaluate(([article, lang]) => ((viewer().lang = lang), viewer().load(article)), [article('en'), lang]);
    await page.waitForFunction(() => viewer().shadowRoot.querySelectorAll('.body h2').length === 14);
    await page.waitForTimeout(500);
  };
  await show('en');
  const many = Array.from({ length: 70 }, (_, index) => [`https://other.example/${index}`, { progress: 0.5 }]);
  await page.evaluate((many) => localStorage.setItem('article-viewer-places', JSON.stringify(many)), many);
  await scrollTo(page, 0.5);
  await page.waitForTimeout(400);
  const names = await page.evaluate(() => JSON.parse(localStorage.getItem('article-viewer-places')).map(([name]) => name));
  assert.deepEqual(names.slice(0, -1), many.slice(-49).map(([name]) => name));
  await page.reload();
  await show('de');
  await page.locator('[part=resumed]').waitFor();
  const progress = await page.evaluate(() => viewer().position.progress);
  assert.ok(Math.abs(progress - 0.5) < 0.1, `at ${progress}`);
});

test('a reader who is brought back is told so, and may go to the beginning; where storage is refused nothing happens', async (t) => {
  const { page } = await open(t, 'en', 'resume', { viewport: { width: 900, height: 700 } });
  await scrollTo(page, 0.4);
  await page.waitForTimeout(300);
  await page.reload();
  await ready(page);
  assert.equal(await page.locator('.announcement').textContent(), 'You are back where you left off.');
  await page.getByRole('button', { name: 'To the beginning' }).click();
  await page.waitForFunction(() => scrollY === 0);
  assert.equal(await page.locator('[part=resumed]').count(), 0);
  // Who goes on needs no word.
  await scrollTo(page, 0.4);
  await page.waitForTimeout(300);
  await page.reload();
  await ready(page);
  await page.mouse.move(400, 400);
  await page.mouse.wheel(0, 900);
  await page.locator('[part=resumed]').waitFor({ state: 'detached' });
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', { get: () => { throw new DOMException('refused', 'SecurityError'); } });
  });
  await page.reload();
  await title(page, article('en').meta.title);
  await page.waitForTimeout(500);
  assert.equal(await page.locator('[part=resumed]').count(), 0);
});
