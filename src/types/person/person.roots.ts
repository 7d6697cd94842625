import { byName } from '../connections/orders.js';
import { rootsOf } from '../connections/roots.js';
import { Person, PersonConnection } from './person.type.js';
import { personFilter } from './person.where.js';

export const PersonRoots = rootsOf(
  Person,
  {
    name: 'people',
    connection: PersonConnection,
    filter: personFilter,
    byDefault: byName,
    by: 'name',
    orders: { name: { columns: [{ column: 'name', type: 'text' }], description: 'The preferred name.' } },
  },
  { slug: 'kim-jong-un' },
);
