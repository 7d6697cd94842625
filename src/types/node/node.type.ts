import { ID } from 'type-graphql';
import { Field, InterfaceType } from '../described.js';

/** Where a field may give several types, its resolver names the row's. */
export interface Typed {
  __typename: string;
}

@InterfaceType("Anything with a global identifier (Relay's object identification).")
export abstract class Node {
  @Field(() => ID, 'The global id. It is opaque; `node` finds the object by it.')
  id!: string;

  @Field(
    () => String,
    'The address of its page: https://example.org/visits/kim-jong-un-china-2018. Of an object without a page, such as an office, an address that leads to its place on one. Where the server does not know its public address, the path alone: resolve it against the address of the API.',
  )
  page!: string;
}
