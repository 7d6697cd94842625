import { event } from '../../model/kinds/event.js';
import { KindType } from '../connections/kind-type.js';
import { order } from '../../query/paging/order.js';
import { children } from '../../query/stored-as.js';
import { createConnection } from '../connections/connection.type.js';
import { Connection, CountedList } from '../connections/relations.js';
import { Node } from '../node/node.type.js';
import { statements } from '../statement/statement.list.js';
import { StatementConnection } from '../statement/statement.type.js';
import { createRoots } from '../connections/roots.js';
import { events } from './event.list.js';
import { VisitConnection } from '../visit/visit.type.js';
import { visits } from '../visit/visit.list.js';
import { participant } from '../../model/kinds/participant.js';

@KindType(event, 'A meeting or other occasion, either part of a visit or independent of one, such as a summit.', {
  title: 'A short title.',
  status: 'The stage that the event has reached, according to the newest source.',
  start: 'The first day. Null if no source gives it.',
  end: 'The last day. Null if no source gives it.',
})
export class Event extends Node {
  @CountedList(() => [Participant], children('Participant', 'eventId'), order('Participant', ['ordinal']), {
    description: 'The participants, in the order of the source, at most 100.',
  })
  participants!: Participant[];

  @Connection(() => VisitConnection, visits, children('Visit', 'occasionId'), {
    description: 'The visits made for the event, such as a summit or a funeral, ordered by start date.',
  })
  occasionOf!: object;

  @Connection(() => StatementConnection, statements, children('Statement', 'eventId'), {
    description: 'The statements made at the event, ordered by source and passage.',
  })
  statements!: object;
}

export const EventConnection = createConnection('Event', 'events', Event);

export const EventRoots = createRoots(Event, events, EventConnection, {
  name: 'event',
  slug: 'winter-olympics-closing-ceremony',
});

@KindType(
  participant,
  'A party to an event: a person, who may represent a state or an organization, a state, or an organization.',
  {
    person: 'The person. Null if a state or an organization takes part, or if the person is not identified.',
  },
)
export class Participant extends Node {}
