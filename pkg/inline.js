// Registers `<article-viewer>` with the wasm inside the JavaScript: for `file://`, and for bundlers that drop assets.

import { refuse } from './background.js';
import { init } from './core.js';
import wasm from './dist/inline-wasm.js';
import { ArticleViewerElement } from './element.js';
import { inflate } from './inflate.js';

refuse();
init(() => inflate(wasm)).catch(() => {
  // Whoever needs the wasm calls `init` again, and is told.
});
ArticleViewerElement.define();

export { ArticleViewerElement };
export * from './core.js';
