import type { Annotation } from './annotation.js';
import type { Claims } from './claims.js';

type Table = 'people' | 'organizations' | 'topics' | 'visits' | 'events';

/** The slugs that an import may change, by table. Rows without a slug belong to those that they are about. */
export type Scope = Record<Table, Set<string>>;

/** All that a source declares, and all that it declared before. */
export function scopeOf(annotations: Annotation[]): Scope {
  const slugs = (table: Table) => new Set(annotations.flatMap((one) => Object.keys(one[table])));
  return {
    people: slugs('people'),
    organizations: slugs('organizations'),
    topics: slugs('topics'),
    visits: slugs('visits'),
    events: slugs('events'),
  };
}

/** Another source's claims on what is in scope. Its statements are its own. */
export function claimsInScope(claims: Claims, scope: Scope): Claims {
  return {
    people: kept(claims.people, (_, slug) => scope.people.has(slug)),
    organizations: kept(claims.organizations, (_, slug) => scope.organizations.has(slug)),
    topics: kept(claims.topics, (_, slug) => scope.topics.has(slug)),
    kinships: kept(claims.kinships, ({ person, relative }) => scope.people.has(person) || scope.people.has(relative)),
    positions: kept(claims.positions, ({ person }) => scope.people.has(person)),
    visits: kept(claims.visits, (_, slug) => scope.visits.has(slug)),
    delegates: kept(claims.delegates, ({ visit }) => scope.visits.has(visit)),
    events: kept(claims.events, (_, slug) => scope.events.has(slug)),
    participants: kept(claims.participants, ({ event }) => scope.events.has(event)),
    statements: new Map(),
  };
}

function kept<T>(table: Map<string, T>, inScope: (row: T, key: string) => boolean): Map<string, T> {
  return new Map([...table].filter(([key, row]) => inScope(row, key)));
}
