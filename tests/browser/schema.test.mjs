// The published JSON Schema says what an article is, and every golden article is one.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { goldens, packageFolder, require } from './support.mjs';

const { default: Ajv } = require('ajv/dist/2020.js');

const schema = JSON.parse(await readFile(join(packageFolder, 'schema.json'), 'utf8'));
const validate = new Ajv({ allErrors: true, allowUnionTypes: true, validateFormats: false }).compile(schema);

test('every golden article is valid', async () => {
  const articles = await goldens();
  assert.ok(articles.length > 0);
  const errors = {};
  for (const { name, path } of articles) {
    if (!validate(JSON.parse(await readFile(path, 'utf8')))) {
      errors[name] = validate.errors.map(({ instancePath, message, params }) => [instancePath, message, params]);
    }
  }
  assert.deepEqual(errors, {});
});

test('what is no article is not valid', () => {
  for (const wrong of [
    {},
    { version: 1, meta: {}, blocks: [{ kind: 'marquee' }] },
    { version: 1, meta: {}, blocks: [{ kind: 'paragraph' }] },
    { version: 1, meta: { title: 7 }, blocks: [] },
    { version: 1, meta: {}, blocks: [{ kind: 'heading', level: 7, content: [] }] },
    { version: 2, meta: {}, blocks: [] },
    { version: 1, meta: {}, blocks: [], html: '<p>' },
  ]) {
    assert.equal(validate(wrong), false, JSON.stringify(wrong));
  }
});
