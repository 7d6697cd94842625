import type { StoreNode } from '../../../db/store-node.js';
import { Prisma } from '../../../db/generated/client.js';

/** The tables of objects that have pages of their own, each with the condition that selects such objects. */
const PAGED = {
  ...{ Visit: 'true', Person: 'true', Organization: 'true', Country: 'true', Source: 'true' },
  // An event that is part of a visit is shown on that visit's page, unless another visit was made for it.
  Event: `("visitId" IS NULL OR EXISTS (SELECT FROM "Visit" made WHERE made."occasionId" = "Event".id AND made.status <> 'DENIED'))`,
};
export type Paged = keyof typeof PAGED;

/** Rows to read at a time. */
const BATCH = 5_000;

export async function countSlugs(db: StoreNode, table: Paged): Promise<number> {
  const text = `SELECT count(*) FROM ${tableOf(table)} WHERE ${PAGED[table]}`;
  const [[count]] = (await db.query<[string | number]>({ text, values: [] })) as [[string]];
  return Number(count);
}

/**
 * Yields up to `limit` slugs of a table in alphabetical order, starting at an offset, each with the day of the last change (UTC).
 */
export async function* readSlugs(db: StoreNode, table: Paged, offset: number, limit: number): AsyncGenerator<[string, string][]> {
  let [after, left, skip] = ['', limit, offset];
  while (left > 0) {
    const text = `SELECT slug, ("updatedAt" AT TIME ZONE 'UTC')::date::text FROM ${tableOf(table)}
      WHERE slug > $1 AND ${PAGED[table]} ORDER BY slug OFFSET $2 LIMIT $3`;
    const rows = await db.query<[string, string]>({ text, values: [after, skip, Math.min(BATCH, left)] });
    if (rows.length === 0) return;
    yield rows;
    [after, skip, left] = [rows.at(-1)![0], 0, left - rows.length];
  }
}

const tableOf = (table: Paged) => `"${Prisma.ModelName[table]}"`;
