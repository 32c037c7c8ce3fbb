// How long a reader waits who has never been here, and how long who has.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { render } from '../../pkg/core.js';
import { embedFolder } from '../../pkg/scripts/embed.mjs';
import { openPage, withChromium } from '../chromium.mjs';
import { PAYLOADS } from '../payloads.mjs';
import { bundlePeers } from '../peers/bundle.mjs';
import { PEERS } from '../peers/names.mjs';
import { withServer } from '../server.mjs';
import { ratioTable } from '../tables.mjs';
import { byTurns, only } from '../turns.mjs';

const ROUNDS = 7;
const VISITED = [
  { type: 'html', path: '/payload/page.html', name: 'a page of 33 kB', bytes: PAYLOADS.html.write(33e3) },
  { type: 'markdown', path: '/payload/article.md', name: 'Markdown of 10 kB', bytes: PAYLOADS.markdown.write(10e3) },
];
const NETWORKS = [
  { name: '10 Mbit/s, 40 ms', conditions: { offline: false, latency: 40, downloadThroughput: 1.25e6, uploadThroughput: 1.25e6 } },
  { name: 'loopback' },
];

export const title = 'First visit';

export const measure = () => withServer((server) => withChromium(async (browser) => {
  await lay(server);
  const tables = [];
  for (const { type, name } of VISITED) {
    const rows = [];
    for (const network of NETWORKS) {
      const go = (contestant) => visit(browser, `${server.origin}/${type}/${contestant}.html`, network);
      const visits = await byTurns(['ours', ...Object.keys(PEERS[type])], ROUNDS, go);
      for (const which of ['first', 'again']) rows.push({ name: `${which}, ${network.name}`, times: only(which, visits) });
    }
    tables.push(ratioTable(`Visit to ${name}`, PEERS[type], rows));
  }
  return [
    'From the start of the navigation until the browser reports its largest contentful paint. A first visit has a profile of its own, empty; to come again is the third visit with it, when the browser has kept code as well as files. Everything is served with Brotli at its best over HTTP/1.1, the others bundled and minified, ours as `pkg/embed` has it; each page tells the browser early of its scripts, its wasm and its payload.',
    ...tables,
  ].join('\n\n');
}));

// Puts everything where a site would have it.
async function lay(server) {
  const script = 'article-viewer.js';
  server.giveToKeep(`/${script}`, await readFile(join(embedFolder, script)));
  for (const [name, script] of await bundlePeers()) server.giveToKeep(`/peers/${name}.js`, script);
  for (const { type, path, bytes } of VISITED) {
    server.giveToKeep(path, bytes);
    server.giveToKeep(`${path}.html`, await render(bytes, { type }));
    const wasm = `wasm/${type}.wasm`;
    server.giveToKeep(`/${wasm}`, await readFile(join(embedFolder, wasm)));
    server.giveToKeep(`/${type}/ours.html`, oursPage(script, wasm, path));
    for (const name of Object.keys(PEERS[type])) {
      server.giveToKeep(`/${type}/${name}.html`, peerPage(name, name === 'floor' ? `${path}.html` : path));
    }
  }
}

const page = (head, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A visit</title>\n${head.join('\n')}\n${body}\n`;

const preload = (path) => `<link rel="preload" as="fetch" crossorigin href="${path}">`;

const oursPage = (script, wasm, payload) => page(
  [preload(`/${wasm}`), preload(payload), `<script type="module" src="/${script}"></script>`],
  `<article-viewer src="${payload}"></article-viewer>`,
);

const peerPage = (name, payload) => page(
  [`<link rel="modulepreload" href="/peers/${name}.js">`, preload(payload)],
  `<main id="host"></main>
<script type="module">
import { show } from '/peers/${name}.js';
const bytes = new Uint8Array(await (await fetch('${payload}')).arrayBuffer());
await show(document.getElementById('host'), bytes);
document.getElementById('host').dispatchEvent(new Event('load'));
</script>`,
);

// Goes there with a new profile; milliseconds until the article is painted, then and when all that can be kept is kept.
async function visit(browser, url, { conditions }) {
  const context = await browser.newContext();
  await context.addInitScript(watch);
  try {
    const times = [];
    for (let visits = 0; visits < 3; visits++) {
      const page = await openPage(context);
      const devtools = await context.newCDPSession(page);
      await devtools.send('Network.enable');
      if (conditions) await devtools.send('Network.emulateNetworkConditions', conditions);
      await page.goto(url);
      times.push(await page.evaluate(() => globalThis.painted));
      await page.close();
    }
    return { first: times[0], again: times[2] };
  } finally {
    await context.close();
  }
}

// Runs in the page before anything of it: when the largest of what the article has painted was painted.
function watch() {
  let largest;
  new PerformanceObserver((list) => (largest = list.getEntries().at(-1))).observe({ type: 'largest-contentful-paint', buffered: true });
  globalThis.painted = new Promise((resolve) => {
    // It is reported a little after it was painted.
    const wait = () => setTimeout(() => (largest ? resolve(largest.startTime) : wait()), 100);
    const shown = ({ target }) => {
      if (target.id !== 'host' && target.localName !== 'article-viewer') return;
      requestAnimationFrame(() => requestAnimationFrame(wait));
    };
    document.addEventListener('load', shown, { capture: true });
  });
}
