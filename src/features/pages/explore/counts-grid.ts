import { capitalize } from '../../../shared/capitals.js';
import { countryUrl, withQuery } from '../../../http/urls.js';
import { inDecade } from '../charts/bars.js';
import type { Chart } from '../charts/chart.js';
import { countText, type Grid, gridChart } from '../charts/grid.js';
import type { CountsPageQuery } from '../generated/graphql.js';
import { counted, NO_KIND, number } from '../words.js';
import { type CountedCountry, type CountedRows, inCountry, ROWS, visitsFilterQuery } from './counted.js';
import type { FramingOf } from './explored.js';

// The table of all countries, with the numbers of the charts.

/** What the page of counts shows. */
export interface CountsProps {
  data: CountsPageQuery;
  query: URLSearchParams;
  today: string;
  row: CountedRows;
  countries: CountedCountry[];
}

/** The table's identifier as a chart. */
export const NUMBERS = 'numbers';

/** Returns the table as a chart; null if no country has visits. */
export function numbersChart(of: CountsProps, framing: FramingOf): Chart | null {
  if (of.countries.length === 0) return null;
  return gridChart(countsGrid(of), {
    id: NUMBERS,
    framing: framing(`Visits by ${ROWS[of.row]} and decade`, 'Numbers of visits.', shownOfAll(of)),
    table: countsTable(of),
  });
}

/** Returns the numbers in rows: for each country, a row for each decade. */
export function countsTable({ row, countries }: CountsProps): Chart['table'] {
  const hasUnknown = countries.some(({ unknown }) => unknown > 0);
  return [
    [ROWS[row], 'decade', 'visits', ...(hasUnknown ? [NO_KIND] : [])],
    ...countries.flatMap(({ name, decades }) =>
      decades.map(({ from, count, unknown }) => [name, from ?? 'unknown', count, ...(hasUnknown ? [unknown] : [])]),
    ),
  ];
}

/** Returns a row of counts for each country: all its visits, then its visits in each decade. */
export function countsGrid(of: CountsProps): Grid {
  const { data, query, row, countries } = of;
  const filter = visitsFilterQuery(query);
  const unknownKinds = new Map(data.unknownKinds?.nodes.map(({ decade, count }) => [decade, count]));
  const columns = columnsOf(data);
  const allUnknown = unknownTotal(data);
  const rowOf = (
    head: { label: string; url?: string },
    all: number,
    filters: Record<string, string>,
    inDecades: ReadonlyMap<number | null, number>,
    unknown = 0,
  ) => {
    const cells = columns.map(({ decades, set }) => {
      const count = decades.reduce<number>((sum, decade) => sum + (inDecades.get(decade) ?? 0), 0);
      return count === 0 ? null : { count, url: withQuery('/visits', { ...filters, ...set }) };
    });
    // As text, totals do not affect the shades of the other numbers.
    const total = (count: number, kind = {}) => ({ count: number(count), url: withQuery('/visits', { ...filters, ...kind }) });
    const ofUnknown = unknown > 0 ? total(unknown, { kind: 'none' }) : null;
    return { ...head, cells: [total(all), ...(allUnknown > 0 ? [ofUnknown] : []), ...cells] };
  };
  const rows = countries.map(({ country, name, count, unknown, decades }) => {
    const head = { label: name, ...(country && { url: countryUrl(country) }) };
    const inDecades = new Map(decades.flatMap((each) => (each.count > 0 ? [[each.from, each.count]] : [])));
    return rowOf(head, count, inCountry(filter, row, country), inDecades, unknown);
  });
  const unknown = rowOf({ label: capitalize(NO_KIND) }, allUnknown, { ...filter, kind: 'none' }, unknownKinds);
  const unshaded = { ...unknown, cells: unknown.cells.map((cell) => cell && { ...cell, count: countText(cell) }) };
  return {
    ...{ caption: 'Numbers of visits', corner: row === 'guest' ? 'From' : 'To' },
    heads: [...['All', ...(allUnknown > 0 ? [capitalize(NO_KIND)] : [])], ...columns.map(({ label }) => label)].map((label) => ({
      label,
    })),
    rows: allUnknown > 0 ? [...rows, unshaded] : rows,
  };
}

interface Column {
  label: string;
  decades: (number | null)[];
  /** The parameters of its visits. */
  set: Record<string, string>;
}

/** Returns a column for each decade, the latest first, since phones show only the first columns. The decades before the first visit of the kind share one. */
function columnsOf({ decades, unknownKinds }: CountsPageQuery): Column[] {
  const ofKind = decades.nodes.map(({ decade }) => decade);
  const all = [...new Set([...ofKind, ...(unknownKinds?.nodes ?? []).map(({ decade }) => decade)])].toSorted(
    (a, b) => (b ?? -Infinity) - (a ?? -Infinity),
  );
  const first = Math.min(...ofKind.map((decade) => decade ?? Infinity));
  const [early, others] = [
    all.filter((decade) => decade !== null && decade < first),
    all.filter((decade) => (decade ?? first) >= first),
  ];
  const columns = (early.length > 1 ? others : all).map((decade) => ({
    ...{ label: decade === null ? 'decade not known' : `${decade}s`, decades: [decade], set: inDecade(decade) },
  }));
  if (early.length < 2) return columns;
  const until = { label: `to ${first - 1}`, decades: early, set: { until: String(first - 1).padStart(4, '0') } };
  const known = columns.filter(({ decades }) => decades[0] !== null);
  return [...known, until, ...columns.slice(known.length)];
}

/**
 * Says how many countries the page shows, how many visits the others have, and whether one of them may have as many as the last
 * one shown. Empty if it shows all of them.
 */
export function shownOfAll({ data: { rows, groups }, countries }: CountsProps): string {
  if (countries.length >= rows.totalCount) return '';
  const shown = countries.reduce((sum, { count }) => sum + count, 0);
  const next = groups.edges[countries.reduce((sum, country) => sum + country.groups, 0)]?.node.countOfFirst;
  const isCut = groups.pageInfo.hasNextPage && (next === undefined || next === countries.at(-1)?.count);
  return `${countries.length} of ${counted(rows.totalCount, 'country', 'countries')}; the others have ${counted(groups.visitsCount - shown, 'visit')}${isCut ? ', and some may have as many as the last one shown' : ''}.`;
}

/** Returns the number of visits that a filter by kind leaves out, since no source gives their kind. */
export const unknownTotal = ({ unknownKinds }: CountsPageQuery): number =>
  unknownKinds?.nodes.reduce((sum, { count }) => sum + count, 0) ?? 0;
