import { expect, test } from 'vitest';
import { columnsOf, fill } from '../../../src/mapping/values/template.js';

test.each([
  ['1962-05-01', 'May 1962'],
  ['1962-12', 'December 1962'],
  ['1962', '1962'],
  ['1962-13-01', '1962-13-01'],
  ['c. May 1962', 'c. May 1962'],
  ['1962-05-01, 1963-01-31', 'May 1962, January 1963'],
  ['', ''],
])('a template prints %j as its month: %j', (date, month) => {
  expect(fill('In {start date as month}, {id}', (column) => (column === 'start date' ? date : column))).toBe(`In ${month}, id`);
});

test('names the columns, not how they are printed', () => {
  expect(columnsOf('{a} in {b}, {start-date as month}')).toEqual(['a', 'b', 'start-date']);
});
