// The benches count right: what they make of many times, of a trace, and the articles that they are given.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PAYLOADS } from '../../benches/payloads.mjs';
import { randomNumbers } from '../../benches/random.mjs';
import { exponent, median, ratioOfRounds, ratioOfSums } from '../../benches/statistics.mjs';
import { mainThread } from '../../benches/trace.mjs';
import { byTurns } from '../../benches/turns.mjs';

const near = (found, expected) => assert.ok(Math.abs(found - expected) < 1e-9, `${found} is not ${expected}`);

test('a median is the middle one, or between the two', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 3, 2]), 2.5);
});

test('a power law has its exponent', () => {
  for (const power of [0.5, 1, 2]) near(exponent([10, 100, 1e3, 1e4].map((size) => [size, 7 * size ** power])), power);
});

test('what slows a whole round changes no ratio', () => {
  const theirs = [10, 200, 30, 11, 12, 500];
  assert.deepEqual(ratioOfRounds(theirs.map((time) => time / 4), theirs), { ratio: 0.25, low: 0.25, high: 0.25 });
});

test('the interval of a median holds it 95 times in 100', () => {
  const random = randomNumbers(3);
  for (const rounds of [6, 9, 15, 40]) {
    const draws = 4000;
    let held = 0;
    for (let draw = 0; draw < draws; draw++) {
      // The median of a square of such a number is a quarter.
      const { low, high } = ratioOfRounds(Array.from({ length: rounds }, () => random() ** 2), Array(rounds).fill(1));
      if (low <= 0.25 && 0.25 <= high) held++;
    }
    assert.ok(held / draws > 0.94, `${rounds} rounds: ${held / draws}`);
    // No wider than it must be: one value less on each side would not do.
    assert.ok(rounds < 40 || held / draws < 0.98, `${rounds} rounds: ${held / draws}`);
  }
});

test('a ratio of sums lies in its interval, and equal pages leave it no width', () => {
  const { ratio, low, high } = ratioOfSums([{ ours: 1, theirs: 2 }, { ours: 3, theirs: 4 }, { ours: 5, theirs: 9 }]);
  near(ratio, 9 / 15);
  assert.ok(low < ratio && ratio < high);
  assert.deepEqual(ratioOfSums(Array(5).fill({ ours: 1, theirs: 4 })), { ratio: 0.25, low: 0.25, high: 0.25 });
});

test('each contestant has its turn to be the first, and what warms up is not counted', async () => {
  const order = [];
  const measured = await byTurns(['a', 'b'], 2, async (name) => order.push(name));
  assert.equal(order.join(''), 'abbaab');
  assert.deepEqual(measured, { a: [4, 5], b: [3, 6] });
});

test('script is counted once and without its layout, on the main thread alone', () => {
  const event = (name, ts, dur, tid = 1) => ({ ph: 'X', name, ts, dur, tdur: dur / 2, pid: 1, tid, args: {} });
  const found = mainThread([
    { ph: 'M', name: 'thread_name', pid: 1, tid: 1, args: { name: 'CrRendererMain' } },
    event('ThreadControllerImpl::RunTask', 0, 30_000),
    event('FunctionCall', 1_000, 20_000),
    event('RunMicrotasks', 2_000, 10_000),
    event('Layout', 3_000, 4_000),
    event('Layout', 22_000, 6_000),
    event('ThreadControllerImpl::RunTask', 40_000, 5_000),
    event('RunMicrotasks', 41_000, 2_000),
    event('FunctionCall', 0, 90_000, 2),
  ]);
  assert.deepEqual(found, { script: 9, longest: 30 });
});

test('articles are as long as they are asked for, and the same each time', () => {
  for (const { write } of Object.values(PAYLOADS)) {
    const bytes = write(50e3);
    assert.ok(Math.abs(bytes.length / 50e3 - 1) < 0.05, `${bytes.length}`);
    assert.ok(bytes.equals(write(50e3)));
  }
});
