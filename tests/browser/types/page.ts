// How a page uses the element: what must type-check, and after `@ts-expect-error` what must not.

import { ArticleViewerElement } from 'article-viewer';
import type { Article, Block } from 'article-viewer';

ArticleViewerElement.define();
const viewer = document.querySelector('article-viewer');
if (viewer) {
  viewer.addEventListener('link', (event) => {
    const url: string = event.detail.url;
    if (url) event.preventDefault();
  });
  viewer.addEventListener('error', (event) => console.log(event.detail.code === 'too-large'));
  viewer.addEventListener('click', (event) => console.log(event.clientX));
  const title: string | undefined = viewer.article?.meta.title;
  await viewer.load(new Uint8Array(), { type: 'markdown', url: title });
  viewer.addEventListener('position', (event) => (viewer.textSize = event.detail.progress > 0.5 ? 1 : viewer.textSize + 1));
  const level: number = viewer.headingLevel;
  viewer.src = level > 1 ? null : '/a.md';
  viewer.labels = { contents: 'In this chapter', parts: 'one: {total} part | other: {total} parts' };
  viewer.labels = null;
  // @ts-expect-error: there is no such label.
  viewer.labels = { content: 'Inside' };
  // @ts-expect-error: a size is a number.
  viewer.textSize = 'large';
  // @ts-expect-error: the article is read-only.
  viewer.article = null;
  // @ts-expect-error: a number is no payload.
  await viewer.load(42);
}

export function words(block: Block): string {
  return block.kind === 'paragraph' ? block.content.map((inline) => ('text' in inline ? inline.text : '')).join('') : '';
}

export const article: Article = { version: 1, meta: {}, blocks: [{ kind: 'divider' }] };
// @ts-expect-error: there is no such kind of block.
export const wrong: Block = { kind: 'marquee' };
