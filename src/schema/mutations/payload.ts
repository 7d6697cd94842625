import { type ClassType, Ctx, getMetadataStorage, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Field, Nullable, PlainObject } from '../described.js';
import { USER_ERROR_CODES, type EditError as UserErrorData } from '../../store/edits/edit-refused.js';
import { GraphQLJSON } from '../json.scalar.js';
import type { Reason } from '../../model/reasons.js';
import type { Kind } from '../../model/kinds/kind.js';
import type { Context } from '../context/context.js';

const UserErrorCode = Object.fromEntries(Object.keys(USER_ERROR_CODES).map((code) => [code, code]));

registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'Why a mutation was refused. A code that is named after a rule means that the rule is broken.',
  valuesConfig: Object.fromEntries(Object.entries(USER_ERROR_CODES).map(([code, description]) => [code, { description }])),
});

@PlainObject('One reason why a mutation was refused. Nothing was written.')
export class UserError {
  @Field(() => UserErrorCode, 'The kind of error.')
  code!: string;

  @Field(() => String, 'What is wrong and what to do, for people to read.')
  message!: string;

  @Field(
    () => [String],
    'The place in the arguments, with list indexes from 0: input, cite, 0, end. A path that begins with source is a place elsewhere in the annotation of the source.',
  )
  path!: string[];

  @Nullable(
    () => String,
    'What exactly is wrong with an annotation, as a stable name: COUNTRY_DID_NOT_EXIST. A code may have several. Null if the code says it all.',
  )
  reason?: Reason;

  @Nullable(() => GraphQLJSON, 'The values of the reason by name: {"country": "ussr", "date": "1995"}. Null without a reason.')
  params?: object;
}

/** Nodes that a mutation costs which checks and writes what is stored already: its length is not known before. */
export const STORED_COST = 1_000;

/** What all payloads have. */
@ObjectType()
export abstract class MutationPayload {
  @Field(
    () => String,
    'The version of the data, which includes the change. A request with the header `communique-min-version` set to it is answered with the change, by any server.',
  )
  async dataVersion(@Ctx() { prisma }: Context): Promise<string> {
    const { version } = await prisma.dataVersion.findFirstOrThrow();
    return String(version);
  }
}

/** The payload of a mutation that is refused for reasons of which each is an error. */
@ObjectType()
export abstract class RefusablePayload extends MutationPayload {
  @Field(() => [UserError], 'Why the mutation was refused; empty if it succeeded. With any error, nothing was written.')
  errors!: UserErrorData[];
}

/** The payload of a mutation that creates or changes a row. */
export function payloadOf(mutation: string, { name, model }: Pick<Kind, 'name' | 'model'>): ClassType {
  @ObjectType(`${mutation}Payload`, { description: `The ${name} after the change, or the errors.`, simpleResolvers: true })
  class Payload extends RefusablePayload {
    @Field(
      () => typeOf(model),
      'The row after the change, or the unchanged row if there are errors. Null if it does not exist.',
      { name, nullable: true },
    )
    node!: object | null;
  }
  return Payload;
}

/** The payload of a mutation that withdraws claims. */
export function deletionPayloadOf(mutation: string, { name, model, thing }: Kind): ClassType {
  @ObjectType(`${mutation}Payload`, { description: `The result of withdrawing claims about ${thing}.`, simpleResolvers: true })
  class Payload extends RefusablePayload {
    @Nullable(() => ID, 'The global id of the deleted row; null if it was not deleted.')
    deletedId!: string | null;

    @Field(() => typeOf(model), 'The row, if other sources still claim it or there are errors; otherwise null.', {
      name,
      nullable: true,
    })
    node!: object | null;
  }
  return Payload;
}

/** The object type with the model's name. */
function typeOf(model: string): ClassType {
  const type = getMetadataStorage().objectTypes.find(({ name }) => name === model);
  if (!type) throw new Error(`There is no GraphQL type ${model}: declare it, and import its resolver in schema.ts`);
  return type.target as ClassType;
}
