// How many bytes a library takes, by what they are.

/**
 * Counts what records say; what two articles need is counted once.
 *
 * @param {import('./library.js').Entry[]} entries
 * @param {{ payloads: Set<string>, pictures: Set<string> }} there the hashes of what is there
 * @param {{ stored: object[], index: { bytes?: Uint8Array }[], texts: object[] }} records as they lie in the database
 * @returns {import('./library.js').Usage}
 */
export function usageOf(entries, there, { stored, index, texts }) {
  const counted = new Set();
  const usage = { articles: 0, entries: 0, payloads: 0, pictures: 0, search: 0, removed: 0, total: 0 };
  const count = (kind, isRemoved, { hash, bytes }) => {
    if (!there[kind].has(hash) || counted.has(hash)) return;
    counted.add(hash);
    usage[isRemoved ? 'removed' : kind] += bytes;
    usage.total += bytes;
  };
  // What an article needs that is not removed is not what the removed ones take.
  for (const isRemoved of [false, true]) {
    for (const { removed, versions } of entries.filter(({ removed }) => (removed !== null) === isRemoved)) {
      if (!isRemoved) usage.articles += 1;
      for (const version of versions) {
        count('payloads', isRemoved, version);
        for (const picture of version.pictures) count('pictures', isRemoved, picture);
      }
    }
  }
  usage.entries = written(stored);
  usage.search = written(texts) + index.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0);
  usage.total += usage.entries + usage.search;
  return usage;
}

function written(records) {
  const encoder = new TextEncoder();
  return records.reduce((sum, record) => sum + encoder.encode(JSON.stringify(record)).length, 0);
}
