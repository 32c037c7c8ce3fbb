// The wasm as text, for where it lies in JavaScript or in a page.

/**
 * @param {string} text gzipped, as base64
 * @returns {Promise<ArrayBuffer>}
 */
export function inflate(text) {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

/**
 * @param {Blob} wasm
 * @returns {Promise<Blob>} gzipped
 */
export function deflate(wasm) {
  return new Response(wasm.stream().pipeThrough(new CompressionStream('gzip'))).blob();
}
