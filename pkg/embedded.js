// The pictures of an article that is shown, as they are shown.

import { pictureOf } from './lent.js';

// Drawn anew, a drawing is as fine as a page of paper wants it, in pixels across.
const FINE = 1600;
// Of 1; what is drawn anew is a photograph mostly.
const QUALITY = 0.9;

/**
 * Media that load here without asking load elsewhere, too; there is nobody to ask for the others.
 *
 * @param {import('./element.js').ArticleViewerElement} viewer
 * @returns {string} as the attribute `remote` says it
 */
export function remote(viewer) {
  const allowed = viewer.remote ?? '';
  if (allowed.trim() === 'allow') return 'allow';
  const { baseURI } = viewer.ownerDocument;
  const own = [baseURI, new URL(viewer.src ?? '', baseURI)].map((address) => new URL(address).origin);
  return [allowed.trim() === 'deny' ? '' : allowed, ...own].join(' ').trim();
}

/**
 * The pictures of an article by their addresses in it; how many are not to be had. A page that reads the bytes of another
 * origin tells it its own: what the reader has loaded was asked for without.
 *
 * @param {import('./element.js').ArticleViewerElement} viewer
 * @param {{ types?: string[], inline?: boolean }} options in which types alone they are wanted: the others are drawn anew;
 *   whether also those that lie in the article itself are
 * @returns {Promise<{ pictures: Map<string, Blob>, missing: number }>}
 */
export async function picturesOf(viewer, { types, inline = false }) {
  const allowed = remote(viewer);
  const images = [...viewer.shadowRoot.querySelectorAll('[part=article] img')].filter((image) => !image.closest('[hidden]'));
  const waiting = new Set(images.map((image) => image.dataset.src).filter(Boolean));
  const shown = new Map(images.map((image) => [pictureOf(image.getAttribute('src')), image]));
  const wanted = [...shown].filter(([address]) => address && (inline || !address.startsWith('data:')));
  const bytesOf = async (image) => {
    const source = image.currentSrc || image.src;
    const { origin, protocol } = new URL(source);
    const isOwn = protocol === 'data:' || protocol === 'blob:' || allowed === 'allow' || allowed.split(/\s+/).includes(origin);
    if (!isOwn) return undefined;
    const picture = protocol === 'data:' ? ofData(source) : await fetched(source);
    return !types || types.includes(picture.type) ? picture : redrawn(source, image, picture.type);
  };
  const pictures = new Map();
  let missing = waiting.size;
  await Promise.all(
    wanted.map(async ([address, image]) => {
      const picture = await bytesOf(image).catch(() => undefined);
      if (picture) pictures.set(address, picture);
      else missing += 1;
    }),
  );
  // In the order of the text.
  return { pictures: new Map(wanted.map(([address]) => [address, pictures.get(address)]).filter(([, picture]) => picture)), missing };
}

/**
 * A picture as a `data:` address.
 *
 * @param {Blob} picture
 * @returns {Promise<string>}
 */
export async function asData(picture) {
  return `data:${picture.type};base64,${await asBase64(picture)}`;
}

/**
 * @param {Blob} blob
 * @returns {Promise<string>}
 */
export async function asBase64(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = '';
  // A call takes so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

async function fetched(address) {
  const response = await fetch(address, { referrerPolicy: 'no-referrer' });
  const picture = await response.blob();
  if (!response.ok || !picture.type.startsWith('image/')) throw new Error('no picture');
  return new Blob([picture], { type: picture.type.split(';')[0] });
}

// Not every policy lets a page fetch one.
function ofData(address) {
  const [, type, base64, data] = address.match(/^data:([^;,]*)[^,]*?(;base64)?,(.*)$/s);
  const binary = base64 ? atob(decodeURIComponent(data)) : unescapeBytes(data);
  return new Blob([Uint8Array.from(binary, (character) => character.charCodeAt(0))], { type });
}

function unescapeBytes(text) {
  const bytes = new TextEncoder().encode(text);
  return String.fromCharCode(...bytes).replace(/%([\da-f]{2})/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));
}

// Asked for with CORS, which the bytes were, too, so that a canvas gives it back.
async function redrawn(source, shown, type) {
  const { ownerDocument } = shown;
  const image = Object.assign(ownerDocument.createElement('img'), { crossOrigin: 'anonymous', referrerPolicy: 'no-referrer', src: source });
  await image.decode();
  const isDrawing = type === 'image/svg+xml';
  const width = image.naturalWidth || shown.clientWidth || FINE;
  const height = image.naturalHeight || shown.clientHeight || FINE;
  const scale = isDrawing ? Math.min(4, Math.max(1, FINE / width)) : 1;
  const canvas = Object.assign(ownerDocument.createElement('canvas'), { width: Math.round(width * scale), height: Math.round(height * scale) });
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const isOpaque = !isDrawing && isFilled(context.getImageData(0, 0, canvas.width, canvas.height).data);
  const drawn = await new Promise((resolve) => canvas.toBlob(resolve, isOpaque ? 'image/jpeg' : 'image/png', QUALITY));
  if (!drawn) throw new Error('too large to be drawn');
  return drawn;
}

function isFilled(pixels) {
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] < 255) return false;
  return true;
}
