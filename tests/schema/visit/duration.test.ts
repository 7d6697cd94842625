import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { FEATURES } from '../../../src/features.js';
import { annotation } from '../../../src/model/annotation.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { createSchema } from '../../../src/schema/schema.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { seededStore } from '../../support/store.js';

const schema = await createSchema(FEATURES);
const compiler = new Compiler(schema);
let db: Database;

const LENGTHS = [
  ['counted from its first day to its last', { start: '2019-05-02', end: '2019-05-04' }, 3],
  ['what the source states', { start: '2019-05', durationDays: 4 }, 4],
  ['unknown if it began on one of two days', { start: '[2019-05-02..2019-05-03]', end: '2019-05-04' }, null],
  ['unknown if it ended on one of two days', { start: '2019-05-02', end: '[2019-05-04..2019-05-05]' }, null],
  ['unknown without a last day', { start: '2019-05-02' }, null],
] as const;

beforeAll(async () => {
  db = await seededStore();
  const visits = Object.fromEntries(
    LENGTHS.map(([, dates], n) => [
      `length-${n}`,
      { title: `Length ${n}`, status: 'COMPLETED', hostCountry: 'france', ...dates, cite: [[n, n + 1]] },
    ]),
  );
  const source = { slug: 'lengths', kind: 'ARTICLE', title: 'Lengths', sha256: 'a'.repeat(64), length: 100 };
  await storeAnnotation(db.prisma, annotation.parse({ source, visits }));
});
afterAll(() => db.close());

test.each(LENGTHS.map(([title, , days], n) => [title, n, days] as const))('the length of a visit is %s', async (_, n, days) => {
  const query = `{ visit(slug: "length-${n}") { durationDays } }`;
  const text = await byResolvers(schema, db, query);
  expect(JSON.parse(text)).toEqual({ data: { visit: { durationDays: days } } });
  expect(await byStatement(compiler, db, query)).toEqual({ text });
});
