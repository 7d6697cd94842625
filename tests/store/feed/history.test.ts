import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Annotation } from '../../../src/model/annotation.js';
import { readAnnotation } from '../../../src/model/read/read.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import type { Database } from '../../../src/db/database.js';
import { aCountry } from '../../support/countries.js';
import { emptyStore } from '../../support/store.js';
import { seedCountries, seedYaml } from '../../model/seed-article.js';
import { clear } from '../dump.js';

// Each import records what it changed, and every row counts its changes.

const article = readAnnotation(seedYaml).annotation!;
const VISIT = 'kim-jong-un-china-2018';
let database: Database;

beforeAll(async () => {
  database = await emptyStore();
  await storeCountries(database.prisma, [...seedCountries()].map(aCountry));
});
beforeEach(async () => {
  await clear(database);
  await database.query({ text: 'TRUNCATE "ChangeSet" CASCADE', values: [] });
  await storeAnnotation(database.prisma, article);
});
afterAll(() => database.close());

/** Imports a changed copy of the article's annotation, and returns its changes. */
async function changesBy(change: (annotation: Annotation) => void, by?: string) {
  const known = await database.prisma.change.count();
  const copy = structuredClone(article);
  change(copy);
  await storeAnnotation(database.prisma, copy, { by });
  return database.prisma.change.findMany({ include: { changeSet: true }, orderBy: { id: 'asc' }, skip: known });
}

test('a first import creates every row at version 1', async () => {
  const changes = await database.prisma.change.findMany({ include: { changeSet: true } });
  const visit = await database.prisma.visit.findUniqueOrThrow({ where: { slug: VISIT } });
  expect(new Set(changes.map(({ operation, version }) => `${operation} ${version}`))).toEqual(new Set(['CREATED 1']));
  expect(new Set(changes.map(({ changeSet }) => changeSet.source))).toEqual(new Set([article.source.slug]));
  expect(changes.filter(({ type }) => type === 'Visit')).toHaveLength(Object.keys(article.visits).length);
  expect(changes.find(({ nodeId }) => nodeId === visit.id)).toMatchObject({
    type: 'Visit',
    before: null,
    after: { slug: VISIT, hostCountry: 'china', status: 'COMPLETED', start: '2018-03-25' },
  });
});

test('importing the same annotation again records no change', async () => {
  expect(await changesBy(() => {})).toEqual([]);
});

test('a correction records the old and the new value, and the author', async () => {
  const changes = await changesBy(({ visits }) => (visits[VISIT]!.hostCountry = 'south-korea'), 'ann');
  const visit = await database.prisma.visit.findUniqueOrThrow({ where: { slug: VISIT } });
  expect(changes).toMatchObject([
    {
      operation: 'UPDATED',
      type: 'Visit',
      nodeId: visit.id,
      version: 2,
      before: { hostCountry: 'china' },
      after: { hostCountry: 'south-korea' },
      changeSet: { by: 'ann' },
    },
  ]);
  expect(visit.version).toBe(2);
});

test('changes to passages and speakers count as changes to their fact', async () => {
  const changes = await changesBy(({ visits, statements }) => {
    visits[VISIT]!.cite = [[646, 746]];
    Object.values(statements)[0]!.speakers = [{ country: 'china' }];
  });
  const passages = changes.find(({ type }) => type === 'Visit')!;
  expect(passages.after).toEqual({ citations: [`${article.source.slug}#char=646,746`] });
  const speakers = changes.find(({ type }) => type === 'Statement')!;
  expect(speakers.after).toEqual({ speakers: ['china'] });
  expect(changes).toHaveLength(2);
});

test('a deleted row is recorded in full', async () => {
  const changes = await changesBy(({ visits }) => visits[VISIT]!.delegation.pop());
  expect(changes).toMatchObject([
    { operation: 'DELETED', type: 'Delegate', version: 2, before: { visit: VISIT, side: 'HOST' }, after: null },
  ]);
});

test('changes have later times than earlier changes made by a server whose clock was ahead', async () => {
  const ahead = 'ffffffff-0000-7000-8000-000000000000';
  await database.prisma.changeSet.create({ data: { id: ahead, source: article.source.slug } });
  const [change] = await changesBy(({ visits }) => (visits[VISIT]!.title = 'Another title'));
  expect(change!.changeSetId > ahead).toBe(true);
  expect(change!.id > change!.changeSetId).toBe(true);
});
