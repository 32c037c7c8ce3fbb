// How the text looks, as the reader sets it: every setting by its attribute and by the panel, what is remembered, and
// that whatever a host names can be read.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from '../../pkg/core.js';
import { renderToString, styleHashes } from '../../pkg/ssr.js';
import { contrast } from './contrast.mjs';
import { defined, serve, title } from './host.mjs';
import { STRICT, openPage } from './support.mjs';

const THEMES = [null, 'light', 'dark', 'sepia', 'grey', 'contrast'];
const TEXTS = ['ink', 'quiet', 'link', 'tip', 'important', 'warning', 'caution'];
const GROUNDS = ['paper', 'tint', 'mark'];

const words = 'At dusk the harbour is incomprehensibly grey, and the pilots uninterruptedly count. '.repeat(6);
const ARTICLE = {
  version: 1,
  meta: { title: 'The harbour', language: 'en' },
  blocks: Array.from({ length: 12 }, () => ({
    kind: 'paragraph',
    content: [{ kind: 'text', text: words }, { kind: 'link', url: 'https://harbour.example/', content: [{ kind: 'text', text: 'Next' }] }],
  })),
};

async function open(t, { attributes = '', style = '', lang = 'en', prepare, ...options } = {}) {
  const server = await serve(t, `${style && `<style>${style}</style>`}<article-viewer lang="${lang}" ${attributes}></article-viewer>`, style ? { headers: {} } : {});
  prepare?.(server);
  const page = await openPage(t, `${server.origin}/page`, options);
  await show(page);
  return { page, server, viewer: page.locator('article-viewer'), button: page.locator('[data-action=settings]'), panel: page.locator('.settings') };
}

async function show(page) {
  await defined(page);
  await page.locator('article-viewer').evaluate((viewer, article) => viewer.load(article), ARTICLE);
  await title(page, 'The harbour');
}

const look = (page, selector, property) =>
  page.locator(`article-viewer ${selector}`).first().evaluate((element, property) => getComputedStyle(element)[property], property);

const attributes = (viewer, names) => viewer.evaluate((viewer, names) => names.map((name) => viewer.getAttribute(name)), names);

test('every setting is an attribute that the style sheet reads, in the element and in a page from a server', async (t) => {
  const size = (value) => Number.parseFloat(value);
  // The attribute, where it shows, and what is compared with the same without it.
  const table = [
    ['text-size=2', '.body p', 'fontSize', (value, usual) => size(value) > size(usual) * 1.1],
    ['line-height=-2', '.body p', 'lineHeight', (value, usual) => size(value) < size(usual)],
    ['line-height=4', '.body p', 'lineHeight', (value, usual) => size(value) > size(usual) * 1.4],
    ['measure=-2', '.body', 'width', (value, usual) => size(value) < size(usual) * 0.8],
    ['measure=2', '.body', 'width', (value, usual) => size(value) > size(usual) * 1.3],
    ['margins=3', '.viewer', 'gridTemplateColumns', (value, usual) => size(value) > size(usual) + 50],
    ['letter-spacing=4', '.body p', 'letterSpacing', (value, usual) => usual === 'normal' && size(value) > 2],
    ['word-spacing=4', '.body p', 'wordSpacing', (value) => size(value) > 5],
    ['text-align=justify', '.body p', 'textAlign', (value, usual) => value === 'justify' && usual === 'start'],
    ['hyphens=manual', '.body p', 'hyphens', (value, usual) => value === 'manual' && usual === 'auto'],
    ['font=sans', '.body p', 'fontFamily', (value, usual) => /sans-serif/.test(value) && !/sans-serif/.test(usual)],
    ['font=sans', '.title', 'fontFamily', (value) => /sans-serif/.test(value)],
    ['font=mono', '.body p', 'fontFamily', (value) => /monospace/.test(value)],
    ['font=legible', '.body p', 'fontFamily', (value) => /^"Atkinson/.test(value)],
    ['font=dyslexic', '.body p', 'fontFamily', (value) => /^OpenDyslexic/.test(value)],
    ['theme=grey', '.viewer', 'backgroundColor', (value, usual) => value !== usual],
  ];
  const headers = { 'Content-Security-Policy': STRICT['Content-Security-Policy'].replace("style-src 'self'", `style-src 'self' ${await styleHashes()}`) };
  const { page, viewer, server } = await open(t, { viewport: { width: 1000, height: 600 } });
  const written = await openPage(t, `${server.origin}/page`, { viewport: { width: 1000, height: 600 }, javaScriptEnabled: false });
  const drawn = async (attributes) => {
    server.route('/written', { headers: { 'Content-Type': 'text/html', ...headers }, body: await render(ARTICLE, { to: 'page', attributes }) });
    await written.goto(`${server.origin}/written`);
  };
  for (const [setting, selector, property, differs] of table) {
    const [name, value] = setting.split('=');
    const narrow = name === 'margins';
    for (const one of [page, written]) await one.setViewportSize({ width: narrow ? 480 : 1000, height: 600 });
    const usual = await look(page, selector, property);
    await viewer.evaluate((viewer, [name, value]) => viewer.setAttribute(name, value), [name, value]);
    assert.ok(differs(await look(page, selector, property), usual), `${setting} ${selector}: ${await look(page, selector, property)}, not ${usual}`);
    await drawn({ [name]: value });
    assert.ok(differs(await look(written, selector, property), usual), `${setting} from a server`);
    await viewer.evaluate((viewer, name) => viewer.removeAttribute(name), name);
  }
  // What is not allowed is not written.
  assert.match(await renderToString(ARTICLE, { attributes: { font: 'comic', 'line-height': 9, hyphens: 'auto' } }), /^<article-viewer><template /);
});

test('letters that are joined stay so', async (t) => {
  const { page, viewer } = await open(t, { attributes: 'letter-spacing="4"' });
  await viewer.evaluate((viewer, article) => viewer.load({ ...article, meta: { title: 'الميناء', language: 'ar' } }), ARTICLE);
  assert.match(await look(page, '.body p', 'letterSpacing'), /^(normal|0px)$/);
});

test('a program among words that run from the right is read from the left', async (t) => {
  const { viewer } = await open(t);
  const code = { kind: 'paragraph', content: [{ kind: 'text', text: 'عند الغروب ' }, { kind: 'code', text: 'x = 1;' }, { kind: 'text', text: ' وبعد.' }] };
  await viewer.evaluate((viewer, code) => viewer.load({ version: 1, meta: { title: 'الميناء', language: 'ar' }, blocks: [code] }), code);
  const [first, last] = await viewer.evaluate(({ shadowRoot }) => {
    const { firstChild: text } = shadowRoot.querySelector('.body code');
    const range = document.createRange();
    return [0, text.length - 1].map((at) => {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().left;
    });
  });
  assert.ok(last > first, `${first}, ${last}`);
});

test('the settings are made with the keyboard alone, at once, and the focus stays', async (t) => {
  const { page, viewer, button, panel } = await open(t);
  const focused = () => viewer.evaluate(({ shadowRoot }) => shadowRoot.activeElement?.name || shadowRoot.activeElement?.dataset.action);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused(), 'settings');
  await page.keyboard.press('Enter');
  await panel.waitFor();
  await page.getByRole('dialog', { name: 'Text and colours' }).waitFor();
  const seen = [];
  const steps = {
    'panel-close': [],
    'text-size': ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowRight'],
    theme: ['ArrowRight', 'ArrowRight', 'ArrowRight'],
    font: ['ArrowRight'],
    'line-height': ['Home'],
    measure: ['End'],
    margins: ['ArrowRight'],
    'letter-spacing': ['ArrowRight'],
    'word-spacing': ['ArrowRight', 'ArrowRight'],
    mode: ['Space'],
    'text-align': ['Space'],
    hyphens: ['Space'],
    reset: [],
  };
  for (const [name, keys] of Object.entries(steps)) {
    await page.keyboard.press('Tab');
    seen.push(await focused());
    for (const key of keys) {
      await page.keyboard.press(key);
      assert.equal(await focused(), name, `${name}: ${key}`);
    }
  }
  assert.deepEqual(seen, Object.keys(steps));
  const names = ['text-size', 'theme', 'font', 'line-height', 'measure', 'margins', 'letter-spacing', 'word-spacing', 'mode', 'text-align', 'hyphens'];
  assert.deepEqual(await attributes(viewer, names), ['2', 'sepia', 'sans', '-2', '3', '1', '1', '2', 'paged', 'justify', 'manual']);
  assert.equal(await look(page, '.viewer', 'backgroundColor'), 'rgb(247, 238, 219)');
  assert.equal(await panel.getByRole('slider', { name: 'Text size' }).getAttribute('aria-valuetext'), '2');
  await page.keyboard.press('Enter');
  assert.deepEqual(await attributes(viewer, names), names.map(() => null));
  assert.equal(await focused(), 'reset');
  assert.deepEqual(
    await panel.locator('input:checked').evaluateAll((inputs) => inputs.map(({ name, value }) => `${name} ${value}`)),
    ['theme ', 'font serif', 'hyphens on'],
  );
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  assert.equal(await focused(), 'settings');
  assert.equal(await button.getAttribute('aria-expanded'), 'false');
});

test('the settings are made with the pointer, and do not move under it', async (t) => {
  const { page, viewer, button, panel } = await open(t, { viewport: { width: 1000, height: 900 } });
  await button.click();
  const place = () => panel.evaluate((panel) => panel.getBoundingClientRect().left);
  const before = await place();
  const status = page.getByRole('status');
  for (let step = 1; step <= 3; step += 1) {
    await panel.getByRole('button', { name: 'Line length: more' }).click();
    assert.equal(await viewer.getAttribute('measure'), String(step));
    await status.filter({ hasText: `Line length: ${step}` }).waitFor({ state: 'attached' });
  }
  const more = panel.getByRole('button', { name: 'Line length: more' });
  assert.equal(await more.getAttribute('aria-disabled'), 'true');
  await more.click({ force: true });
  assert.equal(await viewer.getAttribute('measure'), '3');
  await panel.getByRole('button', { name: 'Line length: less' }).click();
  assert.equal(await more.getAttribute('aria-disabled'), null);
  // A press on the track, without dragging.
  const slider = panel.getByRole('slider', { name: 'Word spacing' });
  const { width, height } = await slider.boundingBox();
  await slider.click({ position: { x: width - 4, y: height / 2 } });
  assert.equal(await viewer.getAttribute('word-spacing'), '4');
  await panel.getByRole('radio', { name: 'dark' }).click();
  await panel.getByText('Justified text').click();
  assert.deepEqual(await attributes(viewer, ['theme', 'text-align']), ['dark', 'justify']);
  await page.mouse.wheel(0, 40);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  assert.equal(await place(), before);
  // A host that sets something says it in the panel too.
  await viewer.evaluate((viewer) => Object.assign(viewer, { theme: 'sepia', lineHeight: 3 }));
  assert.equal(await panel.getByRole('radio', { name: 'sepia' }).isChecked(), true);
  assert.equal(await panel.getByRole('slider', { name: 'Line height' }).inputValue(), '3');
});

test('what a reader sets is remembered where the host allows it, and one press brings back what the host had said', async (t) => {
  const { page, viewer, button, panel } = await open(t, { attributes: 'remember theme="light" text-size="1"' });
  await button.click();
  await panel.getByRole('radio', { name: 'sepia' }).click();
  await panel.getByRole('button', { name: 'Text size: less' }).click();
  await panel.getByRole('radio', { name: 'Sans serif' }).click();
  // What the host sets is not the reader's.
  await viewer.evaluate((viewer) => (viewer.margins = 2));
  await page.reload();
  await show(page);
  assert.deepEqual(await attributes(viewer, ['theme', 'text-size', 'font', 'margins']), ['sepia', null, 'sans', null]);
  await button.click();
  await panel.getByRole('button', { name: 'Reset' }).click();
  assert.deepEqual(await attributes(viewer, ['theme', 'text-size', 'font']), ['light', '1', null]);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.reload();
  await show(page);
  assert.deepEqual(await attributes(viewer, ['theme', 'text-size', 'font']), ['light', '1', null]);
  // The other buttons are the reader's too.
  await viewer.evaluate((viewer) => (viewer.controls = 'larger'));
  await page.getByRole('button', { name: 'Larger text' }).click();
  assert.equal(await page.evaluate(() => localStorage.getItem('article-viewer')), '{"text-size":"2"}');
});

test('without leave nothing is remembered, and a storage that is refused or spoilt harms nothing', async (t) => {
  const { page, viewer, button, panel } = await open(t);
  await button.click();
  await panel.getByRole('radio', { name: 'sepia' }).click();
  assert.equal(await viewer.getAttribute('theme'), 'sepia');
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  for (const spoilt of ['{', '[]', 'null', '"theme"', '{"theme":7,"onclick":"alert()","src":"/b.json"}']) {
    await page.evaluate((spoilt) => localStorage.setItem('article-viewer', spoilt), spoilt);
    const recalled = await page.evaluate(() => {
      const viewer = document.createElement('article-viewer');
      viewer.setAttribute('remember', '');
      document.body.append(viewer);
      const { outerHTML } = viewer;
      viewer.remove();
      return outerHTML;
    });
    assert.equal(recalled, '<article-viewer remember=""></article-viewer>', spoilt);
  }
  await page.evaluate(() => {
    Object.defineProperty(globalThis, 'localStorage', { get: () => { throw new DOMException('refused', 'SecurityError'); } });
    document.querySelector('article-viewer').remember = true;
  });
  await panel.getByRole('radio', { name: 'grey' }).click();
  assert.equal(await viewer.getAttribute('theme'), 'grey');
  await panel.getByRole('button', { name: 'Reset' }).click();
  assert.equal(await viewer.getAttribute('theme'), null);
});

// What the tokens come to, what is painted, and whether anything of it is hard to read.
async function hardToRead(page) {
  const found = await page.locator('article-viewer').evaluate((viewer, names) => {
    const root = viewer.shadowRoot;
    const probe = document.createElement('span');
    root.querySelector('.viewer').append(probe);
    const tokens = names.map((name) => {
      probe.style.color = `color-mix(in srgb, var(--${name}), var(--${name}))`;
      return [name, getComputedStyle(probe).color];
    });
    const { backgroundColor } = getComputedStyle(viewer);
    probe.style.color = `color-mix(in srgb, ${backgroundColor}, ${backgroundColor})`;
    const host = getComputedStyle(probe).color;
    probe.remove();
    return { ...Object.fromEntries(tokens), painted: getComputedStyle(root.querySelector('.body a')).color, host };
  }, [...TEXTS, ...GROUNDS]);
  const hard = [];
  for (const text of [...TEXTS, 'painted']) {
    for (const ground of GROUNDS) {
      const ratio = contrast(found[text], found[ground]);
      if (!(ratio >= 4.5)) hard.push(`${text} on ${ground}: ${ratio.toFixed(2)}`);
    }
  }
  return { hard, found };
}

const settled = (page, theme) =>
  page.locator('article-viewer').evaluate(async (viewer, theme) => {
    viewer.theme = theme;
    // The colours are looked at when they have changed.
    await new Promise((resolve) => setTimeout(resolve, 120));
  }, theme);

const HOSTILE = {
  'grey on grey': '--article-paper: #888; --article-ink: #999; --article-quiet: #777; --article-link: #808080; --article-tint: #7f7f7f',
  'black on black': '--article-paper: #111; --article-ink: #000; --article-link: navy; --article-mark: #222',
  'white on white': '--article-paper: white; --article-ink: ivory; --article-quiet: #eee; --article-tint: #000; --article-tip: lime',
  'only the paper': '--article-paper: oklch(0.96 0.03 95)',
  'only the ink': '--article-ink: #c9c2b5',
  'half seen': '--article-ink: rgb(0 0 0 / 0.2); --article-quiet: #0003; --article-tint: rgb(255 0 0 / 0.5)',
  'no colours': '--article-ink: soup; --article-link: currentColor; --article-quiet: 12px',
  'by the system': '--article-paper: light-dark(#222, #ddd); --article-link: light-dark(#333, #ccc)',
};

for (const colorScheme of ['light', 'dark']) {
  test(`whatever a host names can be read, in every theme, where the system is ${colorScheme}`, async (t) => {
    const failures = [];
    for (const [name, tokens] of Object.entries(HOSTILE)) {
      const { page } = await open(t, { style: `article-viewer { ${tokens} }`, colorScheme });
      await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.querySelector('.probe[data-watching]'));
      for (const theme of THEMES) {
        await settled(page, theme);
        const { hard, found } = await hardToRead(page);
        if (hard.length) failures.push(`${name}, ${theme}: ${hard.join(', ')}`);
        // What a reader asks for is what they get.
        const isDark = contrast(found.paper, 'rgb(0, 0, 0)') < contrast(found.paper, 'rgb(255, 255, 255)');
        if (theme === 'dark' || theme === 'light') assert.equal(isDark, theme === 'dark', `${name}, ${theme}: ${found.paper}`);
        assert.equal(contrast(found.host, found.paper).toFixed(2), '1.00', `${name}, ${theme}: ${found.host} ${found.paper}`);
      }
    }
    assert.deepEqual(failures, []);
  });
}

test('colours that can be read stay as the host names them', async (t) => {
  const { page } = await open(t, { style: 'article-viewer { --article-paper: #fdf6e3; --article-link: #0a5c8a }', colorScheme: 'dark' });
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.adoptedStyleSheets.length === 3);
  // The system is dark, the paper is not: what the host does not name is that of the day.
  const { found } = await hardToRead(page);
  assert.deepEqual([found.paper, found.link, found.ink], ['color(srgb 0.992157 0.964706 0.890196)', 'color(srgb 0.0392157 0.360784 0.541176)', 'color(srgb 0.133333 0.12549 0.109804)']);
  const other = await open(t, { style: 'article-viewer { --article-link: #0a5c8a }', colorScheme: 'light' });
  await other.page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.querySelector('.probe[data-watching]'));
  assert.equal(await other.viewer.evaluate(({ shadowRoot }) => shadowRoot.adoptedStyleSheets.length), 2);
});

test('text on what shines through is read too, and a host that changes its colours is followed', async (t) => {
  const style = 'body { background: #0b1f33 } .day body { background: #fff } article-viewer { --article-paper: transparent } .loud article-viewer { --article-ink: #0c2036 }';
  const { page } = await open(t, { style, colorScheme: 'light' });
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.adoptedStyleSheets.length === 3);
  const ratio = async () => contrast(await look(page, '.body p', 'color'), await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
  assert.ok((await ratio()) >= 4.5, `${await ratio()}`);
  await page.evaluate(() => document.documentElement.classList.add('loud'));
  await page.waitForTimeout(120);
  assert.ok((await ratio()) >= 4.5, `${await ratio()}`);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await look(page, '.body p', 'color'), 'rgb(0, 0, 0)');
});

test('style sheets that the host adopts stay whole, behind ours, in whatever theme', async (t) => {
  const { page, viewer } = await open(t, { style: 'article-viewer { --article-paper: #fff; --article-ink: #ddd }', colorScheme: 'light' });
  const adopt = (name) =>
    viewer.evaluate(({ shadowRoot }, name) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`[part=article] { --${name}: there }`);
      // Shared with the rest of the page.
      document.adoptedStyleSheets.push(sheet);
      shadowRoot.adoptedStyleSheets.push(sheet);
    }, name);
  const adopted = () =>
    viewer.evaluate(({ shadowRoot }) => ({
      hosts: shadowRoot.adoptedStyleSheets.map((sheet) => document.adoptedStyleSheets.indexOf(sheet)).join(' '),
      rules: document.adoptedStyleSheets.map((sheet) => sheet.cssRules[0].cssText),
      look: ['--before', '--after'].map((name) => getComputedStyle(shadowRoot.querySelector('[part=article]')).getPropertyValue(name)),
    }));
  const rules = ['before', 'after'].map((name) => `[part="article"] { --${name}: there; }`);
  await adopt('before');
  await page.mouse.move(400, 300);
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.adoptedStyleSheets.length === 4);
  await adopt('after');
  // The ink of the host cannot be read in the theme of the day, and is not asked for in the sepia.
  for (const [theme, hosts] of [['sepia', '-1 -1 0 1'], ['light', '-1 -1 -1 0 1'], ['dark', '-1 -1 -1 0 1'], [null, '-1 -1 -1 0 1']]) {
    await viewer.evaluate((viewer, theme) => (viewer.theme = theme), theme);
    await page.waitForTimeout(100);
    assert.deepEqual(await adopted(), { hosts, rules, look: ['there', 'there'] }, theme);
  }
  // It may be another wasm that shows the next.
  await viewer.evaluate((viewer) => viewer.load('# Another\n\nArticle.'));
  await page.waitForTimeout(100);
  assert.deepEqual(await adopted(), { hosts: '-1 -1 -1 0 1', rules, look: ['there', 'there'] });
});

test('a reader who wants more contrast has more of it in the colours of a host', async (t) => {
  const { page } = await open(t, { style: 'article-viewer { --article-paper: #fff; --article-quiet: #767676; --article-link: #767676 }', contrast: 'more' });
  await page.waitForFunction(() => document.querySelector('article-viewer').shadowRoot.adoptedStyleSheets.length === 3);
  const { found } = await hardToRead(page);
  for (const name of ['quiet', 'link']) assert.ok(contrast(found[name], found.paper) >= 7, name);
});

test('all that is pressed is large enough, and samples show what they are of', async (t) => {
  const { page, viewer, button, panel } = await open(t, { viewport: { width: 1000, height: 900 } });
  await button.click();
  await panel.waitFor();
  const small = await panel.locator('button, input').evaluateAll((controls) =>
    controls
      .map((control) => (control.type === 'checkbox' ? control.closest('label') : control))
      .filter((control) => Math.min(control.offsetWidth, control.offsetHeight) < 44)
      .map((control) => control.outerHTML),
  );
  assert.deepEqual(small, []);
  for (const theme of THEMES.filter(Boolean)) {
    const sample = await look(page, `[name=theme][value=${theme}] + .sample`, 'backgroundColor');
    await viewer.evaluate((viewer, theme) => (viewer.theme = theme), theme);
    assert.equal(await look(page, '.viewer', 'backgroundColor'), sample, theme);
  }
});

test('in the smallest window, enlarged, spaced out and from right to left nothing is cut off', async (t) => {
  for (const [lang, width, height] of [['en', 320, 640], ['de', 320, 256], ['ru', 320, 640], ['ar', 320, 640], ['hi', 1000, 700], ['de', 1000, 700]]) {
    const { page, viewer, button, panel } = await open(t, { lang, viewport: { width, height } });
    await button.click();
    await panel.waitFor();
    for (const spaced of [false, true]) {
      if (spaced) {
        await viewer.evaluate(({ shadowRoot }) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }');
          shadowRoot.adoptedStyleSheets.push(sheet);
        });
      }
      const cut = await panel.evaluate((panel) => {
        const outer = panel.getBoundingClientRect();
        const wide = [...panel.querySelectorAll('*')].filter((element) => {
          const { left, right, width } = element.getBoundingClientRect();
          return width > 0 && (left < outer.left - 1 || right > outer.right + 1 || (element.children.length === 0 && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0));
        });
        return [panel.scrollWidth > panel.clientWidth, ...wide.map((element) => element.outerHTML)];
      });
      assert.deepEqual(cut, [false], `${lang} ${width} ${spaced ? 'spaced' : ''}`);
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    // The last of it can be come to.
    const reset = panel.locator('[data-action=reset]');
    await reset.focus();
    const { y, height: tall } = await reset.boundingBox();
    assert.ok(y >= 0 && y + tall <= height, `${lang} ${width}`);
  }
});

test('with colours of the system the settings name none', async (t) => {
  const { button, panel } = await open(t, { forcedColors: 'active' });
  await button.click();
  await panel.getByRole('group', { name: 'Font' }).waitFor();
  assert.equal(await panel.getByRole('group', { name: 'Colours' }).count(), 0);
});

test('fonts for some readers are offered where the host has them, and not loaded before they are seen', async (t) => {
  const style = "@import '/pkg/fonts/opendyslexic.css'; article-viewer { --article-font: 'Some Font', serif }";
  const face = (path) => `@font-face { font-family: OpenDyslexic; src: url('/${path}.woff2') }`;
  const prepare = (server) => {
    for (const name of ['400', '400-italic', '700', '700-italic']) {
      const path = `/pkg/fonts/@fontsource/opendyslexic/${name}.css`;
      server.route(path, { headers: { 'Content-Type': 'text/css' }, body: name === '400' ? face('font') : '' });
    }
    server.route('/font.woff2', { status: 204 });
  };
  const { page, server, viewer, button, panel } = await open(t, { style, prepare, noise: [/font/i] });
  assert.equal(server.requests.includes('/font.woff2'), false);
  await button.click();
  await panel.waitFor();
  const fonts = await panel.getByRole('group', { name: 'Font' }).getByRole('radio').evaluateAll((inputs) => inputs.map(({ value }) => value));
  assert.deepEqual(fonts, ['', 'serif', 'sans', 'mono', 'dyslexic']);
  await panel.getByRole('radio', { name: 'Dyslexia' }).click();
  assert.equal(await viewer.getAttribute('font'), 'dyslexic');
  assert.match(await look(page, '.body p', 'fontFamily'), /^OpenDyslexic/);
  assert.match(await look(page, '[name=font][value=""] + .sample', 'fontFamily'), /^"?Some Font/);
  await page.waitForTimeout(100);
  assert.equal(server.requests.includes('/font.woff2'), true);
});
