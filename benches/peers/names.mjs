// The peers of each kind of payload: their files in this folder, with what the tables call them.

export const PEERS = {
  html: {
    floor: 'Floor',
    readability: 'Readability.js, DOMPurify',
    defuddle: 'Defuddle, DOMPurify',
    'set-html': '`setHTML`, whole page',
  },
  markdown: {
    floor: 'Floor',
    marked: 'marked, DOMPurify',
    'markdown-it': 'markdown-it',
    'zero-md': 'zero-md',
  },
};

/** The packages that they are made of. */
export const PACKAGES = ['@mozilla/readability', 'defuddle', 'dompurify', 'markdown-it', 'marked', 'minisearch', 'zero-md'];
