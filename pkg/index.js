// Registers `<article-viewer>`.

import { ArticleViewerElement } from './element.js';

ArticleViewerElement.define();

export { ArticleViewerElement };
