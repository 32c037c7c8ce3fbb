// Who fills a wasm file: bytes of code by crate, and of data, read from its sections and function names.

/**
 * The contributors to a wasm file that still has its function names, largest first.
 * @param {Uint8Array} bytes
 * @returns {{ name: string, bytes: number }[]}
 */
export function contributors(bytes) {
  const totals = new Map();
  const add = (name, size) => totals.set(name, (totals.get(name) ?? 0) + size);
  const functions = [];
  const names = new Map();
  let imported = 0;
  for (const { id, reader, size } of sections(bytes)) {
    if (id === 2) imported = countImportedFunctions(reader);
    else if (id === 10) functions.push(...functionSizes(reader));
    else if (id === 11) add('(data: tables and texts)', size);
    else if (id === 0 && reader.text() === 'name') readNames(reader, names);
  }
  functions.forEach((size, index) => add(owner(names.get(imported + index)), size));
  return [...totals].map(([name, bytes]) => ({ name, bytes })).sort((a, b) => b.bytes - a.bytes);
}

// `<&mut alloc::vec::Vec<T> as core::clone::Clone>::clone` belongs to `alloc`; our own code is told by module.
// What was inlined counts for the function it was inlined into.
function owner(name = '') {
  const [, crate, module] = name.match(/\b([a-z_]\w*)::(?:([a-z_]\w*)\b)?/) ?? [];
  if (!crate) return '(exports and glue)';
  return crate === 'article_viewer' && module ? `${crate}::${module}` : crate;
}

function* sections(bytes) {
  const reader = new Reader(bytes, 8, bytes.length);
  while (!reader.done) {
    const id = reader.byte();
    const size = reader.number();
    yield { id, size, reader: new Reader(bytes, reader.position, reader.position + size) };
    reader.position += size;
  }
}

function functionSizes(reader) {
  return Array.from({ length: reader.number() }, () => {
    const size = reader.number();
    reader.position += size;
    return size;
  });
}

function readNames(reader, names) {
  while (!reader.done) {
    const kind = reader.byte();
    const end = reader.number() + reader.position;
    if (kind === 1) for (let count = reader.number(); count > 0; count--) names.set(reader.number(), reader.text());
    reader.position = end;
  }
}

function countImportedFunctions(reader) {
  let functions = 0;
  for (let count = reader.number(); count > 0; count--) {
    reader.text();
    reader.text();
    const kind = reader.byte();
    if (kind === 0) functions++;
    // A function has its type, a table its element type and limits, a memory its limits, a global its type.
    if (kind === 1) reader.byte();
    if (kind === 1 || kind === 2) reader.limits();
    if (kind === 3) reader.position += 2;
    if (kind === 0) reader.number();
  }
  return functions;
}

class Reader {
  constructor(bytes, position, end) {
    Object.assign(this, { bytes, position, end });
  }

  get done() {
    return this.position >= this.end;
  }

  byte() {
    return this.bytes[this.position++];
  }

  // LEB128.
  number() {
    let result = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      result += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return result;
    }
  }

  text() {
    const length = this.number();
    this.position += length;
    return new TextDecoder().decode(this.bytes.subarray(this.position - length, this.position));
  }

  limits() {
    const hasMaximum = this.byte() & 1;
    this.number();
    if (hasMaximum) this.number();
  }
}
