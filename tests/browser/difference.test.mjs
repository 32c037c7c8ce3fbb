// What changed between two versions of an article, as a reader sees it: in its place, in words, by keys and by buttons.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { difference, render } from '../../pkg/core.js';
import { defined, serve } from './host.mjs';
import { openLibrary, startHarbour } from './library.mjs';
import { THEMES } from './states.mjs';
import { openPage, require } from './support.mjs';

const AXE = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');

const text = (text) => ({ kind: 'text', text });
const paragraph = (words) => ({ kind: 'paragraph', content: [text(words)] });
const FILLING = ['The pilots', 'The clerks', 'The fishermen', 'The children', 'The gulls'].map((who) =>
  paragraph(`${who} count the boats that come home one after the other, and write them down. `.repeat(9)),
);
const cells = (words, header) => ({ cells: words.map((word) => ({ header, scope: header ? 'column' : undefined, blocks: [paragraph(word)] })) });
const MOVED = paragraph('A lamp stood on the pier, and nobody remembered who had put it there.');

const version = (isNew) => ({
  version: 1,
  meta: { title: isNew ? 'The grey harbour' : 'The blue harbour', language: 'en', corrections: isNew ? [{ text: 'The harbour is not blue.' }] : [] },
  blocks: [
    paragraph(`The bridge has ${isNew ? 'eight' : 'seven'} arches, and they are all of stone.`),
    ...(isNew ? [] : [MOVED]),
    FILLING[0],
    ...(isNew ? [paragraph('On Thursday the council put off its decision until the spring.')] : []),
    FILLING[1],
    ...(isNew ? [] : [paragraph('Nobody was asked about it, and nobody answered.')]),
    FILLING[2],
    { kind: 'list', ordered: true, tight: true, items: ['One rule', ...(isNew ? ['Another rule of theirs'] : []), 'Two rules'].map((item) => ({ blocks: [paragraph(item)] })) },
    { kind: 'table', head: [cells(['Boat', 'Length'], true)], bodies: [{ rows: [cells(['Alma', isNew ? '12.5' : '12.4']), cells(['Zoe', '9'])] }] },
    FILLING[3],
    ...(isNew ? [MOVED] : []),
    FILLING[4],
  ],
});

async function open(t, { lang = 'en', attributes = '', ...options } = {}) {
  const server = await serve(t, `<main><article-viewer lang="${lang}" ${attributes}></article-viewer></main>`);
  const page = await openPage(t, `${server.origin}/page`, options);
  await defined(page);
  const told = await difference(version(false), version(true), { lang });
  await page.locator('article-viewer').evaluate((viewer, article) => viewer.load(article), told.article);
  await page.locator('[data-role=changes]').waitFor();
  // The tools come when a reader does.
  await page.locator('[part=title]').hover();
  await page.locator('[part=changes]').waitFor();
  return { page, told };
}

test('a program is told each change, corrections first', async () => {
  const { changes, coarse } = await difference(version(false), version(true));
  assert.equal(coarse, false);
  assert.deepEqual(
    changes.map(({ kind, place }) => `${kind} ${place}`),
    ['notice correction', 'words title', 'words paragraph', 'words cell', 'removed paragraph', 'added paragraph', 'added item', 'moved paragraph'],
  );
  const [, , words] = changes;
  assert.deepEqual(words.runs.filter((run) => run.state !== 'kept').map((run) => run.text.trim()), ['seven', 'eight']);
  assert.ok(changes.every(({ kind, id }) => kind === 'notice' || /^change-\d+$/.test(id)));
  assert.deepEqual((await difference(version(true), version(true))).changes, []);
});

test('each change is said in words where it is, and in the list, which leads there', async (t) => {
  const { page } = await open(t);
  const list = page.locator('[data-role=changes]');
  assert.match(await list.innerText(), /8 changes\s· Correction: 1\s· Corrected: 3\s· Removed: 1\s· Added: 2\s· Moved: 1/u);
  const first = await list.locator('li').first().innerText();
  assert.match(first, /^Correction The harbour is not blue\.$/);
  for (const [role, words] of [['added', /^Added\s+On Thursday/], ['removed', /^Removed\s+Nobody was asked/], ['moved', /^Moved here from further up\s+A lamp/], ['gone', /^Moved from here A lamp/]]) {
    assert.match(await page.locator(`[data-role=change-${role}]`).first().innerText(), words);
  }
  assert.equal(await page.locator('.body > p ins').first().textContent(), 'Added: eight');
  assert.equal(await page.locator('.body > p del').first().textContent(), 'Removed: seven');
  // Each entry leads to what it speaks of, but for the notice, which is said whole.
  const links = await list.locator('a').evaluateAll((links) => links.map((link) => Boolean(link.getRootNode().getElementById(link.hash.slice(1)))));
  assert.deepEqual(links, Array(7).fill(true));
  await list.getByText('A lamp stood').click();
  assert.ok(await page.locator('[data-role=change-moved]').evaluate((moved) => moved.getBoundingClientRect().top < innerHeight && moved.matches(':focus')));
  // What is said to those who do not see it is no word of the article.
  await page.locator('article-viewer').evaluate((viewer) => viewer.setAttribute('find', 'Added: eight'));
  await page.locator('.find output').filter({ hasText: 'No matches' }).waitFor();
});

test('one goes from change to change by keys and by buttons', async (t) => {
  const { page } = await open(t, { viewport: { width: 900, height: 500 } });
  const output = page.locator('[part=changes] output');
  const near = () => page.locator('article-viewer').evaluate((viewer) => viewer.shadowRoot.activeElement?.id);
  await page.locator('[part=title]').click();
  const seen = [];
  for (const key of ['n', 'n', 'n', 'n', 'p']) {
    await page.keyboard.press(key);
    seen.push(await near());
  }
  assert.equal(new Set(seen.slice(0, 4)).size, 4);
  assert.equal(seen[4], seen[2]);
  const place = /^Change (\d) of 7$/;
  const [, before] = (await output.innerText()).match(place);
  await page.getByRole('button', { name: 'Next change' }).click();
  await page.getByRole('button', { name: 'Next change' }).press('Enter');
  const [, after] = (await output.innerText()).match(place);
  assert.equal(Number(after), Number(before) + 2);
  await page.getByRole('button', { name: 'Previous change' }).click();
  assert.match(await output.innerText(), place);
  for (let press = 0; press < 9; press += 1) await page.getByRole('button', { name: 'Next change' }).click();
  assert.equal(await output.innerText(), 'Change 7 of 7');
  await page.locator('[part=title]').click();
  await page.keyboard.press('?');
  await page.locator('[part=panel]').getByText('Next change').waitFor();
  // Another article has none of it.
  await page.keyboard.press('Escape');
  await page.locator('article-viewer').evaluate((viewer, article) => viewer.load(article), version(true));
  await page.locator('[part=changes]').waitFor({ state: 'detached' });
});

test('it is accessible in every theme, from right to left, in forced colours and in a narrow window', async (t) => {
  for (const options of [
    ...THEMES.map((theme) => ({ attributes: `theme="${theme}"` })),
    { lang: 'ar' },
    { lang: 'ja', colorScheme: 'dark' },
    { forcedColors: 'active' },
    { viewport: { width: 320, height: 600 } },
  ]) {
    const { page } = await open(t, options);
    const name = JSON.stringify(options);
    await page.evaluate(AXE);
    const violations = await page.evaluate(async () => {
      const found = await globalThis.axe.run('article-viewer', { resultTypes: ['violations'] });
      return found.violations.flatMap(({ id, nodes }) => nodes.map(({ failureSummary, html }) => `${id}: ${html} ${failureSummary}`));
    });
    assert.deepEqual(violations, [], name);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name);
    // Without colour, lines say it.
    const lines = await page.locator('article-viewer').evaluate((viewer) =>
      ['.body > p ins', '.body > p del'].map((name) => getComputedStyle(viewer.shadowRoot.querySelector(name)).textDecorationLine),
    );
    assert.deepEqual(lines, ['underline', 'line-through'], name);
    await page.context().close();
  }
});

test('its words are in the language of the viewer, and are marked as such', async (t) => {
  const { page } = await open(t, { lang: 'he' });
  const label = page.locator('[data-role=change-added] > p').first();
  assert.equal(await label.innerText(), 'נוסף');
  assert.equal(await label.locator('[lang]').getAttribute('lang'), 'he');
  assert.equal(await page.locator('[data-role=changes]').getAttribute('dir'), 'rtl');
});

test('on paper and in files it says the same', async (t) => {
  const { page, told } = await open(t);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('[part=changes]').isHidden());
  assert.ok(await page.locator('[data-role=change-added] > p').first().isVisible());
  const markdown = await render(told.article, { to: 'markdown' });
  assert.match(markdown, /\*\*Added\*\*\s+On Thursday/);
  assert.match(markdown, /<del>seven<\/del> <ins>eight<\/ins>/);
});

test('a library tells what changed between the versions that it has saved', async (t) => {
  const server = await startHarbour(t);
  const page = await openLibrary(t, server);
  const told = await page.evaluate(async ([before, after]) => {
    const { library } = globalThis;
    const url = 'https://harbour.example/bridge';
    const { id } = await library.save(before, { url });
    const alone = await library.difference(id);
    const entry = await library.save(after, { url });
    const [last, back] = [await library.difference(id), await library.difference(id, { from: entry.versions[1].hash, to: entry.versions[0].hash, lang: 'de' })];
    return { alone: alone.changes.length, last: last.changes.map(({ kind }) => kind), back: back.changes.map(({ kind }) => kind), summary: back.article.blocks[0].blocks[0].content[0].text };
  }, [version(false), version(true)]);
  assert.deepEqual(told, {
    alone: 0,
    last: ['notice', 'words', 'words', 'words', 'removed', 'added', 'added', 'moved'],
    back: ['words', 'words', 'words', 'removed', 'removed', 'removed', 'added', 'moved'],
    summary: 'Was sich geändert hat',
  });
});
