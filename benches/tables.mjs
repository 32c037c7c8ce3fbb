// Figures as tables of Markdown.

import { median, ratioOfRounds } from './statistics.mjs';

/** @param {string[]} head @param {(string | number)[][]} rows */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [head, head.map(() => '---'), ...rows].map(line).join('\n');
}

/**
 * Our time, and as what part of each peer's.
 * @param {string} what the rows are
 * @param {Record<string, string>} peers what each is called
 * @param {{ name: string, times: Record<string, number[]> }[]} rows milliseconds by contestant, `ours` and the peers
 */
export function ratioTable(what, peers, rows) {
  const cells = ({ name, times }) => [
    name,
    milliseconds(median(times.ours)),
    ...Object.keys(peers).map((peer) => (times[peer] ? written(ratioOfRounds(times.ours, times[peer])) : '')),
  ];
  return table([what, 'Ours', ...Object.values(peers)], rows.map(cells));
}

/** @param {import('./statistics.mjs').Ratio} ratio */
export function written({ ratio, low, high }) {
  return `**${figures(ratio)}** (${figures(low)}–${figures(high)})`;
}

export const milliseconds = (time) => `${time < 10 ? time.toFixed(2) : time.toFixed(0)} ms`;

export const size = (bytes) => (bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${Math.round(bytes / 1e6)} MB`);

const figures = (ratio) => ratio.toFixed(ratio < 0.1 ? 3 : ratio < 10 ? 2 : 0);
