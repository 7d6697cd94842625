import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { dropDatabases } from './postgresql-store.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for what the test files of one run share. */
    runFolder: string;
  }
}

/** Before all test files; what it returns runs after them. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'communique-tests-'));
  project.provide('runFolder', folder);
  const { bundleDesk } = await import(new URL('../../src/build/bundle.mjs', import.meta.url).href); // what the desk's pages load
  await bundleDesk();
  return async () => {
    await dropDatabases(folder);
    await rm(folder, { recursive: true, force: true });
  };
}
