import { DelegateCapacity, DelegationSide } from '../../db/generated/enums.js';
import { equal, one, oneOf } from '../filters/fields.js';
import { filterOf } from '../filters/filter.js';
import { personFilter } from '../person/person.where.js';

export const delegateFilter = filterOf('Delegate', 'Conditions on a delegate, all of which must hold.', {
  side: equal(() => DelegationSide, 'The side of the delegate.'),
  capacity: oneOf(() => DelegateCapacity, 'One of these capacities.'),
  person: one(personFilter, 'The person. A delegate who is not identified has none.'),
});
