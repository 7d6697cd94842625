import { Prisma } from '../db/generated/client.js';
import { inChunks } from './in-chunks.js';
import type { Changes } from './row.js';

// Many rows by one statement, a bounded number at a time, as JSON: one value, however many columns there are.

type Tx = Prisma.TransactionClient;

/** Inserts rows that all have the same columns; the others get their defaults. */
export async function insert(tx: Tx, table: Prisma.ModelName, rows: object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Prisma.raw(Object.keys(rows[0]!).map((column) => `"${column}"`).join(', ')); // prettier-ignore
  await inChunks(rows, async (chunk) => [
    await tx.$executeRaw`
      INSERT INTO ${identifier(table)} (${columns}) SELECT ${columns} FROM ${asRows(table, chunk)} AS wanted`,
  ]);
}

/** Updates rows: those in which the same columns differ by one statement. */
export async function update(tx: Tx, table: Prisma.ModelName, updates: Changes['update']): Promise<void> {
  for (const [columns, rows] of byColumns(updates)) {
    const values = Prisma.raw(columns.map((column) => `"${column}" = wanted."${column}"`).join(', '));
    await inChunks(rows, async (chunk) => [
      await tx.$executeRaw`
        UPDATE ${identifier(table)} AS stored SET ${values} FROM ${asRows(table, chunk)} AS wanted
        WHERE stored."id" = wanted."id"`,
    ]);
  }
}

/** `column` is the one that holds the ids. */
export async function remove(tx: Tx, table: Prisma.ModelName, ids: string[], column = 'id'): Promise<void> {
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

/** Rows as JSON objects, by the columns that they set. */
function byColumns(updates: Changes['update']): [columns: string[], rows: object[]][] {
  const groups = new Map<string, [columns: string[], rows: object[]]>();
  for (const { id, data } of updates) {
    const columns = Object.keys(data);
    const group = groups.get(columns.join()) ?? [columns, []];
    group[1].push({ id, ...data });
    groups.set(columns.join(), group);
  }
  return [...groups.values()];
}
