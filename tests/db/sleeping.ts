import type { Database } from '../../src/db/database.js';

/** Returns the number of sleeping statements of this store. */
export async function sleeping(database: Database): Promise<number> {
  const text = `SELECT count(*)::int FROM pg_stat_activity
    WHERE datname = current_database() AND state = 'active' AND wait_event = 'PgSleep'`;
  const rows = await database.query<[number]>({ text, values: [] });
  return rows[0]![0];
}
