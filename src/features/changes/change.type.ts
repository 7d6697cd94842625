import { ArgsType } from 'type-graphql';
import { Field, Nullable, ObjectType, PlainObject } from '../../schema/described.js';
import { Columns } from '../../schema/connections/columns.js';
import { createConnection, PageArgs } from '../../schema/connections/connection.type.js';
import { type KindModel, KINDS } from '../../model/kinds/kinds.js';
import { kindEnum } from '../../schema/enum.js';
import { GraphQLDateTime } from '../../schema/dates/date-time.scalar.js';
import { GraphQLJSON } from '../../schema/json.scalar.js';

export type RecordedType = KindModel;
export const RecordedType = kindEnum('RecordedType', 'A type whose changes are recorded.', KINDS, ({ model }) => model);

@PlainObject('A field that changed, with its values before and after.')
export class FieldChange {
  @Field(() => String, 'The name of the field. A partial date counts as one field, as do the citations.')
  field!: string;

  @Nullable(
    () => GraphQLJSON,
    'The value before the change: references as slugs, partial dates as EDTF, passages as slug#char=start,end (RFC 5147), or as slug#fragment;sha256=digest if they are identified that way, with the main passage first. Null if there was none.',
  )
  before!: unknown;

  @Nullable(() => GraphQLJSON, 'The value after the change, in the same form as `before`. Null if there is none.')
  after!: unknown;
}

@ObjectType('A recorded change to one object.')
@Columns({
  id: 'The id of the change. It is opaque, and `node` cannot look it up.',
  operation: 'The operation.',
  version: 'The version of the object after the change. For a deletion, one more than its last version.',
  proposedBy:
    'What proposed the fact in the published draft: `rules`, `ranker`, `model:NAME` or a person. Null for a fact that an editor entered.',
  confirmedBy: 'The subject of the editor who accepted the proposal. Null for a fact that was not proposed.',
})
export class Change {
  @Field(() => RecordedType, 'The type of the object.')
  type!: RecordedType;
}

export const ChangeConnection = createConnection('Change', 'changes', Change);

@ArgsType()
export class ChangesArgs extends PageArgs {
  @Nullable(() => [RecordedType], 'The types whose changes are listed. By default, all.')
  type?: RecordedType[] | null;

  @Nullable(() => String, 'The slug of a source, which may no longer be stored. Only changes to its claims are listed.')
  source?: string | null;

  @Nullable(() => GraphQLDateTime, 'An instant. Only changes at or after it are listed.')
  since?: Date | null;
}
