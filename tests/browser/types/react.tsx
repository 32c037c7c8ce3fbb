// How React uses the element.

import 'article-viewer/react';
import type { ArticleViewerElement } from 'article-viewer/react';
import { useRef } from 'react';

export function Reader({ src }: { src: string }) {
  const viewer = useRef<ArticleViewerElement>(null);
  return (
    <article-viewer
      key={src}
      ref={viewer}
      src={src}
      theme="sepia"
      labels={{ contents: 'In this chapter' }}
      text-size={2}
      className="reader"
      onlink={(event) => console.log(event.detail.url)}
    >
      <a href={src}>Read it there</a>
    </article-viewer>
  );
}

// @ts-expect-error: there is no such theme.
export const wrong = <article-viewer theme="pink" />;
