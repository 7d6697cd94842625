import { nounOf } from '../connections/noun.js';
import { newestFirst } from './position.held.js';

export const positions = nounOf({
  model: 'Position',
  plural: 'positions',
  byDefault: newestFirst,
  by: 'start, the newest first',
});
