import {
  countryUrl,
  passageId,
  type PassagePlace,
  personUrl,
  type Slugged,
  sourceUrl,
  visitUrl,
  withQuery,
} from '../../http/urls.js';

// URLs that only pages link to.

/** The visits of a journey, in order. */
export const journeyVisitsUrl = ({ slug }: Slugged) => withQuery('/visits', { journey: slug, sort: 'oldest' });
export const readoutsUrl = (visit: Slugged) => `${visitUrl(visit)}/readouts`;
/** The paged statements of a visit, optionally from a single outlet. */
export const statementsUrl = ({ slug }: Slugged, outlet: string | null = null) =>
  withQuery('/statements', { visit: slug, outlet });
export const personFeedUrl = (person: Slugged) => `${personUrl(person)}/visits.atom`;
export const countryFeedUrl = (country: Slugged) => `${countryUrl(country)}/visits.atom`;
export const betweenUrl = (one: Slugged, other: Slugged) =>
  `/between/${encodeURIComponent(one.slug)}/${encodeURIComponent(other.slug)}`;

/** The visits of a country, or between two countries, by year. */
export const panelUrl = (of: { guest: string } & Record<string, string | number | null | undefined>) => withQuery('/panel', of);

/** The URL of any part of a source's text, highlighted on the source's page, whether or not a fact cites it. */
export function stretchUrl({ start, end, source }: PassagePlace): string {
  return `${sourceUrl(source)}?passage=${start}-${end}#${passageId({ start, end })}`;
}

/** The URL of a CSV file with all rows of a list that match a filter. */
export const csvUrl = (noun: string, ...of: [where?: object, orderBy?: readonly object[]]): { name: string; url: string } => ({
  name: 'CSV',
  url: exportUrl(`${noun}.csv`, ...of),
});

/** The URL of a file such as visits.csv with all rows that match a filter, in an order other than that of the API. */
export function exportUrl(file: string, where: object = {}, orderBy?: readonly object[]): string {
  const filter = Object.keys(where).length > 0 ? JSON.stringify(where) : null;
  return withQuery(`/export/${file}`, { where: filter, orderBy: orderBy ? JSON.stringify(orderBy) : null });
}

/** Whether a URL is safe to link to. Browsers would execute others, such as `javascript:`. */
export function isWeb(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url);
}

/** The value of `pairs` with which the page about the site lists all pairs of possible duplicates that it can. */
export const ALL_PAIRS = 'all';

/** Returns the link to the first pair with a visit that may be a duplicate. */
export const duplicateUrl = ({ slug }: { slug: string }): string => `/about?pairs=${ALL_PAIRS}#pair-${slug}`;
