import { type ClassType, Ctx, getMetadataStorage, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Field, Nullable, PlainObject } from '../../../schema/described.js';
import { USER_ERROR_CODES, type EditError as UserErrorData } from '../store/edit-refused.js';
import { GraphQLJSON } from '../../../schema/json.scalar.js';
import type { Reason } from '../../../model/reasons.js';
import { storedVersion } from '../../../schema/history/data-version.resolver.js';
import type { Kind } from '../../../model/kinds/kind.js';
import { CLAIMED } from '../../../model/kinds/kinds.js';
import type { Context } from '../../../schema/context/context.js';

const UserErrorCode = Object.fromEntries(Object.keys(USER_ERROR_CODES).map((code) => [code, code]));

registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description:
    'Why a mutation was refused. A code named after a rule means that the rule was broken. New codes may be added: treat an unknown code as a refusal.',
  valuesConfig: Object.fromEntries(Object.entries(USER_ERROR_CODES).map(([code, description]) => [code, { description }])),
});

@PlainObject('One reason why a mutation was refused. Nothing was written.')
export class UserError {
  @Field(() => UserErrorCode, 'The kind of error.')
  code!: string;

  @Field(() => String, 'A human-readable message that says what is wrong and what to do.')
  message!: string;

  @Field(
    () => [String],
    'The path of the invalid argument, with list indexes from 0, for example `input`, `cite`, `0`, `end`. A path that begins with `source` points to another part of the annotation of the source.',
  )
  path!: string[];

  @Nullable(
    () => String,
    'A stable name for the exact problem in an annotation, such as COUNTRY_DID_NOT_EXIST. A code may have several reasons. Null if the code alone is enough.',
  )
  reason?: Reason;

  @Nullable(
    () => GraphQLJSON,
    'The values for the reason, by name, such as {"country": "ussr", "date": "1995"}. Null if there is no reason.',
  )
  params?: object;
}

/** The cost, in nodes, of a mutation that checks and writes stored data, whose size is not known in advance. */
export const STORED_COST = 1_000;

@ObjectType()
export abstract class MutationPayload {
  @Field(
    () => String,
    'The version of the data after the change. To be sure to read the change from any server, send this version in the `communique-min-version` header of later requests.',
  )
  dataVersion(@Ctx() { prisma }: Context): Promise<string> {
    return storedVersion(prisma);
  }
}

/** The payload of a mutation that can be refused, with one error per reason. */
@ObjectType()
export abstract class RefusablePayload extends MutationPayload {
  @Field(() => [UserError], 'Why the mutation was refused. Empty if it succeeded. If there are errors, nothing was written.')
  errors!: UserErrorData[];
}

const payloads = new Map(CLAIMED.map((kind) => [kind.model, declarePayload(kind)]));

/** The payload of all mutations that create or change a row of a kind. */
export const createPayload = ({ model }: Kind): ClassType => payloads.get(model)!;

function declarePayload({ name, model }: Kind): ClassType {
  @ObjectType(`${model}Payload`, { description: `The ${name} after the change, or the errors.`, simpleResolvers: true })
  class Payload extends RefusablePayload {
    @Field(() => typeOf(model), 'The object after the change; unchanged if there are errors. Null if it does not exist.', {
      name,
      nullable: true,
    })
    node!: object | null;
  }
  return Payload;
}

export function createDeletionPayload({ name, model, thing }: Kind): ClassType {
  @ObjectType(`Delete${model}Payload`, { description: `The result of withdrawing claims about ${thing}.`, simpleResolvers: true })
  class Payload extends RefusablePayload {
    @Nullable(() => ID, 'The global id of the deleted object. Null if it was not deleted.')
    deletedId!: string | null;

    @Field(() => typeOf(model), 'The object, if other sources still claim it or there are errors; otherwise null.', {
      name,
      nullable: true,
    })
    node!: object | null;
  }
  return Payload;
}

function typeOf(model: string): ClassType {
  const type = getMetadataStorage().objectTypes.find(({ name }) => name === model);
  if (!type) throw new Error(`There is no GraphQL type ${model}: declare it, and import its resolver in schema.ts`);
  return type.target as ClassType;
}
