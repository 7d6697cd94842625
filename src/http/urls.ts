import { FOLDERS, FOLDERS_BY_ID, TYPES_WITH_PAGES } from '../query/page-folders.data.js';

// Page URLs.

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

/** The URL of an event: its entry on the visit's page if it is part of a visit, otherwise its own page. */
export const eventUrl = ({ slug, visit }: Slugged & { visit: Slugged | null }): string =>
  visit ? `${visitUrl(visit)}#event-${slug}` : eventPageUrl({ slug });

/** The URL of an event's page. If it is part of a visit, redirects to that visit unless others were made for it. */
export const eventPageUrl = at('Event');

/** Number of code points of a source's text per page. */
export const WINDOW = 10_000;

export interface PassagePlace {
  start: number;
  end: number;
  source: Slugged;
}

export const passageId = ({ start, end }: Omit<PassagePlace, 'source'>) => `passage-${start}-${end}`;

/** The URL of a passage on its source's page. With `file`, a data set is shown verbatim. */
export function passageUrl({ start, end, source }: PassagePlace, as: 'file' | null = null): string {
  const part = Math.floor(start / WINDOW);
  return `${withQuery(sourceUrl(source), { part: part > 0 ? part + 1 : null, as })}#${passageId({ start, end })}`;
}

export const passagePageUrl = ({ start, end, source }: PassagePlace): string => `${sourceUrl(source)}/p/${start}-${end}`;

/** Appends parameters to a path, omitting empty ones. */
export function withQuery(path: string, parameters: Record<string, string | number | null | undefined>): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== '');
  if (given.length === 0) return path;
  return `${path}?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]))}`;
}

/** The path of an object's page, by type; null if the object has none. */
export function pageUrl({ __typename: type, slug }: { __typename: string; slug: string }): string | null {
  return TYPES_WITH_PAGES.includes(type) ? at(type)({ slug }) : null;
}

/** The URL of any object: its page, or a URL that redirects to the page that shows the object. */
export function addressUrl({ __typename: type, id, slug }: { __typename: string; id: string; slug?: string }): string {
  return slug !== undefined && type in FOLDERS ? at(type)({ slug }) : `/${FOLDERS_BY_ID[type]!}/${id}`;
}
