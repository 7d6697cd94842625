import { FOLDERS, FOLDERS_BY_ID } from '../query/page-folders.data.js';

// The addresses of pages.

interface Slugged {
  slug: string;
}

const at =
  (type: string) =>
  ({ slug }: Slugged) =>
    `/${FOLDERS[type]!}/${encodeURIComponent(slug)}`;

export const visitUrl = at('Visit');
/** The visits of a journey, in order. */
export const journeyVisitsUrl = ({ slug }: Slugged) => withQuery('/visits', { journey: slug, sort: 'oldest' });
export const readoutsUrl = (visit: Slugged) => `${visitUrl(visit)}/readouts`;
/** The paged statements of a visit, optionally from a single outlet. */
export const statementsUrl = ({ slug }: Slugged, outlet: string | null = null) =>
  withQuery('/statements', { visit: slug, outlet });
export const personUrl = at('Person');
export const personFeedUrl = (person: Slugged) => `${personUrl(person)}/visits.atom`;
export const organizationUrl = at('Organization');
export const countryUrl = at('Country');
export const countryFeedUrl = (country: Slugged) => `${countryUrl(country)}/visits.atom`;
export const sourceUrl = at('Source');

/** The address of an event: its place on its visit's page if it is part of one, otherwise its own page. */
export const eventUrl = ({ slug, visit }: Slugged & { visit: Slugged | null }): string =>
  visit ? `${visitUrl(visit)}#event-${slug}` : eventPageUrl({ slug });

/** The page of an event. For a part of a visit, it redirects to the visit, unless other visits were made for the event. */
export const eventPageUrl = at('Event');

export const betweenUrl = (one: Slugged, other: Slugged) =>
  `/between/${encodeURIComponent(one.slug)}/${encodeURIComponent(other.slug)}`;

/** The visits of a country, or between two, by year. */
export const panelUrl = (of: { guest: string } & Record<string, string | number | null | undefined>) => withQuery('/panel', of);

/** The number of code points of a source's text that one page shows. */
export const WINDOW = 10_000;

export interface PassagePlace {
  start: number;
  end: number;
  source: Slugged;
}

export const passageId = ({ start, end }: Omit<PassagePlace, 'source'>) => `passage-${start}-${end}`;

/** The address of a passage on its source's page. As a `file`, a data set is shown verbatim. */
export function passageUrl({ start, end, source }: PassagePlace, as: 'file' | null = null): string {
  const part = Math.floor(start / WINDOW);
  return `${withQuery(sourceUrl(source), { part: part > 0 ? part + 1 : null, as })}#${passageId({ start, end })}`;
}

export const passagePageUrl = ({ start, end, source }: PassagePlace): string => `${sourceUrl(source)}/p/${start}-${end}`;

/** The address of any part of a source's text, highlighted on the source's page, whether or not a fact cites it. */
export function stretchUrl({ start, end, source }: PassagePlace): string {
  return `${sourceUrl(source)}?passage=${start}-${end}#${passageId({ start, end })}`;
}

/** Appends parameters to a path. Empty ones are omitted. */
export function withQuery(path: string, parameters: Record<string, string | number | null | undefined>): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== '');
  if (given.length === 0) return path;
  return `${path}?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]))}`;
}

/** The path of an object's page, by the type of the object; null if it has none. */
export function pageUrl({ __typename: type, slug }: { __typename: string; slug: string }): string | null {
  switch (type) {
    case 'Person':
      return personUrl({ slug });
    case 'Organization':
      return organizationUrl({ slug });
    case 'Country':
      return countryUrl({ slug });
    case 'Visit':
      return visitUrl({ slug });
    case 'Source':
      return sourceUrl({ slug });
    default:
      return null;
  }
}

/** The address of any object: its page, or an address that redirects to the page that shows it. */
export function addressUrl({ __typename: type, id, slug }: { __typename: string; id: string; slug?: string }): string {
  return slug !== undefined && type in FOLDERS ? at(type)({ slug }) : `/${FOLDERS_BY_ID[type]!}/${id}`;
}

/** The address of a CSV file with all rows of a list that match a filter. */
export const csvUrl = (noun: string, where: object = {}): { name: string; url: string } => ({
  name: 'CSV',
  url: exportUrl(`${noun}.csv`, where),
});

/** The address of a file such as visits.csv with all rows that match a filter. */
export function exportUrl(file: string, where: object = {}): string {
  return withQuery(`/export/${file}`, { where: Object.keys(where).length > 0 ? JSON.stringify(where) : null });
}

/** Whether a URL is safe to link to. Browsers would execute others, such as `javascript:`. */
export function isWeb(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url);
}
