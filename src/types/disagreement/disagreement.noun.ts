import { order } from '../../read/paging/order.js';
import { nounOf } from '../connections/noun.js';
import { disagreementFilter } from './disagreement.where.js';

export const disagreements = nounOf({
  model: 'Disagreement',
  plural: 'disagreements',
  filter: disagreementFilter,
  byDefault: order('Disagreement', ['field']),
  by: 'field',
});
