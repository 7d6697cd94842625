import type { PrismaClient } from './generated/client.js';

/** A statement for `StoreNode.query`. Its parameters are $1, $2 and so on. */
export interface SqlStatement {
  text: string;
  values: readonly unknown[];
  /** Cancels the statement. The embedded store can cancel only a statement that has not started. */
  signal?: AbortSignal | null;
  /** The name of a prepared statement, at most 63 bytes. Without a name, the statement is replanned for each execution. */
  name?: string | undefined;
  /** Returns text columns as UTF-8 bytes. The embedded store and statements without a name may still return strings. */
  asBytes?: boolean;
}

/** One server that holds the data. Prisma and `query` share its connection pool, or the only embedded connection. */
export interface StoreNode {
  readonly prisma: PrismaClient;
  /** Runs a statement without Prisma. Each row is an array of its columns. */
  query<Row extends unknown[]>(statement: SqlStatement): Promise<Row[]>;
}

/** Selects the version of the data. In the same statement as an answer, it comes from the same snapshot. */
export const DATA_VERSION = '(SELECT "version" FROM "DataVersion")';

export async function readVersion(node: StoreNode): Promise<number> {
  const [[version]] = (await node.query<[string | number]>({
    text: `SELECT ${DATA_VERSION}`,
    values: [],
    name: 'data-version',
  })) as [[string]];
  return Number(version);
}
