import type { Database } from '../../src/db/database.js';
import { migrate } from '../../src/db/migrations/migrate.js';
import { cloneEmbedded } from './embedded-store.js';
import { clonePostgresql } from './postgresql-store.js';

/** The initial contents of a store. */
export interface Template {
  name: string;
  /** The template that it is based on. */
  from?: Template;
  fill?: (database: Database) => Promise<void>;
}

/** A PostgreSQL server whose role may create databases. Without it, stores are embedded and in memory. */
const SERVER = process.env['TEST_DATABASE_URL'];

export const BARE: Template = { name: 'bare' };
export const EMPTY: Template = { name: 'empty', from: BARE, fill: async (database) => void (await migrate(database)) };
export const SEEDED: Template = {
  name: 'seeded',
  from: EMPTY,
  fill: async (database) => {
    const { seed } = await import('../../seed/seed.js');
    await seed(database, () => {});
  },
};

/** Opens a new store without any tables. Closing it removes it. */
export const bareStore = () => clone(BARE);

/** Opens a new store, migrated and empty. Closing it removes it. */
export const emptyStore = () => clone(EMPTY);

/** Opens a new store, migrated and seeded. Closing it removes it. */
export const seededStore = () => clone(SEEDED);

function clone(template: Template): Promise<Database> {
  return SERVER ? clonePostgresql(template) : cloneEmbedded(template);
}
