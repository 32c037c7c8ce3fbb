// Sets the machine up and checks everything: what `.ci/run` runs, and what a change has to pass.
//
//   npm test                    everything
//   npm test -- format browser  only the checks named so

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './build.mjs';
import { Advice, elapsed, main, root, run, step } from './run.mjs';
import { setUpBuild, setUpTests } from './setup.mjs';

// In the order of their price, but for the build: the browser's tests need it.
const CHECKS = {
  format: ['the Rust is formatted', () => run('cargo', ['fmt', '--check'])],
  lint: ['clippy has nothing to say', () => clippy()],
  'lint-web': ['clippy has nothing to say for the web', () => clippy('--target', 'wasm32-unknown-unknown')],
  rust: ['the Rust tests', () => run('cargo', ['test', '--no-fail-fast'])],
  build: ['the build', () => build()],
  browser: ['the package and browser tests', nodeTests],
};

await main(async () => {
  const start = Date.now();
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !(name in CHECKS));
  if (unknown) throw new Advice(`there is no check \`${unknown}\`; there are ${Object.keys(CHECKS).join(', ')}`);

  await step('what the tests need', async () => {
    await setUpBuild();
    await setUpTests();
  });
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  for (const [name, [title, check]] of Object.entries(CHECKS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const counts = await step(title, async () => {
      try {
        return count(await check());
      } catch (error) {
        if (!(error instanceof Advice)) throw error;
        console.error(`   ${error.message}`);
        failures.push(`${title} (again: npm --prefix pkg test -- ${name})`);
        const counts = count(error.output);
        return { ...counts, failed: Math.max(counts.failed, 1) };
      }
    });
    for (const kind of Object.keys(total)) total[kind] += counts[kind];
  }

  console.log(`\n${elapsed(start)} in all`);
  for (const failure of failures) console.log(`failed: ${failure}`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  if (total.failed > 0) process.exitCode = 1;
});

function clippy(...args) {
  return run('cargo', ['clippy', ...args, ...(args.length ? [] : ['--all-targets']), '--', '-D', 'warnings']);
}

async function nodeTests() {
  const folder = join(root, 'tests', 'browser');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.test.mjs')).sort();
  return run(process.execPath, ['--test', '--test-reporter=spec', ...files.map((name) => join(folder, name))]);
}

// Cargo and Node close with their counts; a check that counts nothing is one test that passed.
function count(output = '') {
  const plain = output.replaceAll(/\x1b\[\d*m/g, '');
  const sum = (pattern) => [...plain.matchAll(pattern)].reduce((sum, match) => sum + Number(match[1]), 0);
  const counts = {
    passed: sum(/^test result: .*?(\d+) passed;/gm) + sum(/^ℹ pass (\d+)$/gm),
    failed: sum(/^test result: .*?(\d+) failed;/gm) + sum(/^ℹ fail (\d+)$/gm),
    skipped: sum(/^test result: .*?(\d+) ignored;/gm) + sum(/^ℹ skipped (\d+)$/gm),
  };
  return counts.passed + counts.failed + counts.skipped > 0 ? counts : { passed: 1, failed: 0, skipped: 0 };
}
