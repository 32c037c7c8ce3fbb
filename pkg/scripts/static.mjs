// Answers requests with the repository's files, for `npm run dev` and for the browser tests alike.
// Addresses mirror the repository, so that `../pkg/index.js` in a page of `www/` is right anywhere.

import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { root } from './run.mjs';

/** The folders that are served; nothing else of the machine is. */
export const SERVED = ['www', 'pkg', 'tests'];

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
 * Answers a request for a file under one of `SERVED`, or with 404.
 * A folder is answered with its `index.html`, or else with its names as JSON.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Record<string, string>} [headers] sent besides
 */
export async function serveFile(request, response, headers = {}) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const path = safePath(pathname);
  let status = path && (await stat(path).catch(() => undefined));
  if (!status) return end(response, 404, headers, `there is no ${pathname}`);
  let file = path;
  if (status.isDirectory()) {
    if (!pathname.endsWith('/')) return end(response, 302, { ...headers, Location: `${pathname}/` });
    file = join(path, 'index.html');
    status = await stat(file).catch(() => undefined);
    if (!status) {
      const names = JSON.stringify((await readdir(path)).sort());
      return end(response, 200, { 'Content-Type': MEDIA_TYPES['.json'], ...headers }, names);
    }
  }
  response.writeHead(200, {
    'Content-Type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream',
    'Content-Length': status.size,
    'Cache-Control': 'no-store',
    ...headers,
  });
  if (request.method === 'HEAD') return response.end();
  createReadStream(file).pipe(response);
}

function end(response, status, headers, body = '') {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers }).end(body);
}

// `..` is resolved by `URL` before it comes here, unless it is disguised as `%2e` or `%2f`: then it is refused.
function safePath(pathname) {
  let names;
  try {
    names = decodeURIComponent(pathname).split('/').filter(Boolean);
  } catch {
    return undefined;
  }
  const safe = SERVED.includes(names[0]) && names.every((name) => name !== '..' && !name.includes('\0'));
  return safe ? join(root, ...names) : undefined;
}
