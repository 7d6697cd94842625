import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { Prisma } from '../../../src/db/generated/client.js';
import type { Condition } from '../../../src/query/condition.js';
import { Conditions } from '../../../src/query/sql/where.sql.js';
import { ascii, equal, names, relatedRow, oneOf, some, span, foldedText } from '../../../src/schema/filters/fields.js';
import { defineFilter } from '../../../src/schema/filters/filter.js';
import { asPrisma } from '../../support/as-prisma.js';
import { emptyStore } from '../../support/store.js';

// The rule for filters (docs/decisions/116) on a nullable text: Source.section, which has no filter in the API. Its values
// are in lower-case ASCII, and so are their own folded form.

const { where } = defineFilter('Source', 'For tests.', { section: ascii('The section.') }, { name: 'SourceSectionWhere' });
const sections = ['asia', 'as%a', 'world', null, null];

let db: Database;
beforeAll(async () => {
  db = await emptyStore();
  const source = { kind: 'ARTICLE', title: 'Title', titleFolded: 'title', sha256: '0'.repeat(64), length: 1 } as const;
  await db.prisma.source.createMany({
    data: sections.map((section, n) => ({ ...source, id: randomUUID(), slug: `source-${n}`, section })),
  });
});
afterAll(() => db.close());

/** Returns the sections that a condition finds, with Prisma and with the compiler's SQL. */
async function found(condition: Condition): Promise<(string | null)[][]> {
  const byPrisma = await db.prisma.source.findMany({ where: asPrisma(condition, 'Source') });
  const conditions = new Conditions(
    () => Prisma.raw('other'),
    (rows) => rows,
  );
  const sql = conditions.where(condition, 'Source', Prisma.sql`s`);
  const bySql = await db.prisma.$queryRaw<{ section: string | null }[]>`SELECT s.section FROM "Source" s WHERE ${sql}`;
  return [byPrisma, bySql].map((rows) => rows.map(({ section }) => section).sort());
}

describe('a condition on a nullable text column is true or false for each row, never null', () => {
  it.each<[filter: object, holds: (section: string | null) => boolean]>([
    [{ isNull: true }, (section) => section === null],
    [{ isNull: false }, (section) => section !== null],
    [{ equals: 'asia' }, (section) => section === 'asia'],
    [{ not: 'asia' }, (section) => section !== 'asia'],
    [{ in: ['asia', 'world'] }, (section) => section === 'asia' || section === 'world'],
    [{ in: [] }, () => false],
    [{ contains: 'A' }, (section) => section?.includes('a') ?? false],
    [{ contains: '%' }, (section) => section?.includes('%') ?? false],
    [{ contains: '' }, (section) => section !== null],
    [{ startsWith: 'as' }, (section) => section?.startsWith('as') ?? false],
    [{ not: 'asia', contains: 'a' }, (section) => section !== 'asia' && (section?.includes('a') ?? false)],
  ])('%j', async (filter, holds) => {
    const [these, others] = [sections.filter(holds), sections.filter((section) => !holds(section))].map((each) => each.sort());
    expect(await found(where({ section: filter }))).toEqual([these, these]);
    expect(await found(where({ NOT: { section: filter } }))).toEqual([others, others]);
    expect(await found(where({ NOT: { NOT: { section: filter } } }))).toEqual([these, these]);
    expect(await found(where({ OR: [{ section: filter }, { NOT: { section: filter } }] }))).toEqual(
      [sections, sections].map((all) => [...all].sort()),
    );
  });
});

describe('a nullable enum column', () => {
  const visits = defineFilter('Visit', 'For tests.', { kind: equal(() => String, 'The kind.') }, { name: 'VisitKindWhere' });

  it('is checked for null before it is compared', () => {
    expect(visits.where({ kind: 'STATE' })).toEqual({
      all: [{ all: [{ given: 'kind' }, { equal: { kind: 'STATE' } }] }],
    });
  });
});

test.each([
  ['text', foldedText(''), 'NothingWhere.nobody: Visit has no column nobody'],
  ['lower-case text', ascii(''), 'NothingWhere.nobody: Visit has no column nobody'],
  ['an enum', oneOf(() => String, ''), 'NothingWhere.nobody: Visit has no column nobody'],
  ['a partial date', span(''), 'NothingWhere.nobody: Visit has no column nobodyEdtf'],
  ['names', names(''), 'NothingWhere.nobody: Visit has no column name'],
  [
    'a row',
    relatedRow(() => defineFilter('Topic', '', {}, { name: 'NoTopicWhere' }), ''),
    'NothingWhere.nobody: Visit has no relation nobody',
  ],
  [
    'rows',
    some('nobody', () => defineFilter('Topic', '', {}, { name: 'NoTopicWhere' }), ''),
    'NothingWhere.nobody: Visit has no relation nobody',
  ],
])('a filter by %s that is not stored is refused, and the error names it', (_what, field, message) => {
  expect(() => defineFilter('Visit', '', { nobody: field }, { name: 'NothingWhere' })).toThrow(message);
});

test('a filter on a text field without a folded column is refused, and the error names the column', () => {
  expect(() => defineFilter('Participant', '', { role: foldedText('') }, { name: 'RoleWhere' })).toThrow(
    'RoleWhere.role: Participant has no column roleFolded',
  );
});
