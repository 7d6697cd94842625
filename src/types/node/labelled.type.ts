import type { GraphQLResolveInfo } from 'graphql';
import { Info, Resolver, Root } from 'type-graphql';
import { Field, FieldResolver, InterfaceType } from '../described.js';
import { expression, Stored } from '../../read/meaning.js';
import { column } from '../../read/sql/identifier.js';
import { Node } from './node.type.js';

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
