import { dateColumns, order } from '../connection/order.js';

export const eventsByStart = order(dateColumns('start'));
