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
    'The key of the fact in the annotation: an object with the slug or the identifying fields of the fact. References are slugs.',
  )
  key!: unknown;

  @Field(() => GraphQLJSON, 'The claim with its passages, as it would appear in the annotation.')
  claim!: unknown;

  @Field(() => String, 'The reason for the proposal, in one sentence.')
  reason!: string;

  @Field(() => Float, 'The probability that the claim is right, from 0 to 1.')
  confidence!: number;

  @Field(() => String, 'What proposed the fact: `rules`, `ranker`, `model:NAME` or a person.')
  proposedBy!: string;
}

@PlainObject('A fact that was proposed for a draft, and what an editor decided.')
@Columns({
  id: 'The id of the proposal. It is opaque and cannot be passed to `node`.',
  doubted:
    'The fields of the claim that may be wrong or missing: `confidence` applies to these, and the rest is certain. Empty if `confidence` applies to the claim as a whole.',
  features: 'The kinds of evidence for the proposal, by name.',
  agreed:
    'Whether an editor entered the same claim before the proposal was shown. Null if the proposal was shown first or is still undecided.',
  outcome: "The editor's decision.",
  decidedBy: 'The subject of the editor who decided. Null while the proposal is open.',
  decidedAt: 'The time of the decision. Null while the proposal is open.',
})
export class Proposal extends ProposedFact {
  @Field(() => [[Int]], 'The supporting passages of the text, as `[start, end]` in Unicode code points; the end is exclusive.')
  passages!: unknown;
}

@ObjectType('An annotation in preparation. It is not public until it is published.')
@Columns({
  id: 'The id of the draft. It is opaque and cannot be passed to `node`.',
  slug: 'The slug, which never changes.',
  title: 'The title, for editors.',
  state: 'The state of the draft.',
  version: 'The version: 1 when created, and incremented by each change. Mutations must pass the version that they are based on.',
  keepText: 'Whether publishing stores the text with the source, where anyone can read it.',
  annotationVersion:
    'The `annotationVersion` of the source that the annotation was made from, or `none` for a new source. Publishing is refused with CONFLICT if the source has changed since.',
  note: 'The note from the editor who returned the draft. Null in any other state.',
  createdBy: 'The subject of the editor who created the draft.',
  updatedBy: 'The subject of the editor who last changed the draft.',
  editors: 'The subjects of all editors who have saved the draft, ordered by their first save.',
  submittedBy: 'The subject of the editor who submitted the draft. Null if the draft is not in review.',
  createdAt: 'The time when the draft was created.',
  updatedAt: 'The time when the draft was last changed.',
})
export class Draft {}

export const DraftConnection = createConnection('Draft', 'drafts', Draft);

@ArgsType()
export class DraftsArgs extends PageArgs {
  @Nullable(() => [DraftState], 'Lists only drafts in these states. Defaults to all states except PUBLISHED.')
  state?: DraftState[] | null;
}
