import { afterAll, beforeAll, expect, test } from 'vitest';
import { countSql, linesSql, pageOfLinesSql } from '../../../../src/features/exports/stream/lines.sql.js';
import { bind } from '../../../../src/query/compile/compiler.js';
import { type Condition, EVERY_ROW } from '../../../../src/query/condition.js';
import { decodeCursor } from '../../../../src/query/paging/cursor.js';
import { order, type SortValues } from '../../../../src/query/paging/order.js';
import { all } from '../../../../src/query/stored-as.js';
import type { Prisma } from '../../../../src/db/generated/client.js';
import type { Database } from '../../../../src/db/database.js';
import { readVersion } from '../../../../src/db/store-node.js';
import { seededStore } from '../../../support/store.js';

// A list as JSON Lines, whole and page by page, as exports read it.

let db: Database;
beforeAll(async () => {
  db = await seededStore();
});
afterAll(() => db?.close());

const ORDER = order('Visit', ['title'], 'desc');
const listOf = (where: Condition) => ({
  ...{ rows: { source: all('Visit'), args: {}, where }, order: ORDER },
  selected: { kind: 'object' as const, type: 'Visit', fields: [['it', { kind: 'column' as const, column: 'title' }]] as never },
});
const ask = <Row extends unknown[]>({ text, values }: { text: string; values: unknown[] }) =>
  db.query<Row>({ text, values: bind(values, {}) });

async function titles(where: Prisma.VisitWhereInput): Promise<string[]> {
  const visits = await db.prisma.visit.findMany({ where, orderBy: [{ title: 'desc' }, { id: 'desc' }], select: { title: true } });
  return visits.map(({ title }) => JSON.stringify({ it: title }));
}

const COMPLETED = { equal: { status: 'COMPLETED' } };

test.each<[string, Condition, Prisma.VisitWhereInput]>([
  ['all rows', EVERY_ROW, {}],
  ['those that match', COMPLETED, { status: 'COMPLETED' }],
])('the lines of %s are in order, both as a whole and in pages', async (_, where, same) => {
  const expected = await titles(same);
  expect(expected.length).toBeGreaterThan(3);
  expect((await ask<[string]>(linesSql(listOf(where)))).map(([line]) => line)).toEqual(expected);
  const paged: string[] = [];
  let after: SortValues | null = null;
  for (let size = 3; size === 3;) {
    const page: [string, string][] = await ask<[string, string]>(pageOfLinesSql(listOf(where), after, 3));
    paged.push(...page.map(([line]) => line));
    size = page.length;
    if (size > 0) after = decodeCursor(page.at(-1)![1], ORDER, 'after');
  }
  expect(paged).toEqual(expected);
  const [[version, count]] = (await ask<[unknown, unknown]>(countSql(listOf(where)))) as [[unknown, unknown]];
  expect([Number(version), Number(count)]).toEqual([await readVersion(db), expected.length]);
});
