// A search by MiniSearch: the same fields with the same weights, all words, the last as a beginning where it is typed.

import MiniSearch from 'minisearch';

const FIELDS = ['title', 'author', 'tag', 'site', 'text'];

export function open() {
  const index = new MiniSearch({ fields: FIELDS, searchOptions: { boost: { title: 8, author: 4, tag: 4, site: 2 }, combineWith: 'AND' } });
  return {
    add: ({ id, title, authors, site_name, tags }, text) =>
      index.add({ id, title, author: authors.join(' '), tag: tags.join(' '), site: site_name ?? '', text }),
    search: (query) => {
      const isTyped = !query.endsWith(' ');
      const prefix = (term, place, terms) => isTyped && place === terms.length - 1;
      return index.search(query, { prefix }).length;
    },
    bytes: () => new TextEncoder().encode(JSON.stringify(index)).length,
  };
}
