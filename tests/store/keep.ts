import type { Database } from '../../src/db/database.js';
import { keepRows } from '../support/keep-rows.js';

/** Saves the contents of a store, and returns a function that restores them. The version of the data still advances. */
export function keep(database: Database): Promise<() => Promise<void>> {
  return keepRows((text) => database.query({ text, values: [] }), ['_prisma_migrations', 'DataVersion']);
}
