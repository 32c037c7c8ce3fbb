// A page with the library and articles to save, for the tests of what is saved.

import { STRICT, openPage, startServer } from './support.mjs';

/** A picture of its own for each name. */
export const picture = (name) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9" width="160" height="90"><title>${name}</title></svg>`;

/** An article about a harbour with pictures. */
export const article = (title, ...pictures) => ({
  version: 1,
  meta: { title, language: 'en', authors: [{ name: 'Ana Hafen' }] },
  blocks: [
    { kind: 'paragraph', content: [{ kind: 'text', text: `At dusk the harbour is grey, says ${title}.` }] },
    ...pictures.map((url) => ({ kind: 'figure', images: [{ url, alt: 'The harbour' }] })),
  ],
});

/**
 * Serves `/page`, where a library can be opened, and pictures `/1.svg` to `/9.svg`.
 *
 * @param {import('node:test').TestContext} t
 */
export async function startHarbour(t) {
  const server = await startServer(t);
  server.route('/page', { headers: { 'Content-Type': 'text/html', ...STRICT }, body: '<!doctype html><html lang="en"><title>A page</title></html>' });
  for (let number = 1; number <= 9; number += 1) servePicture(server, `/${number}.svg`);
  return server;
}

/** Serves a picture. */
export const servePicture = (server, path) => server.route(path, { headers: { 'Content-Type': 'image/svg+xml' }, body: picture(path.slice(1, -4)) });

/** A page on that server with `library` open. */
export async function openLibrary(t, server, options) {
  const page = await openPage(t, `${server.origin}/page`, options);
  await useLibrary(page);
  return page;
}

/** Opens `library` in a page, where `outcome` says how a promise ends. */
export const useLibrary = (page) =>
  page.evaluate(async () => {
    const { Library } = await import('/pkg/library.js');
    globalThis.library = await Library.open();
    // What is thrown has a code and a sentence.
    globalThis.outcome = (promise) => promise.then((value) => ({ value }), ({ code, message, name }) => ({ code, message, name }));
  });
