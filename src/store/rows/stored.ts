import { Prisma } from '../../db/generated/client.js';
import { uncapitalize } from '../../shared/capitals.js';
import type { Kind } from '../../model/kinds/kind.js';
import { CITED, LISTED, SHARED, claimSubjects } from '../../model/kinds/kinds.js';
import { statement } from '../../model/kinds/statement.js';
import type { Scope } from '../../model/scope.js';
import type { Entities } from './ids.js';
import { inChunks } from '../../shared/batches.js';
import { LINK_TABLES, noLinks, type LinkRow, type Links } from './links.js';
import type { Row } from './row.js';
import { columnType, quotedColumns, storedColumns } from './model-columns.js';
import type { FactRows, Table } from './wanted.js';
import type { Tx } from '../transaction.js';

// Reads the stored rows that are in scope.

interface Model {
  findMany(query: object): Promise<Row[]>;
}

export function prismaModel(tx: Tx, model: string): Model {
  return tx[uncapitalize(model) as 'visit'] as unknown as Model;
}

/** Reads the rows of a model whose column has one of these values. `and` is a further condition. */
export function storedRows(tx: Tx, model: string, column: string, values: Iterable<string>, and = Prisma.empty): Promise<Row[]> {
  const [name, type] = [Prisma.raw(`"${column}"`), Prisma.raw(columnType(model, column))];
  return inChunks(values, (some) => rowsWhere(tx, model, Prisma.sql`${name} = ANY (${some}::${type}[]) ${and}`));
}

/** Reads rows with one SQL statement. Prisma's own queries cost twice as much, and are prepared again for each number of values. */
export function rowsWhere(tx: Tx, model: string, condition: Prisma.Sql): Promise<Row[]> {
  const columns = Prisma.raw(quotedColumns(storedColumns(model)));
  return tx.$queryRaw<Row[]>`SELECT ${columns} FROM ${Prisma.raw(`"${model}"`)} WHERE ${condition}`;
}

export async function storedEntities(tx: Tx, slugs: Scope): Promise<Entities> {
  const entities: Record<string, Row[]> = {};
  for (const { plural, model } of [{ plural: 'countries', model: 'Country' }, ...SHARED]) {
    entities[plural] = await storedRows(tx, model, 'slug', slugs[plural]!);
  }
  return entities as Entities;
}

/** Reads the stored rows of kinds in lists, as far as they are about objects in scope. */
export async function storedFacts(tx: Tx, entities: Entities, scope: Scope): Promise<FactRows> {
  const facts: FactRows = {};
  for (const kind of LISTED) {
    const rows: Row[] = [];
    for (const { field, of } of claimSubjects(kind)) {
      const ids = inScope(entities, scope, of).map(({ id }) => id);
      rows.push(...(await storedRows(tx, kind.model, `${field}Id`, ids)));
    }
    // A row about two people is found twice if both are in scope.
    facts[kind.plural] = [...new Map(rows.map((row) => [row.id, row])).values()];
  }
  return facts;
}

export function inScope(entities: Entities, scope: Scope, { plural }: Kind): Row[] {
  return entities[plural]!.filter(({ slug }) => scope[plural]!.has(slug));
}

/**
 * Reads the source's statements with these keys, its citations, and the links of all these rows. For facts on which sources
 * disagree or disagreed before, also reads the citations of other sources, since the fields that they support may change.
 */
export async function storedOwn(
  tx: Tx,
  sourceId: string | null,
  keys: Set<string>,
  facts: FactRows,
  differ: (kind: Kind) => boolean,
) {
  const ofSource = Prisma.sql`"sourceId" = ${sourceId}::uuid`;
  const statements = sourceId === null ? [] : await storedRows(tx, statement.model, 'key', keys, Prisma.sql`AND ${ofSource}`);
  const all = { ...facts, statements };
  const orDiffered = sourceId === null ? null : Prisma.sql`AND (${ofSource} OR "unsaid" <> '{}')`;
  const citations = await storedCitations(tx, (kind) => (differ(kind) ? Prisma.empty : orDiffered), all);
  const isOwn = (row: Row) => row['sourceId'] === sourceId;
  return {
    statements,
    citations: citations.filter(isOwn),
    citationsOfOthers: citations.filter((row) => !isOwn(row)),
    links: await storedLinks(tx, all),
  };
}

/**
 * Reads the citations of facts that match a condition, which depends on the kind. A kind without a condition (null) is
 * skipped.
 */
export async function storedCitations(tx: Tx, whereOf: (kind: Kind) => Prisma.Sql | null, facts: FactRows): Promise<Row[]> {
  const citations: Row[] = [];
  for (const kind of CITED) {
    const where = whereOf(kind);
    if (!where) continue;
    const ids = (facts[kind.plural] ?? []).map(({ id }) => id);
    citations.push(...(await storedRows(tx, 'Citation', kind.foreignKey, ids, where)));
  }
  return citations;
}

/** Reads the links of rows, without ids, in the form that `linksOf` returns. */
export async function storedLinks(tx: Tx, facts: FactRows): Promise<Links> {
  const links = noLinks();
  for (const { model, kind } of LINK_TABLES) {
    const ids = (facts[kind.plural as Table] ?? []).map(({ id }) => id);
    const rows = await storedRows(tx, model, kind.foreignKey, ids);
    links[model] = rows.map(({ id: _id, ...link }) => link as LinkRow);
  }
  return links;
}

/** Reads the parents of these organizations and of all their ancestors. */
export async function storedParents(tx: Tx, organizations: Row[]): Promise<Map<string, string | null>> {
  if (organizations.length === 0) return new Map();
  const ids = organizations.map(({ id }) => id);
  const rows = await tx.$queryRaw<{ id: string; parentId: string | null }[]>`
    WITH RECURSIVE "above" AS (
      SELECT "id", "parentId" FROM "Organization" WHERE "id" = ANY (${ids}::uuid[])
      UNION SELECT o."id", o."parentId" FROM "above" JOIN "Organization" o ON o."id" = "above"."parentId"
    )
    SELECT * FROM "above"`;
  return new Map(rows.map(({ id, parentId }) => [id, parentId]));
}
