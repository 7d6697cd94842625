import type { Prisma } from '../../db/generated/client.js';
import { pageOfLinesSql } from '../compile/to-sql.js';
import { decodeCursor } from '../paging/cursor.js';
import type { SortValues } from '../paging/order.js';
import type { StreamPlan } from './plan-stream.js';

const BATCH = 1_000;

/** All rows of a list as JSON, in a transaction of the caller's, whose snapshot they share. */
export async function* linesIn(tx: Pick<Prisma.TransactionClient, '$queryRaw'>, plan: StreamPlan) {
  let place: SortValues | null = null;
  for (;;) {
    const rows: { line: string; cursor: string }[] = await tx.$queryRaw(pageOfLinesSql(plan, place, BATCH));
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < BATCH) return;
    place = decodeCursor(rows.at(-1)!.cursor, plan.order, 'after');
  }
}
