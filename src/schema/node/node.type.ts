import { ID, Info, Resolver, Root } from 'type-graphql';
import { Field, FieldResolver, InterfaceType } from '../described.js';
import type { GraphQLResolveInfo } from 'graphql';
import { expression, Stored } from '../../query/stored-as.js';
import { column } from '../../query/sql/identifier.js';

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

@InterfaceType('What a search can find: an object with a stable name for URLs and a label for people to read.', {
  implements: Node,
})
export abstract class Labelled extends Node {
  @Field(() => String, 'The unique and stable name for URLs.')
  slug!: string;
}

const TITLES = ['Visit', 'Event', 'Source'];

/** The column that people know an object by. */
function labelColumn(type: string): string {
  if (type === 'Statement') return 'text';
  if (type === 'Paragraph') return 'exact';
  return TITLES.includes(type) ? 'title' : 'name';
}

@Resolver(() => Labelled)
export class LabelledResolver {
  @FieldResolver(() => String, 'The name or title; of a statement its text, and of a paragraph its words.')
  @Stored(expression((row, type) => column(row, labelColumn(type))))
  label(@Root() row: Record<string, string>, @Info() info: GraphQLResolveInfo): string {
    return row[labelColumn(info.parentType.name)]!;
  }
}

/** Its field stands in citation.type.ts: types name this class as they load, so it must load before all of them. */
@InterfaceType('A fact with citations: the passages that report it.')
export abstract class Cited {}

/** Its field stands in disagreement.type.ts: types name this class as they load, so it must load before all of them. */
@InterfaceType('An object on which sources may disagree.')
export abstract class Disputable {}
