// Archives: files written into one and read out of one, <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>.

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const UTF_8 = 0x0800;
const ENCRYPTED = 1;
const DEFLATED = 8;
// 1 January 1980, the first day there is: the same files make the same archive.
const DAY = 0x21;
// What a field of 32 or 16 bits cannot hold stands in one of 64.
const FULL = 0xffffffff;
const MANY = 0xffff;

/** How large what is read may be: an archive can hold a thousand times what it weighs. */
const LIMITS = { bytes: 512 * 1024 * 1024, all: 4 * 1024 * 1024 * 1024, files: 100_000 };

/**
 * An archive of files that come one after the other: what was written is let go to the browser, which may put it on disk.
 *
 * @param {Iterable<Entry> | AsyncIterable<Entry>} entries
 * @param {{ type?: string, signal?: AbortSignal }} [options]
 * @returns {Promise<Blob>}
 * @typedef {{ name: string, content: string | Uint8Array | Blob, stored?: boolean }} Entry `stored` is not compressed
 */
export async function zip(entries, { type = 'application/zip', signal } = {}) {
  // A blob of blobs holds their bytes where the browser has them already.
  const parts = [];
  const directory = [];
  let offset = 0;
  for await (const { name, content, stored = false } of entries) {
    signal?.throwIfAborted();
    const blob = new Blob([content]);
    const crc = await checksum(blob);
    const packed = stored ? blob : await deflated(blob);
    // What does not get smaller is not worth the reader's time.
    const isPacked = packed.size < blob.size;
    const body = isPacked ? packed : blob;
    const file = { name: new TextEncoder().encode(name), method: isPacked ? DEFLATED : 0, crc, packed: body.size, size: blob.size, offset };
    if (file.size >= FULL) throw failure('too-large', `"${name}" is larger than an archive takes`);
    const head = local(file);
    parts.push(head, body);
    offset += head.length + body.size;
    directory.push(file);
  }
  const central = directory.map(record);
  const length = central.reduce((sum, record) => sum + record.length, 0);
  return new Blob([...parts, ...central, end(directory.length, length, offset)], { type });
}

/**
 * Reads what is in an archive; the bytes of a file are read when they are asked for.
 *
 * @param {Blob} archive
 * @param {Partial<typeof LIMITS>} [limits] the largest file, all files together, how many
 * @returns {Promise<Map<string, { size: number, read(): Promise<Blob> }>>} the files by their names; reading is
 *   rejected, as this is, with the code `damaged` or `too-large`
 */
export async function unzip(archive, limits) {
  const { bytes, all, files: most } = { ...LIMITS, ...limits };
  const { count, length, start } = await directoryOf(archive);
  if (count > most) throw failure('too-large', `the archive has more than ${most} files`);
  const view = await viewOf(archive, start, length);
  const files = new Map();
  let total = 0;
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const file = central(view, at);
    at = file.next;
    total += file.size;
    if (file.size > bytes || total > all) throw failure('too-large', `the archive holds more than may be read: "${file.name}"`);
    files.set(file.name, { size: file.size, read: () => readFile(archive, file) });
  }
  return files;
}

async function readFile(archive, { name, method, flags, crc, packed, size, offset }) {
  if (flags & ENCRYPTED) throw failure('damaged', `"${name}" is locked with a password`);
  if (method !== 0 && method !== DEFLATED) throw failure('damaged', `"${name}" is packed in a way that is not known`);
  const head = await viewOf(archive, offset, 30);
  if (head.getUint32(0, true) !== LOCAL) throw failure('damaged', `"${name}" is not where the archive says`);
  const start = offset + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  if (start + packed > archive.size) throw failure('damaged', `"${name}" is cut off`);
  const body = archive.slice(start, start + packed);
  const content = method === 0 ? body : await inflated(body, size, name);
  if (content.size !== size || (await checksum(content)) !== crc) throw failure('damaged', `"${name}" is not what was written`);
  return content;
}

// Where the list of the files is. It stands at the end, before a comment.
async function directoryOf(archive) {
  const from = Math.max(0, archive.size - 22 - MANY);
  const tail = await viewOf(archive, from, archive.size - from);
  for (let at = tail.byteLength - 22; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== END || at + 22 + tail.getUint16(at + 20, true) !== tail.byteLength) continue;
    const known = { count: tail.getUint16(at + 10, true), length: tail.getUint32(at + 12, true), start: tail.getUint32(at + 16, true) };
    const isLarge = known.count === MANY || known.length === FULL || known.start === FULL;
    const found = isLarge ? await largeDirectory(archive, from + at) : known;
    if (found.start + found.length <= from + at) return found;
  }
  throw failure('damaged', 'this is no archive, or its end is missing');
}

async function largeDirectory(archive, end) {
  const locator = await viewOf(archive, end - 20, 20);
  if (locator.getUint32(0, true) !== LOCATOR_64) throw failure('damaged', 'the archive does not say what is in it');
  const view = await viewOf(archive, large(locator, 8), 56);
  if (view.getUint32(0, true) !== END_64) throw failure('damaged', 'the archive does not say what is in it');
  return { count: large(view, 32), length: large(view, 40), start: large(view, 48) };
}

// A file of the list.
function central(view, at) {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) throw failure('damaged', 'the list of what is in the archive is damaged');
  const short = (offset) => view.getUint16(at + offset, true);
  const long = (offset) => view.getUint32(at + offset, true);
  const [nameLength, extra, comment] = [short(28), short(30), short(32)];
  const next = at + 46 + nameLength + extra + comment;
  if (next > view.byteLength) throw failure('damaged', 'the list of what is in the archive is damaged');
  const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
  const file = { next, flags: short(8), method: short(10), crc: long(16), packed: long(20), size: long(24), offset: long(42) };
  // Names without the mark are of an older encoding, whose ASCII is the same.
  file.name = new TextDecoder(file.flags & UTF_8 ? 'utf-8' : 'latin1').decode(name);
  for (let field = at + 46 + nameLength; field + 4 <= next - comment; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let place = field + 4;
    for (const key of ['size', 'packed', 'offset']) {
      if (file[key] !== FULL) continue;
      if (place + 8 > next - comment) throw failure('damaged', 'the list of what is in the archive is damaged');
      file[key] = large(view, place);
      place += 8;
    }
  }
  return file;
}

function local({ name, method, crc, packed, size }) {
  return fields([LOCAL, 4], [20, 2], [UTF_8, 2], [method, 2], [0, 2], [DAY, 2], [crc, 4], [packed, 4], [size, 4], [name.length, 2], [0, 2], name);
}

function record({ name, method, crc, packed, size, offset }) {
  const far = offset >= FULL;
  const extra = far ? fields([1, 2], [8, 2], [offset, 8]) : new Uint8Array();
  return fields(
    ...[[CENTRAL, 4], [far ? 45 : 20, 2], [far ? 45 : 20, 2], [UTF_8, 2], [method, 2], [0, 2], [DAY, 2], [crc, 4], [packed, 4], [size, 4]],
    ...[[name.length, 2], [extra.length, 2], [0, 2], [0, 2], [0, 2], [0, 4], [Math.min(offset, FULL), 4], name, extra],
  );
}

function end(count, length, start) {
  const tail = (count, length, start) => fields([END, 4], [0, 2], [0, 2], [count, 2], [count, 2], [length, 4], [start, 4], [0, 2]);
  if (count < MANY && start < FULL && length < FULL) return tail(count, length, start);
  return fields(
    ...[[END_64, 4], [44, 8], [45, 2], [45, 2], [0, 4], [0, 4], [count, 8], [count, 8], [length, 8], [start, 8]],
    ...[[LOCATOR_64, 4], [0, 4], [start + length, 8], [1, 4], tail(MANY, FULL, FULL)],
  );
}

// Numbers, each with how many bytes it takes, and bytes.
function fields(...parts) {
  const length = parts.reduce((sum, part) => sum + (part instanceof Uint8Array ? part.length : part[1]), 0);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    if (part instanceof Uint8Array) {
      bytes.set(part, at);
      at += part.length;
      continue;
    }
    let [value, size] = part;
    for (; size > 0; size -= 1) {
      bytes[at++] = value % 256;
      value = Math.floor(value / 256);
    }
  }
  return bytes;
}

function large(view, at) {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 0x100000000;
}

async function viewOf(archive, start, length) {
  if (start < 0 || start + length > archive.size) throw failure('damaged', 'the archive is cut off');
  return new DataView(await archive.slice(start, start + length).arrayBuffer());
}

function deflated(blob) {
  return new Response(blob.stream().pipeThrough(new CompressionStream('deflate-raw'))).blob();
}

// No more than was announced: what goes on and on is not waited for.
async function inflated(blob, size, name) {
  const reader = blob.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const chunks = [];
  let length = 0;
  try {
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      length += value.length;
      if (length > size) throw failure('damaged', `"${name}" is larger than the archive says`);
      chunks.push(value);
    }
  } catch (error) {
    reader.cancel().catch(() => {});
    throw error.code === 'damaged' ? error : failure('damaged', `"${name}" cannot be unpacked`);
  }
  return new Blob(chunks);
}

let table;

// CRC-32: <https://www.rfc-editor.org/rfc/rfc1952#section-8>.
async function checksum(blob) {
  table ??= Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    return crc;
  });
  let crc = ~0;
  for (const reader = blob.stream().getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return ~crc >>> 0;
    for (let at = 0; at < value.length; at += 1) crc = table[(crc ^ value[at]) & 255] ^ (crc >>> 8);
  }
}

/** What reading or writing a file fails with. */
export function failure(code, message, cause) {
  return Object.assign(new Error(message, { cause }), { code });
}
