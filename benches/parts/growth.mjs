// How time grows with the payload.

import { withChromium } from '../chromium.mjs';
import { measureNatively } from '../native.mjs';
import { PAYLOADS } from '../payloads.mjs';
import { withServer } from '../server.mjs';
import { openShow } from '../showing.mjs';
import { exponent } from '../statistics.mjs';
import { milliseconds, size, table } from '../tables.mjs';

const SIZES = [10e3, 100e3, 1e6, 10e6];
// Of these the least counts: what else the machine does only ever adds.
const ROUNDS = 9;
const ROUNDS_IN_CHROMIUM = 3;

export const title = 'Growth';

export async function measure() {
  const payloads = Object.entries(PAYLOADS).flatMap(([type, { write }]) =>
    SIZES.map((bytes) => ({ name: `${type} ${bytes}`, type, bytes: write(bytes) })),
  );
  const native = await measureNatively('growth', payloads, { rounds: ROUNDS, contestants: ['parse', 'render'] });
  const inChromium = await measureInChromium(payloads);
  const rows = [
    ['native, parse', native, 'parse'],
    ['native, render', native, 'render'],
    ['Chromium, shown', inChromium, 'shown'],
    ['Chromium, of that render', inChromium, 'written'],
  ].flatMap(([name, measured, what]) => Object.entries(PAYLOADS).map(([type, { title }]) => {
    const least = SIZES.map((bytes) => Math.min(...measured.find(({ name }) => name === `${type} ${bytes}`).times[what]));
    const points = SIZES.map((bytes, index) => [bytes, least[index]]);
    return [`${title}: ${name}`, ...least.map(milliseconds), `**${exponent(points).toFixed(2)}**`];
  }));
  return [
    'The exponent is the slope of the line through the logarithms: 1 where twice the payload takes twice the time. In Chromium it is script again.',
    table(['', ...SIZES.map(size), 'Exponent'], rows),
  ].join('\n\n');
}

const measureInChromium = (payloads) => withServer((server) => withChromium(async (browser) => {
  const { measureShow, measureWriting, close } = await openShow(browser, server, payloads);
  const measured = payloads.map(({ name }) => ({ name, times: { shown: [], written: [] } }));
  // One round more comes first, in which the browser warms up.
  for (let round = 0; round <= ROUNDS_IN_CHROMIUM; round++) {
    for (const { name, times } of measured) {
      const shown = (await measureShow('ours', name)).script;
      const written = await measureWriting();
      if (round === 0) continue;
      times.shown.push(shown);
      times.written.push(written);
    }
  }
  await close();
  return measured;
}));
