import type { Annotation } from '../claims/annotation.js';
import type { Claims, FactKind, Support } from '../claims/claims.js';
import { citationColumns, citationKey, type CitationColumns } from './citations.js';
import * as columns from './columns.js';
import { identified, type Ids } from './ids.js';
import { linksOf, type Links } from './links.js';
import { delegateOrdinals, participantOrdinals } from './ordinals.js';
import type { Row } from './row.js';
import type { Facts, OwnRows } from './stored.js';

/** What an import counts, in the order in which rows can be created. */
export const KINDS = [
  ...(['organizations', 'people', 'topics', 'sources', 'visits', 'events', 'kinships', 'positions'] as const),
  ...(['delegates', 'participants', 'statements', 'citations'] as const),
];
export type Kind = (typeof KINDS)[number];

export interface Wanted {
  rows: Record<Kind, Row[]>;
  links: Links;
}

export interface Incoming {
  annotation: Annotation;
  supports: Support[];
  sourceId: string;
  /** A stored row whose natural key was edited. */
  moved: string | undefined;
}

/** The rows that an import leaves in scope, each with the id of the stored row that it is, or a new one. */
export function wantedRows(merged: Claims, incoming: Incoming, ids: Ids, stored: Facts & OwnRows): Wanted {
  const { annotation, sourceId, moved } = incoming;
  const delegateOrdinal = delegateOrdinals(merged.delegates);
  const participantOrdinal = participantOrdinals(merged.participants);
  const statements = new Map(Object.entries(annotation.statements));
  const facts = {
    organizations: mapped(merged.organizations, (claim, slug) => columns.organizationColumns(ids, slug, claim)),
    visits: mapped(merged.visits, (claim, slug) => columns.visitColumns(ids, slug, claim)),
    events: mapped(merged.events, (claim, slug) => columns.eventColumns(ids, slug, claim)),
    kinships: identified(
      stored.kinships,
      mapped(merged.kinships, (claim) => columns.kinshipColumns(ids, claim)),
      ({ kind, personId, relativeId }) => [kind, personId, relativeId],
      ids.next,
      moved,
    ),
    positions: identified(
      stored.positions,
      mapped(merged.positions, (claim) => columns.positionColumns(ids, claim)),
      ({ personId, title, organizationId, countryId, term }) => [personId, title, organizationId, countryId, term],
      ids.next,
      moved,
    ),
    delegates: identified(
      stored.delegates,
      mapped(merged.delegates, (claim, key) => columns.delegateColumns(ids, claim, delegateOrdinal.get(key)!)),
      ({ visitId, personId, side, name }) => (personId === null ? [visitId, null, side, name] : [visitId, personId]),
      ids.next,
      moved,
    ),
    participants: identified(
      stored.participants,
      mapped(merged.participants, (claim, key) => columns.participantColumns(ids, claim, participantOrdinal.get(key)!)),
      ({ eventId, personId, countryId, organizationId }) => [eventId, personId, countryId, organizationId],
      ids.next,
      moved,
    ),
    statements: identified(
      stored.statements,
      mapped(statements, (claim, key) => columns.statementColumns(ids, sourceId, key, claim)),
      ({ key }) => [key],
      ids.next,
    ),
  };
  const links = [...statements].map(([key, claim]) => linksOf(ids, facts.statements.get(key)!.id, claim));
  const rows: Record<Kind, Map<string, Row>> = {
    people: mapped(merged.people, (claim, slug) => columns.personColumns(ids, slug, claim)),
    topics: mapped(merged.topics, (claim, slug) => columns.topicColumns(ids, slug, claim)),
    sources: new Map([[sourceId, columns.sourceColumns(ids, sourceId, annotation.source)]]),
    ...facts,
    citations: identified(stored.citations, citations(incoming, facts), citationKey, ids.next),
  };
  return {
    rows: Object.fromEntries(
      Object.entries(rows).map(([kind, table]) => [kind, [...table.values()]]),
    ) as Wanted['rows'],
    links: {
      speakers: links.flatMap(({ speakers }) => speakers),
      about: links.flatMap(({ about }) => about),
      topics: links.flatMap(({ topics }) => topics),
    },
  };
}

function citations(
  { annotation, supports, sourceId }: Incoming,
  facts: Record<FactKind, Map<string, { id: string }>>,
): Map<string, CitationColumns> {
  const all = supports.flatMap((support) => {
    const statement = support.kind === 'statements' ? annotation.statements[support.key] : undefined;
    const words = statement && statement.kind !== 'PARAPHRASE' ? statement.text : null;
    return citationColumns(support, facts[support.kind].get(support.key)!.id, sourceId, words);
  });
  return new Map(all.map((citation) => [JSON.stringify(citationKey(citation)), citation]));
}

function mapped<Claim, Columns>(table: Map<string, Claim>, columnsOf: (claim: Claim, key: string) => Columns) {
  return new Map([...table].map(([key, claim]) => [key, columnsOf(claim, key)]));
}
