// One article with something of everything, and every state that a reader brings the viewer into: what is open, what is
// marked, what waits. Tests of what must hold in all of them go through the table.

import { defined, serve, title } from './host.mjs';
import { openPage } from './support.mjs';

export const THEMES = ['light', 'dark', 'sepia', 'grey', 'contrast'];

const text = (text) => ({ kind: 'text', text });
const paragraph = (...content) => ({ kind: 'paragraph', content: content.map((part) => (typeof part === 'string' ? text(part) : part)) });
const heading = (name, id, level = 1) => ({ kind: 'heading', level, id, content: [text(name)] });
const link = (words, url = 'https://harbour.example/') => ({ kind: 'link', url, content: [text(words)] });
const cells = (words, header) => ({ cells: words.map((word) => ({ header, scope: header ? 'column' : undefined, blocks: [paragraph(word)] })) });
const picture = (url, alt) => ({ kind: 'figure', images: [{ url, alt, width: 600, height: 400 }], caption: [paragraph('What lies ', link('at the quay'), '.')], credit: [text('Ana Teale')] });
const words = 'At dusk the harbour is grey, and the pilots count the boats that come home one after the other. ';

/** The article, in a language; its filling is `lines` paragraphs long. */
export const article = (language = 'en', lines = 2) => {
  const filling = Array.from({ length: lines }, () => paragraph(words.repeat(3), link('Next')));
  return {
    version: 1,
    meta: { title: 'The harbour', language, subtitle: 'Seen from the pier', authors: [{ name: 'Ada Quay', url: 'https://harbour.example/ada' }], published: '2024-05-06' },
    blocks: [
      paragraph('Grey', { kind: 'note_reference', note: 'a' }, ', and ', link('dark'), '. See ', { kind: 'cross_reference', target: 'last', content: [text('the last part')] }, ' and ', { kind: 'cross_reference', target: 'boats', content: [text('Table 1')] }, '; ', { kind: 'span', language: 'ar', direction: 'rtl', content: [text('الميناء')] }, '; ', { kind: 'code', text: 'let boat = 7;' }, '.'),
      heading('First part', 'first'),
      ...filling,
      picture('/quay.svg', 'A quay'),
      picture('/nowhere.svg', 'Nets'),
      heading('Second part', 'second'),
      { kind: 'table', id: 'boats', label: 'Table 1', caption: [paragraph('Boats.')], head: [cells(['Boat', 'Built', 'Length'], true)], bodies: [{ rows: [cells(['Alma', '3 May 1987', '12.5']), cells(['Zoe', '21 July 2022', '9'])] }] },
      ...filling,
      { kind: 'code', language: 'rust', text: `let harbour = "${'grey '.repeat(40)}";` },
      { kind: 'details', summary: [text('More of it')], blocks: [paragraph('A hidden mooring.')] },
      ...['note', 'tip', 'important', 'warning', 'caution'].map((role) => ({ kind: 'aside', role, title: [text(role)], blocks: [paragraph('Mind the ', link('step'), '.')] })),
      heading('Last part', 'last'),
      { kind: 'group', language: 'he', direction: 'rtl', blocks: [paragraph('הנמל אפור.')] },
      picture('https://pictures.example/far.png', 'Far'),
      { kind: 'embed', frame: 'https://www.youtube.com/embed/abc', url: 'https://films.example/1', title: 'A knot', provider: 'Films' },
      ...filling,
    ],
    notes: [{ id: 'a', blocks: [paragraph('Not ', link('blue'), '.')] }],
  };
};

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><path d="M0 0h600v400H0z" fill="teal"/></svg>';

/**
 * Shows the article in a host's page, between two buttons of the host, with the tools there.
 *
 * @param {import('node:test').TestContext} t
 */
export async function open(t, { lang = 'en', attributes = '', lines, style = '', ...options } = {}) {
  const markup = `<main><h1>Host</h1><button id="before">Before</button><article-viewer lang="${lang}" heading-level="2" ${attributes}></article-viewer><button id="after">After</button></main>`;
  const server = await serve(t, style + markup, style ? { headers: {} } : {});
  server.route('/quay.svg', { headers: { 'Content-Type': 'image/svg+xml' }, body: DRAWING });
  const page = await openPage(t, `${server.origin}/page`, { noise: [/404/], ...options });
  await defined(page);
  const viewer = page.locator('article-viewer');
  await viewer.evaluate((viewer, article) => viewer.load(article), article(lang, lines));
  await page.getByRole('heading', { name: 'The harbour' }).waitFor();
  await viewer.evaluate(({ shadowRoot }) => (shadowRoot.querySelector('[part=toolbar] button') ?? shadowRoot.querySelector('a')).focus());
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.querySelector('.viewer[tabindex]'));
  // A picture is asked for when a reader comes near.
  await page.locator('.picture').nth(1).evaluate((picture) => picture.scrollIntoView());
  await page.locator('.broken').waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  return { server, page, viewer };
}

const button = (page, action) => page.locator(`article-viewer [data-action=${action}]`).first();
const press = (page, action) => button(page, action).press('Enter');
const set = (page, properties) => page.locator('article-viewer').evaluate((viewer, properties) => Object.assign(viewer, properties), properties);
const shown = (page, selector) => page.locator(`article-viewer ${selector}`).first().waitFor();
const opened = (opener) => ({ open: (page) => opener(page).then(() => shown(page, '[part=panel]')), close: (page) => page.keyboard.press('Escape') });
const linked = (name) => (page) => page.locator('[part=article]').getByRole('link', { name, exact: true }).press('Enter');
const found = (query) => ({
  open: (page) => set(page, { find: query }).then(() => page.locator('.find output').filter({ hasText: /\S/ }).waitFor()),
  close: (page) => set(page, { find: null }),
});
const toggled = (selector) => ({ open: (page) => page.locator(selector).press('Enter'), close: (page) => page.locator(selector).press('Enter') });

/** What a reader has done, by its name: how it comes about, and how it is undone. */
export const STATES = {
  reading: { open: async () => {}, close: async () => {} },
  'a sorted table': { open: (page) => press(page, 'sort'), close: (page) => press(page, 'sort').then(() => press(page, 'sort')) },
  'a disclosure': toggled('[part=body] summary'),
  settings: opened((page) => press(page, 'settings')),
  more: opened((page) => press(page, 'more')),
  keys: opened((page) => page.locator('article-viewer .viewer').press('?')),
  'contents in a panel': { ...opened((page) => press(page, 'contents')), narrow: true },
  'contents beside': {
    open: async (page) => {
      await set(page, { contents: true });
      await page.locator('#article-second').evaluate((heading) => scrollBy(0, heading.getBoundingClientRect().top - 100));
      await shown(page, '.contents [aria-current]');
    },
    close: (page) => set(page, { contents: false }),
    narrow: false,
  },
  'a note': opened((page) => page.locator('[part=body] [role=doc-noteref]').first().press('Enter')),
  'a table where it is named': opened(linked('Table 1')),
  'the tools of a table': opened((page) => press(page, 'table')),
  'the way back': { open: (page) => linked('the last part')(page).then(() => shown(page, '[part=way]')), close: (page) => press(page, 'way-close') },
  find: found('harbour'),
  'find in vain': found('nowhere'),
  'a picture alone': { open: (page) => press(page, 'enlarge').then(() => shown(page, '[part=lightbox]')), close: (page) => page.keyboard.press('Escape') },
  'a picture, larger': {
    open: async (page) => {
      await press(page, 'enlarge');
      await shown(page, '[part=lightbox]');
      await page.keyboard.press('+');
      await page.locator('.lightbox summary').press('Enter');
    },
    close: (page) => page.keyboard.press('Escape'),
  },
  pages: {
    open: (page) => set(page, { mode: 'paged' }).then(() => page.locator('.pages output').filter({ hasText: /\d/ }).waitFor()),
    close: (page) => set(page, { mode: null }),
  },
};

/**
 * Brings a page into each state, one after the other, and has it visited.
 *
 * @param {(name: string) => Promise<void>} visit
 */
export async function eachState(page, visit) {
  const isNarrow = page.viewportSize().width < 480;
  for (const [name, { open, close, narrow }] of Object.entries(STATES)) {
    if (narrow !== undefined && narrow !== isNarrow) continue;
    await open(page);
    // What fades in is there.
    await page.locator('article-viewer').evaluate(({ shadowRoot }) => Promise.all(shadowRoot.getAnimations().map(({ finished }) => finished)));
    await visit(name);
    await close(page);
    await page.locator('[part=panel], [part=lightbox]').first().waitFor({ state: 'detached' });
  }
}
