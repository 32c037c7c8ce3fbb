// Articles are saved, listed, read, removed and brought back; the pictures they show, their versions, several tabs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, openLibrary, picture, servePicture, startHarbour, useLibrary } from './library.mjs';
import { startServer } from './support.mjs';

test('an article is saved as it came and read as it was, with its pictures', async (t) => {
  const server = await startHarbour(t);
  server.route('/a.md', { headers: { 'Content-Type': 'text/markdown' }, body: '---\ntitle: Tide\nauthor: Ana Hafen\n---\n\nTwo words ![a](/1.svg) and ![b](/2.svg)\n' });
  const page = await openLibrary(t, server);
  const { told, entry, read, listed, found } = await page.evaluate(async () => {
    const told = [];
    const entry = await library.save({ url: '/a.md#part' }, { progress: (step) => told.push(step) });
    const { bytes, options, pictures, version } = await library.read(entry.id);
    const shown = await Promise.all([...pictures].map(async ([url, blob]) => [url, blob.type, await blob.text()]));
    const read = { text: new TextDecoder().decode(bytes), options, shown, hash: version.hash };
    return { told, entry, read, listed: await library.list(), found: await library.find('/a.md?utm_source=mail#else') };
  });
  assert.equal(entry.title, 'Tide');
  assert.deepEqual(entry.authors, ['Ana Hafen']);
  assert.equal(entry.url, `${server.origin}/a.md`);
  assert.ok(read.text.startsWith('---\ntitle: Tide'));
  assert.equal(read.options.contentType, 'text/markdown');
  assert.equal(read.options.url, `${server.origin}/a.md`);
  assert.deepEqual(read.shown, [1, 2].map((number) => [`${server.origin}/${number}.svg`, 'image/svg+xml', picture(String(number))]));
  assert.deepEqual(listed, [entry]);
  assert.deepEqual(found, entry);
  assert.equal(entry.versions[0].hash, read.hash);
  const pictures = told.filter(({ stage }) => stage === 'pictures');
  assert.deepEqual(pictures.map(({ done, total }) => [done, total]), [[0, 2], [1, 2], [2, 2]]);
  assert.equal(pictures.at(-1).bytes, 2 * picture('1').length);
  assert.deepEqual(told.at(-1), { stage: 'store', done: 1, total: 1, bytes: read.text.length });
});

test('an article is found by the address that was asked for, and its pictures where that led to', async (t) => {
  const server = await startHarbour(t);
  server.route('/short', { status: 302, headers: { Location: '/deep/a.md' } });
  server.route('/deep/a.md', { headers: { 'Content-Type': 'text/markdown' }, body: '# Tide\n\nA picture: ![a](p.svg)\n' });
  servePicture(server, '/deep/p.svg');
  const page = await openLibrary(t, server);
  const seen = await page.evaluate(async () => {
    const { id, url, versions: [version] } = await library.save({ url: '/short' });
    return { url, source: version.url, found: (await library.find('/short')).id === id, pictures: [...(await library.read(id)).pictures.keys()] };
  });
  assert.deepEqual(seen, { url: `${server.origin}/short`, source: `${server.origin}/deep/a.md`, found: true, pictures: [`${server.origin}/deep/p.svg`] });
});

test('what was removed comes back until it is given up, and takes with it only what nobody else needs', async (t) => {
  const page = await openLibrary(t, await startHarbour(t));
  const seen = await page.evaluate(async ([first, second]) => {
    const one = await library.save(first, { url: '/one' });
    const two = await library.save(second, { url: '/two' });
    const seen = { both: await library.usage() };
    await library.remove(one.id);
    seen.listed = (await library.list()).map(({ title }) => title);
    seen.bin = (await library.list({ removed: true })).map(({ title }) => title);
    seen.found = await library.find('/one');
    seen.removed = await library.usage();
    await library.restore(one.id);
    seen.restored = (await library.read(one.id)).pictures.size;
    await library.remove(one.id);
    seen.freed = await library.purge();
    seen.left = await library.usage();
    seen.gone = await outcome(library.restore(one.id));
    seen.other = (await library.read(two.id)).pictures.size;
    seen.sizes = [one, two].map(({ versions: [{ bytes, pictures }] }) => [bytes, ...pictures.map(({ bytes }) => bytes)]);
    return seen;
  }, [article('One', '/1.svg', '/2.svg'), article('Two', '/2.svg', '/3.svg')]);
  const [[one, first, shared], [two, , third]] = seen.sizes;
  assert.deepEqual([seen.both.articles, seen.both.payloads, seen.both.pictures, seen.both.removed], [2, one + two, first + shared + third, 0]);
  const { total, payloads, pictures, entries, search } = seen.both;
  assert.equal(total, payloads + pictures + entries + search);
  assert.ok(search > 100 && seen.left.search < search, `${search}, ${seen.left.search} bytes for the search`);
  assert.deepEqual([seen.listed, seen.bin, seen.found], [['Two'], ['One'], undefined]);
  assert.deepEqual([seen.removed.articles, seen.removed.removed, seen.removed.payloads + seen.removed.pictures], [1, one + first, payloads + pictures - one - first]);
  assert.deepEqual([seen.restored, seen.freed, seen.other], [2, one + first, 2]);
  assert.deepEqual([seen.left.payloads, seen.left.pictures, seen.left.removed], [two, shared + third, 0]);
  assert.equal(seen.gone.code, 'not-saved');
});

test('an updated article keeps its earlier versions; the same payload once more tells nothing but what it came with', async (t) => {
  const server = await startHarbour(t);
  const page = await openLibrary(t, server);
  const seen = await page.evaluate(async ([first, second]) => {
    const url = '/a';
    const once = await library.save(first, { url, etag: '"1"' });
    await library.set(once.id, { tags: ['sea'], place: { progress: 0.5 }, marks: [{ quote: 'grey' }] });
    await library.save(second, { url, etag: '"2"' });
    const again = await library.save(second, { url, etag: '"3"', lastModified: 'Tue, 24 Nov 2026 08:00:00 GMT' });
    const texts = await Promise.all(again.versions.map(async ({ hash }) => JSON.parse(new TextDecoder().decode((await library.read(again.id, hash)).bytes)).meta.title));
    const back = await library.save(first, { url });
    return { once, again, texts, back, listed: (await library.list()).length };
  }, [article('First', '/1.svg'), article('Second', '/1.svg', '/2.svg')]);
  assert.equal(seen.listed, 1);
  assert.deepEqual(seen.texts, ['First', 'Second']);
  assert.deepEqual(seen.again.versions.map(({ etag }) => etag), ['"1"', '"3"']);
  assert.equal(seen.again.versions[1].last_modified, 'Tue, 24 Nov 2026 08:00:00 GMT');
  assert.deepEqual([seen.again.title, seen.again.tags, seen.again.place, seen.again.marks], ['Second', ['sea'], { progress: 0.5 }, [{ quote: 'grey' }]]);
  assert.equal(seen.again.saved, seen.once.saved);
  // A page that is as it was before.
  assert.deepEqual([seen.back.title, seen.back.versions.length, seen.back.versions[1].hash], ['First', 2, seen.once.versions[0].hash]);
  assert.deepEqual(server.requests.filter((path) => path.endsWith('.svg')), ['/1.svg', '/1.svg', '/2.svg']);
});

test('pictures of other origins are fetched only where `remote` allows it, without a word of the page, and never unread', async (t) => {
  const [server, open, shut] = [await startHarbour(t), await startServer(t), await startServer(t)];
  const asked = [];
  const answer = (headers) => ({ headers: { 'Content-Type': 'image/svg+xml', ...headers }, body: picture('other') });
  open.route('/o.svg', (request) => {
    asked.push(request.headers);
    return answer({ 'Access-Control-Allow-Origin': '*' });
  });
  shut.route('/s.svg', () => answer({}));
  server.route('/page', { headers: { 'Content-Type': 'text/html' }, body: '<!doctype html><title>A page</title>' });
  server.route('/text.svg', { headers: { 'Content-Type': 'text/html' }, body: 'no picture' });
  server.route('/gone.svg', { status: 404 });
  const page = await openLibrary(t, server, { noise: [/CORS/, /ERR_FAILED/, /404/] });
  const pictures = ['/1.svg', '/gone.svg', '/text.svg', `${open.origin}/o.svg`, `${shut.origin}/s.svg`, 'data:image/png;base64,AA=='];
  const reasons = (remote) =>
    page.evaluate(async ([article, remote]) => {
      const { versions: [{ pictures }] } = await library.save(article, { url: `/${remote}`, remote });
      return Object.fromEntries(pictures.map(({ url, reason, hash }) => [new URL(url, location.href).pathname, reason ?? hash.length]));
    }, [article(remote, ...pictures), remote]);
  const own = { '/1.svg': 64, '/gone.svg': 'http', '/text.svg': 'no-picture' };
  assert.deepEqual(await reasons('ask'), { ...own, '/o.svg': 'not-allowed', '/s.svg': 'not-allowed' });
  assert.deepEqual(await reasons('deny'), { ...own, '/o.svg': 'not-allowed', '/s.svg': 'not-allowed' });
  assert.deepEqual([asked.length, shut.requests.length], [0, 0]);
  assert.deepEqual(await reasons(`https://else.example ${open.origin}`), { ...own, '/o.svg': 64, '/s.svg': 'not-allowed' });
  assert.deepEqual(await reasons('allow'), { ...own, '/o.svg': 64, '/s.svg': 'network' });
  assert.deepEqual(asked.map(({ referer, cookie }) => [referer, cookie]), [[undefined, undefined], [undefined, undefined]]);
});

test('the browser is asked to keep what there is where its reader saves, not where they read', async (t) => {
  const page = await openLibrary(t, await startHarbour(t));
  const asked = () => page.evaluate(() => globalThis.asked);
  await page.evaluate(async (article) => {
    await library.save(article, { url: '/before' });
    globalThis.asked = 0;
    navigator.storage.persist = async () => (globalThis.asked += 1) > 0;
  }, article('One'));
  await page.evaluate((article) => {
    const reads = async () => library.read((await library.list())[0].id);
    const saves = () => library.save(article, { url: '/asked' });
    document.addEventListener('click', () => (globalThis.done = globalThis.saves ? saves() : reads()));
  }, article('Two'));
  await page.mouse.click(5, 5);
  await page.evaluate(() => globalThis.done);
  assert.equal(await asked(), 0);
  await page.evaluate(() => (globalThis.saves = true));
  await page.mouse.click(5, 5);
  await page.evaluate(() => globalThis.done);
  assert.equal(await asked(), 1);
});

test('saving that is given up leaves nothing', async (t) => {
  const server = await startHarbour(t);
  const page = await openLibrary(t, server, { noise: [/ERR_/] });
  server.route('/2.svg', { headers: { 'Content-Type': 'image/svg+xml' }, delay: 60_000 });
  const seen = await page.evaluate(async (article) => {
    const controller = new AbortController();
    const progress = ({ done }) => done === 1 && controller.abort();
    const saving = await outcome(library.save(article, { url: '/a', signal: controller.signal, progress }));
    return { saving, listed: await library.list(), usage: await library.usage() };
  }, article('One', '/1.svg', '/2.svg'));
  assert.equal(seen.saving.name, 'AbortError');
  assert.deepEqual([seen.listed, seen.usage.total], [[], 0]);
});

test('the list is ordered and picked from', async (t) => {
  const page = await openLibrary(t, await startHarbour(t));
  const seen = await page.evaluate(async (articles) => {
    for (const article of articles) await library.save(article, { url: `/${article.meta.title}` });
    const [last] = await library.list();
    await library.set(last.id, { tags: ['sea'], archived: true });
    const titles = async (options) => (await library.list(options)).map(({ title }) => title);
    return {
      plain: await titles(),
      title: await titles({ sort: 'title', order: 'ascending' }),
      published: await titles({ sort: 'published' }),
      tag: await titles({ tag: 'sea' }),
      open: await titles({ archived: false }),
      wrong: await outcome(library.set(last.id, { tags: 'sea' })),
    };
  }, [['Ebb', '2026-01-01'], ['élan'], ['Dusk', '2025']].map(([title, published]) => ({ ...article(title), meta: { title, published } })));
  assert.deepEqual(seen.title, ['Dusk', 'Ebb', 'élan']);
  assert.deepEqual([...seen.plain].sort(), ['Dusk', 'Ebb', 'élan']);
  assert.deepEqual(seen.published, ['Ebb', 'Dusk', 'élan']);
  assert.deepEqual([seen.tag, seen.open.length], [[seen.plain[0]], 2]);
  assert.equal(seen.wrong.name, 'TypeError');
});

test('tabs hear of one another, and a library that is closed or deleted by its reader says what it can', async (t) => {
  const server = await startHarbour(t);
  const page = await openLibrary(t, server);
  const other = await page.context().newPage();
  await other.goto(`${server.origin}/page`);
  await useLibrary(other);
  await other.evaluate(() => void (globalThis.heard = new Promise((resolve) => library.addEventListener('change', ({ detail }) => resolve(detail)))));
  const { id, here } = await page.evaluate(async (article) => {
    const here = [];
    library.addEventListener('change', ({ detail }) => here.push(detail));
    const { id } = await library.save(article, { url: '/a' });
    return { id, here };
  }, article('One'));
  assert.deepEqual(here, [{ ids: [id], from: 'here' }]);
  assert.deepEqual(await other.evaluate(() => heard), { ids: [id], from: 'tab' });
  const seen = await page.evaluate(async () => {
    await new Promise((resolve) => (indexedDB.deleteDatabase('article-viewer').onsuccess = resolve));
    const listed = await library.list();
    library.close();
    return { listed, closed: await outcome(library.list()) };
  });
  assert.deepEqual([seen.listed, seen.closed.code], [[], 'storage-closed']);
});

test('what is damaged or came late is mended by saving again and by another library, and what is purged meanwhile is saved all the same', async (t) => {
  const server = await startHarbour(t);
  const page = await openLibrary(t, server);
  const seen = await page.evaluate(async (article) => {
    const { Library } = await import('/pkg/library.js');
    const { openStore, transact } = await import('/pkg/store.js');
    const other = await Library.open({ name: 'other' });
    const raw = await openStore('article-viewer', { superseded: () => {}, lost: () => {} });
    const replace = (store, hash, value) => transact(raw, 'readwrite', [store], (store) => void store.put(value, hash));
    const sizes = async () => (await library.read(id)).pictures.size;
    const seen = {};
    const { id, versions } = await library.save(article, { url: '/a' });
    const [{ hash, pictures }] = versions;

    // Those that could not be brought at first come later.
    const changes = await library.changes();
    await other.apply(changes, { bytes: (wanted) => (wanted === hash ? library.bytes(wanted) : undefined) });
    seen.late = [(await other.read(id)).pictures.size];
    await other.apply(changes, { bytes: (wanted) => library.bytes(wanted) });
    seen.late.push((await other.read(id)).pictures.size);

    await replace('pictures', pictures[0].hash, new Blob(['another'], { type: 'image/svg+xml' }));
    seen.picture = [await sizes()];
    await library.save(article, { url: '/a' });
    seen.picture.push(await sizes());

    await replace('payloads', hash, new Uint8Array(3));
    let told = 0;
    library.addEventListener('change', () => (told += 1));
    seen.payload = [(await outcome(library.read(id))).code, (await outcome(library.read(id))).code, told];
    const { missing } = await library.apply(await other.changes(), { bytes: (wanted) => other.bytes(wanted) });
    seen.payload.push(missing.length, (await library.get(id)).damaged, await sizes());

    // A picture that has to be asked for again is what saving waits for.
    await replace('pictures', pictures[0].hash, new Blob());
    await library.remove(id);
    const { fetch } = globalThis;
    globalThis.fetch = async (...given) => {
      seen.freed = await library.purge(id);
      return fetch(...given);
    };
    await library.save(article, { url: '/a' });
    globalThis.fetch = fetch;
    seen.purged = await sizes();
    raw.close();
    return seen;
  }, article('One', '/1.svg', '/2.svg'));
  assert.deepEqual(seen.late, [0, 2]);
  assert.deepEqual(seen.picture, [1, 2]);
  assert.deepEqual(seen.payload, ['damaged', 'damaged', 1, 0, null, 2]);
  assert.ok(seen.freed > 0);
  assert.equal(seen.purged, 2);
});

test('a search in a library that was cleared finds what is saved from then on', async (t) => {
  const page = await openLibrary(t, await startHarbour(t));
  const found = await page.evaluate(async ([first, second]) => {
    const titles = async () => (await library.list({ query: 'harbour' })).map(({ title }) => title);
    await library.save(first, { url: '/a' });
    await library.set((await library.list())[0].id, { tags: ['sea'] });
    const found = [await titles()];
    await new Promise((resolve) => (indexedDB.deleteDatabase('article-viewer').onsuccess = resolve));
    await library.save(second, { url: '/b' });
    return [...found, await titles()];
  }, [article('First'), article('Second')]);
  assert.deepEqual(found, [['First'], ['Second']]);
});

test('a picture without an end is not waited for', async (t) => {
  const server = await startHarbour(t);
  const page = await openLibrary(t, server);
  const [picture] = await page.evaluate(async (article) => {
    const body = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(1024 * 1024)) });
    globalThis.fetch = async () => new Response(body, { headers: { 'Content-Type': 'image/png' } });
    const { versions } = await library.save(article, { url: '/a' });
    return versions[0].pictures;
  }, article('One', '/1.svg'));
  assert.deepEqual([picture.reason, picture.hash, picture.bytes], ['too-large', null, 0]);
});

test('an older form is brought forward whole or not at all, a newer one is left alone, and one that is held is waited for', async (t) => {
  const server = await startHarbour(t);
  const page = await openLibrary(t, server);
  const seen = await page.evaluate(async (article) => {
    const { id } = await library.save(article, { url: '/a' });
    library.close();
    const { STEPS, openStore } = await import('/pkg/store.js');
    const { Library } = await import('/pkg/library.js');
    const on = { superseded: () => {}, lost: () => {} };
    const open = (steps) => openStore('article-viewer', on, steps);
    const raw = (version) => new Promise((resolve) => (indexedDB.open('article-viewer', version).onsuccess = ({ target }) => resolve(target.result)));
    const failing = () => {
      throw new Error('the tab is gone');
    };
    const seen = {};
    const reported = (event) => event.preventDefault();
    addEventListener('error', reported);
    seen.interrupted = await outcome(open([...STEPS, (database) => database.createObjectStore('later'), failing]));
    removeEventListener('error', reported);
    const again = await Library.open();
    seen.asBefore = (await again.read(id)).pictures.size;
    again.close();
    // Somebody who does not let go.
    const held = await raw(1);
    seen.held = await outcome(open([...STEPS, (database) => database.createObjectStore('later')]));
    held.close();
    const later = await open([...STEPS, (database) => database.createObjectStore('later')]);
    seen.later = [later.version, later.objectStoreNames.contains('later')];
    later.close();
    seen.newer = await outcome(Library.open());
    const untouched = await raw();
    seen.untouched = await new Promise((resolve) => (untouched.transaction('entries').objectStore('entries').getAllKeys().onsuccess = ({ target }) => resolve(target.result)));
    return { ...seen, id };
  }, article('One', '/1.svg'));
  assert.equal(seen.interrupted.code, 'storage-refused');
  assert.equal(seen.asBefore, 1);
  assert.deepEqual([seen.held.code, /close it/.test(seen.held.message)], ['storage-blocked', true]);
  assert.deepEqual(seen.later, [2, true]);
  assert.deepEqual([seen.newer.code, seen.untouched], ['storage-newer', [seen.id]]);
});

test('two libraries that mirror each other become the same, payloads and pictures too, and then are still', async (t) => {
  const page = await openLibrary(t, await startHarbour(t));
  const seen = await page.evaluate(async ([first, second, third]) => {
    const { Library } = await import('/pkg/library.js');
    const other = await Library.open({ name: 'other' });
    const cursors = new Map();
    const events = [];
    other.addEventListener('change', ({ detail }) => events.push(detail.from));
    const bring = async (from, to) => {
      const { entries, cursor } = await from.changes(cursors.get(from));
      cursors.set(from, cursor);
      return to.apply({ entries }, { bytes: (hash) => from.bytes(hash) });
    };
    const { id } = await library.save(first, { url: '/a' });
    const refused = await other.apply({ entries: [{ schema: 2, id: 'later' }, null, { ...(await library.get(id)), versions: 7 }] });
    await bring(library, other);
    await library.set(id, { tags: ['here'] });
    await library.save(second, { url: '/a' });
    await other.set(id, { tags: ['there'], archived: true });
    const removed = await other.save(third, { url: '/c' });
    await bring(library, other);
    await bring(other, library);
    await other.remove(removed.id);
    await bring(other, library);
    await bring(library, other);
    const still = [await bring(other, library), await bring(library, other)].map(({ changed }) => changed);
    const state = async (library) => {
      const entries = await Promise.all([library.list(), library.list({ removed: true })]);
      const read = await library.read(id);
      return { entries: entries.flat().map(({ sequence, ...entry }) => entry), bytes: [...read.bytes], pictures: await Promise.all([...read.pictures].map(async ([url, blob]) => [url, blob.type, await blob.text()])) };
    };
    const bare = await Library.open({ name: 'bare' });
    const { missing } = await bare.apply(await library.changes());
    const [listed] = await bare.list();
    return { states: [await state(library), await state(other)], refused, still, events, missing: missing.length, bare: listed.damaged };
  }, [article('First', '/1.svg'), article('Second', '/1.svg', '/2.svg'), article('Third', '/3.svg')]);
  assert.deepEqual(seen.states[0], seen.states[1]);
  const [entry, removed] = seen.states[0].entries;
  assert.deepEqual([entry.title, entry.tags, entry.archived, entry.versions.length], ['Second', ['there'], true, 2]);
  assert.deepEqual([removed.title, removed.removed === null], ['Third', false]);
  assert.deepEqual(seen.refused, { changed: [], missing: [], refused: ['later', 'undefined', entry.id] });
  assert.deepEqual(seen.still, [[], []]);
  assert.equal(seen.events[0], 'sync');
  // Whoever brings no bytes is told which there are to bring, and no half is shown as whole.
  assert.deepEqual([seen.missing, seen.bare], [4, 'payload']);
});
