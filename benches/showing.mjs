// A page in which payloads are shown by turns, and what that costs there.

import { render } from '../pkg/core.js';
import { openPage } from './chromium.mjs';
import { bundlePeers } from './peers/bundle.mjs';
import { CATEGORIES, mainThread } from './trace.mjs';

/** @typedef {{ name: string, type: 'html' | 'markdown', bytes: Buffer }} Payload */

/**
 * @param {import('playwright-core').Browser} browser
 * @param {import('./server.mjs').Server} server
 * @param {Payload[]} payloads
 * @param {string[]} [peers] that show them besides ours
 */
export async function openShow(browser, server, payloads, peers = []) {
  const page = await openPage(browser, `${server.origin}/benches/in-page/show.html`);
  if (peers.length > 0) {
    for (const [name, script] of await bundlePeers()) server.give(`/peers/${name}.js`, script);
  }
  await page.evaluate((names) => globalThis.invite(names), peers);
  for (const [index, { name, type, bytes }] of payloads.entries()) {
    const [path, markupPath] = [`/payloads/${index}`, `/payloads/${index}.html`];
    server.give(path, bytes);
    server.give(markupPath, await render(bytes, { type }));
    await page.evaluate((given) => globalThis.take(...given), [name, type, path, markupPath]);
  }

  // Does something in the page, and says besides what it has cost the main thread.
  const traced = async (work) => {
    await browser.startTracing(page, { categories: CATEGORIES });
    const found = await work();
    const { traceEvents } = JSON.parse(await browser.stopTracing());
    return { ...found, ...mainThread(traceEvents) };
  };
  const clear = () => page.evaluate(() => globalThis.clear());
  const show = (contestant, name) => page.evaluate((given) => globalThis.show(...given), [contestant, name]);
  return {
    /** Puts away what is shown. */
    clear,
    /** Shows a payload besides what is shown. */
    show,
    /**
     * @param {string} contestant
     * @param {string} name of a payload
     * @returns {Promise<{ first: number, whole: number, script: number, longest: number }>} milliseconds until the first
     *   screen and the whole are painted, of script on the main thread, and of its longest task
     */
    measureShow: async (contestant, name) => {
      await clear();
      return traced(() => show(contestant, name));
    },
    /** Milliseconds of script in which ours writes anew what it shows. */
    measureWriting: async () => (await traced(() => page.evaluate(() => globalThis.writeAnew()))).script,
    /** The bytes that the page holds. */
    memory: () => page.evaluate(() => globalThis.memory()),
    close: () => page.close(),
  };
}
