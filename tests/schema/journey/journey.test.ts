import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { countries } from '../../../seed/reference/countries.js';
import type { Database } from '../../../src/db/database.js';
import { archiveReader } from '../../../src/features/archive/reader.js';
import { restoreArchive } from '../../../src/features/archive/restore.js';
import { verifyArchive } from '../../../src/features/archive/verify-archive.js';
import { writeArchive } from '../../../src/features/archive/write-archive.js';
import { FEATURES } from '../../../src/features.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { createSchema } from '../../../src/schema/schema.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { mutate } from '../../features/editing/editor.js';
import { dump } from '../../store/dump.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { damageOfRows } from '../../store/damage-of-rows.js';
import { emptyStore } from '../../support/store.js';
import { BULLETIN, GAZETTE } from './annotations.js';

let schema: GraphQLSchema;
let db: Database;
beforeAll(async () => {
  schema = await createSchema(FEATURES);
});
beforeEach(async () => {
  db = await emptyStore();
  await storeCountries(db.prisma, countries());
  await storeAnnotation(db.prisma, GAZETTE);
});
afterEach(() => db?.close());

/** Returns the data of a query, whose compiled and resolved answers must be equal. */
async function read(query: string): Promise<any> {
  const answer = await byStatement(new Compiler(schema), db, query);
  if ('reason' in answer) throw new Error(answer.reason);
  expect(answer.text).toBe(await byResolvers(schema, db, query));
  return JSON.parse(answer.text).data;
}

const slugs = ({ nodes }: { nodes: { slug: string }[] }) => nodes.map(({ slug }) => slug);

test('a journey lists its visits by start date, and each visit refers to its journey', async () => {
  const { journey, none, visit } = await read(`{
    journey(slug: "june-tour") { name label page visits { totalCount nodes { slug journey { slug } } } }
    none: journey(slug: "none") { slug }
    visit(slug: "madrid") { journey { slug } }
  }`);
  expect(journey).toMatchObject({
    name: 'Tour of Ärea, June 2019',
    label: 'Tour of Ärea, June 2019',
    page: '/journeys/june-tour',
  });
  expect(journey.visits).toEqual({
    totalCount: 2,
    nodes: ['paris', 'berlin'].map((slug) => ({ slug, journey: { slug: 'june-tour' } })),
  });
  expect([none, visit.journey]).toEqual([null, null]);
});

test('journeys are found by their visits, and visits by their journey', async () => {
  await storeAnnotation(db.prisma, { ...BULLETIN, visits: {} });
  const { named, toSpain, toFrance, ofTour, others, all } = await read(`{
    all: journeys(orderBy: [{ name: DESC }]) { totalCount nodes { slug } }
    named: journeys(where: { name: { contains: "area" } }) { nodes { slug } }
    toFrance: journeys(where: { visit: { hostCountry: { slug: { equals: "france" } } } }) { nodes { slug } }
    toSpain: journeys(where: { visit: { hostCountry: { slug: { equals: "spain" } } } }) { nodes { slug } }
    ofTour: visits(where: { journey: { slug: { equals: "june-tour" } } }, first: 1) { totalCount nodes { slug } }
    others: visits(where: { hasJourney: false }) { nodes { slug } }
  }`);
  expect(slugs(all)).toEqual(['june-tour', 'spring-tour']);
  expect([named, toFrance, toSpain].map(slugs)).toEqual([['june-tour'], ['june-tour'], []]);
  expect(ofTour).toEqual({ totalCount: 2, nodes: [{ slug: 'paris' }] });
  expect(slugs(others)).toEqual(['madrid']);
});

test('a visit has the journey stated by the newest source that states one, and sources with a different journey or none are marked', async () => {
  await storeAnnotation(db.prisma, BULLETIN);
  const { visits, disagreements } = await read(`{
    visits(where: { hasJourney: true }) {
      nodes { slug journey { slug } citationsConnection { nodes { source { slug } unsaid } } }
    }
    disagreements { nodes { field fact { ... on Labelled { slug } } values { value source { slug } } } }
  }`);
  const unsaid = visits.nodes.map((visit: any) => [
    visit.slug,
    visit.journey.slug,
    visit.citationsConnection.nodes.filter((each: any) => each.unsaid.includes('JOURNEY')).map((each: any) => each.source.slug),
  ]);
  expect(unsaid).toEqual([
    ['paris', 'june-tour', ['bulletin']],
    ['berlin', 'june-tour', ['bulletin']],
  ]);
  expect(disagreements.nodes).toMatchObject([
    {
      ...{ field: 'JOURNEY', fact: { slug: 'berlin' } },
      values: [
        { value: 'june-tour', source: { slug: 'gazette' } },
        { value: 'spring-tour', source: { slug: 'bulletin' } },
      ],
    },
  ]);
  expect(await damageOfRows(db)).toEqual([]);
});

test('an editor adds a visit to a new journey, and the history records it', async () => {
  const journey = await mutate(
    schema,
    db,
    'mutation ($input: CreateJourneyInput!) { createJourney(input: $input) { errors { message } journey { slug } } }',
    { source: 'gazette', name: 'South, 2019' },
  );
  expect(journey).toEqual({ errors: [], journey: { slug: 'south-2019' } });
  const { visit } = await read('{ visit(slug: "madrid") { id version } }');
  const update =
    'mutation ($input: UpdateVisitInput!) { updateVisit(input: $input) { errors { code } visit { journey { slug } } } }';
  const given = { ...visit, source: 'gazette' };
  expect(await mutate(schema, db, update, { ...given, journey: 'nowhere' })).toMatchObject({
    errors: [{ code: expect.any(String) }],
  });
  const updated = await mutate(schema, db, update, { ...given, journey: 'south-2019' });
  expect(updated).toEqual({ errors: [], visit: { journey: { slug: 'south-2019' } } });
  const changes = await db.prisma.change.findMany({
    where: { type: { in: ['Journey', 'Visit'] } },
    orderBy: { id: 'desc' },
    take: 2,
  });
  expect(changes.map(({ operation, type }) => `${operation} ${type}`)).toEqual(['UPDATED Visit', 'CREATED Journey']);
  expect(changes[0]!.after).toMatchObject({ journey: 'south-2019' });
});

test('an archive restores journeys', async () => {
  const path = join(inject('runFolder'), 'journeys.tar.gz');
  await writeArchive(db, path, FEATURES);
  const copy = await emptyStore();
  try {
    const reader = await archiveReader(path, FEATURES);
    await restoreArchive(copy, reader, await verifyArchive(reader, path, FEATURES), FEATURES);
    expect(await dump(copy)).toEqual(await dump(db));
    expect(await copy.prisma.visit.count({ where: { journey: { slug: 'june-tour' } } })).toBe(2);
  } finally {
    await copy.close();
  }
});
