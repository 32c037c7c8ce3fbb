// What a finger does: the tools of the toolbar opened, used and closed by taps alone, in the smallest window.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defined, serve, title } from './host.mjs';
import { STRICT, openPage } from './support.mjs';

const text = (text) => ({ kind: 'text', text });
const ARTICLE = (language) => ({
  version: 1,
  meta: { title: 'The harbour', language },
  blocks: [
    { kind: 'embed', frame: 'https://player.vimeo.com/video/7', url: 'https://films.example/7', title: 'A knot', provider: 'Films', width: 560, height: 315 },
    ...Array.from({ length: 9 }, (_, part) => [
      { kind: 'heading', level: 1, id: `part-${part}`, content: [text(`Part ${part}`)] },
      ...Array.from({ length: 6 }, () => ({ kind: 'paragraph', content: [text('At dusk the harbour is grey, and boats come home. '.repeat(3))] })),
    ]).flat(),
  ],
});

for (const lang of ['en', 'ar']) {
  test(`contents, search, settings, menu and a player answer taps: ${lang}`, async (t) => {
    const headers = { 'Content-Security-Policy': `${STRICT['Content-Security-Policy']}; frame-src https:` };
    const server = await serve(t, `<meta name="viewport" content="width=device-width"><article-viewer lang="${lang}"></article-viewer>`, { headers });
    const page = await openPage(t, 'about:blank', { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
    await page.route(/^https:/, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Player</title>' }));
    await page.goto(`${server.origin}/page`);
    await defined(page);
    const viewer = page.locator('article-viewer');
    await viewer.evaluate((viewer, article) => viewer.load(article), ARTICLE(lang));
    await title(page, 'The harbour');
    const button = (name) => page.locator(`.toolbar [data-action=${name}]`);
    const panel = page.locator('[part=panel]');
    const gone = (locator) => locator.waitFor({ state: 'detached' });

    // A player comes by a tap, and not before.
    assert.equal(await page.locator('article-viewer iframe').count(), 0);
    await page.locator('[part=embed] [data-action=load-media]').tap();
    await page.locator('article-viewer iframe').waitFor();

    await button('contents').tap();
    await panel.getByRole('link', { name: 'Part 5' }).tap();
    await gone(panel);
    await page.waitForFunction(() => scrollY > 500);

    await button('find').tap();
    const field = page.locator('[part=find] input');
    await field.tap();
    await page.keyboard.insertText('dusk');
    const counted = page.locator('[part=find] output');
    // The numbers are of the language of the words around them.
    await page.waitForFunction(() => /\S/.test(document.querySelector('article-viewer').shadowRoot.querySelector('[part=find] output').textContent));
    const first = await counted.textContent();
    await page.locator('[data-action=find-next]').tap();
    await page.waitForFunction((first) => document.querySelector('article-viewer').shadowRoot.querySelector('[part=find] output').textContent !== first, first);
    await page.locator('[data-action=find-previous]').tap();
    await page.waitForFunction((first) => document.querySelector('article-viewer').shadowRoot.querySelector('[part=find] output').textContent === first, first);
    await page.locator('[part=find] [data-action=find-close]').tap();
    await gone(field);

    await button('settings').tap();
    await panel.locator('input[name=theme][value=dark]').locator('xpath=..').tap();
    assert.equal(await viewer.getAttribute('theme'), 'dark');
    await page.touchscreen.tap(160, 60);
    await gone(panel);

    await button('more').tap();
    await panel.waitFor();
    const { left, right, bottom } = await panel.evaluate((panel) => panel.getBoundingClientRect().toJSON());
    assert.deepEqual([left, right, bottom], [0, 320, 640]);
    await page.touchscreen.tap(160, 60);
    await gone(panel);
  });
}
