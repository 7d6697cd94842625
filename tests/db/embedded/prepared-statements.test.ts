import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { PreparedStatements } from '../../../src/db/embedded/prepared-statements.js';
import { clonePglite } from '../../support/embedded-store.js';
import { BARE } from '../../support/store.js';

let pglite: PGlite;
let statements: PreparedStatements;

beforeAll(async () => {
  pglite = await clonePglite(BARE);
  await pglite.exec('CREATE TABLE number (value int PRIMARY KEY)');
});
beforeEach(async () => {
  statements = new PreparedStatements(pglite);
  await pglite.exec('DEALLOCATE ALL; TRUNCATE number');
});
afterAll(() => pglite.close());

async function twice(text: string, values: unknown[] = []): Promise<unknown[]> {
  await statements.query(text, values);
  return (await statements.query(text, values)).rows;
}

const prepared = async () =>
  (await pglite.query<{ statement: string }>('SELECT statement FROM pg_prepared_statements ORDER BY 1')).rows.map(
    ({ statement }) => statement,
  );

test('a statement is prepared only once', async () => {
  expect(await twice('SELECT 1')).toEqual([[1]]);
  expect(await prepared()).toEqual(['SELECT 1']);
});

test.each([
  ['SELECT $1::text, $2::int, $3::bool, $4::text', ['a', 1, true, null]],
  [
    'SELECT $1::text[], $2::int[]',
    [
      ['a', 'b,c', '"'],
      [1, 2],
    ],
  ],
  ['SELECT $1::jsonb, $2::timestamptz, $3::date', [{ a: [1] }, new Date(0), '2018-03-25']],
  ['SELECT $1::bigint, $2::numeric', [5n, '1.50']],
  ['SELECT value FROM number WHERE value = $1', [1]],
])('%s returns the same rows prepared and unprepared', async (text, values) => {
  const { rows } = await pglite.query(text, [...values], { rowMode: 'array' });
  expect(await twice(text, values)).toEqual(rows);
  expect(await prepared()).toEqual([text]);
});

test('written rows are counted', async () => {
  const insert = 'INSERT INTO number SELECT * FROM generate_series($1::int, $2::int)';
  await statements.query(insert, [1, 2]);
  expect(await statements.query(insert, [3, 7])).toMatchObject({ affectedRows: 5, rows: [] });
});

test('a statement works after another has failed', async () => {
  const divide = 'SELECT 1 / $1::int';
  await twice(divide, [1]);
  await expect(statements.query(divide, [0])).rejects.toThrow('division by zero');
  expect(await statements.query(divide, [1])).toMatchObject({ rows: [[1]] });
  expect(pglite.isInTransaction()).toBe(false);
});

test('a statement that cannot be planned fails each time', async () => {
  const nothing = () => statements.query('SELECT nothing', []);
  await expect(nothing()).rejects.toThrow('does not exist');
  await expect(nothing()).rejects.toThrow('does not exist');
  expect(await twice('SELECT 1')).toEqual([[1]]);
});

test('preparing waits for the end of a transaction', async () => {
  await twice('SELECT count(*)::int FROM number');
  let outside!: Promise<unknown>;
  await pglite.transaction(async (transaction) => {
    outside = statements.query('SELECT count(*)::int FROM number', []);
    await transaction.query('INSERT INTO number VALUES (1)');
  });
  expect(await outside).toMatchObject({ rows: [[1]] });
});

test('the least recently used statements are dropped when many are prepared', async () => {
  const texts = Array.from({ length: 60 }, (_, index) => `SELECT ${index} -- ${'x'.repeat(10_000)}`);
  for (const text of texts) await twice(text);
  const kept = await prepared();
  expect(kept.length).toBeGreaterThan(10);
  expect(kept.length).toBeLessThan(30);
  expect(kept).toContain(texts.at(-1));
  expect(await twice(texts[0]!)).toEqual([[0]]);
});

test('statements are planned again after an import has filled the tables', async () => {
  const above = 'SELECT value FROM number WHERE value > $1';
  for (let n = 0; n < 7; n++) await statements.query(above, [0]);
  const planned = async () => {
    const { rows } = await pglite.query<{ 'QUERY PLAN': string }>('EXPLAIN EXECUTE "prepared 0" (0)');
    return Number(/rows=(\d+)/.exec(rows[0]!['QUERY PLAN'])![1]);
  };
  const before = await planned();
  await statements.query('INSERT INTO number SELECT generate_series(1, 100000)', []);
  await statements.query(above, [100_000]);
  expect(await planned()).toBeGreaterThan(10 * before);
});
