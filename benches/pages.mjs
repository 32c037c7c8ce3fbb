// The pages that are measured: of the corpus beside the repository, or, without it, of the golden one.

import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from '../pkg/scripts/run.mjs';

const CORPUS = join(root, '..', 'shared', 'corpus', 'pages');
const SOMEWHERE = 'https://pages.example/article.html';

/** @typedef {{ name: string, type: 'html', url: string, bytes: Buffer }} Page `name` begins with that of its part of the corpus */

/** Whether the pages are those whose figures are worth to be kept. */
export const isWhole = existsSync(CORPUS);

/** @returns {Promise<Page[]>} */
export async function readPages() {
  if (isWhole) return (await Promise.all(['aeb', 'wcxb'].map(readGroup))).flat();
  console.log(`there is no ${CORPUS}: the pages of tests/corpus are measured instead, which are small`);
  const folder = join(root, 'tests', 'corpus', 'html');
  const names = (await readdir(folder)).sort();
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(folder, name, 'payload.html'));
      return { name: `golden/${name}`, type: 'html', url: SOMEWHERE, bytes };
    }),
  );
}

async function readGroup(group) {
  const folder = join(CORPUS, group);
  const known = JSON.parse(await readFile(join(folder, 'ground-truth.json'), 'utf8'));
  const names = Object.keys(known).filter((name) => existsSync(join(folder, 'html', `${name}.html.gz`)));
  return Promise.all(
    names.sort().map(async (name) => {
      const bytes = gunzipSync(await readFile(join(folder, 'html', `${name}.html.gz`)));
      return { name: `${group}/${name}`, type: 'html', url: known[name].url ?? SOMEWHERE, bytes };
    }),
  );
}

/** How often the body of a page is repeated to see how time grows. */
export const REPEATED = [1, 2, 4, 8];

const LARGEST = 8e6;
const SIZES = [30e3, 60e3, 125e3, 250e3, 500e3, 1e6];

/**
 * Pages of many sizes, the largest of 8 MB, each with its body once, twice, four and eight times.
 * @param {Page[]} pages
 * @returns {Page[]} `name` is the number of letters of the page, a slash, and how often its body stands there
 */
export function repeatedPages(pages) {
  const parted = pages.map(parts).filter((page) => page && page.bytes.length + 7 * page.body.length <= LARGEST);
  const nearest = (size) =>
    parted.reduce((best, page) => (distance(page, size) < distance(best, size) ? page : best));
  const chosen = new Set(SIZES.map(nearest));
  return [...chosen].flatMap(({ bytes, before, body, after, url }) =>
    REPEATED.map((times) => ({
      name: `${bytes.length}/${times}`,
      type: 'html',
      url,
      bytes: Buffer.concat([before, ...Array(times).fill(body), after]),
    })),
  );
}

const distance = (page, size) => Math.abs(Math.log(page.body.length / size));

// A page before, in and behind the content of its body.
function parts(page) {
  const text = page.bytes.toString('latin1');
  const start = /<body\b[^>]*>/i.exec(text);
  const end = text.toLowerCase().lastIndexOf('</body');
  if (!start || end < start.index + start[0].length) return undefined;
  const [from, to] = [start.index + start[0].length, end];
  const { bytes } = page;
  return { ...page, before: bytes.subarray(0, from), body: bytes.subarray(from, to), after: bytes.subarray(to) };
}
