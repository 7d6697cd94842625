import { mutationsOf } from '../mutations/mutations.js';
import { nouns } from '../../store/edits/nouns.js';
import { Delegate } from './delegate.type.js';

export const DelegateMutations = mutationsOf(nouns.delegate, { name: 'Delegate', thing: 'a delegate', node: Delegate });
