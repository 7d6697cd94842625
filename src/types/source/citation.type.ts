import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../node/node.type.js';

@ObjectType({
  implements: Node,
  description: "A passage of a source, as stand-off annotation (W3C Web Annotation's position and quote selectors).",
})
export class Citation extends Node {
  @Field(() => Int, { description: "Where the passage begins in the source's text, in Unicode code points." })
  start!: number;

  @Field(() => Int, {
    description: 'Where it ends, in Unicode code points; the character at this offset is not part of it.',
  })
  end!: number;
}
