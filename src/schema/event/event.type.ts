import { event } from '../../model/kinds/event.js';
import { ClaimedFields } from '../connections/claimed-fields.js';
import { Field, ObjectType } from '../described.js';
import { order } from '../../query/paging/order.js';
import { children } from '../../query/stored-as.js';
import { createConnection } from '../connections/connection.type.js';
import { Connection, CountedList, Dated } from '../connections/relations.js';
import type { PartialDate } from '../dates/partial-date.type.js';
import { EventKind } from '../../model/generated/enums.js';
import { Disputable, Cited, Labelled, Node } from '../node/node.type.js';
import { Recorded } from '../history/recorded.type.js';
import { statements } from '../statement/statement.list.js';
import { StatementConnection } from '../statement/statement.type.js';
import { OccurrenceStatus } from '../visit/occurrence-status.js';
import { Participant } from './participant.type.js';
import { createRoots } from '../connections/roots.js';
import { declareEnum } from '../enum.js';
import { events } from './event.list.js';

declareEnum('EventKind', EventKind, 'The kind of an event.', {
  SUMMIT: 'A meeting of heads of state or government, called a summit.',
  MEETING: 'Any other meeting.',
  TALKS: 'Formal talks between delegations.',
  BANQUET: 'A banquet or dinner.',
  PERFORMANCE: 'A performance on a stage.',
  EXHIBITION: 'An exhibition.',
  CEREMONY: 'A ceremony.',
  ATTACK: 'An attack by one side.',
  BROADCAST: 'A broadcast.',
  CALL: 'A call by telephone or video.',
  CLASH: 'A clash of armed forces, police or crowds.',
  CONFERENCE: 'A conference.',
  ELECTION: 'An election or a referendum.',
  MILITARY_EXERCISE: 'An exercise of armed forces.',
  PRESS_CONFERENCE: 'A press conference.',
  PROTEST: 'A protest or demonstration.',
  SIGNING: 'The signing of a treaty or another agreement.',
  SPEECH: 'A speech.',
  SPORT: 'A sports event.',
  WEAPON_TEST: 'A test of a weapon or a missile.',
  OTHER: 'Any other event.',
});

@ObjectType('A meeting or another occasion, as part of a visit or on its own, such as a summit.', {
  implements: [Node, Labelled, Cited, Disputable, Recorded],
})
@ClaimedFields(event)
export class Event extends Node {
  @Field(() => String, 'The unique and stable name for URLs.')
  slug!: string;

  @Field(() => String, 'The title, in a few words.')
  title!: string;

  @Field(() => OccurrenceStatus, 'The stage that the event had reached, according to the newest source.')
  status!: OccurrenceStatus;

  @Dated('The first day. Null if no source states it.')
  start!: PartialDate | null;

  @Dated('The last day. Null if no source states it.')
  end!: PartialDate | null;

  @CountedList(() => [Participant], children('Participant', 'eventId'), order('Participant', ['ordinal']), {
    description: 'The participants, in the order of the source, at most 100.',
  })
  participants!: Participant[];

  @Connection(() => StatementConnection, statements, children('Statement', 'eventId'), {
    description: 'The statements made at the event, by source and passage.',
  })
  statements!: object;
}

export const EventConnection = createConnection('Event', 'events', Event);

export const EventRoots = createRoots(Event, events, EventConnection, {
  name: 'event',
  slug: 'winter-olympics-closing-ceremony',
});
