import { expect, it, test } from 'vitest';
import { decodeCursor, encodeCursor } from '../../../src/query/paging/cursor.js';
import { order } from '../../../src/query/paging/order.js';
import { defineList } from '../../../src/schema/connections/list-definition.js';

const ID = '018f0000-0000-7000-8000-000000000000';

test('a nullable column is a nullable sort key, whether or not it is declared as one', () => {
  const bySection = order('Source', ['section']);
  expect(bySection).toEqual([
    { column: 'section', type: 'text', nullable: true, direction: 'asc' },
    { column: 'id', type: 'uuid', direction: 'asc' },
  ]);
  expect(decodeCursor(encodeCursor([null, ID], bySection), bySection, 'after')).toEqual([null, ID]);
});

it.each([
  ['nobody', 'Order of Visit: Visit has no column nobody'],
  ['places', 'Order of Visit: a cursor cannot hold places, of type text'],
])('refuses the key %s on declaration', (column, message) => {
  const declare = () =>
    defineList({
      model: 'Visit',
      plural: 'visits',
      defaultOrder: order('Visit', []),
      by: 'id',
      orders: { key: 'For tests.' },
      columns: { key: [column] },
    });
  expect(declare).toThrow(message);
});
