// Tables: their heads stay in sight, their rows are cards where there is no room, they are sorted and copied.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defined, serve, title } from './host.mjs';
import { openPage } from './support.mjs';

const paragraph = (text) => ({ kind: 'paragraph', content: [{ kind: 'text', text }] });
const cell = (text, more) => ({ blocks: [paragraph(text)], ...more });
const row = (texts, more) => ({ cells: texts.map((text) => (typeof text === 'string' ? cell(text, more) : text)) });
const head = (texts) => [row(texts, { header: true, scope: 'column' })];
const table = (texts, rows, more) => ({ kind: 'table', head: head(texts), bodies: [{ rows: rows.map((texts) => row(texts)) }], ...more });
const filling = (count) => Array.from({ length: count }, (_, index) => paragraph(`Filling, line ${index}.`));
const many = (count, make) => Array.from({ length: count }, (_, index) => make(index));

const BOATS = [
  ['Örn', '12 March 1998', '12.5'],
  ['Alma', '3 May 1987', '1,009'],
  ['Zoe', '21 July 2022', '—'],
  ['Öl, "the old"', '1 January 2001', '9.75'],
];

const article = (language = 'en') => ({
  version: 1,
  meta: { title: 'The harbour', language },
  blocks: [
    table(['Boat', 'Built', 'Length'], BOATS, { caption: [paragraph('Boats.')], foot: [row(['All', '', '4'])] }),
    ...filling(3),
    table(['Year', 'Ships'], many(60, (index) => [String(1900 + index), String((index * 37) % 60)])),
    table(many(16, (index) => `Column ${index}`), many(60, (index) => many(16, (column) => `value ${index}.${column}`))),
    { kind: 'table', head: head([cell('Both', { header: true, column_span: 2 })]), bodies: [{ rows: [row([cell('tall', { row_span: 2 }), 'a']), row(['b|c'])] }] },
    ...filling(20),
    table(many(6, (index) => `Port${index}`), [many(6, (index) => `quay${index}`)]),
    ...filling(20),
  ],
});

async function open(t, { lang = 'en', language = lang, blocks = Infinity, ...options } = {}) {
  const server = await serve(t, `<main><article-viewer lang="${lang}"></article-viewer></main>`);
  const page = await openPage(t, `${server.origin}/page`, options);
  await defined(page);
  const viewer = page.locator('article-viewer');
  await viewer.evaluate((viewer, article) => viewer.load(article), { ...article(language), blocks: article(language).blocks.slice(0, blocks) });
  await title(page, 'The harbour');
  if (options.hasTouch) await page.touchscreen.tap(20, 300);
  else await page.mouse.move(20, 300);
  const tables = page.locator('[part=body] .table');
  await tables.first().locator('.table-tools').waitFor();
  return { page, viewer, tables, sort: (name) => page.getByRole('button', { name: `Sort by ${name}`, exact: true }) };
}

const column = (table, at = 0) =>
  table.evaluate((table, at) => [...table.querySelectorAll('tbody tr')].map((row) => row.cells[at].textContent), at);
const box = (locator) => locator.evaluate((element) => element.getBoundingClientRect().toJSON());
const frames = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

test('a table is sorted by the head of a column: up, down, and as it was', async (t) => {
  const { page, viewer, tables, sort } = await open(t);
  const before = await tables.first().evaluate((table) => table.outerHTML);
  const status = page.locator('.announcement');
  for (const [name, at, up] of [
    ['Boat', 0, ['Alma', 'Öl, "the old"', 'Örn', 'Zoe']],
    ['Built', 1, ['3 May 1987', '12 March 1998', '1 January 2001', '21 July 2022']],
    // What says nothing is last either way.
    ['Length', 2, ['9.75', '12.5', '1,009', '—']],
  ]) {
    const header = page.getByRole('columnheader', { name, exact: true });
    await sort(name).press('Enter');
    assert.deepEqual(await column(tables.first(), at), up);
    assert.equal(await header.getAttribute('aria-sort'), 'ascending');
    assert.equal(await status.textContent(), `Sorted by ${name}, ascending`);
    await sort(name).press('Space');
    const down = up.filter((word) => word !== '—').reverse();
    assert.deepEqual((await column(tables.first(), at)).slice(0, down.length), down);
    assert.equal(await header.getAttribute('aria-sort'), 'descending');
    assert.equal(await viewer.evaluate((viewer) => viewer.shadowRoot.querySelectorAll('[aria-sort]').length), 1);
    assert.equal(await tables.first().locator('tfoot').textContent(), 'All4');
    await header.click();
    assert.equal(await header.getAttribute('aria-sort'), null);
    assert.equal(await status.textContent(), 'In the original order');
    assert.equal(await tables.first().evaluate((table) => table.outerHTML), before);
  }
  assert.equal(await tables.nth(3).locator('.sort').count(), 0);
});

test('words are ordered as the language of the article does', async (t) => {
  const { page, tables } = await open(t, { language: 'sv' });
  await page.getByRole('button', { name: 'Sort by Boat' }).click();
  assert.deepEqual(await column(tables.first()), ['Alma', 'Zoe', 'Öl, "the old"', 'Örn']);
});

test('what is searched for is found in a table that is sorted, and the search changes nothing', async (t) => {
  const { page, viewer, sort } = await open(t);
  await viewer.evaluate((viewer) => (viewer.find = '5'));
  const painted = (name) => page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map((range) => range.startContainer.data), name);
  await page.locator('[part=find]').getByRole('status').getByText('1 of').waitFor();
  const markup = () => viewer.evaluate((viewer) => viewer.shadowRoot.querySelector('[part=article]').outerHTML);
  const found = await painted('article-found');
  assert.deepEqual(found.slice(0, 2), ['12.5', '9.75']);
  await sort('Length').click();
  assert.deepEqual((await painted('article-found')).slice(0, 2), ['9.75', '12.5']);
  assert.equal((await painted('article-found')).length, found.length);
  const before = await markup();
  await viewer.evaluate((viewer) => (viewer.find = null));
  await viewer.evaluate((viewer) => (viewer.find = 'Alma'));
  await page.waitForFunction(() => CSS.highlights.get('article-found')?.size === 1);
  assert.equal(await markup(), before);
});

test('the tools add to a table once, and move nothing', async (t) => {
  const { page, viewer, tables } = await open(t);
  const places = () => page.locator('[part=article]').evaluate((article) => [...article.querySelectorAll('th, td, p')].slice(0, 60).map((element) => element.getBoundingClientRect().top));
  const shown = await places();
  await viewer.evaluate((viewer) => (viewer.theme = 'dark'));
  assert.deepEqual(await tables.first().evaluate((table) => [table.querySelectorAll('.table-tools').length, table.querySelectorAll('.sort').length]), [1, 3]);
  await tables.evaluateAll((tables) => tables.forEach((table) => table.querySelectorAll('.sort, .table-tools').forEach((button) => button.remove())));
  assert.deepEqual(await places(), shown);
  for (const button of await page.locator('.table button').all()) {
    const { width, height } = await box(button);
    assert.ok(width >= 24 && height >= 24, `${width} by ${height}`);
  }
});

test('the head of a table stays in sight: in the window, or in what it scrolls in', async (t) => {
  const { page, tables } = await open(t, { viewport: { width: 1000, height: 600 } });
  const [long, wide] = [tables.nth(1), tables.nth(2)];
  await long.evaluate((table) => scrollBy(0, table.getBoundingClientRect().top + 600));
  await frames(page);
  const toolbar = await box(page.locator('[part=toolbar]'));
  const top = (await box(long.locator('thead'))).top;
  assert.ok(Math.abs(top - toolbar.bottom) <= 1, `${top}, ${toolbar.bottom}`);
  // It is painted above the rows.
  assert.equal(await long.locator('th').first().evaluate((head) => {
    const { left, top } = head.getBoundingClientRect();
    return head.contains(head.getRootNode().elementFromPoint(left + 10, top + 10));
  }), true);
  const scroll = wide.locator('.scroll');
  await scroll.evaluate((scroll) => {
    scroll.scrollIntoView({ block: 'center' });
    scroll.scrollTo(200, 400);
  });
  await frames(page);
  const own = await box(scroll);
  assert.ok(own.height < 600, String(own.height));
  assert.ok(Math.abs((await box(wide.locator('thead'))).top - own.top) <= 1);
  // A line on its edge says that there is more.
  assert.ok((await scroll.evaluate((scroll) => getComputedStyle(scroll).backgroundImage)).includes('linear-gradient'));
  assert.equal(await scroll.evaluate((scroll) => (scroll.focus(), scroll === scroll.getRootNode().activeElement)), true);
  // What fits in a wide window need not in a small one.
  const last = tables.nth(4);
  await last.evaluate((table) => table.scrollIntoView({ block: 'center' }));
  await frames(page);
  for (const [width, fit] of [[1000, 'fits'], [440, 'wide'], [1000, 'fits']]) {
    await page.setViewportSize({ width, height: 600 });
    await last.locator(`.${fit}`).waitFor();
  }
});

test('under 400 pixels rows are cards with the names of their columns, and still a table to a screen reader', async (t) => {
  for (const lang of ['en', 'ar']) {
    const { page, tables } = await open(t, { lang, viewport: { width: 320, height: 640 }, hasTouch: true });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    const first = tables.first().locator('tbody tr').first();
    const [name, built, length] = await Promise.all([0, 1, 2].map((at) => box(first.locator('td').nth(at))));
    assert.ok(built.top >= name.bottom, 'the name stands above');
    assert.equal(length.top, built.top);
    assert.equal(lang === 'en' ? length.left > built.left : length.left < built.left, true);
    assert.equal(await first.locator('td').nth(1).evaluate((cell) => getComputedStyle(cell, '::before').content), '"Built" / ""');
    const main = page.getByRole('table', { name: 'Boats.' });
    assert.equal(await main.getByRole('row').count(), 6);
    assert.equal(await main.getByRole('columnheader').count(), 3);
    assert.equal(await main.getByRole('cell').count(), 15);
    const tree = await page.context().newCDPSession(page).then((client) => client.send('Accessibility.getFullAXTree'));
    const roles = (role) => tree.nodes.filter((node) => !node.ignored && node.role?.value === role).map((node) => node.name?.value);
    assert.ok(roles('columnheader').includes('Built') && roles('cell').includes('12 March 1998'), 'a table in the tree');
    // Two columns have room, and what spans has no cards.
    for (const at of [1, 3]) assert.equal(await tables.nth(at).locator('table').evaluate((table) => getComputedStyle(table).display), 'table');
    await tables.first().locator('.sort').nth(2).tap();
    assert.deepEqual(await column(tables.first(), 2), ['9.75', '12.5', '1,009', '—']);
  }
});

const CSV = 'Boat,Built,Length\r\nÖrn,12 March 1998,12.5\r\nAlma,3 May 1987,"1,009"\r\nZoe,21 July 2022,—\r\n"Öl, ""the old""",1 January 2001,9.75\r\nAll,,4\r\n';

test('a table is copied as CSV and as Markdown, its spans respected', async (t) => {
  const { page, tables } = await open(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const menu = async (at, name) => {
    await tables.nth(at).scrollIntoViewIfNeeded();
    await frames(page);
    await tables.nth(at).locator('.table-tools').press('Enter');
    await page.getByRole('dialog', { name: 'Table tools' }).waitFor();
    await page.getByRole('button', { name }).press('Enter');
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    assert.equal(await page.locator('.announcement').textContent(), 'Copied');
    await page.keyboard.press('Escape');
    await page.locator('[part=panel]').waitFor({ state: 'detached' });
  };
  await menu(0, 'Copy as CSV');
  assert.equal(await copied(), CSV);
  await menu(3, 'Copy as CSV');
  assert.equal(await copied(), 'Both,\r\ntall,a\r\n,b|c\r\n');
  await menu(3, 'Copy as Markdown');
  assert.equal(await copied(), '| Both | |\n| --- | --- |\n| tall | a |\n| | b\\|c |\n');
});

test('where the clipboard is refused, a table is copied otherwise, and where that is too, it is said', async (t) => {
  const { page, tables } = await open(t);
  // Neither is given back: the browser would ask its user.
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('not now', 'NotAllowedError'));
    document.addEventListener('copy', (event) => (globalThis.copied = getSelection().toString() || event.composedPath()[0].value));
  });
  await tables.first().locator('.table-tools').click();
  const [csv, markdown] = await page.locator('[part=panel] .menu button').all();
  await csv.click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  assert.equal((await page.evaluate(() => globalThis.copied)).replaceAll('\r', ''), CSV.replaceAll('\r', ''));
  assert.equal(await csv.evaluate((button) => button === button.getRootNode().activeElement), true);
  assert.equal(await page.locator('textarea').count(), 0);
  await page.evaluate(() => (document.execCommand = () => false));
  await markdown.click();
  await page.getByRole('button', { name: 'Could not be copied' }).waitFor();
  assert.equal(await page.locator('.announcement').textContent(), 'Could not be copied');
});
