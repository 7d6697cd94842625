import { dateColumns, order } from '../../read/pages/order.js';

export const eventsByStart = order(dateColumns('start'));
