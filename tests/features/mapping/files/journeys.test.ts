import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../../../src/db/database.js';
import { clear } from '../../../store/dump.js';
import { seededStore } from '../../../support/store.js';
import { run, SOURCE } from './mapped.js';

// Records of one trip have the same key.

let database: Database;
beforeAll(async () => {
  database = await seededStore();
});
beforeEach(() => clear(database));
afterAll(() => database.close());

const mapping = (journey: string) => `
${SOURCE}
format: { csv: {} }
key: stop-{id}
links: link
visit:
  title: '{who} in {host as country}'
  status: COMPLETED
  hostCountry: { from: host }
  start: start
  journey: ${journey}
`;
const JOURNEY = mapping(`'{who}, Gazette tour {trip}'`);
const ROWS = [
  'id,trip,host,start,who,link',
  '1,7,FR,2019-06-03,Lee,https://example.org/paris',
  '2,7,DE,2019-07-05,Lee,',
  '3,,ES,2019-08-01,Lee,',
  '4,8,IT,2019-09-01,Ann,',
];

const journeys = async () =>
  (await database.prisma.journey.findMany({ include: { visits: true }, orderBy: { slug: 'asc' } })).map(
    ({ slug, name, visits }) => [slug, name, ...visits.map((visit) => visit.slug).toSorted()],
  );

test('records with the same trip key become visits on one journey, named by the mapping', async () => {
  const { problems } = await run(database, JOURNEY, ROWS.join('\n'));
  expect(problems).toEqual([]);
  expect(await journeys()).toEqual([
    ['ann-gazette-tour-8', 'Ann, Gazette tour 8', 'stop-4'],
    ['lee-gazette-tour-7', 'Lee, Gazette tour 7', 'stop-1', 'stop-2'],
  ]);
  const { citations } = await database.prisma.visit.findUniqueOrThrow({
    where: { slug: 'stop-1' },
    include: { citations: { include: { source: true } } },
  });
  // The linked page need not say which trip the visit was part of.
  expect(citations.map(({ source, unsaid }) => [source.kind, unsaid.includes('journey')]).toSorted()).toEqual([
    ['DATASET', false],
    ['LINK', true],
  ]);
});

test('a corrected key moves the visit to another journey, and a journey left without visits is removed', async () => {
  await run(database, JOURNEY, ROWS.join('\n'));
  await run(database, JOURNEY, ROWS.join('\n').replace('4,8,IT,2019-09-01,Ann', '4,7,IT,2019-09-01,Lee'));
  expect((await journeys()).map(([slug, , ...visits]) => [slug, ...visits])).toEqual([
    ['lee-gazette-tour-7', 'stop-1', 'stop-2', 'stop-4'],
  ]);
});

test('a record whose journey produces no slug is refused', async () => {
  const data = ROWS.join('\n').replace('4,8,', `4,${'8'.repeat(200)},`);
  expect((await run(database, JOURNEY, data)).problems).toEqual([['key-form', 5, 5, undefined]]);
});

test.each([
  ['a name that is unique only in its data set', `'{trip}'`, /must also name the data set/],
  ['a country that is not read', `'Tour {trip}, {start as country}'`, /reads no country from the column start/],
])('%s is refused', async (_what, journey, message) => {
  await expect(run(database, mapping(journey), ROWS.join('\n'))).rejects.toThrow(message);
});
