// The library page as a reader uses it: what is dropped, searched, read, tagged, archived, removed, taken along; on a
// phone, by keys, in any colours, and without its server.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { STRICT, openPage, require, startServer } from './support.mjs';

const AXE = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');

// What the page needs besides what any page with a viewer does: pictures that are saved, and to be kept itself.
const POLICY = STRICT['Content-Security-Policy']
  .replace("img-src 'self'", "img-src 'self' blob:; manifest-src 'self'; worker-src 'self'")
  .replace("trusted-types 'none'", 'trusted-types library-page');
const HEADERS = { 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-cache' };

async function open(t, { path = '/www/library.html', ...options } = {}) {
  const server = await startServer(t, { headers: HEADERS });
  const page = await openPage(t, server.origin + path, options);
  await page.locator('.empty, .list li').filter({ visible: true }).first().waitFor();
  return { server, page };
}

// Drops files with these names and texts.
const drop = (page, files) =>
  page.evaluate((files) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of Object.entries(files)) dataTransfer.items.add(new File([text], name));
    for (const type of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, files);

const FERRY = '# The ferry at noon\n\nIt crosses the sound in eleven minutes, whatever the tide.';
const MILL = '# The mill of Asham\n\nThe wheel has stood still since the flood.';
const KITE = '# A kite over the roofs\n\nIt was seen from the mill, and from the church.';

const rows = (page) => page.getByRole('list', { name: 'Articles' }).getByRole('listitem');
const row = (page, title) => rows(page).filter({ hasText: title });
const listed = async (page, count) => {
  await page.waitForFunction((count) => document.querySelectorAll('.list > li').length === count, count);
};
const said = (page, text) => page.locator('.said p', { hasText: text }).waitFor();
const press = (page, title, name) => row(page, title).getByRole('button', { name }).click();
const title = (page, name) => page.locator('article-viewer [part=title]', { hasText: name }).waitFor();

async function three(t, options) {
  const { server, page } = await open(t, options);
  await drop(page, { 'ferry.md': FERRY, 'mill.md': MILL, 'kite.md': KITE });
  await said(page, '3 articles saved');
  await listed(page, 3);
  return { server, page };
}

test('who comes first is told what to do, and two samples are saved with their pictures', async (t) => {
  const { page } = await open(t);
  await page.locator('.empty', { hasText: 'Nothing is saved yet' }).waitFor();
  await page.getByRole('button', { name: 'Save two samples' }).click();
  await said(page, '2 articles saved');
  await listed(page, 2);
  await row(page, 'The harbour that learned to listen').getByText(/text and \d+ (of \d+ )?pictures?, \d+ kB/).waitFor();
  await row(page, 'The harbour').getByRole('link').click();
  await title(page, 'The harbour that learned to listen');
  const picture = page.locator('article-viewer img').first();
  assert.match(await picture.getAttribute('src'), /^blob:/);
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.querySelector('img').naturalWidth > 0);
});

test('what is dropped is saved, and what is no article says why', async (t) => {
  const { page } = await open(t);
  await drop(page, { 'ferry.md': FERRY, 'nothing.md': '', 'mill.md': MILL });
  await said(page, '2 articles saved; 1 failure, below');
  await listed(page, 2);
  const failure = page.getByRole('alert').locator('p');
  assert.match(await failure.textContent(), /^nothing\.md: there is nothing in it\./);
  await failure.getByRole('button', { name: 'Dismiss' }).click();
  assert.equal(await failure.count(), 0);
  // The same again is nothing new.
  await drop(page, { 'ferry.md': FERRY });
  await said(page, '1 article saved');
  await listed(page, 2);
});

test('an address is saved, and one that fails can be tried again', async (t) => {
  const { server, page } = await open(t, { noise: [/503/] });
  server.route('/late.md', { status: 503 });
  await page.getByRole('textbox', { name: 'Address of an article' }).fill(`${server.origin}/late.md`);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText(/late\.md: its site answers “503/).waitFor();
  server.route('/late.md', { headers: { 'Content-Type': 'text/markdown' }, body: FERRY });
  await page.getByRole('button', { name: /^Try again/ }).click();
  await listed(page, 1);
  assert.equal(await page.getByRole('alert').locator('p').count(), 0);
});

test('saving is told of and can be cancelled', async (t) => {
  const { server, page } = await open(t);
  let release;
  server.route('/held.md', () => new Promise((resolve) => (release = resolve)));
  await page.getByRole('textbox', { name: 'Address of an article' }).fill(`${server.origin}/held.md`);
  await page.keyboard.press('Enter');
  await page.locator('.doing p', { hasText: 'held.md' }).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await said(page, 'Cancelled: nothing half-saved is kept.');
  assert.equal(await page.locator('.doing').isVisible(), false);
  assert.equal(await rows(page).count(), 0);
  release({ body: FERRY });
});

test('as one types, what is found is listed with its words marked', async (t) => {
  const { page } = await three(t);
  await page.getByRole('searchbox').pressSequentially('mill');
  await listed(page, 2);
  assert.match(await rows(page).first().textContent(), /The mill of Asham/);
  assert.equal(await row(page, 'A kite').locator('mark').textContent(), 'mill');
  assert.equal(await page.locator('.count').textContent(), '2 articles with “mill”');
  await page.getByRole('searchbox').fill('xylophone');
  await page.locator('.empty', { hasText: 'Nothing that is saved is so' }).waitFor();
  await page.getByRole('searchbox').fill('');
  await listed(page, 3);
});

test('an article is tagged, archived and removed, and each is taken back', async (t) => {
  const { page } = await three(t);
  await press(page, 'The ferry', 'Tags');
  await page.getByLabel('Tags, with commas between them').fill('sea, Tuesday, sea');
  await page.keyboard.press('Enter');
  await row(page, 'The ferry').locator('.tags', { hasText: 'seaTuesday' }).waitFor();
  assert.match(await page.evaluate(() => document.activeElement.ariaLabel), /^Tags: The ferry/);
  await page.locator('.find [name=tag]').selectOption('sea');
  await listed(page, 1);
  await page.locator('.find [name=tag]').selectOption('');
  await listed(page, 3);

  await press(page, 'The mill', 'Archive');
  await listed(page, 2);
  await page.getByLabel('Show').selectOption('archived');
  await row(page, 'The mill').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await listed(page, 0);
  await page.getByLabel('Show').selectOption('');
  await listed(page, 3);

  await press(page, 'A kite', 'Remove');
  await said(page, 'Removed “A kite over the roofs”');
  await listed(page, 2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await listed(page, 3);
  await said(page, 'is back');
});

test('what was removed takes its room until it is deleted for good', async (t) => {
  const { page } = await three(t);
  await press(page, 'The mill', 'Remove');
  await listed(page, 2);
  await page.locator('.room dt', { hasText: 'Removed, can be brought back' }).waitFor();
  await page.reload();
  await listed(page, 2);
  await page.getByLabel('Show').selectOption('removed');
  await row(page, 'The mill').getByRole('button', { name: 'Bring back' }).click();
  await listed(page, 0);
  await page.getByLabel('Show').selectOption('');
  await press(page, 'The mill', 'Remove');
  await listed(page, 2);
  await page.getByRole('button', { name: 'Delete what was removed' }).click();
  await said(page, /Deleted for good: \d+ bytes are free again/);
  await page.getByLabel('Show').selectOption('removed');
  await listed(page, 0);
  assert.equal(await page.getByRole('button', { name: 'Delete what was removed' }).isVisible(), false);
});

test('a reader comes back to where they left off', async (t) => {
  const { page } = await open(t, { viewport: { width: 1300, height: 600 } });
  const paragraphs = Array.from({ length: 80 }, (_, index) => `Paragraph ${index}, which says that the tide comes and goes, as it has said before.`);
  await drop(page, { 'long.md': `# A long tide\n\n${paragraphs.join('\n\n')}`, 'ferry.md': FERRY });
  await listed(page, 2);
  await row(page, 'A long tide').getByRole('link').click();
  await title(page, 'A long tide');
  await page.evaluate(() => (document.querySelector('article-viewer').position = { progress: 0.5 }));
  await row(page, 'A long tide').getByText(/read to \d\d %/).waitFor();
  await row(page, 'The ferry').getByRole('link').click();
  await title(page, 'The ferry');
  await row(page, 'A long tide').getByRole('link').click();
  await title(page, 'A long tide');
  await page.waitForFunction(() => document.querySelector('article-viewer').position?.progress > 0.3);
});

test('all of it goes into a file, and comes out of it into another browser', async (t) => {
  const { page } = await three(t);
  await press(page, 'The ferry', 'Tags');
  await page.getByLabel('Tags, with commas between them').fill('sea');
  await page.keyboard.press('Enter');
  await row(page, 'The ferry').locator('.tags').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save all as a file' }).click()]);
  await said(page, 'All that is saved is in articles-');
  const other = await open(t);
  await other.page.locator('[name=files]').setInputFiles(await download.path());
  await listed(other.page, 3);
  assert.equal(await row(other.page, 'The ferry').locator('.tags').textContent(), 'sea');
});

test('a newer version is saved beside the older, and what changed is shown', async (t) => {
  const { server, page } = await open(t);
  const save = async (body) => {
    server.route('/ferry.md', { headers: { 'Content-Type': 'text/markdown' }, body });
    await page.getByRole('textbox', { name: 'Address of an article' }).fill(`${server.origin}/ferry.md`);
    await page.keyboard.press('Enter');
  };
  await save(FERRY);
  await listed(page, 1);
  await save(FERRY.replace('eleven', 'nine'));
  await row(page, 'The ferry').getByText('2 versions').waitFor();
  await row(page, 'The ferry').getByRole('link').click();
  await title(page, 'The ferry');
  await page.getByRole('button', { name: 'What changed' }).click();
  await page.locator('article-viewer p del', { hasText: 'eleven' }).last().waitFor();
});

test('keys are enough, and the focus is never lost', async (t) => {
  const { page } = await three(t);
  const focused = () => page.evaluate(() => document.activeElement.closest('li')?.dataset.id ?? document.activeElement.className);
  const ids = await rows(page).evaluateAll((items) => items.map(({ dataset }) => dataset.id));
  await rows(page).first().getByRole('link').focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), ids[1]);
  await page.keyboard.press('End');
  assert.equal(await focused(), ids[2]);
  await page.keyboard.press('Delete');
  await listed(page, 2);
  assert.equal(await focused(), ids[1]);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.locator('article-viewer [part=title]').waitFor();
  await page.waitForFunction(() => document.activeElement.className === 'reading');
  await page.getByRole('link', { name: 'All articles' }).press('Enter');
  assert.equal(await focused(), ids[0]);
  // One stop of the Tab key for the list, and one for each of what can be done with its article.
  assert.equal(await page.locator('.list :is(a, button)[tabindex="0"]').count(), 4);
});

test('a thousand articles are listed, all of them, and typed into', async (t) => {
  const { page } = await open(t);
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Tides', items: Array.from({ length: 1000 }, (_, at) => ({ id: `${at}`, title: `Tide ${at}`, content_html: `<p>The water stood at ${at} and went.</p>` })) };
  await drop(page, { 'tides.json': JSON.stringify(feed) });
  await page.locator('.said p', { hasText: '1,000 articles saved' }).waitFor({ timeout: 180_000 });
  await listed(page, 1000);
  await page.reload();
  await listed(page, 1000);
  await page.getByRole('searchbox').fill('tide 998');
  await listed(page, 1);
  await page.getByRole('searchbox').fill('');
  await listed(page, 1000);
  await rows(page).first().getByRole('link').focus();
  await page.keyboard.press('End');
  assert.ok(await rows(page).last().evaluate((item) => item.contains(document.activeElement)));
});

for (const options of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }]) {
  test(`axe finds nothing where the colours are ${JSON.stringify(options)}`, async (t) => {
    const { page } = await open(t, { ...options, viewport: { width: 1300, height: 800 } });
    await page.evaluate(AXE);
    const found = {};
    const look = async (name) => {
      const violations = await page.evaluate(async () => (await globalThis.axe.run({ resultTypes: ['violations'] })).violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.flat().join(' ')}`)));
      if (violations.length > 0) found[name] = violations;
    };
    await look('empty');
    await drop(page, { 'ferry.md': FERRY, 'mill.md': MILL, 'nothing.md': '' });
    await listed(page, 2);
    await page.getByRole('alert').locator('p').waitFor();
    await press(page, 'The ferry', 'Tags');
    await look('tagging');
    await page.getByLabel('Tags, with commas between them').fill('sea');
    await page.keyboard.press('Enter');
    await row(page, 'The ferry').locator('.tags').waitFor();
    await row(page, 'The mill').getByRole('link').click();
    await title(page, 'The mill');
    await page.getByRole('searchbox').fill('wheel');
    await page.locator('mark').waitFor();
    await look('searching and reading');
    assert.deepEqual(found, {});
  });
}

for (const dir of ['ltr', 'rtl']) {
  test(`nothing is wider than the smallest phone, ${dir}`, async (t) => {
    const { page } = await open(t, { viewport: { width: 320, height: 640 } });
    await page.evaluate((dir) => (document.documentElement.dir = dir), dir);
    const fits = async () => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await fits();
    await drop(page, { 'ferry.md': FERRY, 'nothing.md': '', [`${'long'.repeat(30)}.md`]: `# ${'Unbreakable'.repeat(12)}\n\nText.` });
    await listed(page, 2);
    await press(page, 'The ferry', 'Tags');
    await fits();
    await row(page, 'The ferry').getByRole('link').click();
    await title(page, 'The ferry');
    assert.equal(await page.locator('.shelf').isVisible(), false);
    await fits();
    await page.getByRole('link', { name: 'All articles' }).click();
    await page.locator('.shelf').waitFor();
  });
}

test('the page, and all that can be done with it, is there with its server dead', async (t) => {
  const { server, page } = await open(t, { noise: [/ERR_|Failed to (load|fetch)/], viewport: { width: 390, height: 844 } });
  await page.getByRole('button', { name: 'Save two samples' }).click();
  await listed(page, 2);
  await page.locator('.worker', { hasText: 'This page opens without a network' }).waitFor();
  await server.kill();
  await page.context().setOffline(true);
  await page.locator('.worker', { hasText: 'There is no network' }).waitFor();
  await page.reload();
  await listed(page, 2);
  await page.locator('.worker', { hasText: 'There is no network' }).waitFor();
  await page.getByRole('searchbox').fill('number seven');
  await page.locator('mark').first().waitFor();
  await page.getByRole('searchbox').fill('');
  await listed(page, 2);
  await row(page, 'The harbour').getByRole('link').click();
  await title(page, 'The harbour');
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.querySelector('img').naturalWidth > 0);
  await page.getByRole('link', { name: 'All articles' }).click();
  await drop(page, { 'ferry.md': FERRY });
  await listed(page, 3);
  await page.getByRole('textbox', { name: 'Address of an article' }).fill(`${server.origin}/www/samples/fox.md`);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText(/fox\.md: the network cannot be reached/).waitFor();
  await press(page, 'The ferry', 'Remove');
  await listed(page, 2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await listed(page, 3);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save all as a file' }).click()]);
  assert.match(download.suggestedFilename(), /^articles-.*\.zip$/);
});
