// An article that takes a while to read, in three scripts, and what a reader sees of it: for the tests of the place and of
// the pages.

import { JSON_HEADERS, defined, serve, title } from './host.mjs';
import { openPage } from './support.mjs';

/** Characters, a paragraph. */
export const text = (text) => ({ kind: 'text', text });
export const paragraph = (...content) => ({ kind: 'paragraph', content });

// Words of three scripts, of which articles are made that say nothing twice in the same way.
export const SCRIPTS = {
  en: [' ', '. ', 'the keeper harbour at dusk writes lantern a of grey tide boats slowly under every morning window rope and salt unloading before weather northern which board reads remember'.split(' ')],
  ar: [' ', '. ', 'حارس الميناء عند الغروب يكتب الفانوس في رمادي المد القوارب ببطء تحت كل صباح نافذة حبل و ملح تفريغ قبل الطقس الشمالي الذي لوح يقرأ يتذكر'.split(' ')],
  ja: ['', '。', '港の番人は 夕暮れに 灯りを 書きとめる 潮が 引くと 小舟が ゆっくり 窓の下を 毎朝 縄と塩を 荷揚げの 前に 北の天気を 板に 読む 思い出す'.split(' ')],
};

/** An article in one of the languages, always the same. */
export const article = (language) => {
  const [space, stop, words] = SCRIPTS[language];
  let seed = 7;
  const random = (count) => (seed = (seed * 48271) % 2147483647) % count;
  const sentence = () => Array.from({ length: 6 + random(14) }, () => words[random(words.length)]).join(space) + stop;
  const prose = (sentences) => Array.from({ length: sentences }, sentence).join('').trim();
  const parts = Array.from({ length: 14 }, (_, part) => [
    { kind: 'heading', level: 1, id: `part-${part}`, content: [text(`${part} ${words[random(words.length)]}`)] },
    ...Array.from({ length: 5 }, () => paragraph(text(prose(3 + random(6))), { kind: 'emphasis', content: [text(sentence())] }, text(prose(2)))),
    { kind: 'quote', blocks: [paragraph(text(prose(3)))] },
    { kind: 'list', tight: true, items: Array.from({ length: 3 }, () => ({ blocks: [paragraph(text(prose(2)))] })) },
  ]);
  return { version: 1, meta: { title: `${language} ${words[1]}`, language }, blocks: parts.flat() };
};

/** A page with an article in one of the languages, with `attributes` on its viewer. */
export async function open(t, language, attributes = '', { markup, ...options } = {}) {
  const server = await serve(t, markup ?? `<style>body { margin: 0 }</style><article-viewer src="/long.json" ${attributes}></article-viewer>`, { headers: {} });
  server.route('/long.json', { headers: JSON_HEADERS, body: JSON.stringify(article(language)) });
  const page = await openPage(t, `${server.origin}/page`, options);
  await page.evaluate(prepare);
  await defined(page);
  await title(page, article(language).meta.title);
  await page.waitForFunction(() => viewer().article !== null && viewer().shadowRoot.querySelectorAll('.body h2').length === 14);
  // Before the tools are there nothing is stored.
  if (attributes.includes('resume')) {
    const isThere = () => performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('tools.wasm') && responseEnd > 0);
    await page.waitForFunction(isThere);
    await page.waitForTimeout(200);
  }
  return { server, page, viewer: page.locator('article-viewer') };
}

// What a reader sees, found by other means than the viewer's own.
export function prepare() {
  globalThis.viewer = () => document.querySelector('article-viewer');
  const first = (range) => [...range.getClientRects()].find(({ width, height }) => width > 0 && height > 0) ?? range.getBoundingClientRect();
  const at = (node, offset) => {
    const range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, Math.min(offset + 2, node.length));
    return range;
  };
  /** The first line that is seen whole: where it begins, and its box. */
  globalThis.line = () => {
    const root = viewer().shadowRoot;
    const article = root.querySelector('[part=article]');
    const { left, right } = root.querySelector('.passage > p, .body > p').getBoundingClientRect();
    const x = getComputedStyle(article).direction === 'rtl' ? right - 3 : left + 3;
    const top = root.querySelector('.toolbar').getBoundingClientRect().bottom;
    for (let y = top + 1; y < innerHeight; y += 2) {
      const caret = document.caretPositionFromPoint(x, y, { shadowRoots: [root] });
      if (caret?.offsetNode.nodeType !== Node.TEXT_NODE || !article.contains(caret.offsetNode)) continue;
      const range = at(caret.offsetNode, Math.min(caret.offset, caret.offsetNode.length - 1));
      if (first(range).top >= top - 1) return range;
    }
    throw new Error('no line is seen');
  };
  globalThis.remember = () => (globalThis.kept = line());
  /** How many lines the remembered line is away from the first. */
  globalThis.deviation = () => {
    const height = parseFloat(getComputedStyle(kept.startContainer.parentElement).lineHeight);
    return (first(kept).top - first(line()).top) / height;
  };
  /** Whether the remembered line is on the page that is shown. */
  globalThis.isOnPage = () => {
    const article = viewer().shadowRoot.querySelector('[part=article]').getBoundingClientRect();
    const { left, right, top, bottom } = first(kept);
    return left >= article.left - 1 && right <= article.right + 1 && top >= article.top - 1 && bottom <= article.bottom + 1;
  };
  globalThis.settled = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 30))));
}
