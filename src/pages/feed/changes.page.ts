import { lately } from '../dates/lately.js';
import { ChangesFeedDocument, type ChangesFeedQuery } from '../generated/graphql.js';
import { page } from '../page.js';
import { sourceUrl } from '../urls.js';
import { SOURCE_KIND } from '../words.js';
import { atom, type Entry, MOST } from './feed.js';
import { visitEntry } from './visit-entry.js';

const PATH = '/changes.atom';

/** What changed lately. It has no personal data and no values from before. */
export const changesFeed = page({
  route: PATH,
  document: ChangesFeedDocument,
  variables: ({ today }) => ({ since: lately(today) }),
  view: (data, _request, { origin }) =>
    atom({ title: 'Communiqué: changes', origin, path: PATH, page: '/', entries: entriesOf(data, origin) }),
});

function entriesOf({ visits, sources }: ChangesFeedQuery, origin: string): Entry[] {
  const entries = [
    ...visits.nodes.map((visit) => visitEntry(visit, origin)),
    ...sources.nodes.map((source) => ({
      url: origin + sourceUrl(source),
      title: source.title,
      updated: source.updatedAt,
      summary: `Source: ${SOURCE_KIND[source.kind]}.`,
    })),
  ];
  return entries.toSorted((a, b) => (a.updated < b.updated ? 1 : -1)).slice(0, MOST);
}
