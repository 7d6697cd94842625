import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../connections/connection.type.js';
import { VisitKind } from '../../db/generated/enums.js';
import { Recorded } from '../history/recorded.type.js';
import { Node } from '../node/node.type.js';
import { Cited } from '../source/cited.type.js';
import { OccurrenceStatus } from './occurrence-status.js';

registerEnumType(VisitKind, {
  name: 'VisitKind',
  description: 'In what form the guest is received.',
  valuesConfig: {
    STATE: { description: 'A state visit, with full ceremonial.' },
    OFFICIAL: { description: 'An official visit.' },
    OFFICIAL_WORKING: { description: 'An official working visit.' },
    WORKING: { description: 'A working visit.' },
    UNOFFICIAL: { description: 'A visit described as unofficial.' },
    PRIVATE: { description: 'A private visit.' },
    TRANSIT: { description: 'A stop on the way elsewhere.' },
  },
});

@ObjectType({
  implements: [Node, Cited, Recorded],
  description: 'A journey to another country to be received there: made, planned or only proposed.',
})
export class Visit extends Node {
  @Field(() => String, { description: 'Its name in addresses, unique and stable: kim-jong-un-china-2018.' })
  slug!: string;

  @Field(() => String, { description: 'Who went where and when, in a few words.' })
  title!: string;

  @Field(() => VisitKind, {
    nullable: true,
    description: 'In what form the guest is received; null where no source names one.',
  })
  kind!: VisitKind | null;

  @Field(() => OccurrenceStatus, { description: 'How far it had got, by the newest source.' })
  status!: OccurrenceStatus;

  @Field(() => [String], { description: 'Cities, as sources name them.' })
  places!: string[];

  @Field(() => Int, {
    name: 'durationDays',
    nullable: true,
    description: 'As a source states it, or from start and end where both are days (first and last day counted).',
  })
  durationDays!: number | null;
}

export const VisitConnection = connectionOf('Visit', 'visits', Visit);
