// A page by Defuddle, whose markup DOMPurify cleans.

import DOMPurify from 'dompurify';
import Defuddle from 'defuddle';

export function show(host, bytes) {
  const page = new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'text/html');
  const article = new Defuddle(page).parse();
  host.innerHTML = DOMPurify.sanitize(`<h1>${article.title}</h1>${article.content}`);
}
