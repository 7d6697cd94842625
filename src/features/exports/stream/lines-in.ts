import { readBatches } from '../../../shared/batches.js';
import type { Prisma } from '../../../db/generated/client.js';
import { pageOfLinesSql } from '../../../query/compile/to-sql.js';
import { decodeCursor } from '../../../query/paging/cursor.js';
import type { StreamPlan } from './plan-stream.js';

const BATCH = 1_000;

interface Read {
  line: string;
  cursor: string;
}

/** Reads all rows of a list as JSON in the caller's transaction, and so in its snapshot. */
export async function* linesIn(tx: Pick<Prisma.TransactionClient, '$queryRaw'>, plan: StreamPlan) {
  const read = (last: Read | null): Promise<Read[]> =>
    tx.$queryRaw(pageOfLinesSql(plan, last && decodeCursor(last.cursor, plan.order, 'after'), BATCH));
  for await (const rows of readBatches(BATCH, read)) yield rows.map(({ line }) => line);
}
