import type { Prisma } from '../../db/generated/client.js';
import type { Referent } from '../references.js';
import type { Scope } from '../scope.js';
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

/** What belongs to one source alone; nothing, if it is not stored yet. */
export async function storedOwn(tx: Tx, sourceId: string | null): Promise<OwnRows> {
  if (sourceId === null) return { statements: [], links: { speakers: [], about: [], topics: [] }, citations: [] };
  const where = { statement: { sourceId } };
  return {
    statements: await tx.statement.findMany({ where: { sourceId } }),
    links: {
      speakers: await tx.statementSpeaker.findMany({ where, omit: { id: true } }),
      about: await tx.statementVisit.findMany({ where }),
      topics: await tx.statementTopic.findMany({ where }),
    },
    citations: await tx.citation.findMany({ where: { sourceId } }),
  };
}

/** Every organization's parent, where it has one. */
export async function storedParents(tx: Tx): Promise<Map<string, string | null>> {
  const rows = await tx.organization.findMany({
    where: { parentId: { not: null } },
    select: { id: true, parentId: true },
  });
  return new Map(rows.map(({ id, parentId }) => [id, parentId]));
}
