// A language as the wasm takes it: without words that have to come first, so that a worker has it, too.

/**
 * What the wasm takes: words by their names, where they are not English, and `Intl`.
 *
 * @param {Intl.Locale} locale
 * @param {Record<string, string>} [labels]
 * @param {boolean} [travels] whether it is written here and read elsewhere
 */
export function said(locale, labels, travels) {
  const language = locale.toString();
  const numbers = new Intl.NumberFormat(language);
  const rules = new Intl.PluralRules(language);
  // A day is a day wherever it is read. A moment is shown in the reader's zone; where that is not known, as the clocks of
  // its place had it.
  const worded = (iso, options) => {
    const isHere = iso.includes('T') && !travels;
    const date = new Date(isHere ? iso : iso.replace(/(T[\d:.,]+).*/, '$1Z'));
    if (Number.isNaN(date.getTime())) return iso;
    return date.toLocaleString(language, isHere ? options : { ...options, timeZone: 'UTC' });
  };
  const date = (iso) => worded(iso, { year: 'numeric', month: iso.length >= 7 ? 'long' : undefined, day: iso.length >= 10 ? 'numeric' : undefined });
  return {
    language,
    labels,
    date,
    moment: (iso) => (iso.includes('T') ? worded(iso, { dateStyle: 'long', timeStyle: 'short' }) : date(iso)),
    number: (number) => numbers.format(number),
    plural: (number) => rules.select(number),
  };
}

/**
 * The language of a tag, as authors write them, wrong ones too; English where there is none.
 *
 * @param {string} [tag]
 */
export function known(tag = 'en') {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-'));
  } catch {
    return new Intl.Locale('en');
  }
}
