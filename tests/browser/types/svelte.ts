// What Svelte's markup knows of the element.

import type {} from 'article-viewer/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

type Properties = SvelteHTMLElements['article-viewer'];

export const right: Properties = { src: '/a.md', 'text-size': 1, labels: { contents: 'In this chapter' }, onlink: (event) => console.log(event.detail.url) };
// @ts-expect-error: there is no such theme.
export const wrong: Properties = { theme: 'pink' };
