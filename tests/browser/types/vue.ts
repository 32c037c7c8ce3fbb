// What Vue's templates know of the element.

import type {} from 'article-viewer/vue';
import type { GlobalComponents } from 'vue';

type Properties = InstanceType<GlobalComponents['article-viewer']>['$props'];

export const right: Properties = { src: '/a.md', theme: 'dark', labels: { contents: 'In this chapter' }, onLink: (event) => console.log(event.detail.url) };
// @ts-expect-error: there is no such theme.
export const wrong: Properties = { theme: 'pink' };
