import { mutationsOf } from '../mutations/mutations.js';
import { nouns } from '../../store/edits/nouns.js';
import { Statement } from './statement.type.js';

export const StatementMutations = mutationsOf(nouns.statement, {
  name: 'Statement',
  thing: 'a statement',
  node: Statement,
  slugFrom: 'text',
});
