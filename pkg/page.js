// The viewer in a page that was saved with it: what it needs lies in the page, which may have been opened from a file.

import { refuse } from './background.js';
import { ArticleViewerElement } from './element.js';
import { inflate } from './inflate.js';
import { init } from './instance.js';

const wasm = document.querySelector('body > script[type="application/gzip"]').textContent;

refuse();
init(() => inflate(wasm)).catch(() => {
  // The element tells.
});
ArticleViewerElement.define();
