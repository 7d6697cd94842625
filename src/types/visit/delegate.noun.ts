import { nounOf } from '../connections/noun.js';
import { asListed } from '../connections/orders.js';
import { delegateFilter } from './delegate.where.js';

export const delegates = nounOf({
  model: 'Delegate',
  plural: 'delegates',
  filter: delegateFilter,
  byDefault: asListed,
  by: 'place in the list',
});
