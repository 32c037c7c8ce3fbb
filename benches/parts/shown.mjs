// What an article costs the page that shows it, once everything is warm.

import { withChromium } from '../chromium.mjs';
import { PAYLOADS } from '../payloads.mjs';
import { PEERS } from '../peers/names.mjs';
import { withServer } from '../server.mjs';
import { openShow } from '../showing.mjs';
import { ratioTable, size } from '../tables.mjs';
import { byTurns, only } from '../turns.mjs';

const ROUNDS = 7;
// The largest first: with it the code of all is warm.
const SIZES = { html: [3e6, 1e6, 300e3, 30e3], markdown: [1e6, 100e3, 10e3] };

// So large an article comes in slices: of it the first screen and the longest task are told, too.
const LONG = 1e6;

export const title = 'From bytes to a painted article';

export const measure = () => withServer((server) => withChromium(async (browser) => {
  const tables = [];
  for (const [type, peers] of Object.entries(PEERS)) {
    const { title, write } = PAYLOADS[type];
    const payloads = SIZES[type].map((bytes) => ({ name: size(bytes), type, bytes: write(bytes) }));
    const { measureShow, close } = await openShow(browser, server, payloads, Object.keys(peers));
    const rows = [];
    for (const [index, { name, bytes }] of payloads.entries()) {
      const measure = (contestant) => measureShow(contestant, name);
      const shown = await byTurns(['ours', ...Object.keys(peers)], ROUNDS, measure, index === 0 ? 2 : 1);
      const [first, whole] = ['first', 'whole'].map((when) => only(when, shown));
      const found = [['script', only('script', shown)], ['painted', whole]];
      if (bytes.length >= LONG) {
        found.push(['first screen', { ...whole, ours: first.ours }], ['longest task', only('longest', shown)]);
      }
      rows.unshift(...found.map(([what, times]) => ({ name: `${name}, ${what}`, times })));
    }
    tables.push(ratioTable(title, peers, rows));
    await close();
  }
  return [
    'Everything is loaded and warm; the payload is there as bytes. *Script* is what the processor spends on scripts of the main thread, layout not counted; *painted* is when the whole article is; *first screen* when ours begins to be there, beside the whole of the others, which come at once; *longest task* is how long the page cannot answer.',
    ...tables,
  ].join('\n\n');
}));
