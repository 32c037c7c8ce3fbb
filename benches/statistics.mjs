// What many times say: sums of medians, their ratio, and how sure it is.

const RESAMPLES = 2000;

export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const sum = (values) => values.reduce((sum, value) => sum + value, 0);

/**
 * The ratio of two sums over the same pages, with the interval that 95 of 100 draws of as many pages fall into.
 * @param {{ ours: number, theirs: number }[]} pairs
 */
export function ratioOfSums(pairs) {
  const ratio = (pairs) => sum(pairs.map(({ ours }) => ours)) / sum(pairs.map(({ theirs }) => theirs));
  const random = generator(1);
  const drawn = Array.from({ length: RESAMPLES }, () => ratio(pairs.map(() => pairs[Math.floor(random() * pairs.length)])));
  drawn.sort((one, other) => one - other);
  const at = (part) => drawn[Math.floor(part * (RESAMPLES - 1))];
  return { ratio: ratio(pairs), low: at(0.025), high: at(0.975) };
}

// The same draws in every run: mulberry32.
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
