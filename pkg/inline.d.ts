// Registers `<article-viewer>` with the wasm inside the JavaScript.

export * from './core.js';
export * from './element.js';
