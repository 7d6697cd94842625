import {
  AddressPageDocument,
  type AddressPageQuery,
  EventAddressPageDocument,
  type EventPlaceFragment,
  TopicAddressPageDocument,
} from '../generated/graphql.js';
import { type AnyPage, type Outcome, page, slugOf } from '../page.js';
import { eventUrl, type PassagePlace, passageUrl, personUrl, visitUrl, withQuery } from '../urls.js';

// The addresses that exports give to objects without a page. Each redirects to the page that shows the object.

type Thing = NonNullable<AddressPageQuery['node']>;

/** By their folders, the types whose addresses have a global id. */
const TYPES = {
  citations: 'Citation',
  delegates: 'Delegate',
  participants: 'Participant',
  positions: 'Position',
  kinships: 'Kinship',
  statements: 'Statement',
} as const satisfies Record<string, Thing['__typename']>;

const byId = Object.entries(TYPES).map(([folder, type]) =>
  page({
    route: `/${folder}/:id`,
    document: AddressPageDocument,
    variables: ({ params }) => ({ id: params['id'] ?? '' }),
    view: ({ node }): Outcome => {
      const url = node?.__typename === type ? placeOf(node) : null;
      return url === null ? { missing: type } : { seeOther: url };
    },
  }),
);

const event = page({
  route: '/events/:slug',
  document: EventAddressPageDocument,
  variables: (request) => ({ slug: slugOf(request) }),
  view: ({ event }): Outcome => {
    const url = event && placeOfEvent(event);
    return url ? { seeOther: url } : { missing: 'event' };
  },
});

const topic = page({
  route: '/topics/:slug',
  document: TopicAddressPageDocument,
  variables: (request) => ({ slug: slugOf(request) }),
  view: ({ topic }): Outcome => (topic ? { seeOther: withQuery('/statements', { topic: topic.name }) } : { missing: 'topic' }),
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
    default:
      return null;
  }
}

function placeOfEvent(event: EventPlaceFragment): string | null {
  return eventUrl(event) ?? passageOf(event.citationsConnection);
}

function passageOf({ nodes: [passage] }: { nodes: PassagePlace[] }): string | null {
  return passage ? passageUrl(passage) : null;
}
