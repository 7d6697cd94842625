import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { hasClients } from './tests/clients/installed.js';
import SlowFirst from './tests/support/slow-first.js';

export default defineConfig({
  resolve: {
    // Node's and Vite's resolvers find different copies of graphql-js, which rejects types of another copy.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(hasClients ? [] : ['tests/clients/{clients,compiled-docs}.test.ts'])],
    globalSetup: 'tests/support/run-folder.ts',
    reporters: ['default', './tests/support/summary-reporter.ts'],
    setupFiles: ['reflect-metadata'],
    pool: 'forks',
    isolate: false, // files share their worker's modules, because importing the project takes longer than most tests
    sequence: { sequencer: SlowFirst },
    // More workers than cores, because some tests only wait for a timer or another process. A percentage is capped at 100.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    update: 'none', // a missing snapshot fails; `npm test -- --update` writes it
    // A store opens within a second on an idle machine, but may take many on a busy one.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 120_000 } },
  },
});
