// Makes the folder that a site copies: the element in one script, what it fetches when that is wanted, and the wasm; and
// the script that a page has in it which is saved with the viewer.

import { copyFile, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
  const bundle = await rolldown({ input: join(packageFolder, 'page.js') });
  const { output } = await bundle.generate({ format: 'es', minify: true, codeSplitting: false });
  await bundle.close();
  const [{ code }] = output;
  // It stands in a page as it is.
  if (output.length > 1 || /<\/script|<script|<!--/i.test(code)) throw new Error('the script of a page does not fit into one');
  await writeFile(page, code);
}
