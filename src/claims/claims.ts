import type { Annotation, CitedSpan } from './annotation.js';
import { canonicalKin } from './kin.js';

type Row<T> = Omit<T, 'cite' | 'delegation' | 'participants'>;
/** By natural key, in the order of the annotation. */
type Table<T> = Map<string, T>;

/** What one source claims, in the rows of the store; references are still slugs. */
export interface Claims {
  people: Table<Annotation['people'][string]>;
  organizations: Table<Row<Annotation['organizations'][string]>>;
  topics: Table<{ name: string }>;
  kinships: Table<Row<Annotation['kinship'][number]>>;
  positions: Table<Row<Annotation['positions'][number]>>;
  visits: Table<Row<Annotation['visits'][string]>>;
  delegates: Table<Row<Annotation['visits'][string]['delegation'][number]> & { visit: string }>;
  events: Table<Row<Annotation['events'][string]>>;
  participants: Table<Row<Annotation['events'][string]['participants'][number]> & { event: string }>;
  statements: Table<Row<Annotation['statements'][string]>>;
}

/** The kinds of row that citations support. */
export type FactKind = Exclude<keyof Claims, 'people' | 'topics'>;

/** The passages on which one row rests. */
export interface Support {
  kind: FactKind;
  key: string;
  cite: CitedSpan[];
}

export function claimsOf(annotation: Annotation): { claims: Claims; supports: Support[] } {
  const supports: Support[] = [];
  /** Files the rows under their keys, and what they rest on apart from them. */
  const table = <T extends { cite: CitedSpan[] }>(kind: FactKind, rows: [key: string, row: T][]) =>
    new Map(
      rows.map(([key, { cite, ...row }]) => {
        supports.push({ kind, key, cite });
        return [key, row] as const;
      }),
    );
  const { people, organizations, topics, visits, events, statements } = annotation;
  const kinships = annotation.kinship.map((row) => ({ ...row, ...canonicalKin(row) }));
  const delegates = Object.entries(visits).flatMap(([visit, { delegation }]) =>
    delegation.map((row) => ({ ...row, visit })),
  );
  const participants = Object.entries(events).flatMap(([event, rows]) =>
    rows.participants.map((row) => ({ ...row, event })),
  );
  const claims: Claims = {
    people: new Map(Object.entries(people)),
    organizations: table('organizations', Object.entries(organizations)),
    topics: new Map(Object.entries(topics).map(([slug, name]) => [slug, { name }])),
    kinships: table('kinships', keyed(kinships, kinshipKey)),
    positions: table('positions', keyed(annotation.positions, positionKey)),
    visits: table(
      'visits',
      Object.entries(visits).map(([slug, { delegation: _, ...row }]) => [slug, row]),
    ),
    delegates: table('delegates', keyed(delegates, delegateKey)),
    events: table(
      'events',
      Object.entries(events).map(([slug, { participants: _, ...row }]) => [slug, row]),
    ),
    participants: table('participants', keyed(participants, participantKey)),
    statements: table('statements', Object.entries(statements)),
  };
  return { claims, supports };
}

type Named<Names extends string> = Partial<Record<Names, string | number | undefined>>;

function kinshipKey({ person, relative, kind }: Named<'person' | 'relative' | 'kind'>) {
  return [person, relative, kind];
}

function positionKey(row: Named<'person' | 'title' | 'organization' | 'country' | 'term'>) {
  return [row.person, row.title, row.organization, row.country, row.term];
}

/** A delegate of whom nobody has settled yet who it is goes by name. */
function delegateKey({ visit, person, side, name }: Named<'visit' | 'person' | 'side' | 'name'>) {
  return person === undefined ? [visit, null, side, name] : [visit, person];
}

function participantKey({
  event,
  person,
  country,
  organization,
}: Named<'event' | 'person' | 'country' | 'organization'>) {
  return [event, person, country, organization];
}

function keyed<T>(rows: T[], key: (row: T) => unknown[]): [string, T][] {
  return rows.map((row) => [JSON.stringify(key(row)), row]);
}
