// Measures the program beside its peers and prints the tables.
//
//   npm run bench             measures and prints
//   npm run bench -- --write  besides, writes the tables into the README
//
// The same pages, by both in turn, round after round, in one process natively and in one page of the browser. The README
// says what is measured; what else is to be, adds a list of pages or payloads, its contestants and a table.

import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { build } from '../pkg/scripts/build.mjs';
import { Advice, main, packageFolder, root, run, step } from '../pkg/scripts/run.mjs';
import { setUpBuild, setUpTests } from '../pkg/scripts/setup.mjs';
import { measureInBrowser, measureNatively } from './measure.mjs';
import { isWhole, readPages, repeatedPages } from './pages.mjs';
import { growthTable, peersTable } from './tables.mjs';

const ROUNDS = 7;
// Of these the least counts: what else the machine does only ever adds.
const ROUNDS_OF_GROWTH = 40;
const README = join(root, 'README.md');
const MARKS = ['<!-- bench: begin -->', '<!-- bench: end -->'];

await main(async () => {
  const write = process.argv.includes('--write');
  if (write && !isWhole) throw new Advice('without the corpus beside the repository there is nothing worth to be written');
  await step('what the benches need', async () => {
    await setUpBuild();
    await setUpTests();
  });
  await step('the wasm', () => build());

  const pages = await readPages();
  const repeated = repeatedPages(pages);
  const options = { rounds: ROUNDS };
  const growth = { rounds: ROUNDS_OF_GROWTH, alone: true };
  const native = await step('natively', async () => ({
    peers: await measureNatively('pages', pages, options),
    growth: await measureNatively('repeated', repeated, growth),
  }));
  const chromium = await step('in Chromium', async () => ({
    ...(await measureInBrowser(pages, options)),
    growth: (await measureInBrowser(repeated, growth)).times,
  }));

  const versions = await peerVersions();
  const text = [
    `${new Date().toISOString().slice(0, 10)}, ${await machine(chromium.version)}, ${ROUNDS} rounds:`,
    peersTable([
      { name: 'native', peer: `dom_smoothie ${versions.dom_smoothie}`, times: native.peers },
      {
        name: 'wasm in Chromium',
        peer: `\`DOMParser\`, Readability.js ${versions['@mozilla/readability']}, DOMPurify ${versions.dompurify}`,
        times: chromium.times,
      },
    ]),
    `How the time grows where the body of a page stands there more than once, the least of ${ROUNDS_OF_GROWTH} rounds:`,
    growthTable([
      { name: 'native', times: native.growth },
      { name: 'wasm in Chromium', times: chromium.growth },
    ]),
  ].join('\n\n');
  console.log(`\n${text}`);
  if (write) await writeIntoReadme(text);
});

async function machine(chromiumVersion) {
  const rust = (await run('rustc', ['--version'], { quiet: true })).split(' ')[1];
  return `${cpus().length} × ${cpus()[0].model.trim()}, Rust ${rust}, Chromium ${chromiumVersion}`;
}

async function peerVersions() {
  const { devDependencies } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  const lock = await readFile(join(root, 'Cargo.lock'), 'utf8');
  const [, dom_smoothie] = /name = "dom_smoothie"\nversion = "(.*)"/.exec(lock);
  return { ...devDependencies, dom_smoothie };
}

async function writeIntoReadme(text) {
  const readme = await readFile(README, 'utf8');
  const [begin, end] = MARKS.map((mark) => readme.indexOf(mark));
  if (begin < 0 || end < begin) throw new Advice(`the README has no place for the tables, ${MARKS.join(' … ')}`);
  await writeFile(README, `${readme.slice(0, begin + MARKS[0].length)}\n${text}\n${readme.slice(end)}`);
}
