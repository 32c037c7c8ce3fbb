// What the viewer itself says: in the language around it, otherwise where the host wants, in English where all else fails.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { render } from '../../pkg/core.js';
import { spoken } from '../../pkg/languages.js';
import { renderToString, styleHashes } from '../../pkg/ssr.js';
import { article, asked, defined, serve, title } from './host.mjs';
import { STRICT, openPage, packageFolder } from './support.mjs';

const folder = join(packageFolder, 'languages');
const NAMES = (await readdir(folder)).map((file) => file.replace('.js', ''));

// An article in English with a date, authors, a series and a heading.
const dated = (meta = {}) => {
  const { blocks } = article('');
  const series = { title: 'Tides', part: 2, total: 5 };
  return { version: 1, meta: { title: 'A title', language: 'en', authors: [{ name: 'Ana Lund' }, { name: 'Bo Rask' }], published: '2024-03-05', series, ...meta }, blocks };
};

// Opens a page in a language with a viewer that has shown `dated`.
async function open(t, lang, { markup = '<article-viewer></article-viewer>', before = () => {}, meta, ...options } = {}) {
  const server = await serve(t, markup);
  server.route('/page', { headers: { 'Content-Type': 'text/html', ...STRICT }, body: page(lang, markup) });
  await before(server);
  const opened = await openPage(t, `${server.origin}/page`, options);
  await defined(opened);
  await opened.locator('article-viewer').evaluate((viewer, article) => viewer.load(article), dated(meta));
  return { page: opened, server };
}

const page = (lang, body) => `<!doctype html><html${lang === undefined ? '' : ` lang="${lang}"`}><head><meta charset="utf-8"><title>Host</title><script type="module" src="/main.js"></script></head><body>${body}</body></html>`;

// What a reader is told: the names of the tools, the byline, the dates, the place in the series.
const said = (opened) =>
  opened.locator('article-viewer').evaluate(({ shadowRoot }) => ({
    language: shadowRoot.querySelector('[part=toolbar]').lang,
    dir: getComputedStyle(shadowRoot.querySelector('[part=toolbar]')).direction,
    tools: [...shadowRoot.querySelectorAll('[part=toolbar] button')].map((button) => button.title),
    lines: ['.authors', '.dates', '.series'].map((line) => shadowRoot.querySelector(line).textContent),
  }));

test('the package names the languages that it has, and each has a form for every number', async () => {
  const source = await readFile(join(packageFolder, 'languages.js'), 'utf8');
  const imported = [...source.matchAll(/^ {2}'?([\w-]+)'?: \(\) => import\('\.\/languages\/([\w-]+)\.js'\)/gm)];
  assert.deepEqual(imported.map(([, name]) => name).sort(), NAMES.toSorted());
  for (const [, name, file] of imported) {
    assert.equal(name, file);
    const { default: words } = await import(join(folder, `${name}.js`));
    const rules = new Intl.PluralRules(name);
    const categories = new Set([...Array(200).keys()].map((number) => rules.select(number)));
    for (const label of [words.parts, words.reading_time].filter((label) => label.includes(' | '))) {
      const forms = label.split(' | ').map((form) => form.split(': ')[0]);
      for (const category of categories) assert.ok(forms.includes(category), `${name}: ${category}`);
      assert.equal(forms.at(-1), 'other', name);
    }
  }
});

test('a tag finds the language that stands closest, and one that is none does no harm', async () => {
  for (const [tag, language, words] of [
    ['de', 'de', 'de'],
    ['de-AT', 'de-AT', 'de'],
    ['pt_BR', 'pt-BR', 'pt'],
    ['ZH-tw', 'zh-TW', 'zh-Hant'],
    ['zh-Hant', 'zh-Hant', 'zh-Hant'],
    ['zh-Hans-HK', 'zh-Hans-HK', 'zh'],
    ['iw', 'he', 'he'],
    ['sv', 'sv', undefined],
    ['en-GB', 'en-GB', undefined],
    ['no language', 'en', undefined],
    ['constructor', 'en', undefined],
    ['', 'en', undefined],
    [undefined, 'en', undefined],
  ]) {
    const found = await spoken(tag);
    assert.deepEqual([found.language, found.labels.language], [language, words], tag);
  }
  assert.equal((await spoken('de', { contents: 'Kapitel', notes: undefined })).labels.contents, 'Kapitel');
  assert.equal((await spoken('de', { contents: 'Kapitel', notes: undefined })).labels.notes, 'Anmerkungen');
});

test('on a German page the viewer speaks German, and the article stays what it is', async (t) => {
  const { page, server } = await open(t, 'de-AT');
  assert.deepEqual(await said(page), {
    language: 'de',
    dir: 'ltr',
    tools: ['Inhalt', 'Im Artikel suchen', 'Schrift und Farben', 'Mehr'],
    lines: ['Von Ana Lund und Bo Rask', '5. März 2024 · 1\u00a0Min. Lesezeit', 'Tides · Teil 2 von 5'],
  });
  await page.locator('[part=article][lang=en]').waitFor();
  await page.getByRole('toolbar', { name: 'Lesewerkzeuge' }).waitFor();
  await page.getByRole('button', { name: 'Schrift und Farben' }).click();
  await page.getByRole('button', { name: 'Schriftgröße: mehr' }).click();
  await page.getByRole('status').filter({ hasText: 'Schriftgröße: 1' }).waitFor({ state: 'attached' });
  await page.getByRole('group', { name: 'Farbschema' }).getByRole('radio', { name: 'hell' }).waitFor();
  assert.equal(asked(server, '/pkg/languages/de.js'), 1);
  assert.equal(server.requests.filter((path) => path.startsWith('/pkg/languages/')).length, 1);
});

test('an English page asks for no language', async (t) => {
  const { page, server } = await open(t, 'en-GB');
  assert.deepEqual((await said(page)).lines, ['By Ana Lund and Bo Rask', '5 March 2024 · 1\u00a0min read', 'Tides · Part 2 of 5']);
  assert.equal(server.requests.filter((path) => path.startsWith('/pkg/languages/')).length, 0);
});

test('the words come beside the wasm, not after it', async (t) => {
  const server = await serve(t, '');
  server.route('/page', { headers: { 'Content-Type': 'text/html', ...STRICT }, body: page('fr', '<article-viewer src="/a.json"></article-viewer>') });
  let release;
  const held = new Promise((resolve) => (release = resolve));
  server.route('/pkg/wasm/article.wasm', async () => {
    await held;
    return { headers: { 'Content-Type': 'application/wasm' }, body: await readFile(join(packageFolder, 'wasm', 'article.wasm')) };
  });
  const opened = await openPage(t, `${server.origin}/page`);
  while (asked(server, '/pkg/languages/fr.js') === 0) await opened.waitForTimeout(10);
  release();
  await title(opened, 'A title');
  await opened.getByRole('button', { name: 'Sommaire' }).waitFor();
});

test('Arabic runs from right to left, beside an article from left to right', async (t) => {
  const { page } = await open(t, 'ar-EG');
  const { language, dir, tools, lines } = await said(page);
  assert.deepEqual([language, dir, tools[0]], ['ar', 'rtl', 'المحتويات']);
  assert.deepEqual([lines[0], lines[2]], ['بقلم Ana Lund وBo Rask', 'Tides · الجزء ٢ من ٥']);
  const places = await page.locator('article-viewer').evaluate((viewer) => {
    const root = viewer.shadowRoot;
    const button = root.querySelector('[data-action=contents]').getBoundingClientRect();
    const last = root.querySelector('[data-action=more]').getBoundingClientRect();
    return { opens: button.left > last.left, article: getComputedStyle(root.querySelector('[part=article]')).direction };
  });
  assert.deepEqual(places, { opens: true, article: 'ltr' });
  // What is said of the article among its words keeps its own direction.
  assert.equal(await page.locator('.reading-time').getAttribute('dir'), 'rtl');
  await page.locator('[data-action=settings]').focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.evaluate(() => document.querySelector('article-viewer').shadowRoot.activeElement.dataset.action), 'find');
});

test('numbers choose their form', async (t) => {
  const parts = async (lang, total) => {
    const html = await render(dated({ series: { title: 'Tides', total } }), { attributes: { lang } });
    return html.match(/class="series">Tides · (?:<span[^>]*>)*([^<]*)/)[1];
  };
  for (const [lang, total, expected] of [
    ['pl', 1, '1 część'],
    ['pl', 3, '3 części'],
    ['ru', 5, '5 частей'],
    ['ru', 21, '21 часть'],
    ['ar', 2, 'جزآن'],
    ['ar', 11, '11 جزءًا'],
    ['ar-EG', 11, '١١ جزءًا'],
    ['ja', 4, '全4回'],
    ['en', 1, '1 part'],
  ]) {
    assert.equal(await parts(lang, total), expected, `${lang} ${total}`);
  }
});

test('a host says any word otherwise, before and after the article is shown', async (t) => {
  const { page } = await open(t, 'de');
  const viewer = page.locator('article-viewer');
  assert.equal(await viewer.evaluate((viewer) => viewer.labels), null);
  await viewer.evaluate((viewer) => (viewer.labels = { contents: 'Kapitel', by: 'Text: {names}' }));
  await page.getByRole('button', { name: 'Kapitel' }).waitFor();
  const { tools, lines } = await said(page);
  assert.deepEqual([tools[2], lines[0]], ['Schrift und Farben', 'Text: Ana Lund und Bo Rask']);
  await viewer.evaluate((viewer) => (viewer.labels = null));
  await page.getByRole('button', { name: 'Inhalt' }).waitFor();

  // Before the element is known, and without a language of its own.
  const early = await serve(t, '<article-viewer src="/a.json"></article-viewer>', {
    script: "document.querySelector('article-viewer').labels = { contents: 'In this chapter' }; import('/pkg/index.js');",
  });
  const opened = await openPage(t, `${early.origin}/page`);
  await opened.getByRole('button', { name: 'In this chapter' }).waitFor();
  assert.match(await render(dated(), { labels: { by: 'Words: {names}' } }), /Words: <span class="author">Ana Lund/);
});

test('words that cannot be had are English, dates are not, and nothing fails', async (t) => {
  const missing = await open(t, 'it', { before: (server) => server.route('/pkg/languages/it.js', { status: 404 }), noise: [/404/] });
  assert.deepEqual((await said(missing.page)).lines, ['By Ana Lund and Bo Rask', '5 marzo 2024 · 1\u00a0min read', 'Tides · Part 2 of 5']);
  assert.equal((await said(missing.page)).language, 'en');

  const unknown = await open(t, 'sv');
  assert.equal((await said(unknown.page)).lines[1], '5 mars 2024 · 1\u00a0min read');
  const nonsense = await open(t, 'no language');
  assert.equal((await said(nonsense.page)).lines[1], 'March 5, 2024 · 1\u00a0min read');
});

test('an article does not wait long for its words; they come when they come', async (t) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const before = (server) =>
    server.route('/pkg/languages/pl.js', async () => {
      await held;
      return { headers: { 'Content-Type': 'text/javascript' }, body: await readFile(join(folder, 'pl.js')) };
    });
  const { page } = await open(t, 'pl', { before });
  await title(page, 'A title');
  await page.getByRole('button', { name: 'Contents' }).waitFor();
  release();
  await page.getByRole('button', { name: 'Spis treści' }).waitFor();
  assert.equal((await said(page)).lines[0], 'Tekst: Ana Lund i Bo Rask');
});

test('the viewer follows a change of language: its own, the page’s, and that of where it is moved', async (t) => {
  const { page } = await open(t, 'es', { markup: '<article-viewer></article-viewer><section lang="ja"></section>' });
  const contents = (name) => page.getByRole('button', { name, exact: true }).waitFor();
  await contents('Contenido');
  await page.evaluate(() => (document.documentElement.lang = 'fr'));
  await contents('Sommaire');
  await page.evaluate(() => (document.querySelector('article-viewer').lang = 'ko'));
  await contents('목차');
  await page.evaluate(() => document.querySelector('article-viewer').removeAttribute('lang'));
  await contents('Sommaire');
  await page.evaluate(() => document.querySelector('section').append(document.querySelector('article-viewer')));
  await contents('目次');
  // Out of a shadow root, too.
  await page.evaluate(() => {
    const host = document.createElement('div');
    host.lang = 'he';
    document.body.append(host);
    host.attachShadow({ mode: 'open' }).append(document.querySelector('article-viewer'));
  });
  await contents('תוכן העניינים');
  await page.evaluate(() => (document.body.lastElementChild.lang = 'hi'));
  await contents('विषय-सूची');
});

test('the language is that of the closest element, else the browser’s', async (t) => {
  const { page } = await open(t, undefined, { locale: 'ru-RU' });
  await page.getByRole('button', { name: 'Содержание' }).waitFor();
  const near = await open(t, 'de', { markup: '<div lang="it"><p><article-viewer></article-viewer></p></div>' });
  await near.page.getByRole('button', { name: 'Sommario' }).waitFor();
});

test('the search speaks with the viewer', async (t) => {
  const { page } = await open(t, 'ar-EG');
  await page.getByRole('button', { name: 'البحث في المقال' }).click();
  await page.getByRole('searchbox', { name: 'البحث في المقال' }).fill('paragraph');
  const found = page.locator('[part=find]').getByRole('status');
  await found.getByText('١ من ١').waitFor();
  await page.evaluate(() => (document.documentElement.lang = 'de'));
  await page.getByRole('searchbox', { name: 'Im Artikel suchen' }).waitFor();
  await found.getByText('1 von 1').waitFor();
});

test('what a server writes tells a moment by the clock of its place', async () => {
  const written = await render(dated({ published: '2024-03-05T23:30:00-08:00' }), { attributes: { lang: 'de' } });
  assert.match(written, />5\. März 2024</);
});

test('why there is no article is told in the language of the page', async (t) => {
  const server = await serve(t, '');
  server.route('/page', { headers: { 'Content-Type': 'text/html', ...STRICT }, body: page('he', '<article-viewer src="/none.json"></article-viewer>') });
  const opened = await openPage(t, `${server.origin}/page`, { noise: [/404/] });
  const face = opened.getByRole('alert');
  await face.getByText('השרת לא מסר אותו.').waitFor();
  await face.getByRole('button', { name: 'ניסיון חוזר' }).waitFor();
  assert.equal(await face.evaluate((face) => getComputedStyle(face).direction), 'rtl');
  assert.equal(await face.getAttribute('lang'), 'he');
});

test('what a server drew in German is taken over as it is', async (t) => {
  const element = await renderToString(dated(), { attributes: { lang: 'de', src: '/a.json', controls: 'contents theme' }, labels: { contents: 'Kapitel' } });
  const headers = { 'Content-Security-Policy': STRICT['Content-Security-Policy'].replace("style-src 'self'", `style-src 'self' ${await styleHashes()}`) };
  for (const lang of ['de', 'en']) {
    const server = await serve(t, '', { headers });
    server.route('/page', { headers: { 'Content-Type': 'text/html', ...headers }, body: page(lang, element) });
    const opened = await openPage(t, `${server.origin}/page`);
    const written = () => opened.locator('article-viewer').evaluate(({ shadowRoot }) => shadowRoot.querySelector('.viewer').outerHTML);
    await opened.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.adoptedStyleSheets.length === 1);
    assert.ok(element.includes((await written()).replaceAll('&nbsp;', '\u00a0')), await written());
    assert.deepEqual((await said(opened)).lines, ['Von Ana Lund und Bo Rask', '5. März 2024 · 1\u00a0Min. Lesezeit', 'Tides · Teil 2 von 5']);
    await opened.getByRole('button', { name: /^Farbschema/ }).click();
    await opened.getByRole('button', { name: 'Farbschema: hell' }).waitFor();
    assert.equal(asked(server, '/a.json'), 0);
    // Another language cannot be said of what is not here: the article comes anew.
    await opened.evaluate(() => (document.querySelector('article-viewer').lang = 'fr'));
    await opened.getByRole('button', { name: 'Sommaire' }).waitFor();
    assert.equal(asked(server, '/a.json'), 1);
  }
});

test('a page from a server speaks the language that it is asked for', async () => {
  const page = await render(dated(), { to: 'page', attributes: { lang: 'ja' } });
  assert.match(page, /<span lang="ja">著者：<\/span>/);
  assert.match(page, /lang="ja">2024年3月5日</);
  assert.match(await render(dated()), /class="authors">By /);
});
