import { getOperationAST, type GraphQLSchema } from 'graphql';
import { pageOfLinesSql } from '../stream/lines.sql.js';
import { decodeCursor } from '../../../query/paging/cursor.js';
import { readBatches } from '../../../shared/batches.js';
import { type StreamPlan, StreamPlanner } from '../stream/plan-stream.js';
import type { ArchiveFile } from '../../archive/contents.js';
import type { Tx } from '../../../store/transaction.js';
import { objectExports } from '../exports.js';
import { csv, csvMetadata } from './csv.js';

/** Yields all exports as CSV, with their descriptions, for an archive. */
export async function* csvFiles(tx: Tx, schema: GraphQLSchema): AsyncGenerator<ArchiveFile> {
  const planner = new StreamPlanner(schema);
  for (const { name, document, rows, columns, key } of [...objectExports(schema).values()].sort(byName)) {
    const plan = rows ? planner.planAll(document, rows) : planner.plan(document, getOperationAST(document)!, {});
    const format = csv(columns);
    async function* content() {
      yield format.head;
      for await (const lines of linesIn(tx, plan)) yield format.rows(lines, false);
    }
    const metadata = csvMetadata(`${name}.csv`, columns, key);
    yield { path: `csv/${name}.csv`, content: content() };
    yield { path: `csv/${name}.csv-metadata.json`, content: [`${JSON.stringify(metadata, null, 2)}\n`] };
  }
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}

const BATCH = 1_000;

interface Read {
  line: string;
  cursor: string;
}

/** Reads all rows of a list as JSON in the caller's transaction, and so in its snapshot. */
async function* linesIn(tx: Tx, plan: StreamPlan) {
  const read = (last: Read | null): Promise<Read[]> =>
    tx.$queryRaw(pageOfLinesSql(plan, last && decodeCursor(last.cursor, plan.order, 'after'), BATCH));
  for await (const rows of readBatches(BATCH, read)) yield rows.map(({ line }) => line);
}
