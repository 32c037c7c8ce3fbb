// What is kept on the origin of the host, where that allows it. Whoever asks for a storage that is refused is thrown at,
// and what is kept there may be another's.

/**
 * What was kept under a key; nothing where that cannot be read.
 *
 * @param {string} key
 */
export function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps something under a key, or nothing any more. Where that is refused, it lasts until the page is left.
 *
 * @param {string} key
 * @param {unknown} [value]
 */
export function keep(key, value) {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // The page goes on as it is.
  }
}
