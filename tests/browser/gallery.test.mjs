// The gallery shows the whole golden corpus, a case at a time.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { STRICT, goldens, openPage, root, startServer } from './support.mjs';

// The golden articles name media that are not there, and sounds, which the strictest headers do not let in.
const NOISE = [/net::ERR/, /404/, /media-src/];

test('every golden case is in the index, and opens with its source', async (t) => {
  const server = await startServer(t, { headers: STRICT });
  const page = await openPage(t, `${server.origin}/www/gallery.html`, { noise: NOISE });
  const cards = page.locator('.index li a');
  await cards.first().waitFor();
  const names = await cards.evaluateAll((links) => links.map(({ hash }) => new URLSearchParams(hash.slice(1)).get('case')));
  const expected = (await goldens()).map(({ name }) => name);
  assert.deepEqual(names.toSorted(), expected.toSorted());

  await page.locator('[name=theme]').selectOption('dark');
  await cards.first().click();
  for (const name of names) {
    await page.locator('.files span', { hasText: name }).waitFor();
    await page.locator('article-viewer [part=body]').waitFor();
    const folder = join(root, 'tests', 'corpus', name);
    const payload = (await readdir(folder)).find((file) => file.startsWith('payload.'));
    const source = new TextDecoder().decode(await readFile(join(folder, payload)));
    await page.waitForFunction((source) => document.querySelector('.source pre').textContent === source, source);
    assert.equal(await page.locator('article-viewer').getAttribute('theme'), 'dark');
    const next = page.locator('[rel=next]');
    if (name === names.at(-1)) assert.equal(await next.count(), 0);
    else await next.click();
  }
  await page.goBack();
  await page.locator('.files span', { hasText: names.at(-2) }).waitFor();
});

test('where folders are not listed, the gallery says what to do', async (t) => {
  const server = await startServer(t);
  server.route('/tests/corpus/', { status: 404 });
  const page = await openPage(t, `${server.origin}/www/gallery.html`, { noise: [/404/] });
  await page.getByText('npm --prefix pkg run dev').waitFor();
});
