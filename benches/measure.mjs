// The two places where pages are measured: natively, and in Chromium. Both give, page by page, the times of every round.

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packageFolder, run } from '../pkg/scripts/run.mjs';
import { browser as browserProgram } from '../pkg/scripts/setup.mjs';
import { serveFile } from '../pkg/scripts/static.mjs';
import { layOut } from './pages.mjs';

const { chromium } = createRequire(join(packageFolder, 'package.json'))('playwright-core');

/** @typedef {{ name: string, ours: number[], theirs: number[] }} Times milliseconds, one of each round */

/**
 * @param {string} name of the folder that the pages are laid out in
 * @param {import('./pages.mjs').Page[]} pages
 * @param {{ rounds: number, alone?: boolean }} options `alone`: without the peers
 * @returns {Promise<Times[]>}
 */
export async function measureNatively(name, pages, { rounds, alone = false }) {
  const list = await layOut(name, pages);
  await run('cargo', ['bench', '--bench', 'extraction', '--', list, String(rounds), ...(alone ? ['alone'] : [])]);
  return JSON.parse(await readFile(join(dirname(list), 'times.json'), 'utf8'));
}

// With these a page may read a clock of 5 µs instead of 100.
const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

/**
 * @param {import('./pages.mjs').Page[]} pages
 * @param {{ rounds: number, alone?: boolean }} options as above; one round more comes first, in which the browser warms up
 * @returns {Promise<{ version: string, times: Times[] }>}
 */
export async function measureInBrowser(pages, { rounds, alone = false }) {
  const server = createServer((request, response) => {
    const [, index] = /^\/page\/(\d+)$/.exec(request.url) ?? [];
    if (!index) return serveFile(request, response, { headers: ISOLATED });
    response.writeHead(200, { 'Content-Type': 'application/octet-stream', ...ISOLATED }).end(pages[index].bytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const browser = await chromium.launch({ executablePath: browserProgram(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error));
    await page.goto(`http://127.0.0.1:${server.address().port}/benches/extraction.html`);
    await page.evaluate((list) => globalThis.load(list), pages.map(({ url }, index) => ({ url, file: `/page/${index}` })));
    const times = pages.map(({ name }) => ({ name, ours: [], theirs: [] }));
    const contestants = alone ? ['ours'] : ['ours', 'theirs'];
    for (let round = 0; round <= rounds; round++) {
      const measured = await page.evaluate((names) => globalThis.round(names), contestants);
      if (round === 0) continue;
      for (const [index, time] of measured.entries()) {
        for (const contestant of contestants) times[index][contestant].push(time[contestant]);
      }
    }
    return { version: browser.version(), times };
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}
