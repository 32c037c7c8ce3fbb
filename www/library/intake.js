// What comes into the library: files that are dropped or picked, and addresses, one after the other.

import { reasonOf } from './words.js';

/**
 * Saves what it is given.
 *
 * @param {{ save: (item: File | string, options: object) => Promise<{ saved: number, failed: number }>, told: (work: object | undefined) => void,
 *   failed: (name: string, reason: string, item: File | string) => void, ended: (ended: object) => void }} page
 *   `told` hears of what is being done, and nothing once it is
 */
export function intake({ save, told, failed, ended }) {
  const waiting = [];
  let work;

  async function run() {
    const counted = { saved: 0, failed: 0, cancelled: 0 };
    work = new AbortController();
    for (let done = 0; waiting.length > 0; done += 1) {
      const item = waiting.shift();
      const name = nameOf(item);
      const tell = (detail = {}) => told({ name, at: done + 1, of: done + 1 + waiting.length, ...detail });
      tell();
      try {
        const { saved, failed } = await save(item, { signal: work.signal, progress: tell });
        counted.saved += saved;
        counted.failed += failed;
      } catch (error) {
        if (work.signal.aborted) {
          counted.cancelled = 1 + waiting.splice(0).length;
          break;
        }
        counted.failed += 1;
        failed(name, reasonOf(error), item);
      }
    }
    work = undefined;
    told(undefined);
    ended(counted);
  }

  return {
    add(items) {
      waiting.push(...items);
      if (!work && waiting.length > 0) run();
    },
    cancel: () => work?.abort(),
  };
}

function nameOf(item) {
  return typeof item === 'string' ? item : item.name;
}
