import { InterfaceType } from 'type-graphql';
import type { Typed } from '../node/node.type.js';

/** Its field stands in citation.type.ts: types name this class as they load, so it must load before all of them. */
@InterfaceType({
  description: 'A fact with citations: the passages that report it.',
  resolveType: (value: Typed) => value.__typename,
})
export abstract class Cited {}
