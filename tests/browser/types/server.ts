// How a server uses the package, without a DOM in sight.

import { init, parse, render } from 'article-viewer/core';
import type { ArticleError } from 'article-viewer/core';
import { renderToString, styleHashes } from 'article-viewer/ssr';

await init(() => fetch('https://example.com/article_viewer_bg.wasm', { integrity: 'sha384-…' }));
const article = await parse('# A title', { type: 'markdown' });
const page: string = await render(article, { to: 'page', labels: { by: 'Words: {names}' } });
const element: string = await renderToString(page, { type: 'html', attributes: { src: '/a', theme: 'dark', id: 'reader', class: 'wide', lang: 'en', dir: 'auto', slot: 'main' } });
export const header = `style-src 'self' ${await styleHashes()}`;
await parse(element).catch((error: ArticleError) => error.code === 'no-article');
// @ts-expect-error: not a thing to render to.
await render(article, { to: 'pdf' });
// @ts-expect-error: how bytes are made of a payload is nobody's business.
export { encode } from 'article-viewer/core';
