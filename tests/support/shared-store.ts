import type { Database } from '../../src/db/database.js';
import { seededStore } from './store.js';

let shared: Promise<Database> | undefined;

/**
 * Returns a seeded store for tests that only read. All test files of a worker share one embedded store, because opening one
 * takes seconds. It refuses writes, and closing it does nothing.
 */
export async function sharedStore(): Promise<Database> {
  if (process.env['TEST_DATABASE_URL']) return seededStore();
  shared ??= readOnlyStore();
  return { ...(await shared), close: async () => {} };
}

async function readOnlyStore(): Promise<Database> {
  const store = await seededStore();
  await store.query({ text: 'SET default_transaction_read_only = on', values: [] });
  return store;
}
