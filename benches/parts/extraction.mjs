// From the bytes of real pages to their articles, and to the tree before.

import { openPage, withChromium } from '../chromium.mjs';
import { measureNatively } from '../native.mjs';
import { REPEATED, readPages, repeatedPages } from '../pages.mjs';
import { withServer } from '../server.mjs';
import { exponent, median, ratioOfSums, sum } from '../statistics.mjs';
import { milliseconds, size, table, written } from '../tables.mjs';

const ROUNDS = 7;
// Of these the least counts: what else the machine does only ever adds.
const ROUNDS_OF_GROWTH = 20;

export const title = 'Extraction';

export async function measure() {
  const pages = await readPages();
  const repeated = repeatedPages(pages);
  const contestants = ['parse', 'dom_smoothie', 'tree', 'html5ever'];
  const native = await measureNatively('pages', pages, { rounds: ROUNDS, contestants });
  const nativeGrowth = await measureNatively('repeated', repeated, { rounds: ROUNDS_OF_GROWTH, contestants: ['parse'] });
  const inChromium = await measureInChromium(pages, ['ours', 'theirs'], ROUNDS);
  const growthInChromium = await measureInChromium(repeated, ['ours'], ROUNDS_OF_GROWTH);
  return [
    'From the bytes of pages to their articles, the same pages by turns. Natively dom_smoothie takes the bytes as UTF-8 and gives the article as HTML; html5ever parses into a sink that keeps nothing, ours into its tree. In Chromium the others are `TextDecoder`, `DOMParser`, Readability.js and DOMPurify, which give clean HTML, and ours is `render(bytes, { to: \'text\' })`. A ratio is that of the sums over all pages of the median time of each, with the interval of 95 in 100 draws of as many pages.',
    table(['', 'Pages', 'A page', 'Theirs', 'Ratio', 'Slower on'], [
      ...peerRows('native, beside dom_smoothie', native, 'parse', 'dom_smoothie'),
      ...peerRows('native, the tree, beside html5ever', native, 'tree', 'html5ever'),
      ...peerRows('Chromium, beside Readability.js, DOMPurify', inChromium, 'ours', 'theirs'),
    ]),
    `How the time grows where the body of a page stands there more than once:`,
    table(['', 'Page', 'Once', `Body × ${REPEATED.at(-1)}`, 'Exponent'], [
      ...growthRows('native', repeated, nativeGrowth, 'parse'),
      ...growthRows('Chromium', repeated, growthInChromium, 'ours'),
    ]),
  ].join('\n\n');
}

const measureInChromium = (pages, contestants, rounds) => withServer((server) => withChromium(async (browser) => {
  for (const [index, { bytes }] of pages.entries()) server.give(`/pages/${index}`, bytes);
  const page = await openPage(browser, `${server.origin}/benches/in-page/extraction.html`);
  await page.evaluate((list) => globalThis.load(list), pages.map(({ url }, index) => ({ url, file: `/pages/${index}` })));
  const times = pages.map(({ name }) => ({ name, times: Object.fromEntries(contestants.map((contestant) => [contestant, []])) }));
  // One round more comes first, in which the browser warms up.
  for (let round = 0; round <= rounds; round++) {
    const measured = await page.evaluate((names) => globalThis.round(names), contestants);
    if (round === 0) continue;
    for (const [index, time] of measured.entries()) {
      for (const contestant of contestants) times[index].times[contestant].push(time[contestant]);
    }
  }
  return times;
}));

function peerRows(name, measured, ours, theirs) {
  return groups(measured).map(([group, measured]) => {
    const medians = measured.map(({ times }) => ({ ours: median(times[ours]), theirs: median(times[theirs]) }));
    const mean = (contestant) => milliseconds(sum(medians.map((pair) => pair[contestant])) / medians.length);
    const slower = medians.filter(({ ours, theirs }) => ours > theirs).length;
    return [name, `${group}, ${medians.length}`, mean('ours'), mean('theirs'), written(ratioOfSums(medians)), slower];
  });
}

function growthRows(name, pages, measured, ours) {
  const points = new Map(pages.map((page, index) => [page.name, [page.bytes.length, Math.min(...measured[index].times[ours])]]));
  const letters = new Set(pages.map(({ name }) => name.split('/')[0]));
  return [...letters].map((letters) => {
    const grown = REPEATED.map((repeated) => points.get(`${letters}/${repeated}`));
    const [[, once], [, often]] = [grown[0], grown.at(-1)];
    return [name, size(letters), milliseconds(once), milliseconds(often), exponent(grown).toFixed(2)];
  });
}

// The pages of each part of the corpus, and all of them.
function groups(times) {
  const names = [...new Set(times.map(({ name }) => name.split('/')[0]))];
  const parts = names.map((group) => [group, times.filter(({ name }) => name.startsWith(`${group}/`))]);
  return names.length > 1 ? [...parts, ['all', times]] : parts;
}
