// A payload from an address: with its progress, its limits, and a code for every way it can fail.

import { prepare } from './background.js';
import { likely } from './instance.js';

const MAX_BYTES = 32 * 1024 * 1024;
const TIMEOUT = 30_000;

/**
 * Fetches a payload. Stops when `signal` does, when nothing arrives for 30 seconds, and at 32 MiB.
 *
 * @param {string} src
 * @param {{ base: string, type?: string, known?: { etag?: string, last_modified?: string }, signal: AbortSignal, announce: (module: string | undefined) => void, progress: (percent: number) => void }} options
 *   `base` is what `src` is relative to; `type` the format, where the element names it; `announce` is told
 *   which wasm is likely to read it, as soon as that can be told; `progress` only where the length is known; `known` is
 *   what is there already, of which nothing comes where it is still the same
 */
export async function fetchPayload(src, { base, type, signal, announce, progress, known }) {
  const patience = new AbortController();
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => patience.abort(), TIMEOUT);
  };
  wait();
  try {
    const address = new URL(src, base);
    const early = likely({ type, fileName: fileName(address) });
    if (early) announce(early);
    const asked = { signal: AbortSignal.any([signal, patience.signal]), credentials: 'same-origin', ...conditions(known, address, base) };
    const response = await fetch(address, asked);
    const { status } = response;
    if (known && status === 304) return {};
    if (!response.ok) throw Object.assign(failure('http', `${status} ${response.statusText}`.trim()), { status });
    const url = new URL(response.url || address);
    const contentType = response.headers.get('Content-Type') ?? undefined;
    const options = { type, url: url.href, contentType, fileName: fileName(url) };
    announce(likely(options));
    const [etag, lastModified] = ['ETag', 'Last-Modified'].map((name) => response.headers.get(name) ?? undefined);
    return { bytes: await read(response, wait, progress), options, address: addressOf(src, base), validators: { etag, lastModified } };
  } catch (error) {
    if (patience.signal.aborted) throw failure('timeout', 'nothing arrived for 30 seconds');
    // What has a code of its own is not the network's; a `DOMException` has a number.
    throw typeof error.code === 'string' ? error : failure('network', error.message);
  } finally {
    clearTimeout(timer);
    // What has not arrived is not wanted any more.
    patience.abort();
  }
}

/** An address without what is said of a place in it. */
export function addressOf(src, base) {
  const address = new URL(src, base);
  address.hash = '';
  return address.href;
}

// Another origin would have to allow such headers; there the browser asks on its own account.
function conditions(known, address, base) {
  if (!known) return {};
  if (address.origin !== new URL(base).origin) return { cache: 'no-cache' };
  const { etag, last_modified: lastModified } = known;
  const headers = { ...(etag && { 'If-None-Match': etag }), ...(lastModified && { 'If-Modified-Since': lastModified }) };
  return { headers, cache: 'no-cache' };
}

function failure(code, message) {
  return Object.assign(new Error(message), { code });
}

async function read(response, wait, progress) {
  const encoded = response.headers.has('Content-Encoding');
  const length = encoded ? 0 : Number(response.headers.get('Content-Length'));
  const tooLarge = () => failure('too-large', 'the payload is larger than 32 MiB');
  if (length > MAX_BYTES) throw tooLarge();
  const chunks = [];
  let size = 0;
  const reader = response.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    wait();
    chunks.push(value);
    size += value.length;
    prepare(size);
    if (size > MAX_BYTES) throw tooLarge();
    if (length > 0) progress(Math.round((100 * size) / length));
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function fileName({ pathname }) {
  const name = pathname.split('/').pop();
  try {
    return decodeURIComponent(name);
  } catch {
    // An address need not be UTF-8.
    return name;
  }
}
