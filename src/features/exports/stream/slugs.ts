import type { StoreNode } from '../../../db/store-node.js';
import { Prisma } from '../../../db/generated/client.js';

/** Tables of objects that have pages of their own. */
export type Paged = 'Visit' | 'Person' | 'Organization' | 'Country' | 'Source';

/** Rows to read at a time. */
const BATCH = 5_000;

export async function countSlugs(db: StoreNode, table: Paged): Promise<number> {
  const [[count]] = (await db.query<[string | number]>({ text: `SELECT count(*) FROM ${tableOf(table)}`, values: [] })) as [
    [string],
  ];
  return Number(count);
}

/**
 * Yields up to `limit` slugs of a table in alphabetical order, from an offset on, each with the day of its last change (UTC).
 */
export async function* readSlugs(db: StoreNode, table: Paged, offset: number, limit: number): AsyncGenerator<[string, string][]> {
  let [after, left, skip] = ['', limit, offset];
  while (left > 0) {
    const text = `SELECT slug, ("updatedAt" AT TIME ZONE 'UTC')::date::text FROM ${tableOf(table)}
      WHERE slug > $1 ORDER BY slug OFFSET $2 LIMIT $3`;
    const rows = await db.query<[string, string]>({ text, values: [after, skip, Math.min(BATCH, left)] });
    if (rows.length === 0) return;
    yield rows;
    [after, skip, left] = [rows.at(-1)![0], 0, left - rows.length];
  }
}

const tableOf = (table: Paged) => `"${Prisma.ModelName[table]}"`;
