import { DelegateCapacity, DelegationSide } from '../../model/generated/enums.js';
import { equal, relatedRow, oneOf, foldedText } from '../filters/fields.js';
import { defineFilter } from '../filters/filter.js';
import { heldByDelegate } from '../person/held.filter.js';
import { personFilter } from '../person/person.list.js';
import { visitFilter } from './visit.list.js';
import { order } from '../../query/paging/order.js';
import { defineList } from '../connections/list-definition.js';

export const delegateFilter = defineFilter('Delegate', 'Conditions on a delegate, all of which must hold.', {
  side: equal(() => DelegationSide, 'The side of the delegate.'),
  capacity: oneOf(() => DelegateCapacity, 'One of these capacities.'),
  visit: relatedRow(() => visitFilter, 'The visit.'),
  person: relatedRow(() => personFilter, 'The person. Unidentified delegates do not match.'),
  role: foldedText("The office in which the person took part, in the source's words."),
  held: heldByDelegate('At least one office that the person held, or may have held, when the visit began.'),
});

export const delegates = defineList({
  model: 'Delegate',
  plural: 'delegates',
  filter: delegateFilter,
  defaultOrder: order('Delegate', ['ordinal']),
  by: 'place in the list',
});
