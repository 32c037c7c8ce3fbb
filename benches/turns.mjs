// Contestants by turns, round after round: what else the machine does for a while falls on all of them.

/**
 * @template Measured
 * @param {string[]} contestants each is the first of a round in its turn
 * @param {number} rounds that count; one or more before them have what is measured warm up
 * @param {(contestant: string) => Promise<Measured>} measure
 * @param {number} [warmUp] how many rounds come before
 * @returns {Promise<Record<string, Measured[]>>} what was measured of each, by round
 */
export async function byTurns(contestants, rounds, measure, warmUp = 1) {
  const measured = Object.fromEntries(contestants.map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const contestant = contestants[(round + warmUp + turn) % contestants.length];
      const found = await measure(contestant);
      if (round >= 0) measured[contestant].push(found);
    }
  }
  return measured;
}

/** One of the things that were measured. */
export function only(name, measured) {
  return Object.fromEntries(Object.entries(measured).map(([contestant, all]) => [contestant, all.map((one) => one[name])]));
}
