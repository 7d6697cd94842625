import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { Prisma } from '../../../src/db/generated/client.js';
import { type Condition, EVERY_ROW, NO_ROW, orMissing } from '../../../src/query/condition.js';
import { Conditions, type RowColumns } from '../../../src/query/sql/where.sql.js';
import { bareStore } from '../../support/store.js';

// Conditions on rows made up in SQL, so that there are values of every kind.

let db: Database;
beforeAll(async () => {
  db = await bareStore();
});
afterAll(() => db.close());

/** Returns the ids of the rows that meet a condition; `rows` is SQL with a column `id`. */
async function found(condition: Condition, rows: Prisma.Sql, columns: RowColumns): Promise<string[]> {
  const conditions = newConditions();
  const sql = conditions.where(condition, columns, Prisma.sql`r`);
  const { text, values } = Prisma.sql`SELECT r.id FROM (${rows}) r WHERE ${sql} ORDER BY 1`;
  return (await db.query<[string]>({ text, values })).map(([id]) => id);
}

const newConditions = () =>
  new Conditions(
    () => Prisma.raw('other'),
    (kept) => kept,
  );

const DATES = Prisma.sql`SELECT * FROM (VALUES
  ('undated', NULL, NULL::date, NULL::date),
  ('day 04-10', '2018-04-10', '2018-04-10', '2018-04-10'),
  ('day 06-01', '2018-06-01', '2018-06-01', '2018-06-01'),
  ('day 08-20', '2018-08-20', '2018-08-20', '2018-08-20'),
  ('year', '2018', '2018-01-01', '2018-12-31'),
  ('since 05-01', '[2018-05-01..]', '2018-05-01', NULL),
  ('until 05-01', '[..2018-05-01]', NULL, '2018-05-01')
) AS dates (id, "startEdtf", "startEarliest", "startLatest")`;
const day = (text: string | null) => (text === null ? null : new Date(`2018-${text}`));

describe('a filter between two days', () => {
  test.each<[gte: string | null, lte: string | null, those: string[]]>([
    ['06-01', null, ['day 06-01', 'day 08-20', 'since 05-01', 'year']],
    [null, '06-01', ['day 04-10', 'day 06-01', 'since 05-01', 'until 05-01', 'year']],
    ['04-10', '06-01', ['day 04-10', 'day 06-01', 'since 05-01', 'until 05-01', 'year']],
    ['04-11', '05-31', ['since 05-01', 'until 05-01', 'year']],
    ['05-02', '05-31', ['since 05-01', 'year']],
    ['06-01', '06-01', ['day 06-01', 'since 05-01', 'year']],
    [null, null, ['day 04-10', 'day 06-01', 'day 08-20', 'since 05-01', 'until 05-01', 'year']],
  ])('from %s to %s', async (gte, lte, those) => {
    expect(await found({ span: { prefix: 'start', gte: day(gte), lte: day(lte) } }, DATES, {})).toEqual(those);
  });

  test.each<[gte: string, lte: string, those: string[]]>([
    ['08-01', '03-01', ['year']],
    ['08-01', '05-01', ['since 05-01', 'year']],
    ['08-01', '04-30', ['year']],
    ['05-01', '04-30', ['until 05-01', 'year']],
    ['05-02', '04-30', ['year']],
  ])('with its bounds in the wrong order, from %s to %s, matches only dates that may satisfy both', async (gte, lte, those) => {
    expect(await found({ span: { prefix: 'start', gte: day(gte), lte: day(lte) } }, DATES, {})).toEqual(those);
  });
});

const VALUES = Prisma.sql`SELECT * FROM (VALUES
  ('a', 1, 'asia', '{x,y}'::text[], '2018-01-01T00:00Z'::timestamptz),
  ('b', 2, 'as%a', '{y}', '2018-01-02T00:00Z'),
  ('c', 3, 'world', '{}', '2018-01-02T12:00Z'),
  ('d', NULL, NULL, '{z}', '2018-01-03T00:00Z')
) AS made (id, number, word, words, moment)`;
const COLUMNS = { id: 'text', number: 'int', word: 'text', words: 'text', moment: 'timestamptz' };
const column = 'number';
const noon = new Date('2018-01-02T12:00Z');

test.each<[sentence: string, condition: Condition, those: string]>([
  ['every row', EVERY_ROW, 'a b c d'],
  ['no row', NO_ROW, ''],
  ['every row that another condition does not', { not: { column, op: 'gte', value: 2 } }, 'a'],
  [
    'both of two conditions',
    {
      all: [
        { column, op: 'gt', value: 1 },
        { column, op: 'lt', value: 3 },
      ],
    },
    'b',
  ],
  [
    'either of two conditions',
    {
      any: [
        { column, op: 'lt', value: 2 },
        { column, op: 'gt', value: 2 },
      ],
    },
    'a c',
  ],
  [
    'either of two conditions, and a third',
    { all: [{ any: [{ equal: { number: 1 } }, { equal: { number: 2 } }] }, { equal: { word: 'asia' } }] },
    'a',
  ],
  ['one value', { equal: { number: 2 } }, 'b'],
  ['two values', { equal: { number: 2, word: 'asia' } }, ''],
  ['any value', { equal: {} }, 'a b c d'],
  ['a missing value', { equal: { number: null } }, 'd'],
  ['a given value', { given: 'number' }, 'a b c'],
  ['a value or a missing one', orMissing({ column, op: 'lte', value: 1 }), 'a d'],
  ['more', { column, op: 'gt', value: 2 }, 'c'],
  ['at least a value', { column, op: 'gte', value: 2 }, 'b c'],
  ['less', { column, op: 'lt', value: 2 }, 'a'],
  ['at most a value', { column, op: 'lte', value: 2 }, 'a b'],
  ['an instant or later', { column: 'moment', op: 'gte', value: noon }, 'c d'],
  ['an exact instant', { equal: { moment: noon } }, 'c'],
  ['one of several values', { column, op: 'in', value: [1, 3, 9] }, 'a c'],
  ['one of an empty list of values', { column, op: 'in', value: [] }, ''],
  ['an empty list', { column: 'words', op: 'isEmpty', value: true }, 'c'],
  ['a list that is not empty', { column: 'words', op: 'isEmpty', value: false }, 'a b d'],
  ['a list with a value', { column: 'words', op: 'has', value: 'y' }, 'a b'],
  ['a list with one of several values', { column: 'words', op: 'hasSome', value: ['x', 'z'] }, 'a d'],
  ['a substring', { column: 'word', op: 'contains', value: 'a' }, 'a b'],
  ['a substring with a literal wildcard', { column: 'word', op: 'contains', value: 's\\%' }, 'b'],
  ['a prefix', { column: 'word', op: 'startsWith', value: 'as' }, 'a b'],
  ['a prefix that does not match', { column: 'word', op: 'startsWith', value: 'sia' }, ''],
  ['a suffix', { column: 'word', op: 'endsWith', value: 'ia' }, 'a'],
  ['a suffix that does not match', { column: 'word', op: 'endsWith', value: 'wor' }, ''],
  ['rows after a position in two columns', { row: { op: 'gt', columns: ['number', 'word'], values: [2, 'as'] } }, 'b c'],
  ['rows before a position in two columns', { row: { op: 'lt', columns: ['number', 'word'], values: [2, 'as'] } }, 'a'],
])('a condition finds %s', async (_sentence, condition, those) => {
  expect((await found(condition, VALUES, COLUMNS)).join(' ')).toBe(those);
});

// A text column with an index, for which PostgreSQL's plan depends on the value.

const long = 'a'.repeat(31);
const TEXTS = Prisma.sql`SELECT * FROM (VALUES
  ('short', ${'as%a'}::text), ('words', 'east asia summit'), ('same start', ${`${long}bc`}), ('other start', ${`${long}cc`}), ('none', NULL)
) AS texts (id, "textFolded")`;

test.each<[op: 'contains' | 'startsWith' | 'endsWith', value: string, those: string[]]>([
  ['contains', 'asia', ['words']],
  ['contains', 'as', ['short', 'words']],
  ['contains', 's\\%', ['short']],
  ['contains', 't a', ['words']],
  ['contains', 'c', ['other start', 'same start']],
  ['contains', '', ['other start', 'same start', 'short', 'words']],
  ['startsWith', 'as\\%', ['short']],
  ['startsWith', 'asia', []],
  ['startsWith', long, ['other start', 'same start']],
  ['startsWith', `${long}b`, ['same start']],
  ['startsWith', `${long}bc`, ['same start']],
  ['startsWith', `${long}bd`, []],
  ['startsWith', '', ['other start', 'same start', 'short', 'words']],
  ['endsWith', 'c', ['other start', 'same start']],
])('a condition that a text %s %j finds the same rows whether or not it is planned by its value', async (op, value, those) => {
  const condition: Condition = { column: 'textFolded', op, value };
  expect(await found(condition, TEXTS, 'Statement')).toEqual(those);
  expect(await found({ byValue: condition }, TEXTS, 'Statement')).toEqual(those);
});

test('conditions record whether PostgreSQL should plan for their value', () => {
  const condition: Condition = { column: 'textFolded', op: 'contains', value: 'a' };
  const [plain, byValue] = [newConditions(), newConditions()];
  const row = Prisma.sql`r`;
  const sql = plain.where(condition, 'Statement', row).sql;
  expect(byValue.where({ byValue: condition }, 'Statement', row).sql).not.toBe(sql);
  expect([plain.usesCustomPlan, byValue.usesCustomPlan]).toEqual([false, true]);
  expect(byValue.where(condition, 'Statement', row).sql).toBe(sql); // what follows is not
});

test.each<[string, RowColumns, string]>([
  ['a column of a subselect', COLUMNS, 'word'],
  ['a column that is not folded', 'Statement', 'text'],
  ['a computed value', 'Visit', 'duration'],
])('%s has no index that depends on the value', (_, columns, name) => {
  const condition: Condition = { column: name, op: 'contains', value: 'a' };
  const row = Prisma.sql`r`;
  const plain = newConditions().where(condition, columns, row).sql;
  expect(newConditions().where({ byValue: condition }, columns, row).sql).toBe(plain);
});
