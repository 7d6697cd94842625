import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import { inject } from 'vitest';

/** Does something once per run, for the first test file that needs it; other test files wait. */
export async function once(what: string, work: () => Promise<void>): Promise<void> {
  const folder = inject('runFolder');
  const done = join(folder, `${what}.done`);
  if (existsSync(done)) return;
  const release = await lock(folder, {
    lockfilePath: join(folder, `${what}.lock`),
    stale: 120_000,
    retries: { forever: true, minTimeout: 100, maxTimeout: 100 },
  });
  try {
    if (existsSync(done)) return;
    await work();
    await writeFile(done, '');
  } finally {
    await release();
  }
}
