import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { annotation as shape, type Annotation } from '../../../src/model/annotation.js';
import { KINDS } from '../../../src/model/kinds/kinds.js';
import { AnnotationRefused } from '../../../src/model/problem.js';
import type { Database } from '../../../src/db/database.js';
import { readChangeSets } from '../../../src/features/live/change-set.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { BEGINNING } from '../../../src/store/feed/history.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { removeInTransaction } from '../../../src/features/editing/store/store-edit.js';
import { writeTransaction } from '../../../src/store/transaction.js';
import { emptyStore } from '../../support/store.js';
import { runsOfEach } from '../../support/thorough.js';
import { clear, dump, dumpByName } from '../dump.js';
import { COUNTRIES, smallAnnotation } from '../small-annotations.js';

let database: Database;

beforeAll(async () => {
  database = await emptyStore();
  await storeCountries(database.prisma, COUNTRIES);
});
afterAll(() => database.close());

// About 100 imports, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 });

async function importAll(...annotations: Annotation[]): Promise<void> {
  await clear(database);
  await database.query({ text: 'TRUNCATE "ChangeSet" CASCADE', values: [] });
  for (const annotation of annotations) await storeAnnotation(database.prisma, annotation);
}

const remove = (slug: string) => writeTransaction(database.prisma, (tx) => removeInTransaction(tx, slug, { by: 'ann' }));

const annotations = fc.tuple(smallAnnotation('a'), smallAnnotation('b'), smallAnnotation('c'));

test('importing all sources and removing one has the same result as importing the others', async () => {
  await fc.assert(
    fc.asyncProperty(annotations, fc.nat(2), async (all, which) => {
      const others = all.filter((_one, index) => index !== which);
      await importAll(...others);
      const without = await dumpByName(database);
      await importAll(...all);
      const before = await dump(database);
      const whole = await dumpByName(database);
      await remove(all[which]!.source.slug);
      expect(await dumpByName(database)).toEqual(without);
      expect(idsOf(before)).toEqual(expect.objectContaining(idsOf(await dump(database))));
      await refuseUntoldChanges();

      await storeAnnotation(database.prisma, all[which]!);
      expect(await dumpByName(database)).toEqual(whole);
    }),
    { numRuns: runsOfEach(2, 20) },
  );
});

/** Returns the ids of all rows except links and citations, by natural key. */
function idsOf(tables: Record<string, string[]>): Record<string, string> {
  const named = ['Person', 'Organization', 'Topic', 'Visit', 'Event', 'Source'];
  const rows = named.flatMap((table) =>
    tables[table]!.map((text) => {
      const { slug, id } = JSON.parse(text) as { slug: string; id: string };
      return [`${table} ${slug}`, id];
    }),
  );
  return Object.fromEntries(rows) as Record<string, string>;
}

/** Expects the changes of each row to count up to its version, and removed rows to have a deletion. */
async function refuseUntoldChanges(): Promise<void> {
  const versions = KINDS.map(({ model }) => `SELECT id, version FROM "${model}"`).join(' UNION ALL ');
  const text = `WITH stored AS (${versions}), told AS (
      SELECT "nodeId" AS id, max(version) AS version, bool_or(operation = 'DELETED') AS gone FROM "Change" GROUP BY "nodeId")
    SELECT * FROM stored FULL JOIN told ON told.id = stored.id
    WHERE CASE WHEN stored.id IS NULL THEN NOT told.gone
      ELSE told.gone OR stored.version IS DISTINCT FROM told.version END`;
  expect(await database.query({ text, values: [] })).toEqual([]);
}

const hash = 'a'.repeat(64);
const article = (slug: string, publishedOn: string, claims: object) =>
  shape.parse({ source: { slug, title: slug, publishedOn, sha256: hash, length: 100 }, ...claims });

const trip = (title: string) => ({
  trip: { title, status: 'COMPLETED', hostCountry: 'china', cite: [[0, 5]] },
});

test('facts stated by another source stay, with the values from that source', async () => {
  const older = article('older', '2018', { visits: trip('Older title') });
  const newer = article('newer', '2019', {
    people: { ann: { name: 'ann' } },
    visits: trip('Newer title'),
    statements: { first: { kind: 'PARAPHRASE', text: 'One', speakers: [{ person: 'ann' }], cite: [[7, 9]] } },
  });
  await importAll(older);
  await storeAnnotation(database.prisma, newer, { text: 'the text' });
  const { id } = await database.prisma.visit.findFirstOrThrow();
  const [last] = (await readChangeSets(database, BEGINNING)).slice(-1);

  expect(await remove('newer')).toMatchObject({
    sources: { created: 0, updated: 0, deleted: 1 },
    visits: { created: 0, updated: 1, deleted: 0 },
    people: { created: 0, updated: 0, deleted: 1 },
    statements: { created: 0, updated: 0, deleted: 1 },
  });
  expect(await database.prisma.visit.findMany()).toMatchObject([{ id, title: 'Older title' }]);
  expect(await database.prisma.sourceDocument.count({ where: { text: { not: null } } })).toBe(0);

  const changeSets = await readChangeSets(database, last!.id);
  expect(changeSets).toMatchObject([{ source: 'newer', created: 0, updated: 1, deleted: 3 }]);
  expect([...changeSets[0]!.visits]).toEqual(['trip']);
  const set = await database.prisma.changeSet.findFirstOrThrow({
    where: { by: 'ann' },
    include: { changes: true },
  });
  const told = set.changes.map(({ type, operation, before }) => [type, operation, before]);
  expect(told).toContainEqual(['Source', 'DELETED', expect.objectContaining({ slug: 'newer', title: 'newer' })]);
  expect(told).toContainEqual(['Visit', 'UPDATED', { title: 'Newer title', citations: ['newer#char=0,5'] }]);
  expect(told).toContainEqual(['Statement', 'DELETED', expect.objectContaining({ text: 'One', speakers: ['ann'] })]);
});

test('a source cannot be removed if the remaining sources would contradict each other', async () => {
  const organizations = (parents: Record<string, string | undefined>) => ({
    organizations: Object.fromEntries(['one', 'two'].map((slug) => [slug, { name: slug, kind: 'PARTY', parent: parents[slug] }])),
  });
  await importAll(
    article('newest', '2020', {
      ...organizations({}),
      organizations: {
        ...organizations({}).organizations,
        three: { name: 'three', kind: 'PARTY' },
        one: { name: 'one', kind: 'PARTY', parent: 'three' },
      },
    }),
    article('first', '2018', organizations({ one: 'two' })),
    article('second', '2019', organizations({ two: 'one' })),
  );
  const before = await dump(database);
  await expect(remove('newest')).rejects.toBeInstanceOf(AnnotationRefused);
  await expect(remove('newest')).rejects.toMatchObject({ problems: [{ rule: 'parents-have-no-cycle' }, {}] });
  expect(await dump(database)).toEqual(before);
});
