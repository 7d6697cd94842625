import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from '../../../src/query/paging/cursor.js';
import { combine, dateColumns, order, sortValues, type SortKey, type SortValues } from '../../../src/query/paging/order.js';

// The values that a cursor may hold for each type of column.

const ID = '018f0000-0000-7000-8000-00000000abcd';
const keyOf = (type: SortKey['type'], more: Partial<SortKey> = {}): SortKey => ({
  column: type,
  type,
  direction: 'asc',
  ...more,
});
const cursorOf = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url');
const decoded = (value: unknown, key: SortKey) => decodeCursor(cursorOf([key.column, value]), [key], 'after')[0];

test.each<[type: SortKey['type'], values: unknown[]]>([
  ['int', [0, -1, 2 ** 31 - 1, -(2 ** 31) + 1]],
  ['bool', [false, true]],
  ['text', ['', 'a', '2018-03-25', ID]],
  ['uuid', [ID]],
  ['decimal', ['0', '123456789.987654321', '1.5', '12']],
  [
    'timestamptz',
    ['2018-03-25T01:02:03.004Z', '0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', '2018-03-25T00:00:00.000Z'],
  ],
  ['date', ['2018-03-25', '0001-01-01', '9999-12-31']],
  ['"OfficeClass"', ['HEAD_OF_STATE', 'OTHER']],
])('a cursor of type %s holds its values', (type, values) => {
  for (const value of values) {
    const read = decoded(value, keyOf(type));
    const isInstant = type === 'timestamptz' || type === 'date';
    expect(read).toEqual(isInstant ? new Date(value as string) : value);
    expect(encodeCursor([read!], [keyOf(type)])).toBe(cursorOf([type, value]));
  }
});

test.each<[type: SortKey['type'], values: unknown[]]>([
  ['int', [2 ** 31, -(2 ** 31), 1.5, '1', true, null, undefined, [1]]],
  ['bool', [0, 'true', null, undefined]],
  ['text', ['a\0', 1, null, ['a']]],
  [
    'uuid',
    [1, '', ID.toUpperCase(), `${ID}0`, `0${ID}`, ID.replace('-', ''), ID.replaceAll('a', 'g'), ID.slice(1), '2018-03-25'],
  ],
  ['"OfficeClass"', [1, '', 'KING', 'head_of_state', 'toString', null]],
  ['decimal', [1, '', '-1', '1.', '.5', 'x1', '1x', '1.5x', '1234567890', '1.1234567890', '1,5', '1 .5']],
  [
    'timestamptz',
    [
      1,
      '2018-03-25',
      '2018-03-25T01:02:03Z',
      '2018-02-30T00:00:00.000Z',
      '0000-01-01T00:00:00.000Z',
      '+012345-01-01T00:00:00.000Z',
      'soon',
    ],
  ],
  [
    'date',
    [
      1,
      '2018-3-25',
      '2018-03-25T00:00:00.000Z',
      '02018-03-25',
      '2018-02-30',
      '2018-13-01',
      '0000-01-01',
      'x2018-03-25',
      '2018-03-25x',
      '2018-03-2x',
    ],
  ],
])('a cursor of type %s accepts no other values', (type, values) => {
  for (const value of values) expect(() => decoded(value, keyOf(type)), String(value)).toThrow('is malformed');
});

test('a missing value is accepted only for a nullable column', () => {
  expect(decoded(null, keyOf('int', { nullable: true }))).toBeNull();
  expect(() => decoded(null, keyOf('int'))).toThrow('is malformed');
});

const KEYS = [keyOf('text'), keyOf('uuid', { direction: 'desc' })];

test('a cursor names its order and marks descending columns with a minus', () => {
  const cursor = encodeCursor(['a', ID], KEYS);
  expect(cursor).toBe(cursorOf(['text,-uuid', 'a', ID]));
  expect(decodeCursor(cursor, KEYS, 'before')).toEqual(['a', ID]);
  const other = [keyOf('text', { direction: 'desc' }), KEYS[1]!];
  expect(() => decodeCursor(cursor, other, 'before')).toThrow(
    'The cursor in `before` comes from a list in another order. Use it with the order of the list that returned it.',
  );
});

test.each([
  ['not a cursor at all', 'nonsense'],
  ['an empty string', ''],
  ['JSON, but not a list', cursorOf({ 0: 'text,-uuid' })],
  ['null', cursorOf(null)],
  ['an empty list', cursorOf([])],
  ['without its order', cursorOf([1, 'a', ID])],
  ['missing a value', cursorOf(['text,-uuid', 'a'])],
  ['followed by another value', cursorOf(['text,-uuid', 'a', ID, ID])],
  ['in another encoding', Buffer.from(JSON.stringify(['text,-uuid', '??', ID])).toString('base64')],
  ['padded', `${cursorOf(['text,-uuid', 'a', ID])}=`],
  ['cut off', cursorOf(['text,-uuid', 'a', ID]).slice(0, -4)],
])('a cursor that is %s is malformed, and the error names its argument', (_, cursor) => {
  expect(() => decodeCursor(cursor, KEYS, 'after')).toThrow(
    "The cursor in `after` is malformed. Pass an endCursor, startCursor or edge's cursor unchanged.",
  );
});

test('combined orders have each column once, in its first position, with the id of the first order last', () => {
  const [byStart, byTitle] = [order('Visit', dateColumns('start'), 'desc'), order('Visit', ['title', 'startEarliest'])];
  const combined = combine([byStart, byTitle]);
  expect(combined.map(({ column, direction }) => [column, direction])).toEqual([
    ['startEarliest', 'desc'],
    ['startLatest', 'desc'],
    ['title', 'asc'],
    ['id', 'desc'],
  ]);
  const row = { id: ID, title: 'A', startEarliest: null, startLatest: null, slug: 'a' };
  expect(sortValues(row, combined)).toEqual<SortValues>([null, null, 'A', ID]);
});
