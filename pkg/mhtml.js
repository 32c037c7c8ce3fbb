// The page in a web archive, as browsers save one with all that it shows: <https://www.rfc-editor.org/rfc/rfc2557>.

// The letters stand for bytes.
const decoders = {
  __proto__: null,
  'quoted-printable': (text) => text.replace(/=\r?\n/g, '').replace(/=([\da-f]{2})/gi, (_, code) => String.fromCharCode(parseInt(code, 16))),
  base64: (text) => atob(text.replace(/\s/g, '')),
};

/**
 * @param {Blob} file
 * @returns {Promise<{ payload: Uint8Array, contentType: string, url?: string } | undefined>} the first page in it; nothing
 *   where it is no web archive
 */
export async function pageOf(file) {
  const head = await file.slice(0, 8192).text();
  if (!/^(?:[\w-]+:.*(?:\r?\n[ \t].*)*\r?\n)*content-type:\s*multipart\/related/i.test(head)) return undefined;
  const [, boundary] = head.match(/boundary="?([^"\s;]+)/i) ?? [];
  if (!boundary) return undefined;
  const text = letters(new Uint8Array(await file.arrayBuffer()));
  for (const part of text.split(`--${boundary}`).slice(1)) {
    const [start, fields] = part.match(/^\r?\n([^]*?\r?\n)\r?\n/) ?? [];
    const contentType = field(fields, 'content-type');
    if (!contentType?.startsWith('text/html')) continue;
    const decode = decoders[field(fields, 'content-transfer-encoding')?.toLowerCase()] ?? ((text) => text);
    const payload = Uint8Array.from(decode(part.slice(start.length)), (letter) => letter.charCodeAt(0));
    const url = field(fields, 'content-location');
    return { payload, contentType, url: URL.canParse(url) ? url : undefined };
  }
}

// What the platform calls latin1 has other letters for some bytes.
function letters(bytes) {
  let text = '';
  // A call takes so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return text;
}

function field(fields = '', name) {
  const unfolded = fields.replace(/\r?\n[ \t]+/g, ' ');
  return unfolded.match(new RegExp(`^${name}:\\s*(.*?)\\s*$`, 'im'))?.[1];
}
