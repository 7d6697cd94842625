import { dateColumns, order } from '../../query/paging/order.js';
import { defineList } from '../connections/list-definition.js';
import { positionFilter } from './person.list.js';

export const positions = defineList({
  model: 'Position',
  plural: 'positions',
  filter: positionFilter,
  defaultOrder: order('Position', dateColumns('start'), 'desc'),
  by: 'start, newest first',
  orders: {
    start: 'By earliest possible start day, then by latest.',
    class: 'The class of the office, in the order of `OfficeClass`. Offices without a class come last.',
  },
});
