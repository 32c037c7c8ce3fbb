// Payloads as the wasm takes them: bytes, and what is known of them as text.

/**
 * Any payload as bytes; an object is an article as `parse` gave it.
 *
 * @param {import('./core.js').Payload} payload
 * @param {import('./core.js').ParseOptions} [options]
 */
export async function encode(payload, options) {
  const bytes = await toBytes(payload);
  if (bytes) return { bytes, options: written(options) };
  if (payload === null || typeof payload !== 'object') {
    throw Object.assign(new TypeError('a payload is text, bytes, a blob or an article'), { code: 'internal' });
  }
  return { bytes: toBytes(JSON.stringify(payload)), options: written({ ...options, type: 'article' }) };
}

function toBytes(payload) {
  if (typeof payload === 'string') return new TextEncoder().encode(payload);
  if (payload instanceof ArrayBuffer) return new Uint8Array(payload);
  if (ArrayBuffer.isView(payload)) return new Uint8Array(payload.buffer, payload.byteOffset, payload.byteLength);
  if (payload instanceof Blob) return payload.arrayBuffer().then(toBytes);
}

/**
 * Values as attributes have them: text, or not there. Lists stay what they are.
 *
 * @param {Record<string, unknown>} [values]
 * @returns {Record<string, string>}
 */
export function written(values = {}) {
  const present = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== false);
  return Object.fromEntries(present.map(([name, value]) => [name, value === true ? '' : Array.isArray(value) ? value : String(value)]));
}
