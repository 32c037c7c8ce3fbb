// What viewers and articles hold of the memory, and whether they give it back.

import { withChromium } from '../chromium.mjs';
import { PAYLOADS } from '../payloads.mjs';
import { PEERS } from '../peers/names.mjs';
import { withServer } from '../server.mjs';
import { openShow } from '../showing.mjs';
import { size, table } from '../tables.mjs';

const SMALL = 10e3;
const LARGE = 1e6;
const VIEWERS = 100;
const CYCLES = 100;

export const title = 'Memory';

export const measure = () => withServer((server) => withChromium(async (browser) => {
  const rows = [];
  for (const [type, peers] of Object.entries(PEERS)) {
    const payloads = [SMALL, LARGE].map((bytes) => ({ name: size(bytes), type, bytes: PAYLOADS[type].write(bytes) }));
    // Besides the floor the usual one.
    for (const contestant of ['ours', ...Object.keys(peers).slice(0, 2)]) {
      const open = () => openShow(browser, server, payloads, contestant === 'ours' ? [] : [contestant]);
      const name = contestant === 'ours' ? 'ours' : peers[contestant];
      const cycles = contestant === 'ours' ? CYCLES : 1;
      rows.push([`${PAYLOADS[type].title}, ${name}`, await ofEach(open, contestant), ...await ofLarge(open, contestant, cycles)]);
    }
  }
  return [
    `What the browser counts of scripts and nodes, and the memory of the wasm, after what is not needed was cleared away. *Each* is one of ${VIEWERS} viewers with ${size(SMALL)}; *shown* is what ${size(LARGE)} takes, as a multiple of it; then what the page holds when ${size(SMALL)} were put away, when ${size(LARGE)} were, once, and ${CYCLES} times. The memory of a wasm never shrinks: what was put away in it is used again.`,
    table(['', 'Each', 'Shown', 'Nothing shown', 'After once', `After ${CYCLES} times`], rows),
  ].join('\n\n');
}));

async function ofEach(open, contestant) {
  const { page, empty } = await begin(open, contestant);
  for (let viewer = 0; viewer < VIEWERS; viewer++) await page.show(contestant, size(SMALL));
  const each = (await page.memory() - empty) / VIEWERS;
  await page.close();
  return size(each);
}

async function ofLarge(open, contestant, cycles) {
  const { page, empty } = await begin(open, contestant);
  await page.show(contestant, size(LARGE));
  const shown = await page.memory();
  await page.clear();
  const once = await page.memory();
  for (let cycle = 1; cycle < cycles; cycle++) {
    await page.show(contestant, size(LARGE));
    await page.clear();
  }
  const often = await page.memory();
  await page.close();
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  const change = `${megabytes(often)} (${(100 * (often / once - 1)).toFixed(1)} % more)`;
  return [`${((shown - empty) / LARGE).toFixed(1)} ×`, megabytes(empty), megabytes(once), cycles > 1 ? change : ''];
}

// A page in which nothing is shown any more. Each count has its own: the memory of a wasm never shrinks.
async function begin(open, contestant) {
  const page = await open();
  await page.show(contestant, size(SMALL));
  await page.clear();
  return { page, empty: await page.memory() };
}
