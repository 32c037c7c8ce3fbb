// What the scripts share: where things are, how a command is run, how a step is announced.
// Only what Node has built in: these run before anything is installed.

import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the npm package. */
export const packageFolder = fileURLToPath(new URL('..', import.meta.url));

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** An error that says what to do; the scripts print its message alone, without a stack. */
export class Advice extends Error {}

/** Where cargo keeps what it installs and downloads. */
export const cargoHome = process.env.CARGO_HOME ?? join(homedir(), '.cargo');

// Tools installed a moment ago are found although the shell that started us does not know them yet.
const environment = {
  ...process.env,
  PATH: [join(packageFolder, 'node_modules', '.bin'), process.env.PATH, join(cargoHome, 'bin')].join(delimiter),
};

/**
 * Runs a command where its output is seen, and gives back that output.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, quiet?: boolean, env?: Record<string, string> }} [options] `quiet` shows the output only when the command fails
 */
export async function run(command, args, { cwd = root, quiet = false, env = {} } = {}) {
  const child = spawn(command, args, {
    cwd,
    env: { ...environment, ...(process.stdout.isTTY ? { CARGO_TERM_COLOR: 'always' } : {}), ...env },
    stdio: ['inherit', 'pipe', 'pipe'],
  });
  let output = '';
  for (const [stream, screen] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk) => {
      output += chunk;
      if (!quiet) screen.write(chunk);
    });
  }
  const status = await new Promise((resolve, reject) => {
    child.on('error', (error) => {
      reject(error.code === 'ENOENT' ? new Advice(`the command \`${command}\` was not found`) : error);
    });
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
  if (status !== 0) {
    if (quiet) process.stderr.write(output);
    throw Object.assign(new Advice(`\`${[command, ...args].join(' ')}\` ended with ${status}`), { output });
  }
  return output;
}

/** Whether a command answers, such as `['cargo', 'clippy', '--version']`. */
export async function answers([command, ...args]) {
  try {
    await run(command, args, { quiet: true });
    return true;
  } catch {
    return false;
  }
}

/** Announces a piece of work, does it, and says how long it took. */
export async function step(title, work) {
  const start = Date.now();
  console.log(`\n── ${title}`);
  const result = await work();
  console.log(`   ${title}: ${elapsed(start)}`);
  return result;
}

/** The time since `start`, as a person says it. */
export function elapsed(start) {
  const seconds = (Date.now() - start) / 1000;
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** Runs a script to its end: advice is printed as a sentence, anything unforeseen with its stack. */
export async function main(script) {
  try {
    await script();
  } catch (error) {
    console.error(error instanceof Advice ? `\nerror: ${error.message}` : error);
    process.exitCode = 1;
  }
}
