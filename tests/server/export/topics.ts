import type { Database } from '../../../src/db/database.js';

/** Adds topics whose names are of this length, in one commit. */
export async function addTopics(db: Database, prefix: string, count: number, length = 10): Promise<void> {
  const text = `INSERT INTO "Topic" ("id", "slug", "name", "nameFolded")
    SELECT gen_random_uuid(), $1 || '-' || n, $1 || ' ' || n || ' ' || repeat('é', $3::int), $1 || ' ' || n FROM generate_series(1, $2::int) n`;
  await db.query({ text, values: [prefix, count, length] });
}
