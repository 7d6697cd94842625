import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const hasChromium = existsSync(CHROMIUM);
if (!hasChromium) console.warn(`Tests in a browser are skipped: there is no ${CHROMIUM}. Set CHROMIUM to run it with another.`);

/** The last five keep Chromium from contacting Google's hosts. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The part of a browser that tests use. Closing it closes its contexts. */
export type TestBrowser = Pick<Browser, 'newContext' | 'newPage' | 'close'>;

let shared: Promise<Browser> | undefined;

/** A browser that is removed when it is closed. The files of a worker share one process, since a start takes over a second. */
export async function launchChromium(): Promise<TestBrowser> {
  if (!(await shared)?.isConnected()) shared = chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  const browser = await shared!;
  return {
    newContext: (options) => browser.newContext(options),
    newPage: (options) => browser.newPage(options),
    // A worker runs one file at a time.
    close: async () => void (await Promise.all(browser.contexts().map((context) => context.close()))),
  };
}
