import { parseValue } from 'graphql';
import { describe, expect, test } from 'vitest';
import { GraphQLDateTime } from '../../../src/schema/dates/date-time.scalar.js';

const literal = (text: string) => GraphQLDateTime.parseLiteral(parseValue(text));

describe('a DateTime', () => {
  test.each([
    ['2026-11-25T03:02:54.338Z', '2026-11-25T03:02:54.338Z'],
    ['2026-11-25T03:02:54Z', '2026-11-25T03:02:54.000Z'],
    ['2026-11-25t12:02:54.3389+09:00', '2026-11-25T03:02:54.338Z'],
    ['2024-02-29T00:00:00-00:00', '2024-02-29T00:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('%s is the instant %s, as a value and as a literal', (given, instant) => {
    expect(GraphQLDateTime.serialize(GraphQLDateTime.parseValue(given))).toBe(instant);
    expect(GraphQLDateTime.serialize(literal(`"${given}"`))).toBe(instant);
  });

  test.each([
    '2026-11-25',
    '2026-11-25T03:02:54',
    '2026-11-25 03:02:54Z',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-25T24:00:00Z',
    '2026-11-25T03:02:60Z',
    '2026-11-25T03:02:54+24:00',
    '2026-11-25T03:02:54+9',
    '+02026-11-25T00:00:00Z',
    'now',
    '',
  ])('is not %s', (given) => {
    expect(() => GraphQLDateTime.parseValue(given)).toThrow(/^DateTime must be a date and a time with an offset or Z/);
    expect(() => literal(`"${given}"`)).toThrow(/^DateTime must be/);
  });

  test.each([1_795_000_000, null, true, {}])('cannot be %s', (given) => {
    expect(() => GraphQLDateTime.parseValue(given)).toThrow(/^DateTime must be/);
    expect(() => literal(JSON.stringify(given))).toThrow(/^DateTime must be/);
  });

  test.each(['0000-06-01T00:00:00Z', '0001-01-01T00:00:00+00:01', '9999-12-31T23:59:59-00:01'])(
    'must lie in a year that PostgreSQL and the calendar support, unlike %s',
    (given) => {
      expect(() => GraphQLDateTime.parseValue(given)).toThrow(/^DateTime must be between the years 0001 and 9999/);
    },
  );
});
