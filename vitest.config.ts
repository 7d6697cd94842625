import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Node's resolver and Vite's find different copies of it, and graphql-js refuses types of another copy.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/support/run-folder.ts',
    setupFiles: ['reflect-metadata'],
    pool: 'forks',
    maxWorkers: '100%', // else one of two cores would stand idle
    // A store starts in a second on an idle machine, and in many on a busy one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
