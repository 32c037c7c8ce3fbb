// What other sites show in frames: nothing is asked for before the reader says so, and then as little as can be told.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defined, serve, title } from './host.mjs';
import { STRICT, openPage } from './support.mjs';

const CSP = STRICT['Content-Security-Policy'];
const FRAMED = { 'Content-Security-Policy': `${CSP}; frame-src https:` };
const player = (frame, more) => ({ kind: 'embed', frame, url: 'https://films.example/1', title: 'How to tie a knot', provider: 'Films', ...more });
const ARTICLE = {
  version: 1,
  meta: { title: 'Knots', language: 'en' },
  blocks: [
    player('https://www.youtube.com/embed/abc?start=5', { width: 560, height: 315 }),
    player('https://player.vimeo.com/video/7?h=2', { title: 'Another knot' }),
    player('https://open.spotify.com/embed/episode/7', { title: 'The sea', height: 152 }),
    player('https://weather.example/widget', { title: 'Weather' }),
    { kind: 'paragraph', content: [{ kind: 'text', text: 'That was it.' }] },
  ],
};

async function open(t, { attributes = '', headers = FRAMED, article = ARTICLE, ...options } = {}) {
  const server = await serve(t, `<article-viewer ${attributes}></article-viewer>`, { headers });
  const page = await openPage(t, 'about:blank', options);
  const asked = [];
  await page.route(/^https:/, async (route) => {
    asked.push({ url: route.request().url(), referrer: (await route.request().allHeaders()).referer });
    await route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Player</title><button>Play</button>' });
  });
  await page.goto(`${server.origin}/page`);
  await defined(page);
  const viewer = page.locator('article-viewer');
  await viewer.evaluate((viewer, article) => viewer.load(article), article);
  await title(page, 'Knots');
  await viewer.evaluate((viewer) => viewer.shadowRoot.querySelector('[part=toolbar] button').focus());
  return { server, page, viewer, asked, frames: page.locator('article-viewer iframe') };
}

test('a player waits in its room, comes when it is asked for, and learns as little as can be told', async (t) => {
  const { page, viewer, asked, frames } = await open(t);
  const load = page.getByRole('button', { name: 'Load from www.youtube-nocookie.com' });
  await load.waitFor();
  assert.deepEqual([await frames.count(), asked], [0, []]);
  // What is known of no player stays a card.
  assert.equal(await page.getByRole('button', { name: /weather/ }).count(), 0);
  assert.equal(await page.getByRole('link', { name: 'Open at Films' }).count(), 4);
  const height = () => page.locator('[part=embed]').first().evaluate((embed) => embed.getBoundingClientRect().height);
  const before = await height();
  await load.press('Enter');
  await frames.waitFor();
  assert.equal(await height(), before);
  const attributes = await frames.evaluate((frame) => Object.fromEntries([...frame.attributes].map(({ name, value }) => [name, value])));
  assert.deepEqual(attributes, {
    part: 'frame',
    title: 'How to tie a knot',
    sandbox: 'allow-scripts allow-same-origin',
    allow: 'fullscreen; encrypted-media; picture-in-picture',
    referrerpolicy: 'no-referrer',
    credentialless: '',
    src: 'https://www.youtube-nocookie.com/embed/abc?start=5',
  });
  assert.equal(await page.frameLocator('article-viewer iframe').getByRole('button', { name: 'Play' }).count(), 1);
  assert.deepEqual(asked, [{ url: 'https://www.youtube-nocookie.com/embed/abc?start=5', referrer: undefined }]);
  assert.equal(await frames.evaluate((frame) => frame === frame.getRootNode().activeElement), true);
  // Drawn anew, it stays; another article asks again.
  await viewer.evaluate((viewer) => (viewer.headingLevel = 2));
  await page.getByRole('heading', { level: 2, name: 'Knots' }).waitFor();
  assert.equal(await frames.count(), 1);
  await viewer.evaluate((viewer, article) => viewer.load(article), ARTICLE);
  assert.equal(await frames.count(), 0);
});

test('all of an article is loaded at once, from a placeholder and from the menu', async (t) => {
  for (const from of ['placeholder', 'menu']) {
    const { page, asked, frames } = await open(t);
    if (from === 'menu') {
      await page.getByRole('button', { name: 'More' }).click();
      await page.locator('[part=panel]').getByRole('button', { name: 'Load everything in this article' }).click();
      await page.locator('[part=panel]').waitFor({ state: 'detached' });
    } else {
      await page.locator('.load-all').first().press('Enter');
    }
    await frames.nth(2).waitFor();
    await page.waitForFunction(() => !document.querySelector('article-viewer').shadowRoot.querySelector('[data-action=load-media]'));
    await page.frameLocator('article-viewer iframe >> nth=2').getByRole('button', { name: 'Play' }).waitFor();
    assert.deepEqual(asked.map(({ url }) => url).sort(), ['https://open.spotify.com/embed/episode/7', 'https://player.vimeo.com/video/7?h=2&dnt=1', 'https://www.youtube-nocookie.com/embed/abc?start=5'], from);
    // Nothing waits any more.
    await page.getByRole('button', { name: 'More' }).click();
    assert.equal(await page.getByRole('button', { name: 'Load everything in this article' }).count(), 0);
  }
});

test('what is denied is a card, and what is allowed is still asked for', async (t) => {
  const denied = await open(t, { attributes: 'remote="deny"' });
  assert.equal(await denied.page.locator('article-viewer .card').count(), 4);
  assert.equal(await denied.page.getByRole('button', { name: /^Load/ }).count(), 0);
  // A frame runs the programs of another site: that pictures may come says nothing of it.
  const allowed = await open(t, { attributes: 'remote="allow"' });
  await allowed.page.getByRole('button', { name: 'Load from player.vimeo.com' }).press('Enter');
  await allowed.page.frameLocator('article-viewer iframe').getByRole('button', { name: 'Play' }).waitFor();
  assert.deepEqual(denied.asked, []);
  assert.deepEqual(allowed.asked.map(({ url }) => url), ['https://player.vimeo.com/video/7?h=2&dnt=1']);
});

test('where the page lets no frames in, it is said, and the card still leads there', async (t) => {
  const { page, asked, frames } = await open(t, { headers: STRICT, noise: [/frame|Refused|violates/i] });
  await page.locator('.load-all').first().waitFor();
  await page.getByRole('button', { name: 'Load from www.youtube-nocookie.com' }).press('Enter');
  await page.locator('.frame').getByText('This page does not allow it to be shown here.').waitFor();
  assert.deepEqual([await frames.count(), asked], [0, []]);
  assert.equal(await page.locator('.announcement').innerText(), 'This page does not allow it to be shown here.');
  assert.equal(await page.getByRole('link', { name: 'Open at Films' }).count(), 4);
});

test('a placeholder says what it stands for', async (t) => {
  const article = {
    ...ARTICLE,
    blocks: [
      { kind: 'figure', images: [{ url: 'https://images.example/a.png', alt: 'The pier in fog', width: 900, height: 600 }], url: 'https://photos.example/a' },
      { kind: 'video', sources: [{ url: 'https://films.example/a.mp4' }], title: 'The crossing', width: 640, height: 360 },
    ],
  };
  const { page, asked } = await open(t, { article, headers: { 'Content-Security-Policy': CSP.replace("img-src 'self'", "img-src 'self' https:") }, noise: [/./] });
  const placeholders = page.locator('[part=placeholder]');
  assert.match(await placeholders.first().innerText(), /^The pier in fog/);
  assert.match(await placeholders.nth(1).innerText(), /^The crossing/);
  assert.deepEqual(asked, []);
  // A picture that leads somewhere does so when it has come.
  await placeholders.first().getByRole('button', { name: 'Load from images.example' }).click();
  assert.equal(await page.locator('article-viewer .picture > a > img').count(), 1);
  assert.equal(await page.locator('article-viewer .picture > a').getAttribute('href'), 'https://photos.example/a');
});
