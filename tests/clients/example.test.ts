import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { expect } from 'vitest';
import { hasChromium, launchChromium } from '../browser/chromium.js';
import { slowTest } from '../support/thorough.js';
import { startBuiltServer } from './built-server.js';
import { reachesRegistry, withoutNpm } from './registry.js';

// Copies, installs, builds and runs the example in a browser, as people who clone it would.

const run = promisify(execFile);

/** Starts the preview on a free port. Returns its address. */
async function preview(cwd: string, env: NodeJS.ProcessEnv): Promise<{ url: string; child: ChildProcess }> {
  const vite = join(cwd, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'preview', '--host', '127.0.0.1', '--port', '0'], { cwd, env });
  let printed = '';
  for (;;) {
    const [text] = (await once(child.stdout, 'data')) as [Buffer];
    printed += stripVTControlCharacters(text.toString());
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
    if (url) return { url, child };
  }
}

slowTest(
  'examples/react builds, and shows visits page by page',
  async (context) => {
    context.skip(!hasChromium, 'there is no Chromium');
    context.skip(!(await reachesRegistry()), 'the npm registry cannot be reached');
    const folder = await mkdtemp(join(tmpdir(), 'communique-example-'));
    const server = await startBuiltServer();
    const env = { ...withoutNpm(), COMMUNIQUE: new URL(server.url).origin };
    await cp('examples/react', folder, { recursive: true });
    await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder, env });
    await run('npm', ['run', 'build'], { cwd: folder, env });

    const { url, child } = await preview(folder, env);
    const browser = await launchChromium();
    const page = await browser.newPage();
    await page.goto(url);
    await expect.poll(() => page.locator('li').count()).toBe(5);
    expect(await page.locator('li').first().innerText()).toMatch(/^.+ \(.+, .+, \w+\)$/);
    await page.getByRole('button', { name: 'More' }).click();
    await expect.poll(() => page.locator('li').count()).toBe(10);
    await browser.close();
    child.kill();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  },
  600_000,
);
