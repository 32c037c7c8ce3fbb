// Media of other origins: nothing is asked for before the reader says so, and then it is shown and played.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage, startServer } from './support.mjs';

/** A quarter of a second of silence: <http://soundfile.sapp.org/doc/WaveFormat/>. */
function silence(samples = 2000) {
  const wave = Buffer.alloc(44 + samples, 128);
  wave.write('RIFF', 0);
  wave.writeUInt32LE(36 + samples, 4);
  wave.write('WAVEfmt ', 8);
  wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(1, 20);
  wave.writeUInt16LE(1, 22);
  wave.writeUInt32LE(8000, 24);
  wave.writeUInt32LE(8000, 28);
  wave.writeUInt16LE(1, 32);
  wave.writeUInt16LE(8, 34);
  wave.write('data', 36);
  wave.writeUInt32LE(samples, 40);
  return wave;
}

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>';

test('what waits for the reader is loaded by the reader, and plays', async (t) => {
  const other = await startServer(t);
  other.route('/click.wav', { headers: { 'Content-Type': 'audio/wav' }, body: silence() });
  for (const name of ['/small.svg', '/large.svg', '/still.svg']) {
    other.route(name, { headers: { 'Content-Type': 'image/svg+xml' }, body: DRAWING });
  }
  const at = (name) => `${other.origin}/${name}`;
  const article = {
    version: 1,
    meta: { title: 'Media', language: 'en' },
    blocks: [
      {
        kind: 'figure',
        images: [{ url: at('small.svg'), alt: 'A drawing', sources: [{ url: at('large.svg'), width: 3000 }] }],
      },
      { kind: 'audio', sources: [{ url: at('click.wav'), media_type: 'audio/wav' }], poster: at('still.svg') },
    ],
  };
  const server = await startServer(t);
  server.route('/main.js', { headers: { 'Content-Type': 'text/javascript' }, body: "import '/pkg/index.js';" });
  const markup = '<article-viewer></article-viewer><script type="module" src="/main.js"></script>';
  const body = `<!doctype html><html lang="en"><title>Host</title>${markup}`;
  server.route('/page', { headers: { 'Content-Type': 'text/html' }, body });
  const page = await openPage(t, `${server.origin}/page`);
  await page.waitForFunction(() => customElements.get('article-viewer'));
  await page.evaluate((article) => document.querySelector('article-viewer').load(article), article);
  const buttons = page.getByRole('button', { name: `Load from 127.0.0.1` });
  await buttons.nth(1).waitFor();
  assert.deepEqual(other.requests, []);

  await buttons.first().click();
  const image = page.locator('article-viewer img[alt="A drawing"]');
  await image.waitFor();
  await image.evaluate((image) => image.decode());
  assert.deepEqual(other.requests, ['/large.svg']);

  await buttons.first().click();
  const audio = page.locator('article-viewer audio');
  const heard = await audio.evaluate(async (audio) => {
    const ended = new Promise((resolve) => audio.addEventListener('ended', () => resolve('ended')));
    const failed = new Promise((resolve) => setTimeout(resolve, 5000, `network state ${audio.networkState}`));
    audio.muted = true;
    await audio.play();
    return Promise.race([ended, failed]);
  });
  assert.equal(heard, 'ended');
  assert.deepEqual(other.requests.slice(1).sort(), ['/click.wav', '/still.svg']);
  assert.equal(await buttons.count(), 0);
  const focused = await page.evaluate(() => document.querySelector('article-viewer').shadowRoot.activeElement?.tagName);
  assert.equal(focused, 'AUDIO');
  // Drawn anew, what the reader has loaded stays loaded; another article asks again.
  const viewer = page.locator('article-viewer');
  await viewer.evaluate((viewer) => (viewer.headingLevel = 2));
  await page.getByRole('heading', { level: 2, name: 'Media' }).waitFor();
  assert.equal(await buttons.count(), 0);
  assert.deepEqual([await image.count(), await audio.count()], [1, 1]);
  // A player is a stop of the Tab key.
  assert.deepEqual(await Promise.all([image, audio].map((media) => media.getAttribute('tabindex'))), [null, null]);
  await viewer.evaluate((viewer) => viewer.shadowRoot.querySelector('[role=toolbar] button[tabindex="0"]').focus());
  for (const stop of ['Enlarge picture 1', 'AUDIO']) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const { ariaLabel, tagName } = document.querySelector('article-viewer').shadowRoot.activeElement;
      return ariaLabel ?? tagName;
    });
    assert.equal(name, stop);
  }
  await viewer.evaluate((viewer, article) => viewer.load(article), article);
  assert.equal(await buttons.count(), 2);
});

test('only the origins of the page and of `src` load by themselves, whatever is said of a payload', async (t) => {
  const other = await startServer(t);
  const picture = '/picture.svg';
  other.route(picture, { headers: { 'Content-Type': 'image/svg+xml' }, body: DRAWING });
  const body = JSON.stringify({ version: 1, meta: { title: 'Media' }, blocks: [{ kind: 'figure', images: [{ url: other.origin + picture, alt: 'A drawing' }] }] });
  const allowed = { 'Content-Type': 'application/vnd.article+json', 'Access-Control-Allow-Origin': '*' };
  other.route('/a.json', { headers: allowed, body });
  const server = await startServer(t);
  server.route('/moved.json', { status: 302, headers: { Location: `${other.origin}/a.json` } });
  server.route('/main.js', { headers: { 'Content-Type': 'text/javascript' }, body: "import '/pkg/index.js';" });
  server.route('/page', { headers: { 'Content-Type': 'text/html' }, body: '<!doctype html><html lang="en"><title>Host</title><article-viewer></article-viewer><script type="module" src="/main.js"></script>' });
  const page = await openPage(t, `${server.origin}/page`);
  await page.waitForFunction(() => customElements.get('article-viewer'));
  const viewer = page.locator('article-viewer');
  const ask = page.getByRole('button', { name: 'Load from 127.0.0.1' });
  await viewer.evaluate((viewer, [body, url]) => viewer.load(body, { type: 'article', url }), [body, `${other.origin}/`]);
  assert.equal(await ask.count(), 1);
  const follow = (src) => viewer.evaluate((viewer, src) => new Promise((resolve) => {
    viewer.addEventListener('load', resolve, { once: true });
    viewer.src = src;
  }), src);
  await follow('/moved.json');
  assert.equal(await ask.count(), 1);
  assert.equal(other.requests.includes(picture), false);
  await follow(`${other.origin}/a.json`);
  assert.equal(await ask.count(), 0);
  await page.locator('article-viewer img').evaluate((image) => image.decode());
  assert.equal(other.requests.includes(picture), true);
});
