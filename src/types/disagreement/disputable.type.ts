import { InterfaceType } from 'type-graphql';
import type { Typed } from '../node/node.type.js';

/** Its field stands in disagreement.type.ts: types name this class as they load, so it must load before all of them. */
@InterfaceType({
  description: 'An object on which sources may disagree.',
  resolveType: (value: Typed) => value.__typename,
})
export abstract class Disputable {}
