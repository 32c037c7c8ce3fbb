// Markdown by the element of zero-md, with marked alone: its usual style sheets and highlighters come from elsewhere.

import { Marked } from 'marked';
import ZeroMdBase from 'zero-md/src/zero-md-base.js';

const marked = new Marked({ async: true });

class ZeroMd extends ZeroMdBase {
  async parse({ text }) {
    return marked.parse(text);
  }
}

customElements.define('zero-md', ZeroMd);

export async function show(host, bytes) {
  const element = document.createElement('zero-md');
  const script = document.createElement('script');
  script.type = 'text/markdown';
  script.textContent = new TextDecoder().decode(bytes);
  element.append(script);
  const rendered = new Promise((resolve) => element.addEventListener('zero-md-rendered', resolve, { once: true }));
  host.append(element);
  await rendered;
}
