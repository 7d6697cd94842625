import type { Database } from '../../src/db/database.js';
import { keepRows } from '../support/keep-rows.js';

/** Keeps all that a store holds, and returns what brings it back. The version of the data goes on, as its server expects. */
export function keep(database: Database): Promise<() => Promise<void>> {
  return keepRows((text) => database.query({ text, values: [] }), ['_prisma_migrations', 'DataVersion']);
}
