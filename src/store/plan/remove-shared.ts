import type { Kind } from '../../model/kinds/kind.js';
import { KINDS, referenceFields, SHARED } from '../../model/kinds/kinds.js';
import { Prisma } from '../../db/generated/client.js';
import { inChunks } from '../../shared/batches.js';
import { LINK_TABLES } from '../rows/links.js';
import { remove } from '../rows/rows.js';
import type { Table } from '../rows/wanted.js';
import type { Tx } from '../transaction.js';

/**
 * Deletes rows that no source declares any more. Rows of some kinds are kept as long as something refers to them. Returns the
 * ids of the deleted rows, by table.
 */
export async function removeShared(tx: Tx, unclaimed: Partial<Record<Table, string[]>>): Promise<Map<Table, string[]>> {
  const removed = new Map<Table, string[]>();
  for (const kind of SHARED.toReversed()) {
    const ids = unclaimed[kind.plural] ?? [];
    if (kind.cited === 'always') await remove(tx, kind.model, ids);
    removed.set(kind.plural, kind.cited === 'always' ? ids : await removeUnusedOf(tx, kind, ids));
  }
  return removed;
}

/** Repeats until nothing more can be deleted: an organization can only be deleted after its parts. */
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

function referrersOf(kind: Kind): [model: string, column: string][] {
  return [
    ...KINDS.flatMap((each) =>
      referenceFields(each).flatMap(({ name, to }): [string, string][] =>
        to === kind.plural ? [[each.model, `${name}Id`]] : [],
      ),
    ),
    ...LINK_TABLES.flatMap(({ model, references }) =>
      references.flatMap(({ to, column }): [string, string][] => (to === kind.plural ? [[model, column]] : [])),
    ),
    ...(kind.cited === 'never' ? [] : [['Citation', kind.foreignKey] as [string, string]]),
  ];
}
