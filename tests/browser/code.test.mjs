// The colours of code: what is painted, over what, by whom, and that it can be read.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast } from './contrast.mjs';
import { NO_WORKER, defined, serve, title } from './host.mjs';
import { openPage } from './support.mjs';

const KINDS = ['comment', 'keyword', 'string', 'number', 'name', 'inserted', 'deleted'];
const THEMES = [null, 'light', 'dark', 'sepia', 'grey', 'contrast'];

const code = (language, text, more) => ({ kind: 'code', language, text, ...more });
const RUST = code('rust', '// the 漢😀\nfn tide() {\n    let x = "high\n    water";\n}', { highlighted_lines: [{ first: 3, last: 3 }] });
const DIFF = code('diff', '-low\n+high');
const article = (name, blocks) => ({ version: 1, meta: { title: name, language: 'en' }, blocks });
const filler = (count) => Array.from({ length: count }, (_, index) => ({ kind: 'paragraph', content: [{ kind: 'text', text: `Paragraph ${index}. ${'The tide comes in. '.repeat(30)}` }] }));

const load = (page, shown, index = 0) =>
  page.locator('article-viewer').nth(index).evaluate(async (viewer, shown) => {
    await viewer.load(shown);
    viewer.progress = true;
  }, shown);

async function open(t, { style = '', markup = '<article-viewer></article-viewer>', ...options } = {}) {
  const server = await serve(t, `${style && `<style>${style}</style>`}${markup}`, style ? { headers: {} } : {});
  const page = await openPage(t, `${server.origin}/page`, options);
  await defined(page);
  return page;
}

/** What is painted, by its kind. */
const painted = (page) =>
  page.evaluate((kinds) => {
    // A static range tells its words only as a live one.
    const words = ({ startContainer, startOffset, endContainer, endOffset }) => {
      const range = document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      return range.toString();
    };
    const sets = kinds.map((kind) => [kind, [...(CSS.highlights.get(`article-code-${kind}`) ?? [])].map(words)]);
    return Object.fromEntries(sets.filter(([, words]) => words.length > 0));
  }, KINDS);

const waitForPainted = (page, kind, count) =>
  page.waitForFunction(([kind, count]) => (CSS.highlights.get(`article-code-${kind}`)?.size ?? 0) === count, [kind, count]);

const markup = (page) => page.evaluate(() => document.querySelector('article-viewer').shadowRoot.querySelector('[part=article]').outerHTML);

test('what is meant is painted, and the article stays as it is', async (t) => {
  const page = await open(t);
  await page.locator('article-viewer').evaluate((viewer, shown) => viewer.load(shown), article('Code', [RUST, DIFF, code(undefined, 'let x'), code('brainfog', 'let y')]));
  await title(page, 'Code');
  const before = await markup(page);
  assert.deepEqual(await painted(page), {});
  await page.mouse.move(300, 200);
  await waitForPainted(page, 'inserted', 1);
  assert.deepEqual(await painted(page), {
    comment: ['// the 漢😀'],
    keyword: ['fn', 'let'],
    // Over a line that is pointed out and on behind it.
    string: ['"high\n    water"'],
    name: ['tide'],
    inserted: ['+high'],
    deleted: ['-low'],
  });
  assert.equal(await markup(page), before);
  // What is found lies above.
  const priorities = () => page.evaluate(() => ['article-code-string', 'article-found'].map((name) => CSS.highlights.get(name)?.priority));
  await page.locator('article-viewer').evaluate((viewer) => (viewer.find = 'water'));
  await page.waitForFunction(() => CSS.highlights.get('article-found')?.size === 1);
  const [own, found] = await priorities();
  assert.ok(own < found, `${own} ${found}`);
});

test('several viewers are painted together, and what goes takes its own away', async (t) => {
  const page = await open(t, { markup: '<article-viewer></article-viewer><article-viewer></article-viewer>' });
  await load(page, article('One', [RUST]));
  await load(page, article('Two', [code('js', 'let y'), DIFF]), 1);
  await waitForPainted(page, 'keyword', 3);
  await load(page, article('Three', [code('js', 'var z')]));
  await waitForPainted(page, 'string', 0);
  await waitForPainted(page, 'keyword', 2);
  assert.deepEqual((await painted(page)).keyword.sort(), ['let', 'var']);
  await page.evaluate(() => {
    globalThis.kept = document.querySelector('article-viewer');
    kept.remove();
  });
  await waitForPainted(page, 'keyword', 1);
  await page.evaluate(() => document.body.append(kept));
  await waitForPainted(page, 'keyword', 2);
  await page.evaluate(() => document.querySelectorAll('article-viewer').forEach((viewer) => viewer.remove()));
  await waitForPainted(page, 'keyword', 0);
  assert.deepEqual(await painted(page), {});
});

for (const mode of [null, 'paged']) {
  test(`of a long article only what is near is painted${mode ? ', a page at a time' : ''}`, async (t) => {
    const page = await open(t, { noise: [NO_WORKER] });
    const blocks = Array.from({ length: 200 }, (_, index) => [...filler(2), code('js', `let x${index} = ${index}`)]).flat();
    if (mode) await page.locator('article-viewer').evaluate((viewer, mode) => (viewer.mode = mode), mode);
    await load(page, article('Long', blocks));
    await page.waitForFunction(() => CSS.highlights.get('article-code-number')?.size > 0);
    const first = await painted(page);
    assert.ok(first.number.includes('0') && first.number.length < 20, `${first.number}`);
    await page.locator('article-viewer').evaluate(({ shadowRoot }) => [...shadowRoot.querySelectorAll('pre')].at(-1).scrollIntoView());
    await page.waitForFunction(() => [...CSS.highlights.get('article-code-number')].some(({ startContainer }) => startContainer.data.includes('x199')));
    const last = await painted(page);
    assert.ok(last.number.includes('199') && !last.number.includes('0') && last.number.length < 20, `${last.number}`);
  });
}

/** What is drawn in the ground and the colours of code. */
const colours = (page) =>
  page.locator('article-viewer').evaluate(({ shadowRoot }, kinds) => {
    const pre = shadowRoot.querySelector('pre');
    const probe = document.createElement('span');
    pre.append(probe);
    const computed = (color) => {
      probe.style.color = `color-mix(in srgb, ${color}, ${color})`;
      return getComputedStyle(probe).color;
    };
    const grounds = [pre, shadowRoot.querySelector('pre mark')].map((element) => computed(getComputedStyle(element).backgroundColor));
    const texts = kinds.map((kind) => [kind, computed(getComputedStyle(pre, `::highlight(article-code-${kind})`).color)]);
    const ink = computed(getComputedStyle(pre).color);
    probe.remove();
    return { grounds, ink, ...Object.fromEntries(texts) };
  }, KINDS);

for (const [name, style] of [
  ['', ''],
  [', whatever a host names', 'article-viewer { --article-code-comment: #ddd; --article-code-keyword: #333; --article-code-string: yellow; --article-code-number: #777; --article-code-name: #7778; --article-tip: #666 }'],
]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`all kinds can be read in every theme, where the system is ${colorScheme}${name}`, async (t) => {
      const page = await open(t, { style, colorScheme });
      await load(page, article('Code', [RUST, DIFF]));
      await waitForPainted(page, 'inserted', 1);
      const hard = [];
      for (const theme of THEMES) {
        await page.locator('article-viewer').evaluate(async (viewer, theme) => {
          viewer.theme = theme;
          await new Promise((resolve) => setTimeout(resolve, 120));
        }, theme);
        const found = await colours(page);
        for (const kind of KINDS) {
          assert.notEqual(found[kind], found.ink, `${kind}, ${theme}`);
          for (const ground of found.grounds) {
            const ratio = contrast(found[kind], ground);
            if (!(ratio >= 4.5)) hard.push(`${kind}, ${theme}: ${ratio.toFixed(2)}`);
          }
        }
      }
      assert.deepEqual(hard, []);
    });
  }
}

test('colours that a host names and that can be read are those of code', async (t) => {
  const page = await open(t, { style: 'article-viewer { --article-code-keyword: #0a5c8a }', colorScheme: 'light' });
  await load(page, article('Code', [RUST, DIFF]));
  await waitForPainted(page, 'inserted', 1);
  assert.equal((await colours(page)).keyword, 'color(srgb 0.0392157 0.360784 0.541176)');
});

test('on paper and in the colours of the system code is plain', async (t) => {
  for (const media of [{ media: 'print' }, { forcedColors: 'active' }]) {
    const page = await open(t);
    await load(page, article('Code', [RUST, DIFF]));
    await waitForPainted(page, 'inserted', 1);
    await page.emulateMedia(media);
    const found = await colours(page);
    for (const kind of KINDS) assert.equal(found[kind], found.ink, `${kind} ${JSON.stringify(media)}`);
  }
});

test('a browser that cannot paint shows code as it is', async (t) => {
  const page = await open(t);
  await page.evaluate(() => Object.defineProperty(CSS, 'highlights', { value: undefined }));
  await load(page, article('Code', [RUST]));
  await page.locator('article-viewer').locator('.progress').waitFor({ state: 'attached' });
  await page.getByText('fn tide').waitFor();
});
