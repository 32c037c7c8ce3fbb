// The program and its peers natively: lays payloads out, runs `native/`, reads the times.

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, run } from '../pkg/scripts/run.mjs';

/** @typedef {{ name: string, times: Record<string, number[]> }} Times milliseconds of each contestant, one of each round */

/**
 * @param {string} name of the folder that the payloads are laid out in
 * @param {{ name: string, type: string, url?: string, bytes: Buffer }[]} payloads
 * @param {{ rounds: number, contestants: string[] }} options
 * @returns {Promise<Times[]>}
 */
export async function measureNatively(name, payloads, { rounds, contestants }) {
  const folder = join(root, 'target', 'bench', name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const list = payloads.map(({ name, type, url = SOMEWHERE }, index) => ({ name, type, url, file: String(index) }));
  for (const [index, { file }] of list.entries()) await writeFile(join(folder, file), payloads[index].bytes);
  const path = join(folder, 'list.json');
  await writeFile(path, JSON.stringify(list));
  await run('cargo', ['bench', '--bench', 'native', '--', path, String(rounds), ...contestants]);
  return JSON.parse(await readFile(join(folder, 'times.json'), 'utf8'));
}

const SOMEWHERE = 'https://pages.example/article';
