// Whatever goes wrong while articles are saved and read, twenty times each at points that a seed says: nothing that was
// saved is lost, nothing that is half saved shows as saved, and whoever asked is told with a code and a sentence.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PART_PATHS, WASM } from './host.mjs';
import { article, openLibrary, servePicture, startHarbour, useLibrary } from './library.mjs';
import { openPage, startServer } from './support.mjs';

const SEED = Number(process.env.SEED ?? 20_261_124);
const TIMES = 20;

// mulberry32: the same points on every machine.
function random(salt) {
  let state = SEED + salt;
  return (end) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
}

const fault = (salt, name, work) =>
  test(name, (t) => {
    t.diagnostic(`SEED=${SEED}`);
    return work(t, random(salt));
  });

const PICTURES = ['/1.svg', '/2.svg', '/3.svg'];

/** Saves articles, and says what has to be there ever after. */
const save = (page, names) =>
  page.evaluate(async (articles) => {
    for (const [name, article] of articles) await library.save(article, { url: `/${name}` });
  }, names.map((name) => [name, article(name, ...PICTURES)]));

/** The titles of what is listed, once all of it is read and found as it was saved: its bytes, and every picture. */
const sound = (page) =>
  page.evaluate(async () => {
    const listed = await library.list({ sort: 'title', order: 'ascending' });
    for (const { id, title, damaged } of listed) {
      if (damaged) throw new Error(`${title} is damaged`);
      const { bytes, pictures, version } = await library.read(id);
      const { meta } = JSON.parse(new TextDecoder().decode(bytes));
      if (meta.title !== title) throw new Error(`${title} is ${meta.title}`);
      if (pictures.size !== version.pictures.filter(({ hash }) => hash).length) throw new Error(`${title} lacks pictures`);
    }
    return listed.map(({ title }) => title);
  });

fault(1, 'a tab that is closed while it saves leaves an article whole or not at all', async (t, random) => {
  const server = await startHarbour(t);
  const keeper = await openLibrary(t, server);
  await save(keeper, ['a', 'b']);
  const expected = ['a', 'b'];
  let whole = 0;
  for (let round = 0; round < TIMES; round += 1) {
    const name = `c${String(round).padStart(2, '0')}`;
    const page = await keeper.context().newPage();
    await page.goto(`${server.origin}/page`);
    // A step is a picture that is asked for, something that is written, or the end.
    const step = random(14);
    let stop;
    const stopped = new Promise((resolve) => (stop = resolve));
    await page.exposeBinding('stop', () => stop());
    await page.evaluate(async ([step, name, article]) => {
      const { Library } = await import('/pkg/library.js');
      const library = await Library.open();
      let steps = 0;
      const count = (owner, name) => {
        const original = owner[name];
        owner[name] = function (...given) {
          const result = original.apply(this, given);
          steps += 1;
          if (steps > step) globalThis.stop();
          return result;
        };
      };
      count(globalThis, 'fetch');
      count(IDBObjectStore.prototype, 'put');
      library.save(article, { url: `/${name}` }).then(() => globalThis.stop());
    }, [step, name, article(name, ...PICTURES)]);
    await stopped;
    await page.close();
    const titles = await sound(keeper);
    if (titles.includes(name)) {
      expected.push(name);
      whole += 1;
      const kept = await keeper.evaluate(async (name) => (await library.find(`/${name}`)).versions[0].pictures.filter(({ hash }) => hash).length, name);
      assert.equal(kept, PICTURES.length);
    }
    assert.deepEqual(titles, expected, `round ${round}, step ${step}`);
  }
  t.diagnostic(`${whole} of ${TIMES} were saved before their tab was closed`);
});

fault(2, 'a full disk leaves all as it was, and says so', async (t, random) => {
  const server = await startHarbour(t);
  const page = await openPage(t, `${server.origin}/page`);
  const client = await page.context().newCDPSession(page);
  // Before the database is opened: how much there is left is asked once, and then when that is used up.
  await client.send('Storage.overrideQuotaForOrigin', { origin: server.origin, quotaSize: 3_000_000 });
  await useLibrary(page);
  const expected = [];
  let full = 0;
  for (let round = 0; full < TIMES; round += 1) {
    assert.ok(round < 5 * TIMES, 'the room is used up');
    const name = `c${String(round).padStart(2, '0')}`;
    const { code, message } = await page.evaluate(async ([article, url, size]) => {
      let padding = '';
      while (padding.length < size) padding += crypto.randomUUID();
      return outcome(library.save(JSON.stringify({ ...article, padding }), { article, url }));
    }, [article(name, ...PICTURES), `/${name}`, 20_000 + random(600_000)]);
    if (code) {
      full += 1;
      assert.deepEqual([code, /no room left/.test(message)], ['storage-full', true], message);
    } else {
      expected.push(name);
    }
    assert.deepEqual(await sound(page), expected, `round ${round}`);
  }
  assert.ok(expected.length > 0);
  await client.send('Storage.overrideQuotaForOrigin', { origin: server.origin });
  await save(page, ['d']);
  assert.deepEqual(await sound(page), [...expected, 'd']);
  t.diagnostic(`${expected.length} articles had room`);
});

fault(3, 'where there is no database it is said, in whichever way it is kept from the page', async (t, random) => {
  const server = await startHarbour(t);
  const page = await openLibrary(t, server);
  await save(page, ['a', 'b']);
  const ways = ['absent', 'throws', 'fails', 'never'];
  for (let round = 0; round < TIMES; round += 1) {
    const way = ways[random(ways.length)];
    const { code, message } = await page.evaluate(async (way) => {
      const { Library } = await import('/pkg/library.js');
      const original = indexedDB;
      const refused = () => {
        throw new DOMException('refused', 'SecurityError');
      };
      const failing = () => {
        const request = { error: new DOMException('refused', 'InvalidStateError') };
        setTimeout(() => request.onerror());
        return request;
      };
      const ways = { absent: { value: undefined }, throws: { get: refused }, fails: { value: { open: failing } }, never: { value: { open: refused } } };
      Object.defineProperty(globalThis, 'indexedDB', { ...ways[way], configurable: true });
      try {
        return await outcome(Library.open());
      } finally {
        Object.defineProperty(globalThis, 'indexedDB', { value: original, configurable: true });
      }
    }, way);
    assert.equal(code, 'storage-refused', way);
    assert.match(message, /not given a database/);
  }
  assert.deepEqual(await sound(page), ['a', 'b']);
});

test('a sandboxed frame is told that it is given no database', async (t) => {
  const headers = { 'Access-Control-Allow-Origin': '*' };
  const server = await startServer(t, { headers });
  server.route('/frame.js', { headers: { ...headers, 'Content-Type': 'text/javascript' }, body: "import('/pkg/library.js').then(({ Library }) => Library.open()).catch(({ code, message }) => parent.postMessage({ code, message }, '*'));" });
  server.route('/frame', { headers: { 'Content-Type': 'text/html' }, body: '<!doctype html><title>Frame</title><script type="module" src="/frame.js"></script>' });
  server.route('/outer', { headers: { 'Content-Type': 'text/html' }, body: '<!doctype html><title>Outer</title>' });
  const page = await openPage(t, `${server.origin}/outer`, { noise: [/CORS|ERR_FAILED|wasm/] });
  const told = await page.evaluate(() => {
    const frame = Object.assign(document.createElement('iframe'), { sandbox: 'allow-scripts', src: '/frame' });
    const told = new Promise((resolve) => addEventListener('message', ({ data }) => resolve(data)));
    document.body.append(frame);
    return told;
  });
  assert.equal(told.code, 'storage-refused');
});

fault(4, 'a damaged record says so; the others go on, and saving again mends it', async (t, random) => {
  const page = await openLibrary(t, await startHarbour(t));
  const names = ['a', 'b', 'c', 'd'];
  await save(page, names);
  for (let round = 0; round < TIMES; round += 1) {
    const name = names[random(names.length)];
    const how = ['member', 'version', 'whole', 'byte', 'cut', 'other', 'gone'][random(7)];
    const { before, after, read, others } = await page.evaluate(async ([name, how, point]) => {
      const before = await library.find(`/${name}`);
      const { hash } = before.versions.at(-1);
      const database = await new Promise((resolve) => (indexedDB.open('article-viewer').onsuccess = ({ target }) => resolve(target.result)));
      const transaction = database.transaction(['entries', 'payloads'], 'readwrite');
      const [entries, payloads] = ['entries', 'payloads'].map((name) => transaction.objectStore(name));
      const get = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
      const entry = await get(entries.get(before.id));
      const bytes = await get(payloads.get(hash));
      const members = Object.keys(entry).filter((name) => !['id', 'sequence', 'damaged'].includes(name));
      const ways = {
        member: () => entries.put({ ...entry, [members[point % members.length]]: { what: 7 } }),
        version: () => entries.put({ ...entry, versions: [...entry.versions, { hash: 'none' }] }),
        whole: () => entries.put({ id: before.id, sequence: entry.sequence }),
        byte: () => payloads.put(bytes.with(point % bytes.length, bytes[point % bytes.length] ^ 1), hash),
        cut: () => payloads.put(bytes.slice(0, point % bytes.length), hash),
        other: () => payloads.put('text', hash),
        gone: () => payloads.delete(hash),
      };
      ways[how]();
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      database.close();
      const listed = await library.list();
      const read = await outcome(library.read(before.id));
      const after = (await library.list()).find(({ id }) => id === before.id);
      const others = await Promise.all(listed.filter(({ id }) => id !== before.id).map(async ({ id, damaged }) => damaged ?? (await library.read(id)).pictures.size));
      return { before, after, read, others };
    }, [name, how, random(1000)]);
    assert.equal(others.length, names.length - 1, `round ${round}: ${how}`);
    assert.deepEqual(others, names.slice(1).map(() => PICTURES.length));
    assert.equal(after.damaged, ['member', 'version', 'whole'].includes(how) ? 'entry' : 'payload', how);
    assert.equal(after.id, before.id);
    if (after.damaged === 'payload' || how === 'whole') assert.deepEqual([read.code, /not as it was/.test(read.message)], ['damaged', true], how);
    await save(page, [name]);
    assert.deepEqual(await sound(page), names, `round ${round}: ${how}`);
  }
});

fault(5, 'a picture that is not there is named with its reason, and comes when it can be had', async (t, random) => {
  const server = await startHarbour(t);
  const page = await openLibrary(t, server, { noise: [/404/, /ERR_/] });
  const missing = { headers: { 'Content-Type': 'image/svg+xml' }, status: 404 };
  for (let round = 0; round < TIMES; round += 1) {
    const lost = PICTURES[random(PICTURES.length)];
    const way = ['http', 'network', 'gone', 'changed'][random(4)];
    if (way === 'http') server.route(lost, missing);
    if (way === 'network') server.route(lost, { headers: { 'Content-Type': 'image/svg+xml', 'Content-Length': '9' }, cut: true });
    const seen = await page.evaluate(async ([article, url, lost, way]) => {
      const entry = await library.save(article, { url });
      if (way === 'gone' || way === 'changed') {
        const { hash } = entry.versions[0].pictures.find((picture) => picture.url.endsWith(lost));
        const database = await new Promise((resolve) => (indexedDB.open('article-viewer').onsuccess = ({ target }) => resolve(target.result)));
        const transaction = database.transaction('pictures', 'readwrite');
        if (way === 'gone') transaction.objectStore('pictures').delete(hash);
        else transaction.objectStore('pictures').put(new Blob(['other']), hash);
        await new Promise((resolve) => (transaction.oncomplete = resolve));
        database.close();
      }
      const { pictures, version } = await library.read(entry.id);
      return { id: entry.id, size: pictures.size, reasons: version.pictures.filter(({ hash }) => !hash).map(({ url, reason }) => [url, reason]) };
    }, [article(`r${round}`, ...PICTURES.map((path) => `${path}?${round}`)), `/r${round}`, `${lost}?${round}`, way]);
    assert.equal(seen.size, PICTURES.length - 1, way);
    assert.deepEqual(seen.reasons, [[`${server.origin}${lost}?${round}`, way === 'gone' || way === 'changed' ? 'damaged' : way]]);
    servePicture(server, lost);
    if (way === 'changed') continue;
    const mended = await page.evaluate(async ([article, url]) => {
      const { id } = await library.save(article, { url });
      return (await library.read(id)).pictures.size;
    }, [article(`r${round}`, ...PICTURES.map((path) => `${path}?${round}`)), `/r${round}`]);
    assert.equal(mended, PICTURES.length, way);
  }
});

fault(6, 'two tabs that bring the database to a later form agree, and whoever is older is told', async (t, random) => {
  const server = await startHarbour(t);
  const pages = [await openLibrary(t, server)];
  pages.push(await pages[0].context().newPage());
  await pages[1].goto(`${server.origin}/page`);
  for (let round = 0; round < TIMES; round += 1) {
    const waits = [random(12), random(12), random(12)];
    const name = `library ${round}`;
    await pages[0].evaluate(async ([name, article]) => {
      const { Library } = await import('/pkg/library.js');
      globalThis.old = await Library.open({ name });
      globalThis.superseded = new Promise((resolve) => old.addEventListener('superseded', () => resolve('told')));
      await old.save(article, { url: '/old' });
    }, [name, article('old', '/1.svg')]);
    const upgrade = ([name, wait, step]) =>
      new Promise((resolve) => setTimeout(resolve, wait)).then(async () => {
        const { STEPS, answered, openStore, transact } = await import('/pkg/store.js');
        const later = [...STEPS, (database) => database.createObjectStore('later'), ...(step ? [(database) => database.createObjectStore('latest')] : [])];
        const on = { superseded: () => {}, lost: () => {} };
        try {
          const database = await openStore(name, on, later);
          const titles = await transact(database, 'readonly', ['entries'], async (entries) => (await answered(entries.getAll())).map(({ title }) => title));
          const stores = [...database.objectStoreNames].filter((name) => name.startsWith('late')).length;
          return { titles, stores, version: database.version };
        } catch ({ code }) {
          return { code };
        }
      });
    const told = await Promise.all([pages[0].evaluate(upgrade, [name, waits[0], false]), pages[1].evaluate(upgrade, [name, waits[1], true])]);
    for (const { code, titles, stores, version } of told) {
      if (code) assert.equal(code, 'storage-newer', JSON.stringify(told));
      else assert.deepEqual([titles, stores], [['old'], version - 1], JSON.stringify(told));
    }
    assert.deepEqual(told[1].version, 3);
    const after = await pages[0].evaluate(async (name) => {
      const { Library } = await import('/pkg/library.js');
      return [await superseded, await outcome(old.list()), await outcome(Library.open({ name }))];
    }, name);
    assert.equal(after[0], 'told');
    for (const { code, message } of after.slice(1)) assert.deepEqual([code, /reload the page/.test(message)], ['storage-newer', true]);
  }
});

fault(7, 'a clock that is moved makes no later change the earlier one', async (t, random) => {
  const page = await openLibrary(t, await startHarbour(t));
  for (let round = 0; round < TIMES; round += 1) {
    const clocks = Array.from({ length: 6 }, () => random(2 ** 31) * 1000);
    const seen = await page.evaluate(async ([round, clocks, articles]) => {
      const { Library } = await import('/pkg/library.js');
      const other = await Library.open({ name: 'other' });
      const { now } = Date;
      const { id } = await library.save(articles[0], { url: `/${round}` });
      await other.apply(await library.changes(), { bytes: (hash) => library.bytes(hash) });
      for (const [index, clock] of clocks.entries()) {
        Date.now = () => clock;
        await library.set(id, { tags: [`tag ${index}`] });
        if (index === 3) await library.save(articles[1], { url: `/${round}` });
        if (index === 4) await other.apply(await library.changes(), { bytes: (hash) => library.bytes(hash) });
      }
      await other.set(id, { archived: true });
      await other.apply(await library.changes(), { bytes: (hash) => library.bytes(hash) });
      await library.apply(await other.changes(), { bytes: (hash) => other.bytes(hash) });
      Date.now = now;
      const both = await Promise.all([library, other].map((library) => library.get(id)));
      other.close();
      return both.map(({ title, tags, archived, versions }) => [title, tags, archived, versions.length]);
    }, [round, clocks, ['first', 'second'].map((title) => article(title))]);
    assert.deepEqual(seen, [1, 2].map(() => ['second', ['tag 5'], true, 2]), `round ${round}: ${clocks}`);
  }
});

fault(8, 'where the wasm is refused it is said, nothing is saved by half, and the next try finds it', async (t, random) => {
  const server = await startHarbour(t);
  const first = await openLibrary(t, server, { noise: [/404/, /instantiateStreaming/] });
  await save(first, ['a', 'b']);
  const page = await first.context().newPage();
  for (const path of [WASM, ...PART_PATHS]) server.route(path, { status: 404 });
  await page.goto(`${server.origin}/page`);
  for (let round = 0; round < TIMES; round += 1) {
    // The first page has the library's wasm, but not that which reads what somebody saves unread.
    const told = random(2)
      ? await page.evaluate(async () => (await import('/pkg/library.js')).Library.open().catch(({ code, message }) => ({ code, message })))
      : await first.evaluate(() => outcome(library.save('# Half saved', { type: 'markdown', url: '/half' })));
    assert.equal(told.code, 'wasm');
    assert.match(told.message, /could not be loaded/);
    assert.deepEqual(await sound(first), ['a', 'b']);
  }
  for (const path of [WASM, ...PART_PATHS]) server.unroute(path);
  assert.equal(await page.evaluate(async () => (await (await (await import('/pkg/library.js')).Library.open()).list()).length), 2);
  assert.equal(await first.evaluate(async () => (await library.save('# Half saved', { type: 'markdown', url: '/half' })).title), 'Half saved');
});
