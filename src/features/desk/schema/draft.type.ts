import { ArgsType, Float, InputType, Int } from 'type-graphql';
import { Field, Nullable, ObjectType, PlainObject } from '../../../schema/described.js';
import { Columns } from '../../../schema/connections/columns.js';
import { type KindModel } from '../../../model/kinds/kinds.js';
import { DraftState } from '../../../model/generated/enums.js';
import { createConnection, PageArgs } from '../../../schema/connections/connection.type.js';
import { RecordedType } from '../../changes/change.type.js';
import { GraphQLJSON } from '../../../schema/json.scalar.js';

@ObjectType('The fields that a proposal and its input share.')
@InputType()
export abstract class ProposedFact {
  @Field(() => String, 'Its name, unique within the draft.')
  name!: string;

  @Field(() => RecordedType, 'The kind of fact.')
  type!: KindModel;

  @Field(
    () => GraphQLJSON,
    'The key of the fact in the annotation: an object with its slug, or with the fields that identify it, references as slugs.',
  )
  key!: unknown;

  @Field(() => GraphQLJSON, 'The claim with its passages, as it would appear in the annotation.')
  claim!: unknown;

  @Field(() => String, 'The reason for the proposal, in one sentence.')
  reason!: string;

  @Field(() => Float, 'The probability that the claim is right, from 0 to 1.')
  confidence!: number;

  @Field(() => String, 'What proposed it: rules, ranker, model:NAME or a person.')
  proposedBy!: string;
}

@PlainObject('A fact that was proposed for a draft, and what an editor decided.')
@Columns({
  id: 'The id of the proposal. It is opaque, and `node` does not find it.',
  doubted:
    'The fields of the claim that may be wrong or missing. The confidence applies to them, and the rest is certain. Empty if the confidence applies to the claim as a whole.',
  features: 'The evidence for it, by name.',
  agreed:
    'Whether an editor entered the same claim before the proposal was shown. Null if it was shown first, or is not decided yet.',
  outcome: 'The decision of an editor.',
  decidedBy: 'The subject of the editor who decided. Null while the proposal is open.',
  decidedAt: 'The time of the decision. Null while the proposal is open.',
})
export class Proposal extends ProposedFact {
  @Field(() => [[Int]], 'The passages of the text that support it, as `[start, end]` in Unicode code points, the end exclusive.')
  passages!: unknown;
}

@ObjectType('An annotation that editors prepare. It is not public until it is published.')
@Columns({
  id: 'The id of the draft. It is opaque, and `node` does not find it.',
  slug: 'The slug, which never changes.',
  title: 'The title, for editors.',
  state: 'The state of the draft.',
  version: 'The version: 1 when created, and incremented by each change. A mutation specifies the version that it is based on.',
  keepText: 'Whether publishing stores the text with the source, where anyone can read it.',
  annotationVersion:
    'The `annotationVersion` of the source that the annotation was made from, or `none` for a new source. Publishing is refused with CONFLICT if the source has changed since.',
  note: 'The note with which it was returned. Null in any other state.',
  createdBy: 'The subject of the editor who created it.',
  updatedBy: 'The subject of the editor who last changed it.',
  editors: 'The subjects of all editors who saved it, in the order in which each first saved it.',
  submittedBy: 'The subject of the editor who submitted it. Null if it is not in review.',
  createdAt: 'The time when it was created.',
  updatedAt: 'The time of its last change.',
})
export class Draft {}

export const DraftConnection = createConnection('Draft', 'drafts', Draft);

@ArgsType()
export class DraftsArgs extends PageArgs {
  @Nullable(() => [DraftState], 'The states whose drafts are listed. The default is all but PUBLISHED.')
  state?: DraftState[] | null;
}
