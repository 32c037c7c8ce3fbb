// An article with its pictures in one archive: a book, or Markdown.

import { zip } from './zip.js';

const EXTENSIONS = { 'image/gif': 'gif', 'image/jpeg': 'jpg', 'image/png': 'png', 'image/svg+xml': 'svg' };

/** What every reader of books shows. */
export const BOOK_PICTURES = Object.keys(EXTENSIONS);

/**
 * An article as EPUB 3. What is not among the pictures, or no picture of a book, is said in words.
 *
 * @param {(renderer: string, options: object) => any} write calls the wasm with the payload
 * @param {Map<string, Blob>} pictures by their addresses in the article
 * @returns {Promise<Blob>}
 */
export async function epub(write, pictures) {
  const files = named(new Map([...pictures].filter(([, { type }]) => BOOK_PICTURES.includes(type))));
  const made = new Date().toISOString().replace(/\.\d+/, '');
  const texts = write('renderToEpub', { made, pictures: files.map(({ address, path, content }) => [address, path, content.type]) });
  const entries = texts.map(([name, content]) => ({ name, content, stored: name === 'mimetype' }));
  return zip([...entries, ...inFolder('EPUB/', files)], { type: 'application/epub+zip' });
}

/**
 * An article as Markdown, its pictures beside it.
 *
 * @param {(renderer: string, options: object) => any} write calls the wasm with the payload
 * @param {Map<string, Blob>} pictures by their addresses in the article
 * @returns {Promise<Blob>}
 */
export async function markdown(write, pictures) {
  const files = named(pictures);
  const content = write('renderToMarkdown', { embedded: files.map(({ address, path }) => [address, path]) });
  return zip([{ name: 'article.md', content }, ...inFolder('', files)]);
}

function named(pictures) {
  return [...pictures].map(([address, content], index) => {
    const extension = EXTENSIONS[content.type] ?? content.type.match(/^image\/(\w+)$/)?.[1] ?? 'bin';
    return { address, content, path: `pictures/${index + 1}.${extension}` };
  });
}

// They are as small as they get.
function inFolder(folder, files) {
  return files.map(({ path, content }) => ({ name: `${folder}${path}`, content, stored: true }));
}
