// The element in a page: what it shows, what it answers, what its host has of it and what its host cannot do to it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { init, render } from '../../pkg/core.js';
import { CONTROLS, asked, defined, sample, serve, title } from './host.mjs';
import { goldens, openPage } from './support.mjs';

test('an address is shown under the strictest headers', async (t) => {
  const server = await serve(t, '<article-viewer src="/a.json"></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`);
  await title(page, 'A title');
  const meta = await page.evaluate(() => document.querySelector('article-viewer').article.meta);
  assert.equal(meta.title, 'A title');
});

test('the toolbar is one stop of the Tab key, with arrows inside', async (t) => {
  const server = await serve(t, `<article-viewer src="/a.json" controls="${CONTROLS}"></article-viewer>`);
  const page = await openPage(t, `${server.origin}/page`);
  await title(page, 'A title');
  const focused = () => page.evaluate(() => document.querySelector('article-viewer').shadowRoot.activeElement?.ariaLabel);
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Contents');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('article-viewer').getAttribute('contents'), '');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused(), 'Find in the article');
  await page.keyboard.press('End');
  assert.equal(await focused(), 'More');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await focused(), 'Colours: automatic');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('article-viewer').getAttribute('theme'), 'light');
});

test('a host may keep the page from leaving', async (t) => {
  const server = await serve(t, '<article-viewer src="/a.json"></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`);
  await title(page, 'A title');
  const followed = page.evaluate(
    () =>
      new Promise((resolve) => {
        document.querySelector('article-viewer').addEventListener('link', (event) => {
          event.preventDefault();
          resolve(event.detail.url);
        });
      }),
  );
  await page.getByRole('link', { name: 'Next' }).click();
  assert.equal(await followed, 'https://example.com/next');
  assert.equal(page.url(), `${server.origin}/page`);
});

test('both sinks give the same tree for every golden article', async (t) => {
  await init();
  const server = await serve(t, '<article-viewer remote="allow"></article-viewer>', { headers: {} });
  const page = await openPage(t, `${server.origin}/page`, { noise: [/./] });
  await page.route((url) => url.origin !== server.origin, (route) => route.abort());
  // The tools, which come when a picture does not, add to the tree what is theirs.
  await page.route('**/*', (route) => (route.request().resourceType() === 'image' ? route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' }) : route.fallback()));
  await defined(page);
  const different = [];
  for (const { name, path } of await goldens()) {
    const golden = JSON.parse(await readFile(path, 'utf8'));
    const html = await render(golden, { to: 'element', url: page.url(), attributes: { remote: 'allow' } });
    const same = await page.locator('article-viewer').evaluate(
      async (viewer, [golden, html]) => {
        await viewer.load(golden);
        const shown = viewer.shadowRoot.querySelector('[part=article]').cloneNode(true);
        const written = new DOMParser().parseFromString(html, 'text/html').querySelector('template').content.querySelector('[part=article]');
        // Dates are worded by `Intl` in the browser.
        for (const tree of [shown, written]) {
          for (const time of tree.querySelectorAll('time')) time.textContent = '';
          tree.normalize();
        }
        return shown.isEqualNode(written);
      },
      [golden, html],
    );
    if (!same) different.push(name);
  }
  assert.deepEqual(different, []);
});

test('the reader is told to the host: links, which it may keep, and the position', async (t) => {
  const server = await serve(t, '<article-viewer></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`);
  await defined(page);
  await page.locator('article-viewer').evaluate(async (viewer) => {
    globalThis.told = [];
    viewer.addEventListener('position', ({ detail, cancelable }) => told.push({ ...detail, cancelable }));
    await viewer.load(`# Long\n\n${'A paragraph of words.\n\n'.repeat(200)}`, { type: 'markdown' });
  });
  const scroll = async (part) => {
    await page.evaluate((part) => scrollTo(0, part * (document.documentElement.scrollHeight - innerHeight)), part);
    await page.waitForFunction((part) => Math.abs(globalThis.told.at(-1)?.progress - part) < 0.02, part);
  };
  for (const part of [0.5, 1, 0]) await scroll(part);
  const told = await page.evaluate(() => globalThis.told);
  assert.ok(told.every(({ progress, cancelable }) => progress >= 0 && progress <= 1 && !cancelable));
  // A host that answers by following another link, or by taking the element out, disturbs nothing.
  const urls = await page.locator('article-viewer').evaluate(async (viewer) => {
    const urls = [];
    await viewer.load('[One](https://one.example/) [Two](https://two.example/)', { type: 'markdown' });
    const [one, two] = viewer.shadowRoot.querySelectorAll('[part=body] a');
    viewer.addEventListener('link', (event) => {
      event.preventDefault();
      urls.push(event.detail.url);
      if (urls.length === 1) two.click();
      viewer.remove();
      viewer.theme = 'dark';
    });
    one.click();
    return urls;
  });
  assert.deepEqual(urls, ['https://one.example/', 'https://two.example/']);
});

test('attributes and properties are the same thing, and numbers are numbers', async (t) => {
  const server = await serve(t, '<article-viewer></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`);
  await defined(page);
  const viewer = page.locator('article-viewer');
  await viewer.evaluate((viewer) => viewer.load('A paragraph.', { type: 'markdown' }));
  for (const [property, attribute, absent, value, text] of [
    ['type', 'type', null, 'markdown', 'markdown'],
    ['src', 'src', null, '/a.json', '/a.json'],
    ['theme', 'theme', null, 'dark', 'dark'],
    ['font', 'font', null, 'sans', 'sans'],
    ['textSize', 'text-size', 0, -2, '-2'],
    ['lineHeight', 'line-height', 0, 4, '4'],
    ['measure', 'measure', 0, 3, '3'],
    ['margins', 'margins', 0, -1, '-1'],
    ['letterSpacing', 'letter-spacing', 0, 1, '1'],
    ['wordSpacing', 'word-spacing', 0, 2, '2'],
    ['textAlign', 'text-align', null, 'justify', 'justify'],
    ['hyphens', 'hyphens', null, 'manual', 'manual'],
    ['remember', 'remember', false, true, ''],
    ['contents', 'contents', false, true, ''],
    ['remote', 'remote', null, 'allow', 'allow'],
    ['headingLevel', 'heading-level', 1, 3, '3'],
  ]) {
    const seen = await viewer.evaluate(
      (viewer, [property, attribute, absent, value, text]) => {
        const seen = [viewer[property]];
        viewer[property] = value;
        seen.push(viewer.getAttribute(attribute));
        viewer[property] = absent;
        seen.push(viewer[property]);
        viewer.setAttribute(attribute, text);
        seen.push(viewer[property]);
        viewer.removeAttribute(attribute);
        seen.push(viewer[property]);
        return seen;
      },
      [property, attribute, absent, value, text],
    );
    assert.deepEqual(seen, [absent, text, absent, value, absent], property);
  }
  // A value that is not in force is not told either; the toolbar says which is.
  for (const value of ['large', '+2', ' 2 ', '2.7', '9', '99', '']) {
    const seen = await viewer.evaluate((viewer, value) => {
      viewer.controls = 'larger';
      viewer.setAttribute('text-size', value);
      viewer.setAttribute('heading-level', value);
      viewer.shadowRoot.querySelector('[data-action=larger]').click();
      return [viewer.headingLevel, viewer.textSize];
    }, value);
    assert.deepEqual(seen, [1, 1], value);
    assert.equal(await viewer.evaluate((viewer, value) => (viewer.setAttribute('text-size', value), viewer.textSize), value), 0, value);
  }
  assert.deepEqual(
    await viewer.evaluate(async (viewer) => {
      const same = viewer.article === viewer.article;
      const before = viewer.article;
      await viewer.load('Another paragraph.', { type: 'markdown' });
      return [same, viewer.article !== before, viewer.article.blocks.length];
    }),
    [true, true, 1],
  );
});

test('viewers of the same article on one page do not disturb each other', async (t) => {
  const one = `<article-viewer id="one" src="/a.json" controls="${CONTROLS}"></article-viewer>`;
  const server = await serve(t, `${one}${one.replace('one', 'two')}`);
  const page = await openPage(t, `${server.origin}/page`);
  for (const id of ['one', 'two']) await page.locator(`#${id} [part=title]`).waitFor();
  await page.evaluate(() => {
    globalThis.heard = [];
    for (const viewer of document.querySelectorAll('article-viewer')) {
      for (const kind of ['load', 'error', 'link']) {
        viewer.addEventListener(kind, (event) => heard.push([viewer.id, kind]) && event.preventDefault());
      }
    }
  });
  const first = page.locator('#one');
  await first.getByRole('button', { name: /^Colours/ }).click();
  await first.getByRole('button', { name: 'Contents' }).click();
  await first.getByRole('button', { name: 'Larger text' }).click();
  // To a place inside, which has the same name in both.
  await page.locator('#two').evaluate((viewer) => (viewer.contents = true));
  await page.locator('#two').getByRole('navigation').getByRole('link', { name: 'First part' }).click();
  await first.getByRole('link', { name: 'Next' }).click();
  const state = await page.evaluate(() =>
    [...document.querySelectorAll('article-viewer')].map(({ shadowRoot, theme, textSize, contents }) => {
      const ids = [...shadowRoot.querySelectorAll('[id]')].map(({ id }) => id);
      return { theme, textSize, contents, unique: new Set(ids).size === ids.length, focused: shadowRoot.activeElement?.localName };
    }),
  );
  assert.deepEqual(state, [
    { theme: 'light', textSize: 1, contents: true, unique: true, focused: 'a' },
    { theme: null, textSize: 0, contents: true, unique: true, focused: undefined },
  ]);
  assert.deepEqual(await page.evaluate(() => globalThis.heard), [['one', 'link']]);
  assert.deepEqual(await page.evaluate(() => Object.keys(globalThis).filter((name) => name.includes('article'))), []);
});

test('what a host says of everything does not reach the article', async (t) => {
  const calm = '<style>body { margin: 0 }</style><div lang="en_US"><article-viewer></article-viewer></div>';
  const server = await serve(t, calm, { headers: {} });
  const look = async (page) => {
    await defined(page);
    return page.locator('article-viewer').evaluate(async (viewer, sample) => {
      await viewer.load(sample);
      const inside = [...viewer.shadowRoot.querySelectorAll('.viewer, .viewer *')];
      // Lengths that the layout worked out say nothing of rules.
      const layout = /^(inline|block|width|height|top|left|right|bottom|inset|grid|perspective|transform)|-(size|origin)$/;
      return inside.map((element) => {
        const style = getComputedStyle(element);
        const properties = [...style].filter((name) => !name.startsWith('--') && !layout.test(name) || name === 'font-size');
        return [`${element.localName}.${element.className?.baseVal ?? element.className}`, Object.fromEntries(properties.map((name) => [name, style.getPropertyValue(name)]))];
      });
    }, await sample());
  };
  // As narrow as the window: how wide the element is measures its text, and a host may take that away.
  const noise = { noise: [/./], viewport: { width: 400, height: 800 } };
  const block = (page) => page.route((url) => url.origin !== server.origin, (route) => route.abort());
  const plain = await openPage(t, `${server.origin}/page`, noise);
  await block(plain);
  const expected = await look(plain);
  assert.ok(expected.length > 60, String(expected.length));
  for (const css of [
    '* { all: unset !important; display: block; color: red }',
    'body, body * { line-height: 0; letter-spacing: 1em; word-spacing: 2em; text-transform: uppercase; text-indent: 5em; white-space: pre; font: italic 900 3px/0 cursive; text-align: right; cursor: wait; text-shadow: 0 0 9px red; hyphens: none; word-break: break-all; list-style: none; border-collapse: separate; tab-size: 40; quotes: none; text-align-last: right; font-variant: small-caps; user-select: none; }',
    'article-viewer * { display: none !important } article-viewer { font-size: 90px !important; line-height: 0 !important; letter-spacing: 9px !important; direction: ltr }',
    '.viewer, .article, .body, p, h1, figure, [part] { display: none !important }',
    'html { font-size: 62.5% }',
  ]) {
    server.route('/page', { headers: { 'Content-Type': 'text/html' }, body: `<!doctype html><html lang="en"><head><style>${css}</style><script type="module" src="/main.js"></script></head><body>${calm}</body></html>` });
    const page = await openPage(t, `${server.origin}/page`, noise);
    await block(page);
    const seen = await look(page);
    const different = seen.flatMap(([name, style], index) =>
      Object.entries(style).filter(([property, value]) => value !== expected[index][1][property]).map(([property, value]) => `${name} ${property}: ${value}, not ${expected[index][1][property]}`),
    );
    assert.deepEqual([...new Set(different)], [], css);
  }
});

test('a host that hides the element hides the article, and its text is as large as its page is', async (t) => {
  const server = await serve(t, '<article-viewer src="/a.json"></article-viewer>', { headers: {} });
  const page = await openPage(t, `${server.origin}/page`);
  await title(page, 'A title');
  const text = page.getByText('A paragraph.');
  for (const [property, value] of [['visibility', 'hidden'], ['display', 'none']]) {
    await page.locator('article-viewer').evaluate((viewer, [property, value]) => viewer.style.setProperty(property, value), [property, value]);
    assert.equal(await text.isVisible(), false, property);
    await page.locator('article-viewer').evaluate((viewer) => viewer.removeAttribute('style'));
  }
  await page.locator('article-viewer').evaluate((viewer) => (viewer.hidden = true));
  assert.equal(await text.isVisible(), false);
  await page.locator('article-viewer').evaluate((viewer) => (viewer.hidden = false));
  const size = () => text.evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize));
  const usual = await size();
  await page.evaluate(() => (document.documentElement.style.fontSize = '48px'));
  assert.ok((await size()) > usual * 2.5);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the window');
});

test('what the host put into the viewer stays the host’s', async (t) => {
  const fallback = '<p><a href="#here">A link of the host</a> <button data-action="theme">Theirs</button> <button data-action="retry">Again</button> <a href="#contents">Another</a></p>';
  const server = await serve(t, `<article-viewer src="/missing.json">${fallback}</article-viewer>`);
  const page = await openPage(t, `${server.origin}/page`, { noise: [/404/] });
  await page.getByRole('alert').waitFor();
  await page.evaluate(() => {
    globalThis.heard = [];
    document.querySelector('article-viewer').addEventListener('link', () => heard.push('link'));
  });
  for (const name of ['Theirs', 'Again']) await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('link', { name: 'A link of the host' }).click();
  await page.waitForTimeout(200);
  assert.equal(await page.locator('article-viewer').getAttribute('theme'), null);
  assert.equal(asked(server, '/missing.json'), 1);
  assert.deepEqual(await page.evaluate(() => globalThis.heard), []);
  assert.ok(page.url().endsWith('#here'));
  await page.getByRole('button', { name: 'Try again' }).click();
  while (asked(server, '/missing.json') < 2) await page.waitForTimeout(10);
  await page.getByRole('alert').waitFor();
});

test('keys and clicks with a modifier are the browser’s', async (t) => {
  const server = await serve(t, '<article-viewer src="/a.json"></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`);
  await title(page, 'A title');
  const outcomes = await page.locator('article-viewer').evaluate((viewer) => {
    const links = [];
    viewer.addEventListener('link', (event) => links.push(event.defaultPrevented) && event.preventDefault());
    const dispatch = (target, Kind, kind, options) => target.dispatchEvent(new Kind(kind, { bubbles: true, composed: true, cancelable: true, ...options }));
    const modifiers = ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'];
    const link = viewer.shadowRoot.querySelector('[part=body] a[href^=https]');
    // Nothing leaves the page.
    viewer.addEventListener('click', (event) => links.push(event.defaultPrevented) && event.preventDefault());
    for (const modifier of modifiers) dispatch(link, MouseEvent, 'click', { [modifier]: true });
    dispatch(link, MouseEvent, 'click', { button: 1 });
    const button = viewer.shadowRoot.querySelector('[role=toolbar] button');
    button.focus();
    const keys = modifiers.map((modifier) => dispatch(button, KeyboardEvent, 'keydown', { key: 'ArrowRight', [modifier]: true }));
    return { links, keys, stayed: viewer.shadowRoot.activeElement === button };
  });
  assert.deepEqual(outcomes, { links: Array(5).fill(false), keys: Array(4).fill(true), stayed: true });
});

test('the position is that in what scrolls the article, told once a frame, and not while it is hidden', async (t) => {
  const server = await serve(t, '<div style="height: 300px; overflow: auto; margin-top: 200px"><article-viewer></article-viewer></div>', { headers: {} });
  const page = await openPage(t, `${server.origin}/page`);
  await defined(page);
  await page.locator('article-viewer').evaluate(async (viewer) => {
    globalThis.told = [];
    viewer.addEventListener('position', ({ detail }) => told.push(detail.progress));
    await viewer.load(`# Long\n\n${'A paragraph of words.\n\n'.repeat(200)}`, { type: 'markdown' });
  });
  const scroll = (part) =>
    page.evaluate(async (part) => {
      const box = document.querySelector('div');
      box.scrollTop = part * (box.scrollHeight - box.clientHeight);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return globalThis.told.at(-1);
    }, part);
  for (const part of [0.25, 0.5, 1, 0]) {
    const told = await scroll(part);
    assert.ok(Math.abs(told - part) < 0.02, `${told}, not ${part}`);
  }
  const seen = await page.evaluate(async () => {
    const viewer = document.querySelector('article-viewer');
    let measured = 0;
    const article = viewer.shadowRoot.querySelector('[part=article]');
    article.getBoundingClientRect = function () {
      measured++;
      return Element.prototype.getBoundingClientRect.call(this);
    };
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const measures = async (events) => {
      measured = 0;
      for (let count = 0; count < events; count++) document.dispatchEvent(new Event('scroll'));
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return measured;
    };
    const once = (await measures(20)) === (await measures(1));
    const before = told.length;
    viewer.hidden = true;
    document.dispatchEvent(new Event('scroll'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { once, more: told.length - before };
  });
  assert.deepEqual(seen, { once: true, more: 0 });
});

test('a link to a place in a closed disclosure opens it', async (t) => {
  const server = await serve(t, '<article-viewer></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`);
  await defined(page);
  const html = '<article><h1>Title</h1><p>See <a href="#deep">the deep place</a>, words and words and words.</p><details><summary>Outer</summary><p>Words.</p><details><summary>Inner</summary><h2 id="deep">Deep</h2><p>Words.</p></details></details></article>';
  await page.locator('article-viewer').evaluate((viewer, html) => viewer.load(html, { type: 'html' }), html);
  await page.getByRole('link', { name: 'the deep place' }).click();
  await page.getByRole('heading', { name: 'Deep' }).waitFor({ timeout: 2000 });
  assert.equal(await page.evaluate(() => document.querySelector('article-viewer').shadowRoot.activeElement?.textContent), 'Deep');
});

test('contents that the host has opened stay behind a jump, and close anywhere at Escape', async (t) => {
  const server = await serve(t, '<article-viewer contents src="/a.json"></article-viewer>');
  const page = await openPage(t, `${server.origin}/page`, { viewport: { width: 400, height: 700 } });
  await title(page, 'A title');
  const open = () => page.locator('article-viewer').evaluate((viewer) => viewer.contents);
  const focused = () => page.evaluate(() => document.querySelector('article-viewer').shadowRoot.activeElement?.ariaLabel);
  const entry = page.getByRole('navigation').getByRole('link', { name: 'First part' });
  await entry.click();
  assert.equal(await open(), true);
  assert.equal(await page.getByRole('button', { name: 'Contents' }).getAttribute('aria-expanded'), 'true');
  for (const width of [400, 1280]) {
    await page.setViewportSize({ width, height: 700 });
    await page.locator('article-viewer').evaluate((viewer) => (viewer.contents = true));
    await entry.focus();
    await page.keyboard.press('Escape');
    // Whatever the tools, which may be on their way.
    await page.waitForFunction(() => !document.querySelector('article-viewer').contents);
    assert.deepEqual([await open(), await focused()], [false, 'Contents'], String(width));
  }
  await page.locator('article-viewer').evaluate((viewer) => (viewer.contents = true));
  await entry.click();
  assert.equal(await open(), true);
});

test('dates are in the language of the page, and of the browser where the page has none', async (t) => {
  const server = await serve(t, '<article-viewer></article-viewer>');
  server.route('/plain', { headers: { 'Content-Type': 'text/html' }, body: '<!doctype html><title>Host</title><script type="module" src="/main.js"></script><article-viewer></article-viewer>' });
  for (const [path, worded] of [['/page', 'March 5, 2024'], ['/plain', '5. März 2024']]) {
    const page = await openPage(t, `${server.origin}${path}`, { locale: 'de-DE' });
    await defined(page);
    await page.locator('article-viewer').evaluate((viewer) => viewer.load({ version: 1, meta: { title: 'Dated', published: '2024-03-05' }, blocks: [] }));
    assert.equal(await page.locator('article-viewer time').first().textContent(), worded, path);
  }
});
