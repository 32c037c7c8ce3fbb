// The npm package as somebody installs it: what is in it, how large, how it imports, whether tools accept it.

import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { PARTS, describe, partPath, sizes } from '../../pkg/scripts/build.mjs';
import { execute, openPage, packageFolder, root, runTool, startServer, temporaryFolder } from './support.mjs';

// Bytes, Brotli. Far from the aims of 50 kB for an article in our own JSON or a text, 100 for Markdown, 120 for a page:
// this holds the line until they are cut down.
const BUDGETS = { everything: 658_000, article: 140_000, export: 135_000, html: 281_000, library: 100_000, markdown: 295_000, text: 188_000, tools: 114_000 };

const FILES = [
  'LICENSE-APACHE',
  'LICENSE-MIT',
  'README.md',
  'archive.js',
  'article.d.ts',
  'attributes.js',
  'background.js',
  'book.js',
  'core.d.ts',
  'core.js',
  'custom-elements.json',
  'dist/inline-wasm.js',
  'dist/page.js',
  'downloads.js',
  'draft.js',
  'drawing.js',
  'element.d.ts',
  'element.js',
  'embedded.js',
  'export.js',
  'feed.js',
  'fetch.js',
  'fonts/atkinson-hyperlegible.css',
  'fonts/opendyslexic.css',
  'hash.js',
  'index.d.ts',
  'index.js',
  'inflate.js',
  'inline.d.ts',
  'inline.js',
  'instance.js',
  'labels.d.ts',
  'languages.js',
  ...['ar', 'de', 'es', 'fr', 'he', 'hi', 'it', 'ja', 'ko', 'pl', 'pt', 'ru', 'zh-Hant', 'zh'].map((name) => `languages/${name}.js`),
  'lent.js',
  'library.d.ts',
  'library.js',
  'memory.js',
  'mhtml.js',
  'module.js',
  'modules.js',
  'offline.js',
  'package.json',
  'page.js',
  'payload.js',
  'places.js',
  'react.d.ts',
  'reader.js',
  'said.js',
  'schema.json',
  'search.js',
  'service-worker.js',
  'source.js',
  'ssr.d.ts',
  'ssr.js',
  'storage.js',
  'store.js',
  'svelte.d.ts',
  'usage.js',
  'vue.d.ts',
  'wasm/article.wasm',
  'wasm/article_viewer.js',
  'wasm/article_viewer_bg.wasm',
  'wasm/export.wasm',
  'wasm/html.wasm',
  'wasm/library.wasm',
  'wasm/markdown.wasm',
  'wasm/text.wasm',
  'wasm/tools.wasm',
  'worker.js',
  'zip.js',
];

let packed;

before(async (t) => {
  const folder = await temporaryFolder(t);
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [report] = JSON.parse((await execute('npm', pack, { cwd: packageFolder })).stdout);
  packed = { files: report.files.map(({ path }) => path).sort(), tarball: join(folder, report.filename) };
});

test('the package holds the wasm and nothing stray', () => {
  assert.deepEqual(packed.files, FILES);
});

test('the wasm keeps to its budget', async () => {
  const paths = { everything: join(packageFolder, 'wasm', 'article_viewer_bg.wasm') };
  for (const name of PARTS) paths[name] = partPath(name);
  assert.deepEqual(Object.keys(paths), Object.keys(BUDGETS));
  for (const [name, path] of Object.entries(paths)) {
    const size = sizes(await readFile(path));
    assert.ok(size.brotli <= BUDGETS[name], `${name}: ${describe(size)}, of ${BUDGETS[name] / 1000} kB`);
  }
});

test('every entry can be imported where there is no browser', async () => {
  for (const entry of ['article-viewer', ...['element', 'core', 'library', 'inline', 'ssr'].map((name) => `article-viewer/${name}`)]) {
    // The package finds itself by its own name.
    const script = `await import(${JSON.stringify(entry)})`;
    const { stderr } = await execute(process.execPath, ['--input-type=module', '-e', script], { cwd: packageFolder });
    assert.equal(stderr, '', entry);
  }
});

test('the manifest names what the sources have', async () => {
  const manifest = JSON.parse(await readFile(join(packageFolder, 'custom-elements.json'), 'utf8'));
  const [{ cssParts, cssProperties }] = manifest.modules[0].declarations;
  const names = (items) => items.map(({ name }) => name).sort();
  const files = (await readdir(join(root, 'src'), { recursive: true })).filter((path) => /^(render|viewer)\W/.test(path));
  const sources = await Promise.all(files.filter((path) => /\.(rs|css)$/.test(path)).map((path) => readFile(join(root, 'src', path), 'utf8')));
  const found = (pattern) => [...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1])))].sort();
  assert.deepEqual(names(cssParts), found(/"part", Some\("([^"]+)"\)/g));
  assert.deepEqual(names(cssProperties), found(/var\((--article-[a-z-]+)/g));
  // Those of blocks are made where they are asked for.
  const slots = names(manifest.modules[0].declarations[0].slots).filter((name) => name !== 'body-N');
  assert.deepEqual(slots, ['', ...found(/\.slot\("([a-z-]+)"\)/g)].sort());
});

test('the manifest and the typings name what the element has', async () => {
  const text = (path) => readFile(join(root, path), 'utf8');
  const manifest = JSON.parse(await text('pkg/custom-elements.json'));
  const [{ attributes, members, events, slots }] = manifest.modules[0].declarations;
  const { ArticleViewerElement } = await import('../../pkg/element.js');
  const [typings, source, settings] = await Promise.all(['pkg/element.d.ts', 'pkg/element.js', 'src/viewer/settings.rs'].map(text));
  const names = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]).sort();
  const within = (text, start) => text.slice(text.indexOf(start), text.indexOf('\n}', text.indexOf(start)));

  const observed = ArticleViewerElement.observedAttributes.toSorted();
  assert.deepEqual(attributes.map(({ name }) => name).sort(), observed);
  assert.deepEqual(names(within(typings, 'interface ArticleViewerAttributes'), /^ {2}'?([a-z-]+)'?\?:/gm), observed);
  assert.deepEqual(names(source, /@attr \{.*\} ([a-z-]+)/g), observed);
  const [, ofSettings] = settings.match(/ATTRIBUTES: \[&str; \d+\] = \[([^\]]*)\]/);
  assert.deepEqual(['src', 'type', ...names(ofSettings, /"([a-z-]+)"/g)].sort(), observed);

  const properties = Object.keys(ArticleViewerElement.prototype).sort();
  const fields = members.filter(({ reflects }) => reflects);
  assert.deepEqual(attributes.map(({ fieldName }) => fieldName).sort(), properties);
  assert.deepEqual(fields.map(({ name }) => name).sort(), properties);
  for (const { name, type } of fields) assert.ok(typings.includes(`  ${name}: ${type.text};`), name);

  const told = names(within(typings, 'interface ArticleViewerEventMap'), /^ {2}([a-z]+):/gm);
  assert.deepEqual(events.map(({ name }) => name).sort(), told);
  assert.deepEqual(names(source, /@fires ([a-z]+)/g), told);
  assert.deepEqual(slots.map(({ name }) => name).sort(), ['', ...names(source, /@slot ([a-zA-Z-]+) -/g)].sort());
  for (const { name, type } of events) assert.ok(typings.includes(`${name}: ${type.text};`), name);
});

test('every failure that the typings name has a sentence, and is in the README', async () => {
  const [typings, labels, readme] = await Promise.all(['pkg/core.d.ts', 'src/labels.rs', 'README.md'].map((path) => readFile(join(root, path), 'utf8')));
  const codesOf = (name) => [...typings.split(`type ${name} =`)[1].split(';\n')[0].matchAll(/\| '([a-z-]+)'/g)].map((match) => match[1]);
  // Those of the library are told to the page that uses it.
  const [codes, ofLibrary] = ['ErrorCode', 'LibraryErrorCode'].map(codesOf);
  assert.ok(codes.includes('internal') && ofLibrary.length > 5);
  for (const code of [...codes, ...ofLibrary]) assert.ok(readme.includes(`\`${code}\``), code);
  for (const code of codes) {
    assert.ok(labels.includes(`failure_${code.replaceAll('-', '_')}: "`), code);
  }
});

test('publint has nothing to say', async () => {
  const { stdout } = await runTool('publint', [packed.tarball, '--strict']);
  assert.match(stdout, /All good!/);
});

test('types are found by every module resolution that knows `exports`', async () => {
  const files = ['article_viewer_bg.wasm', 'service-worker.js', 'schema.json', 'custom-elements.json'];
  await runTool('attw', [packed.tarball, '--profile', 'esm-only', '--exclude-entrypoints', ...files]);
});

test('an empty Vite project shows an article', async (t) => {
  const project = await temporaryFolder(t);
  await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }');
  await execute('npm', ['install', '--no-audit', '--no-fund', packed.tarball], { cwd: project });
  await mkdir(join(project, 'public'));
  await writeFile(join(project, 'public', 'article.md'), '# A title\n\nA paragraph.\n');
  await writeFile(join(project, 'public', 'large.md'), `# A large title\n\n${'A paragraph.\n\n'.repeat(10_000)}`);
  await writeFile(join(project, 'main.js'), "import 'article-viewer';\n");
  await writeFile(
    join(project, 'index.html'),
    '<!doctype html><html lang="en"><title>Vite</title><script type="module" src="/main.js"></script>' +
      '<article-viewer src="/article.md"></article-viewer></html>',
  );
  await runTool('vite', ['build', '--logLevel', 'warn'], { cwd: project });

  const server = await startServer(t, { folder: join(project, 'dist') });
  const page = await openPage(t, `${server.origin}/`);
  await page.getByRole('heading', { name: 'A title' }).waitFor();
  await page.getByText('A paragraph.').waitFor();
  const worker = page.waitForEvent('worker');
  await page.locator('article-viewer').evaluate((viewer) => (viewer.src = '/large.md'));
  await page.getByRole('heading', { name: 'A large title' }).waitFor();
  await worker;
  assert.equal(server.requests.filter((path) => path.endsWith('.wasm')).length, 1);
});
