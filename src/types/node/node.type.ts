import { Field, ID, InterfaceType } from 'type-graphql';

/** Where a field may give several types, its resolver names the row's. */
export interface Typed {
  __typename: string;
}

@InterfaceType({
  description: "Anything with a global identifier (Relay's object identification).",
  resolveType: (value: Typed) => value.__typename,
})
export abstract class Node {
  @Field(() => ID, { description: 'The global id. It is opaque; `node` finds the object by it.' })
  id!: string;
}
