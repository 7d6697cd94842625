import { Prisma } from '../../db/generated/client.js';
import { inChunks } from './in-chunks.js';
import type { Changes } from './row.js';

/** Updates rows of a table: those in which the same columns differ by one statement, a bounded number at a time. */
export async function update(
  tx: Prisma.TransactionClient,
  table: Prisma.ModelName,
  updates: Changes['update'],
): Promise<void> {
  for (const [columns, rows] of byColumns(updates)) {
    const values = Prisma.raw(columns.map((column) => `"${column}" = wanted."${column}"`).join(', '));
    await inChunks(rows, async (chunk) => [
      await tx.$executeRaw`
      UPDATE ${Prisma.raw(`"${table}"`)} AS stored SET ${values}
      FROM jsonb_populate_recordset(NULL::${Prisma.raw(`"${table}"`)}, ${JSON.stringify(chunk)}::jsonb) AS wanted
      WHERE stored."id" = wanted."id"`,
    ]);
  }
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
