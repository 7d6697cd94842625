import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../connections/connection.type.js';
import { EventKind } from '../../db/generated/enums.js';
import { Recorded } from '../history/recorded.type.js';
import { Node } from '../node/node.type.js';
import { Cited } from '../source/cited.type.js';
import { OccurrenceStatus } from '../visit/occurrence-status.js';

registerEnumType(EventKind, {
  name: 'EventKind',
  description: 'What sort of occasion it is.',
  valuesConfig: {
    SUMMIT: { description: 'A meeting of heads of state or government, called a summit.' },
    MEETING: { description: 'Any other meeting.' },
    TALKS: { description: 'Formal talks between delegations.' },
    BANQUET: { description: 'A banquet or dinner.' },
    PERFORMANCE: { description: 'A performance on a stage.' },
    EXHIBITION: { description: 'An exhibition.' },
    CEREMONY: { description: 'A ceremony.' },
  },
});

@ObjectType({
  implements: [Node, Cited, Recorded],
  description: 'A meeting or occasion: part of a visit, or standing alone (a summit).',
})
export class Event extends Node {
  @Field(() => String, { description: 'Its name in addresses, unique and stable.' })
  slug!: string;

  @Field(() => EventKind, { description: 'What sort of occasion it is.' })
  kind!: EventKind;

  @Field(() => String, { description: 'What it is, in a few words.' })
  title!: string;

  @Field(() => OccurrenceStatus, { description: 'How far it had got, by the newest source.' })
  status!: OccurrenceStatus;

  @Field(() => String, { nullable: true, description: 'Building or place, as the source names it.' })
  venue!: string | null;
}

export const EventConnection = connectionOf('Event', 'events', Event);
