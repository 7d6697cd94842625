import type { Prisma } from '../db/generated/client.js';
import type { FactKind } from '../claims/claims.js';
import type { Referent } from '../claims/references.js';
import type { Scope } from '../claims/scope.js';
import { CITED_BY } from './citations.js';
import { inChunks } from './in-chunks.js';
import type { Links } from './links.js';
import type { Row } from './row.js';

type Tx = Prisma.TransactionClient;

export type Entities = Record<Referent, (Row & { slug: string })[]>;

/** The stored rows of some slugs, by table. */
export async function storedEntities(tx: Tx, slugs: Record<Referent, Set<string>>): Promise<Entities> {
  const where = (slug: string[]) => ({ where: { slug: { in: slug } } });
  return {
    countries: await inChunks(slugs.countries, (chunk) => tx.country.findMany(where(chunk))),
    people: await inChunks(slugs.people, (chunk) => tx.person.findMany(where(chunk))),
    organizations: await inChunks(slugs.organizations, (chunk) => tx.organization.findMany(where(chunk))),
    topics: await inChunks(slugs.topics, (chunk) => tx.topic.findMany(where(chunk))),
    visits: await inChunks(slugs.visits, (chunk) => tx.visit.findMany(where(chunk))),
    events: await inChunks(slugs.events, (chunk) => tx.event.findMany(where(chunk))),
  };
}

export interface Facts {
  kinships: Row[];
  positions: Row[];
  delegates: Row[];
  participants: Row[];
}

/** The stored facts about the people, visits and events in scope. */
export async function storedFacts(tx: Tx, entities: Entities, scope: Scope): Promise<Facts> {
  const idsOf = (table: 'people' | 'visits' | 'events') =>
    entities[table].filter(({ slug }) => scope[table].has(slug)).map(({ id }) => id);
  const people = idsOf('people');
  const kinships = await inChunks(people, (ids) =>
    tx.kinship.findMany({ where: { OR: [{ personId: { in: ids } }, { relativeId: { in: ids } }] } }),
  );
  return {
    // Both of a pair may be in scope, in chunks of their own.
    kinships: [...new Map(kinships.map((row) => [row.id, row])).values()],
    positions: await inChunks(people, (ids) => tx.position.findMany({ where: { personId: { in: ids } } })),
    delegates: await inChunks(idsOf('visits'), (ids) => tx.delegate.findMany({ where: { visitId: { in: ids } } })),
    participants: await inChunks(idsOf('events'), (ids) =>
      tx.participant.findMany({ where: { eventId: { in: ids } } }),
    ),
  };
}

export interface OwnRows {
  statements: Row[];
  links: Links;
  citations: Row[];
}

/** Of what belongs to one source alone: its statements by these keys, and its citations of these facts and of those. */
export async function storedOwn(
  tx: Tx,
  sourceId: string | null,
  keys: Set<string>,
  facts: Record<Exclude<FactKind, 'statements'>, string[]>,
): Promise<OwnRows> {
  if (sourceId === null) return { statements: [], links: { speakers: [], about: [], topics: [] }, citations: [] };
  const statements = await inChunks(keys, (some) => tx.statement.findMany({ where: { sourceId, key: { in: some } } }));
  const ids = statements.map(({ id }) => id);
  const ofThem = (some: string[]) => ({ where: { statementId: { in: some } } });
  const citations: Row[][] = [];
  for (const [kind, cited] of Object.entries({ ...facts, statements: ids }) as [FactKind, string[]][]) {
    const ofFacts = (some: string[]) => ({ where: { sourceId, [CITED_BY[kind]]: { in: some } } });
    citations.push(await inChunks(cited, (some) => tx.citation.findMany(ofFacts(some))));
  }
  return {
    statements,
    links: {
      speakers: await inChunks(ids, (some) => tx.statementSpeaker.findMany({ ...ofThem(some), omit: { id: true } })),
      about: await inChunks(ids, (some) => tx.statementVisit.findMany(ofThem(some))),
      topics: await inChunks(ids, (some) => tx.statementTopic.findMany(ofThem(some))),
    },
    citations: citations.flat(),
  };
}

/** The parents of these organizations, of those, and so on. */
export async function storedParents(tx: Tx, organizations: Row[]): Promise<Map<string, string | null>> {
  const ids = organizations.map(({ id }) => id);
  const rows = await tx.$queryRaw<{ id: string; parentId: string | null }[]>`
    WITH RECURSIVE "above" AS (
      SELECT "id", "parentId" FROM "Organization" WHERE "id" = ANY (${ids}::uuid[])
      UNION SELECT o."id", o."parentId" FROM "above" JOIN "Organization" o ON o."id" = "above"."parentId"
    )
    SELECT * FROM "above"`;
  return new Map(rows.map(({ id, parentId }) => [id, parentId]));
}
