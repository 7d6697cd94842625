import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { Prisma } from '../../../src/db/generated/client.js';
import { dateLabel, isApproximate, isUncertain } from '../../../src/model/dates/date-label.js';
import { dateLabelSql, isApproximateSql, isUncertainSql } from '../../../src/query/sql/date-label.sql.js';
import { bareStore } from '../../support/store.js';

let database: Database;
beforeAll(async () => void (database = await bareStore()));
afterAll(() => database?.close());

const LABELS: Record<string, string> = {
  '2010': '2010',
  '2010-05': 'May 2010',
  '2010-05-09': '9 May 2010',
  '0001-01-01': '1 January 1',
  '0476-09': 'September 476',
  '2010-05~': 'about May 2010',
  '1998?': '1998 (uncertain)',
  '2016-02-29%': 'about 29 February 2016 (uncertain)',
  '[..2000-05]': 'May 2000 or earlier',
  '[2018..]': '2018 or later',
  '[2018-03-28..2018-04-02]': 'between 28 March 2018 and 2 April 2018',
};

test.each(Object.entries(LABELS))('%s is labelled “%s”', (edtf, label) => {
  expect(dateLabel(edtf)).toBe(label);
});

test('an SQL statement computes the same labels and qualifiers', async () => {
  const edtf = Prisma.raw('date.edtf');
  const rows = await database.prisma.$queryRaw<object[]>(Prisma.sql`SELECT date.edtf, ${dateLabelSql(edtf)} AS label,
    ${isApproximateSql(edtf)} AS "isApproximate", ${isUncertainSql(edtf)} AS "isUncertain"
    FROM unnest(${Object.keys(LABELS)}::text[]) WITH ORDINALITY AS date(edtf, n) ORDER BY n`);
  const expected = Object.keys(LABELS).map((each) => ({
    ...{ edtf: each, label: dateLabel(each), isApproximate: isApproximate(each), isUncertain: isUncertain(each) },
  }));
  expect(rows).toEqual(expected);
  expect(expected.filter((each) => each.isApproximate)).toHaveLength(2);
  expect(expected.filter((each) => each.isUncertain)).toHaveLength(2);
});
