// The reader's place: the first line stays the first through whatever happens to the layout, and after a reload; hosts
// read it and set it; and an article is read a page at a time.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JSON_HEADERS, defined, serve, title } from './host.mjs';
import { openPage } from './support.mjs';

const text = (text) => ({ kind: 'text', text });
const paragraph = (...content) => ({ kind: 'paragraph', content });

// Words of three scripts, of which articles are made that say nothing twice in the same way.
const SCRIPTS = {
  en: [' ', '. ', 'the keeper harbour at dusk writes lantern a of grey tide boats slowly under every morning window rope and salt unloading before weather northern which board reads remember'.split(' ')],
  ar: [' ', '. ', 'حارس الميناء عند الغروب يكتب الفانوس في رمادي المد القوارب ببطء تحت كل صباح نافذة حبل و ملح تفريغ قبل الطقس الشمالي الذي لوح يقرأ يتذكر'.split(' ')],
  ja: ['', '。', '港の番人は 夕暮れに 灯りを 書きとめる 潮が 引くと 小舟が ゆっくり 窓の下を 毎朝 縄と塩を 荷揚げの 前に 北の天気を 板に 読む 思い出す'.split(' ')],
};

const article = (language) => {
  const [space, stop, words] = SCRIPTS[language];
  let seed = 7;
  const random = (count) => (seed = (seed * 48271) % 2147483647) % count;
  const sentence = () => Array.from({ length: 6 + random(14) }, () => words[random(words.length)]).join(space) + stop;
  const prose = (sentences) => Array.from({ length: sentences }, sentence).join('').trim();
  const parts = Array.from({ length: 14 }, (_, part) => [
    { kind: 'heading', level: 1, id: `part-${part}`, content: [text(`${part} ${words[random(words.length)]}`)] },
    ...Array.from({ length: 5 }, () => paragraph(text(prose(3 + random(6))), { kind: 'emphasis', content: [text(sentence())] }, text(prose(2)))),
    { kind: 'quote', blocks: [paragraph(text(prose(3)))] },
    { kind: 'list', tight: true, items: Array.from({ length: 3 }, () => ({ blocks: [paragraph(text(prose(2)))] })) },
  ]);
  return { version: 1, meta: { title: `${language} ${words[1]}`, language }, blocks: parts.flat() };
};

/** A page with an article in one of the languages, with `attributes` on its viewer. */
async function open(t, language, attributes = '', { markup, ...options } = {}) {
  const server = await serve(t, markup ?? `<style>body { margin: 0 }</style><article-viewer src="/long.json" ${attributes}></article-viewer>`, { headers: {} });
  server.route('/long.json', { headers: JSON_HEADERS, body: JSON.stringify(article(language)) });
  const page = await openPage(t, `${server.origin}/page`, options);
  await page.evaluate(prepare);
  await defined(page);
  await title(page, article(language).meta.title);
  await page.waitForFunction(() => viewer().article !== null && viewer().shadowRoot.querySelectorAll('.body h2').length === 14);
  // Before the tools are there nothing is stored.
  if (attributes.includes('resume')) {
    const isThere = () => performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('tools.wasm') && responseEnd > 0);
    await page.waitForFunction(isThere);
    await page.waitForTimeout(200);
  }
  return { server, page, viewer: page.locator('article-viewer') };
}

// What a reader sees, found by other means than the viewer's own.
function prepare() {
  globalThis.viewer = () => document.querySelector('article-viewer');
  const first = (range) => [...range.getClientRects()].find(({ width, height }) => width > 0 && height > 0) ?? range.getBoundingClientRect();
  const at = (node, offset) => {
    const range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, Math.min(offset + 2, node.length));
    return range;
  };
  /** The first line that is seen whole: where it begins, and its box. */
  globalThis.line = () => {
    const root = viewer().shadowRoot;
    const article = root.querySelector('[part=article]');
    const { left, right } = root.querySelector('.passage > p, .body > p').getBoundingClientRect();
    const x = getComputedStyle(article).direction === 'rtl' ? right - 3 : left + 3;
    const top = root.querySelector('.toolbar').getBoundingClientRect().bottom;
    for (let y = top + 1; y < innerHeight; y += 2) {
      const caret = document.caretPositionFromPoint(x, y, { shadowRoots: [root] });
      if (caret?.offsetNode.nodeType !== Node.TEXT_NODE || !article.contains(caret.offsetNode)) continue;
      const range = at(caret.offsetNode, Math.min(caret.offset, caret.offsetNode.length - 1));
      if (first(range).top >= top - 1) return range;
    }
    throw new Error('no line is seen');
  };
  globalThis.remember = () => (globalThis.kept = line());
  /** How many lines the remembered line is away from the first. */
  globalThis.deviation = () => {
    const height = parseFloat(getComputedStyle(kept.startContainer.parentElement).lineHeight);
    return (first(kept).top - first(line()).top) / height;
  };
  /** Whether the remembered line is on the page that is shown. */
  globalThis.isOnPage = () => {
    const article = viewer().shadowRoot.querySelector('[part=article]').getBoundingClientRect();
    const { left, right, top, bottom } = first(kept);
    return left >= article.left - 1 && right <= article.right + 1 && top >= article.top - 1 && bottom <= article.bottom + 1;
  };
  globalThis.settled = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 30))));
}

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
