import { type CitationColumns, citedFactId } from '../rows/citations.js';
import { isWhole } from '../../model/kinds/fields.js';
import { LINK_TABLES, type LinkRow, type LinkTable, type Links } from '../rows/links.js';
import type { Row } from '../rows/row.js';
import { groupBy } from '../../shared/group-by.js';
import type { Plural } from '../../model/kinds/kinds.js';
import { hasHistory, TABLES, type WantedRows } from '../rows/wanted.js';

/** A row as recorded in the history, with the API's field names and with slugs for references. */
export type RecordedView = Record<string, unknown>;

type Slugs = Map<string, string>;

/** The number of digits to show of a digest: enough to distinguish words. */
const SHOWN_DIGITS = 16;

/** Columns that are derived from others, or do not belong to the row itself. */
const HIDDEN = /^(id|version|updatedAt|searchVector|passageStart|ordinal|days|\w+(Folded|Precision|Earliest|Latest))$/;

/** Returns views of rows, by table and id. `slugs` must have every id that they refer to. Citations are part of their facts. */
export function views({ rows, links }: WantedRows, slugs: Slugs): Record<Plural, Map<string, RecordedView>> {
  const { citations } = rows;
  const passages = passagesOf(citations as (Row & CitationColumns)[], slugs);
  const linked = linkedLists(links, slugs);
  const viewed = TABLES.filter(hasHistory).map((table) => [
    table,
    new Map(rows[table].map((row) => [row.id, { ...view(row, slugs), ...linked.get(row.id), ...passages.get(row.id) }])),
  ]);
  return Object.fromEntries(viewed) as Record<Plural, Map<string, RecordedView>>;
}

function view(row: Row, slugs: Slugs): RecordedView {
  const visible = Object.entries(row).filter(([column]) => !HIDDEN.test(column));
  return Object.fromEntries(
    visible.map(([column, value]) => {
      if (column.endsWith('Edtf')) return [column.slice(0, -4), value];
      if (!column.endsWith('Id')) return [column, value];
      return [column.slice(0, -2), value === null ? null : (slugs.get(value as string) ?? value)];
    }),
  );
}

/**
 * Returns passages in RFC 5147 notation, such as kim-jong-un-in-beijing#char=12,40. Passages identified by fragment and
 * words, such as visits#row=17;sha256=…, have no offsets. A link is cited by its slug. The main passage comes
 * first.
 */
function passagesOf(citations: (Row & CitationColumns)[], slugs: Slugs): Map<string, { citations: string[] }> {
  const mainFirst = (a: CitationColumns, b: CitationColumns) => Number(b.isMain) - Number(a.isMain) || a.ordinal - b.ordinal;
  const passage = (citation: CitationColumns) => `${slugs.get(citation.sourceId)}${placeOf(citation)}`;
  const cited = [...groupBy(citations.toSorted(mainFirst), citedFactId)];
  return new Map(cited.map(([fact, each]) => [fact, { citations: each.map(passage) }]));
}

function placeOf(citation: CitationColumns): string {
  const { start, end, fragment, digest } = citation;
  if (fragment !== null && digest !== null) return `#${fragment};sha256=${digest.slice(0, SHOWN_DIGITS)}`;
  return isWhole(citation) ? '' : `#char=${start},${end}`;
}

/** Returns the lists of each row that has at least one link. */
function linkedLists(links: Links, slugs: Slugs): Map<string, RecordedView> {
  const views = new Map<string, Record<string, string[]>>();
  for (const table of LINK_TABLES) {
    const { kind, field, ordered } = table;
    const rows = ordered ? links[table.model]!.toSorted(byOrdinal) : links[table.model]!;
    for (const row of rows) {
      const owner = row[kind.foreignKey] as string;
      const view = views.get(owner) ?? emptyLists(table);
      view[field.name]!.push(entryText(table, row, slugs));
      views.set(owner, view);
    }
    if (!ordered) for (const view of views.values()) view[field.name]?.sort();
  }
  return views;
}

function emptyLists({ kind }: LinkTable): Record<string, string[]> {
  return Object.fromEntries(LINK_TABLES.flatMap((each) => (each.kind === kind ? [[each.field.name, []]] : [])));
}

function byOrdinal(a: LinkRow, b: LinkRow): number {
  return (a['ordinal'] as number) - (b['ordinal'] as number);
}

/** A slug, followed by the rest of the entry in brackets, such as kim-jong-un (as host). */
function entryText(table: LinkTable, row: LinkRow, slugs: Slugs): string {
  const slug = slugs.get(entryOf(table, row))!;
  const details = table.details.flatMap((column) => row[column] ?? []);
  return details.length === 0 ? slug : `${slug} (${details.join(', ')})`;
}

function entryOf({ references }: LinkTable, row: LinkRow): string {
  return references.flatMap(({ column }) => row[column] ?? [])[0] as string;
}
