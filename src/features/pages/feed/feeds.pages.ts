import { CHART } from '../charts/chart.js';
import { lately } from '../dates/date-text.js';
import {
  ChangesFeedDocument,
  type ChangesFeedQuery,
  CountryFeedDocument,
  type FeedVisitFragment,
  PersonFeedDocument,
} from '../generated/graphql.js';
import { type AnyPage, type PageOutcome, definePage, routeSlug } from '../page.js';
import { countryUrl, personUrl, sourceUrl, withQuery } from '../../../http/urls.js';
import { countryFeedUrl, personFeedUrl } from '../urls.js';
import { withArticle } from '../../counts/scope.js';
import { counted, SOURCE_KIND } from '../words.js';
import { visitWhere } from '../explore/visit-filter.js';
import { atom, type FeedEntry, MANY, visitEntry } from './feed.js';

// Feeds, the most recent change first: visits of a country, visits of a person, filtered visits, and all changes.

/** The parameters of a list that are not filters. */
const NOT_FILTERS = ['after', 'before', 'at', 'sort', CHART];

/** Returns a filter of the visits that a country made or received. */
export const visitsWith = (slug: string) => ({
  OR: [{ hostCountry: { slug: { equals: slug } } }, { guestCountry: { slug: { equals: slug } } }],
});

interface Named {
  title: string;
  path: string;
  page: string;
}

const visitsFeed = ({ title, path, page }: Named, { nodes }: { nodes: FeedVisitFragment[] }, origin: string): PageOutcome =>
  atom({ title: `Communiqué: ${title}`, origin, path, page, entries: nodes.map((visit) => visitEntry(visit, origin)) });

const VISITS = '/visits.atom';

/** A feed of a list's visits. Uses the document of the list, so that both accept the same filters. */
export const listFeed = (list: AnyPage): AnyPage => ({
  route: VISITS,
  document: list.document,
  reads: list.reads?.filter((name) => !NOT_FILTERS.includes(name)) ?? [],
  variables: (request) => ({
    ...(list.variables(request) as object),
    where: visitWhere(request.query, {}), // also visits that were called off, which the list leaves out
    orderBy: [{ updatedAt: 'DESC' }, { start: 'DESC' }],
  }),
  view: (data, request, site) => {
    const shown = list.view(data, request, site);
    if ('seeOther' in shown) return { seeOther: shown.seeOther.replace(list.route, VISITS) };
    if (!('title' in shown) || shown.problem) return shown;
    const { query } = request;
    const asked = query.size > 0 ? `?${query}` : '';
    const about = { title: shown.title, path: VISITS + asked, page: list.route + asked };
    return visitsFeed(about, (data as { visits: { nodes: FeedVisitFragment[] } }).visits, site.origin);
  },
});

export const countryFeed = definePage({
  route: '/countries/:slug/visits.atom',
  document: CountryFeedDocument,
  variables: (request) => ({ slug: routeSlug(request), where: visitsWith(routeSlug(request)) }),
  view: ({ country, visits }, _, { origin }) => {
    if (!country) return { missing: 'country' };
    const about = {
      title: `visits to and from ${withArticle(country.name)}`,
      path: countryFeedUrl(country),
      page: countryUrl(country),
    };
    return visitsFeed(about, visits, origin);
  },
});

export const personFeed = definePage({
  route: '/people/:slug/visits.atom',
  document: PersonFeedDocument,
  variables: (request) => ({
    slug: routeSlug(request),
    where: { delegate: { person: { slug: { equals: routeSlug(request) } } } },
  }),
  view: ({ person, visits }, request, { origin }) => {
    if (!person) return { missing: 'person' };
    const path = personFeedUrl(person);
    if (person.slug !== routeSlug(request)) return { movedTo: path };
    return visitsFeed({ title: `visits with ${person.name}`, path, page: personUrl(person) }, visits, origin);
  },
});

const CHANGES = '/changes.atom';

/** The recent changes, without personal data or previous values. */
export const changesFeed = definePage({
  route: CHANGES,
  document: ChangesFeedDocument,
  reads: ['after'],
  variables: ({ today, query }) => ({ since: lately(today), after: query.get('after') || null }),
  view: (data, { query }, { origin }) => {
    const { hasNextPage, endCursor } = data.visits.pageInfo;
    return atom({
      ...{ title: 'Communiqué: changes', origin, page: '/' },
      path: withQuery(CHANGES, { after: query.get('after') }),
      next: hasNextPage ? withQuery(CHANGES, { after: endCursor }) : null,
      entries: entriesOf(data, origin, query.get('after') === null),
    });
  },
});

/** Returns the entries of a page. The first page also has all sources. */
function entriesOf({ visits, sources }: ChangesFeedQuery, origin: string, isFirst: boolean): FeedEntry[] {
  const imported = new Set(sources.nodes.map(({ updatedAt }) => updatedAt));
  const added = visits.nodes.filter(({ version, updatedAt }) => version === 1 && imported.has(updatedAt));
  const single = added.length < MANY ? visits.nodes : visits.nodes.filter((visit) => !added.includes(visit));
  const entries = [
    ...single.map((visit) => visitEntry(visit, origin)),
    ...(isFirst ? sources.nodes : []).map((source) => ({
      url: origin + sourceUrl(source),
      title: source.title,
      updated: source.updatedAt,
      summary: `Source: ${SOURCE_KIND[source.kind]} with ${counted(source.visits.totalCount, 'visit')}.`,
    })),
  ];
  return entries.toSorted((a, b) => b.updated.localeCompare(a.updated));
}
