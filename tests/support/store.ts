import type { Database } from '../../src/db/database.js';
import { migrate } from '../../src/db/migrate.js';
import { cloneEmbedded } from './embedded-store.js';
import { clonePostgresql } from './postgresql-store.js';

/** Fills a store that is there and empty: what every copy of a template starts with. */
export type Fill = (database: Database) => Promise<void>;

/** A PostgreSQL server whose role may create databases; absent, stores are embedded ones, in memory. */
const SERVER = process.env['TEST_DATABASE_URL'];

/** A store of the caller's own, migrated and empty. Closing it removes it. */
export function emptyStore(): Promise<Database> {
  return clone('empty', async (database) => {
    await migrate(database);
  });
}

/** A store of the caller's own, migrated and seeded. Closing it removes it. */
export function seededStore(): Promise<Database> {
  return clone('seeded', async (database) => {
    const { seed } = await import('../../seed/seed.js');
    await migrate(database);
    await seed(database, () => {});
  });
}

/** A store of the caller's own with nothing in it, not even tables. Closing it removes it. */
export function bareStore(): Promise<Database> {
  return clone('bare', async () => {});
}

function clone(template: string, fill: Fill): Promise<Database> {
  return SERVER ? clonePostgresql(template, fill) : cloneEmbedded(template, fill);
}
