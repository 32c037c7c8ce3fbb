// A library of a thousand articles: its index, and how soon a search answers.

import { openPage, withChromium } from '../chromium.mjs';
import { library, queries } from '../library.mjs';
import { isWhole } from '../pages.mjs';
import { bundlePeers } from '../peers/bundle.mjs';
import { withServer } from '../server.mjs';
import { median } from '../statistics.mjs';
import { milliseconds, ratioTable, table } from '../tables.mjs';
import { byTurns, only } from '../turns.mjs';

const ARTICLES = 1000;
const QUERIES = 36;
const ROUNDS = 15;
const BUILDS = 3;
const SEARCHES = 1000;
const PEERS = { minisearch: 'MiniSearch' };

export const title = 'A library';

export async function measure() {
  if (!isWhole) return 'Without the corpus beside the repository there is no library to search.';
  const articles = await library(ARTICLES);
  const asked = queries(articles, QUERIES);
  return withServer((server) => withChromium(async (browser) => {
    server.give('/library.json', JSON.stringify(articles));
    server.give('/peers/minisearch.js', (await bundlePeers()).get('minisearch'));
    const page = await openPage(browser, `${server.origin}/benches/in-page/library.html`);
    await page.evaluate(() => globalThis.load('/library.json'));
    const contestants = ['ours', ...Object.keys(PEERS)];
    const built = await byTurns(contestants, BUILDS, (name) => page.evaluate((name) => globalThis.build(name), name));
    const searched = await byTurns(contestants, ROUNDS, (name) => page.evaluate((given) => globalThis.search(...given), [name, asked]), 2);
    const ofEach = (name) => asked.map((_, place) => median(searched[name].map((round) => round[place].time)));
    const times = Object.fromEntries(contestants.map((name) => [name, searched[name].map((round) => median(round.map(({ time }) => time)))]));
    const all = Object.fromEntries(contestants.map((name) => [name, searched[name].map((round) => round.reduce((sum, { time }) => sum + time, 0))]));
    const found = (name) => median(searched[name][0].map(({ found }) => found));
    const [before, after] = await memory(page, asked);
    const stored = await storedLibrary(page, asked);
    const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
    return [
      `${ARTICLES} articles of real pages, ${megabytes(Buffer.byteLength(articles.map(({ text }) => text).join('')))} of text; ${QUERIES} queries of one to three words, whole and being typed, each in the same page by turns. What is built is made of the texts; its size is what a store holds: bytes, beside JSON.`,
      ratioTable('', PEERS, [
        { name: 'A search, the median', times },
        { name: `All ${QUERIES}`, times: all },
        { name: 'The index built', times: only('time', built) },
      ]),
      table(['', 'Index', 'Slowest search', 'Articles found, the median'], contestants.map((name) => [
        PEERS[name] ?? 'Ours', megabytes(built[name][0].bytes), milliseconds(Math.max(...ofEach(name))), found(name),
      ])),
      `From the store, by \`list()\` of the library: all ${ARTICLES} entries in ${milliseconds(stored.all)}, the first search, for which the index is read, in ${milliseconds(stored.first)}, the median of the others, with their snippets, in ${milliseconds(stored.others)}.`,
      `The page holds ${megabytes(before)} before and ${megabytes(after)} after ${SEARCHES} searches by ours.`,
    ].join('\n\n');
  }));
}

// What a library takes that lies in the browser's database, in a page that was just opened.
async function storedLibrary(page, asked) {
  await page.evaluate(() => globalThis.save());
  await page.reload();
  const list = (query) => page.evaluate((query) => globalThis.list(query), query);
  const all = [];
  for (let round = 0; round < ROUNDS; round++) all.push((await list()).time);
  const first = (await list(asked[0])).time;
  const others = [];
  for (const query of asked) others.push((await list(query)).time);
  return { all: median(all), first, others: median(others) };
}

// Others' indexes are let go of before.
async function memory(page, asked) {
  for (const name of Object.keys(PEERS)) await page.evaluate((name) => globalThis.drop(name), name);
  const search = (count) => page.evaluate((queries) => void globalThis.search('ours', queries), Array.from({ length: count }, (_, place) => asked[place % asked.length]));
  await search(asked.length);
  const before = await page.evaluate(() => globalThis.memory());
  await search(SEARCHES);
  return [before, await page.evaluate(() => globalThis.memory())];
}
