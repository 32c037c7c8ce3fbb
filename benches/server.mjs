// What the browser is given while it is measured, from loopback.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { brotliCompressSync, constants } from 'node:zlib';
import { mediaType, serveFile } from '../pkg/scripts/static.mjs';

// With these a page may read a clock of 5 µs instead of 100, and its memory.
const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

/**
 * Serves the files of the repository, and what it is given besides.
 * @template Result
 * @param {(server: Server) => Promise<Result>} work when it is done the server is gone
 *
 * @typedef {object} Server
 * @property {string} origin
 * @property {(path: string, body: Buffer | string) => void} give
 * @property {(path: string, body: Buffer | string) => void} giveToKeep as a site in service does: with Brotli at its best,
 *   for the browser to keep
 */
export async function withServer(work) {
  const answers = new Map([['/favicon.ico', { headers: {}, body: '' }]]);
  const server = createServer((request, response) => {
    const answer = answers.get(request.url);
    if (!answer) return serveFile(request, response, { headers: ISOLATED });
    response.writeHead(200, { 'Content-Type': mediaType(request.url), ...ISOLATED, ...answer.headers }).end(answer.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await work({
      origin: `http://127.0.0.1:${server.address().port}`,
      give: (path, body) => void answers.set(path, { headers: {}, body }),
      giveToKeep: (path, body) => {
        const compressed = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
        const headers = { 'Content-Encoding': 'br', 'Content-Length': compressed.length, 'Cache-Control': 'max-age=3600' };
        answers.set(path, { headers, body: compressed });
      },
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
