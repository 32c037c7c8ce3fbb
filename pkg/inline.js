// Registers `<article-viewer>` with the wasm inside the JavaScript: for `file://`, and for bundlers that drop assets.

import { refuse } from './background.js';
import { init } from './core.js';
import wasm from './dist/inline-wasm.js';
import { ArticleViewerElement } from './element.js';

refuse();
init(inflate).catch(() => {
  // Whoever needs the wasm calls `init` again, and is told.
});
ArticleViewerElement.define();

export { ArticleViewerElement };
export * from './core.js';

function inflate() {
  const bytes = Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}
