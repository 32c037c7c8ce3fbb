// The whole library as one file and back, and what others have written taken into it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, openLibrary, startHarbour } from './library.mjs';

/** What a page needs to write and read libraries: a second one, and what can be compared of one. */
async function openTwo(t) {
  const server = await startHarbour(t);
  // Pictures of others, and one that is not there, are asked for and not had.
  const page = await openLibrary(t, server, { noise: [/404/, /harbour\.example/] });
  await page.evaluate(async () => {
    const { Library } = await import('/pkg/library.js');
    globalThis.other = await Library.open({ name: 'other' });
    const hex = async (hash) => [...new Uint8Array(await crypto.subtle.digest('SHA-256', hash))].join();
    // The order in which a device has heard of its articles is its own.
    globalThis.contentsOf = async (library) => {
      const { entries } = await library.changes();
      const records = entries.map(({ sequence, ...entry }) => entry).sort((one, next) => (one.id < next.id ? -1 : 1));
      const hashes = records.filter(({ removed }) => removed === null).flatMap(({ versions }) => versions.flatMap(({ hash, pictures }) => [hash, ...pictures.map(({ hash }) => hash)])).filter(Boolean);
      const bytes = await Promise.all(hashes.map(async (hash) => [hash, await library.bytes(hash).then((blob) => blob.arrayBuffer()).then(hex)]));
      return { records, bytes };
    };
  });
  return { server, page };
}

const fill = (page, articles) =>
  page.evaluate(async ([one, newer, two, three]) => {
    const { id } = await library.save(one, { url: '/one' });
    await library.save(newer, { url: '/one' });
    await library.set(id, { tags: ['sea'], marks: [{ quote: 'grey', note: 'indeed' }], place: { progress: 0.5 }, archived: true });
    await library.save(two, { url: '/two' });
    const gone = await library.save(three, { url: '/three' });
    await library.remove(gone.id);
    return id;
  }, articles);

const ARTICLES = [article('One', '/1.svg', '/2.svg'), article('One, corrected', '/1.svg', '/3.svg'), article('Two', '/2.svg', '/gone.svg'), article('Three', '/4.svg')];

test('a library goes into one file and comes back as it was', async (t) => {
  const { page } = await openTwo(t);
  await fill(page, ARTICLES);
  const { before, after, name, told, steps, again } = await page.evaluate(async () => {
    const before = await contentsOf(library);
    const steps = [];
    const file = await library.export({ progress: ({ done, total }) => steps.push([done, total]) });
    const told = await other.import(file);
    const again = { ours: await library.import(file), theirs: await other.import(file) };
    return { before, name: file.name, told, steps, after: await contentsOf(other), again };
  });
  assert.match(name, /^articles-\d{4}-\d\d-\d\d\.zip$/);
  assert.equal(before.records.length, 3);
  assert.equal(before.records.find(({ title }) => title?.includes('corrected')).versions.length, 2);
  assert.deepEqual(after, before);
  assert.deepEqual([told.changed.length, told.missing, told.refused], [3, [], []]);
  assert.deepEqual(steps, [[0, 3], [1, 3], [2, 3], [3, 3]]);
  const nothing = { changed: [], missing: [], refused: [] };
  assert.deepEqual(again, { ours: nothing, theirs: nothing });
});

test('into a library that has some already it is merged: of each thing, what was said last', async (t) => {
  const { page } = await openTwo(t);
  const id = await fill(page, ARTICLES);
  const merged = await page.evaluate(
    async ([id, own]) => {
      await other.import(await library.export());
      await other.set(id, { tags: ['later'] });
      await library.set(id, { marks: [{ quote: 'dusk' }] });
      const { id: mine } = await other.save(own, { url: '/own' });
      await other.import(await library.export());
      return { entry: await other.get(id), mine: await other.get(mine) };
    },
    [id, article('My own')],
  );
  assert.deepEqual(merged.entry.tags, ['later']);
  assert.deepEqual(merged.entry.marks, [{ quote: 'dusk' }]);
  assert.equal(merged.mine.title, 'My own');
});

test('what is damaged or not of a library is listed, and the rest is taken', async (t) => {
  const { page } = await openTwo(t);
  await fill(page, ARTICLES);
  const { told, lost, listed, strange, broken, newer } = await page.evaluate(async () => {
    const { unzip, zip } = await import('/pkg/zip.js');
    const files = await unzip(await library.export());
    const entries = [];
    let lost;
    for (const [name, file] of files) {
      let content = await file.read();
      if (name === 'library.json') {
        const records = JSON.parse(await content.text());
        const { versions } = records.entries.find(({ title }) => title === 'Two');
        lost = versions[0].hash;
        records.entries.push({ id: 'not an entry' }, null, 7);
        content = JSON.stringify(records);
      } else if (name === `payloads/${lost}`) content = 'another text';
      entries.push({ name, content });
    }
    entries.push({ name: 'holiday.jpg', content: 'a picture of somebody' });
    const told = await other.import(await zip(entries));
    const strange = await outcome(other.import(await zip([{ name: 'a', content: 'b' }])));
    const broken = await outcome(other.import((await zip(entries)).slice(0, 500)));
    const later = JSON.stringify({ format: 'article-viewer-library', version: 2, entries: [] });
    const newer = await outcome(other.import(await zip([{ name: 'library.json', content: later }])));
    return { told, lost, listed: await other.list(), strange, broken, newer };
  });
  assert.deepEqual(told.missing, [lost]);
  assert.deepEqual(told.refused.map(({ name, code }) => [name, code]), [['not an entry', 'damaged'], ['undefined', 'damaged'], ['undefined', 'damaged'], ['holiday.jpg', 'unknown-type']]);
  assert.equal(told.changed.length, 3);
  assert.deepEqual(listed.map(({ title, damaged }) => [title, damaged]).sort(), [['One, corrected', null], ['Two', 'payload']]);
  assert.deepEqual([strange, broken, newer].map(({ code }) => code), ['unknown-type', 'damaged', 'storage-newer']);
});

const FEED = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'The "Harbour"',
  language: 'en',
  authors: [{ name: 'Ana García' }],
  items: [
    { id: '1', url: 'https://harbour.example/1', title: 'Tide <in>', content_html: '<p>The tide comes <em>in</em>.</p><p><img src="/1.svg" alt="A"> and the boats lie high.</p>', date_published: '2024-05-01T10:00:00Z', tags: ['Sea'] },
    { id: 'https://harbour.example/2', title: 'Out', content_text: 'The tide goes out.\n\nAll of it & more.', authors: [{ name: 'Tom Okafor' }] },
    { id: '3', title: 'Nothing' },
    null,
  ],
};

test('a JSON Feed is taken item by item, with what it says of them', async (t) => {
  const { page } = await openTwo(t);
  const { told, listed, texts } = await page.evaluate(async (feed) => {
    const told = await library.import(new File([JSON.stringify(feed)], 'feed.json'));
    const listed = await library.list({ sort: 'title', order: 'ascending' });
    const { render } = await import('/pkg/core.js');
    const texts = await Promise.all(listed.map(async ({ id }) => library.read(id).then(({ bytes, options }) => render(bytes, { ...options, to: 'text' }))));
    return { told, listed, texts };
  }, FEED);
  assert.deepEqual(told.refused, [{ name: 'Nothing', code: 'empty' }, { name: 'undefined', code: 'empty' }]);
  assert.deepEqual(
    listed.map(({ title, url, authors, published, site_name, language }) => [title, url, authors, published, site_name, language]),
    [
      ['Out', 'https://harbour.example/2', ['Tom Okafor'], null, 'The "Harbour"', 'en'],
      ['Tide <in>', 'https://harbour.example/1', ['Ana García'], '2024-05-01T10:00:00Z', 'The "Harbour"', 'en'],
    ],
  );
  assert.deepEqual(texts.map((text) => text.trim()), ['The tide goes out.\n\nAll of it & more.', 'The tide comes in.\n\nA and the boats lie high.']);
});

test('saved pages, web archives, Markdown and text are taken as they are, and an abort ends it', async (t) => {
  const { page } = await openTwo(t);
  const { listed, refused, aborted, count } = await page.evaluate(async (feed) => {
    const prose = 'The harbour is grey at dusk, and the boats lie high above the mud. '.repeat(8);
    const saved = `<!doctype html>\n<!-- saved from url=(0029)https://harbour.example/tides -->\n<html><title>Tides</title><article><h1>Tides</h1><p>${prose}</p><p>${prose}</p></article></html>`;
    const archive = [
      'From: <Saved by Blink>', 'Snapshot-Content-Location: https://harbour.example/archived', 'Subject: Boats', 'MIME-Version: 1.0',
      'Content-Type: multipart/related;', '\ttype="text/html";', '\tboundary="----Boundary--x----"', '', '',
      '------Boundary--x----', 'Content-Type: text/html', 'Content-ID: <frame@mhtml>', 'Content-Transfer-Encoding: quoted-printable',
      'Content-Location: https://harbour.example/archived', '',
      `<html><head><meta charset=3D"utf-8"><title>Boats at M=C3=A5l=C3=B8y</title></head><body><article><h1>Boats at M=C3=A5l=C3=B8y</h1><p>${prose.slice(0, 90)}=`,
      `${prose.slice(90)}</p><p>${prose}</p></article></body></html>`,
      '------Boundary--x----', 'Content-Type: image/png', 'Content-Transfer-Encoding: base64', 'Content-Location: https://harbour.example/a.png', '', 'AAAA', '', '------Boundary--x------', '',
    ].join('\r\n');
    const files = [new File([archive], 'Boats.mhtml', { type: 'multipart/related' }), new File([saved], 'Tides.html', { type: 'text/html' }), new File([`# Notes\n\n${prose}`], 'notes.md'), new File([`A Plain Letter\n\n${prose}\n\n${prose}`], 'letter.txt')];
    for (const file of files) await library.import(file);
    const { refused } = await library.import(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0])], 'a.png'));
    const controller = new AbortController();
    const aborted = await outcome(other.import(new File([JSON.stringify(feed)], 'feed.json'), { signal: controller.signal, progress: ({ done }) => done === 1 && controller.abort() }));
    return { listed: await library.list({ sort: 'title', order: 'ascending' }), refused, aborted, count: (await other.list()).length };
  }, FEED);
  assert.deepEqual(listed.map(({ title, url }) => [title, url]), [['A Plain Letter', null], ['Boats at Måløy', 'https://harbour.example/archived'], ['Notes', null], ['Tides', 'https://harbour.example/tides']]);
  assert.equal(refused.length, 1);
  assert.equal(refused[0].name, 'a.png');
  assert.equal(aborted.name, 'AbortError');
  assert.equal(count, 1);
});

test('a file that says where it is from has nothing asked for there', async (t) => {
  const other = await startHarbour(t);
  other.route('/1.svg', { headers: { 'Content-Type': 'image/svg+xml', 'Access-Control-Allow-Origin': '*' }, body: '<svg xmlns="http://www.w3.org/2000/svg"/>' });
  const { page } = await openTwo(t);
  const reasons = await page.evaluate(async (origin) => {
    const prose = 'The harbour is grey at dusk, and the boats lie high above the mud. '.repeat(8);
    const address = `${origin}/tides`;
    const saved = `<!doctype html>\n<!-- saved from url=(00${address.length})${address} -->\n<html><title>Tides</title><article><h1>Tides</h1><p>${prose}</p><figure><img src="/1.svg" alt="A"></figure><p>${prose}</p></article></html>`;
    await library.import(new File([saved], 'Tides.html', { type: 'text/html' }));
    const [{ url, versions: [{ pictures }] }] = await library.list();
    return [url === address, ...pictures.map(({ reason }) => reason)];
  }, other.origin);
  assert.deepEqual(reasons, [true, 'not-allowed']);
  assert.deepEqual(other.requests.filter((request) => request.includes('/1.svg')), []);
});
