// `import 'article-viewer/react'` registers the element and tells React's JSX what it may be given.

import type { ClassAttributes, HTMLAttributes } from 'react';
import type { ArticleViewerAttributes, ArticleViewerElement, ArticleViewerEventMap } from './element.js';

export * from './element.js';

type ArticleViewerProperties = Omit<HTMLAttributes<ArticleViewerElement>, keyof ArticleViewerAttributes> &
  ClassAttributes<ArticleViewerElement> &
  ArticleViewerAttributes &
  Partial<Pick<ArticleViewerElement, 'labels'>> & {
    [Type in keyof ArticleViewerEventMap as `on${Type}`]?: (event: ArticleViewerEventMap[Type]) => void;
  };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'article-viewer': ArticleViewerProperties;
    }
  }
}
