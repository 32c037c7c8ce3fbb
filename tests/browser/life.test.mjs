// The life of the element: made, put in, moved, taken out, put back, given up; and of the wasm behind it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { renderToString } from '../../pkg/ssr.js';
import { WASM, article, asked, defined, sample, serve, title, withWhole, withoutWasm } from './host.mjs';
import { openPage, packageFolder } from './support.mjs';

async function open(t, markup, options) {
  const server = await serve(t, markup);
  const page = await openPage(t, `${server.origin}/page`, options);
  await defined(page);
  return { server, page };
}

test('an element that was moved keeps its article and asks for nothing', async (t) => {
  const { server, page } = await open(t, '<article-viewer src="/a.json"></article-viewer><div></div>');
  await title(page, 'A title');
  await page.evaluate(() => document.querySelector('div').append(document.querySelector('article-viewer')));
  await page.waitForTimeout(100);
  await title(page, 'A title');
  assert.equal(asked(server, '/a.json'), 1);
});

test('an element that was taken out shows its article again when it is put back, and asks for nothing', async (t) => {
  const { server, page } = await open(t, '<article-viewer src="/a.json"></article-viewer>');
  await title(page, 'A title');
  const viewer = await page.evaluateHandle(() => document.querySelector('article-viewer'));
  await viewer.evaluate((viewer) => viewer.remove());
  await page.waitForTimeout(100);
  // What is set meanwhile holds.
  assert.equal(await viewer.evaluate((viewer) => ((viewer.headingLevel = 3), viewer.article.meta.title)), 'A title');
  await viewer.evaluate((viewer) => document.body.append(viewer));
  await page.getByRole('heading', { level: 3, name: 'A title' }).waitFor();
  await page.getByRole('button', { name: 'Larger text' }).click();
  assert.equal(await viewer.evaluate((viewer) => viewer.textSize), 1);
  assert.equal(asked(server, '/a.json'), 1);
  // Another address, too.
  await viewer.evaluate((viewer) => {
    viewer.remove();
    viewer.src = '/b.json';
  });
  await page.waitForTimeout(100);
  assert.equal(asked(server, '/b.json'), 0);
  await viewer.evaluate((viewer) => document.body.append(viewer));
  await page.getByRole('heading', { level: 3, name: 'Another title' }).waitFor();
});

test('an element that is taken out on the way gives up without a noise, and begins anew when it is put back', async (t) => {
  const { server, page } = await open(t, '<article-viewer></article-viewer>');
  const outcomes = await page.evaluate(async () => {
    const viewer = document.querySelector('article-viewer');
    await viewer.load('# One before', { type: 'markdown' });
    const events = [];
    for (const kind of ['load', 'error']) viewer.addEventListener(kind, () => events.push(kind));
    viewer.src = '/slow.json';
    await new Promise((resolve) => setTimeout(resolve, 100));
    viewer.remove();
    await new Promise((resolve) => setTimeout(resolve, 600));
    const payload = new Blob(['# A payload']);
    const loaded = viewer.load(payload, { type: 'markdown' }).catch(({ name }) => name);
    document.body.append(viewer);
    viewer.remove();
    return { events: [...events], loaded: await loaded };
  });
  assert.deepEqual(outcomes, { events: [], loaded: 'AbortError' });
  assert.equal(asked(server, '/slow.json'), 1);
  await page.evaluate(() => {
    globalThis.viewer = document.createElement('article-viewer');
    viewer.src = '/slow.json';
    document.body.append(viewer);
  });
  await page.waitForFunction(() => globalThis.viewer.shadowRoot);
  await page.evaluate(() => viewer.remove());
  await page.waitForTimeout(100);
  await page.evaluate(() => document.body.append(viewer));
  await title(page, 'A late title');
});

test('an element takes a payload before it is in a document, and properties before it is known', async (t) => {
  const { page } = await open(t, '');
  await page.evaluate(async () => {
    const viewer = document.createElement('article-viewer');
    await viewer.load('# Before', { type: 'markdown' });
    document.body.append(viewer);
  });
  await title(page, 'Before');
  const early = await page.evaluate(async () => {
    const other = document.createElement('other-viewer');
    Object.assign(other, { src: '/a.json', textSize: 2, contents: true });
    document.body.append(other);
    const { ArticleViewerElement } = await import('/pkg/element.js');
    customElements.define('other-viewer', class extends ArticleViewerElement {});
    await new Promise((resolve) => other.addEventListener('load', resolve));
    return other.outerHTML;
  });
  assert.equal(early, '<other-viewer src="/a.json" text-size="2" contents=""></other-viewer>');
});

test('a hundred times in and out leave one viewer that works', async (t) => {
  const { page } = await open(t, '<article-viewer src="/a.json"></article-viewer>');
  await title(page, 'A title');
  await page.evaluate(async () => {
    const viewer = document.querySelector('article-viewer');
    for (let round = 0; round < 100; round++) {
      viewer.remove();
      await Promise.resolve();
      document.body.append(viewer);
      await new Promise((resolve) => setTimeout(resolve));
    }
  });
  await page.getByRole('button', { name: 'Larger text' }).click();
  assert.equal(await page.locator('article-viewer').getAttribute('text-size'), '1');
});

test('elements that are given up are collected, with what they hold in the wasm', async (t) => {
  const { page } = await open(t, '');
  const given = await sample();
  // Elements in every state that they can be left in.
  const round = () =>
    page.evaluate(async (given) => {
      globalThis.left ??= [];
      for (let count = 0; count < 20; count++) {
        const viewer = document.createElement('article-viewer');
        document.body.append(viewer);
        if (count % 4 === 0) viewer.src = '/slow.json';
        else await viewer.load(count % 4 === 1 ? '' : given).catch(() => {});
        window.dispatchEvent(new Event('scroll'));
        viewer.textSize = count % 3;
        left.push(new WeakRef(viewer));
        viewer.remove();
      }
    }, given);
  const alive = () => page.evaluate(() => globalThis.left.filter((viewer) => viewer.deref()).length);
  const collect = async () => {
    for (let tries = 0; tries < 50 && (await alive()) > 0; tries++) {
      await page.requestGC();
      await page.waitForTimeout(50);
    }
    assert.equal(await alive(), 0);
  };
  const memory = () => page.evaluate(async () => (await (await import('/pkg/instance.js')).whole.exports.init()).memory.buffer.byteLength);
  await withWhole(page);
  await round();
  await collect();
  const before = await memory();
  for (let rounds = 0; rounds < 5; rounds++) {
    await round();
    await collect();
  }
  assert.equal(await memory(), before);
});

test('a viewer that failed is replaced: its element says so, the others stay, and the next load is shown', async (t) => {
  const markup = '<article-viewer id="one"></article-viewer><article-viewer id="two" src="/a.json"></article-viewer>';
  const { server, page } = await open(t, markup, { noise: [/createElement/] });
  await title(page, 'A title');
  const one = page.locator('#one');
  const fail = () =>
    one.evaluate(async (viewer) => {
      // An exception where nothing expects one leaves the wasm as a panic does.
      const codes = [];
      viewer.addEventListener('error', ({ detail }) => codes.push(detail.code), { once: true });
      document.createElement = (name) => {
        delete document.createElement;
        throw new Error(`no ${name} today`);
      };
      await viewer.load({ version: 1, blocks: [] }).catch((error) => codes.push(error.code, error.cause.message));
      return codes;
    });
  for (let times = 0; times < 3; times++) {
    const codes = await fail();
    assert.deepEqual(codes.slice(0, 2), ['internal', 'internal']);
    await page.locator('#one [part=error][data-code=internal]').waitFor();
    // The other is still there to be read and used.
    await title(page, 'A title');
    await page.locator('#two').getByRole('button', { name: 'Larger text' }).click();
    assert.equal(await page.locator('#two').getAttribute('text-size'), String(times + 1));
  }
  // What it can no longer write anew it loads again.
  assert.equal(asked(server, '/a.json'), 1);
  await page.locator('#two').evaluate((viewer) => (viewer.headingLevel = 2));
  await page.getByRole('heading', { level: 2, name: 'A title' }).waitFor();
  assert.equal(asked(server, '/a.json'), 2);
  await one.evaluate((viewer) => viewer.load('# After all', { type: 'markdown' }));
  await title(page, 'After all');
});

test('where there is no memory left for an article, the next one finds some', async (t) => {
  const { server, page } = await open(t, '<article-viewer></article-viewer>', { noise: [/./] });
  const bytes = await readFile(join(packageFolder, 'wasm', 'article_viewer_bg.wasm'));
  server.route(WASM, { headers: { 'Content-Type': 'application/wasm' }, body: withMemory(bytes, 4 * 1024 * 1024) });
  await withWhole(page);
  const outcomes = await page.locator('article-viewer').evaluate(async (viewer) => {
    const outcomes = [];
    for (const payload of ['A short text.', 'A word. '.repeat(1_000_000), 'Another short text.', 'A word. '.repeat(1_000_000), 'A last short text.']) {
      outcomes.push(await viewer.load(payload, { type: 'markdown' }).then(() => 'shown', ({ code }) => code));
    }
    return outcomes;
  });
  assert.deepEqual(outcomes, ['shown', 'internal', 'shown', 'internal', 'shown']);
  await page.getByText('A last short text.').waitFor();
});

// The same wasm with so many bytes of memory and no more: <https://webassembly.github.io/spec/core/binary/modules.html#memory-section>.
function withMemory(wasm, most) {
  const MEMORY = 5;
  const number = (at) => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return { value, after: at };
    }
  };
  const encode = (value) => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...encode(value >> 7)]);
  for (let at = 8; at < wasm.length; ) {
    const { value: size, after: content } = number(at + 1);
    if (wasm[at] === MEMORY) {
      // One memory, of which only the least is said.
      assert.deepEqual([...wasm.subarray(content, content + 2)], [1, 0]);
      const section = [1, 1, ...encode(number(content + 2).value), ...encode(most / 65536)];
      return Buffer.concat([wasm.subarray(0, at), Buffer.from([MEMORY, ...encode(section.length), ...section]), wasm.subarray(content + size)]);
    }
    at = content + size;
  }
  throw new Error('there is no memory in it');
}

test('of an address and a payload the later holds, also before the element is in a document', async (t) => {
  const { server, page } = await open(t, '<div></div>');
  const add = (work) => page.evaluate(`(async (viewer) => {
    ${work}
    document.querySelector('div').replaceChildren(viewer);
  })(document.createElement('article-viewer'))`);
  await add("await viewer.load('# Given', { type: 'markdown' }); viewer.src = '/a.json';");
  await title(page, 'A title');
  await add("viewer.src = '/a.json'; await viewer.load('# Given', { type: 'markdown' });");
  await title(page, 'Given');
  await add("viewer.load(new Blob(['# Given'])).catch(() => {}); viewer.src = '/b.json';");
  await title(page, 'Another title');

  // While the page is still being parsed.
  let finish;
  const pieces = ['<!doctype html><title>Host</title><script type="module" async src="/main.js"></script><article-viewer></article-viewer>', new Promise((resolve) => (finish = resolve))];
  server.route('/parsed', () => ({ headers: { 'Content-Type': 'text/html' }, pieces }));
  const parsed = await openPage(t, `${server.origin}/parsed`, { waitUntil: 'commit' });
  await parsed.waitForFunction(() => document.querySelector('article-viewer:defined'));
  await parsed.evaluate(async () => {
    const viewer = document.querySelector('article-viewer');
    await viewer.load('# Given', { type: 'markdown' });
    viewer.src = '/a.json';
  });
  finish('<p>The end.</p>');
  await title(parsed, 'A title');
});

test('an element in another document keeps its look, its reader and its media', async (t) => {
  const { page } = await open(t, '<iframe></iframe><article-viewer src="/a.json"></article-viewer>');
  await title(page, 'A title');
  const look = () =>
    page.evaluate(() => {
      const viewer = document.querySelector('article-viewer') ?? document.querySelector('iframe').contentDocument.querySelector('article-viewer');
      const { shadowRoot, ownerDocument } = viewer;
      // The tools bring a sheet of their own, when they are there.
      return [shadowRoot.adoptedStyleSheets.length > 0, ownerDocument.defaultView.getComputedStyle(shadowRoot.querySelector('.viewer')).display];
    });
  assert.deepEqual(await look(), [true, 'grid']);
  await page.evaluate(() => document.querySelector('iframe').contentDocument.body.append(document.querySelector('article-viewer')));
  assert.deepEqual(await look(), [true, 'grid']);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: 'Larger text' }).click();
  assert.equal(await frame.locator('article-viewer').getAttribute('text-size'), '1');
  await frame.locator('article-viewer').evaluate((viewer) => (viewer.headingLevel = 2));
  await frame.getByRole('heading', { level: 2, name: 'A title' }).waitFor();
  await frame.getByRole('button', { name: 'Larger text' }).press('ArrowRight');
  await frame.getByRole('button', { name: /^Colours/ }).press('Enter');
  assert.equal(await frame.locator('article-viewer').getAttribute('theme'), 'light');
  await page.evaluate(() => document.body.append(document.querySelector('iframe').contentDocument.querySelector('article-viewer')));
  assert.deepEqual(await look(), [true, 'grid']);
});

test('what a server drew tells its host that it is there, or that it will not answer', async (t) => {
  const element = await renderToString(article('Drawn'));
  const script = `
    globalThis.told = [];
    for (const kind of ['load', 'error']) {
      document.querySelector('article-viewer').addEventListener(kind, ({ type, detail }) => told.push([type, detail.code ?? detail.article]));
    }
    import('/pkg/index.js');`;
  for (const [missing, told] of [[false, ['load', null]], [true, ['error', 'wasm']]]) {
    const server = await serve(t, element, { headers: {}, script });
    if (missing) withoutWasm(server);
    const page = await openPage(t, `${server.origin}/page`, { noise: missing ? [/404/, /WebAssembly/] : [] });
    await page.waitForFunction(() => globalThis.told?.length > 0);
    assert.deepEqual(await page.evaluate(() => globalThis.told), [told]);
    await title(page, 'Drawn');
  }
});

test('a class may be registered under another name besides', async (t) => {
  const { page } = await open(t, '');
  await page.evaluate(async () => {
    const { ArticleViewerElement } = await import('/pkg/element.js');
    for (const name of ['article-viewer', 'my-viewer', 'my-viewer', 'your-viewer']) ArticleViewerElement.define(name);
    const viewer = document.createElement('my-viewer');
    document.body.append(viewer);
    await viewer.load('# Mine', { type: 'markdown' });
  });
  await title(page, 'Mine');
});
