import { dateColumns, order } from '../../read/paging/order.js';
import { nounOf } from '../connections/noun.js';
import { updatedAt } from '../connections/orders.js';
import { statementFilter } from './statement.where.js';

export const statements = nounOf({
  model: 'Statement',
  plural: 'statements',
  filter: statementFilter,
  byDefault: order('Statement', ['sourceId', 'passageStart']),
  by: 'source and passage',
  orders: {
    passage: { columns: ['sourceId', 'passageStart'], description: 'The source, then the passage in it.' },
    saidOn: { columns: dateColumns('saidOn'), description: 'The first possible day of the statement, then the last.' },
    updatedAt,
  },
});
