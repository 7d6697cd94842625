import type { Prisma } from '../db/generated/client.js';
import { idSequence } from './id-sequence.js';
import { kindOf, type Plural } from '../claims/kinds/kinds.js';
import { same } from './row.js';
import { insert } from './rows.js';
import type { View } from './view.js';

/** Who made a change: the subject who signed in; null for an operator's command. */
export interface Author {
  by?: string | null | undefined;
}

/** One row's change: of one that was there before and stays, only the fields that differ. */
export interface RowChange {
  kind: Plural;
  id: string;
  operation: 'CREATED' | 'UPDATED' | 'DELETED';
  version: number;
  before: View | null;
  after: View | null;
}

/** What differs between two views of the same rows; `versions` are those that are stored. */
export function changesBetween(
  kind: Plural,
  before: Map<string, View>,
  after: Map<string, View>,
  versions: Map<string, number>,
): RowChange[] {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].flatMap((id): RowChange[] => {
    const [old, now] = [before.get(id) ?? null, after.get(id) ?? null];
    if (!old) return [{ kind, id, operation: 'CREATED', version: 1, before: null, after: now }];
    const version = (versions.get(id) ?? 0) + 1;
    if (!now) return [{ kind, id, operation: 'DELETED', version, before: old, after: null }];
    const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
      (field) => !same(old[field], now[field]),
    );
    if (fields.length === 0) return [];
    const only = (view: View) => Object.fromEntries(fields.map((field) => [field, view[field] ?? null]));
    return [{ kind, id, operation: 'UPDATED', version, before: only(old), after: only(now) }];
  });
}

/** Writes the changes that a source's import made, as one set; none is written where nothing changed. */
export async function recordHistory(
  tx: Prisma.TransactionClient,
  source: string,
  changes: RowChange[],
  { by = null }: Author,
): Promise<void> {
  if (changes.length === 0) return;
  const last = await tx.changeSet.findFirst({ orderBy: { id: 'desc' }, select: { id: true } });
  const nextId = idSequence(last?.id);
  const changeSet = await tx.changeSet.create({ data: { id: nextId(), by, source }, select: { id: true } });
  const rows = changes.map(({ kind, id, ...change }) => ({
    ...{ ...change, type: kindOf(kind).model, nodeId: id },
    ...{ id: nextId(), changeSetId: changeSet.id },
  }));
  await insert(tx, 'Change', rows);
}
