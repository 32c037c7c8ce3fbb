// Archives, beside those of Python: what each writes the other reads, and what is damaged is refused.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { unzip, zip } from '../../pkg/zip.js';
import { execute, temporaryFolder } from './support.mjs';

const LONG = 'The tide comes in. '.repeat(2000);
const NOISE = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919 * (index ^ 0x5a)) >>> 3);
const ENTRIES = [
  { name: 'mimetype', content: 'application/epub+zip', stored: true },
  { name: 'text/långt 夜.txt', content: LONG },
  { name: 'noise.bin', content: NOISE },
  { name: 'empty', content: '' },
];

const bytes = async (blob) => Buffer.from(await blob.arrayBuffer());
const python = async (script, ...args) => (await execute('python3', ['-c', script, ...args])).stdout;
const refused = (promise, code) => assert.rejects(promise, (error) => error.code === code && error.message.length > 10);

test('Python reads what is written, and the first file lies as it is', async (t) => {
  const path = join(await temporaryFolder(t), 'a.zip');
  await writeFile(path, await bytes(await zip(ENTRIES)));
  const script = `
import json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
print(json.dumps([[i.filename, i.compress_type, i.file_size, archive.read(i).hex()] for i in archive.infolist()]))`;
  const files = JSON.parse(await python(script, path));
  const expected = ENTRIES.map(({ name, content }) => [name, Buffer.from(content).toString('hex')]);
  assert.deepEqual(files.map(([name, , , hex]) => [name, hex]), expected);
  assert.deepEqual(files.map(([, method]) => method), [0, 8, files[2][1], 0]);
  // Readers of books look here for what kind of file it is.
  assert.equal((await readFile(path)).subarray(30, 58).toString(), 'mimetypeapplication/epub+zip');
  assert.deepEqual(await bytes(await zip(ENTRIES)), await bytes(await zip(ENTRIES)));
});

test('what Python writes is read', async (t) => {
  const path = join(await temporaryFolder(t), 'b.zip');
  const script = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as archive:
    archive.writestr('a/långt 夜.txt', 'The tide comes in. ' * 2000)
    archive.writestr('stored', 'as it is', zipfile.ZIP_STORED)
    archive.comment = b'PK\\x05\\x06 a comment that looks like an end'
    with archive.open('large', 'w', force_zip64=True) as file:
        file.write(b'64 bits')`;
  await python(script, path);
  const files = await unzip(new Blob([await readFile(path)]));
  const texts = await Promise.all([...files].map(async ([name, file]) => [name, await (await file.read()).text()]));
  assert.deepEqual(texts, [['a/långt 夜.txt', LONG], ['stored', 'as it is'], ['large', '64 bits']]);
});

test('what is written is read', async () => {
  const files = await unzip(await zip(ENTRIES));
  for (const { name, content } of ENTRIES) assert.deepEqual(await bytes(await files.get(name).read()), Buffer.from(content), name);
  // More than a field of 16 bits counts.
  const many = Array.from({ length: 70_000 }, (_, index) => ({ name: String(index), content: 'a', stored: true }));
  const read = await unzip(await zip(many));
  assert.equal(read.size, many.length);
  assert.equal(await (await read.get('69999').read()).text(), 'a');
});

test('wherever an archive is damaged, it is refused or every file is what was written', async () => {
  const archive = await bytes(await zip(ENTRIES));
  for (let length = 0; length < archive.length; length += 1 + (length >> 4)) await refused(unzip(new Blob([archive.subarray(0, length)])), 'damaged');
  for (let at = 0; at < archive.length; at += 3) {
    const damaged = Buffer.from(archive);
    damaged[at] ^= 0x55;
    try {
      const files = await unzip(new Blob([damaged]));
      for (const [name, file] of files) {
        const entry = ENTRIES.find((entry) => entry.name === name);
        const content = await bytes(await file.read());
        if (entry) assert.deepEqual(content, Buffer.from(entry.content), `byte ${at} of ${name}`);
      }
    } catch (error) {
      assert.ok(['damaged', 'too-large'].includes(error.code), `byte ${at}: ${error.stack}`);
    }
  }
  await refused(unzip(new Blob(['no archive at all'])), 'damaged');
});

test('what would not end is not waited for', async () => {
  // It says that it holds ten bytes, and holds ten million.
  const archive = await bytes(await zip([{ name: 'bomb', content: 'a'.repeat(10_000_000) }]));
  assert.ok(archive.length < 100_000);
  const files = await unzip(new Blob([archive]), { bytes: 20_000_000 });
  assert.equal((await files.get('bomb').read()).size, 10_000_000);
  await refused(unzip(new Blob([archive]), { bytes: 1_000_000 }), 'too-large');
  await refused(unzip(new Blob([archive]), { all: 1_000_000 }), 'too-large');
  await refused(unzip(await zip([...ENTRIES]), { files: 3 }), 'too-large');
  const directory = archive.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
  archive.writeUInt32LE(10, directory + 24);
  await refused((await unzip(new Blob([archive]))).get('bomb').read(), 'damaged');
});
