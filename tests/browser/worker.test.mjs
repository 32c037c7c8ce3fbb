// A large payload is drawn in a worker, where one can be started; where not it is drawn in the page, and nobody sees a
// difference.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from '../../pkg/core.js';
import { NO_WORKER, defined, serve, title } from './host.mjs';
import { STRICT, openPage, packageFolder, startServer } from './support.mjs';

const PARTS = 300;

const large = (name = 'A large title') =>
  `---\nweight: 1.25\nnested: [1, true, null, "a \\"quotation\\"", {deep: -3}]\n---\n\n# ${name}\n\n` +
  Array.from({ length: PARTS }, (_, index) => `## Part ${index}\n\n${'The *keeper* reads the board every morning, “Zoë” says. '.repeat(20)}[Next](/next-${index})[^${index}]\n\n![A board](https://elsewhere.example/${index}.png)\n\n[^${index}]: Note ${index}, at \`${index}\` "quoted" \\\\ a tab\tand a \u{1}.\n\n`).join('');

const policy = (directives) => ({ 'Content-Security-Policy': directives });

async function open(t, { headers = {}, noise, script, routes = {}, markup = '<article-viewer></article-viewer>' } = {}) {
  const server = await serve(t, markup, { headers, script });
  server.route('/large.md', { headers: { 'Content-Type': 'text/markdown; charset=utf-8' }, body: large() });
  server.route('/small.md', { headers: { 'Content-Type': 'text/markdown' }, body: '# A small title' });
  for (const [path, answer] of Object.entries(routes)) server.route(path, answer);
  const page = await openPage(t, `${server.origin}/page`, { noise });
  const workers = [];
  page.on('worker', (worker) => workers.push(worker));
  await defined(page);
  return { server, page, workers, viewer: page.locator('article-viewer') };
}

/** A file of the package as it would be if `pattern` were something else. */
async function changed(name, pattern, replacement) {
  const text = await readFile(join(packageFolder, name), 'utf8');
  assert.match(text, pattern);
  return { headers: { 'Content-Type': 'text/javascript' }, body: text.replace(pattern, replacement) };
}

const script = (body) => ({ headers: { 'Content-Type': 'text/javascript' }, body });

/** What an element shows in the end, and its model. */
const shown = (viewer, src) =>
  viewer.evaluate(async (viewer, src) => {
    const loaded = new Promise((resolve, reject) => {
      viewer.addEventListener('load', resolve, { once: true });
      viewer.addEventListener('error', ({ detail }) => reject(new Error(`${detail.code}: ${detail.message}`)), { once: true });
    });
    viewer.src = src;
    await loaded;
    return { markup: viewer.shadowRoot.querySelector('.viewer').outerHTML, article: viewer.article };
  }, src);

const WITHOUT = "globalThis.Worker = undefined; await import('/pkg/index.js');";

test('a large payload is drawn in a worker as it is in the page, a small one never', async (t) => {
  const { server, workers, viewer } = await open(t);
  await viewer.evaluate((viewer) => viewer.load('# A small title', { type: 'markdown' }));
  assert.equal(workers.length, 0);
  const beside = await shown(viewer, '/large.md');
  assert.equal(workers.length, 1);
  assert.ok(beside.markup.includes('Part 299'));
  assert.equal(beside.article.blocks.length, 3 * PARTS);
  assert.deepEqual(beside.article, await parse(large(), { type: 'markdown', url: `${server.origin}/large.md` }));

  const alone = await open(t, { script: WITHOUT });
  const here = await shown(alone.viewer, '/large.md');
  assert.equal(alone.workers.length, 0);
  // Each server has a port of its own.
  const anywhere = (shown) => JSON.stringify(shown).replace(/http:\/\/127\.0\.0\.1:\d+/g, 'http://here');
  assert.equal(anywhere(beside), anywhere(here));
});

test('one worker serves all elements, and ends when there is nothing to do', async (t) => {
  const routes = { '/pkg/background.js': await changed('background.js', /const IDLE = [\d_]+/, 'const IDLE = 300') };
  const { page, workers } = await open(t, { routes, markup: '<article-viewer></article-viewer>'.repeat(3) });
  const titles = await page.evaluate(async (large) => {
    const viewers = [...document.querySelectorAll('article-viewer')];
    await Promise.all(viewers.map((viewer, index) => viewer.load(large.replace('A large', `${index}.`), { type: 'markdown' })));
    return viewers.map(({ article }) => article.meta.title);
  }, large());
  assert.deepEqual(titles, ['0. title', '1. title', '2. title']);
  assert.equal(workers.length, 1);
  for (let tries = 0; tries < 50 && page.workers().length > 0; tries++) await page.waitForTimeout(100);
  assert.equal(page.workers().length, 0);
  await page.locator('article-viewer').first().evaluate((viewer, large) => viewer.load(large, { type: 'markdown' }), large('Another one'));
  await title(page, 'Another one');
  assert.equal(workers.length, 2);
});

test('where the policy refuses workers, the page draws', async (t) => {
  const refusing = policy(STRICT['Content-Security-Policy'].replace(/; require-trusted-types.*/, "; worker-src 'none'"));
  for (const headers of [STRICT, refusing]) {
    const { page, workers, viewer } = await open(t, { headers, noise: [NO_WORKER] });
    await shown(viewer, '/large.md');
    await title(page, 'A large title');
    // It is tried once.
    const tried = page.noises.length;
    await viewer.evaluate((viewer, large) => viewer.load(large, { type: 'markdown' }), large('Another title'));
    await title(page, 'Another title');
    assert.equal(page.noises.length, tried);
    assert.equal(workers.length, 0);
  }
});

test('where the package lies at another origin, the page draws', async (t) => {
  const elsewhere = await startServer(t, { headers: { 'Access-Control-Allow-Origin': '*' } });
  const { page, workers, viewer } = await open(t, { script: `import '${elsewhere.origin}/pkg/index.js';` });
  await shown(viewer, '/large.md');
  await title(page, 'A large title');
  assert.equal(workers.length, 0);
});

test('with the wasm inside the JavaScript there is no worker', async (t) => {
  const { server, page, workers, viewer } = await open(t, { script: "import '/pkg/inline.js';" });
  await shown(viewer, '/large.md');
  await title(page, 'A large title');
  assert.equal(workers.length, 0);
  assert.ok(!server.requests.includes('/pkg/worker.js'));
});

test('where the worker is missing, dies or does not answer, the page draws', async (t) => {
  for (const [route, noise] of [
    [{ status: 404 }, [/404/]],
    [script('throw new Error("not today");'), []],
    [script('addEventListener("message", () => { throw new Error("not today"); });'), []],
    [script('close();'), []],
    [script('addEventListener("message", () => {});'), []],
    // Its own wasm fails.
    [script('addEventListener("message", () => postMessage({ code: "internal", message: "not today" }));'), []],
  ]) {
    const { page, viewer } = await open(t, { noise, routes: { '/pkg/worker.js': route } });
    await shown(viewer, '/large.md');
    await title(page, 'A large title');
  }
});

test('what is not wanted any more ends the worker, and disturbs nobody', async (t) => {
  // The worker never answers: whatever is shown has not waited for it.
  const routes = {
    '/pkg/background.js': await changed('background.js', /const PATIENCE = [\d_]+/, 'const PATIENCE = 1e9'),
    '/pkg/worker.js': script('addEventListener("message", () => {});'),
  };
  const { page, workers, viewer } = await open(t, { routes });
  const started = async (count) => {
    for (let tries = 0; tries < 100 && workers.length < count; tries++) await page.waitForTimeout(50);
    assert.equal(workers.length, count);
  };
  const begin = () =>
    viewer.evaluate((viewer, large) => {
      globalThis.outcome = viewer.load(large, { type: 'markdown' }).then(() => 'shown', ({ name }) => name);
    }, large());
  const handle = await viewer.elementHandle();
  await begin();
  await started(1);
  assert.equal(await handle.evaluate((viewer) => viewer.load('# A small title', { type: 'markdown' }).then(() => outcome)), 'AbortError');
  await title(page, 'A small title');
  await begin();
  await started(2);
  await handle.evaluate((viewer) => viewer.remove());
  assert.equal(await page.evaluate(() => outcome), 'AbortError');
  for (let tries = 0; tries < 50 && page.workers().length > 0; tries++) await page.waitForTimeout(100);
  assert.equal(page.workers().length, 0);
});

test('why there is no article is told as in the page', async (t) => {
  const { workers, viewer } = await open(t);
  const { workers: none, viewer: alone } = await open(t, { script: WITHOUT });
  for (const [payload, type, code] of [
    [`{${'"a":1,'.repeat(50_000)}`, 'article', 'malformed'],
    [large(), 'novel', 'unknown-type'],
    [' '.repeat(200_000), 'text', 'empty'],
  ]) {
    const failure = (viewer) => viewer.evaluate((viewer, [payload, type]) => viewer.load(payload, { type }).catch(({ code, message }) => ({ code, message })), [payload, type]);
    const told = await failure(viewer);
    assert.equal(told.code, code);
    assert.deepEqual(told, await failure(alone));
  }
  assert.deepEqual([workers.length, none.length], [1, 0]);
});

test('every encoding is read there', async (t) => {
  const words = (text) => `# Žluťoučký kůň\n\n${`${text}\n\n`.repeat(20_000)}`;
  const japanese = Buffer.concat([Buffer.from('# '), Buffer.from([0x93, 0xfa, 0x96, 0x7b]), Buffer.from(`\n\n${'A word.\n\n'.repeat(20_000)}`)]);
  const { server, page, workers, viewer } = await open(t);
  for (const [path, body, charset, name] of [
    ['/utf8.md', Buffer.from(words('漢字 😀')), '', 'Žluťoučký kůň'],
    ['/utf16.md', Buffer.from(`\ufeff${words('漢字 😀')}`, 'utf16le'), '', 'Žluťoučký kůň'],
    ['/latin.md', Buffer.from(`# Café\n\n${'A word.\n\n'.repeat(20_000)}`, 'latin1'), '; charset=iso-8859-1', 'Café'],
    ['/japanese.md', japanese, '; charset=shift_jis', '日本'],
  ]) {
    server.route(path, { headers: { 'Content-Type': `text/markdown${charset}` }, body });
    const { article } = await shown(viewer, path);
    assert.equal(article.meta.title, name);
    assert.deepEqual(article.notices ?? [], []);
    await title(page, name);
  }
  assert.equal(workers.length, 1);
});

test('what the element says is drawn there, also where it changes on the way or afterwards', async (t) => {
  const { page, workers, viewer } = await open(t, { markup: '<article-viewer lang="de" theme="dark" remote="allow"></article-viewer>' });
  const heading = (level) => page.getByRole('heading', { level, name: 'A large title' }).waitFor();
  await viewer.evaluate((viewer, large) => {
    viewer.remote = 'deny';
    const loaded = viewer.load(large, { type: 'markdown' });
    // It may be on its way already.
    setTimeout(() => (viewer.headingLevel = 2), 50);
    return loaded;
  }, large());
  await heading(2);
  await page.getByRole('button', { name: 'Im Artikel suchen' }).waitFor();
  assert.equal(await viewer.evaluate(({ shadowRoot }) => shadowRoot.querySelectorAll('img[src]').length), 0);
  await viewer.evaluate((viewer) => {
    viewer.headingLevel = 3;
    viewer.lang = 'fr';
  });
  await heading(3);
  await page.getByRole('button', { name: 'Plus' }).waitFor();
  assert.equal(await viewer.evaluate((viewer) => viewer.article.meta.title), 'A large title');
  assert.ok(workers.length >= 1);
});

test('an article takes a few times the room of its payload, and gives it back, with a worker and without', async (t) => {
  for (const script of [undefined, WITHOUT]) {
    const routes = { '/pkg/background.js': await changed('background.js', /const IDLE = [\d_]+/, 'const IDLE = 50') };
    const { page } = await open(t, { script, routes, markup: '' });
    const session = await page.context().newCDPSession(page);
    const size = await page.evaluate(() => {
      const paragraph = `${'The keeper reads the board every morning. '.repeat(6)}A *word* and a [link](/next). ${'The tide goes out. '.repeat(12)}\n\n`;
      const parts = Array.from({ length: 200 }, (_, index) => `## Part ${index}\n\n${paragraph.repeat(4)}`);
      globalThis.payload = new TextEncoder().encode(parts.join(''));
      return payload.length;
    });
    // When nothing is left to collect.
    const room = async () => {
      for (let tries = 0; tries < 100 && page.workers().length > 0; tries++) await page.waitForTimeout(50);
      for (let tries = 0; tries < 4; tries++) {
        await page.requestGC();
        await page.waitForTimeout(50);
      }
      const wasm = await page.evaluate(async () => (await (await (await import('/pkg/instance.js')).load('markdown')).exports.init()).memory.buffer.byteLength);
      const { usedSize, embedderHeapUsedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
      // What the browser keeps of nodes that are gone is its own affair.
      return { held: wasm + usedSize + backingStorageSize, drawn: embedderHeapUsedSize };
    };
    const cycle = (times) =>
      page.evaluate(async (times) => {
        for (let done = 0; done < times; done++) {
          globalThis.viewer = document.createElement('article-viewer');
          document.body.replaceChildren(viewer);
          await viewer.load(payload, { type: 'markdown' });
        }
      }, times);
    const empty = () => page.evaluate(() => {
      document.body.replaceChildren();
      globalThis.viewer = undefined;
    });
    await page.evaluate(() => document.body.appendChild(document.createElement('article-viewer')).load('# A small title', { type: 'markdown' }));
    const start = await room();
    await cycle(1);
    const loaded = await room();
    const taken = loaded.held + loaded.drawn - start.held - start.drawn;
    assert.ok(taken <= 8 * size, `${(taken / size).toFixed(1)} times its size`);
    // What comes once has come by then.
    await cycle(10);
    await empty();
    const { held: before } = await room();
    await cycle(90);
    await empty();
    const { held: after } = await room();
    assert.ok(after <= before * 1.05, `${before}, then ${after}`);
  }
});
