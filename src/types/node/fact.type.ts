import { InterfaceType } from '../described.js';

/** Its field stands in citation.type.ts: types name this class as they load, so it must load before all of them. */
@InterfaceType('A fact with citations: the passages that report it.')
export abstract class Cited {}

/** Its field stands in disagreement.type.ts: types name this class as they load, so it must load before all of them. */
@InterfaceType('An object on which sources may disagree.')
export abstract class Disputable {}
