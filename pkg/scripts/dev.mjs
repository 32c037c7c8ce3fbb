// Sets the machine up, builds, serves `www/`, and builds again whenever a source changes.
//
//   npm run dev              http://127.0.0.1:8080, or the next port that is free
//   PORT=3000 npm run dev    that port or the next

import { existsSync, watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { build } from './build.mjs';
import { Advice, main, root, step } from './run.mjs';
import { setUpBuild } from './setup.mjs';
import { serveFile } from './static.mjs';

const TRIES = 20;

// The pages of `www/` come back by themselves after a build; others that want to may include `reload.js`.
const CHANGES = '/-/changes';
const RELOAD = '/-/reload.js';
const listeners = new Set();

await main(async () => {
  await setUpBuild();
  await step('the first build', () => build({ quick: true }));
  const port = await listen(createServer(answer), Number(process.env.PORT ?? 8080));
  watchSources();
  console.log(`\nserving http://127.0.0.1:${port}/www/ — sources are watched, Ctrl+C ends\n`);
});

async function answer(request, response) {
  if (request.url === '/') return response.writeHead(302, { Location: '/www/' }).end();
  // Browsers ask for an icon unasked, and note on the console that there is none.
  if (request.url === '/favicon.ico') return response.writeHead(204).end();
  if (request.url === RELOAD) {
    const script = `new EventSource('${CHANGES}').onmessage = () => location.reload();`;
    return response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
  }
  if (request.url === CHANGES) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).flushHeaders();
    listeners.add(response);
    return request.on('close', () => listeners.delete(response));
  }
  const page = request.url.match(/^\/www\/([a-z]+\.html)?(?:\?|$)/);
  const html = page && (await readFile(join(root, 'www', page[1] ?? 'index.html'), 'utf8').catch(() => undefined));
  if (!html) return serveFile(request, response);
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' });
  response.end(`${html}<script src="${RELOAD}"></script>\n`);
}

async function listen(server, wanted) {
  for (let port = wanted; port < wanted + TRIES; port++) {
    const error = await new Promise((resolve) => {
      server.once('error', resolve).listen(port, '127.0.0.1', () => resolve(undefined));
    });
    server.removeAllListeners('error');
    if (!error) return port;
    if (error.code !== 'EADDRINUSE') throw new Advice(`port ${port} cannot be used (${error.code}): set PORT to another`);
    console.log(`port ${port} is taken`);
  }
  throw new Advice(`ports ${wanted} to ${wanted + TRIES - 1} are all taken: set PORT to a free one`);
}

function watchSources() {
  let timer;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(rebuild, 150);
  };
  const follow = (folder, recursive, pattern) => {
    if (!existsSync(join(root, folder))) return;
    watch(join(root, folder), { recursive }, (_, name) => {
      if (pattern.test(name ?? '')) changed();
    });
  };
  follow('src', true, /./);
  follow('www', true, /./);
  // Not the folders in these two: what is built and installed lies there.
  follow('pkg', false, /\.(js|json)$/);
  follow('.', false, /^Cargo\./);
}

let running = false;
let again = false;

async function rebuild() {
  again = running;
  if (running) return;
  running = true;
  try {
    await build({ quick: true });
    for (const listener of listeners) listener.write('data: built\n\n');
  } catch (error) {
    console.error(`\n${error.message}; waiting for the next change`);
  } finally {
    running = false;
    if (again) await rebuild();
  }
}
