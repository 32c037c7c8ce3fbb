// The browser that is measured.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageFolder } from '../pkg/scripts/run.mjs';
import { browser as browserProgram } from '../pkg/scripts/setup.mjs';

const { chromium } = createRequire(join(packageFolder, 'package.json'))('playwright-core');

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  // What one leaves behind is cleared away before the next is measured; and how much memory there is is said at once.
  '--js-flags=--expose-gc',
  '--enable-blink-features=ForceEagerMeasureMemory',
];

/**
 * @template Result
 * @param {(browser: import('playwright-core').Browser) => Promise<Result>} work when it is done the browser is gone
 */
export async function withChromium(work) {
  const browser = await chromium.launch({ executablePath: browserProgram(), args: ARGUMENTS });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/**
 * Opens a page; whatever fails in it is printed.
 * @param {import('playwright-core').Browser | import('playwright-core').BrowserContext} browser
 * @param {string} [url]
 */
export async function openPage(browser, url) {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  if (url) await page.goto(url);
  return page;
}
