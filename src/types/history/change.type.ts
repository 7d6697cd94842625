import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connections/connection.type.js';
import { type KindModel, KINDS } from '../../claims/kinds/kinds.js';
import { ChangeOperation } from '../../db/generated/enums.js';
import { enumOf } from '../enum.js';
import { PageArgs } from '../connections/page.args.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';
import { GraphQLJSON } from '../json.scalar.js';

enumOf('ChangeOperation', ChangeOperation, 'What a change did to a row.', {
  CREATED: 'The row was created.',
  UPDATED: 'Some of its fields changed.',
  DELETED: 'The row was deleted: no source claims it any more.',
});

/** The kinds that the history records, by the names of their models in capitals. */
const recorded = KINDS.map(({ model, thing }) => ({ name: model.toUpperCase(), model, thing }));

export type RecordedType = KindModel;
export const RecordedType = Object.fromEntries(recorded.map(({ name, model }) => [name, model]));

enumOf(
  'RecordedType',
  RecordedType,
  'A type whose changes are recorded.',
  Object.fromEntries(recorded.map(({ name, thing }) => [name, `${capitalized(thing)}.`])),
);

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
      'The value before: references as slugs, partial dates as EDTF, passages as slug#char=start,end (RFC 5147), or as slug#fragment;sha256=digest if they are found again by these, the main one first.',
  })
  before!: unknown;

  @Field(() => GraphQLJSON, { nullable: true, description: 'The value after, in the same form.' })
  after!: unknown;
}

@ObjectType({ description: 'A change of one row.' })
export class Change {
  @Field(() => ID, { description: 'The id of the change. It is opaque, and `node` does not find it.' })
  id!: string;

  @Field(() => ChangeOperation, { description: 'The operation.' })
  operation!: ChangeOperation;

  @Field(() => RecordedType, { description: 'The type of the row.' })
  type!: RecordedType;

  @Field(() => Int, { description: 'The version of the row after the change; of a deletion, one more than the last.' })
  version!: number;
}

export const ChangeConnection = connectionOf('Change', 'changes', Change);

@ArgsType()
export class ChangesArgs extends PageArgs {
  @Field(() => [RecordedType], {
    nullable: true,
    description: 'The types whose changes are listed. The default is all.',
  })
  type?: RecordedType[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'The slug of a source, which may be gone: only changes of its claims are listed.',
  })
  source?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'An instant: only changes at it or later are listed.' })
  since?: Date | null;
}
