import { InterfaceType } from '../described.js';
import { Node } from '../node/node.type.js';

@InterfaceType('An object with a page that can be cited.', { implements: Node })
export abstract class Citable extends Node {}
