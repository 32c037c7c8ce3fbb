// What many times say: medians, ratios, how sure they are, and how they grow.

import { randomNumbers } from './random.mjs';

const RESAMPLES = 2000;

export function median(values) {
  const sorted = ascending(values);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const sum = (values) => values.reduce((sum, value) => sum + value, 0);

/** @typedef {{ ratio: number, low: number, high: number }} Ratio with its interval of 95 in 100 */

/**
 * The median of the ratios round by round, and the interval that holds the true one, whatever the ratios' distribution:
 * between two of them, by how likely so few are below it.
 * @param {number[]} ours
 * @param {number[]} theirs of the same rounds
 * @returns {Ratio}
 */
export function ratioOfRounds(ours, theirs) {
  const ratios = ascending(ours.map((time, round) => time / theirs[round]));
  const outside = outsideOfInterval(ratios.length);
  return { ratio: median(ratios), low: ratios[outside], high: ratios[ratios.length - 1 - outside] };
}

// How many of so many values lie on each side of the interval of their median: as many as make 95 in 100 of it. Fewer
// than six cannot be as sure; then it is all of them.
function outsideOfInterval(count) {
  let [ways, below] = [1, 1];
  let outside = 0;
  for (; below <= 0.025 * 2 ** count; outside++) {
    ways *= (count - outside) / (outside + 1);
    below += ways;
  }
  return Math.max(outside - 1, 0);
}

/**
 * The ratio of two sums over the same pages, with the interval that 95 of 100 draws of as many pages fall into.
 * @param {{ ours: number, theirs: number }[]} pairs
 * @returns {Ratio}
 */
export function ratioOfSums(pairs) {
  const ratio = (pairs) => sum(pairs.map(({ ours }) => ours)) / sum(pairs.map(({ theirs }) => theirs));
  const random = randomNumbers(1);
  const drawn = ascending(
    Array.from({ length: RESAMPLES }, () => ratio(pairs.map(() => pairs[Math.floor(random() * pairs.length)]))),
  );
  const at = (part) => drawn[Math.floor(part * (RESAMPLES - 1))];
  return { ratio: ratio(pairs), low: at(0.025), high: at(0.975) };
}

/**
 * The exponent by which a value grows with a size: the slope of the line through their logarithms.
 * @param {[size: number, value: number][]} points
 */
export function exponent(points) {
  const logarithms = points.map((point) => point.map(Math.log));
  const [meanSize, meanValue] = [0, 1].map((index) => sum(logarithms.map((point) => point[index])) / points.length);
  const moment = ([size, value]) => (size - meanSize) * (value - meanValue);
  const square = ([size]) => (size - meanSize) ** 2;
  return sum(logarithms.map(moment)) / sum(logarithms.map(square));
}

const ascending = (values) => [...values].sort((one, other) => one - other);
