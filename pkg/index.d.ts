// Registers `<article-viewer>`.

export * from './element.js';
