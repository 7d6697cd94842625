import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { Prisma } from '../../../src/db/generated/client.js';
import type { Condition } from '../../../src/read/condition.js';
import { Conditions, type RowColumns } from '../../../src/read/sql/where.sql.js';
import { bareStore } from '../../support/store.js';

// Conditions on rows that a statement makes up, so that each kind of value is there.

let db: Database;
beforeAll(async () => {
  db = await bareStore();
});
afterAll(() => db.close());

/** The ids of the rows that meet a condition; `rows` is SQL with a column `id`. */
async function found(condition: Condition, rows: Prisma.Sql, columns: RowColumns): Promise<string[]> {
  const conditions = new Conditions(
    () => Prisma.raw('other'),
    (kept) => kept,
  );
  const sql = conditions.where(condition, columns, Prisma.sql`r`);
  const { text, values } = Prisma.sql`SELECT r.id FROM (${rows}) r WHERE ${sql} ORDER BY 1`;
  return (await db.query<[string]>({ text, values })).map(([id]) => id);
}

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

describe('a date may lie between two days', () => {
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
  ])('the wrong way round, from %s to %s, only a date that may lie on both sides', async (gte, lte, those) => {
    expect(await found({ span: { prefix: 'start', gte: day(gte), lte: day(lte) } }, DATES, {})).toEqual(those);
  });
});
