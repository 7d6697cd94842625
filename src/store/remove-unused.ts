import type { Kind } from '../claims/kinds/kind.js';
import { KINDS, referencesOf, SHARED } from '../claims/kinds/kinds.js';
import { Prisma } from '../db/generated/client.js';
import { inChunks } from './in-chunks.js';
import { LINK_TABLES } from './links.js';
import { remove } from './rows.js';
import type { Table } from './wanted.js';
import type { Tx } from './transaction.js';

/** Kinds whose rows stay while something refers to them. Kinds that refer to others come first. */
const KEPT = SHARED.filter(({ cited }) => cited !== 'always').toReversed();

/** Deletes rows that no source declares any more and nothing refers to. Gives their ids by table. */
export async function removeUnused(
  tx: Tx,
  changes: Record<Table, { delete: string[] }>,
): Promise<Partial<Record<Table, string[]>>> {
  const removed: Partial<Record<Table, string[]>> = {};
  for (const kind of KEPT) removed[kind.plural] = await removeUnusedOf(tx, kind, changes[kind.plural].delete);
  return removed;
}

/** Repeats until none is left: an organization may only go after its parts. */
async function removeUnusedOf(tx: Tx, kind: Kind, ids: string[]): Promise<string[]> {
  const unused = referrersOf(kind).map(
    ([model, column]) =>
      Prisma.sql`NOT EXISTS (SELECT FROM ${Prisma.raw(`"${model}"`)} r WHERE r.${Prisma.raw(`"${column}"`)} = k."id")`,
  );
  return inChunks(ids, async (chunk) => {
    const gone: string[] = [];
    for (;;) {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        SELECT k."id"::text FROM ${Prisma.raw(`"${kind.model}"`)} k
        WHERE k."id" = ANY (${chunk}::uuid[]) AND ${Prisma.join(unused, ' AND ')}`;
      if (rows.length === 0) return gone;
      const found = rows.map(({ id }) => id);
      await remove(tx, kind.model, found);
      gone.push(...found);
    }
  });
}

/** Every column that may refer to a row of a kind. */
function referrersOf(kind: Kind): [model: string, column: string][] {
  return [
    ...KINDS.flatMap((each) =>
      referencesOf(each).flatMap(({ name, to }): [string, string][] =>
        to === kind.plural ? [[each.model, `${name}Id`]] : [],
      ),
    ),
    ...LINK_TABLES.flatMap(({ model, references }) =>
      references.flatMap(({ to, column }): [string, string][] => (to === kind.plural ? [[model, column]] : [])),
    ),
    ...(kind.cited === 'never' ? [] : [['Citation', kind.foreignKey] as [string, string]]),
  ];
}
