// What of WCAG 2.2 AA axe cannot see, in every state of `states.mjs`. What concerns one tool alone (the toolbar's arrows,
// Escape and where the focus returns to, the keys and their switch, what is announced) is in the tests of that tool.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast } from './contrast.mjs';
import { CONTROLS } from './host.mjs';
import { THEMES, eachState, open as openStates } from './states.mjs';

const WIDE = { width: 1300, height: 700 };
const NARROW = { width: 360, height: 700 };
/** What 1280 by 1024 pixels come to at 400 %. */
const ENLARGED = { width: 320, height: 256 };

// With all the buttons there are.
const open = (t, options) => openStates(t, { attributes: `controls="${CONTROLS} settings" progress`, ...options });

// In the page: what is asked of more than once.
async function prepare(page) {
  await page.evaluate(() => {
    const root = document.querySelector('article-viewer').shadowRoot;
    globalThis.root = root;
    globalThis.isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getClientRects().length > 0 && !element.closest('.announcement, .probe');
    globalThis.named = (element) => `${element.localName}.${element.className?.baseVal ?? element.className} ${element.dataset?.action ?? element.name ?? ''} “${element.textContent.trim().slice(0, 30)}”`;
    globalThis.focusable = () => [...root.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')].filter(isSeen);
  });
}

for (const viewport of [WIDE, NARROW]) {
  test(`what can be pressed is 24 pixels large, tools are 44, ${viewport.width} wide (2.5.8)`, async (t) => {
    const { page } = await open(t, { viewport });
    await prepare(page);
    const small = {};
    await eachState(page, async (name) => {
      const found = await page.evaluate(() => {
        // A link in a sentence is as high as its line.
        const isInline = (element) => getComputedStyle(element).display === 'inline' && element.parentElement.textContent.trim() !== element.textContent.trim();
        const wanted = (element) => (element.matches(':is(.toolbar, .panel, .find, .lightbox, .way, .pages) button') ? 44 : 24);
        return focusable()
          .filter((element) => element.tabIndex >= 0 || element.localName === 'button')
          .filter((element) => !isInline(element) && !element.matches('.scroll, pre, .article, .viewer'))
          .map((element) => {
            const { width, height } = (element.type === 'range' ? element : (element.closest('label') ?? element)).getBoundingClientRect();
            // A mark of a note reaches further than it is drawn.
            const around = element.matches('.note-reference a') ? getComputedStyle(element, '::after') : { left: '0', top: '0', right: '0', bottom: '0' };
            const [left, top, right, bottom] = ['left', 'top', 'right', 'bottom'].map((side) => Number.parseFloat(around[side]));
            return [element, { width: width - left - right, height: height - top - bottom }];
          })
          .filter(([element, { width, height }]) => Math.min(width, height) < wanted(element) - 0.5)
          .map(([element, { width, height }]) => `${named(element)} ${width} × ${height}`);
      });
      if (found.length) small[name] = found;
    });
    assert.deepEqual(small, {});
  });
}

// In the page: every colour of text and of icons, with what it lies on, as far as they are seen.
const painted = () => {
  const channels = (color) => {
    const whole = color.startsWith('color(') ? 1 : 255;
    const [red, green, blue, alpha = 1] = color.match(/[\d.]+(?:e-\d+)?/g).map(Number);
    return [red / whole, green / whole, blue / whole, alpha];
  };
  const over = (top, bottom) => [0, 1, 2].map((at) => top[at] * top[3] + bottom[at] * (1 - top[3])).concat(1);
  const parent = (element) => element.parentElement ?? element.getRootNode().host;
  // From the element outwards; on a picture it may be anything.
  const grounds = (element) => {
    if (!element) return [[1, 1, 1, 1]];
    if (element.matches('.picture')) return [[0, 0, 0, 1], [1, 1, 1, 1]];
    const { backgroundColor } = getComputedStyle(element);
    const own = channels(backgroundColor);
    const isTop = element.matches('.panel, .lightbox');
    return own[3] === 1 || isTop ? [over(own, [1, 1, 1, 1])] : grounds(parent(element)).map((below) => over(own, below));
  };
  const opacity = (element) => (element ? Number(getComputedStyle(element).opacity) * opacity(parent(element)) : 1);
  const written = (color) => `color(srgb ${color.slice(0, 3).join(' ')})`;
  const found = new Map();
  const add = (element, color, wanted, what = '') => {
    const [red, green, blue, alpha] = channels(color);
    for (const ground of grounds(element)) {
      const ink = over([red, green, blue, alpha * opacity(element)], ground);
      const pair = [written(ink), written(ground), wanted];
      if (!found.has(String(pair))) found.set(String(pair), [...pair, `${named(element)} ${what}`]);
    }
  };
  for (const element of root.querySelectorAll('*')) {
    if (!isSeen(element) || element.closest('[aria-disabled=true], [aria-hidden=true]:not(svg)')) continue;
    const { color, stroke, fontSize, fontWeight, backgroundImage } = getComputedStyle(element);
    // One that shows two colours at once shows which they are.
    if (element.matches('.sample') && backgroundImage !== 'none') continue;
    const size = Number.parseFloat(fontSize);
    const wanted = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
    if ([...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())) add(element, color, wanted);
    if (element.localName === 'svg' && element.closest('button')) add(element, stroke, 3, 'icon');
    if (element.matches('[type=search]')) add(element, getComputedStyle(element, '::placeholder').color, 4.5, 'placeholder');
    if (element.matches('.sample')) add(parent(element), getComputedStyle(element).borderTopColor, 3, 'border');
    for (const pseudo of ['::before', '::after']) {
      const style = getComputedStyle(element, pseudo);
      if (/"[^"]*\w/.test(style.content)) add(element, style.color, 4.5, pseudo);
    }
  }
  for (const name of ['article-found', 'article-found-current']) {
    const { color, backgroundColor } = getComputedStyle(root.querySelector('.body p'), `::highlight(${name})`);
    found.set(name, [color, backgroundColor, 4.5, name]);
  }
  return [...found.values()];
};

for (const colorScheme of ['light', 'dark']) {
  test(`what is written and drawn stands out, in every state and theme, where the system is ${colorScheme} (1.4.3, 1.4.11)`, async (t) => {
    const { page } = await open(t, { viewport: colorScheme === 'light' ? WIDE : NARROW, colorScheme });
    await prepare(page);
    const faint = {};
    let count = 0;
    await eachState(page, async (name) => {
      for (const theme of THEMES) {
        await page.locator('article-viewer').evaluate((viewer, theme) => (viewer.theme = theme), theme);
        for (const [color, ground, wanted, what] of await page.evaluate(painted)) {
          count += 1;
          const ratio = contrast(color, ground);
          if (!(ratio >= wanted)) (faint[`${name}, ${theme}`] ??= []).push(`${what}: ${ratio.toFixed(2)}, not ${wanted}`);
        }
      }
    });
    assert.deepEqual(faint, {});
    assert.ok(count > 1000, `${count} pairs`);
  });
}

// In the page: what has the focus, whether it is covered, and how its ring stands out in each theme.
const focused = (themes) => {
  const active = document.activeElement.shadowRoot?.activeElement;
  if (!active) return { host: document.activeElement.id };
  // What is drawn round something else for it.
  const ringed = active.closest('.find-bar') && active.localName === 'input' ? active.closest('.find-bar') : active.matches('.option input') ? active.nextElementSibling : active.matches('.article') ? root.querySelector('.pages output') : active;
  const rects = [...ringed.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  const isSeen = rects.some(({ left, top, width, height }) =>
    [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].some(([across, down]) => {
      const hit = root.elementFromPoint(left + width * across, top + height * down);
      return hit && (ringed.contains(hit) || active.contains(hit) || hit.closest('label')?.contains(active) || ringed.closest('label') === hit);
    }),
  );
  const viewer = document.querySelector('article-viewer');
  const before = viewer.getAttribute('theme');
  const rings = themes.map((theme) => {
    viewer.theme = theme;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(ringed);
    const grounds = [];
    for (let element = ringed; element; element = element.parentElement ?? element.getRootNode().host) grounds.push(getComputedStyle(element).backgroundColor);
    return { theme, outlineStyle, outlineWidth, outlineColor, ground: grounds.slice(1).find((color) => /^rgb\(|^color\([^/]*$/.test(color)) };
  });
  viewer.theme = before;
  return { name: named(active), isSeen, rings, at: focusable().indexOf(active) };
};

// From one of the host's buttons to the other by the Tab key, with what is wrong on the way.
async function walk(page, key, from, to, themes = []) {
  if (from) await page.locator(`#${from}`).focus();
  const wrong = [];
  const names = [];
  for (let step = 0; ; step += 1) {
    assert.ok(step < 150, `${key} does not lead to ${to}: ${names.slice(-6).join(', ')}`);
    await page.keyboard.press(key);
    const { host, name, isSeen, rings } = await page.evaluate(focused, themes);
    if (host === to) break;
    assert.ok(name, `${key} has led out to ${host}`);
    names.push(name);
    if (!isSeen) wrong.push(`${name} is covered`);
    for (const { theme, outlineStyle, outlineWidth, outlineColor, ground } of rings) {
      const ratio = contrast(outlineColor, ground);
      if (outlineStyle !== 'solid' || outlineWidth !== '2px' || !(ratio >= 3)) wrong.push(`${name}, ${theme}: ${outlineWidth} ${outlineStyle} ${outlineColor} on ${ground}, ${ratio}`);
    }
  }
  return { wrong, names };
}

for (const [lang, viewport] of [['en', WIDE], ['en', NARROW], ['ar', ENLARGED]]) {
  test(`the Tab key leads through all of it and out again, both ways, and nothing covers what has the focus: ${lang}, ${viewport.width} wide (2.1.2, 2.4.3, 2.4.7, 2.4.11)`, async (t) => {
    const { page, viewer } = await open(t, { lang, viewport, lines: 6 });
    await prepare(page);
    const wrong = {};
    const states = {
      reading: {},
      contents: { contents: true },
      find: { find: 'harbour' },
      pages: { mode: 'paged' },
    };
    for (const [name, properties] of Object.entries(states)) {
      await viewer.evaluate((viewer, properties) => Object.assign(viewer, { contents: false, find: null, mode: null, ...properties }), properties);
      if (properties.find) await page.locator('.find output').filter({ hasText: /\S/ }).waitFor();
      if (properties.mode) await page.locator('.pages output').filter({ hasText: /\d/ }).waitFor();
      const there = await walk(page, 'Tab', 'before', 'after', name === 'reading' && viewport === WIDE ? THEMES : []);
      const back = await walk(page, 'Shift+Tab', 'after', 'before');
      assert.ok(there.names.length > 30, `${there.names}`);
      assert.deepEqual(back.names.toReversed().filter((name) => !/toolbar/.test(name)).length, there.names.length);
      if (there.wrong.length || back.wrong.length) wrong[name] = [...there.wrong, '—', ...back.wrong];
    }
    assert.deepEqual(wrong, {});
  });
}

for (const viewport of [{ width: 320, height: 640 }, ENLARGED]) {
  test(`nothing is wider than ${viewport.width} pixels, ${viewport.height} high, but tables and code, which scroll by themselves (1.4.4, 1.4.10)`, async (t) => {
    for (const lang of ['en', 'ar']) {
      const { page } = await open(t, { lang, viewport });
      await prepare(page);
      const wide = {};
      await eachState(page, async (name) => {
        const found = await page.evaluate(() => {
          const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1;
          const own = [...root.querySelectorAll('*')].filter((element) => isSeen(element) && scrolls(element) && !element.matches('pre, .scroll, .cards tr, :host([mode=paged]) .article')).map(named);
          const page = document.documentElement.scrollWidth > innerWidth ? [`the page: ${document.documentElement.scrollWidth}`] : [];
          const shown = [...root.querySelectorAll('.panel, .find-bar, .way-bar, .toolbar, .pages, .lightbox-head')].filter(isSeen);
          const out = shown.filter((element) => [...element.querySelectorAll('*'), element].some((element) => {
            const { left, right, width } = element.getBoundingClientRect();
            return width > 0 && isSeen(element) && (left < -0.5 || right > innerWidth + 0.5);
          }));
          return [...own, ...page, ...out.map(named)];
        });
        if (found.length) wide[name] = found;
      });
      assert.deepEqual(wide, {}, lang);
    }
  });
}

for (const viewport of [WIDE, NARROW]) {
  test(`with text spaced out nothing is cut off, ${viewport.width} wide (1.4.12)`, async (t) => {
    const { page, viewer } = await open(t, { viewport });
    await prepare(page);
    const space = () =>
      viewer.evaluate(({ shadowRoot }) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
        shadowRoot.adoptedStyleSheets.push(sheet);
      });
    await space();
    const cut = {};
    await eachState(page, async (name) => {
      const found = await page.evaluate(() =>
        [...root.querySelectorAll('*')]
          .filter((element) => isSeen(element) && element.textContent.trim() && !element.matches('input, svg *'))
          .filter((element) => {
            const { overflowX, overflowY, display } = getComputedStyle(element);
            const clips = (overflow) => ['hidden', 'clip'].includes(overflow) || element.localName === 'button';
            if (display.startsWith('inline') && element.localName !== 'button') return false;
            return (clips(overflowX) && element.scrollWidth > element.clientWidth + 1) || (clips(overflowY) && element.scrollHeight > element.clientHeight + 1);
          })
          // As wide as all pages, and moved from one to the next.
          .filter((element) => !element.matches('.article, .lightbox, .lightbox-room'))
          .map(named),
      );
      if (found.length) cut[name] = found;
    });
    assert.deepEqual(cut, {});
  });
}

test('where a reader wants less motion nothing moves (2.3.3)', async (t) => {
  for (const reducedMotion of ['no-preference', 'reduce']) {
    const { page, viewer } = await open(t, { viewport: NARROW, reducedMotion });
    await viewer.evaluate(({ shadowRoot }) => {
      globalThis.moved = new Set();
      for (const kind of ['animationstart', 'transitionrun']) {
        shadowRoot.addEventListener(kind, ({ target, elapsedTime }) => {
          const times = getComputedStyle(target)[kind === 'animationstart' ? 'animationDuration' : 'transitionDuration'];
          // The colours are watched by the end of a transition that nobody sees.
          if (!target.closest('.probe') && !/^0s(, 0s)*$/.test(times)) globalThis.moved.add(`${target.localName}.${target.className} ${times}`);
        });
      }
    });
    await eachState(page, async () => {});
    await page.locator('.picture').first().hover();
    await page.route('**/waiting', () => {});
    await viewer.evaluate((viewer) => (viewer.src = '/waiting'));
    await page.locator('[part=loading]').waitFor();
    await page.waitForTimeout(500);
    const moved = await page.evaluate(() => [...globalThis.moved]);
    if (reducedMotion === 'reduce') assert.deepEqual(moved, []);
    else assert.ok(moved.some((name) => name.startsWith('dialog')) && moved.some((name) => name.startsWith('progress')), String(moved));
  }
});

test('in the colours of the system what is open, chosen, marked, turned off and focused is told by more than they (1.4.1, 1.4.11)', async (t) => {
  const { page, viewer } = await open(t, { viewport: WIDE, forcedColors: 'active' });
  await prepare(page);
  const seen = new Set();
  const look = (selector) =>
    viewer.evaluate(({ shadowRoot }, selector) => {
      const element = shadowRoot.querySelector(selector);
      if (!element) return null;
      const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor, color, fontWeight, outlineStyle, outlineColor, boxShadow } = getComputedStyle(element);
      return { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor, color, fontWeight, outlineStyle, outlineColor, boxShadow };
    }, selector);
  const differs = async (name, one, other) => {
    const [a, b] = [await look(one), await look(other)];
    assert.ok(a && b, `${name}: ${one} and ${other} are there`);
    assert.notDeepEqual(a, b, name);
    seen.add(name);
  };
  await eachState(page, async (name) => {
    if (name === 'settings') {
      await differs('a button whose panel is open', '.toolbar [aria-expanded=true]', '.toolbar [aria-expanded=false]');
      await differs('what is chosen', '.option :checked + .sample', '.option :not(:checked) + .sample');
    }
    if (name === 'contents beside') {
      assert.equal((await look('.contents [aria-current]')).fontWeight, '600');
      seen.add('where the reader is');
    }
    if (name === 'a sorted table') {
      assert.equal(await page.locator('[aria-sort] .sort path').evaluateAll((paths) => paths.filter((path) => getComputedStyle(path).display === 'none').length), 1);
      seen.add('how a table is sorted');
    }
    for (const selector of ['.panel', '.find-bar', '.way-bar', '.remote', '.broken', '.aside', 'pre']) {
      const own = await look(selector);
      if (!own) continue;
      assert.ok(own.borderTopStyle === 'solid' && own.borderTopWidth !== '0px' && own.borderTopColor !== own.backgroundColor, `${name}: ${selector} has an edge: ${JSON.stringify(own)}`);
      seen.add(selector);
    }
  });
  assert.ok(seen.size >= 11, [...seen].join(', '));
  const highlight = (name) => page.locator('[part=body] p').first().evaluate((element, name) => {
    const { color, backgroundColor } = getComputedStyle(element, `::highlight(${name})`);
    return [color, backgroundColor];
  }, name);
  await viewer.evaluate((viewer) => (viewer.find = 'harbour'));
  const [found, current] = [await highlight('article-found'), await highlight('article-found-current')];
  assert.notDeepEqual(found, current);
  for (const [color, ground] of [found, current]) assert.ok(contrast(color, ground) >= 4.5, `${color} on ${ground}`);
});

test('links are told by more than their colour (1.4.1)', async (t) => {
  const { page } = await open(t, { viewport: WIDE });
  await prepare(page);
  const plain = await page.evaluate(() =>
    [...root.querySelectorAll('.article p a, .article li a, .article td a, .article figcaption a, .article .byline a')]
      // What is raised, what has a sign of its own.
      .filter((link) => isSeen(link) && !link.closest('.note-reference, .tags') && !link.matches('.back, .load, .orcid, .mail'))
      .filter((link) => !getComputedStyle(link).textDecorationLine.includes('underline'))
      .map(named),
  );
  assert.deepEqual(plain, []);
});

test('the match that the reader is at is told by more than its colour (1.4.1)', async (t) => {
  const { page, viewer } = await open(t, { viewport: WIDE });
  await viewer.evaluate((viewer) => (viewer.find = 'harbour'));
  await page.locator('.find output').filter({ hasText: / of / }).waitFor();
  const lines = await page.locator('[part=body] p').first().evaluate((element) => ['article-found', 'article-found-current'].map((name) => getComputedStyle(element, `::highlight(${name})`).textDecorationLine));
  assert.deepEqual(lines, ['none', 'underline']);
});

test('the language and the direction of the article, of what is foreign in it, and of the viewer are told (3.1.1, 3.1.2)', async (t) => {
  const { page, viewer } = await openStates(t, { lang: 'de', viewport: WIDE });
  await viewer.evaluate((viewer, article) => viewer.load(article), { ...(await viewer.evaluate((viewer) => viewer.article)), meta: { title: 'Der Hafen', language: 'en' } });
  const told = (selector) => page.locator(`article-viewer ${selector}`).first().evaluate((element) => [element.closest('[lang]')?.lang, element.closest('[dir]')?.dir]);
  assert.deepEqual(await told('[part=article]'), ['en', 'ltr']);
  assert.deepEqual(await told('[part=body] > p span'), ['ar', 'rtl']);
  assert.deepEqual(await told(':text("הנמל אפור.")'), ['he', 'rtl']);
  for (const chrome of ['[part=toolbar]', '.announcement', '.broken .load', '.sort', '.table-tools', '.remote .load']) assert.equal((await told(chrome))[0], 'de', chrome);
  await eachState(page, async (name) => {
    for (const chrome of ['.panel-head', '.find', '.way', '.lightbox', '.pages']) {
      if (await page.locator(chrome).count()) assert.equal((await told(chrome))[0], 'de', `${name}: ${chrome}`);
    }
  });
});

test('what the viewer says of itself is said as a status, what changes all the time is not, and neither moves the focus (4.1.3)', async (t) => {
  const { page, viewer } = await open(t, { viewport: WIDE });
  assert.equal(await page.locator('article-viewer').evaluate(({ shadowRoot }) => Boolean(shadowRoot.querySelector('.progress').closest('[aria-live], [role=status], [role=alert], output'))), false);
  const focus = () => viewer.evaluate(({ shadowRoot }) => shadowRoot.activeElement?.dataset.action);
  const said = page.getByRole('status');
  for (const [action, words] of [['larger', /./], ['theme', /./], ['sort', /Boat/]]) {
    await page.locator(`[data-action=${action}]`).first().press('Enter');
    await page.locator('.announcement').filter({ hasText: words }).waitFor({ state: 'attached' });
    assert.equal(await focus(), action);
  }
  await viewer.evaluate((viewer) => (viewer.find = 'nowhere'));
  await said.filter({ hasText: 'No matches' }).waitFor();
});
