import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { dropDatabases } from './postgresql-store.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for files that the test files of one run share. */
    runFolder: string;
  }
}

/** Runs before all test files; the function it returns runs after them. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'communique-tests-'));
  project.provide('runFolder', folder);
  const { bundleDesk } = await import(new URL('../../src/build/bundle.mjs', import.meta.url).href); // the desk's browser code
  await bundleDesk();
  return async () => {
    await dropDatabases(folder);
    await rm(folder, { recursive: true, force: true });
  };
}
