// How a payload comes into the element: what is read, how it fails, what is seen meanwhile.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JSON_HEADERS, NO_WORKER, article, asked, defined, serve, title, withoutWasm } from './host.mjs';
import { STRICT, openPage, startServer } from './support.mjs';

const MEBIBYTES = 1024 * 1024;

// Sets an address and tells the event that answers: its type, code and message.
const load = (page, src, type) =>
  page.locator('article-viewer').evaluate(
    (viewer, [src, type]) =>
      new Promise((resolve) => {
        for (const kind of ['load', 'error']) {
          viewer.addEventListener(kind, ({ detail }) => resolve({ kind, ...detail }), { once: true });
        }
        viewer.type = type;
        viewer.src = src;
      }),
    [src, type],
  );

test('every way to fail has its code, a face, a way to try again, and leaves the fallback to be read', async (t) => {
  const server = await serve(t, '<article-viewer><p>The fallback.</p></article-viewer>', { headers: {} });
  server.route('/empty', { body: '' });
  server.route('/blank', { body: ' \n\t\n ' });
  server.route('/binary', { body: Buffer.from('89504e470d0a1a0a0000', 'hex') });
  server.route('/zeros', { body: Buffer.alloc(64) });
  server.route('/large', { bytes: 50 * MEBIBYTES });
  server.route('/announced', { headers: { 'Content-Length': String(50 * MEBIBYTES) }, bytes: 50 * MEBIBYTES });
  server.route('/cut', { cut: true });
  server.route('/refused', { status: 403 });
  server.route('/broken', { status: 500, bytes: 50 * MEBIBYTES });
  const other = await startServer(t);
  other.route('/a.json', { headers: JSON_HEADERS, body: '{}' });
  // What the browser itself says of answers.
  const page = await openPage(t, `${server.origin}/page`, { noise: [/the server responded with a status/, /net::ERR_/, /blocked by CORS policy/] });
  await defined(page);
  for (const [src, code, sentence, type] of [
    ['/missing.json', 'http', 'The server did not give it out.'],
    ['/refused', 'http', 'The server did not give it out.'],
    ['/broken', 'http', 'The server did not give it out.'],
    ['/empty', 'empty', 'There is nothing in it.'],
    ['/blank', 'empty', 'There is nothing in it.'],
    ['/binary', 'binary', 'It is not text.'],
    ['/zeros', 'binary', 'It is not text.'],
    ['/large', 'too-large', 'It is too large.'],
    ['/announced', 'too-large', 'It is too large.'],
    ['/cut', 'network', 'The server could not be reached, or does not allow this page to read it.'],
    ['http://', 'network', 'The server could not be reached, or does not allow this page to read it.'],
    [`${other.origin}/a.json`, 'network', 'The server could not be reached, or does not allow this page to read it.'],
    ['/page', 'malformed', 'It is damaged.', 'json_ld'],
    ['/a.json', 'unknown-type', 'It is of a kind that the viewer does not read.', 'nonsense'],
  ]) {
    const { kind, code: told, message } = await load(page, src, type);
    assert.deepEqual([kind, told], ['error', code], src);
    const face = page.getByRole('alert');
    await face.and(page.locator(`[part=error][data-code="${code}"]`)).waitFor();
    await face.getByRole('heading', { level: 1, name: 'This article could not be shown' }).waitFor();
    await face.getByText(sentence, { exact: true }).waitFor();
    await face.getByText(message, { exact: true }).waitFor();
    await face.getByRole('button', { name: 'Try again' }).waitFor();
    await page.getByText('The fallback.').waitFor();
    assert.equal(await page.locator('article-viewer').evaluate((viewer) => viewer.article), null);
  }
  assert.equal((await load(page, '/a.json', null)).kind, 'load');
  await title(page, 'A title');
});

test('a server that is silent is given up after thirty seconds, before and amid its answer', async (t) => {
  const server = await serve(t, '<article-viewer></article-viewer>');
  server.route('/silent', () => new Promise(() => {}));
  server.route('/stuck', { headers: { 'Content-Length': String(2 * MEBIBYTES) }, pieces: [Buffer.alloc(MEBIBYTES, 'a'), new Promise(() => {})] });
  const page = await openPage(t, `${server.origin}/page`, { noise: [NO_WORKER] });
  await page.clock.install();
  await defined(page);
  for (const src of ['/silent', '/stuck']) {
    const answer = load(page, src);
    await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot?.querySelector('progress'));
    if (src === '/stuck') await page.locator('progress[value="50"]').waitFor({ state: 'attached' });
    else while (asked(server, src) === 0) await page.waitForTimeout(10);
    await page.clock.fastForward(29_000);
    assert.equal(await page.getByRole('alert').count(), 0);
    await page.clock.fastForward(2_000);
    assert.equal((await answer).code, 'timeout', src);
    await page.getByText('The server took too long to answer.').waitFor();
    await page.locator('article-viewer').evaluate((viewer) => viewer.load('A paragraph, to begin anew.'));
  }
});

test('text is read in its encoding, and what is damaged is shown with a notice', async (t) => {
  const server = await serve(t, '<article-viewer></article-viewer>');
  const text = '# Žluťoučký kůň\n\nZoë said “Grüße” — 漢字 😀.\n';
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  const whole = Buffer.from(text);
  const cases = {
    '/utf8.md': whole,
    '/utf8-mark.md': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), whole]),
    '/utf16-little.md': little,
    '/utf16-big.md': Buffer.from(little).swap16(),
    '/utf8-cut.md': whole.subarray(0, whole.indexOf('😀') + 2),
    // A name that is not UTF-8 is a name.
    '/caf%E9.md': whole,
  };
  for (const [path, body] of Object.entries(cases)) server.route(path, { headers: { 'Content-Type': 'text/plain' }, body });
  const page = await openPage(t, `${server.origin}/page`);
  await defined(page);
  for (const path of Object.keys(cases)) {
    const answer = await load(page, path);
    assert.equal(answer.kind, 'load', path);
    await title(page, 'Žluťoučký kůň');
    const cut = path === '/utf8-cut.md';
    await page.getByText(cut ? 'Zoë said “Grüße” — 漢字 \ufffd' : 'Zoë said “Grüße” — 漢字 😀.', { exact: true }).waitFor();
    assert.deepEqual((answer.article.notices ?? []).map(({ code }) => code), cut ? ['encoding'] : [], path);
  }
});

test('the load that another replaces is rejected, and disturbs nobody', async (t) => {
  const server = await serve(t, '<article-viewer src="/slow.json"></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`);
  await defined(page);
  const outcomes = await page.locator('article-viewer').evaluate(async (viewer) => {
    const loaded = [];
    viewer.addEventListener('load', ({ detail }) => loaded.push(detail.article.meta.title));
    viewer.addEventListener('error', ({ detail }) => loaded.push(detail.code));
    // Nobody waits for the first.
    viewer.load('# Zero', { type: 'markdown' });
    const first = viewer.load(new Blob(['# One']), { type: 'markdown' });
    const second = viewer.load('# Two', { type: 'markdown' });
    const settled = await Promise.allSettled([first, second]);
    return { loaded, settled: settled.map(({ status, reason }) => reason?.name ?? status) };
  });
  assert.deepEqual(outcomes, { loaded: ['Two'], settled: ['AbortError', 'fulfilled'] });
  await page.waitForTimeout(500);
  await title(page, 'Two');
});

test('a payload that is no article rejects with its code, heard or not', async (t) => {
  const server = await serve(t, '<article-viewer><p>The fallback.</p></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`);
  await defined(page);
  const outcomes = await page.locator('article-viewer').evaluate(async (viewer) => {
    const events = [];
    viewer.addEventListener('error', ({ detail }) => events.push(detail.code));
    viewer.load('');
    await new Promise((resolve) => viewer.addEventListener('error', resolve, { once: true }));
    const reasons = [];
    for (const payload of ['', 42, null, undefined]) await viewer.load(payload).catch(({ code }) => reasons.push(code));
    // What a browser throws has a number for a code.
    const unreadable = Object.assign(new Blob(['…']), { arrayBuffer: () => Promise.reject(new DOMException('It is gone.', 'NotReadableError')) });
    await viewer.load(unreadable).catch(({ code, message }) => reasons.push(code, message));
    return { events, reasons };
  });
  assert.deepEqual(outcomes, {
    events: ['empty', 'empty', 'internal', 'internal', 'internal', 'internal'],
    reasons: ['empty', 'internal', 'internal', 'internal', 'internal', 'It is gone.'],
  });
  await page.getByText('Something unexpected happened.').waitFor();
});

test('another address replaces the one before, even on its way', async (t) => {
  const server = await serve(t, '<article-viewer src="/slow.json"></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`);
  await page.evaluate(() => document.querySelector('article-viewer').setAttribute('src', '/b.json'));
  await title(page, 'Another title');
  await page.waitForTimeout(600);
  await title(page, 'Another title');
});

test('what lies inside as a script is shown, also where the script is still on its way', async (t) => {
  const inside = JSON.stringify(article('From inside'));
  const markup = `<article-viewer><script type="application/vnd.article+json">${inside}</script></article-viewer>`;
  const server = await serve(t, markup);
  await title(await openPage(t, `${server.origin}/page`), 'From inside');

  // The element is known before its content has been parsed.
  const halves = [`<!doctype html><title>Host</title><script type="module" async src="/main.js"></script><article-viewer>${markup.slice(16, 80)}`, markup.slice(80)];
  assert.match(halves[0], /<script type="application\/vnd\.article\+json">\{/);
  let finish;
  server.route('/halves', () => ({ headers: { 'Content-Type': 'text/html', ...STRICT }, pieces: [halves[0], new Promise((resolve) => (finish = () => resolve(halves[1])))] }));
  const page = await openPage(t, `${server.origin}/halves`, { waitUntil: 'commit' });
  await page.waitForFunction(() => document.querySelector('article-viewer:defined'));
  finish();
  await title(page, 'From inside');
});

test('the wait is told, as far as it is known, and what is there stays until the article comes', async (t) => {
  const server = await serve(t, '<article-viewer><p>The fallback.</p></article-viewer>');
  const slow = { bytes: MEBIBYTES, pace: 60 };
  server.route('/known.md', { ...slow, headers: { 'Content-Length': String(MEBIBYTES) } });
  server.route('/unknown.md', slow);
  const page = await openPage(t, `${server.origin}/page`, { noise: [NO_WORKER] });
  await defined(page);
  const bar = page.getByRole('progressbar', { name: 'Loading the article…' });
  const values = () =>
    page.locator('article-viewer').evaluate(
      (viewer) =>
        new Promise((resolve) => {
          const seen = [];
          const watch = setInterval(() => {
            const bar = viewer.shadowRoot?.querySelector('progress');
            if (bar) seen.push(bar.position);
          }, 20);
          viewer.addEventListener('load', () => resolve(seen) ?? clearInterval(watch), { once: true });
        }),
    );

  let seen = values();
  let loaded = load(page, '/known.md');
  await bar.waitFor();
  await page.getByRole('status').filter({ hasText: 'Loading the article…' }).waitFor({ state: 'attached' });
  await page.getByText('The fallback.').waitFor();
  await page.locator('[aria-busy=true] slot').waitFor({ state: 'attached' });
  await loaded;
  const positions = (await seen).filter((position) => position >= 0);
  assert.ok(new Set(positions).size > 3, String(positions));
  assert.deepEqual(positions, positions.toSorted((a, b) => a - b));
  assert.equal(await bar.count(), 0);
  assert.equal(await page.getByText('The fallback.').isVisible(), false);

  await page.locator('article-viewer').evaluate((viewer) => viewer.load('# The one before\n\nStays.', { type: 'markdown' }));
  seen = values();
  loaded = load(page, '/unknown.md');
  await bar.waitFor();
  await title(page, 'The one before');
  await page.locator('[aria-busy=true] [part=article]').waitFor();
  await loaded;
  assert.deepEqual([...new Set(await seen)], [-1]);
  assert.equal(await page.locator('[aria-busy]').count(), 0);
});

test('an article that comes at once is preceded by nothing, one that comes late moves nothing', async (t) => {
  const markup = '<article-viewer><div>The fallback.</div></article-viewer><div id="below">Below.</div>';
  const server = await serve(t, markup, { headers: {} });
  const late = { ...article('A late title'), blocks: Array(40).fill(article('').blocks[1]) };
  server.route('/late.json', { headers: JSON_HEADERS, body: JSON.stringify(late), delay: 1500 });
  const page = await openPage(t, `${server.origin}/page`);
  await defined(page);
  const place = () => page.evaluate(() => ['article-viewer > div', '#below'].map((selector) => document.querySelector(selector).getBoundingClientRect().top));
  const before = await place();
  const loaded = load(page, '/late.json');
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot?.querySelector('progress'));
  assert.deepEqual(await place(), before);
  const opacity = await page.locator('article-viewer .loading').evaluate((face) => getComputedStyle(face).opacity);
  assert.equal(opacity, '0');
  await page.waitForTimeout(600);
  assert.equal(await page.locator('article-viewer .loading').evaluate((face) => getComputedStyle(face).opacity), '1');
  assert.equal((await place())[0], before[0]);
  // From here on nothing that is seen moves: what stands below the element stands below the window already.
  const shifts = await page.evaluateHandle(() => {
    const shifts = [];
    new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift' });
    return shifts;
  });
  assert.ok((await place())[1] >= page.viewportSize().height);
  await loaded;
  await title(page, 'A late title');
  await page.waitForTimeout(100);
  assert.deepEqual(await shifts.jsonValue(), []);
});

test('the reader tries again with the keyboard, and never loses the place', async (t) => {
  const server = await serve(t, '<article-viewer src="/later.json"></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`, { noise: [/404/] });
  const again = page.getByRole('button', { name: 'Try again' });
  const focused = () => page.evaluate(() => document.querySelector('article-viewer').shadowRoot.activeElement?.dataset.action);
  await again.waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'retry');
  await page.evaluate(() => document.querySelector('article-viewer').addEventListener('error', () => (globalThis.failed = true)));
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => globalThis.failed);
  assert.equal(await focused(), 'retry');
  assert.equal(asked(server, '/later.json'), 2);
  server.route('/later.json', { headers: JSON_HEADERS, body: JSON.stringify(article('At last')) });
  await page.keyboard.press('Space');
  await title(page, 'At last');
  assert.equal(await focused(), 'contents');
});

test('where scripts or wasm are refused, or the wasm is missing, the fallback is read', async (t) => {
  const markup = '<article-viewer src="/a.json"><p>The fallback.</p></article-viewer>';
  const script = `
    globalThis.codes = [];
    document.querySelector('article-viewer').addEventListener('error', ({ detail }) => codes.push(detail.code));
    import('/pkg/index.js');`;
  const refusing = { 'Content-Security-Policy': STRICT['Content-Security-Policy'].replace(" 'wasm-unsafe-eval'", '') };
  // What the browser says, and the CSP report that the tests print.
  const noise = [/WebAssembly/, /wasm-eval/, /404/];
  for (const [name, headers, missing] of [['refused', refusing], ['missing', STRICT, true]]) {
    const server = await serve(t, markup, { headers, script });
    if (missing) withoutWasm(server);
    const page = await openPage(t, `${server.origin}/page`, { noise });
    await page.waitForFunction(() => globalThis.codes?.length > 0);
    assert.deepEqual(await page.evaluate(() => globalThis.codes), ['wasm'], name);
    await page.getByText('The fallback.').waitFor();
  }
  const server = await serve(t, markup);
  const page = await openPage(t, `${server.origin}/page`, { javaScriptEnabled: false });
  await page.getByText('The fallback.').waitFor();
});

test('a load that is dropped with nothing to follow ends the wait, and what was there stays', async (t) => {
  const server = await serve(t, '<article-viewer src="/never.json"><p>The fallback.</p></article-viewer>');
  server.route('/never.json', () => new Promise(() => {}));
  const page = await openPage(t, `${server.origin}/page`);
  const viewer = page.locator('article-viewer');
  const busy = page.locator('article-viewer :is(progress, [aria-busy])');
  await page.locator('article-viewer progress').waitFor({ state: 'attached' });
  await viewer.evaluate((viewer) => (viewer.src = null));
  assert.equal(await busy.count(), 0);
  await page.getByText('The fallback.').waitFor();
  await viewer.evaluate(async (viewer) => {
    await viewer.load('# The one before', { type: 'markdown' });
    viewer.src = '/never.json';
  });
  await page.locator('article-viewer progress').waitFor({ state: 'attached' });
  await viewer.evaluate((viewer) => viewer.removeAttribute('src'));
  assert.equal(await busy.count(), 0);
  await title(page, 'The one before');
  // A type is that of `src`, or of what lies inside; what `load` was given is none of its business.
  const outcome = viewer.evaluate((viewer) => {
    const loaded = viewer.load(new Blob(['# Given']), { type: 'markdown' });
    viewer.type = 'html';
    return loaded.then(() => 'shown', ({ name }) => name);
  });
  assert.equal(await outcome, 'shown');
  await title(page, 'Given');
  assert.equal(await busy.count(), 0);
});

test('a program inside the element is no article', async (t) => {
  const inside = JSON.stringify(article('From inside'));
  const programs = ['module', 'text/javascript', 'importmap'].map((type) => `<script type="${type}">{}</script>`).join('');
  const server = await serve(t, `<article-viewer>${programs}<script type="application/vnd.article+json">${inside}</script></article-viewer>`, { headers: {} });
  await title(await openPage(t, `${server.origin}/page`), 'From inside');
});

test('a viewer that fails while it tells of progress says so, not that the network did', async (t) => {
  const server = await serve(t, '<article-viewer></article-viewer>');
  server.route('/known.md', { bytes: MEBIBYTES, pace: 20, headers: { 'Content-Length': String(MEBIBYTES) } });
  const page = await openPage(t, `${server.origin}/page`, { noise: [NO_WORKER] });
  await defined(page);
  await page.evaluate(() => {
    const set = Element.prototype.setAttribute;
    Element.prototype.setAttribute = function (name, value) {
      if (this.localName === 'progress' && name === 'value') {
        Element.prototype.setAttribute = set;
        throw new Error('not today');
      }
      return set.call(this, name, value);
    };
  });
  assert.equal((await load(page, '/known.md')).code, 'internal');
});
