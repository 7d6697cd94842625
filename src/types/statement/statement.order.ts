import { dateColumns, order } from '../../read/pages/order.js';

export const passage = [
  { column: 'sourceId', type: 'uuid' },
  { column: 'passageStart', type: 'int' },
] as const;
export const saidOn = dateColumns('saidOn');

export const statementsByPassage = order(passage);
