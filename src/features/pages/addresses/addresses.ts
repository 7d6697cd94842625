import { AddressPageDocument, type ShownFragment, ShownFragmentDoc, TypedDocumentString } from '../generated/graphql.js';
import { FOLDERS, FOLDERS_BY_ID } from '../../../query/page-folders.data.js';
import { uncapitalize } from '../../../shared/capitals.js';
import { type AnyPage, type PageOutcome, definePage, routeSlug } from '../page.js';
import { eventUrl, pageUrl, type PassagePlace, passageUrl, personUrl, visitUrl, withQuery } from '../../../http/urls.js';
import { journeyVisitsUrl } from '../urls.js';

// The URLs that exports use for objects without a page. Each redirects to the page that shows the object.

/** Citations have pages, but JSON-LD identifies them by these URLs. */
const byId = Object.entries({ ...FOLDERS_BY_ID, Citation: 'citations' }).map(([type, folder]) =>
  definePage({
    route: `/${folder}/:id`,
    document: AddressPageDocument,
    variables: ({ params }) => ({ id: params['id'] ?? '' }),
    view: ({ node }) => {
      if (node?.__typename !== type) return { missing: type };
      if (node.__typename === 'Citation') return shownAt(type, passageUrl(node));
      return shownAt(type, node.__typename === 'Disagreement' ? placeOfFact(node.fact, 'differing') : placeOfFact(node));
    },
  }),
);

const bySlug = Object.entries(FOLDERS).map(([type, folder]) =>
  definePage({
    route: `/${folder}/:slug`,
    document: new TypedDocumentString<{ thing: ShownFragment | null }, { slug: string }>(
      `query AddressPage($slug: String!) { thing: ${uncapitalize(type)}(slug: $slug) { ...Shown } } ${ShownFragmentDoc.toString()}`,
    ),
    variables: (request) => ({ slug: routeSlug(request) }),
    view: ({ thing }) => shownAt(type, thing && placeOfFact(thing)),
  }),
);

/** They include the types that are found by slug and have a page. */
export const ADDRESSES: readonly AnyPage[] = [...byId, ...bySlug];

const shownAt = (type: string, url: string | null): PageOutcome => (url === null ? { missing: type } : { seeOther: url });

/** Returns the URL of the page or section that shows an object; if there is none, of a passage that reports it. */
function placeOfFact(fact: ShownFragment, section?: string): string | null {
  switch (fact.__typename) {
    case 'Delegate':
      return `${visitUrl(fact.onVisit)}#${section ?? 'delegations'}`;
    case 'Event':
      return eventUrl(fact);
    case 'Participant':
      return eventUrl(fact.event);
    case 'Position':
      return `${personUrl(fact.person)}#${section ?? 'offices'}`;
    case 'Kinship':
      return `${personUrl(fact.of)}#family`;
    case 'Visit':
    case 'Person':
    case 'Organization':
      return `${pageUrl(fact)}#${section}`;
    case 'Journey':
      return journeyVisitsUrl(fact);
    case 'Topic':
      return withQuery('/statements', { topic: fact.label });
    default:
      return 'citationsConnection' in fact ? passageOf(fact.citationsConnection) : null;
  }
}

function passageOf({ nodes: [passage] }: { nodes: PassagePlace[] }): string | null {
  return passage ? passageUrl(passage) : null;
}
