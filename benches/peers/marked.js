// Markdown by marked, which DOMPurify cleans.

import { marked } from 'marked';
import DOMPurify from 'dompurify';

export function show(host, bytes) {
  host.innerHTML = DOMPurify.sanitize(marked.parse(new TextDecoder().decode(bytes)));
}
