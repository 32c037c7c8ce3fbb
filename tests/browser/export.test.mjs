// The article as a file, from the menu and by the method; and on paper.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { render } from '../../pkg/core.js';
import { renderToString } from '../../pkg/ssr.js';
import { asked, defined, serve, title } from './host.mjs';
import { openPage, startServer, STRICT, temporaryFolder } from './support.mjs';

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9" width="160" height="90"><path fill="#357" d="M0 0h16v9H0z"/></svg>';
const text = (text) => ({ kind: 'text', text });
const figure = (url) => ({ kind: 'figure', images: [{ url, alt: 'A plain', width: 160, height: 90 }] });
const paragraph = (words) => ({ kind: 'paragraph', content: [text(words)] });

const ARTICLE = {
  version: 1,
  meta: { title: 'Tide: "in" / out?', language: 'en' },
  blocks: [
    { kind: 'heading', level: 1, content: [text('First')] },
    paragraph('At dusk the harbour is grey.'),
    { kind: 'paragraph', content: [text('More at '), { kind: 'link', url: 'https://harbour.example/tides', content: [text('the tables')] }, text('.')] },
    figure('/tide.svg'),
    figure('/gone.svg'),
    figure('https://pictures.example/other.svg'),
    ...Array.from({ length: 60 }, (_, index) => paragraph(`Paragraph ${index}. ${'The tide comes in. '.repeat(20)}`)),
  ],
};

async function open(t, { article = ARTICLE, markup, headers, noise = [/404/], ...options } = {}) {
  const server = await serve(t, markup ?? '<header id="theirs">The page around it</header><article-viewer></article-viewer>', { headers });
  server.route('/tide.svg', { headers: { 'Content-Type': 'image/svg+xml' }, body: PICTURE });
  server.route('/gone.svg', { status: 404 });
  const page = await openPage(t, `${server.origin}/page`, { noise, ...options });
  await defined(page);
  const viewer = page.locator('article-viewer');
  // What a server drew answers when it is taken over.
  if (markup) await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.adoptedStyleSheets.length > 0);
  if (!markup) {
    await viewer.evaluate((viewer, article) => viewer.load(article), article);
    await title(page, article.meta.title);
  }
  return { server, page, viewer, panel: page.locator('[part=panel]') };
}

/** What `export` gives. */
const exported = (viewer, format) =>
  viewer.evaluate(async (viewer, format) => {
    const { file, missing } = await viewer.export(format);
    return { name: file.name, type: file.type, missing, text: await file.text() };
  }, format);

test('the formats are those of the package, with names that every file system takes', async (t) => {
  const { server, viewer } = await open(t);
  const name = 'Tide in out';
  const article = await viewer.evaluate(({ article }) => article);
  const { text: markdown, ...file } = await exported(viewer, 'markdown');
  assert.deepEqual(file, { name: `${name}.md`, type: 'text/markdown;charset=utf-8', missing: 0 });
  assert.ok(markdown === (await render(article, { to: 'markdown' })));
  assert.equal(asked(server, '/pkg/wasm/export.wasm'), 1);
  assert.ok((await exported(viewer, 'text')).text === (await render(article, { to: 'text' })));
  const json = await exported(viewer, 'json');
  assert.equal(json.name, `${name}.json`);
  assert.deepEqual(JSON.parse(json.text), article);
  const names = await viewer.evaluate(async (viewer) => {
    const names = [];
    for (const title of ['con', '..', undefined, `a\u202eb\0c`, '夜'.repeat(300), '  .hidden. ']) {
      await viewer.load({ version: 1, meta: { title }, blocks: [{ kind: 'paragraph', content: [{ kind: 'text', text: 'Text.' }] }] });
      names.push((await viewer.export('json')).file.name);
    }
    return names;
  });
  assert.deepEqual(names, ['con_.json', 'article.json', 'article.json', 'a b c.json', `${'夜'.repeat(60)}.json`, 'hidden.json']);
  assert.equal(await viewer.evaluate((viewer) => viewer.export('pdf').catch(({ name }) => name)), 'TypeError');
});

test('the page is one file without scripts: pictures lie in it, or are counted', async (t) => {
  const { page, viewer } = await open(t);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const { name, missing, text } = await exported(viewer, 'html');
  assert.equal(name, 'Tide in out.html');
  // One is not there, and one the reader has not loaded.
  assert.equal(missing, 2);
  assert.ok(!/<script|<slot/.test(text));
  assert.equal([...text.matchAll(/src="data:image\/svg\+xml;base64,/g)].length, 1);
  assert.ok(text.includes('href="https://pictures.example/other.svg"'));
  const folder = await temporaryFolder(t);
  const path = join(folder, name);
  await writeFile(path, text);
  const saved = await openPage(t, pathToFileURL(path).href, { javaScriptEnabled: false, noise: [/404/] });
  await saved.getByRole('heading', { name: ARTICLE.meta.title }).waitFor();
  assert.equal(await saved.locator('img').first().evaluate((image) => image.naturalWidth), 160);
});

test('a picture of another origin is read for the page only where `remote` allows it: reading tells whose page it is', async (t) => {
  const other = await startServer(t);
  const origins = [];
  other.route('/tide.svg', ({ headers }) => {
    origins.push(headers.origin);
    return { headers: { 'Content-Type': 'image/svg+xml', 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' }, body: PICTURE };
  });
  const article = { ...ARTICLE, blocks: [figure(`${other.origin}/tide.svg`), paragraph('At dusk the harbour is grey.')] };
  const headers = { 'Content-Security-Policy': STRICT['Content-Security-Policy'].replaceAll("src 'self';", `src 'self' ${other.origin};`) };
  const { server, page, viewer } = await open(t, { article, headers });
  await page.locator('[data-action=load-media]').click();
  const isShown = () => viewer.evaluate((viewer) => viewer.shadowRoot.querySelector('[part=article] img').decode());
  await isShown();
  const asked = await exported(viewer, 'html');
  assert.equal(asked.missing, 1);
  assert.ok(!asked.text.includes('data:image'));
  assert.deepEqual([...new Set(origins)], [undefined]);
  for (const remote of [`https://harbour.example ${other.origin}`, 'allow']) {
    await viewer.evaluate((viewer, remote) => (viewer.remote = remote), remote);
    await isShown();
    const { missing, text } = await exported(viewer, 'html');
    assert.equal(missing, 0, remote);
    assert.ok(text.includes('src="data:image/svg+xml;base64,'), remote);
    assert.equal(origins.at(-1), server.origin, remote);
  }
});

test('each entry of the menu saves, and says so', async (t) => {
  const { page, panel } = await open(t);
  await page.locator('[data-action=more]').click();
  for (const [entry, name, said] of [
    ['Save as Markdown', 'Tide in out.md', 'Saved as Tide in out.md'],
    ['Save as plain text', 'Tide in out.txt', 'Saved as Tide in out.txt'],
    ['Save as JSON', 'Tide in out.json', 'Saved as Tide in out.json'],
    ['Save as a web page', 'Tide in out.html', 'Saved as Tide in out.html. 2 pictures could not be included'],
  ]) {
    const [download] = await Promise.all([page.waitForEvent('download'), panel.getByRole('button', { name: entry, exact: true }).click()]);
    assert.equal(download.suggestedFilename(), name);
    assert.ok((await readFile(await download.path(), 'utf8')).includes('At dusk the harbour is grey.'), name);
    await panel.getByRole('status').getByText(said, { exact: true }).waitFor();
  }
});

test('what a server drew is read once more, and where that cannot be it is said', async (t) => {
  const element = await renderToString(ARTICLE, { attributes: { src: '/tide.json' } });
  for (const [there, said] of [[true, 'Saved as Tide in out.md'], [false, 'It could not be saved']]) {
    const { server, page, viewer, panel } = await open(t, { markup: element, headers: {}, noise: [/404/] });
    if (there) server.route('/tide.json', { headers: { 'Content-Type': 'application/vnd.article+json' }, body: JSON.stringify(ARTICLE) });
    await page.locator('[data-action=more]').click();
    await panel.getByRole('button', { name: 'Save as Markdown', exact: true }).click();
    await panel.getByRole('status').getByText(said, { exact: true }).waitFor();
    assert.equal(await viewer.evaluate(({ article }) => article), null);
  }
  const { viewer } = await open(t, { markup: await renderToString(ARTICLE), headers: {} });
  assert.equal(await viewer.evaluate((viewer) => viewer.export('text').catch(({ code }) => code)), 'no-article');
});

const printed = async (page) => {
  await page.emulateMedia({ media: 'print' });
  const shown = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('article-viewer');
    const height = (element) => element?.getBoundingClientRect().height ?? 0;
    return { theirs: height(document.querySelector('#theirs')) > 0, toolbar: height(shadowRoot.querySelector('.toolbar')) > 0, article: height(shadowRoot.querySelector('.article')) > 500 };
  });
  return shown;
};

test('printed from the menu, the article is alone on the paper, whatever holds it, and the page is as before', async (t) => {
  const { page, viewer, panel } = await open(t);
  await page.evaluate(() => {
    // As an application has it: a part of the window that scrolls.
    const around = document.createElement('div');
    around.id = 'around';
    around.setAttribute('class', 'around');
    document.querySelector('article-viewer').before(around);
    around.append(document.querySelector('article-viewer'));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('#around { height: 300px !important; overflow: auto; position: fixed; inset: 100px }');
    document.adoptedStyleSheets = [sheet];
    globalThis.print = () => (globalThis.asked = true);
  });
  await title(page, ARTICLE.meta.title);
  await page.locator('[data-action=more]').click();
  await panel.getByRole('button', { name: 'Print' }).click();
  await page.waitForFunction(() => globalThis.asked);
  assert.deepEqual(await printed(page), { theirs: false, toolbar: false, article: true });
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('#around')).overflowY), 'visible');
  await page.emulateMedia({ media: null });
  const pdf = await page.pdf({ format: 'A5', preferCSSPageSize: true });
  assert.ok([...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length > 3);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await viewer.getAttribute('printing'), null);
  assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 1);
  // Printed by the browser, the page is the host's.
  assert.equal((await printed(page)).theirs, true);
});

test('on paper, links have numbers, and where they lead stands at the end; the article is as it was', async (t) => {
  const { page, viewer } = await open(t);
  await page.locator('[part=title]').hover();
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.adoptedStyleSheets.length > 1);
  const markup = () => viewer.evaluate(({ shadowRoot }) => shadowRoot.querySelector('[part=article]').outerHTML);
  const before = await markup();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const list = page.locator('.addresses li');
  assert.deepEqual(await list.allTextContents(), ['https://harbour.example/tides']);
  assert.equal(await list.isVisible(), false);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await list.isVisible(), true);
  const mark = await page.locator('.body a[href*=tides]').evaluate((link) => getComputedStyle(link, '::after').content);
  assert.ok(mark.includes('counter(address)'), mark);
  assert.equal(await markup(), before);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await list.count(), 0);
});

test('on paper, a picture that waits leaves what it shows and its address, and no button', async (t) => {
  const address = 'https://pictures.example/quay.jpg';
  const figure = { kind: 'figure', images: [{ url: address, alt: 'Boats at the quay', width: 900, height: 600 }], caption: [{ kind: 'paragraph', content: [{ kind: 'text', text: 'At dusk.' }] }] };
  const { page, viewer } = await open(t, { article: { ...ARTICLE, blocks: [figure] }, noise: [] });
  const load = page.getByRole('button', { name: 'Load from pictures.example' });
  await load.waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await load.isVisible(), false);
  for (const words of ['Boats at the quay', 'At dusk.']) assert.ok(await page.getByText(words, { exact: true }).isVisible(), words);
  const { content, border, height } = await viewer.evaluate(({ shadowRoot }) => {
    const face = shadowRoot.querySelector('.remote-face');
    const waiting = face.closest('.remote');
    return { content: getComputedStyle(face, '::after').content, border: getComputedStyle(waiting).borderTopWidth, height: waiting.getBoundingClientRect().height };
  });
  assert.equal(content, JSON.stringify(address));
  assert.equal(border, '0px');
  assert.ok(height < 120, `${height} pixels high`);
});

test('on paper, the numbers before the addresses have room, whichever way the words run', async (t) => {
  for (const language of ['en', 'ar']) {
    const { page, viewer } = await open(t, { article: { ...ARTICLE, meta: { ...ARTICLE.meta, language } } });
    await page.evaluate((language) => (document.documentElement.lang = language), language);
    await page.locator(`.toolbar:lang(${language})`).hover();
    await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.adoptedStyleSheets.length > 1);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    // A number hangs out of its line to where that begins.
    const room = await viewer.evaluate(({ shadowRoot }) => {
      const line = shadowRoot.querySelector('.addresses li');
      const [own, list] = [line, line.parentElement].map((element) => element.getBoundingClientRect());
      return getComputedStyle(line).direction === 'ltr' ? own.left - list.left : list.right - own.right;
    });
    assert.ok(room > 20, `${language}: ${room}`);
  }
});

test('with the viewer in it, the page can be searched and set from a file, without any network', async (t) => {
  const { viewer } = await open(t);
  const { missing, text } = await viewer.evaluate(async (viewer) => {
    const { file, missing } = await viewer.export('html', { viewer: true });
    return { missing, text: await file.text() };
  });
  assert.equal(missing, 2);
  const path = join(await temporaryFolder(t), 'page.html');
  await writeFile(path, text);
  const saved = await openPage(t, 'about:blank', { noise: [/ERR_INTERNET_DISCONNECTED/] });
  await saved.context().setOffline(true);
  const requests = [];
  saved.on('request', (request) => requests.push(request.url()));
  await saved.goto(pathToFileURL(path).href);
  await title(saved, ARTICLE.meta.title);
  const there = saved.locator('article-viewer');
  assert.equal(await there.locator('img').first().evaluate((image) => image.naturalWidth), 160);
  await defined(saved);
  await saved.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.adoptedStyleSheets.length > 0);
  await saved.locator('[data-action=find]').click();
  await saved.getByRole('searchbox').fill('harbour');
  await saved.getByRole('status').getByText('1 of 1').waitFor();
  await saved.locator('[data-action=settings]').click();
  await saved.locator('input[value=dark]').check({ force: true });
  assert.equal(await there.getAttribute('theme'), 'dark');
  const again = await there.evaluate(async (viewer) => (await viewer.export('json')).file.text());
  assert.deepEqual(JSON.parse(again), await viewer.evaluate(({ article }) => article));
  // Besides itself, the pictures that lie in it, and the one that could not be had but may be asked for.
  assert.deepEqual(requests.filter((url) => !url.startsWith('data:') && !url.endsWith('/gone.svg')), [pathToFileURL(path).href]);
});

test('the page without a viewer asks for nothing that lies in it', async (t) => {
  const { viewer } = await open(t, { article: { ...ARTICLE, blocks: ARTICLE.blocks.filter((block) => !JSON.stringify(block).includes('/gone.svg')) } });
  const { text } = await exported(viewer, 'html');
  const path = join(await temporaryFolder(t), 'page.html');
  await writeFile(path, text);
  const saved = await openPage(t, 'about:blank');
  await saved.context().setOffline(true);
  const requests = [];
  saved.on('request', (request) => requests.push(request.url()));
  await saved.goto(pathToFileURL(path).href);
  await title(saved, ARTICLE.meta.title);
  assert.equal(await saved.locator('img').first().evaluate((image) => image.naturalWidth), 160);
  assert.deepEqual(requests.filter((url) => !url.startsWith('data:')), [pathToFileURL(path).href]);
});
