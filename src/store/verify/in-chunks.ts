import type { Tx } from '../transaction.js';

const CHUNK = 2_000;

/** The rows of a table that have an id, as JSON, some in memory at once. `where` is about the row `r`. */
export async function* rowsOf<Row>(tx: Tx, table: string, columns: string[], where = 'true'): AsyncGenerator<Row[]> {
  const json = columns.map((column) => `'${column}', r."${column}"`).join(', ');
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await tx.$queryRawUnsafe<{ id: string; row: string }[]>(
      `SELECT r."id"::text AS id, jsonb_build_object(${json})::text AS row FROM "${table}" r
       WHERE r."id" > $1::uuid AND ${where} ORDER BY r."id" LIMIT ${CHUNK}`,
      after,
    );
    if (rows.length > 0) yield rows.map(({ row }) => JSON.parse(row) as Row);
    if (rows.length < CHUNK) return;
    after = rows.at(-1)!.id;
  }
}
