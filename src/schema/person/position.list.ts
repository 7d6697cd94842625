import { dateColumns, order } from '../../query/paging/order.js';
import { defineList } from '../connections/list-definition.js';

export const positions = defineList({
  model: 'Position',
  plural: 'positions',
  defaultOrder: order('Position', dateColumns('start'), 'desc'),
  by: 'start, the newest first',
});
