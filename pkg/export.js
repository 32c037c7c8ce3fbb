// An article as a file: which wasm writes it, what lies in it, what it is called.

import { parse } from './core.js';
import { fetchPayload } from './fetch.js';
import { load } from './instance.js';
import { encode } from './payload.js';
import { pictureOf } from './lent.js';
import { sourceOf } from './source.js';

const FORMATS = {
  html: ['renderToPage', 'html', 'text/html;charset=utf-8'],
  markdown: ['renderToMarkdown', 'md', 'text/markdown;charset=utf-8'],
  text: ['renderToText', 'txt', 'text/plain;charset=utf-8'],
  json: [undefined, 'json', 'application/vnd.article+json'],
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
 * @returns {Promise<import('./element.js').Export>}
 */
export async function exported(viewer, format, spoken) {
  if (!Object.hasOwn(FORMATS, format)) throw new TypeError(`cannot export as "${format}", only as ${Object.keys(FORMATS).join(', ')}`);
  const [renderer, extension, type] = FORMATS[format];
  const article = viewer.article ?? (await reread(viewer));
  const [{ embedded, missing }, module] = await Promise.all([
    format === 'html' ? pictures(viewer) : { embedded: [], missing: 0 },
    renderer && load('export'),
  ]);
  const { bytes, options } = await encode(article);
  const text = renderer
    ? module.call((wasm) => wasm[renderer](bytes, { ...options, spoken, embedded, attributes: { remote: remote(viewer) } }))
    : `${JSON.stringify(article, null, 2)}\n`;
  return { file: new File([text], `${fileName(article.meta.title)}.${extension}`, { type }), missing };
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

// Media that load here without asking load there, too; there is nobody to ask for the others.
function remote(viewer) {
  const allowed = viewer.remote ?? '';
  if (allowed.trim() === 'allow') return 'allow';
  const { baseURI } = viewer.ownerDocument;
  const own = [baseURI, new URL(viewer.src ?? '', baseURI)].map((address) => new URL(address).origin);
  return [allowed.trim() === 'deny' ? '' : allowed, ...own].join(' ').trim();
}

// The pictures that are shown, as they are shown, each by its address with its `data:` address; how many are not to be had.
// A page that reads the bytes of another origin tells it its own: what the reader has loaded was asked for without.
async function pictures(viewer) {
  const allowed = remote(viewer);
  const dataOf = async (source) => {
    if (allowed === 'allow' || allowed.split(/\s+/).includes(new URL(source).origin)) return asData(source);
  };
  const images = [...viewer.shadowRoot.querySelectorAll('[part=article] img')];
  const waiting = new Set(images.map((image) => image.dataset.src).filter(Boolean));
  const shown = new Map(images.map((image) => [pictureOf(image.getAttribute('src')), image.currentSrc || image.src]));
  const read = [...shown].filter(([address]) => address && !address.startsWith('data:'));
  const data = await Promise.all(read.map(async ([address, source]) => [address, await dataOf(source).catch(() => undefined)]));
  const embedded = data.filter(([, picture]) => picture);
  return { embedded, missing: waiting.size + data.length - embedded.length };
}

async function asData(address) {
  const response = await fetch(address, { referrerPolicy: 'no-referrer' });
  const picture = await response.blob();
  if (!response.ok || !picture.type.startsWith('image/')) throw new Error('no picture');
  const bytes = new Uint8Array(await picture.arrayBuffer());
  let binary = '';
  // A call takes so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return `data:${picture.type};base64,${btoa(binary)}`;
}

function fileName(title = '') {
  const safe = title.normalize('NFC').replace(UNSAFE, ' ').replace(/\s+/gu, ' ');
  const name = [...safe].slice(0, LONGEST).join('').replace(/^[\s.]+|[\s.]+$/gu, '');
  return RESERVED.test(name) ? `${name}_` : name || 'article';
}
