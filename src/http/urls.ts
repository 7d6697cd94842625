import { FOLDERS, FOLDERS_BY_ID, TYPES_WITH_PAGES } from '../query/page-folders.data.js';

// The addresses of pages.

export interface Slugged {
  slug: string;
}

const at =
  (type: string) =>
  ({ slug }: Slugged) =>
    `/${FOLDERS[type]!}/${encodeURIComponent(slug)}`;

export const visitUrl = at('Visit');
export const personUrl = at('Person');
export const organizationUrl = at('Organization');
export const countryUrl = at('Country');
export const sourceUrl = at('Source');

/** The address of an event: its place on its visit's page if it is part of one, otherwise its own page. */
export const eventUrl = ({ slug, visit }: Slugged & { visit: Slugged | null }): string =>
  visit ? `${visitUrl(visit)}#event-${slug}` : eventPageUrl({ slug });

/** The page of an event. For a part of a visit, it redirects to the visit, unless other visits were made for the event. */
export const eventPageUrl = at('Event');

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

/** Appends parameters to a path. Empty ones are omitted. */
export function withQuery(path: string, parameters: Record<string, string | number | null | undefined>): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== '');
  if (given.length === 0) return path;
  return `${path}?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]))}`;
}

/** The path of an object's page, by the type of the object; null if it has none. */
export function pageUrl({ __typename: type, slug }: { __typename: string; slug: string }): string | null {
  return TYPES_WITH_PAGES.includes(type) ? at(type)({ slug }) : null;
}

/** The address of any object: its page, or an address that redirects to the page that shows it. */
export function addressUrl({ __typename: type, id, slug }: { __typename: string; id: string; slug?: string }): string {
  return slug !== undefined && type in FOLDERS ? at(type)({ slug }) : `/${FOLDERS_BY_ID[type]!}/${id}`;
}
