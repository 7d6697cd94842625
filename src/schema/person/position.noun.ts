import { dateColumns, order } from '../../query/paging/order.js';
import { nounOf } from '../connections/noun.js';

export const positions = nounOf({
  model: 'Position',
  plural: 'positions',
  byDefault: order('Position', dateColumns('start'), 'desc'),
  by: 'start, the newest first',
});
