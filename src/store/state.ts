import type { Prisma } from '../db/generated/client.js';
import { parsePartialDate } from '../claims/dates/partial-date.js';
import { annotation, type Annotation } from '../claims/annotation.js';
import { claimsOf, type Claims, type FactKind, type Support } from '../claims/claims.js';
import { mergeClaims } from '../claims/merge.js';
import { scopeOf, type Scope } from '../claims/scope.js';
import { changedParts } from './changed-parts.js';
import { neededSlugs } from './needed-slugs.js';
import { othersInScope } from './others-in-scope.js';
import type { StoredSource } from './source-document.js';
import {
  storedEntities,
  storedFacts,
  storedOwn,
  storedParents,
  type Entities,
  type Facts,
  type OwnRows,
} from './stored.js';

/** All that decides what an import changes: what every source claims, and what is stored. */
export interface State {
  /** What the source says of what is in scope. */
  said: Annotation;
  scope: Scope;
  merged: Claims;
  supports: Support[];
  source: StoredSource | null;
  entities: Entities;
  facts: Facts;
  own: OwnRows;
  parents: Map<string, string | null>;
}

/** `changesOnly` leaves out of scope what the source said before and says still. */
export async function readState(
  tx: Prisma.TransactionClient,
  incoming: Annotation,
  { changesOnly }: { changesOnly: boolean },
): Promise<State> {
  const { slug } = incoming.source;
  const source = await tx.source.findUnique({ where: { slug }, include: { document: true } });
  const stored = source?.document ? annotation.parse(source.document.annotation) : null;
  const [before, said] = stored && changesOnly ? changedParts(stored, incoming) : [stored, incoming];
  const both = before ? [said, before] : [said];
  const scope = scopeOf(both);
  const { claims, supports } = claimsOf(said);
  const others = await othersInScope(tx, slug, scope);
  const merged = mergeClaims([
    { slug, publishedAt: parsePartialDate(said.source.publishedOn ?? '')?.latest ?? null, claims },
    ...others,
  ]);
  const entities = await storedEntities(tx, neededSlugs(both, scope, merged));
  const facts = await storedFacts(tx, entities, scope);
  const keys = new Set(both.flatMap(({ statements }) => Object.keys(statements)));
  return {
    ...{ said, scope, merged, supports, source, entities, facts },
    own: await storedOwn(tx, source?.id ?? null, keys, factIds(entities, facts, scope)),
    parents: await storedParents(tx, entities.organizations),
  };
}

/** Ids of the stored rows in scope on which the source may have passages, its statements aside. */
function factIds(entities: Entities, facts: Facts, scope: Scope): Record<Exclude<FactKind, 'statements'>, string[]> {
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  const inScope = (table: 'organizations' | 'visits' | 'events') =>
    ids(entities[table].filter(({ slug }) => scope[table].has(slug)));
  return {
    organizations: inScope('organizations'),
    visits: inScope('visits'),
    events: inScope('events'),
    kinships: ids(facts.kinships),
    positions: ids(facts.positions),
    delegates: ids(facts.delegates),
    participants: ids(facts.participants),
  };
}
