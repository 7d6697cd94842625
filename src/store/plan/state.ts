import { type Annotation, annotation } from '../../model/annotation.js';
import { type Claims, annotationClaims, type Support } from '../../model/claims.js';
import { parsePartialDate } from '../../model/dates/partial-date.js';
import type { Kind } from '../../model/kinds/kind.js';
import { CLAIMED, SHARED } from '../../model/kinds/kinds.js';
import { type Scope, annotationScope } from '../../model/scope.js';
import { resolveClaims, type ResolvedClaims, type SourceClaims } from '../../model/resolve-claims.js';
import { changedParts } from './changed-parts.js';
import type { Entities } from '../rows/ids.js';
import type { Links } from '../rows/links.js';
import type { Row } from '../rows/row.js';
import { storedDisagreements } from '../rows/disagreements.js';
import { inScope, storedEntities, storedFacts, storedOwn, storedParents, storedRows } from '../rows/stored.js';
import type { FactRows } from '../rows/wanted.js';
import { timeOfWrite, type Tx } from '../transaction.js';
import { references, referencesIn } from '../../model/references.js';
import { annotationFromEntries, type EntryName, nameIn, entryName } from '../../model/entries.js';
import { entriesOfOthers, type EntryOfOther } from '../entries/entries.js';

/** Everything that an import depends on: the claims of all sources, and the stored rows. */
export interface State {
  /** The part of the annotation that is in scope. */
  claimed: Annotation;
  scope: Scope;
  resolved: Claims;
  differences: ResolvedClaims['differences'];
  /** The ids of the other sources in scope, by slug. */
  others: Map<string, string>;
  supports: Support[];
  source: Row | null;
  entities: Entities;
  /** The stored rows in scope, without the source. */
  facts: FactRows;
  /** Other sources' citations of these rows, if sources disagree or disagreed on the fact. */
  citationsOfOthers: Row[];
  links: Links;
  parents: Map<string, string | null>;
  now: Date;
}

/** A source's annotation, or a part of it, before and after a change. */
export interface AnnotationPart {
  /** Null if there is none. */
  before: Annotation | null;
  after: Annotation;
  /** Whether unchanged claims already match the stored rows and need not be compared. */
  changesOnly?: boolean;
}

export async function readState(tx: Tx, part: AnnotationPart): Promise<State> {
  const { slug } = part.after.source;
  const [source = null] = await storedRows(tx, 'Source', 'slug', [slug]);
  const [before, claimed] = part.before && part.changesOnly ? changedParts(part.before, part.after) : [part.before, part.after];
  const both = before ? [claimed, before] : [claimed];
  const scope = annotationScope(both);
  const { claims, supports } = annotationClaims(claimed);
  const others = await othersInScope(tx, slug, scope);
  const { resolved, differences } = resolveClaims([
    { slug, publishedAt: parsePartialDate(claimed.source.publishedOn ?? '')?.latest ?? null, claims },
    ...others,
  ]);
  const entities = await storedEntities(tx, neededSlugs(both, scope, [resolved, ...others.map((other) => other.claims)]));
  const shared = SHARED.map((kind) => [kind.plural, inScope(entities, scope, kind)]);
  const facts = { ...(Object.fromEntries(shared) as object), ...(await storedFacts(tx, entities, scope)) };
  const keys = new Set(both.flatMap(({ statements }) => Object.keys(statements)));
  const differ = ({ plural }: Kind) => (differences[plural]?.size ?? 0) > 0;
  const { links, citationsOfOthers, ...own } = await storedOwn(tx, source?.id ?? null, keys, facts, differ);
  const disagreements = await storedDisagreements(tx, facts);
  const parents = await storedParents(tx, entities['organizations']!);
  return {
    claimed,
    scope,
    resolved,
    differences,
    others: new Map(others.map(({ slug: other, id }) => [other, id])),
    supports,
    source,
    entities,
    facts: { ...facts, ...own, ...disagreements },
    citationsOfOthers,
    links,
    parents,
    now: await timeOfWrite(tx),
  };
}

/**
 * Returns the slugs of all rows that an import reads: those in scope, and those to which claims refer, now or before. Stored rows
 * may refer to what only another source claims.
 */
function neededSlugs(annotations: Annotation[], scope: Scope, claims: Claims[]): Scope {
  const slugs: Scope = { countries: new Set() };
  for (const [plural, inScope] of Object.entries(scope)) slugs[plural] = new Set(inScope);
  for (const { to, slug } of annotations.flatMap((annotation) => [...references(annotation)])) slugs[to]!.add(slug);
  for (const { plural, shape } of CLAIMED) {
    for (const claim of claims.flatMap((all) => [...all[plural].values()])) {
      for (const { to, slug } of referencesIn(shape, claim)) slugs[to]!.add(slug);
    }
  }
  return slugs;
}

const CLAIMS = annotation.omit({ source: true });

/** Reads the claims of other sources about what is in scope, except statements, which belong to one source. */
async function othersInScope(tx: Tx, source: string, scope: Scope): Promise<(SourceClaims & { id: string })[]> {
  const names = new Set<EntryName>(SHARED.flatMap((kind) => [...scope[kind.plural]!].map((slug) => nameIn(kind, slug))));
  const bySource = new Map<string, Map<EntryName, EntryOfOther>>();
  for (const entry of await entriesOfOthers(tx, source, names)) {
    const entries = bySource.get(entry.source) ?? new Map<EntryName, EntryOfOther>();
    bySource.set(entry.source, entries.set(entryName(entry), entry));
  }
  return [...bySource].map(([slug, entries]) => {
    const [{ publishedAt, sourceId }] = entries.values() as unknown as [EntryOfOther];
    const claims = CLAIMS.parse(annotationFromEntries(entries.values())) as Parameters<typeof annotationClaims>[0];
    return { slug, id: sourceId, publishedAt, claims: annotationClaims(claims).claims };
  });
}
