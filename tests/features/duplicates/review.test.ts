import { randomUUID } from 'node:crypto';
import { getOperationAST, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { ask as askResolvers } from '../../support/ask.js';
import { askStatement } from '../../support/both-ways.js';
import { emptyStore } from '../../support/store.js';

// What an editor should look at: visits that may be stored twice, and visits that only one source reports.

const schema = await createSchema(FEATURES);
const compiler = new Compiler(schema);
let database: Database;

const SOURCES = ['one', 'other'].map((slug) => ({ id: randomUUID(), slug }));
const PEOPLE = ['kim', 'xi'].map((slug) => ({ id: randomUUID(), slug }));
const COUNTRIES = ['china', 'russia'].map((slug) => ({ id: randomUUID(), slug }));

/** A visit to China: the guests, the first day, the last day or the length, and the number of sources. */
const VISITS = [
  ['may', 'kim', 'russia', ['2018-05-07', '2018-05-07'], '2018-05-08', 1],
  ['may-again', 'kim', 'russia', ['2018-05-08', '2018-05-08'], null, 1],
  ['of-may', 'kim', 'russia', ['2018-05-01', '2018-05-31'], null, 2],
  ['another-guest', 'xi', 'russia', ['2018-05-07', '2018-05-07'], '2018-05-08', 2],
  ['day-after', 'kim', 'russia', ['2018-06-01', '2018-06-01'], null, 2],
  ['of-an-organization', 'kim', null, ['2018-05-07', '2018-05-07'], '2018-05-08', 2],
  ['of-it-again', 'kim', null, ['2018-05-08', '2018-05-08'], null, 2],
  ['four-days', 'kim', 'russia', ['2019-01-01', '2019-01-01'], 4, 2],
  ['on-the-fourth', 'kim', 'russia', ['2019-01-04', '2019-01-04'], null, 2],
  ['on-the-fifth', 'kim', 'russia', ['2019-01-05', '2019-01-05'], null, 2],
  ['without-date', 'kim', 'russia', null, null, 2],
] as const;

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const idOf = (rows: { id: string; slug: string }[], slug: string) => rows.find((row) => row.slug === slug)!.id;

beforeAll(async () => {
  database = await emptyStore();
  const { prisma } = database;
  const named = ({ id, slug }: { id: string; slug: string }) => ({ id, slug, name: slug, namesFolded: slug });
  const visits = VISITS.map(([slug, , guest, start, end]) => ({
    ...({ id: randomUUID(), slug, title: slug, titleFolded: slug, status: 'COMPLETED' } as const),
    ...{ hostCountryId: COUNTRIES[0]!.id, guestCountryId: guest && idOf(COUNTRIES, guest) },
    ...(start &&
      ({ startEdtf: '2018', startPrecision: 'DAY', startEarliest: day(start[0]), startLatest: day(start[1]) } as const)),
    ...(typeof end === 'number' && { durationDays: end }),
    ...(typeof end === 'string' && ({ endEdtf: end, endPrecision: 'DAY', endEarliest: day(end), endLatest: day(end) } as const)),
  }));
  const delegates = VISITS.map(([slug, person]) => ({
    ...{ id: randomUUID(), visitId: idOf(visits, slug), personId: idOf(PEOPLE, person), name: person, ordinal: 0 },
    ...({ side: 'GUEST', capacity: 'HEAD' } as const),
  }));
  const cited = (sourceId: string, of: object, n: number) => ({ sourceId, start: n, end: n + 1, ordinal: 0, ...of });
  await prisma.$transaction([
    prisma.country.createMany({ data: COUNTRIES.map(named) }),
    prisma.person.createMany({ data: PEOPLE.map(named) }),
    prisma.source.createMany({
      data: SOURCES.map(({ id, slug }) => ({
        id,
        slug,
        kind: 'ARTICLE',
        title: slug,
        titleFolded: slug,
        sha256: '0'.repeat(64),
        length: 99,
      })),
    }),
    prisma.visit.createMany({ data: visits }),
    prisma.delegate.createMany({ data: delegates }),
    prisma.citation.createMany({
      data: [
        ...delegates.map(({ id }, n) => cited(SOURCES[0]!.id, { delegateId: id }, n)),
        ...VISITS.flatMap(([slug, , , , , count]) =>
          SOURCES.slice(0, count).flatMap(({ id }) => [0, 1].map((n) => cited(id, { visitId: idOf(visits, slug) }, n))),
        ),
      ],
    }),
  ]);
});
afterAll(() => database.close());

describe.each(['a statement', 'resolvers'])('by %s', (way) => {
  const ask = (query: string): Promise<any> =>
    way === 'resolvers' ? askResolvers(schema, database, query) : askStatement(compiler, database, query);

  it('visits by the same guest to the same country on possibly overlapping days are suspected duplicates', async () => {
    const { suspectedDuplicates: all } = await ask(
      '{ suspectedDuplicates { totalCount nodes { visit { slug } other { slug } } } }',
    );
    const pairs = all.nodes.map(({ visit, other }: any) => [visit.slug, other.slug]);
    expect(pairs).toEqual(
      expect.arrayContaining([
        ['of-may', 'may'],
        ['of-may', 'may-again'],
        ['may', 'may-again'],
        ['four-days', 'on-the-fourth'],
        ['of-an-organization', 'of-it-again'],
      ]),
    );
    expect([pairs.length, all.totalCount]).toEqual([5, 5]);
    const { visits } = await ask('{ visits(first: 100) { nodes { slug isSuspectedDuplicate } } }');
    const suspected = visits.nodes.filter((visit: any) => visit.isSuspectedDuplicate).map(({ slug }: any) => slug);
    expect(suspected.toSorted()).toEqual([...new Set(pairs.flat())].toSorted());
  });

  it('pairs are read page by page', async () => {
    const found: string[] = [];
    for (let after = 'null'; ;) {
      const { suspectedDuplicates: page } = await ask(
        `{ suspectedDuplicates(first: 1, after: ${after}) { nodes { visit { slug } other { slug } } pageInfo { hasNextPage endCursor } } }`,
      );
      found.push(...page.nodes.map(({ visit, other }: any) => `${visit.slug} ${other.slug}`));
      if (!page.pageInfo.hasNextPage) break;
      after = JSON.stringify(page.pageInfo.endCursor);
    }
    expect(new Set(found).size).toBe(5);
  });

  it('a filter finds visits from one source by the citations of others', async () => {
    const { one, other } = await ask(`{ one: visits(where: { sourcesCount: { lte: 1 } }) { totalCount nodes { slug } }
      other: visits(where: { sourcesCount: { gte: 2 } }, first: 0) { totalCount } }`);
    expect(one).toEqual({ totalCount: 2, nodes: [{ slug: 'may' }, { slug: 'may-again' }] });
    expect(other).toEqual({ totalCount: VISITS.length - 2 });
  });
});

it.each(['suspectedDuplicates', 'suspectedSamePeople'])(
  'all aliases of %s are read once, whichever pages request them',
  (field) => {
    const alias = (n: number) => `f${n}: ${field}(first: ${n + 1}) { totalCount pageInfo { hasNextPage hasPreviousPage } }`;
    const textOf = (times: number) => {
      const document = parse(`{ ${Array.from({ length: times }, (_, n) => alias(n)).join(' ')} }`);
      const compiled = compiler.compile(document, getOperationAST(document)!, field, {});
      return 'statement' in compiled ? compiled.statement.text : '';
    };
    const [once, often] = [textOf(1), textOf(20)].map((text) => text.split(/WITH ORDINALITY|lead\(/).length);
    expect([once, often]).toEqual([2, 2]);
  },
);
