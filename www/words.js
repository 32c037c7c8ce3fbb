// The words of a part of the model, for a line that says what is in it.

// The members that hold words, and those whose items follow one another without a space.
const WORDS = ['text', 'alt', 'tex', 'title'];
const LINES = ['content', 'title', 'summary'];

/** The first words of a value, wherever in it they stand. */
export function firstWords(value, length) {
  let words = '';
  const read = (value, name) => {
    if (words.length > length) return;
    if (typeof value === 'string') words += WORDS.includes(name) ? value : '';
    else if (Array.isArray(value)) {
      for (const item of value) {
        if (!LINES.includes(name)) words += ' ';
        read(item, name);
      }
    } else if (value) {
      if (value.kind === 'image') words += ' ';
      for (const [key, inside] of Object.entries(value)) read(inside, key);
      if (value.kind === 'image') words += ' ';
    }
  };
  read(value);
  return shorten(words.replaceAll(/\s+/g, ' ').trim(), length);
}

/** A text of no more letters than a length, and a sign that there are more. */
export function shorten(text, length) {
  return text.length > length ? `${text.slice(0, length).trimEnd()}…` : text;
}
