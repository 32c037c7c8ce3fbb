// Brings a machine that has Rust, Node and Debian packages to where the project builds and its tests run.
// Every step looks first and does nothing when nothing is missing.

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Advice, answers, packageFolder, root, run, step } from './run.mjs';

const WASM_PACK = '0.15.1';
const TARGET = 'wasm32-unknown-unknown';

/** What building needs: a linker, the wasm target, wasm-pack, and the packages of `package-lock.json`. */
export async function setUpBuild() {
  if (!(await answers(['cargo', '--version']))) {
    throw new Advice('Rust is missing: install it with rustup, https://rustup.rs, then run this again');
  }
  await setUpDebianPackages('a C compiler, which Rust links with', () => answers(['cc', '--version']), ['build-essential']);
  await setUpTarget();
  if (!(await wasmPackVersion())?.includes(WASM_PACK)) {
    await step(`wasm-pack ${WASM_PACK} (a few minutes, once)`, () =>
      run('cargo', ['install', 'wasm-pack', '--version', WASM_PACK, '--locked']),
    );
  }
  await setUpNodeModules();
}

/** What the tests need besides: rustfmt, clippy, two browsers and what checks books. */
export async function setUpTests() {
  for (const component of ['rustfmt', 'clippy']) {
    const command = component === 'clippy' ? ['cargo', 'clippy', '--version'] : ['cargo', 'fmt', '--version'];
    if (!(await answers(command))) await step(component, () => run('rustup', ['component', 'add', component]));
  }
  await setUpDebianPackages('a browser for the tests', () => Boolean(browser()), [
    'chromium',
    'chromium-driver',
    'fonts-liberation',
  ]);
  await setUpDebianPackages('Firefox, for the tests', () => Boolean(firefox()), ['firefox-esr']);
  const isThere = async () => Boolean(bookChecker()) && (await answers(['java', '-version']));
  await setUpDebianPackages('a checker of books for the tests', isThere, ['epubcheck', 'default-jre-headless']);
}

/** The program of the browser that the tests drive, if there is one; `CHROMIUM` names another. */
export function browser() {
  return present(
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  );
}

/** The program of Firefox, if there is one; `FIREFOX` names another. */
export function firefox() {
  return present(
    process.env.FIREFOX,
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  );
}

/** The program of EPUBCheck, which Java runs, if there is one; `EPUBCHECK` names another. */
export function bookChecker() {
  return present(process.env.EPUBCHECK, '/usr/share/java/epubcheck.jar');
}

function present(...paths) {
  return paths.find((path) => path && existsSync(path));
}

async function wasmPackVersion() {
  try {
    return await run('wasm-pack', ['--version'], { quiet: true });
  } catch {
    return undefined;
  }
}

async function setUpTarget() {
  const sysroot = (await run('rustc', ['--print', 'sysroot'], { quiet: true })).trim();
  if (existsSync(join(sysroot, 'lib', 'rustlib', TARGET))) return;
  if (!(await answers(['rustup', '--version']))) {
    throw new Advice(`this Rust has no ${TARGET} target and no rustup to add it: install Rust with https://rustup.rs`);
  }
  await step(`the Rust target ${TARGET}`, () => run('rustup', ['target', 'add', TARGET]));
}

async function setUpNodeModules() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Advice(`Node ${process.versions.node} is too old: the tests need 20.19 or later`);
  }
  // npm writes its own copy of the lock when it has installed everything.
  const wanted = join(packageFolder, 'package-lock.json');
  const installed = join(packageFolder, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  await step('the npm packages for development', () =>
    run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: packageFolder }),
  );
}

async function setUpDebianPackages(what, isThere, packages) {
  if (await isThere()) return;
  const install = `apt-get install -y ${packages.join(' ')}`;
  const administrator = process.getuid?.() === 0;
  if (!existsSync('/usr/bin/apt-get')) {
    throw new Advice(`${what} is missing; on Debian \`${install}\` installs it, elsewhere your package manager`);
  }
  if (!administrator && !(await answers(['sudo', '--version']))) {
    throw new Advice(`${what} is missing: run \`apt-get update && ${install}\` as root, then this again`);
  }
  const apt = (...args) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    return administrator ? run(command[0], command.slice(1)) : run('sudo', command);
  };
  await step(`${what} (${packages.join(', ')})`, async () => {
    await apt('update', '-q');
    await apt('install', '-q', '-y', '--no-install-recommends', ...packages);
  });
  if (!(await isThere())) throw new Advice(`${what} is still missing after \`${install}\``);
}
