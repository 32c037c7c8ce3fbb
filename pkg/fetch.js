// A payload from an address: with its progress, its limits, and a code for every way it can fail.

const MAX_BYTES = 32 * 1024 * 1024;
const TIMEOUT = 30_000;

/**
 * Fetches a payload. Stops when `signal` does, when nothing arrives for 30 seconds, and at 32 MiB.
 *
 * @param {URL} address
 * @param {string | undefined} type the format, where the element names it
 * @param {AbortSignal} signal
 * @param {(percent: number) => void} progress told only where the length is known
 */
export async function fetchPayload(address, type, signal, progress) {
  const patience = new AbortController();
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => patience.abort(), TIMEOUT);
  };
  wait();
  try {
    const response = await fetch(address, { signal: AbortSignal.any([signal, patience.signal]), credentials: 'same-origin' });
    if (!response.ok) throw failure('http', `${response.status} ${response.statusText}`.trim());
    const bytes = await read(response, wait, progress);
    const url = new URL(response.url || address);
    const options = {
      type,
      url: url.href,
      contentType: response.headers.get('Content-Type') ?? undefined,
      fileName: decodeURIComponent(url.pathname.split('/').pop().replaceAll(/%(?![0-9a-f]{2})/gi, '%25')),
    };
    return { bytes, options };
  } catch (error) {
    if (patience.signal.aborted) throw failure('timeout', 'nothing arrived for 30 seconds');
    if (error.code && error instanceof PayloadError) throw error;
    throw failure('network', error.message);
  } finally {
    clearTimeout(timer);
  }
}

class PayloadError extends Error {}

function failure(code, message) {
  return Object.assign(new PayloadError(message), { code });
}

async function read(response, wait, progress) {
  const encoded = response.headers.has('Content-Encoding');
  const length = encoded ? 0 : Number(response.headers.get('Content-Length'));
  if (length > MAX_BYTES) {
    await response.body?.cancel();
    throw failure('too-large', 'the payload is larger than 32 MiB');
  }
  const chunks = [];
  let size = 0;
  const reader = response.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    wait();
    chunks.push(value);
    size += value.length;
    if (size > MAX_BYTES) {
      await reader.cancel();
      throw failure('too-large', 'the payload is larger than 32 MiB');
    }
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
