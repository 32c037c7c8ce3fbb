// Saved articles are searched, whatever their script, by whatever tab, and whatever has become of what is stored for it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLibrary, startHarbour } from './library.mjs';

/** An article of paragraphs. */
const written = (title, text, meta = {}) => ({
  version: 1,
  meta: { title, ...meta },
  blocks: text.split('\n').map((text) => ({ kind: 'paragraph', content: [{ kind: 'text', text }] })),
});

const SAVED = {
  '/tide': written('High tide', 'The ferry waits for low water.\nAt noon the tide turns, and the harbour fills.', { published: '2016-03-14', tags: [{ name: 'sea' }] }),
  '/ferry': written('The ferry', 'It crosses twice a day, whatever the tide.', { published: '2015-06-01', authors: [{ name: 'Ana García' }] }),
  '/tokyo': written('散歩', '先週、東京都庁の展望室から富士山を見た。'),
  '/school': written('โรงเรียน', 'นักเรียนอ่านหนังสือทุกวันในห้องสมุด'),
};

async function saved(t) {
  const server = await startHarbour(t);
  const page = await openLibrary(t, server);
  await page.evaluate(async (articles) => {
    for (const [url, article] of Object.entries(articles)) await library.save(article, { url });
  }, SAVED);
  return { server, page };
}

/** The paths of what a query finds, the best first. */
const found = (page, query, options) => page.evaluate(
  async (given) => (await library.list(given)).map(({ url }) => new URL(url).pathname),
  { query, ...options },
);

test('saved articles are found by words, phrases, beginnings, fields and dates', async (t) => {
  const { page } = await saved(t);
  for (const [query, expected] of [
    ['tide ', ['/tide', '/ferry']],
    ['FERRY tid', ['/ferry', '/tide']],
    ['"low water"', ['/tide']],
    ['"water low"', []],
    ['tide -harbour ', ['/ferry']],
    ['title:ferry ', ['/ferry']],
    ['author:garcia ', ['/ferry']],
    ['tag:sea ', ['/tide']],
    ['date:2016 ', ['/tide']],
    ['tide date:..2015 ', ['/ferry']],
    ['"unfinished -( title: ', []],
  ]) assert.deepEqual((await found(page, query)).sort(), expected.sort(), query);
  assert.deepEqual(await found(page, 'tide '), ['/tide', '/ferry']);
  assert.deepEqual(await found(page, 'tide ', { sort: 'published', order: 'ascending' }), ['/ferry', '/tide']);
  assert.equal((await found(page, ' ')).length, 4);
});

test('Chinese, Japanese and Thai are found however their words are cut', async (t) => {
  const { page } = await saved(t);
  for (const [query, expected] of [
    ['東京都', ['/tokyo']],
    ['京都', ['/tokyo']],
    ['富士', ['/tokyo']],
    ['東京、都', ['/tokyo']],
    ['富士東', []],
    ['หนังสือ', ['/school']],
    ['เรียน', ['/school']],
    ['หนังสือ ห้องสมุด', ['/school']],
  ]) assert.deepEqual(await found(page, query), expected, query);
  const [hit] = await page.evaluate(() => library.list({ query: '富士山' }));
  assert.equal(hit.snippet.text, '先週、東京都庁の展望室から富士山を見た。');
  assert.deepEqual(hit.snippet.ranges.map(([from, to]) => hit.snippet.text.slice(from, to)), ['富士山']);
});

test('a hit says where it was found', async (t) => {
  const { page } = await saved(t);
  const [first, second] = await page.evaluate(() => library.list({ query: 'tide turns' }));
  assert.equal(second, undefined);
  assert.ok(first.score > 0);
  assert.deepEqual(first.fields, ['title', 'text']);
  assert.deepEqual(first.snippet.ranges.map(([from, to]) => first.snippet.text.slice(from, to)), ['tide', 'turns']);
  const piece = await page.evaluate((id) => library.snippet(id, 'ferry'), first.id);
  assert.ok(piece.text.startsWith('The ferry waits'), piece.text);
});

test('what changes is found as it is, in every tab', async (t) => {
  const { server, page } = await saved(t);
  const other = await page.context().newPage();
  await other.goto(`${server.origin}/page`);
  await other.evaluate(async () => {
    const { Library } = await import('/pkg/library.js');
    globalThis.library = await Library.open();
  });
  const both = async (query, expected) => {
    for (const tab of [page, other]) assert.deepEqual((await found(tab, query)).sort(), expected, query);
  };
  await both('tide ', ['/ferry', '/tide']);
  await page.evaluate(async (article) => {
    const { id } = await library.save(article, { url: '/ferry' });
    await library.set(id, { tags: ['night boat'] });
    await library.save({ version: 1, meta: { title: 'New' }, blocks: [] }, { url: '/new' });
  }, written('The ferry', 'It stays at its pier.'));
  await both('tide ', ['/tide']);
  await both('pier', ['/ferry']);
  await both('tag:"night boat"', ['/ferry']);
  await both('title:new ', ['/new']);
  const { id } = await page.evaluate(() => library.find('/tide'));
  await other.evaluate((id) => library.remove(id), id);
  await both('tide ', []);
  await other.evaluate((id) => library.restore(id), id);
  await both('tide ', ['/tide']);
  await page.evaluate(async (id) => {
    await library.remove(id);
    await library.purge(id);
  }, id);
  await both('tide ', []);
});

test('what is stored for the search is made anew where it is damaged or gone', async (t) => {
  const { page } = await saved(t);
  const left = async (name, change) => {
    await page.reload();
    return page.evaluate(async ([name, change]) => {
      const opened = indexedDB.open('article-viewer');
      await new Promise((resolve) => (opened.onsuccess = resolve));
      const transaction = opened.result.transaction([name], 'readwrite');
      const store = transaction.objectStore(name);
      const read = store.openCursor();
      let count = 0;
      read.onsuccess = () => {
        const cursor = read.result;
        if (!cursor) return;
        count += 1;
        const { value } = cursor;
        if (change === 'flip') {
          value.bytes[value.bytes.length >> 1] ^= 4;
          cursor.update(value);
        } else if (change === 'cut') cursor.update({ ...value, bytes: value.bytes.slice(0, -3) });
        else if (change === 'odd') cursor.update({ ...value, bytes: 'bytes', text: 7 });
        else cursor.delete();
        cursor.continue();
      };
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      opened.result.close();
      const { Library } = await import('/pkg/library.js');
      globalThis.library = await Library.open();
      return count;
    }, [name, change]);
  };
  for (const [name, change] of [['index', 'flip'], ['index', 'cut'], ['index', 'odd'], ['texts', 'odd'], ['texts', 'delete'], ['index', 'delete']]) {
    assert.equal(await left(name, change), 4, `${name} ${change}`);
    assert.deepEqual((await found(page, 'tide ')).sort(), ['/ferry', '/tide'], `${name} ${change}`);
    assert.deepEqual(await found(page, '東京'), ['/tokyo'], `${name} ${change}`);
    const stored = await page.evaluate(async () => {
      const opened = indexedDB.open('article-viewer');
      await new Promise((resolve) => (opened.onsuccess = resolve));
      const count = opened.result.transaction(['index']).objectStore('index').count();
      await new Promise((resolve) => (count.onsuccess = resolve));
      opened.result.close();
      return count.result;
    });
    assert.equal(stored, 4, `${name} ${change}`);
  }
});
