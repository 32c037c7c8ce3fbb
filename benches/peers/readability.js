// A page as most pages do it: parsed, Readability.js, DOMPurify, `innerHTML`.

import { Readability } from '@mozilla/readability';
import DOMPurify from 'dompurify';

export function show(host, bytes) {
  const page = new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'text/html');
  const article = new Readability(page).parse();
  host.innerHTML = DOMPurify.sanitize(`<h1>${article.title}</h1>${article.content}`);
}
