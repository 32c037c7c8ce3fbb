// Measures the program beside its peers and prints the tables.
//
//   npm run bench                              measures everything, in ten minutes or so, and prints
//   npm run bench -- --write                   besides, writes the tables into the README
//   npm run bench -- --only first-visit shown  measures these parts alone: the files of `parts/`
//
// A part says what it measures, and gives the text that the README has of it. All contestants are measured by turns, in one
// process natively and in one browser; what else is to be measured is a file of `parts/`.

import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { build } from '../pkg/scripts/build.mjs';
import { Advice, main, packageFolder, root, run, step } from '../pkg/scripts/run.mjs';
import { setUpBuild, setUpTests } from '../pkg/scripts/setup.mjs';
import { withChromium } from './chromium.mjs';
import { isWhole } from './pages.mjs';
import { PACKAGES } from './peers/names.mjs';

// In the order in which the README has them.
const PARTS = ['first-visit', 'shown', 'memory', 'growth', 'markdown', 'extraction', 'library'];
const CRATES = ['comrak', 'dom_smoothie', 'html5ever', 'pulldown-cmark'];
const README = join(root, 'README.md');
const MARKS = ['<!-- bench: begin -->', '<!-- bench: end -->'];

await main(async () => {
  const { write, names } = asked(process.argv.slice(2));
  await step('what the benches need', async () => {
    await setUpBuild();
    await setUpTests();
  });
  await step('the wasm', () => build());

  const texts = [`${new Date().toISOString().slice(0, 10)}, ${await machine()}. ${await versions()}.`];
  for (const name of names) {
    // What a part needs may have been installed just now.
    const { title, measure } = await import(`./parts/${name}.mjs`);
    texts.push(`### ${title}`, await step(title, measure));
  }
  const text = texts.join('\n\n');
  console.log(`\n${text}`);
  if (write) await writeIntoReadme(text);
});

function asked(words) {
  const write = words.includes('--write');
  const names = words.includes('--only') ? words.slice(words.indexOf('--only') + 1) : PARTS;
  const unknown = names.find((name) => !PARTS.includes(name));
  if (unknown) throw new Advice(`there is no part \`${unknown}\`; there are ${PARTS.join(', ')}`);
  if (write && names !== PARTS) throw new Advice('what is written is of one run: without `--only`');
  if (write && !isWhole) throw new Advice('without the corpus beside the repository there is nothing worth to be written');
  return { write, names };
}

async function machine() {
  const rust = (await run('rustc', ['--version'], { quiet: true })).split(' ')[1];
  const chromium = await withChromium(async (browser) => browser.version());
  return `${cpus().length} × ${cpus()[0].model.trim()}, Rust ${rust}, Chromium ${chromium}`;
}

async function versions() {
  const { devDependencies } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  const lock = await readFile(join(root, 'Cargo.lock'), 'utf8');
  const crate = (name) => `${name} ${new RegExp(`name = "${name}"\nversion = "(.*)"`).exec(lock)[1]}`;
  return [...PACKAGES.map((name) => `${name} ${devDependencies[name]}`), ...CRATES.map(crate)].join(', ');
}

async function writeIntoReadme(text) {
  const readme = await readFile(README, 'utf8');
  const [begin, end] = MARKS.map((mark) => readme.indexOf(mark));
  if (begin < 0 || end < begin) throw new Advice(`the README has no place for the tables, ${MARKS.join(' … ')}`);
  await writeFile(README, `${readme.slice(0, begin + MARKS[0].length)}\n${text}\n${readme.slice(end)}`);
}
