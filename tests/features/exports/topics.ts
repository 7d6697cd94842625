import type { Database } from '../../../src/db/database.js';

/** Adds topics with names of about this length in one commit. The names hardly compress. */
export async function addTopics(db: Database, prefix: string, count: number, length = 10): Promise<void> {
  const text = `INSERT INTO "Topic" ("id", "slug", "name", "nameFolded")
    SELECT gen_random_uuid(), $1 || '-' || n, $1 || ' ' || n || ' é ' || words, $1 || ' ' || n
    FROM generate_series(1, $2::int) n,
      LATERAL (SELECT string_agg(md5(n || ' ' || m), ' ') AS words FROM generate_series(0, $3::int / 33) m) made`;
  await db.query({ text, values: [prefix, count, length] });
}
