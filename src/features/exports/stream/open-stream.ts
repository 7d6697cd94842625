import { readBatches } from '../../../shared/batches.js';
import type { Database, Snapshot } from '../../../db/database.js';
import { VersionPassedError, VersionUnavailableError } from '../../../db/errors.js';
import { readVersion, type SqlStatement } from '../../../db/store-node.js';
import { bind } from '../../../query/compile/compiler.js';
import { countSql, linesSql, pageOfLinesSql } from './lines.sql.js';
import type { Sql } from '../../../query/stored-as.js';
import { decodeCursor } from '../../../query/paging/cursor.js';
import type { ReadRow } from '../formats/format.js';
import type { StreamPlan } from './plan-stream.js';
import { NamedError } from '../../../shared/named-error.js';

/** All rows of a list at one version of the data. Rows have the same JSON as on a page. */
export interface RowStream {
  version: number;
  /** The total number of rows. */
  total: number;
  /** The first batch is read before the stream is returned. */
  batches: AsyncGenerator<ReadRow[], void, undefined>;
  /** Releases the connection. Must always be called. */
  close(): Promise<void>;
}

/** Opens rows that do not come from a list, such as the rows of a panel. */
export type OpenRows = (options: StreamOptions) => Promise<RowStream>;

export interface StreamOptions {
  /** Ends the stream. */
  signal: AbortSignal;
  /** The minimum version of the data. */
  leastVersion?: number;
  /** The number of rows in memory at a time. */
  batchSize: number;
}

/** How often to try reading the first rows if commits interrupt it. */
const ATTEMPTS = 5;

/** A stream from the embedded store cannot continue, because the data has changed since it began. */
export class DataMovedError extends NamedError {}

/** @throws VersionUnavailableError if the data is older than required; VersionPassedError if it changes too often to begin */
export async function openStream(db: Database, plan: StreamPlan | OpenRows, options: StreamOptions): Promise<RowStream> {
  const open: OpenRows =
    typeof plan === 'function'
      ? plan
      : (given) => (db.openSnapshot ? openCursor(db.openSnapshot, plan, given) : openPages(db, plan, given));
  const stream = await open(options);
  db.known.heard(stream.version);
  const { leastVersion = 0 } = options;
  if (stream.version >= leastVersion) return stream;
  await stream.close();
  throw new VersionUnavailableError(leastVersion, stream.version);
}

/** For PostgreSQL: reads with a cursor, in one snapshot. */
async function openCursor(
  openSnapshot: (signal: AbortSignal) => Promise<Snapshot>,
  plan: StreamPlan,
  { signal, batchSize }: StreamOptions,
): Promise<RowStream> {
  const snapshot = await openSnapshot(signal);
  const batches = lines(snapshot.batches<[string]>(statement(linesSql(plan)), batchSize));
  try {
    const [row] = await snapshot.query<Counted>(statement(countSql(plan)));
    const first = await batches.next();
    return {
      version: Number(row![0]),
      total: Number(row![1]),
      batches: from(first, batches),
      async close() {
        await batches.return();
        await snapshot.close();
      },
    };
  } catch (error) {
    await snapshot.close();
    throw error;
  }
}

type Counted = [version: string | number, total: string | number];

async function* lines(batches: AsyncIterable<[string][]>): AsyncGenerator<string[], void, undefined> {
  for await (const rows of batches) yield rows.map(([line]) => line);
}

/** Yields the first batch, which has already been read, and then the others. */
async function* from<Batch>(first: IteratorResult<Batch, void>, rest: AsyncGenerator<Batch, void, undefined>) {
  for (let next = first; !next.done; next = await rest.next()) yield next.value;
}

/**
 * For the embedded store, whose only connection cannot hold a snapshot: reads pages, all of which must have the same version.
 */
async function openPages(db: Database, plan: StreamPlan, options: StreamOptions): Promise<RowStream> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const [row] = await db.query<Counted>({ ...statement(countSql(plan)), signal: options.signal });
    const [version, total] = row!.map(Number) as [number, number];
    const batches = pages(db, plan, version, options);
    try {
      const first = await batches.next();
      return { version, total, batches: from(first, batches), close: async () => void (await batches.return()) };
    } catch (error) {
      if (!(error instanceof DataMovedError)) throw error;
    }
  }
  throw new VersionPassedError(ATTEMPTS);
}

async function* pages(db: Database, plan: StreamPlan, version: number, { signal, batchSize }: StreamOptions) {
  const read = async (last: [line: string, cursor: string] | null) => {
    const page = statement(pageOfLinesSql(plan, last && decodeCursor(last[1], plan.order, 'after'), batchSize));
    const rows = await db.query<[line: string, cursor: string]>({ ...page, signal });
    if ((await readVersion(db)) !== version) throw new DataMovedError('The data changed while it was being read.');
    return rows;
  };
  for await (const rows of readBatches(batchSize, read)) yield rows.map(([line]) => line);
}

function statement({ text, values }: Sql): SqlStatement {
  return { text, values: bind(values, {}) };
}
