import { mutationsOf } from '../edit/mutations.js';
import { nouns } from '../edit/nouns.js';
import { Delegate } from './delegate.type.js';

export const DelegateMutations = mutationsOf(nouns.delegate, { name: 'Delegate', thing: 'a delegate', node: Delegate });
