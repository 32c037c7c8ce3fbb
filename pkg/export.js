// An article as a file: which wasm writes it, what lies in it, what it is called.

import { BOOK_PICTURES, epub, markdown } from './book.js';
import { parse } from './core.js';
import { fetchPayload } from './fetch.js';
import { deflate } from './inflate.js';
import { load } from './instance.js';
import { encode } from './payload.js';
import { asBase64, asData, picturesOf, remote } from './embedded.js';
import { sourceOf } from './source.js';

// A drawing in SVG is a document to readers of books, of which they ask much: it is drawn.
const PLAIN = BOOK_PICTURES.filter((type) => type !== 'image/svg+xml');

// What writes each, its extension and its type; what of pictures it takes.
const FORMATS = {
  html: { of: page, extension: 'html', type: 'text/html;charset=utf-8', pictures: {} },
  epub: { of: ({ write, pictures }) => epub(write, pictures), extension: 'epub', type: 'application/epub+zip', pictures: { types: PLAIN, inline: true } },
  markdown: { of: ({ write }) => write('renderToMarkdown'), extension: 'md', type: 'text/markdown;charset=utf-8' },
  'markdown-zip': { of: ({ write, pictures }) => markdown(write, pictures), extension: 'zip', type: 'application/zip', pictures: { inline: true } },
  text: { of: ({ write }) => write('renderToText'), extension: 'txt', type: 'text/plain;charset=utf-8' },
  json: { of: ({ article }) => `${JSON.stringify(article, null, 2)}\n`, extension: 'json', type: 'application/vnd.article+json' },
};

// What a file system may not take in a name; invisible characters besides.
const UNSAFE = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}]+/gu;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
// In UTF-8 at most four times as many bytes, of which a name may have 255.
const LONGEST = 60;

/**
 * The article of a viewer as a file.
 *
 * @param {import('./element.js').ArticleViewerElement} viewer
 * @param {import('./element.js').ExportFormat} format
 * @param {object} spoken what the viewer says, as `languages.js` gives it
 * @param {import('./element.js').ExportOptions} [options]
 * @returns {Promise<import('./element.js').Export>}
 */
export async function exported(viewer, format, spoken, { viewer: isInlined = false } = {}) {
  if (!Object.hasOwn(FORMATS, format)) throw new TypeError(`cannot export as "${format}", only as ${Object.keys(FORMATS).join(', ')}`);
  const { of, extension, type, pictures: wanted } = FORMATS[format];
  const article = viewer.article ?? (await reread(viewer));
  const [{ pictures, missing }, module, { bytes, options }] = await Promise.all([
    wanted ? picturesOf(viewer, wanted) : { missing: 0 },
    format !== 'json' && load('export'),
    encode(article),
  ]);
  const write = (renderer, more) => module.call((wasm) => wasm[renderer](bytes, { ...options, spoken, ...more }));
  const content = await of({ viewer, article, pictures, write, isInlined });
  return { file: new File([content], `${fileName(article.meta.title)}.${extension}`, { type }), missing };
}

async function page({ viewer, article, pictures, write, isInlined }) {
  const [inlined, ...embedded] = await Promise.all([
    isInlined ? program(article) : undefined,
    ...[...pictures].map(async ([address, picture]) => [address, await asData(picture)]),
  ]);
  return write('renderToPage', { embedded, inlined, attributes: { remote: remote(viewer) } });
}

// The viewer for a page that has it inside.
async function program(article) {
  const [wasm, program] = await Promise.all(
    [new URL('./wasm/article_viewer_bg.wasm', import.meta.url), new URL('./dist/page.js', import.meta.url)].map(async (url) => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url} is not there: a page is saved with the viewer where its files lie beside one another`);
      return response.blob();
    }),
  );
  const [packed, text] = await Promise.all([deflate(wasm).then(asBase64), program.text()]);
  // No `<` in it ends its script.
  return { article: JSON.stringify(article).replaceAll('<', '\\u003c'), wasm: packed, program: text };
}

/**
 * Has the browser save a file.
 *
 * @param {File} file
 * @param {Document} document
 */
export function download(file, document) {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: file.name });
  link.click();
  // Saving begins later than the click ends.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// The model of what a server drew: its payload is read once more.
async function reread(viewer) {
  const { src, type, base, inside } = sourceOf(viewer);
  const isShown = viewer.shadowRoot?.querySelector('[part=article]');
  if (!isShown || (src === null && !inside)) throw Object.assign(new Error('there is no article to export'), { code: 'no-article' });
  if (src === null) return parse(inside.textContent, { type: type ?? inside.type });
  const unheard = () => {};
  const { signal } = new AbortController();
  const { bytes, options } = await fetchPayload(src, { base, type, signal, announce: unheard, progress: unheard });
  return parse(bytes, options);
}

function fileName(title = '') {
  const safe = title.normalize('NFC').replace(UNSAFE, ' ').replace(/\s+/gu, ' ');
  const name = [...safe].slice(0, LONGEST).join('').replace(/^[\s.]+|[\s.]+$/gu, '');
  return RESERVED.test(name) ? `${name}_` : name || 'article';
}
