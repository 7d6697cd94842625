import { inChunks } from '../../../shared/batches.js';
import { claimKey, keyText } from '../../../model/claims.js';
import { nameIn } from '../../../model/entries.js';
import type { Claim, ClaimKey, Kind } from '../../../model/kinds/kind.js';
import { ownerKind, referenceFields, slugColumn } from '../../../model/kinds/kinds.js';
import { person } from '../../../model/kinds/person.js';
import { statement } from '../../../model/kinds/statement.js';
import type { Row } from '../../../store/rows/row.js';
import { prismaModel } from '../../../store/rows/stored.js';
import type { Prisma } from '../../../db/generated/client.js';
import { declaring } from './stored-entries.js';
import type { Tx } from '../../../store/transaction.js';

/** The parts of a stored row that an edit needs. */
export interface StoredFact {
  id: string;
  version: number;
  key: ClaimKey;
}

const SLUG = { select: { slug: true } } as const;

export async function factById(tx: Tx, kind: Kind, id: string): Promise<StoredFact | null> {
  const references = 'table' in kind.place ? [] : referringFields(kind);
  const include = Object.fromEntries(references.map((field) => [field, SLUG]));
  const row = await findRow(tx, kind, { id }, references.length > 0 ? { include } : {});
  return row && { id: row.id, version: row['version'] as number, key: storedKey(kind, row, references) };
}

export function factByKey(tx: Tx, kind: Kind, key: ClaimKey, source: string): Promise<{ id: string } | null> {
  return findRow(tx, kind, whereKey(kind, key, source));
}

/** Returns the ids of the facts of a kind, by the text of their keys. Facts that are not stored are omitted. */
export async function idsByKey(tx: Tx, kind: Kind, keys: readonly ClaimKey[], source: string): Promise<Map<string, string>> {
  const fields = 'table' in kind.place ? [] : referringFields(kind);
  const include = Object.fromEntries(fields.map((field) => [field, SLUG]));
  const ids = new Map<string, string>();
  await inChunks(keys, async (some) => {
    const rows = await prismaModel(tx, kind.model).findMany({
      where: { OR: some.map((key) => whereKey(kind, key, source)) },
      ...(fields.length > 0 && { include }),
    });
    for (const row of rows) ids.set(keyText(storedKey(kind, row, fields)), row.id);
    return [];
  });
  if (kind.plural !== person.plural) return ids;
  // The slug of a merged person resolves to the person who was kept.
  const slugs = keys.map(({ slug }) => slug as string).filter((slug) => !ids.has(keyText({ slug })));
  const merged = await tx.mergedPerson.findMany({ where: { slug: { in: slugs } }, select: { slug: true, personId: true } });
  for (const { slug, personId } of merged) ids.set(keyText({ slug }), personId);
  return ids;
}

/** A statement's key is unique within its source. */
function whereKey(kind: Kind, key: ClaimKey, source: string): object {
  if (kind.plural === statement.plural) return { key: key['slug'], source: { slug: source } };
  if ('table' in kind.place) return { slug: key['slug'] };
  const references = referringFields(kind);
  const where = Object.entries(key).map(([field, value]) => {
    if (!references.includes(field)) return [field, value];
    return [field, value == null ? { is: null } : { is: { slug: value } }];
  });
  return Object.fromEntries(where) as object;
}

export async function claimingSources(tx: Tx, kind: Kind, { id, key }: StoredFact): Promise<string[]> {
  if (kind.plural === statement.plural) {
    const { source } = await tx.statement.findUniqueOrThrow({ where: { id }, select: { source: SLUG } });
    return [source.slug];
  }
  if ('table' in kind.place) return declaring(tx, nameIn(kind, key['slug']));
  return citing(tx, { [kind.foreignKey]: id });
}

/** Slugs of the sources that cite passages for a fact. */
async function citing(tx: Tx, where: Prisma.CitationWhereInput): Promise<string[]> {
  const sources = await tx.source.findMany({
    where: { citations: { some: where } },
    select: { slug: true },
    orderBy: { slug: 'asc' },
  });
  return sources.map(({ slug }) => slug);
}

async function findRow(tx: Tx, { model, plural }: Kind, where: object, query: object = {}): Promise<Row | null> {
  const [row] = await prismaModel(tx, model).findMany({ where, take: 1, ...query });
  if (row || plural !== person.plural) return row ?? null;
  // The id and slug of a merged person resolve to the person who was kept.
  const merged = await tx.mergedPerson.findFirst({ where: where as never, select: { person: true } });
  return merged?.person ?? null;
}

/** The fields that refer to other kinds, including the owner. */
function referringFields(kind: Kind): string[] {
  const owner = ownerKind(kind);
  const fields = referenceFields(kind).map(({ name }) => name);
  return owner ? [owner.name, ...fields] : fields;
}

function storedKey(kind: Kind, row: Row, references: string[]): ClaimKey {
  const slug = slugColumn(kind);
  if (slug) return { slug: row[slug] as string };
  const slugs = references.map((field) => [field, (row[field] as { slug: string } | null)?.slug]);
  return claimKey(kind, { ...row, ...(Object.fromEntries(slugs) as Claim) });
}
