// The playground as a developer uses it: samples, what is typed, dropped and chosen, and what it says of a payload.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from '../../pkg/core.js';
import { NO_WORKER } from './host.mjs';
import { STRICT, openPage, packageFolder, root, startServer } from './support.mjs';

const SAMPLES = join(root, 'www', 'samples');

async function open(t, hash = '', options = {}) {
  const server = await startServer(t, { headers: STRICT });
  const page = await openPage(t, `${server.origin}/www/${hash}`, options);
  await settled(page);
  return page;
}

// What was shown last is described.
const settled = (page) => page.waitForFunction(() => document.querySelector('.state').textContent);

const title = (page, name) => page.locator('article-viewer [part=title]', { hasText: name }).waitFor();
const fact = (page, term) => page.locator(`.facts div:has(dt:text-is("${term}")) dd`).textContent();

test('every sample in the list is there, and every file is in the list', async (t) => {
  const page = await open(t);
  const listed = await page.locator('[name=sample] option').evaluateAll((options) => options.map(({ value }) => value).filter(Boolean));
  const files = (await readdir(SAMPLES)).filter((name) => name.includes('.'));
  assert.deepEqual(listed.sort(), files.sort());
  for (const name of listed) {
    await page.locator('.state').evaluate((state) => (state.textContent = ''));
    await page.locator('[name=sample]').selectOption('');
    await page.locator('[name=sample]').selectOption(name);
    await settled(page);
    assert.equal(await page.locator('.state[data-failed]').count(), 0, name);
    await page.locator('article-viewer [part=body]').waitFor();
  }
});

test('the samples say everything that the model can', async () => {
  const { $defs } = JSON.parse(await readFile(join(packageFolder, 'schema.json'), 'utf8'));
  const known = ['Block', 'Inline'].flatMap((name) => $defs[name].oneOf.map(({ properties }) => properties.kind.const));
  const said = new Set();
  for (const name of (await readdir(SAMPLES)).filter((name) => name.includes('.'))) {
    JSON.stringify(await parse(await readFile(join(SAMPLES, name)), { fileName: name }), (key, value) => {
      if (key === 'kind') said.add(value);
      return value;
    });
  }
  assert.ok(known.length > 40);
  assert.deepEqual(known.filter((kind) => !said.has(kind)), []);
});

test('what is typed is read after a pause, and told of', async (t) => {
  const page = await open(t);
  await page.locator('[name=payload]').fill('# Typed\n\nThree short words.');
  await title(page, 'Typed');
  await page.waitForFunction(() => document.querySelector('.state').textContent === 'Typed');
  assert.equal(await fact(page, 'Format'), 'markdown');
  assert.equal(await fact(page, 'Words'), '3');
  assert.equal(await page.locator('[name=sample]').inputValue(), '');
  await page.locator('[name=payload]').fill('');
  await page.locator('.state[data-failed]', { hasText: 'empty' }).waitFor();
  await page.locator('article-viewer [part=error]').waitFor();
});

test('a dropped file is read, and a large one is not laid out whole', async (t) => {
  // Under the strictest headers no worker starts, and the browser says so.
  const page = await open(t, '', { noise: [NO_WORKER] });
  const drop = (name, text) =>
    page.evaluate(
      ([name, text]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], name));
        const event = (type) => new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
        document.body.dispatchEvent(event('dragover'));
        const dropping = getComputedStyle(document.querySelector('.drop')).visibility;
        document.body.dispatchEvent(event('drop'));
        return dropping;
      },
      [name, text],
    );
  assert.equal(await drop('note.md', '# Dropped\n\nIt fell.'), 'visible');
  await title(page, 'Dropped');
  assert.equal(await page.locator('.drop').isVisible(), false);
  const paragraphs = Array.from({ length: 6000 }, (_, index) => `Paragraph ${index}, which is one of very many.`);
  await drop('large.md', `# Large\n\n${paragraphs.join('\n\n')}`);
  await title(page, 'Large');
  await page.waitForFunction(() => document.querySelector('.state').textContent === 'Large');
  assert.equal(await fact(page, 'Blocks'), '6,000');
  const branches = page.locator('.model details');
  assert.ok((await branches.count()) < 200);
  const model = page.getByRole('region', { name: 'Model' });
  await model.getByRole('button', { name: '100 more of 5900' }).click();
  await model.getByRole('button', { name: '100 more of 5800' }).waitFor();
  // Its beginning stands there to be read, not edited, until there is to be something else.
  const payload = page.locator('[name=payload]');
  assert.ok(!(await payload.isEditable()));
  await page.locator('[name=sample]').selectOption('harbour.md');
  await title(page, 'The harbour');
  await page.locator('[name=sample]').selectOption('');
  await payload.fill('# Mine');
  await title(page, 'Mine');
});

test('an address keeps what was chosen, and the toolbar chooses too', async (t) => {
  const page = await open(t, '#sample=fox.md&theme=sepia&width=390');
  await title(page, '雪の停留所');
  const viewer = page.locator('article-viewer');
  assert.equal(await viewer.getAttribute('theme'), 'sepia');
  assert.ok((await viewer.boundingBox()).width <= 390);
  await page.locator('[name=direction]').selectOption('rtl');
  await page.locator('article-viewer [part=article][dir=rtl]').waitFor();
  await page.getByRole('button', { name: 'Text and colours' }).click();
  await page.getByRole('radio', { name: 'high contrast' }).click();
  await page.waitForFunction(() => document.querySelector('[name=theme]').value === 'contrast');
  assert.equal(new URL(page.url()).hash, '#sample=fox.md&theme=contrast&width=390&direction=rtl');
  await page.evaluate(() => (location.hash = '#sample=clock.jsonld'));
  await title(page, 'Town hall clock');
  assert.equal(await viewer.getAttribute('theme'), null);
});

test('what was typed is there again when the page is', async (t) => {
  const page = await open(t);
  await page.locator('[name=payload]').fill('# Typed\n\nThree short words.');
  await title(page, 'Typed');
  await page.waitForFunction(() => document.querySelector('.state').textContent === 'Typed');
  await page.reload();
  await title(page, 'Typed');
  assert.equal(await page.locator('[name=payload]').inputValue(), '# Typed\n\nThree short words.');
});

test('without its wasm the page says so', async (t) => {
  const server = await startServer(t, { headers: STRICT });
  server.route('/pkg/wasm/article_viewer_bg.wasm', { status: 404 });
  const page = await openPage(t, `${server.origin}/www/`, { noise: [/404/, /wasm/i] });
  await page.locator('.state[data-failed]', { hasText: 'the viewer cannot be loaded' }).waitFor();
  await page.waitForLoadState('networkidle');
});

test('a type that is chosen is the type it is read as', async (t) => {
  const page = await open(t);
  await page.locator('[name=type]').selectOption('text');
  await page.waitForFunction(() => document.querySelector('.facts').textContent.includes('Formattext'));
  await page.locator('[name=type]').selectOption('json_ld');
  await page.locator('.state[data-failed]').waitFor();
  await page.locator('article-viewer [part=error]').waitFor();
  await page.locator('[name=file]').setInputFiles({ name: 'note.md', mimeType: 'text/markdown', buffer: Buffer.from('# Picked\n\nx') });
  await title(page, 'Picked');
  assert.equal(await page.locator('[name=type]').inputValue(), '');
});

test('what was dropped stands among what was kept, and can be brought back', async (t) => {
  const page = await open(t, '#sample=lamplighter.html');
  await title(page, 'The last lamplighter');
  const rows = page.getByRole('region', { name: 'Blocks' }).getByRole('listitem');
  const tally = page.locator('.tally');
  const kept = await rows.filter({ hasText: /^kept/ }).count();
  const dropped = await rows.filter({ hasText: /^dropped/ }).count();
  assert.ok(kept > 0 && dropped > 0);
  assert.equal(await tally.textContent(), `${kept} kept, ${dropped} dropped`);
  const row = rows.filter({ hasText: 'Read more' });
  assert.match(await row.textContent(), /^dropped *related · class of related articles *Read more Fog, and how to tell it from smoke/);
  const fog = page.locator('article-viewer').getByRole('link', { name: 'Fog, and how to tell it from smoke' });
  assert.equal(await fog.count(), 0);

  const words = Number(await fact(page, 'Words'));
  // The keyboard brings it back, stays where it is, and can undo it.
  const button = row.getByRole('button');
  assert.match(await button.ariaSnapshot(), /"Bring back: related, Read more Fog/);
  await button.press('Enter');
  await fog.waitFor();
  await page.waitForFunction(() => document.activeElement.ariaLabel?.startsWith('Drop again: related'));
  assert.equal(await tally.textContent(), `${kept} kept, ${dropped - 1} dropped, 1 brought back`);
  const { top, bottom } = await fog.evaluate((link) => link.getBoundingClientRect());
  assert.ok(top >= 0 && bottom <= page.viewportSize().height, 'it can be seen');
  assert.ok(await page.evaluate(() => document.querySelector('article-viewer').article.blocks.some(({ role, hidden }) => role === 'related' && !hidden)));
  await page.waitForFunction((words) => document.querySelector('.facts').textContent.includes(`Words${words + 15}`), words);
  await page.keyboard.press('Enter');
  await fog.waitFor({ state: 'hidden' });
  assert.equal(await tally.textContent(), `${kept} kept, ${dropped} dropped`);
  assert.equal(await button.textContent(), 'Bring back');
});

test('blocks are listed on a small screen, and on one of very many a part of them', async (t) => {
  const page = await open(t, '#sample=lamplighter.html', { viewport: { width: 360, height: 740 } });
  await title(page, 'The last lamplighter');
  const list = page.getByRole('region', { name: 'Blocks' });
  await list.getByRole('button', { name: /^Bring back: newsletter/ }).click();
  await list.getByRole('button', { name: /^Drop again: newsletter/ }).waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  assert.ok(await list.evaluate((list) => list.scrollWidth <= list.clientWidth));
  const paragraphs = Array.from({ length: 250 }, (_, index) => `Paragraph ${index}.`);
  await page.locator('[name=payload]').fill(paragraphs.join('\n\n'));
  await page.waitForFunction(() => document.querySelector('.tally').textContent === '250 kept, 0 dropped');
  assert.equal(await list.getByRole('listitem').count(), 101);
  await list.getByRole('button', { name: '100 more of 150' }).press('Enter');
  assert.equal(await list.getByRole('listitem').count(), 201);
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Paragraph 100\./);
});
