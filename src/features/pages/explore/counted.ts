import { groupBy } from '../../../shared/group-by.js';
import { decadeCounts, type StackedCount, stacked } from '../charts/bars.js';
import type { CountedGroupsFragment } from '../generated/graphql.js';
import { selectedChoice } from '../lists/filters.js';
import { changed } from '../lists/paging.js';

// The visits of each country, and the parameters of their pages.

export const ROWS = { guest: 'visiting country', host: 'country visited' };
export type CountedRows = keyof typeof ROWS;

/** The part of the map's page that lists all countries. */
export const ALL_COUNTRIES = 'all-countries';

export const otherRow = (row: CountedRows): CountedRows => (row === 'guest' ? 'host' : 'guest');

export const countedRows = (query: URLSearchParams): CountedRows => selectedChoice(query, 'rows', ROWS) ?? 'guest';

/** Returns only the parameters of the visit filter. */
export const visitsFilterQuery = (query: URLSearchParams) => changed(query, { rows: null, sort: null });

/** Returns the parameters for one country's visits. A former state counts as a separate country. */
export function inCountry(
  filter: Record<string, string>,
  row: CountedRows,
  country: { slug: string } | null,
): Record<string, string> {
  const { states, ...others } = filter;
  if (!country) return { ...others, states: 'none' };
  return { ...others, [row]: country.slug, ...(states === 'sovereign' && { states }) };
}

export function countryIn<Country>(of: { guestCountry: Country; hostCountry: Country }, row: CountedRows): Country {
  return row === 'guest' ? of.guestCountry : of.hostCountry;
}

/** The groups by country and decade that a page has requested. */
export interface CountedGroups {
  groups: CountedGroupsFragment;
  /** If the visits are of one kind: those whose kind is not given. */
  unknownGroups?: CountedGroupsFragment | null;
}

type Group = CountedGroupsFragment['edges'][number]['node'];

/** A country with its visits. */
export interface CountedCountry {
  /** Null for the visits that have no country. */
  country: Group['guestCountry'];
  name: string;
  /** The number of its groups. */
  groups: number;
  count: number;
  /** If the visits are of one kind: the number of those whose kind is not given. */
  unknown: number;
  decades: StackedCount[];
}

/**
 * Returns the countries of a page with their numbers. Leaves out the last country if some of its numbers are on the next page,
 * and those with as many visits as it, unless they are most of the page.
 */
export function countedCountries({ groups, unknownGroups }: CountedGroups, row: CountedRows): CountedCountry[] {
  const unknown = byCountry(unknownGroups?.edges ?? [], row);
  const countries = [...byCountry(groups.edges, row)].map(([slug, [first, ...others]]) => {
    const [country, all, unknownOf] = [countryIn(first!, row), [first!, ...others], unknown.get(slug) ?? []];
    return {
      ...{ country, name: country?.name ?? 'No country', groups: all.length },
      ...{ count: first!.countOfFirst, unknown: unknownOf[0]?.countOfFirst ?? 0 },
      decades: stacked(decadeCounts(all), decadeCounts(unknownOf)),
    };
  });
  const last = countries.at(-1);
  if (!groups.pageInfo.hasNextPage || !last) return countries;
  const isCut = last.decades.reduce((sum, { count }) => sum + count, 0) < last.count;
  const whole = isCut ? countries.slice(0, -1) : countries;
  const above = whole.filter(({ count }) => count > last.count);
  return 2 * above.length >= whole.length ? above : whole;
}

/** Groups by country: by slug, or by the empty string for no country. */
const byCountry = (edges: CountedGroupsFragment['edges'], row: CountedRows) =>
  groupBy(
    edges.map(({ node }) => node),
    (group) => countryIn(group, row)?.slug ?? '',
  );
