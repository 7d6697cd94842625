import { readBatches } from '../../batches.js';
import type { Tx } from '../transaction.js';

// Rows of a table, some at a time.

const CHUNK = 2_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

interface Read {
  id: string;
  row: string;
}

/** The rows of a table that have an id, as JSON, some in memory at once. `where` is about the row `r`. */
export async function* rowsOf<Row>(tx: Tx, table: string, columns: string[], where = 'true'): AsyncGenerator<Row[]> {
  const json = columns.map((column) => `'${column}', r."${column}"`).join(', ');
  const text = `SELECT r."id"::text AS id, jsonb_build_object(${json})::text AS row FROM "${table}" r
    WHERE r."id" > $1::uuid AND ${where} ORDER BY r."id" LIMIT ${CHUNK}`;
  const read = (last: Read | null) => tx.$queryRawUnsafe<Read[]>(text, last?.id ?? FIRST);
  for await (const rows of readBatches(CHUNK, read)) yield rows.map(({ row }) => JSON.parse(row) as Row);
}
