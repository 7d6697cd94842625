import { errorView } from '../errors/errors.js';
import { CountryFeedDocument, type FeedVisitFragment, PersonFeedDocument, VisitsFeedDocument } from '../generated/graphql.js';
import { problemsOf } from '../lists/filters.js';
import { VISIT_FIELDS, visitWhereOf } from '../lists/visits.page.js';
import { type AnyPage, type Outcome, page, slugOf } from '../page.js';
import { countryFeedUrl, countryUrl, personFeedUrl, personUrl } from '../urls.js';
import { atom, jsonFeed } from './feed.js';
import { visitEntry } from './visit-entry.js';

// Visits as feeds, the last changed first: those of a country, of a person, and of a filter of the list.

const FORMATS = [
  ['atom', atom],
  ['feed', jsonFeed],
] as const;

interface Named {
  title: string;
  path: string;
  page: string;
}

export const VISIT_FEEDS: readonly AnyPage[] = FORMATS.flatMap(([ending, format]) => {
  const feedOf = ({ title, path, page }: Named, { nodes }: { nodes: FeedVisitFragment[] }, origin: string): Outcome =>
    format({ title: `Communiqué: ${title}`, origin, path, page, entries: nodes.map((visit) => visitEntry(visit, origin)) });

  const ofFilter = page({
    route: `/visits.${ending}`,
    document: VisitsFeedDocument,
    reads: VISIT_FIELDS.map(({ name }) => name),
    variables: ({ query }) => ({ where: visitWhereOf(query) }),
    view: ({ visits }, { query }, { origin }) => {
      const [problem] = problemsOf(VISIT_FIELDS, query).values();
      if (problem !== undefined) return { ...errorView(400, problem), status: 400, problem };
      const asked = query.size > 0 ? `?${query}` : '';
      const title = query.size > 0 ? `visits, ${[...query.values()].filter(Boolean).join(', ')}` : 'visits';
      return feedOf({ title, path: `/visits.${ending}${asked}`, page: `/visits${asked}` }, visits, origin);
    },
  });

  const ofCountry = page({
    route: `/countries/:slug/visits.${ending}`,
    document: CountryFeedDocument,
    variables: (request) => {
      const country = { slug: { equals: slugOf(request) } };
      return { slug: slugOf(request), where: { OR: [{ guestCountry: country }, { hostCountry: country }] } };
    },
    view: ({ country, visits }, _, { origin }) => {
      if (!country) return { missing: 'country' };
      const path = countryFeedUrl(country, ending);
      return feedOf({ title: `visits of ${country.name}`, path, page: countryUrl(country) }, visits, origin);
    },
  });

  const ofPerson = page({
    route: `/people/:slug/visits.${ending}`,
    document: PersonFeedDocument,
    variables: (request) => ({
      slug: slugOf(request),
      where: { delegate: { person: { slug: { equals: slugOf(request) } } } },
    }),
    view: ({ person, visits }, request, { origin }) => {
      if (!person) return { missing: 'person' };
      const path = personFeedUrl(person, ending);
      if (person.slug !== slugOf(request)) return { movedTo: path };
      return feedOf({ title: `visits of ${person.name}`, path, page: personUrl(person) }, visits, origin);
    },
  });

  return [ofFilter, ofCountry, ofPerson];
});
