// The article as a book, and as Markdown with its pictures: what lies in them, and that EPUBCheck has nothing to say.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { before, test } from 'node:test';
import { epub, parse } from '../../pkg/core.js';
import { bookChecker } from '../../pkg/scripts/setup.mjs';
import { unzip } from '../../pkg/zip.js';
import { defined, serve, title } from './host.mjs';
import { execute, goldens, openPage, temporaryFolder } from './support.mjs';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9" width="160" height="90"><path fill="#357" d="M0 0h8v9H0z"/></svg>';
const COUNT = 50;

const text = (text) => ({ kind: 'text', text });
const paragraph = (words) => ({ kind: 'paragraph', content: [text(words)] });
const figure = (url) => ({ kind: 'figure', images: [{ url, alt: `What ${url} shows` }] });

const read = async (archive) => {
  const files = [...(await unzip(archive))].map(async ([name, file]) => [name, await file.read()]);
  return new Map(await Promise.all(files));
};

/** What EPUBCheck has to say of books. */
async function checked(paths) {
  const left = [...paths];
  const said = [];
  const worker = async () => {
    for (let path = left.pop(); path; path = left.pop()) {
      const args = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', bookChecker(), path];
      const { stdout, stderr } = await execute('java', args).catch((error) => error);
      const fine = stdout.includes('No errors or warnings detected');
      if (!fine) said.push(`${basename(path)}\n${stdout}${stderr}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return said.join('\n');
}

before(() => assert.ok(bookChecker(), 'EPUBCheck is there: `npm --prefix pkg test` installs it'));

test(`EPUBCheck has nothing to say of ${COUNT} articles of every format`, async (t) => {
  const folder = await temporaryFolder(t);
  const byFormat = new Map();
  for (const golden of await goldens()) byFormat.set(dirname(golden.name), [...(byFormat.get(dirname(golden.name)) ?? []), golden]);
  // One of each in turn, so that the small ones are there with all they have.
  const chosen = [];
  for (let index = 0; chosen.length < COUNT; index += 1) chosen.push(...[...byFormat.values()].map((cases) => cases[index]).filter(Boolean));
  const paths = [];
  for (const [index, { name, path }] of chosen.slice(0, COUNT).entries()) {
    const article = JSON.parse(await readFile(path, 'utf8'));
    // Every other has its pictures.
    const pictures = index % 2 ? new Map([...addresses(article)].map((url) => [url, new Blob([PNG], { type: 'image/png' })])) : undefined;
    paths.push(join(folder, `${name.replaceAll('/', '_')}.epub`));
    await writeFile(paths.at(-1), Buffer.from(await (await epub(article, { pictures })).arrayBuffer()));
  }
  assert.equal(new Set([...byFormat.keys()]).size, 5);
  assert.equal(paths.length, COUNT);
  assert.equal(await checked(paths), '');
});

test('EPUBCheck is asked: it finds what is wrong', async (t) => {
  const path = join(await temporaryFolder(t), 'wrong.epub');
  const book = await epub({ version: 1, meta: { title: 'A' }, blocks: [paragraph('B')] });
  const bytes = Buffer.from(await book.arrayBuffer());
  bytes.write('application/epub+zap', 38, 'latin1');
  await writeFile(path, bytes);
  assert.match(await checked([path]), /ERROR/);
});

test('a book has its article in the language and the direction of its readers', async () => {
  const article = await parse('# نص\n\nفقرة.[^1] <span id="a:b">x</span>\n\n## قسم\n\nفقرة.\n\n[^1]: حاشية', { type: 'markdown' });
  const files = await read(await epub({ ...article, meta: { ...article.meta, language: 'ar' } }, { lang: 'ar' }));
  assert.deepEqual([...files.keys()], ['mimetype', 'META-INF/container.xml', 'EPUB/package.opf', 'EPUB/contents.xhtml', 'EPUB/article.xhtml', 'EPUB/style.css']);
  const [book, contents, content] = await Promise.all(['package.opf', 'contents.xhtml', 'article.xhtml'].map((name) => files.get(`EPUB/${name}`).text()));
  assert.match(book, /<spine page-progression-direction="rtl">/);
  assert.match(book, /<meta property="dcterms:modified">\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ</);
  assert.match(content, /<html [^>]*xml:lang="ar" dir="rtl">/);
  assert.match(content, /role="doc-noteref"[^>]* epub:type="noteref"/);
  assert.match(content, /<li id="[^"]+" epub:type="endnote">/);
  const { default: arabic } = await import('../../pkg/languages/ar.js');
  assert.ok(contents.includes(`<h1>${arabic.contents}</h1>`));
  const [, link] = contents.match(/href="article\.xhtml#([^"]+)"/);
  assert.ok(content.includes(`id="${link}"`));
});

const ARTICLE = {
  version: 1,
  meta: { title: 'Tides', language: 'en', lead_image: figure('/photo.webp') },
  blocks: [paragraph('At dusk.'), figure('/tide.svg'), figure('/plain.png'), figure('/gone.png'), figure(`data:image/png;base64,${PNG.toString('base64')}`)],
};

// Under the strictest policy, which shows no picture that lies in the article itself.
async function open(t) {
  const server = await serve(t, '<article-viewer></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`, { noise: [/404/, /img-src/] });
  const webp = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 20 });
    const context = canvas.getContext('2d');
    context.fillRect(0, 0, 40, 20);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/webp'));
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  server.route('/photo.webp', { headers: { 'Content-Type': 'image/webp' }, body: Buffer.from(webp) });
  server.route('/tide.svg', { headers: { 'Content-Type': 'image/svg+xml' }, body: SVG });
  server.route('/plain.png', { headers: { 'Content-Type': 'image/png' }, body: PNG });
  server.route('/gone.png', { status: 404 });
  await defined(page);
  const viewer = page.locator('article-viewer');
  await viewer.evaluate((viewer, article) => viewer.load(article), ARTICLE);
  await title(page, 'Tides');
  return { page, viewer };
}

async function exported(viewer, format) {
  const { name, type, missing, bytes } = await viewer.evaluate(async (viewer, format) => {
    const { file, missing } = await viewer.export(format);
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { name: file.name, type: file.type, missing, bytes: [...bytes] };
  }, format);
  return { name, type, missing, bytes: Buffer.from(bytes) };
}

test('from the element, a book has its pictures in types that every reader shows, and says the others in words', async (t) => {
  const { page, viewer } = await open(t);
  const { bytes, ...file } = await exported(viewer, 'epub');
  assert.deepEqual(file, { name: 'Tides.epub', type: 'application/epub+zip', missing: 1 });
  const files = await read(new Blob([bytes]));
  const pictures = [...files.keys()].filter((name) => name.includes('/pictures/'));
  assert.deepEqual(pictures, ['EPUB/pictures/1.jpg', 'EPUB/pictures/2.png', 'EPUB/pictures/3.png', 'EPUB/pictures/4.png']);
  const drawn = await files.get('EPUB/pictures/2.png').arrayBuffer();
  // As fine as its page wants it.
  assert.equal(new DataView(drawn).getUint32(16), 640);
  assert.deepEqual(Buffer.from(await files.get('EPUB/pictures/3.png').arrayBuffer()), PNG);
  const content = await files.get('EPUB/article.xhtml').text();
  assert.equal(content.match(/<img /g).length, 4);
  assert.match(content, /<span class="remote-text">What \/gone\.png shows<\/span>/);
  assert.match(await files.get('EPUB/package.opf').text(), /href="pictures\/1\.jpg" media-type="image\/jpeg" properties="cover-image"/);
  const path = join(await temporaryFolder(t), 'tides.epub');
  await writeFile(path, bytes);
  assert.equal(await checked([path]), '');

  await page.locator('[data-action=more]').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as an e-book' }).click()]);
  assert.equal(download.suggestedFilename(), 'Tides.epub');
  await page.getByRole('status').getByText('Saved as Tides.epub. 1 picture could not be included', { exact: true }).waitFor();
});

test('Markdown has its pictures beside it, as they were', async (t) => {
  const { page, viewer } = await open(t);
  const { bytes, ...file } = await exported(viewer, 'markdown-zip');
  assert.deepEqual(file, { name: 'Tides.zip', type: 'application/zip', missing: 1 });
  const files = await read(new Blob([bytes]));
  assert.deepEqual([...files.keys()], ['article.md', 'pictures/1.webp', 'pictures/2.svg', 'pictures/3.png', 'pictures/4.png']);
  const markdown = await files.get('article.md').text();
  assert.match(markdown, /^image: "?pictures\/1\.webp"?$/m);
  for (const path of ['pictures/1.webp', 'pictures/2.svg', 'pictures/3.png', 'pictures/4.png']) assert.ok(markdown.includes(`](${path})`), `${path}\n${markdown}`);
  assert.match(markdown, /\]\(http:[^)]*\/gone\.png\)/);
  assert.equal(await files.get('pictures/2.svg').text(), SVG);
  await page.locator('[data-action=more]').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as Markdown with pictures' }).click()]);
  assert.equal(download.suggestedFilename(), 'Tides.zip');
});

function addresses(value, found = new Set()) {
  if (Array.isArray(value)) value.forEach((item) => addresses(item, found));
  else if (value && typeof value === 'object') {
    if (typeof value.url === 'string' && ['alt', 'width', 'sources'].some((name) => name in value)) found.add(value.url);
    Object.values(value).forEach((item) => addresses(item, found));
  }
  return found;
}
