import type { StoreNode } from '../../../db/store-node.js';
import { Prisma } from '../../../db/generated/client.js';

/** What has pages of its own, by its table. */
export type Paged = 'Visit' | 'Person' | 'Organization' | 'Country' | 'Source';

/** Rows that are read at once. */
const BATCH = 5_000;

export async function countSlugs(db: StoreNode, table: Paged): Promise<number> {
  const [[count]] = (await db.query<[string | number]>({ text: `SELECT count(*) FROM ${tableOf(table)}`, values: [] })) as [
    [string],
  ];
  return Number(count);
}

/** The slugs of a table by name, from an offset on, at most `limit`; of each the day on which it last changed (UTC). */
export async function* slugsOf(db: StoreNode, table: Paged, offset: number, limit: number): AsyncGenerator<[string, string][]> {
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
