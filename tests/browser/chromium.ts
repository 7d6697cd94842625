import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const hasChromium = existsSync(CHROMIUM);
if (!hasChromium) console.warn(`Tests in a browser are skipped: there is no ${CHROMIUM}. Set CHROMIUM to run it with another.`);

/** The last five keep Chromium from looking up its maker's hosts. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** What tests take of a browser. Closing it closes the contexts that were opened by it. */
export type TestBrowser = Pick<Browser, 'newContext' | 'newPage' | 'close'>;

let shared: Promise<Browser> | undefined;

/** A browser, of which nothing is left when it is closed. It is one process for all test files of a worker: a start takes over a second. */
export async function launchChromium(): Promise<TestBrowser> {
  if (!(await shared)?.isConnected()) shared = chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  const browser = await shared!;
  return {
    newContext: (options) => browser.newContext(options),
    newPage: (options) => browser.newPage(options),
    // A worker runs one file after the other.
    close: async () => void (await Promise.all(browser.contexts().map((context) => context.close()))),
  };
}
