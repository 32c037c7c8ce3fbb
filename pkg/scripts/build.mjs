// Builds what the package ships but the repository does not hold: `wasm/`, `dist/inline-wasm.js`, the licences.
//
//   npm run build                    builds if a source is newer than the last build, and prints the sizes
//   npm run build -- --contributors  besides, lists what fills the wasm

import { copyFile, mkdir, readFile, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { contributors } from './contributors.mjs';
import { elapsed, main, packageFolder, root, run } from './run.mjs';
import { setUpBuild } from './setup.mjs';

const wasm = join(packageFolder, 'wasm', 'article_viewer_bg.wasm');
const inline = join(packageFolder, 'dist', 'inline-wasm.js');

// What rustc and wasm-bindgen emit, and every browser of the last years runs.
const FEATURES = [
  'bulk-memory',
  'bulk-memory-opt',
  'multivalue',
  'mutable-globals',
  'nontrapping-float-to-int',
  'reference-types',
  'sign-ext',
].map((feature) => `--enable-${feature}`);

/** Builds the wasm and what is made from it, unless both are newer than every source. */
export async function build({ list = false } = {}) {
  const start = Date.now();
  if (!list && (await isFresh())) {
    console.log('the wasm is newer than its sources: nothing to build');
    return;
  }
  await run('wasm-pack', [
    ...['build', root, '--target', 'web', '--profile', 'wasm', '--no-opt'],
    // Without these wasm-pack writes its own package.json and a .gitignore that empties the npm package.
    ...['--no-pack', '--no-gitignore', '--out-dir', join('pkg', 'wasm'), '--out-name', 'article_viewer'],
  ]);
  if (list) await listContributors();
  await run('wasm-opt', ['-Oz', '--converge', ...FEATURES, '--strip-producers', wasm, '-o', `${wasm}.small`]);
  await mkdir(join(packageFolder, 'dist'), { recursive: true });
  await writeFile(inline, inlineModule(await readFile(`${wasm}.small`)));
  await rename(`${wasm}.small`, wasm);
  for (const licence of ['LICENSE-APACHE', 'LICENSE-MIT']) {
    await copyFile(join(root, licence), join(packageFolder, licence));
  }
  console.log(`built in ${elapsed(start)}: ${describe(sizes(await readFile(wasm)))}`);
}

/** How many bytes a wasm is: as it is, gzipped, and as a server with static Brotli sends it. */
export function sizes(bytes) {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, quality).length,
  };
}

/** Sizes in a line a person reads. */
export function describe({ raw, gzip, brotli }) {
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  return `wasm ${kilobytes(raw)} raw, ${kilobytes(gzip)} gzip, ${kilobytes(brotli)} brotli`;
}

// Gzip before base64: a third of the size, and every browser and Node can undo it.
function inlineModule(bytes) {
  return `// The wasm, gzipped, as base64.\nexport default '${gzipSync(bytes, { level: 9 }).toString('base64')}';\n`;
}

async function isFresh() {
  const outputs = await Promise.all([wasm, inline].map(modified));
  const sources = ['Cargo.toml', 'Cargo.lock', 'LICENSE-MIT', 'src', join('pkg', 'scripts', 'build.mjs')];
  const newest = Math.max(...(await Promise.all(sources.map((source) => newestIn(join(root, source))))));
  return Math.min(...outputs) > newest;
}

async function modified(path) {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
}

async function newestIn(path) {
  const status = await stat(path).catch(() => undefined);
  if (!status?.isDirectory()) return status?.mtimeMs ?? 0;
  const inside = await readdir(path);
  return Math.max(status.mtimeMs, ...(await Promise.all(inside.map((name) => newestIn(join(path, name))))));
}

// The names of the functions are needed for this once, and never shipped.
async function listContributors() {
  const named = join(root, 'target', 'article_viewer_named.wasm');
  await run('wasm-opt', ['-Oz', '-g', ...FEATURES, wasm, '-o', named]);
  for (const { name, bytes } of contributors(await readFile(named)).slice(0, 20)) {
    console.log(`${String(bytes).padStart(9)}  ${name}`);
  }
}

if (process.argv[1] === import.meta.filename) {
  await main(async () => {
    await setUpBuild();
    await build({ list: process.argv.includes('--contributors') });
  });
}
