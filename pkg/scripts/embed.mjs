// Makes the folder that a site copies: the element in one script, what it fetches when that is wanted, the wasm, and a
// service worker that knows them; and the script that a page has in it which is saved with the viewer.

import { createHash } from 'node:crypto';
import { copyFile, cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { packageFolder } from './run.mjs';

/** Where it lies. */
export const embedFolder = join(packageFolder, 'embed');

// What is imported when it is wanted, in files of its own: the languages in their folder.
const chunk = ({ facadeModuleId }) => (facadeModuleId?.includes('languages') ? 'languages/[name].js' : '[name].js');

// The script of pages that are saved with the viewer.
const page = join(packageFolder, 'dist', 'page.js');

/** Makes it of what was built. */
export async function embed() {
  await rm(embedFolder, { recursive: true, force: true });
  await bundle('index.js', 'article-viewer.js');
  // It may not share a file with the first, which would be asked for one after the other.
  await bundle('worker.js', 'worker.js');
  await bundlePage();
  await mkdir(join(embedFolder, 'dist'));
  await copyFile(page, join(embedFolder, 'dist', 'page.js'));
  await cp(join(packageFolder, 'fonts'), join(embedFolder, 'fonts'), { recursive: true });
  await mkdir(join(embedFolder, 'wasm'));
  const wasm = (await readdir(join(packageFolder, 'wasm'))).filter((name) => name.endsWith('.wasm'));
  for (const name of wasm) await copyFile(join(packageFolder, 'wasm', name), join(embedFolder, 'wasm', name));
  await release();
}

// What of the wasm a page can do without, having that which has everything.
const isPart = (name) => name.endsWith('.wasm') && name !== 'wasm/article_viewer_bg.wasm';

// The service worker with what lies beside it: whatever changes there makes another of it, which browsers notice.
async function release() {
  const entries = await readdir(embedFolder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name)).sort();
  const hashed = await Promise.all(paths.map(async (path) => [relative(embedFolder, path).replaceAll(sep, '/'), await hash(path)]));
  const pick = (wanted) => Object.fromEntries(hashed.filter(([name]) => isPart(name) === wanted));
  const version = createHash('sha256').update(JSON.stringify(hashed)).digest('hex').slice(0, 16);
  const script = await readFile(join(packageFolder, 'service-worker.js'), 'utf8');
  const filled = script.replace(/(const RELEASE = ).*;/, (_, start) => `${start}${JSON.stringify({ version, files: pick(false), parts: pick(true) })};`);
  if (filled === script) throw new Error('the service worker has no place for what it is to know');
  await writeFile(join(embedFolder, 'service-worker.js'), filled);
}

async function hash(path) {
  return `sha256-${createHash('sha256').update(await readFile(path)).digest('base64')}`;
}

async function bundle(input, name) {
  // It is there once the set-up has run, which this is loaded before.
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({ input: join(packageFolder, input), preserveEntrySignatures: 'allow-extension' });
  await bundle.write({ dir: embedFolder, format: 'es', minify: true, entryFileNames: name, chunkFileNames: chunk });
  await bundle.close();
}

async function bundlePage() {
  const { rolldown } = await import('rolldown');
  // A page in a file has what it needs, and no library.
  const bundle = await rolldown({ input: join(packageFolder, 'page.js'), external: (id) => id.endsWith('/offline.js') });
  const { output } = await bundle.generate({ format: 'es', minify: true, codeSplitting: false });
  await bundle.close();
  const [{ code }] = output;
  // It stands in a page as it is.
  if (output.length > 1 || /<\/script|<script|<!--/i.test(code)) throw new Error('the script of a page does not fit into one');
  await writeFile(page, code);
}
