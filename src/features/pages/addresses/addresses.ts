import {
  AddressPageDocument,
  type AddressPageQuery,
  JourneyAddressPageDocument,
  type ShownFragment,
  TopicAddressPageDocument,
} from '../generated/graphql.js';
import { FOLDERS, FOLDERS_BY_ID } from '../../../query/page-folders.data.js';
import { type AnyPage, type PageOutcome, definePage, routeSlug } from '../page.js';
import {
  eventUrl,
  journeyVisitsUrl,
  pageUrl,
  type PassagePlace,
  passageUrl,
  personUrl,
  visitUrl,
  withQuery,
} from '../../../http/urls.js';

// The addresses that exports use for objects without a page. Each redirects to the page that shows the object.

type Thing = NonNullable<AddressPageQuery['node']>;

/** Citations have pages, but JSON-LD identifies them by these addresses. */
const byId = Object.entries({ ...FOLDERS_BY_ID, Citation: 'citations' }).map(([type, folder]) =>
  definePage({
    route: `/${folder}/:id`,
    document: AddressPageDocument,
    variables: ({ params }) => ({ id: params['id'] ?? '' }),
    view: ({ node }): PageOutcome => {
      const url = node?.__typename === type ? placeOf(node) : null;
      return url === null ? { missing: type } : { seeOther: url };
    },
  }),
);

const journey = definePage({
  route: `/${FOLDERS['Journey']!}/:slug`,
  document: JourneyAddressPageDocument,
  variables: (request) => ({ slug: routeSlug(request) }),
  view: ({ journey }): PageOutcome => (journey ? { seeOther: journeyVisitsUrl(journey) } : { missing: 'journey' }),
});

const topic = definePage({
  route: `/${FOLDERS['Topic']!}/:slug`,
  document: TopicAddressPageDocument,
  variables: (request) => ({ slug: routeSlug(request) }),
  view: ({ topic }): PageOutcome =>
    topic ? { seeOther: withQuery('/statements', { topic: topic.name }) } : { missing: 'topic' },
});

export const ADDRESSES: readonly AnyPage[] = [...byId, journey, topic];

/** Returns the address of the page or section that shows an object. A disagreement has a section on the page of its fact. */
function placeOf(thing: Thing): string | null {
  switch (thing.__typename) {
    case 'Citation':
      return passageUrl(thing);
    case 'Disagreement':
      return placeOfFact(thing.fact, 'differing');
    case 'Statement':
      return passageOf(thing.citationsConnection);
    default:
      return placeOfFact(thing);
  }
}

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
    default:
      return null;
  }
}

function passageOf({ nodes: [passage] }: { nodes: PassagePlace[] }): string | null {
  return passage ? passageUrl(passage) : null;
}
