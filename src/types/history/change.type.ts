import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../connections/connection.type.js';
import { ChangeOperation } from '../../db/generated/enums.js';
import { GraphQLJSON } from './json.scalar.js';

registerEnumType(ChangeOperation, {
  name: 'ChangeOperation',
  description: 'What a change did.',
  valuesConfig: {
    CREATED: { description: 'It was recorded first.' },
    UPDATED: { description: 'Some of its fields became others.' },
    DELETED: { description: 'No source tells of it any more, and it is gone.' },
  },
});

/** The names that types go by in the history are those of the tables. */
export const RecordedType = {
  PERSON: 'Person', KINSHIP: 'Kinship', ORGANIZATION: 'Organization', POSITION: 'Position', VISIT: 'Visit',
  DELEGATE: 'Delegate', EVENT: 'Event', PARTICIPANT: 'Participant', STATEMENT: 'Statement', TOPIC: 'Topic',
  SOURCE: 'Source',
} as const; // prettier-ignore
export type RecordedType = (typeof RecordedType)[keyof typeof RecordedType];

registerEnumType(RecordedType, {
  name: 'RecordedType',
  description: 'The types whose changes are recorded.',
  valuesConfig: {
    PERSON: { description: 'A person.' },
    KINSHIP: { description: 'A kinship of two people.' },
    ORGANIZATION: { description: 'An organization.' },
    POSITION: { description: 'An office held.' },
    VISIT: { description: 'A visit.' },
    DELEGATE: { description: 'A part in a visit.' },
    EVENT: { description: 'An event.' },
    PARTICIPANT: { description: 'A part in an event.' },
    STATEMENT: { description: 'A statement.' },
    TOPIC: { description: 'A topic.' },
    SOURCE: { description: 'A source.' },
  },
});

@ObjectType({ description: 'One field that a change set.', simpleResolvers: true })
export class FieldChange {
  @Field(() => String, { description: 'Its name. Those of a partial date are one field; so are the passages cited.' })
  field!: string;

  @Field(() => GraphQLJSON, {
    nullable: true,
    description:
      'What it held before: references as slugs, partial dates as EDTF, passages as slug#char=start,end (RFC 5147).',
  })
  before!: unknown;

  @Field(() => GraphQLJSON, { nullable: true, description: 'What it has held since, in the same form.' })
  after!: unknown;
}

@ObjectType({ description: 'One change of one thing.' })
export class Change {
  @Field(() => ChangeOperation, { description: 'What it did.' })
  operation!: ChangeOperation;

  @Field(() => RecordedType, { description: 'The type of what was changed.' })
  type!: RecordedType;

  @Field(() => Int, { description: 'The version that it made; of a deletion, one more than the last.' })
  version!: number;
}

export const ChangeConnection = connectionOf('Change', 'changes', Change);
