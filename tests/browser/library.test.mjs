// Articles are saved, listed, read, removed and brought back; the pictures they show, their versions, several tabs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, openLibrary, picture, startHarbour } from './library.mjs';

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
  assert.equal(seen.both.total, seen.both.payloads + seen.both.pictures + seen.both.entries);
  assert.deepEqual([seen.listed, seen.bin, seen.found], [['Two'], ['One'], undefined]);
  assert.deepEqual([seen.removed.articles, seen.removed.removed, seen.removed.total - seen.removed.entries], [1, one + first, seen.both.total - seen.both.entries]);
  assert.deepEqual([seen.restored, seen.freed, seen.other], [2, one + first, 2]);
  assert.deepEqual([seen.left.payloads, seen.left.pictures, seen.left.removed], [two, shared + third, 0]);
  assert.equal(seen.gone.code, 'not-saved');
});
