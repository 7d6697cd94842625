import { type ClassType, Field, ID, ObjectType } from 'type-graphql';
import { UserError } from './user-error.type.js';

const ERRORS = 'What stands in the way; empty where it was done. Where there are any, nothing was written.';

/** What a mutation that makes or changes a thing gives; `field` is the thing's. */
export function payloadOf(mutation: string, field: string, node: ClassType): ClassType {
  @ObjectType(`${mutation}Payload`, {
    description: `The ${field} as it is now, or why nothing was done.`,
    simpleResolvers: true,
  })
  class Payload {
    @Field(() => node, {
      name: field,
      nullable: true,
      description: 'As it is now: as it became, or, where that was refused, as it was. Null where there is none.',
    })
    node!: object | null;

    @Field(() => [UserError], { description: ERRORS })
    errors!: UserError[];
  }
  return Payload;
}

/** What a mutation that takes a thing back gives. */
export function deletionPayloadOf(mutation: string, field: string, node: ClassType): ClassType {
  @ObjectType(`${mutation}Payload`, { description: `Whether the ${field} is gone, or why not.`, simpleResolvers: true })
  class Payload {
    @Field(() => ID, {
      nullable: true,
      description: 'The global id that it had; null where it was not deleted, and of a kinship, which has none.',
    })
    deletedId!: string | null;

    @Field(() => node, {
      name: field,
      nullable: true,
      description: 'What is left of it: what other sources still tell, or, where that was refused, all.',
    })
    node!: object | null;

    @Field(() => [UserError], { description: ERRORS })
    errors!: UserError[];
  }
  return Payload;
}
