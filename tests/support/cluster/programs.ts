import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestContext } from 'vitest';
import { slowTest, thorough } from '../thorough.js';

const PACKAGES = '/usr/lib/postgresql';

/** The folder of the newest PostgreSQL programs installed from Debian's packages; null if there are none. */
export const programs = findPrograms();

/** The user that PostgreSQL runs as. It refuses to run as root, so Debian's package creates a user. */
export const owner = process.getuid?.() === 0 ? findUser('postgres') : undefined;

/** Whether tests that need a cluster run. */
export const hasClusters = thorough && programs !== null;

export const NEEDS_PROGRAMS = "needs PostgreSQL's programs: Debian's package postgresql";

/** Defines a test that needs a cluster. Only `npm run test:all` runs it. */
export function clusterTest(name: string, work: (context: TestContext) => Promise<void>, timeout?: number): void {
  slowTest(
    name,
    async (context) => {
      context.skip(!programs, NEEDS_PROGRAMS);
      await work(context);
    },
    timeout,
  );
}

/** Runs one of the programs in a folder that its user can enter. */
export async function runProgram(name: string, args: string[]): Promise<void> {
  await promisify(execFile)(join(programs!, name), args, { ...owner, cwd: '/' });
}

function findPrograms(): string | null {
  if (!existsSync(PACKAGES)) return null;
  const versions = readdirSync(PACKAGES).sort((a, b) => Number(b) - Number(a));
  const folders = versions.map((version) => join(PACKAGES, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

function findUser(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8').match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm'));
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : undefined;
}
