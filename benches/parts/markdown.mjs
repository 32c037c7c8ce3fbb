// From the bytes of Markdown to HTML, natively.

import { measureNatively } from '../native.mjs';
import { PAYLOADS } from '../payloads.mjs';
import { ratioTable, size } from '../tables.mjs';

const ROUNDS = 41;
const SIZES = [10e3, 100e3, 1e6];
const PEERS = { 'pulldown-cmark': 'pulldown-cmark', comrak: 'comrak' };

export const title = 'Markdown natively';

export async function measure() {
  const payloads = SIZES.map((bytes) => ({ name: size(bytes), type: 'markdown', bytes: PAYLOADS.markdown.write(bytes) }));
  const contestants = ['html', ...Object.keys(PEERS)];
  const measured = await measureNatively('markdown', payloads, { rounds: ROUNDS, contestants });
  const rows = measured.map(({ name, times: { html, ...theirs } }) => ({ name, times: { ours: html, ...theirs } }));
  return [
    'From the bytes of Markdown to HTML: ours makes an article of it between, with its outline and notices.',
    ratioTable('Markdown', PEERS, rows),
  ].join('\n\n');
}
