import type { Annotation } from '../../model/annotation.js';
import type { Claims, Support } from '../../model/claims.js';
import type { ResolvedClaims } from '../../model/resolve-claims.js';
import type { Claim, Kind } from '../../model/kinds/kind.js';
import { KINDS, ownerKind, type Plural, SHARED } from '../../model/kinds/kinds.js';
import type { Prisma } from '../../db/generated/client.js';
import { citationColumns, type CitationColumns, citationKey } from './citations.js';
import { claimRow } from './columns.js';
import { differencesByFact, disagreementRows, withUnsaid } from './disagreements.js';
import { identified, type Ids, naturalKey } from './ids.js';
import { type Links, claimLinks } from './links.js';
import type { Row } from './row.js';

// The rows that should exist after an import.

/** The tables that an import changes, in an order in which rows can be created. */
export const TABLES = [...KINDS.map(({ plural }) => plural), 'citations', 'disagreements', 'claimedValues'] as const;
export type Table = (typeof TABLES)[number];

/** The models of tables whose rows belong to facts and have no history of their own. */
export const UNRECORDED = {
  citations: 'Citation',
  disagreements: 'Disagreement',
  claimedValues: 'ClaimedValue',
} as const satisfies Partial<Record<Table, Prisma.ModelName>>;

export function hasHistory(table: Table): table is Plural {
  return !Object.hasOwn(UNRECORDED, table);
}
export type FactRows = Partial<Record<Table, Row[]>>;

/** Rows by table, and the rows of join tables. */
export interface WantedRows {
  rows: Record<Table, Row[]>;
  links: Links;
}

interface Incoming {
  annotation: Annotation;
  supports: Support[];
  differences: ResolvedClaims['differences'];
  sourceId: string;
  citationsOfOthers: Row[];
  /** The ids of all sources in scope, by slug. */
  sourceIds: Map<string, string>;
  /** A stored row whose natural key was edited. */
  moved: string | undefined;
}

/**
 * Returns the rows that an import leaves in its scope, each with the id of its stored row or a new one, and the citations that
 * other sources give for these rows.
 */
export function wantedRows(resolved: Claims, incoming: Incoming, ids: Ids, stored: FactRows): WantedRows & { ofOthers: Row[] } {
  const { annotation, supports, differences, sourceId, moved } = incoming;
  const cite = new Map(supports.map((support) => [`${support.kind.plural} ${support.key}`, support.cite]));
  const claimsOf = ({ plural }: (typeof KINDS)[number]): Map<string, Claim> =>
    plural === 'sources' ? new Map([[annotation.source.slug, annotation.source]]) : resolved[plural];

  const facts = new Map<string, { kind: Kind; id: string; claim: Claim }>();
  const tables = KINDS.map((kind) => {
    const claims = claimsOf(kind);
    const ordinals = ordinalsOf(kind, claims);
    const columns = new Map(
      [...claims].map(([slug, claim]) => {
        const passages = cite.get(`${kind.plural} ${slug}`) ?? [];
        return [slug, claimRow(kind, { ids, sourceId, slug, claim, cite: passages, ordinal: ordinals.get(slug) ?? 0 })];
      }),
    );
    const rows = withIds(kind, columns);
    for (const [key, { id }] of rows) facts.set(`${kind.plural} ${key}`, { kind, id, claim: claims.get(key)! });
    return [kind.plural, [...rows.values()]] as const;
  });

  function withIds(kind: Kind, columns: Map<string, object>): Map<string, Row> {
    const own = (id: (slug: string) => string) => new Map([...columns].map(([slug, row]) => [slug, { ...row, id: id(slug) }]));
    if (kind.plural === 'sources') return own(() => sourceId);
    if (SHARED.includes(kind as never)) return own((slug) => ids.of(kind.plural, slug)!);
    const known = stored[kind.plural as Table] ?? [];
    return identified(known, columns, (row) => naturalKey(kind, row), ids.next, moved);
  }

  const citations = supports.flatMap((support): CitationColumns[] => {
    const { kind, key } = support;
    const { id, claim } = facts.get(`${kind.plural} ${key}`)!;
    const unsaid = differences[kind.plural]?.get(key)?.unsaid.get(annotation.source.slug);
    return citationColumns(support, claim, id, sourceId, unsaid);
  });
  const keyed = new Map(citations.map((citation) => [citationKey(citation), citation]));
  const rows = [...identified(stored.citations ?? [], keyed, citationKey, ids.next).values()];
  const found = differencesByFact(differences, (plural, key) => facts.get(`${plural} ${key}`)!);
  return {
    rows: {
      ...(Object.fromEntries(tables) as Record<Plural, Row[]>),
      citations: rows,
      ...disagreementRows(found, incoming.sourceIds, stored, ids.next),
    },
    ofOthers: withUnsaid(incoming.citationsOfOthers, found, incoming.sourceIds),
    links: claimLinks(ids, [...facts.values()]),
  };
}

/** Returns the positions of claims in their owners' lists, from 0, by key. */
function ordinalsOf(kind: Kind, claims: Map<string, Claim>): Map<string, number> {
  const owner = ownerKind(kind);
  if (!owner) return new Map();
  const { rank = () => 0 } = kind;
  const ordered = [...claims].sort(([, a], [, b]) => rank(a as never) - rank(b as never));
  const lengths = new Map<unknown, number>();
  return new Map(
    ordered.map(([key, claim]) => {
      const list = claim[owner.name];
      const ordinal = lengths.get(list) ?? 0;
      lengths.set(list, ordinal + 1);
      return [key, ordinal];
    }),
  );
}
