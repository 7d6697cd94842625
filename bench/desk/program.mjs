import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Starts the built program with `--desk` on a new store, and Chromium; calls a function with both, and stops them. */
export async function atDesk(use) {
  const folder = await mkdtemp(join(tmpdir(), 'desk-'));
  const variables = {
    PATH: process.env.PATH,
    DATA_DIR: join(folder, 'data'),
    PORT: process.env.PORT ?? '4300',
    LOG_LEVEL: 'error',
  };
  const run = (file, ...args) =>
    spawn(process.execPath, [`dist/programs/${file}`, ...args], { env: variables, stdio: ['ignore', 'pipe', 'inherit'] });
  const setUp = run('cli.js', 'set-up');
  setUp.stdout.resume();
  await new Promise((resolve) => setUp.once('close', resolve));
  const server = run('main.js', '--desk');
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  try {
    return await use({ browser, address: await addressOf(server) });
  } finally {
    await browser.close();
    server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The sign-in address that the program prints. */
function addressOf(server) {
  return new Promise((resolve, reject) => {
    let printed = '';
    server.stdout.setEncoding('utf8').on('data', (text) => {
      printed += text;
      const found = /signed in: (\S+)/.exec(printed);
      if (found) resolve(found[1]);
    });
    server.once('close', () => reject(new Error(`the server exited:  ${printed}`)));
  });
}

/** Saves a draft as the desk does. */
export async function saveDraft(page, input) {
  const query =
    'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { draft { slug version } errors { code message } } }';
  const { origin } = new URL(page.url());
  const headers = { 'content-type': 'application/json', 'communique-desk': '1', origin };
  const response = await page.request.post(`${origin}/graphql`, {
    headers,
    data: { query, variables: { input: { keepText: false, ...input } } },
  });
  const { data, errors } = await response.json();
  const problems = errors ?? data.saveDraft.errors;
  if (problems.length > 0) throw new Error(`The draft is not saved: ${JSON.stringify(problems)}`);
  return data.saveDraft.draft;
}
