// What the tests of the package and of the browser share.
//
// A test is a file `NAME.test.mjs` in this folder, written with `node:test`; `npm --prefix pkg test` finds it.
// Alone: `node --test tests/browser/NAME.test.mjs`, after `npm --prefix pkg run build`.
//
//     import { test } from 'node:test';
//     import { STRICT, openPage, startServer } from './support.mjs';
//
//     test('a title is shown', async (t) => {
//       const server = await startServer(t);
//       server.route('/page', { headers: { 'Content-Type': 'text/html', ...STRICT }, body: '…' });
//       server.route('/slow.md', { delay: 500, body: '# Late' });
//       const page = await openPage(t, `${server.origin}/page`);
//       …
//     });
//
// Everything ends with the test `t`, or with the suite whose `t` is passed. A page that makes any noise fails its
// test: an error or a warning on the console, an exception, an unhandled rejection, a violation of its CSP.
// Noise that a test asks for is named: `openPage(t, url, { noise: [/404/] })`.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { after } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { packageFolder, root } from '../../pkg/scripts/run.mjs';
import { browser as browserProgram } from '../../pkg/scripts/setup.mjs';
import { serveFile } from '../../pkg/scripts/static.mjs';

export { packageFolder, root };

/** Runs a program; a rejection holds what it printed. */
export const execute = promisify(execFile);

/** Loads a development package, which lies in `pkg/node_modules` and not above this folder. */
export const require = createRequire(join(packageFolder, 'package.json'));

const { chromium } = require('playwright-core');

/** The strictest headers that a page with an article viewer may be sent with. */
export const STRICT = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
};

/**
 * Serves the repository's files on a port of its own, so an origin of its own, until `t` ends.
 *
 * `server.route(path, answer)` answers a path otherwise: `{ status, headers, body, pieces, bytes, delay, pace, cut }`, or
 * a function of the request that gives one, until `server.unroute(path)`. `pieces` are sent one by one, each when it is
 * there, `bytes` sends that many letters, `delay` waits before the headers, `pace` waits between pieces of 64 KiB, `cut`
 * breaks the connection after the headers.
 * `server.requests` lists the paths that were asked for. `server.kill()` leaves nobody listening and breaks what is
 * connected, until `server.revive()`.
 *
 * @param {import('node:test').TestContext} t
 * @param {{ headers?: Record<string, string>, folder?: string }} [options] headers that every file is sent with;
 *   a folder to serve instead of the repository
 */
export async function startServer(t, { headers, folder } = {}) {
  // Browsers ask for an icon unasked.
  const routes = new Map([['/favicon.ico', { status: 204 }]]);
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    requests.push(request.url);
    const route = routes.get(pathname);
    if (!route) return serveFile(request, response, { headers, folder });
    await answer(response, typeof route === 'function' ? await route(request) : route);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  const kill = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  atEnd(t, kill);
  return {
    origin: `http://127.0.0.1:${port}`,
    kill,
    revive: async () => {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    requests,
    route: (path, answer) => void routes.set(path, answer),
    unroute: (path) => void routes.delete(path),
  };
}

const endings = new WeakMap();

// The last that was opened ends first: a page that asks a server which is gone makes noise.
function atEnd(t, end) {
  if (!endings.has(t)) {
    endings.set(t, []);
    t.after(async () => {
      const ended = [];
      for (const end of endings.get(t).reverse()) ended.push(...(await Promise.allSettled([end()])));
      const failed = ended.find(({ status }) => status === 'rejected');
      if (failed) throw failed.reason;
    });
  }
  endings.get(t).push(end);
}

async function answer(response, { status = 200, headers = {}, body = '', pieces = [], bytes = 0, delay = 0, pace = 0, cut = false }) {
  await sleep(delay);
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers }).flushHeaders();
  if (cut) {
    await sleep(50);
    response.destroy();
    return;
  }
  await pipeline(letters(bytes, pace), response, { end: false }).catch(() => {
    // The page has gone away, which tests do on purpose.
  });
  for (const piece of pieces) response.write(await piece);
  response.end(body);
}

async function* letters(count, pace) {
  const piece = Buffer.alloc(64 * 1024, 'a');
  for (let left = count; left > 0; left -= piece.length) {
    yield left < piece.length ? piece.subarray(0, left) : piece;
    if (pace) await sleep(pace);
  }
}

/**
 * Opens an address in a browser of its own, until `t` ends, and fails `t` for any noise the page makes.
 *
 * @param {import('node:test').TestContext} t
 * @param {string} url
 * @param {{ noise?: RegExp[], waitUntil?: 'load' | 'commit' } & import('playwright-core').BrowserContextOptions} [options]
 *   `noise` is what the test asks for; the rest goes to Playwright: `viewport`, `colorScheme`, `javaScriptEnabled` …
 * @returns {Promise<import('playwright-core').Page & { noises: string[] }>}
 */
export async function openPage(t, url, { noise = [], waitUntil = 'load', ...options } = {}) {
  const context = await (await startBrowser()).newContext(options);
  const page = await context.newPage();
  const noises = [];
  page.noises = noises;
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) noises.push(`${message.type()}: ${message.text()}`);
  });
  // Playwright reports exceptions and unhandled rejections alike.
  page.on('pageerror', (error) => noises.push(`uncaught: ${error.stack ?? error}`));
  page.on('crash', () => noises.push('the page crashed'));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP: ${event.violatedDirective} refused ${event.blockedURI} ${event.sample}`);
    });
  });
  atEnd(t, async () => {
    await context.close();
    const unexpected = noises.filter((text) => !noise.some((pattern) => pattern.test(text)));
    assert.deepEqual(unexpected, [], 'the page made noise');
  });
  await page.goto(url, { waitUntil });
  return page;
}

let starting;

// One browser for all the tests of a file; each page has a context of its own.
function startBrowser() {
  starting ??= chromium.launch({
    executablePath: browserProgram(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return starting;
}

// `node:test` would wait for the browser for ever.
after(async () => (await starting)?.close());

/** Runs a tool of a development package; a rejection holds what it printed. */
export async function runTool(name, args, options = {}) {
  const program = join(packageFolder, 'node_modules', '.bin', name);
  return execute(program, args, options).catch((error) => {
    throw new Error(`${name} ${args.join(' ')}\n${error.stdout}${error.stderr}`);
  });
}

/** The golden articles: `tests/corpus/FORMAT/CASE/article.json`. */
export async function goldens() {
  const corpus = join(root, 'tests', 'corpus');
  const paths = (await readdir(corpus, { recursive: true })).filter((path) => basename(path) === 'article.json').sort();
  return paths.map((path) => ({ name: dirname(path), path: join(corpus, path) }));
}

/** A new empty folder, removed when `t` ends. */
export async function temporaryFolder(t) {
  const folder = await mkdtemp(join(tmpdir(), 'article-viewer-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
