import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Node's resolver and Vite's find different copies of it, and graphql-js refuses types of another copy.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/support/run-folder.ts',
    reporters: ['default', './tests/support/summary-reporter.ts'],
    setupFiles: ['reflect-metadata'],
    pool: 'forks',
    isolate: false, // files share the modules of their worker: importing the project takes longer than most tests
    // Some tests only wait, for a timer or for another process. As a percentage it would be cut to 100.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    update: 'none', // a snapshot that is missing fails; `npm test -- --update` writes it
    // A store starts in a second on an idle machine, and in many on a busy one.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 120_000 } },
  },
});
