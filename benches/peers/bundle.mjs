// The peers as a page would ship them: each with what it needs in one minified file.

import { readFile, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageFolder, root } from '../../pkg/scripts/run.mjs';

// Vite is here already, for the tests of the package; its bundler makes these as small as esbuild does.
const { build } = await import(pathToFileURL(join(packageFolder, 'node_modules', 'vite', 'dist', 'node', 'index.js')));

const FOLDER = join(root, 'target', 'bench', 'peers');

/** @returns {Promise<Map<string, Buffer>>} the bundle of each peer, by its name */
export async function bundlePeers() {
  await rm(FOLDER, { recursive: true, force: true });
  const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.js'));
  for (const file of files) {
    await build({
      configFile: false,
      logLevel: 'warn',
      root: import.meta.dirname,
      // The packages lie in `pkg/`, not above this folder.
      plugins: [{ name: 'packages', enforce: 'pre', resolveId: fromPackageFolder }],
      build: {
        outDir: FOLDER,
        emptyOutDir: false,
        target: 'esnext',
        modulePreload: false,
        rolldownOptions: {
          input: join(import.meta.dirname, file),
          preserveEntrySignatures: 'strict',
          output: { format: 'es', entryFileNames: file, codeSplitting: false },
        },
      },
    });
  }
  return new Map(await Promise.all(files.map(async (file) => [basename(file, '.js'), await readFile(join(FOLDER, file))])));
}

function fromPackageFolder(id, from) {
  if (from && !from.startsWith(packageFolder) && /^[@\w]/.test(id)) return this.resolve(id, join(packageFolder, 'index.js'));
}
