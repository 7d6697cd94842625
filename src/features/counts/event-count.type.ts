import { Prisma } from '../../db/generated/client.js';
import { type DelegationSide, EventKind, OccurrenceStatus } from '../../model/generated/enums.js';
import type { Model } from '../../query/load/loader.js';
import type { Condition } from '../../query/condition.js';
import { events } from '../../schema/event/event.list.js';
import { countResolvers } from './counts.js';
import { bySlug, enumerated, type Grouping, listed, periodGrouping, referred } from './grouping.js';

interface Participants {
  model: Model;
  /** The participant's relation to group by. */
  to: string;
  side?: DelegationSide;
}

/** Groups by participants, on one side or any. An event counts once for each. */
function participants({ model, to, side }: Participants, field: string, description: string): Grouping {
  const onSide = side ? { side } : {};
  const id = Prisma.raw(`"${to}Id"`);
  const ofSide = side ? Prisma.sql`AND p.side = ${Prisma.raw(`'${side}'`)}` : Prisma.empty;
  return {
    ...{ description, field, model },
    value: (_, joined) => Prisma.sql`${joined}.value`,
    joins: ['Participant'],
    join: (event, joined) => Prisma.sql`LEFT JOIN LATERAL (SELECT DISTINCT p.${id} AS value FROM "Participant" p
      WHERE p."eventId" = ${event}.id AND p.${id} IS NOT NULL ${ofSide}) ${joined} ON TRUE`,
    ...bySlug(to, (one) => ({ participant: { ...onSide, ...one } })),
  };
}

function people(field: string, description: string, side?: DelegationSide): Grouping {
  const ofSide: Condition[] = side ? [{ equal: { side } }] : [];
  return {
    ...participants({ model: 'Person', to: 'person', ...(side && { side }) }, field, description),
    unresolved: { exists: 'participants', where: { all: [{ equal: { personId: null } }, { given: 'name' }, ...ofSide] } },
  };
}

export const EVENT_COUNTS = countResolvers({
  listDefinition: events,
  unresolved:
    'The number of matching events with a participant on the counted side whom a source names but who is not identified. The name may also be that of a country or an organization. 0 unless events are counted by people.',
  groups: {
    YEAR: periodGrouping('Event', 'year', 'The year of the start. Missing if the start is unknown or may fall in several years.'),
    DECADE: periodGrouping(
      'Event',
      'decade',
      'The decade of the start, given by its first year, such as 1960. Missing if the start is unknown or may fall in several decades.',
    ),
    COUNTRY: referred('Country', 'country', 'country', 'The country in which it takes place.'),
    STATUS: enumerated('status', () => OccurrenceStatus, 'The stage that the event has reached.'),
    KIND: enumerated('kind', () => EventKind, 'The kind of event.'),
    PLACE: listed(
      'places',
      'place',
      'The cities in which it takes place, as the sources spell them. An event counts once for each.',
    ),
    PERSON: people('person', 'The people who take part, on any side. An event counts once for each.'),
    OTHER_PERSON: {
      ...people(
        'otherPerson',
        'The people who take part. When counting by `PERSON` too, the other people, so that two people who met form a pair in either order.',
      ),
      unlike: 'person',
    },
    GUEST: people('guest', 'The people on the visiting side. An event counts once for each.', 'GUEST'),
    HOST: people('host', 'The people on the receiving side. An event counts once for each.', 'HOST'),
    ORGANIZATION: participants(
      { model: 'Organization', to: 'organization' },
      'organization',
      'The organizations that take part or are represented. An event counts once for each.',
    ),
    PARTICIPANT_COUNTRY: participants(
      { model: 'Country', to: 'country' },
      'participantCountry',
      'The states that take part or are represented. An event counts once for each.',
    ),
  },
});
