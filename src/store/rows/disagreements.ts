import { compared } from '../../model/compare.js';
import type { Differences } from '../../model/disagreements.js';
import type { Kind } from '../../model/kinds/kind.js';
import { CLAIMED } from '../../model/kinds/kinds.js';
import type { ResolvedClaims } from '../../model/resolve-claims.js';
import { Prisma } from '../../db/generated/client.js';
import { citedFactId } from './citations.js';
import { identified } from './ids.js';
import { inChunks } from '../../shared/batches.js';
import type { Row } from './row.js';
import { storedColumns, quotedColumns } from './model-columns.js';
import { rowsWhere, storedRows } from './stored.js';
import type { FactRows } from './wanted.js';
import type { Tx } from '../transaction.js';

/** The kinds with fields on which sources may disagree. */
export const DISPUTABLE = CLAIMED.filter((kind) => kind.plural !== 'statements' && compared(kind).contradictable.length > 0);

/** SQL expression for a disagreement's fact, as it is indexed. */
const FACT = Prisma.raw(`COALESCE(${quotedColumns(storedColumns('Disagreement').filter((column) => column.endsWith('Id')))})`);

/** The differences between sources, by fact id. */
type DifferencesByFact = Map<string, { kind: Kind; differences: Differences }>;

export function differencesByFact(
  differences: ResolvedClaims['differences'],
  fact: (plural: string, key: string) => { kind: Kind; id: string },
): DifferencesByFact {
  const found: DifferencesByFact = new Map();
  for (const [plural, byKey] of Object.entries(differences)) {
    for (const [key, each] of byKey) {
      const { kind, id } = fact(plural, key);
      found.set(id, { kind, differences: each });
    }
  }
  return found;
}

/** Updates the citations of other sources with the fields that each source does not support. */
export function withUnsaid(citations: Row[], found: DifferencesByFact, sourceIds: Map<string, string>): Row[] {
  const slugs = new Map([...sourceIds].map(([slug, id]) => [id, slug]));
  return citations.map((citation) => {
    const unsaid = found.get(citedFactId(citation))?.differences.unsaid.get(slugs.get(citation['sourceId'] as string)!);
    return { ...citation, unsaid: unsaid ?? [] };
  });
}

/** Returns the rows for these disagreements, with the ids of the stored rows or new ones. */
export function disagreementRows(
  found: DifferencesByFact,
  sourceIds: Map<string, string>,
  stored: FactRows,
  next: () => string,
): { disagreements: Row[]; claimedValues: Row[] } {
  const all = [...found].flatMap(([factId, { kind, differences }]) =>
    differences.disagreements.map((each) => ({
      ...each,
      facts: { kind: kind.name.toUpperCase(), ...factColumns(kind, factId) },
    })),
  );
  const wanted = new Map(
    all.map(({ field, keptBecause, facts }) => {
      const row = { field, keptBecause, ...facts };
      return [disagreementKey(row), row];
    }),
  );
  const disagreements = identified(stored.disagreements ?? [], wanted, disagreementKey, next);
  const values = all.flatMap(({ field, facts, values: claimed }) => {
    const { id: disagreementId } = disagreements.get(disagreementKey({ field, ...facts }))!;
    return claimed.map(({ source, ...value }, ordinal) => ({
      ...{ disagreementId, sourceId: sourceIds.get(source)! },
      ...{ ...value, ordinal },
    }));
  });
  const keyed = new Map(values.map((value) => [valueKey(value), value]));
  const claimedValues = identified(stored.claimedValues ?? [], keyed, valueKey, next);
  return { disagreements: [...disagreements.values()], claimedValues: [...claimedValues.values()] };
}

function factColumns(kind: Kind, factId: string): Record<string, string | null> {
  return Object.fromEntries(DISPUTABLE.map((each) => [each.foreignKey, each.plural === kind.plural ? factId : null]));
}

function disagreementKey(row: Record<string, unknown>): string {
  const [fact] = DISPUTABLE.flatMap(({ foreignKey }) => row[foreignKey] ?? []);
  return JSON.stringify([fact, row['field']]);
}

function valueKey({ disagreementId, sourceId }: Record<string, unknown>): string {
  return JSON.stringify([disagreementId, sourceId]);
}

export async function storedDisagreements(tx: Tx, facts: FactRows) {
  const ids = DISPUTABLE.flatMap(({ plural }) => (facts[plural] ?? []).map(({ id }) => id));
  const disagreements = await inChunks(ids, (some) => rowsWhere(tx, 'Disagreement', Prisma.sql`${FACT} = ANY (${some}::uuid[])`));
  const claimedValues = await storedRows(
    tx,
    'ClaimedValue',
    'disagreementId',
    disagreements.map(({ id }) => id),
  );
  return { disagreements, claimedValues };
}
