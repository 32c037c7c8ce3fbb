// Times as tables of Markdown.

import { REPEATED } from './pages.mjs';
import { median, ratioOfSums, sum } from './statistics.mjs';

/**
 * How long we take beside a peer.
 * @param {{ name: string, peer: string, times: import('./measure.mjs').Times[] }[]} cases
 */
export function peersTable(cases) {
  const rows = cases.flatMap(({ name, peer, times }) =>
    groups(times).map(([group, times]) => {
      const medians = each(times, median);
      const { ratio, low, high } = ratioOfSums(medians);
      const least = ratioOfSums(each(times, (values) => Math.min(...values))).ratio;
      const mean = (contestant) => (sum(medians.map((pair) => pair[contestant])) / times.length).toFixed(2);
      return [
        `${name}, beside ${peer}`,
        `${group}, ${times.length}`,
        `${mean('ours')} ms`,
        `${mean('theirs')} ms`,
        `**${ratio.toFixed(2)}** (${low.toFixed(2)}–${high.toFixed(2)})`,
        least.toFixed(2),
        medians.filter(({ ours, theirs }) => ours > theirs).length,
      ];
    }),
  );
  return table(['', 'Pages', 'A page', 'Theirs', 'Ratio', 'Of minima', 'Slower on'], rows);
}

/**
 * How our time grows with the page.
 * @param {{ name: string, times: import('./measure.mjs').Times[] }[]} cases of `repeatedPages`
 */
export function growthTable(cases) {
  const rows = cases.flatMap(({ name, times }) => {
    const least = new Map(times.map((time) => [time.name, Math.min(...time.ours)]));
    const sizes = [...new Set(times.map((time) => time.name.split('/')[0]))];
    return sizes.map((size) => {
      const taken = REPEATED.map((repeated) => least.get(`${size}/${repeated}`));
      const growth = taken.slice(1).map((time, index) => `${time.toFixed(1)} ms (× ${(time / taken[index]).toFixed(2)})`);
      return [name, `${Math.round(size / 1000)} kB`, `${taken[0].toFixed(1)} ms`, ...growth];
    });
  });
  return table(['', 'Page', 'Once', ...REPEATED.slice(1).map((times) => `Body × ${times}`)], rows);
}

const each = (times, of) => times.map(({ ours, theirs }) => ({ ours: of(ours), theirs: of(theirs) }));

// The pages of each part of the corpus, and all of them.
function groups(times) {
  const names = [...new Set(times.map(({ name }) => name.split('/')[0]))];
  const parts = names.map((group) => [group, times.filter(({ name }) => name.startsWith(`${group}/`))]);
  return names.length > 1 ? [...parts, ['all', times]] : parts;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [head, head.map(() => '---'), ...rows].map(line).join('\n');
}
