import type { Prisma } from '../../db/generated/client.js';
import type { Annotation } from '../annotation.js';
import { claimsOf, type Claims, type Support } from '../claims.js';
import { mergeClaims, type SourceClaims } from '../merge.js';
import { claimsInScope, scopeOf, type Scope } from '../scope.js';
import { neededSlugs } from './needed-slugs.js';
import type { StoredSource } from './source-document.js';
import { knownSources } from './sources.js';
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
  scope: Scope;
  merged: Claims;
  supports: Support[];
  source: StoredSource | null;
  entities: Entities;
  facts: Facts;
  own: OwnRows;
  parents: Map<string, string | null>;
}

export async function readState(tx: Prisma.TransactionClient, annotation: Annotation): Promise<State> {
  const { before, others } = await knownSources(tx, annotation);
  const scope = scopeOf(before ? [annotation, before] : [annotation]);
  const { claims, supports } = claimsOf(annotation);
  const merged = mergeClaims([
    claimsBy(annotation, claims),
    ...others.map((other) => claimsBy(other, claimsInScope(claimsOf(other).claims, scope))),
  ]);
  const source = await tx.source.findUnique({
    where: { slug: annotation.source.slug },
    include: { document: true },
  });
  const entities = await storedEntities(tx, neededSlugs(before ? [annotation, before] : [annotation], scope, merged));
  return {
    scope,
    merged,
    supports,
    source,
    entities,
    facts: await storedFacts(tx, entities, scope),
    own: await storedOwn(tx, source?.id ?? null),
    parents: await storedParents(tx),
  };
}

function claimsBy({ source: { slug, publishedOn } }: Annotation, claims: Claims): SourceClaims {
  return { slug, publishedOn, claims };
}
