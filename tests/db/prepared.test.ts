import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { emptyStore } from '../support/store.js';

// Named statements, whose columns are described once per connection.

let database: Database;
beforeAll(async () => void (database = await emptyStore()));
afterAll(() => database?.close());

const POOL_SIZE = 10;
const TYPES = `SELECT $1::text, $2::int, $2::bigint, $3::float8, $4::boolean, $1::text IS NULL, ARRAY[$1::text, NULL],
  DATE '2018-03-25' + $2::int % 1000, jsonb_build_object('text', $1::text), NULL::text`;

test('a named statement returns the same as an unnamed one, on the first and later calls', async () => {
  const values = fc.tuple(
    fc.option(fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0') && text.isWellFormed())),
    fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    fc.double({ noNaN: true }),
    fc.option(fc.boolean()),
  );
  await fc.assert(
    fc.asyncProperty(values, async (given) => {
      const plain = await database.query({ text: TYPES, values: given });
      expect(await database.query({ text: TYPES, values: given, name: 'types' })).toEqual(plain);
    }),
    { numRuns: 50 },
  );
});

test('a result can be empty, or have many rows in order', async () => {
  const count = (to: number) =>
    database.query<[number]>({ text: 'SELECT generate_series(1, $1::int)', values: [to], name: 'series' });
  for (const to of [0, 3, 0, 1_000])
    expect((await count(to)).map(([value]) => value)).toEqual(Array.from({ length: to }, (_, i) => i + 1));
});

describe('strings as bytes', () => {
  const asBytes = (name: string, text: string, values: unknown[]) =>
    database.query<(string | Buffer | null)[]>({ text, values, name, asBytes: true });
  const texts = (rows: (string | Buffer | null)[][]) => rows.map((row) => row.map((each) => each?.toString() ?? null));

  test('have the same content as strings, whatever their length, and do not change later', async () => {
    const lengths = fc.array(fc.nat({ max: 200_000 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(lengths, fc.constantFrom('a', 'é', '金', '🀄'), async (given, character) => {
        const text = `SELECT repeat($2, n), n::text, NULL::text FROM unnest($1::int[]) n`;
        const held = await asBytes('repeated', text, [given, character]);
        await Promise.all(given.map((length) => asBytes('repeated', text, [[length], 'z']))); // on the same connections
        const expected = given.map((length) => [character.repeat(length), String(length), null]);
        expect(texts(held)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  test('are returned alongside parsed values of other types on PostgreSQL', async ({ skip }) => {
    skip(database.engine === 'embedded', 'it gives strings');
    const [row] = await asBytes('one of each', `SELECT 'text'::text, 1, 2::bigint, true, '{"a":1}'::jsonb`, []);
    expect(row).toEqual([Buffer.from('text'), 1, '2', true, { a: 1 }]);
  });

  test('are returned only for statements that request them', async () => {
    await asBytes('bytes', 'SELECT $1::text', ['text']);
    await asBytes('bytes that fail', 'SELECT (1 / $1::int)::text', [0]).catch(() => {});
    const rows = await Promise.all(
      Array.from({ length: POOL_SIZE }, () => database.query({ text: 'SELECT $1::text', values: ['text'] })),
    );
    expect(rows).toEqual(Array.from(rows, () => [['text']]));
  });
});

test('a failing statement leaves its connection usable', async () => {
  const divide = (by: number) => database.query<[number]>({ text: 'SELECT 6 / $1::int', values: [by], name: 'division' });
  const all = Array.from({ length: 3 * POOL_SIZE }, (_, index) => divide(index % 3));
  const settled = await Promise.allSettled(all);
  expect(settled.map((each) => (each.status === 'fulfilled' ? each.value : each.status))).toEqual(
    Array.from(all, (_, index) => [['rejected'], [[6]], [[3]]][index % 3]!).map((each) =>
      each[0] === 'rejected' ? 'rejected' : each,
    ),
  );
});

test('a value that cannot be encoded is refused before anything is sent', async () => {
  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
  const text = 'SELECT $1::jsonb';
  await expect(database.query({ text, values: [circular], name: 'circular' })).rejects.toThrow(/circular/);
  const held = await Promise.all(
    Array.from({ length: POOL_SIZE }, () => database.query({ text, values: [{ a: 1 }], name: 'circular' })),
  );
  expect(held).toEqual(Array.from(held, () => [[{ a: 1 }]]));
});
