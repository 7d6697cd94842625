import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../connections/connection.type.js';
import { type KindModel, KINDS } from '../../claims/kinds/kinds.js';
import { ChangeOperation } from '../../db/generated/enums.js';
import { GraphQLJSON } from './json.scalar.js';

registerEnumType(ChangeOperation, {
  name: 'ChangeOperation',
  description: 'What a change did to a row.',
  valuesConfig: {
    CREATED: { description: 'The row was created.' },
    UPDATED: { description: 'Some of its fields changed.' },
    DELETED: { description: 'The row was deleted: no source claims it any more.' },
  },
});

/** The kinds that the history records, by the names of their models in capitals. */
const recorded = KINDS.map(({ model, thing }) => ({ name: model.toUpperCase(), model, thing }));

export type RecordedType = KindModel;
export const RecordedType = Object.fromEntries(recorded.map(({ name, model }) => [name, model]));

registerEnumType(RecordedType, {
  name: 'RecordedType',
  description: 'A type whose changes are recorded.',
  valuesConfig: Object.fromEntries(
    recorded.map(({ name, thing }) => [name, { description: `${capitalized(thing)}.` }]),
  ),
});

function capitalized(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}

@ObjectType({ description: 'A field that changed, before and after.', simpleResolvers: true })
export class FieldChange {
  @Field(() => String, { description: 'The name of the field. A partial date is one field; so are the citations.' })
  field!: string;

  @Field(() => GraphQLJSON, {
    nullable: true,
    description:
      'The value before: references as slugs, partial dates as EDTF, passages as slug#char=start,end (RFC 5147).',
  })
  before!: unknown;

  @Field(() => GraphQLJSON, { nullable: true, description: 'The value after, in the same form.' })
  after!: unknown;
}

@ObjectType({ description: 'A change of one row.' })
export class Change {
  @Field(() => ChangeOperation, { description: 'The operation.' })
  operation!: ChangeOperation;

  @Field(() => RecordedType, { description: 'The type of the row.' })
  type!: RecordedType;

  @Field(() => Int, { description: 'The version of the row after the change; of a deletion, one more than the last.' })
  version!: number;
}

export const ChangeConnection = connectionOf('Change', 'changes', Change);
