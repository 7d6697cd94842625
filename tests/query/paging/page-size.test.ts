import { expect, test } from 'vitest';
import { pageSize } from '../../../src/query/paging/page-size.js';

test.each([
  [{}, { size: 20, fromEnd: false }],
  [
    { first: null, last: null },
    { size: 20, fromEnd: false },
  ],
  [{ first: 0 }, { size: 0, fromEnd: false }],
  [
    { first: 100, last: null },
    { size: 100, fromEnd: false },
  ],
  [{ last: 0 }, { size: 0, fromEnd: true }],
  [
    { first: null, last: 100 },
    { size: 100, fromEnd: true },
  ],
])('a page of %j is accepted', (sizes, page) => {
  expect(pageSize(sizes)).toEqual(page);
});

test.each([
  [{ first: 0, last: 0 }, 'Give `first` or `last`, not both.'],
  [{ first: -1 }, '`first` is -1; it must not be negative.'],
  [{ last: -1 }, '`last` is -1; it must not be negative.'],
  [{ first: 101 }, '`first` is 101; a page holds at most 100.'],
  [{ last: 101 }, '`last` is 101; a page holds at most 100.'],
])('a page of %j is refused', (sizes, message) => {
  expect(() => pageSize(sizes)).toThrow(message);
});
