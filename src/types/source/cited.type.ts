import { Field, InterfaceType } from 'type-graphql';
import type { Typed } from '../node/node.type.js';
import { Citation } from './citation.type.js';

@InterfaceType({
  description: 'Any fact that can show the passages that report it.',
  resolveType: (value: Typed) => value.__typename,
})
export abstract class Cited {
  @Field(() => [Citation], {
    description: 'The passages that the fact rests on, by source, then by their order in it; 100 at most.',
  })
  citations!: Citation[];
}
