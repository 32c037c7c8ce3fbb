// Answers requests with the repository's files, for `npm run dev` and for the browser tests alike.
// Addresses mirror the repository, so that `../pkg/index.js` in a page of `www/` is right anywhere.

import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { root } from './run.mjs';

// The folders of the repository that are served; nothing else of the machine is.
const SERVED = ['www', 'pkg', 'tests', 'benches'];

const MEDIA_TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.epub': 'application/epub+zip',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.jsonld': 'application/ld+json',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  // Any other type, and the browser cannot compile while it downloads.
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.xml': 'application/xml',
};

/**
 * Answers a request with a file of the repository, or of another `folder`, or with 404.
 * A folder is answered with its `index.html`, or else with its names as JSON.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {{ headers?: Record<string, string>, folder?: string }} [options] `headers` are sent besides
 */
export async function serveFile(request, response, { headers = {}, folder } = {}) {
  const names = safeNames(request.url);
  const path = names && (folder ? join(folder, ...names) : SERVED.includes(names[0]) && join(root, ...names));
  let status = path && (await stat(path).catch(() => undefined));
  if (!status) return end(response, 404, headers, `there is no ${request.url}`);
  let file = path;
  if (status.isDirectory()) {
    if (!/\/(\?|$)/.test(request.url)) return end(response, 302, { ...headers, Location: `/${names.join('/')}/` });
    file = join(path, 'index.html');
    status = await stat(file).catch(() => undefined);
    if (!status) {
      const names = JSON.stringify((await readdir(path)).sort());
      return end(response, 200, { 'Content-Type': MEDIA_TYPES['.json'], ...headers }, names);
    }
  }
  response.writeHead(200, {
    'Content-Type': mediaType(file),
    'Content-Length': status.size,
    'Cache-Control': 'no-cache',
    ...headers,
  });
  if (request.method === 'HEAD') return response.end();
  createReadStream(file).pipe(response);
}

/** The media type of a file, by its extension. */
export function mediaType(path) {
  return MEDIA_TYPES[extname(path)] ?? 'application/octet-stream';
}

function end(response, status, headers, body = '') {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers }).end(body);
}

// The names along the path of an address, unless they lead out of the folder (`%2e%2e`) or are no address at all.
function safeNames(address) {
  try {
    const names = decodeURIComponent(new URL(address, 'http://localhost').pathname).split('/').filter(Boolean);
    return names.some((name) => name === '..' || name.includes('\0')) ? undefined : names;
  } catch {
    return undefined;
  }
}
