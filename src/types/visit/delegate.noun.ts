import { order } from '../../read/paging/order.js';
import { nounOf } from '../connections/noun.js';
import { delegateFilter } from './delegate.where.js';

export const delegates = nounOf({
  model: 'Delegate',
  plural: 'delegates',
  filter: delegateFilter,
  byDefault: order('Delegate', ['ordinal']),
  by: 'place in the list',
});
