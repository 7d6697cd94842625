import { exec, spawn, type ChildProcess } from 'node:child_process';
import { once as event } from 'node:events';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { openMigrated } from '../../src/db/open.js';
import { bound } from './bound.js';
import { once } from './once.js';

interface Output {
  stdout: string;
  stderr: string;
}

export interface Running {
  child: ChildProcess;
  /** The process's output so far. */
  output(): Output;
  /** Waits for a matching line of output, and returns the match of the first group. */
  printed(pattern: RegExp): Promise<string>;
  /** Waits until it exits. Returns the exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
}

/**
 * Builds the project once per run. A program that starts several runs builds it beforehand and sets `BUILT`. Types are checked
 * by `npm run check`.
 */
export async function build(): Promise<void> {
  if (process.env['BUILT'] === '1') return;
  return once('build', async () => {
    await promisify(exec)('node src/build/build.mjs --unchecked').catch(({ stdout, stderr }: Output) => {
      throw new Error(`the build failed: ${stdout}${stderr}`); // the compiler prints its errors to stdout
    });
  });
}

/** Puts a seeded embedded store into a folder's `data/`: a copy of one that `npm start` sets up once per run. */
export async function setUp(folder: string): Promise<void> {
  const data = join(inject('runFolder'), 'set-up');
  await build();
  await once('set-up', async () => {
    const made = start('communique set-up', inject('runFolder'), { DATA_DIR: data });
    if ((await made.ended) !== 0) throw new Error(`the set-up failed: ${made.output().stderr}`);
  });
  await cp(data, join(folder, 'data'), { recursive: true });
}

/** Puts a migrated, empty embedded store into a folder: a copy of one that is created once per run. */
export async function setUpEmpty(dataDir: string): Promise<void> {
  const data = join(inject('runFolder'), 'set-up-empty');
  await once('set-up-empty', async () => (await openMigrated({ databaseUrl: null, dataDir: data }, () => {})).close());
  await cp(data, dataDir, { recursive: true });
}

/** Optimizing PGlite would take more than a third of the time of a process that ends after a few seconds. */
export const UNOPTIMIZED = '--liftoff-only';

/**
 * Starts a built program in a folder, with these arguments and variables and no other configuration: `src/main.js` for the
 * server, or for example `communique seed` for a command.
 */
export function start(program: string, folder: string, variables: Record<string, string>, args: string[] = []): Running {
  const { PATH = '' } = process.env;
  const [, command] = /^communique (.*)$/.exec(program) ?? [];
  const file = command === undefined ? program.replace(/^src\//, '') : 'cli.js';
  const given = command === undefined ? args : [command, ...args];
  const child = spawn(...bound(process.execPath, [UNOPTIMIZED, resolve('dist/programs', file), ...given]), {
    cwd: folder,
    env: { PATH, LOG_LEVEL: 'silent', ...variables },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = event(child, 'close').then(([code, signal]) => (signal ?? code) as number | NodeJS.Signals);

  return {
    child,
    output: () => ({ stdout, stderr }),
    ended,
    async printed(pattern) {
      for (;;) {
        const match = pattern.exec(stdout);
        if (match) return match[1] ?? match[0];
        const over = await Promise.race([event(child.stdout, 'data').then(() => false), ended.then(() => true)]);
        if (over && !pattern.test(stdout)) throw new Error(`${program} exited without printing ${pattern}: ${stdout}${stderr}`);
      }
    },
  };
}
