import { Prisma } from '../../db/generated/client.js';
import { inChunks } from '../../shared/batches.js';
import { groupBy } from '../../shared/group-by.js';
import { quotedColumns } from './model-columns.js';
import type { Changes } from './row.js';
import type { Tx } from '../transaction.js';

// Writes many rows with one SQL statement. Rows are sent as JSON, which is a single parameter for any number of columns.

/** Inserts rows with the same columns. Other columns get their defaults. */
export async function insert(tx: Tx, table: Prisma.ModelName, rows: object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Prisma.raw(quotedColumns(Object.keys(rows[0]!)));
  await inChunks(rows, async (chunk) => [
    await tx.$executeRaw`
      INSERT INTO ${identifier(table)} (${columns}) SELECT ${columns} FROM ${asRows(table, chunk)} AS wanted`,
  ]);
}

/** Updates rows, with one SQL statement per set of changed columns. */
export async function updateRows(tx: Tx, table: Prisma.ModelName, updates: Changes['update']): Promise<void> {
  for (const some of groupBy(updates, ({ data }) => Object.keys(data).join()).values()) {
    const columns = Object.keys(some[0]!.data);
    const rows = some.map(({ id, data }) => ({ id, ...data }));
    const values = Prisma.raw(columns.map((column) => `"${column}" = wanted."${column}"`).join(', '));
    await inChunks(rows, async (chunk) => [
      await tx.$executeRaw`
        UPDATE ${identifier(table)} AS stored SET ${values} FROM ${asRows(table, chunk)} AS wanted
        WHERE stored."id" = wanted."id"`,
    ]);
  }
}

export async function remove(tx: Tx, table: Prisma.ModelName, ids: Iterable<string>, column = 'id'): Promise<void> {
  await inChunks(ids, async (chunk) => [
    await tx.$executeRaw`DELETE FROM ${identifier(table)} WHERE ${Prisma.raw(`"${column}"`)} = ANY (${chunk}::uuid[])`,
  ]);
}

function identifier(table: Prisma.ModelName): Prisma.Sql {
  return Prisma.raw(`"${table}"`);
}

function asRows(table: Prisma.ModelName, rows: object[]): Prisma.Sql {
  return Prisma.sql`jsonb_populate_recordset(NULL::${identifier(table)}, ${JSON.stringify(rows)}::jsonb)`;
}
