// `import 'article-viewer/svelte'` registers the element and tells Svelte's markup what it may be given.

import type { HTMLAttributes } from 'svelte/elements';
import type { ArticleViewerAttributes, ArticleViewerElement, ArticleViewerEventMap } from './element.js';

export * from './element.js';

type Listeners = {
  [Type in keyof ArticleViewerEventMap as `on${Type}`]?: (event: ArticleViewerEventMap[Type]) => void;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'article-viewer': Omit<HTMLAttributes<ArticleViewerElement>, keyof ArticleViewerAttributes | keyof Listeners> &
      ArticleViewerAttributes &
      Partial<Pick<ArticleViewerElement, 'labels'>> &
      Listeners;
  }
}
