import { dateColumns, order } from '../../read/pages/order.js';

export const start = dateColumns('start');
export const title = [{ column: 'title', type: 'text' }] as const;

export const visitsByStart = order(start);
