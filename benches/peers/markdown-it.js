// Markdown by markdown-it, which lets no HTML through.

import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt();

export function show(host, bytes) {
  host.innerHTML = markdown.render(new TextDecoder().decode(bytes));
}
