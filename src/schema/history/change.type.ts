import { ArgsType, ID, Int } from 'type-graphql';
import { Field, Nullable, ObjectType, PlainObject } from '../described.js';
import { connectionOf, PageArgs } from '../connections/connection.type.js';
import { type KindModel, KINDS } from '../../model/kinds/kinds.js';
import { ChangeOperation } from '../../model/generated/enums.js';
import { enumOf, kindEnum } from '../enum.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';
import { GraphQLJSON } from '../json.scalar.js';

enumOf('ChangeOperation', ChangeOperation, 'What a change did to a row.', {
  CREATED: 'The row was created.',
  UPDATED: 'Some of its fields changed.',
  DELETED: 'The row was deleted: no source claims it any more.',
});

export type RecordedType = KindModel;
export const RecordedType = kindEnum('RecordedType', 'A type whose changes are recorded.', KINDS, ({ model }) => model);

@PlainObject('A field that changed, before and after.')
export class FieldChange {
  @Field(() => String, 'The name of the field. A partial date is one field; so are the citations.')
  field!: string;

  @Nullable(
    () => GraphQLJSON,
    'The value before: references as slugs, partial dates as EDTF, passages as slug#char=start,end (RFC 5147), or as slug#fragment;sha256=digest if they are found again by these, the main one first.',
  )
  before!: unknown;

  @Nullable(() => GraphQLJSON, 'The value after, in the same form.')
  after!: unknown;
}

@ObjectType('A change of one row.')
export class Change {
  @Field(() => ID, 'The id of the change. It is opaque, and `node` does not find it.')
  id!: string;

  @Field(() => ChangeOperation, 'The operation.')
  operation!: ChangeOperation;

  @Field(() => RecordedType, 'The type of the row.')
  type!: RecordedType;

  @Field(() => Int, 'The version of the row after the change; of a deletion, one more than the last.')
  version!: number;

  @Nullable(
    () => String,
    'What proposed the fact in the draft that was published: rules, ranker, model:NAME or a person. Null for a fact that an editor entered.',
  )
  proposedBy!: string | null;

  @Nullable(() => String, 'The subject of the editor who accepted that proposal; null for a fact that was not proposed.')
  confirmedBy!: string | null;
}

export const ChangeConnection = connectionOf('Change', 'changes', Change);

@ArgsType()
export class ChangesArgs extends PageArgs {
  @Nullable(() => [RecordedType], 'The types whose changes are listed. The default is all.')
  type?: RecordedType[] | null;

  @Nullable(() => String, 'The slug of a source, which may be gone: only changes of its claims are listed.')
  source?: string | null;

  @Nullable(() => GraphQLDateTime, 'An instant: only changes at it or later are listed.')
  since?: Date | null;
}
