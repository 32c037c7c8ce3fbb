// The typings: `types/` uses them as hosts do, and every golden article is an `Article`.

import assert from 'node:assert/strict';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { goldens, packageFolder, root, runTool, temporaryFolder } from './support.mjs';

test('pages, servers, React, Vue and Svelte are told what they may write', async () => {
  await runTool('tsc', ['-p', join(root, 'tests', 'browser', 'types')]);
});

test('every golden article is what the typings say', async (t) => {
  const articles = await goldens();
  const folder = await temporaryFolder(t);
  await symlink(packageFolder, join(folder, 'package'));
  const lines = ["import type { Article } from './package/article.js';"];
  for (const { name, path } of articles) {
    lines.push(`// ${name}`, `export const article${lines.length}: Article = ${await readFile(path, 'utf8')};`);
  }
  const file = join(folder, 'articles.ts');
  await writeFile(file, lines.join('\n'));
  await runTool('tsc', ['--noEmit', '--strict', '--target', 'esnext', '--module', 'esnext', '--types', '', file]);
  assert.ok(articles.length > 0);
});
