import { ID, Info, Resolver, Root } from 'type-graphql';
import { KINDS } from '../../model/kinds/kinds.js';
import { Field, FieldResolver, InterfaceType } from '../described.js';
import type { GraphQLResolveInfo } from 'graphql';
import { expression, Stored } from '../../query/stored-as.js';
import { column } from '../../query/sql/identifier.js';

/** If a field may return several types, its resolver names the row's type. */
export interface Typed {
  __typename: string;
}

@InterfaceType("Anything with a global identifier (Relay's object identification).")
export abstract class Node {
  @Field(() => ID, 'The global id. It is opaque. Pass it to `node` to fetch the object.')
  id!: string;

  @Field(
    () => String,
    'The URL of its page: https://example.org/visits/kim-jong-un-china-2018. For an object without a page of its own, such as an office, the URL of its entry on another page. If the server does not know its public URL, the path alone: resolve it against the URL of the API.',
  )
  page!: string;
}

@InterfaceType('An object that a search can find, with a stable name for URLs and a label for display.', {
  implements: Node,
})
export abstract class Labelled extends Node {
  @Field(() => String, 'The unique and stable name for URLs.')
  slug!: string;
}

/** The column with an object's label: the first field of its kind's caption. */
function labelColumn(type: string): string {
  if (type === 'Paragraph') return 'exact';
  const { caption = { first: ['name'] } } = KINDS.find(({ model }) => model === type) ?? {};
  if ('all' in caption) throw new Error(`${type} is captioned by several fields, and cannot be Labelled`);
  return caption.first[0]!;
}

@Resolver(() => Labelled)
export class LabelledResolver {
  @FieldResolver(() => String, 'The label for display: the name or title, the text of a statement, or the words of a paragraph.')
  @Stored(expression((row, type) => column(row, labelColumn(type))))
  label(@Root() row: Record<string, string>, @Info() info: GraphQLResolveInfo): string {
    return row[labelColumn(info.parentType.name)]!;
  }
}

/** Its field is declared in citation.type.ts: types refer to this class as they load, so it must load first. */
@InterfaceType('A fact with citations: the passages that report it.')
export abstract class Cited {}

/** Its field is declared in disagreement.type.ts: types refer to this class as they load, so it must load first. */
@InterfaceType('An object on which sources may disagree.')
export abstract class Disputable {}
