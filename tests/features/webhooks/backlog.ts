import type { Database } from '../../../src/db/database.js';

let latest = 0;

/** Returns ids in the order of their numbers, greater than those of earlier calls, even in the same millisecond. */
export function newIds(count: number): string[] {
  latest = Math.max(Date.now(), latest + 1);
  const time = latest.toString(16).padStart(12, '0');
  const id = (n: number) => `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${n.toString(16).padStart(12, '0')}`;
  return Array.from({ length: count }, (_, n) => id(n));
}

/** Records change sets with one change each, like commits of a source. Returns their ids in order. */
export async function recordChangeSets(db: Database, source: string, count: number): Promise<string[]> {
  const ids = newIds(count);
  const text = `WITH recorded AS (INSERT INTO "ChangeSet" ("id", "source") SELECT id, $2 FROM unnest($1::uuid[]) id RETURNING "id")
    INSERT INTO "Change" ("id", "changeSetId", "operation", "type", "nodeId", "version", "after")
    SELECT gen_random_uuid(), "id", 'CREATED', 'Topic', gen_random_uuid(), 1, '{}' FROM recorded`;
  await db.query({ text, values: [ids, source] });
  return ids;
}
