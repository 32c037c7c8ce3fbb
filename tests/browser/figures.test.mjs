// Pictures: looked at alone by pointer, touch and keyboard, with what is said of them; and what stands for one that did
// not come.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defined, serve, title } from './host.mjs';
import { STRICT, openPage } from './support.mjs';

const drawing = (width, height) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="teal"/></svg>`;
const SVG = { 'Content-Type': 'image/svg+xml' };
const words = (text) => [{ kind: 'text', text }];
const paragraph = (text) => ({ kind: 'paragraph', content: words(text) });

const ARTICLE = {
  version: 1,
  meta: { title: 'The harbour', language: 'en' },
  blocks: [
    {
      kind: 'figure',
      images: [{ url: '/pic/one.svg', alt: 'A sail', width: 600, height: 400, sources: [{ url: '/pic/one-400.svg', width: 400 }, { url: '/pic/one-3000.svg', width: 3000 }] }],
      caption: [paragraph('The last boat.')],
      credit: words('Ana Teale'),
    },
    { kind: 'figure', images: [{ url: '/pic/two.svg', alt: 'A mast', width: 600, height: 400 }], url: 'https://photos.example/2' },
    ...Array.from({ length: 30 }, () => paragraph('At dusk the harbour is grey, and the boats come home one after the other.')),
    { kind: 'gallery', items: [{ images: [{ url: '/pic/three.svg', alt: 'Ropes', width: 600, height: 400 }] }], caption: [paragraph('What lies about')] },
  ],
};

async function open(t, { lang = 'en', article = ARTICLE, headers = STRICT, ...options } = {}) {
  const server = await serve(t, `<article-viewer lang="${lang}"></article-viewer>`, { headers });
  for (const name of ['one', 'one-400', 'one-3000', 'two', 'three']) server.route(`/pic/${name}.svg`, { headers: SVG, body: drawing(600, 400) });
  const page = await openPage(t, `${server.origin}/page`, options);
  await defined(page);
  const viewer = page.locator('article-viewer');
  await viewer.evaluate((viewer, article) => viewer.load(article), article);
  await title(page, 'The harbour');
  await viewer.evaluate((viewer) => viewer.shadowRoot.querySelector('[part=toolbar] button').focus());
  const buttons = page.locator('[data-action=enlarge]');
  return { server, page, viewer, buttons, box: page.locator('[part=lightbox]'), place: page.locator('.lightbox-place') };
}

const hasFocus = (locator) => locator.evaluate((element) => element === element.getRootNode().activeElement);
const zoom = (page) => page.locator('.lightbox-picture').evaluate((picture) => {
  const { a, e, f } = new DOMMatrix(getComputedStyle(picture).transform);
  return { scale: a, across: Math.round(e), down: Math.round(f) };
});

test('a picture opens by its button, by a press on it and by a tap, and closes by Escape and its button; the focus returns', async (t) => {
  const { page, buttons, box, place } = await open(t, { hasTouch: true });
  await buttons.first().waitFor();
  assert.equal(await buttons.count(), 3);
  const openings = {
    key: async () => (await buttons.first().focus(), await page.keyboard.press('Enter')),
    press: () => page.locator('.picture > img').first().click(),
    tap: () => page.locator('.picture > img').first().tap(),
  };
  const closings = { escape: () => page.keyboard.press('Escape'), button: () => box.getByRole('button', { name: 'Close' }).click() };
  for (const [opening, open] of Object.entries(openings)) {
    for (const [closing, close] of Object.entries(closings)) {
      await open();
      await box.waitFor();
      assert.equal(await page.getByRole('dialog', { name: 'Picture 1 of 3' }).count(), 1, opening);
      assert.equal(await place.getAttribute('role'), 'status');
      assert.equal(await hasFocus(box.getByRole('button', { name: 'Close' })), true, opening);
      await close();
      await box.waitFor({ state: 'detached' });
      assert.equal(await hasFocus(buttons.first()), true, `${opening} ${closing}`);
    }
  }
});

test('the largest rendition is asked for when it is looked at and not before, and its words stand below it', async (t) => {
  const { server, page, buttons, box } = await open(t, { viewport: { width: 400, height: 600 } });
  await page.locator('.picture > img').first().evaluate((image) => image.decode());
  assert.equal(server.requests.includes('/pic/one-3000.svg'), false);
  await buttons.first().press('Enter');
  await box.locator('img').evaluate((image) => new Promise((resolve) => (image.currentSrc.endsWith('3000.svg') && image.complete ? resolve() : image.addEventListener('load', resolve))));
  assert.equal(server.requests.includes('/pic/one-3000.svg'), true);
  assert.equal(await box.locator('img').getAttribute('alt'), 'A sail');
  assert.match(await box.locator('.lightbox-words').innerText(), /^The last boat\. Ana Teale/);
  await box.getByText('Description').click();
  assert.equal(await box.getByText('A sail').isVisible(), true);
  // That of the gallery stands for a picture that has none of its own.
  await page.keyboard.press('End');
  assert.match(await box.locator('.lightbox-words').innerText(), /^What lies about/);
});

test('arrow keys, Page keys, Home and End go from picture to picture, from right to left where the words run so', async (t) => {
  for (const [lang, next, previous] of [['en', 'ArrowRight', 'ArrowLeft'], ['ar', 'ArrowLeft', 'ArrowRight']]) {
    const { page, buttons, box } = await open(t, { lang });
    await buttons.first().press('Enter');
    await box.waitFor();
    const alt = () => box.locator('img').getAttribute('alt');
    for (const [key, expected] of [[next, 'A mast'], [next, 'Ropes'], [next, 'Ropes'], [previous, 'A mast'], ['Home', 'A sail'], [previous, 'A sail'], ['End', 'Ropes'], ['PageUp', 'A mast'], ['PageDown', 'Ropes']]) {
      await page.keyboard.press(key);
      assert.equal(await alt(), expected, `${lang} ${key}`);
    }
    const [back, on] = await Promise.all(['previous', 'next'].map((name) => box.locator(`[data-action=picture-${name}]`).boundingBox()));
    assert.equal(back.x < on.x, lang === 'en');
    assert.equal(await box.locator('[data-action=picture-next]').getAttribute('aria-disabled'), 'true');
    await box.locator('[data-action=picture-previous]').click();
    assert.equal(await alt(), 'A mast');
    await page.keyboard.press('Escape');
    // Where the reader was, not where the pictures led.
    assert.equal(await hasFocus(buttons.first()), true);
  }
});

test('the Tab key stays in the dialog both ways, and nothing behind it can be reached', async (t) => {
  const { page, buttons, box } = await open(t);
  await buttons.first().press('Enter');
  await box.waitFor();
  const names = new Set();
  for (const key of ['Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab']) {
    await page.keyboard.press(key);
    const name = await page.evaluate(() => {
      const { activeElement } = document.querySelector('article-viewer').shadowRoot;
      return activeElement?.closest('dialog') && (activeElement.ariaLabel ?? activeElement.textContent);
    });
    assert.ok(name, key);
    names.add(name);
  }
  assert.deepEqual([...names].sort(), ['Close', 'Description', 'Fit to window', 'Next picture', 'Previous picture', 'Zoom in', 'Zoom out']);
});

test('a picture is made larger by keys, buttons, wheel and double click, moved by keys and pointer, and whole again', async (t) => {
  const { page, buttons, box } = await open(t, { reducedMotion: 'reduce', viewport: { width: 600, height: 480 } });
  await buttons.first().press('Enter');
  await box.locator('img').evaluate((image) => image.decode());
  const scrolled = await page.evaluate(() => scrollY);
  await page.keyboard.press('+');
  assert.equal((await zoom(page)).scale, 1.5);
  await page.keyboard.press('ArrowRight');
  assert.deepEqual(await zoom(page), { scale: 1.5, across: -60, down: 0 });
  await page.keyboard.press('-');
  assert.deepEqual(await zoom(page), { scale: 1, across: 0, down: 0 });
  await box.getByRole('button', { name: 'Zoom in' }).click();
  assert.equal((await zoom(page)).scale, 1.5);
  await box.getByRole('button', { name: 'Zoom out' }).click();
  assert.equal((await zoom(page)).scale, 1);
  const room = await box.locator('.lightbox-room').boundingBox();
  const middle = { x: room.x + room.width / 2, y: room.y + room.height / 2 };
  const at = { x: middle.x + 100, y: middle.y + 40 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.wheel(0, -100);
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.querySelector('[data-zoomed]'));
  // What the pointer is at stays there.
  assert.deepEqual(await zoom(page), { scale: 1.4, across: -40, down: -16 });
  await page.mouse.down();
  await page.mouse.move(at.x + 30, at.y + 10, { steps: 3 });
  await page.mouse.up();
  assert.deepEqual(await zoom(page), { scale: 1.4, across: -10, down: -6 });
  await box.getByRole('button', { name: 'Fit to window' }).click();
  assert.deepEqual(await zoom(page), { scale: 1, across: 0, down: 0 });
  await page.mouse.dblclick(middle.x, middle.y);
  assert.equal((await zoom(page)).scale, 2.5);
  await page.waitForTimeout(400);
  await page.mouse.dblclick(middle.x, middle.y);
  assert.equal((await zoom(page)).scale, 1);
  // The page behind has not moved.
  assert.equal(await page.evaluate(() => scrollY), scrolled);
});

test('fingers pinch, draw, tap twice and swipe, from right to left where the words run so', async (t) => {
  for (const lang of ['en', 'ar']) {
    const { page, buttons, box } = await open(t, { lang, viewport: { width: 400, height: 700 }, hasTouch: true, reducedMotion: 'reduce' });
    await buttons.first().tap();
    await box.locator('img').evaluate((image) => image.decode());
    const client = await page.context().newCDPSession(page);
    const touch = (type, ...points) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    const swipe = async (from, to) => {
      await touch('touchStart', [from, 300]);
      for (let step = 1; step <= 4; step += 1) await touch('touchMove', [from + ((to - from) * step) / 4, 302]);
      await touch('touchEnd');
    };
    const alt = () => box.locator('img').getAttribute('alt');
    const [forward, back] = lang === 'en' ? [[300, 100], [100, 300]] : [[100, 300], [300, 100]];
    await swipe(...forward);
    assert.equal(await alt(), 'A mast', lang);
    await swipe(...back);
    assert.equal(await alt(), 'A sail', lang);
    // Too little, and too steep.
    await swipe(200, 230);
    assert.equal(await alt(), 'A sail', lang);
    await touch('touchStart', [150, 300], [250, 300]);
    await touch('touchMove', [125, 300], [275, 300]);
    await touch('touchMove', [100, 300], [300, 300]);
    await touch('touchEnd');
    const { scale } = await zoom(page);
    assert.ok(Math.abs(scale - 2) < 0.05, `${lang}: ${scale}`);
    await touch('touchStart', [200, 300]);
    await touch('touchMove', [150, 300]);
    await touch('touchEnd');
    const { across } = await zoom(page);
    assert.ok(Math.abs(across + 50) < 4, `${lang}: ${across}`);
    assert.equal(await alt(), 'A sail', lang);
    await page.waitForTimeout(400);
    await page.touchscreen.tap(200, 300);
    await page.touchscreen.tap(200, 300);
    assert.equal((await zoom(page)).scale, 1, lang);
  }
});

test('a picture that leads somewhere still does, and its button enlarges it', async (t) => {
  const { page, viewer, buttons, box } = await open(t);
  const followed = viewer.evaluate((viewer) => new Promise((resolve) => viewer.addEventListener('link', (event) => {
    event.preventDefault();
    resolve(event.detail.url);
  })));
  await page.locator('.picture > a').click();
  assert.equal(await followed, 'https://photos.example/2');
  assert.equal(await box.count(), 0);
  await buttons.nth(1).press('Enter');
  assert.equal(await box.locator('img').getAttribute('alt'), 'A mast');
});

test('a picture that did not come has a face in its room, and is asked for again', async (t) => {
  const article = { ...ARTICLE, blocks: [{ kind: 'figure', images: [{ url: '/late.svg', alt: 'Nets on the quay', width: 600, height: 400 }], url: 'https://photos.example/9' }, ...ARTICLE.blocks.slice(0, 1)] };
  const { server, page, buttons, box } = await open(t, { article, noise: [/404/] });
  const face = page.locator('[part=broken]');
  await face.waitFor();
  assert.match(await face.innerText(), /Nets on the quay\s+This picture could not be loaded\./);
  assert.equal(await face.getByRole('link', { name: 'Open at photos.example' }).getAttribute('href'), 'https://photos.example/9');
  const { width, height } = await face.boundingBox();
  assert.ok(Math.abs(width / height - 1.5) < 0.35 && height >= 395, `${width} ${height}`);
  // It is none of those that can be looked at alone.
  assert.equal(await buttons.filter({ visible: true }).count(), 1);
  const again = face.getByRole('button', { name: 'Try again' });
  const asked = server.requests.length;
  await again.click();
  while (server.requests.length === asked) await page.waitForTimeout(50);
  await face.waitFor();
  assert.equal(await hasFocus(again), true);
  server.route('/late.svg', { headers: SVG, body: drawing(600, 400) });
  await again.click();
  await page.locator('.picture img[alt="Nets on the quay"]').evaluate((image) => image.decode());
  assert.equal(await face.count(), 0);
  await buttons.first().press('Enter');
  assert.equal(await page.locator('.lightbox-place').innerText(), 'Picture 1 of 2');
  assert.equal(await box.locator('img').getAttribute('alt'), 'Nets on the quay');
});

test('an article without scripts has no button that does nothing', async (t) => {
  const { server, page } = await open(t);
  const html = await page.evaluate(async (article) => (await import('/pkg/core.js')).render(article, { to: 'page', attributes: { remote: 'ask' } }), {
    ...ARTICLE,
    blocks: [...ARTICLE.blocks, { kind: 'embed', frame: 'https://www.youtube.com/embed/abc', url: 'https://www.youtube.com/watch?v=abc', title: 'A knot' }],
  });
  server.route('/plain', { headers: { 'Content-Type': 'text/html' }, body: html });
  const plain = await openPage(t, `${server.origin}/plain`, { javaScriptEnabled: false });
  assert.equal(await plain.getByRole('img', { name: 'A sail' }).count(), 1);
  assert.equal(await plain.getByRole('button').count(), 0);
  assert.equal(await plain.getByRole('link', { name: 'Open at www.youtube.com' }).count(), 1);
});

test('a figure that is shown where it is named is no picture besides, and keeps its words', async (t) => {
  const reference = { kind: 'paragraph', content: [{ kind: 'cross_reference', target: 'boat', content: words('Figure 1') }] };
  const [boat, ...others] = ARTICLE.blocks;
  const { page, buttons, box } = await open(t, { article: { ...ARTICLE, blocks: [reference, { ...boat, id: 'boat' }, ...others] } });
  await buttons.first().waitFor();
  await page.getByRole('link', { name: 'Figure 1' }).click();
  const panel = page.locator('[part=panel]');
  await panel.locator('img').evaluate((image) => image.decode());
  assert.match(await panel.innerText(), /The last boat\./);
  await page.waitForTimeout(100);
  assert.deepEqual([await panel.locator('[data-action=enlarge]').count(), await buttons.count()], [0, 3]);
  await page.keyboard.press('Escape');
  await buttons.first().press('Enter');
  await page.getByRole('dialog', { name: 'Picture 1 of 3' }).waitFor();
  await box.waitFor();
});

test('long words below a picture scroll, and only the first button of a mouse holds it', async (t) => {
  const [boat, ...others] = ARTICLE.blocks;
  const { page, buttons, box } = await open(t, { article: { ...ARTICLE, blocks: [{ ...boat, caption: [paragraph('The last boat. '.repeat(400))] }, ...others] } });
  await buttons.first().press('Enter');
  await box.locator('img').evaluate((image) => image.decode());
  await box.locator('.lightbox-words').hover();
  await page.mouse.wheel(0, 120);
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.querySelector('.lightbox-words').scrollTop > 0);
  assert.equal((await zoom(page)).scale, 1);
  // Larger than its room.
  for (let times = 0; times < 4; times++) await page.keyboard.press('+');
  const room = await box.locator('.lightbox-room').boundingBox();
  const middle = { x: room.x + room.width / 2, y: room.y + room.height / 2 };
  for (const [button, across] of [['right', 0], ['middle', 0], ['left', 40]]) {
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down({ button });
    await page.mouse.move(middle.x + 40, middle.y, { steps: 3 });
    await page.mouse.up({ button });
    assert.equal((await zoom(page)).across, across, button);
  }
  // A menu takes the pointer away.
  await page.mouse.down();
  await box.locator('.lightbox-room').dispatchEvent('contextmenu', { bubbles: true });
  await page.mouse.move(middle.x, middle.y, { steps: 3 });
  assert.equal((await zoom(page)).across, 40);
  await page.mouse.up();
});
