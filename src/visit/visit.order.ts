import { dateColumns, order } from '../connection/order.js';

export const start = dateColumns('start');
export const title = [{ column: 'title', type: 'text' }] as const;

export const visitsByStart = order(start);
