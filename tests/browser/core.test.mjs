// `article-viewer/core` in Node: no browser, no DOM.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formats, init, parse, recognise, render } from '../../pkg/core.js';

const MARKDOWN = '# A title\n\nA paragraph.\n';

test('a payload is read whatever it comes in', async () => {
  const bytes = new TextEncoder().encode(MARKDOWN);
  const within = new Uint8Array([0, ...bytes, 0]).subarray(1, -1);
  for (const payload of [MARKDOWN, bytes, bytes.buffer, within, new DataView(bytes.buffer), new Blob([bytes])]) {
    const article = await parse(payload, { type: 'markdown' });
    assert.equal(article.version, 1);
    assert.equal(article.meta.title, 'A title');
  }
});

test('a payload is recognised as one of the formats', async () => {
  const names = (await formats()).map(({ name }) => name);
  assert.ok(names.includes('markdown'), names.join());
  assert.equal(await recognise(MARKDOWN), 'markdown');
  assert.equal(await recognise(MARKDOWN, { type: 'text/plain' }), 'text');
  assert.equal(await recognise(await parse(MARKDOWN)), 'article');
});

test('an article is a payload too', async () => {
  const article = await parse(MARKDOWN, { type: 'markdown' });
  assert.deepEqual(await parse(article), article);
  assert.equal(await render(article), await render(MARKDOWN, { type: 'markdown' }));
});

test('an article is written in each of the ways', async () => {
  for (const [to, expected] of [
    ['html', /<p>A paragraph\.<\/p>/],
    ['page', /^<!doctype html>/i],
    ['text', /^A paragraph\.\n*$/],
    ['markdown', /^A paragraph\.$/m],
  ]) {
    assert.match(await render(MARKDOWN, { type: 'markdown', to }), expected, to);
  }
  await assert.rejects(render(MARKDOWN, { to: 'pdf' }), /cannot render to "pdf"/);
});

test('what has no scripts loads its media or links to them; the element asks', async () => {
  const boat = 'https://pictures.example/boat.png';
  const payload = `A boat.\n\n![Boat](${boat})\n`;
  const written = (to, options) => render(payload, { type: 'markdown', to, ...options });
  for (const to of ['html', 'page']) {
    for (const [remote, loads] of [
      [undefined, true],
      ['allow', true],
      ['deny', false],
      ['ask', false],
      ['https://pictures.example', true],
      ['https://other.example', false],
    ]) {
      const html = await written(to, { attributes: { remote } });
      assert.equal(html.includes(` src="${boat}"`), loads, `${to} ${remote}`);
      assert.equal(html.includes(`href="${boat}"`), !loads, `${to} ${remote}`);
      assert.doesNotMatch(html, /<button/);
    }
  }
  for (const [options, loads] of [
    [{}, false],
    [{ attributes: { remote: 'allow' } }, true],
    // What comes from where the payload does is its own, as it will be in the browser.
    [{ url: 'https://pictures.example/boat.md' }, true],
    [{ url: 'https://other.example/boat.md' }, false],
    [{ url: 'https://other.example/boat.md', attributes: { src: 'https://pictures.example/boat.md' } }, true],
    [{ url: 'https://pictures.example/boat.md', attributes: { src: '/boat.md' } }, true],
    [{ url: 'https://pictures.example/boat.md', attributes: { src: 'https://other.example/boat.md' } }, false],
  ]) {
    const html = await written('element', options);
    assert.equal(html.includes(` src="${boat}"`), loads, JSON.stringify(options));
    assert.equal(html.includes('data-action="load-media"'), !loads, JSON.stringify(options));
  }
});

test('what is not an article says why', async () => {
  for (const [payload, options, code] of [
    ['', {}, 'empty'],
    [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]), {}, 'binary'],
    ['text', { type: 'nothing' }, 'unknown-type'],
  ]) {
    await assert.rejects(parse(payload, options), (error) => error instanceof Error && error.code === code, code);
  }
  await assert.rejects(parse(42), TypeError);
});

test('the wasm is loaded once', async () => {
  const [first, second] = [init(), init()];
  assert.equal(first, second);
  await first;
});
