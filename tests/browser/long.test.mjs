// A long article: it comes in slices, its passages are laid out when a reader comes near, and it is whole all the same.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { init, render } from '../../pkg/core.js';
import { renderToString } from '../../pkg/ssr.js';
import { JSON_HEADERS, asked, defined, serve, title, withWhole } from './host.mjs';
import { openPage } from './support.mjs';

const text = (text) => ({ kind: 'text', text });
const paragraph = (...content) => ({ kind: 'paragraph', content });
const PARTS = 150;

// Each part has a heading, paragraphs, a list and a note.
const long = (name = 'A long title') => ({
  version: 1,
  meta: { title: name, language: 'en' },
  blocks: Array.from({ length: PARTS }, (_, index) => [
    { kind: 'heading', level: 1, id: `part-${index}`, content: [text(`Part ${index}`)] },
    ...Array.from({ length: 4 }, () => paragraph(text('The keeper reads the board every morning. '.repeat(9)))),
    { kind: 'list', tight: true, items: [{ blocks: [paragraph(text('A tide.'))] }, { blocks: [paragraph(text('A wind.'))] }] },
    paragraph(text(`Word${index}word`), { kind: 'note_reference', note: `n${index}` }),
  ]).flat(),
  notes: Array.from({ length: PARTS }, (_, index) => ({ id: `n${index}`, blocks: [paragraph(text(`Note ${index}.`))] })),
});

/** A page whose clock runs so fast that every slice is as small as they get. */
async function open(t, markup, options) {
  const server = await serve(t, markup, { headers: {} });
  server.route('/long.json', { headers: JSON_HEADERS, body: JSON.stringify(long()) });
  const page = await openPage(t, `${server.origin}/page`, options);
  await defined(page);
  await page.evaluate(() => {
    let now = 0;
    performance.now = () => (now += 1000);
    globalThis.told = [];
    globalThis.watch = (viewer) => {
      for (const kind of ['load', 'error']) viewer.addEventListener(kind, ({ detail }) => told.push([kind, detail.code ?? detail.article.meta.title]));
    };
    for (const viewer of document.querySelectorAll('article-viewer')) watch(viewer);
    /** Begins to load; done when the beginning is there. */
    globalThis.begin = async (viewer, payload) => {
      globalThis.loaded = viewer.load(payload).then(() => 'shown', ({ name, code }) => (typeof code === 'string' ? code : name));
      loaded.catch(() => {});
      const before = viewer.shadowRoot?.querySelector('.viewer');
      while ([before, null, undefined].includes(viewer.shadowRoot?.querySelector('.viewer:has([part=title])'))) await new Promise((resolve) => setTimeout(resolve));
      if (whole(viewer)) throw new Error('there was but one slice');
    };
    globalThis.whole = (viewer) => viewer.shadowRoot.querySelector('.announcement') !== null && viewer.shadowRoot.querySelectorAll('.body h2').length;
  });
  return { server, page, viewer: page.locator('article-viewer').first() };
}

test('its beginning is there before its end, and it is told of when it is whole', async (t) => {
  const { page, viewer } = await open(t, '<article-viewer></article-viewer>');
  const seen = await viewer.evaluate(async (viewer, long) => {
    await begin(viewer, long);
    const early = [told.length, viewer.article.meta.title];
    return { early, loaded: await loaded, told, parts: whole(viewer) };
  }, long());
  assert.deepEqual(seen, { early: [0, 'A long title'], loaded: 'shown', told: [['load', 'A long title']], parts: PARTS });
  assert.equal(await page.evaluate(() => document.querySelectorAll('article-viewer').length), 1);
});

test('its nodes are those of its markup', async (t) => {
  await init();
  const { page, viewer } = await open(t, '<article-viewer></article-viewer>');
  const html = await render(long(), { to: 'element' });
  assert.ok(html.includes('class="passage"'));
  const same = await viewer.evaluate(async (viewer, [long, html]) => {
    await viewer.load(long);
    const written = new DOMParser().parseFromString(html, 'text/html').querySelector('template').content.querySelector('[part=article]');
    return viewer.shadowRoot.querySelector('[part=article]').isEqualNode(written);
  }, [long(), html]);
  assert.ok(same);
  // What a server writes looks the same, too.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const server = await serve(t, await renderToString(long()), { headers: {} });
  const drawn = await openPage(t, `${server.origin}/page`);
  await defined(drawn);
  assert.equal(await drawn.evaluate(() => document.documentElement.scrollHeight), height);
});

test('links lead to what is not there yet', async (t) => {
  for (const [contents, link, target] of [[false, 'Note 7', 'Note 6.'], [true, 'Part 140', 'Part 140']]) {
    const { page, viewer } = await open(t, '<article-viewer></article-viewer>');
    const focused = await viewer.evaluate(async (viewer, [long, contents, link]) => {
      viewer.contents = contents;
      await begin(viewer, long);
      const links = [...viewer.shadowRoot.querySelectorAll(contents ? 'nav a' : '.body a')];
      links.find((candidate) => (candidate.ariaLabel ?? candidate.textContent) === link).click();
      // The tools come first: they may show a note where it is named.
      while (!viewer.shadowRoot.activeElement) await new Promise((resolve) => setTimeout(resolve, 20));
      await loaded;
      return viewer.shadowRoot.activeElement.textContent;
    }, [long(), contents, link]);
    assert.ok(focused.includes(target), `${focused}, not ${target}`);
    await page.waitForTimeout(200);
    const { top, height } = await viewer.evaluate(({ shadowRoot }) => ({ top: shadowRoot.activeElement.getBoundingClientRect().top, height: innerHeight }));
    assert.ok(top >= 0 && top < height, `${link}: at ${top} of ${height}`);
  }
});

test('what happens on the way leaves it whole', async (t) => {
  const { server, viewer } = await open(t, '<article-viewer></article-viewer>', { noise: [/404/] });
  const during = (act) =>
    viewer.evaluate(
      async (viewer, [long, other, act]) => {
        told.length = 0;
        await begin(viewer, long);
        await new Function('viewer', 'other', `return (async () => { ${act} })()`)(viewer, other);
        const outcome = await loaded;
        while (told.length === 0 || !whole(viewer)) await new Promise((resolve) => setTimeout(resolve));
        await new Promise((resolve) => setTimeout(resolve, 200));
        return [outcome, told, whole(viewer), viewer.shadowRoot.querySelectorAll('[part=article]').length];
      },
      [long(), long('Another title'), act],
    );
  const shown = ['shown', [['load', 'A long title']], PARTS, 1];
  const superseded = ['AbortError', [['load', 'Another title']], PARTS, 1];
  for (const [act, expected] of [
    ['viewer.remote = "deny";', shown],
    ['viewer.theme = "dark"; viewer.textSize = 2; viewer.contents = true;', shown],
    ['viewer.remove(); await new Promise((resolve) => setTimeout(resolve, 100)); document.body.append(viewer);', shown],
    ['document.body.append(document.createElement("div")); document.querySelector("div").append(viewer);', shown],
    ['dispatchEvent(new Event("beforeprint")); if (!whole(viewer)) throw new Error("not whole for print");', shown],
    ['viewer.load(other);', superseded],
    // By another wasm, too.
    ['viewer.load("# Another title\\n\\n" + "## A part\\n\\nWords.\\n\\n".repeat(150), { type: "markdown" });', superseded],
    // The one before is built to its end while the next is on its way.
    ['globalThis.late = viewer.load(new Blob([JSON.stringify(other)]), { type: "article" });', superseded],
  ]) {
    assert.deepEqual(await during(act), expected, act);
  }
  // Where the next does not come, it is an error, once.
  const failed = await viewer.evaluate(async (viewer, long) => {
    told.length = 0;
    await begin(viewer, long);
    viewer.src = '/missing.json';
    const outcome = await loaded;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return [outcome, told, viewer.shadowRoot.querySelectorAll('[part=error]').length];
  }, long());
  assert.deepEqual(failed, ['AbortError', [['error', 'http']], 1]);
  assert.equal(asked(server, '/missing.json'), 1);
});

test('an element that was given an address and was taken out on the way asks for nothing again', async (t) => {
  const { server, viewer } = await open(t, '<article-viewer></article-viewer>');
  const parts = await viewer.evaluate(async (viewer) => {
    viewer.src = '/long.json';
    while (!viewer.shadowRoot?.querySelector('[part=title]')) await new Promise((resolve) => setTimeout(resolve));
    viewer.remove();
    await new Promise((resolve) => setTimeout(resolve, 100));
    document.body.append(viewer);
    while (told.length === 0) await new Promise((resolve) => setTimeout(resolve));
    return whole(viewer);
  });
  assert.equal(parts, PARTS);
  assert.equal(asked(server, '/long.json'), 1);
});

test('a failure on the way is told once, and what was on its way beside it comes again', async (t) => {
  const { server, page } = await open(t, '<article-viewer id="one"></article-viewer><article-viewer id="two"></article-viewer>', { noise: [/no more/] });
  const outcome = await page.evaluate(async (long) => {
    const [one, two] = document.querySelectorAll('article-viewer');
    two.src = '/long.json';
    while (!two.shadowRoot?.querySelector('[part=title]')) await new Promise((resolve) => setTimeout(resolve));
    await begin(one, long);
    if (whole(two)) throw new Error('the other was too quick');
    const create = document.createElement;
    const body = one.shadowRoot.querySelector('.body');
    // Fails for the one of them alone.
    const append = Element.prototype.append;
    Element.prototype.append = function (...content) {
      if (body.contains(this)) throw new Error('no more today');
      return append.apply(this, content);
    };
    const code = await loaded;
    Element.prototype.append = append;
    while (!told.some(([kind]) => kind === 'load')) await new Promise((resolve) => setTimeout(resolve));
    return { code, told, faces: one.shadowRoot.querySelectorAll('[part=error]').length, whole: whole(two) };
  }, long());
  assert.deepEqual(outcome, { code: 'internal', told: [['error', 'internal'], ['load', 'A long title']], faces: 1, whole: PARTS });
  // Its model is there, wherever it was drawn.
  assert.equal(asked(server, '/long.json'), 1);
  await title(page, 'A long title');
});

test('what is not laid out is found, selected, scrolled to and printed', async (t) => {
  const { page, viewer } = await open(t, '<article-viewer></article-viewer>');
  await viewer.evaluate(async (viewer, long) => {
    await begin(viewer, long);
    await loaded;
  }, long());
  const skipped = () =>
    viewer.evaluate(({ shadowRoot }) => [...shadowRoot.querySelectorAll('.passage p')].filter((p) => !p.checkVisibility({ contentVisibilityAuto: true })).length);
  assert.ok((await skipped()) > 100);
  const found = await page.evaluate(() => {
    const found = find(`Word${120}word`);
    return [found, getSelection().toString()];
  });
  assert.deepEqual(found, [true, 'Word120word']);
  const selected = await viewer.evaluate((viewer) => {
    const range = document.createRange();
    range.selectNodeContents(viewer.shadowRoot.querySelector('.body'));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    const words = getSelection().toString().match(/Word\d+word/g) ?? [];
    return words.length;
  });
  assert.equal(selected, PARTS);
  // To the end, wherever that turns out to be.
  const progress = await viewer.evaluate(async (viewer) => {
    let last;
    viewer.addEventListener('position', ({ detail }) => (last = detail.progress));
    for (let tries = 0; tries < 10; tries++) {
      scrollTo(0, document.documentElement.scrollHeight);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return [last, viewer.shadowRoot.querySelector('.notes li:last-child').getBoundingClientRect().bottom < innerHeight];
  });
  assert.deepEqual(progress, [1, true]);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await skipped(), 0);
});

test('a printer gets all of it, at any time', async (t) => {
  const { page, viewer } = await open(t, '<article-viewer></article-viewer>');
  await viewer.evaluate((viewer, long) => begin(viewer, long), long());
  const early = await page.pdf();
  assert.equal(await viewer.evaluate((viewer) => whole(viewer)), PARTS);
  await viewer.evaluate(() => loaded);
  const late = await page.pdf();
  const pages = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages(late) > 50, String(pages(late)));
  assert.equal(pages(early), pages(late));
});

test('a hundred long articles take no more room than one', async (t) => {
  const { page } = await open(t, '');
  const session = await page.context().newCDPSession(page);
  const cycle = async (times) => {
    for (let done = 0; done < times; done += 10) {
      await page.evaluate(async (long) => {
        for (let count = 0; count < 10; count++) {
          const viewer = document.createElement('article-viewer');
          document.body.append(viewer);
          await begin(viewer, long);
          // Some are given up on the way, and built to their end all the same.
          if (count % 3) await loaded;
          viewer.remove();
        }
        await loaded;
      }, long());
      for (let tries = 0; tries < 3; tries++) await page.requestGC();
    }
  };
  const room = async () => {
    const wasm = await page.evaluate(async () => (await (await import('/pkg/instance.js')).whole.exports.init()).memory.buffer.byteLength);
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes } = await session.send('Memory.getDOMCounters');
    return { wasm, usedSize, nodes };
  };
  await withWhole(page);
  await cycle(20);
  const before = await room();
  await cycle(100);
  const after = await room();
  for (const kind of Object.keys(before)) assert.ok(after[kind] <= before[kind] * 1.05, `${kind}: ${before[kind]}, then ${after[kind]}`);
});

test('where one passage ends and the next begins is not seen', async (t) => {
  const { server, page, viewer } = await open(t, '<article-viewer></article-viewer>');
  server.route('/a.svg', { headers: { 'Content-Type': 'image/svg+xml' }, body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><path d="M0 0h8v4H0z" fill="teal"/></svg>' });
  const article = long();
  const layouts = ['wide', 'full', 'start', 'end', undefined];
  layouts.forEach((layout, index) => {
    const figure = { kind: 'figure', layout, images: [{ url: `${server.origin}/a.svg`, width: 800, height: 400, alt: 'Teal' }] };
    article.blocks.splice(11 * index + 2, 0, figure);
  });
  await viewer.evaluate((viewer, article) => viewer.load(article), article);
  for (const [width, contents] of [[400, false], [900, false], [1280, true], [1600, true]]) {
    await page.setViewportSize({ width, height: 800 });
    const moved = await viewer.evaluate((viewer, contents) => {
      viewer.contents = contents;
      const root = viewer.shadowRoot;
      const sheet = new CSSStyleSheet();
      // As when each of them is in sight.
      sheet.replaceSync('.passage { content-visibility: visible; contain: layout style paint }');
      root.adoptedStyleSheets.push(sheet);
      const places = () => [...root.querySelectorAll('.body > :not(.passage), .passage > *')].map((block) => {
        const { left, top, right, bottom } = block.getBoundingClientRect();
        const around = block.closest('.passage')?.getBoundingClientRect();
        const cut = around ? block.scrollWidth > 0 && (left < around.left - 1 || right > around.right + 1) : false;
        return { at: [left, top, right, bottom].map(Math.round).join(' '), cut };
      });
      const sideways = document.documentElement.scrollWidth - innerWidth;
      const before = places();
      const body = root.querySelector('.body');
      const passages = [...body.children];
      const divided = passages.map((passage) => [...passage.children]);
      body.replaceChildren(...divided.flat());
      const after = places();
      passages.forEach((passage, index) => passage.replaceChildren(...divided[index]));
      body.replaceChildren(...passages);
      root.adoptedStyleSheets.pop();
      const different = before.map(({ at }, index) => [index, at, after[index].at]).filter(([, one, other]) => one !== other);
      return { passages: passages.length > 10, sideways, cut: before.filter(({ cut }) => cut).length, different: different.slice(0, 3) };
    }, contents);
    assert.deepEqual(moved, { passages: true, sideways: 0, cut: 0, different: [] }, `${width} ${contents}`);
  }
});

test('written anew, it stands where its reader is', async (t) => {
  const { page, viewer } = await open(t, '<article-viewer></article-viewer>');
  await viewer.evaluate((viewer, long) => viewer.load(long), long());
  const place = () =>
    viewer.evaluate(({ shadowRoot }) => {
      const block = shadowRoot.elementFromPoint(innerWidth / 2, innerHeight / 2);
      return [block.textContent, block.getBoundingClientRect().top];
    });
  // A step at a time, so that what lies above has been laid out.
  await page.evaluate(async () => {
    for (let step = 0; step < 30; step++) {
      scrollBy(0, 500);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  await viewer.evaluate(({ shadowRoot }) => shadowRoot.querySelectorAll('.body h2')[40].nextElementSibling.scrollIntoView({ block: 'center' }));
  await page.waitForTimeout(300);
  const [words, top] = await place();
  await viewer.evaluate((viewer) => (viewer.remote = 'deny'));
  await page.waitForTimeout(300);
  const [after, now] = await place();
  assert.equal(after, words);
  assert.ok(Math.abs(now - top) < 2, `${now}, not ${top}`);
});
