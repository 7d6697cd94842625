import { dateColumns } from '../../read/pages/order.js';
import { byStart } from '../connections/orders.js';
import { rootsOf } from '../connections/roots.js';
import { Visit, VisitConnection } from './visit.type.js';
import { visitFilter } from './visit.where.js';

export const VisitRoots = rootsOf(
  Visit,
  {
    name: 'visits',
    connection: VisitConnection,
    filter: visitFilter,
    byDefault: byStart,
    by: 'start',
    orders: {
      start: { columns: dateColumns('start'), description: 'The first possible day of the start, then the last.' },
      title: { columns: [{ column: 'title', type: 'text' }], description: 'The title.' },
    },
  },
  { slug: 'kim-jong-un-china-2018' },
);
