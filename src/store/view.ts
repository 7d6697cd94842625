import type { CitationColumns } from './citations.js';
import { factOf } from './citations.js';
import type { Links } from './links.js';
import type { Row } from './row.js';
import type { Kind } from './wanted.js';

/** What the history tells of a row: its fields in the API's words, references by slug. */
export type View = Record<string, unknown>;

/** The kinds that are viewed: a citation is seen in its fact. */
export type Recorded = Exclude<Kind, 'citations'>;

/** Columns that repeat others, or count something else than what the row says. */
const UNSEEN = /^(id|version|updatedAt|searchVector|passageStart|ordinal|\w+(Folded|Precision|Earliest|Latest))$/;

/** Views of rows, by id. `slugs` knows every id to which they refer. */
export function views(
  rows: Record<Kind, Row[]>,
  links: Links,
  slugs: Map<string, string>,
): Record<Recorded, Map<string, View>> {
  const { citations, ...recorded } = rows;
  const passages = passagesOf(citations as (Row & CitationColumns)[], slugs);
  const linked = linksOf(links, slugs);
  const viewed = Object.entries(recorded).map(([kind, table]) => [
    kind,
    new Map(
      table.map((row) => [row.id, { ...view(row, slugs), ...linked.get(row.id), ...cited(passages.get(row.id)) }]),
    ),
  ]);
  return Object.fromEntries(viewed) as Record<Recorded, Map<string, View>>;
}

function view(row: Row, slugs: Map<string, string>): View {
  const seen = Object.entries(row).filter(([column]) => !UNSEEN.test(column));
  return Object.fromEntries(
    seen.map(([column, value]) => {
      if (column.endsWith('Edtf')) return [column.slice(0, -4), value];
      if (!column.endsWith('Id')) return [column, value];
      return [column.slice(0, -2), value === null ? null : (slugs.get(value as string) ?? value)];
    }),
  );
}

/** As RFC 5147 names a passage of a plain text: kim-jong-un-in-beijing#char=12,40. */
function passagesOf(citations: (Row & CitationColumns)[], slugs: Map<string, string>): Map<string, string[]> {
  const passages = new Map<string, string[]>();
  for (const citation of citations.toSorted((a, b) => a.ordinal - b.ordinal)) {
    const passage = `${slugs.get(citation.sourceId)}#char=${citation.start},${citation.end}`;
    const fact = factOf(citation);
    passages.set(fact, [...(passages.get(fact) ?? []), passage]);
  }
  return passages;
}

function cited(citations: string[] | undefined): View {
  return citations ? { citations } : {};
}

function linksOf({ speakers, about, topics }: Links, slugs: Map<string, string>): Map<string, View> {
  const views = new Map<string, Record<'speakers' | 'about' | 'topics', (string | undefined)[]>>();
  const of = (statement: string) => {
    const known = views.get(statement) ?? { speakers: [], about: [], topics: [] };
    views.set(statement, known);
    return known;
  };
  for (const { statementId, personId, organizationId, countryId } of speakers.toSorted((a, b) => a.ordinal - b.ordinal))
    of(statementId).speakers.push(slugs.get((personId ?? organizationId ?? countryId)!));
  for (const { statementId, visitId } of about) of(statementId).about.push(slugs.get(visitId));
  for (const { statementId, topicId } of topics) of(statementId).topics.push(slugs.get(topicId));
  for (const { about: visits, topics: names } of views.values()) {
    visits.sort();
    names.sort();
  }
  return views;
}
