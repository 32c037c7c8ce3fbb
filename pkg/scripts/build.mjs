// Builds what the package ships but the repository does not hold, `wasm/`, `dist/inline-wasm.js`, the licences, and what
// a site copies: `embed/`.
//
//   npm run build                    builds if a source is newer than the last build, and prints the sizes
//   npm run build -- --contributors  besides, lists what fills the wasm

import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { contributors } from './contributors.mjs';
import { embed } from './embed.mjs';
import { cargoHome, elapsed, main, packageFolder, root, run } from './run.mjs';
import { setUpBuild } from './setup.mjs';

const wasm = join(packageFolder, 'wasm', 'article_viewer_bg.wasm');
const script = join(packageFolder, 'wasm', 'article_viewer.js');

/** What reads one kind of payload or does what only some readers want, by the feature of the crate. */
export const PARTS = ['article', 'export', 'html', 'library', 'markdown', 'text', 'tools'];

/** Where the wasm of a part lies. */
export const partPath = (name) => join(packageFolder, 'wasm', `${name}.wasm`);
const inline = join(packageFolder, 'dist', 'inline-wasm.js');

// Written last: which of the two builds lies there, with the time when it was begun.
const stamp = join(packageFolder, 'dist', 'build.txt');

const LICENCES = ['LICENSE-APACHE', 'LICENSE-MIT'];

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

/**
 * Builds the wasm and what is made from it, unless that is newer than every source.
 *
 * @param {{ quick?: boolean, list?: boolean }} [options] `quick` takes seconds and checks for overflow, but makes a
 *   wasm many times larger, never to be shipped; `list` says what fills the wasm
 */
export async function build({ quick = false, list = false } = {}) {
  const start = Date.now();
  if (!list && (await isFresh(quick))) {
    console.log('the wasm is newer than its sources: nothing to build');
    await embed();
    return;
  }
  await rm(stamp, { force: true });
  await buildWasm(join('pkg', 'wasm'), quick ? ['--dev'] : ['--profile', 'wasm-whole']);
  if (list) await listContributors();
  if (!quick) await optimise(wasm, wasm);
  const bytes = await readFile(wasm);
  await writeFile(script, asFactory(await readFile(script, 'utf8')));
  for (const name of PARTS) await buildPart(name, bytes, quick);
  await mkdir(dirname(inline), { recursive: true });
  await writeFile(inline, inlineModule(bytes));
  await embed();
  for (const licence of LICENCES) await copyFile(join(root, licence), join(packageFolder, licence));
  await writeFile(stamp, quick ? 'quick\n' : 'full\n');
  // What was saved while this ran may not be in it.
  await utimes(stamp, start / 1000, start / 1000);
  console.log(`built in ${elapsed(start)}${quick ? ' (quick, not for shipping)' : ''}`);
  if (quick) return;
  console.log(`  everything: ${describe(sizes(bytes))}`);
  for (const name of PARTS) console.log(`  ${name}: ${describe(sizes(await readFile(partPath(name))))}`);
}

async function buildWasm(folder, profile, ...cargoOptions) {
  await run('wasm-pack', [
    ...['build', root, '--target', 'web', '--no-opt', ...profile],
    // Without these wasm-pack writes its own package.json and a .gitignore that empties the npm package.
    ...['--no-pack', '--no-gitignore', '--out-dir', folder, '--out-name', 'article_viewer', ...cargoOptions],
  ], { env: { RUSTFLAGS: withoutPaths() } });
}

// For Brotli rather than for the wasm as it is. `-Os`: after rustc's own `z`, `-Oz` saves bytes of wasm but not of Brotli.
// What is inlined or computed once no longer looks like its neighbours, and what is alike should lie side by side.
const SMALL = ['-Os', '--one-caller-inline-max-function-size=20', '--skip-pass=local-cse', '--reorder-functions-by-name'];

function optimise(from, to) {
  return run('wasm-opt', [...SMALL, ...FEATURES, '--strip-debug', '--strip-producers', from, '-o', to]);
}

// A part is called by the script of the whole, so it must ask for nothing that the whole does not. What is built quickly
// is not for its size: there the whole is each part.
async function buildPart(name, whole, quick) {
  if (quick) return copyFile(wasm, partPath(name));
  const folder = join('target', 'parts', name);
  await buildWasm(folder, ['--profile', 'wasm'], '--no-default-features', '--features', name);
  await optimise(join(root, folder, 'article_viewer_bg.wasm'), partPath(name));
  const glue = await readFile(join(root, folder, 'article_viewer.js'), 'utf8');
  // JavaScript calls it by a name that is another in each build.
  if (glue.includes('closures_')) throw new Error(`the part ${name} hands a closure to JavaScript, for which there is no script`);
  const part = renumbered(await readFile(partPath(name)), glue, await readFile(script, 'utf8'));
  await writeFile(partPath(name), part);
  const imports = async (bytes) => WebAssembly.Module.imports(await WebAssembly.compile(bytes)).map(({ name }) => name);
  const known = new Set(await imports(whole));
  const unknown = (await imports(part)).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`the part ${name} asks for what the whole does not: ${unknown.join(', ')}`);
}

// wasm-bindgen numbers the casts of each module as they come up. Here a part asks for them by the numbers of the whole.
function renumbered(part, glue, script) {
  const casts = (text) => [...text.matchAll(/(__wbindgen_generic_\d+): (function\(.*\) \{[^]*?\n {8}\})/g)].map(([, name, cast]) => [cast, name]);
  const known = new Map(casts(script));
  const names = new Map(casts(glue).map(([cast, name]) => [name, known.get(cast)]));
  const asked = part.toString('latin1').replace(/__wbindgen_generic_\d+/g, (name) => {
    const same = names.get(name);
    if (same?.length !== name.length) throw new Error(`a part casts what the whole does not: ${name}`);
    return same;
  });
  return Buffer.from(asked, 'latin1');
}

// What wasm-bindgen writes is a module with one instance of the wasm; as a function it gives one with every call.
function asFactory(text) {
  const exported = [];
  const body = text
    .replace(/^export (?=(?:async )?(?:function|class) (\w+))/gm, (_, name) => (exported.push(name), ''))
    // `init`, which is returned below, and what a quick build says of itself.
    .replace(/^export \{[^}]*\};?$/gm, '');
  if (exported.length === 0 || /^(?:export|import)\b/m.test(body) || !/^let wasmModule\b/m.test(body)) throw new Error('wasm-bindgen writes its script otherwise than it did');
  const compiled = 'get compiled() { return wasmModule; }';
  return `export default function () {\n${body}\nreturn { init: __wbg_init, ${compiled}, ${exported.join(', ')} };\n}\n`;
}

// Messages of panics name their source file: without the folders of this machine, so that every machine builds the same.
function withoutPaths() {
  return [process.env.RUSTFLAGS, `--remap-path-prefix=${cargoHome}=cargo`].filter(Boolean).join(' ');
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

// The full build serves where a quick one would do, not the other way round.
async function isFresh(quick) {
  const built = (await readFile(stamp, 'utf8').catch(() => '')).trim();
  if (!(built === 'full' || (built === 'quick' && quick)) || !existsSync(wasm)) return false;
  const sources = ['Cargo.toml', 'Cargo.lock', ...LICENCES, 'src', join('pkg', 'scripts', 'build.mjs')];
  const newest = Math.max(...(await Promise.all(sources.map((source) => newestIn(join(root, source))))));
  return (await stat(stamp)).mtimeMs > newest;
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
  await run('wasm-opt', ['-Os', '-g', ...FEATURES, wasm, '-o', named]);
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
