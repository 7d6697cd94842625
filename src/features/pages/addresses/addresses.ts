import {
  AddressPageDocument,
  type AddressPageQuery,
  EventAddressPageDocument,
  type EventPlaceFragment,
  TopicAddressPageDocument,
} from '../generated/graphql.js';
import { FOLDERS, FOLDERS_BY_ID } from '../../../query/page-folders.data.js';
import { type AnyPage, type PageOutcome, definePage, routeSlug } from '../page.js';
import { eventUrl, organizationUrl, type PassagePlace, passageUrl, personUrl, visitUrl, withQuery } from '../../../http/urls.js';

// The addresses that exports use for objects without a page. Each redirects to the page that shows the object.

type Thing = NonNullable<AddressPageQuery['node']>;
type Disputed = Extract<Thing, { __typename: 'Disagreement' }>;

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

const event = definePage({
  route: `/${FOLDERS['Event']!}/:slug`,
  document: EventAddressPageDocument,
  variables: (request) => ({ slug: routeSlug(request) }),
  view: ({ event }): PageOutcome => {
    const url = event && placeOfEvent(event);
    return url ? { seeOther: url } : { missing: 'event' };
  },
});

const topic = definePage({
  route: `/${FOLDERS['Topic']!}/:slug`,
  document: TopicAddressPageDocument,
  variables: (request) => ({ slug: routeSlug(request) }),
  view: ({ topic }): PageOutcome =>
    topic ? { seeOther: withQuery('/statements', { topic: topic.name }) } : { missing: 'topic' },
});

export const ADDRESSES: readonly AnyPage[] = [...byId, event, topic];

function placeOf(thing: Thing): string | null {
  switch (thing.__typename) {
    case 'Citation':
      return passageUrl(thing);
    case 'Delegate':
      return `${visitUrl(thing.visit)}#delegations`;
    case 'Participant':
      return placeOfEvent(thing.event);
    case 'Position':
      return `${personUrl(thing.person)}#offices`;
    case 'Kinship':
      return `${personUrl(thing.of)}#family`;
    case 'Statement':
      return passageOf(thing.citationsConnection);
    case 'Disagreement':
      return placeOfDisputed(thing);
    default:
      return null;
  }
}

/** Returns the page of the object that sources disagree on, which lists what each of them says. */
function placeOfDisputed({ onVisit, onEvent, onPerson, onOrganization, ...part }: Disputed): string | null {
  const visit = onVisit ?? part.delegate?.visit;
  if (visit) return `${visitUrl(visit)}#differing`;
  const person = onPerson ?? part.position?.person;
  if (person) return `${personUrl(person)}#differing`;
  if (onOrganization) return `${organizationUrl(onOrganization)}#differing`;
  const event = onEvent ?? part.participant?.event;
  return event ? placeOfEvent(event) : null;
}

function placeOfEvent(event: EventPlaceFragment): string | null {
  return eventUrl(event) ?? passageOf(event.citationsConnection);
}

function passageOf({ nodes: [passage] }: { nodes: PassagePlace[] }): string | null {
  return passage ? passageUrl(passage) : null;
}
