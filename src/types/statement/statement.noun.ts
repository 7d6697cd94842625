import { dateColumns } from '../../read/pages/order.js';
import { nounOf } from '../connections/noun.js';
import { statementsByPassage, passage, updatedAt } from '../connections/orders.js';
import { statementFilter } from './statement.where.js';

export const statements = nounOf({
  model: 'Statement',
  plural: 'statements',
  filter: statementFilter,
  byDefault: statementsByPassage,
  by: 'source and passage',
  orders: {
    passage: { columns: passage, description: 'The source, then the passage in it.' },
    saidOn: { columns: dateColumns('saidOn'), description: 'The first possible day of the statement, then the last.' },
    updatedAt,
  },
});
