import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { EventKind, OccurrenceStatus } from '../../../src/model/generated/enums.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { ask as askResolvers } from '../../support/ask.js';
import { askStatement } from '../../support/both-ways.js';
import { emptyStore } from '../../support/store.js';

// Entries of a list after the hundredth are counted, and can be read.

const YEARS = 130;
const schema = await createSchema(FEATURES);
const compiler = new Compiler(schema);
let database: Database;

beforeAll(async () => {
  database = await emptyStore();
  const country = { id: randomUUID(), slug: 'china', name: 'China', namesFolded: 'china' };
  const source = {
    id: randomUUID(),
    slug: 'list',
    kind: 'DATASET',
    title: 'List',
    titleFolded: 'list',
    sha256: '0'.repeat(64),
    length: 9_999,
  } as const;
  const visits = Array.from({ length: YEARS + 2 }, (_, n) => {
    const [id, slug] = [randomUUID(), `visit-${n}`];
    const day = new Date(Date.UTC(1800 + n, 0, 1));
    const start = {
      startEdtf: String(1800 + n),
      startPrecision: 'YEAR',
      startEarliest: day,
      startLatest: new Date(Date.UTC(1800 + n, 11, 31)),
    } as const;
    return {
      ...{ id, slug, title: slug, titleFolded: slug, status: OccurrenceStatus.COMPLETED, hostCountryId: country.id },
      ...(n < YEARS ? start : {}),
    };
  });
  const events = Array.from({ length: YEARS }, (_, n) => {
    const slug = `event-${n}`;
    return {
      ...{ id: randomUUID(), slug, title: slug, titleFolded: slug },
      ...{ kind: EventKind.TALKS, status: OccurrenceStatus.COMPLETED, visitId: visits[0]!.id },
    };
  });
  const cite =
    (column: string) =>
    ({ id }: { id: string }, n: number) => ({ sourceId: source.id, start: n, end: n + 1, ordinal: 0, [column]: id });
  await database.prisma.$transaction([
    database.prisma.country.create({ data: country }),
    database.prisma.source.create({ data: source }),
    database.prisma.visit.createMany({ data: visits }),
    database.prisma.event.createMany({ data: events }),
    database.prisma.citation.createMany({ data: [...visits.map(cite('visitId')), ...events.map(cite('eventId'))] }),
    database.prisma.citation.createMany({
      data: Array.from({ length: YEARS }, (_, n) => cite('visitId')(visits[0]!, 1_000 + n)),
    }),
  ]);
});
afterAll(() => database.close());

describe.each(['a statement', 'resolvers'])('by %s', (way) => {
  const ask = (query: string): Promise<any> =>
    way === 'resolvers' ? askResolvers(schema, database, query) : askStatement(compiler, database, query);

  it('counts of visits are paged forwards and backwards', async () => {
    const years = [...Array.from({ length: YEARS }, (_, n) => 1800 + n), null];
    const { visitCounts } = await ask('{ visitCounts(groupBy: YEAR) { key count } }');
    expect(visitCounts).toHaveLength(100);
    const page = async (args: string) => {
      const { visitCountsConnection: all } = await ask(`{ visitCountsConnection(by: [YEAR], ${args}) {
        totalCount nodes { year count } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`);
      expect(all.totalCount).toBe(YEARS + 1);
      return { keys: all.nodes.map(({ year }: { year: number | null }) => year), ...all };
    };
    const first = await page('first: 100');
    const second = await page(`first: 100, after: "${first.pageInfo.endCursor}"`);
    expect([...first.keys, ...second.keys]).toEqual(years);
    expect(second.nodes.at(-1)).toEqual({ year: null, count: 2 });
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    const last = await page('last: 40');
    const before = await page(`last: 100, before: "${last.pageInfo.startCursor}"`);
    expect([...before.keys, ...last.keys]).toEqual(years);
    const none = await page(`first: 5, after: "${last.pageInfo.endCursor}"`);
    expect(none.keys).toEqual([]);
  });

  it('plain lists that may be truncated come with a count or a connection', async () => {
    const { visit } = await ask(
      '{ visit(slug: "visit-0") { events { id } eventsCount citations { id } citationsConnection { totalCount } readoutsCount } }',
    );
    expect(visit).toMatchObject({ eventsCount: YEARS, citationsConnection: { totalCount: YEARS + 1 }, readoutsCount: 0 });
    expect([visit.events.length, visit.citations.length]).toEqual([100, 100]);
  });
});
