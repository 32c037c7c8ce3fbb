// Which wasm reads what: by name, media type, extension. Made by `UPDATE=1 cargo test --lib modules`.

export default {
  'article': 'article',
  'application/vnd.article+json': 'article',
  'json_ld': 'html',
  'application/ld+json': 'html',
  '.jsonld': 'html',
  'html': 'html',
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  'markdown': 'markdown',
  'text/markdown': 'markdown',
  'text/x-markdown': 'markdown',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.mdown': 'markdown',
  '.mkd': 'markdown',
  'text': 'text',
};
