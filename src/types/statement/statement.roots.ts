import { dateColumns } from '../../read/pages/order.js';
import { passage, statementsByPassage } from '../connections/orders.js';
import { rootsOf } from '../connections/roots.js';
import { Statement, StatementConnection } from './statement.type.js';
import { statementFilter } from './statement.where.js';

export const StatementRoots = rootsOf(Statement, {
  name: 'statements',
  connection: StatementConnection,
  filter: statementFilter,
  byDefault: statementsByPassage,
  by: 'passage',
  orders: {
    passage: { columns: passage, description: 'The source, then the passage in it.' },
    saidOn: { columns: dateColumns('saidOn'), description: 'The first possible day of the statement, then the last.' },
  },
});
