// A library of articles as large as is wanted, and what readers ask of it.

import { parse, render } from '../pkg/core.js';
import { readPages } from './pages.mjs';
import { randomNumbers } from './random.mjs';

/**
 * Articles of real pages. Where there are too few, more are made of the halves of two.
 * @param {number} count
 * @returns {Promise<{ id: string, title: string, authors: string[], site_name: string | null, published: string | null, tags: string[], text: string }[]>}
 */
export async function library(count) {
  const real = [];
  for (const { bytes, type, url } of await readPages()) {
    if (real.length === count) break;
    // Not every page holds an article.
    const article = await parse(bytes, { type, url }).catch(() => undefined);
    if (!article) continue;
    const { meta } = article;
    real.push({
      title: meta.title ?? '',
      authors: (meta.authors ?? []).map(({ name }) => name ?? ''),
      site_name: meta.site_name ?? null,
      published: meta.published ?? null,
      tags: (meta.tags ?? []).map(({ name }) => name),
      text: await render(article, { to: 'text' }),
    });
  }
  const half = (text, second) => {
    const blocks = text.split('\n\n');
    const middle = blocks.length >> 1;
    return (second ? blocks.slice(middle) : blocks.slice(0, middle)).join('\n\n');
  };
  const articles = [...real];
  for (let made = 0; articles.length < count; made++) {
    const [one, other] = [real[made % real.length], real[(made * 7 + 1) % real.length]];
    articles.push({ ...one, title: `${one.title} ${other.title}`, text: `${half(one.text, false)}\n\n${half(other.text, true)}` });
  }
  return articles.map((article, number) => ({ id: `article-${number}`, ...article }));
}

/**
 * Queries by the words of articles: one word, two or three, some of which stand side by side, and what is being typed.
 * @param {{ text: string, title: string }[]} articles
 * @param {number} count
 * @returns {string[]}
 */
export function queries(articles, count) {
  const random = randomNumbers(11);
  const one = (list) => list[Math.floor(random() * list.length)];
  const words = (text) => text.match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const written = articles.filter(({ text }) => words(text).length > 50);
  const drawn = [
    () => `${one(words(one(written).text))} `,
    () => {
      const all = words(one(written).text);
      return `${one(all)} ${one(all)} `;
    },
    () => {
      const all = words(one(written).text);
      const place = Math.floor(random() * (all.length - 3));
      return `${all.slice(place, place + 3).join(' ')} `;
    },
    () => {
      const all = words(one(written).text);
      return `${one(all)} ${one(all).slice(0, 3)}`;
    },
    () => one(words(one(written).text)).slice(0, 4),
    () => `${words(one(written).title).slice(0, 3).join(' ')} `,
  ];
  return Array.from({ length: count }, (_, place) => drawn[place % drawn.length]());
}
