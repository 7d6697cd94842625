import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { annotation } from '../../../src/model/annotation.js';
import { changesOfMessage } from '../../../src/features/webhooks/store/changes-of-message.js';
import { readChangeSets } from '../../../src/features/live/change-set.js';
import { BEGINNING } from '../../../src/store/feed/history.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { emptyStore, seededStore } from '../../support/store.js';
import { runsOfEach } from '../../support/thorough.js';
import { clear } from '../../store/dump.js';
import { COUNTRIES, smallAnnotation } from '../../store/small-annotations.js';

// The content of a change set does not depend on when it is read.

let store: Database;
beforeAll(async () => {
  store = await emptyStore();
  await storeCountries(store.prisma, COUNTRIES);
});
afterAll(() => store?.close());

const VISITS = ['first-visit', 'second-visit'];

/** Returns what subscribers and webhooks receive about the change sets after one. */
async function told(after: string) {
  const changeSets = await readChangeSets(store, after);
  return Promise.all(
    changeSets.map(async (changeSet) => ({
      ...changeSet,
      visits: [...changeSet.visits].sort(),
      messages: await Promise.all([null, ...VISITS].map((visit) => changesOfMessage(store, changeSet.id, { types: [], visit }))),
    })),
  );
}

test('a change set reads the same immediately and after everything else has changed', async () => {
  const annotations = fc.array(fc.oneof(smallAnnotation('a'), smallAnnotation('b')), { minLength: 3, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(annotations, async (imported) => {
      await clear(store);
      const start = (await store.prisma.changeSet.findFirst({ orderBy: { id: 'desc' } }))?.id ?? BEGINNING;
      const atOnce: Awaited<ReturnType<typeof told>> = [];
      for (const annotation of imported) {
        await storeAnnotation(store.prisma, annotation);
        atOnce.push(...(await told(atOnce.at(-1)?.id ?? start)));
      }
      expect(await told(start)).toEqual(atOnce);
      for (const { visits, messages } of atOnce) {
        const [all, ...ofVisits] = messages;
        const concerned = VISITS.filter((_visit, n) => ofVisits[n]!.changes.length > 0);
        expect(visits).toEqual(concerned);
        for (const { changes } of ofVisits) expect(all!.changes).toEqual(expect.arrayContaining(changes));
      }
    }),
    { numRuns: runsOfEach(5, 100) },
  );
});

test('an event that a newer source moves to another visit concerns both visits, and its history has both', async () => {
  await clear(store);
  const start = (await store.prisma.changeSet.findFirst({ orderBy: { id: 'desc' } }))?.id ?? BEGINNING;
  const cite = [[0, 1]];
  for (const [n, visit] of VISITS.entries()) {
    const source = {
      slug: `report-${n}`,
      title: 'A report',
      publishedOn: `201${n}-01-01`,
      sha256: String(n).repeat(64),
      length: 9,
    };
    const visits = { [visit]: { title: 'A visit', status: 'COMPLETED', hostCountry: 'china', cite } };
    const talks = { kind: 'TALKS', title: 'Talks', status: 'COMPLETED', visit, cite };
    await storeAnnotation(store.prisma, annotation.parse({ source, visits, events: { talks } }));
  }
  const { id, visits } = (await readChangeSets(store, start)).at(-1)!;
  expect([...visits].sort()).toEqual(VISITS);
  const moved = await store.prisma.change.findFirst({ where: { changeSetId: id, type: 'Event' } });
  expect(moved).toMatchObject({ before: { visit: VISITS[0] }, after: { visit: VISITS[1] } });
});

test('changes recorded without their pages are assigned the same pages later', async () => {
  const seeded = await seededStore();
  try {
    const pages = async () =>
      (await seeded.prisma.change.findMany({ orderBy: { id: 'asc' } })).map(({ id, ...change }) => [id, change.pages.toSorted()]);
    const recorded = await pages();
    await seeded.query({ text: 'UPDATE "Change" SET "pages" = NULL', values: [] });
    await seeded.query({ text: 'SELECT "fill_pages_of_changes"()', values: [] });
    expect(await pages()).toEqual(recorded);
  } finally {
    await seeded.close();
  }
});
