import { Field, Int, ObjectType } from 'type-graphql';
import { children } from '../../read/meaning.js';
import { citationsByPassage } from '../connections/orders.js';
import { List, One } from '../connections/relations.js';
import { Node } from '../node/node.type.js';
import { Cited } from './cited.type.js';
import { Source } from './source.type.js';

@ObjectType({
  implements: Node,
  description: "A passage of a source, as stand-off annotation (W3C Web Annotation's position and quote selectors).",
})
export class Citation extends Node {
  @Field(() => Int, { description: "The start of the passage in the source's text, in Unicode code points." })
  start!: number;

  @Field(() => Int, {
    description: 'The end of the passage, in Unicode code points. The character at this offset is not part of it.',
  })
  end!: number;

  @One(() => Source, { description: 'The source in whose text the offsets are counted.' })
  source!: Source;
}

const citations = (type: string) => children('Citation', `${type[0]!.toLowerCase()}${type.slice(1)}Id`);

List(() => [Citation], citations, citationsByPassage, {
  description: 'The passages that support the fact, by source and passage, at most 100.',
})(Cited.prototype, 'citations');
