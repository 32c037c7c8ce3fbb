// `import 'article-viewer/vue'` registers the element and tells Vue's templates what it may be given.

import type { DefineComponent, HTMLAttributes } from 'vue';
import type { ArticleViewerAttributes, ArticleViewerElement, ArticleViewerEventMap } from './element.js';

export * from './element.js';

type ArticleViewerProperties = ArticleViewerAttributes & {
  [Type in keyof ArticleViewerEventMap as `on${Capitalize<Type>}`]?: (event: ArticleViewerEventMap[Type]) => void;
} & Partial<Pick<ArticleViewerElement, 'labels'>> &
  Omit<HTMLAttributes, `on${Capitalize<keyof ArticleViewerEventMap>}`>;

declare module 'vue' {
  interface GlobalComponents {
    'article-viewer': DefineComponent<ArticleViewerProperties>;
  }
}
