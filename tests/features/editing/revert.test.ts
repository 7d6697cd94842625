import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { storedAnnotation } from '../../../src/store/entries/entries.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { emptyStore } from '../../support/store.js';
import { runsOfEach } from '../../support/thorough.js';
import { clear, dumpByName } from '../../store/dump.js';
import { COUNTRIES, smallAnnotation } from '../../store/small-annotations.js';
import { mutate } from './editor.js';

let [database, schema]: [Database, GraphQLSchema] = [null!, null!];
beforeAll(async () => {
  schema = await createSchema(FEATURES);
  database = await emptyStore();
  await storeCountries(database.prisma, COUNTRIES);
});
beforeEach(() => clear(database));
afterAll(() => database.close());
vi.setConfig({ testTimeout: 240_000 });

const REVERT = `mutation ($input: RevertChangeSetInput!) { revertChangeSet(input: $input) {
  source { slug } changeSet changes { kind created updated deleted } errors { code message path } } }`;
const revert = (changeSet: string, dryRun = false) => mutate(schema, database, REVERT, { changeSet, dryRun });
const run = (document: string, input: object) => mutate(schema, database, document, input);
const latest = async () => (await database.prisma.changeSet.findFirstOrThrow({ orderBy: { id: 'desc' } })).id;
const IMPORT = `mutation ($input: ImportSourceInput!) { importSource(input: $input) { errors { message } } }`;
const UPDATE = `mutation ($input: UpdateVisitInput!) { updateVisit(input: $input) { visit { version } errors { message } } }`;

const trip = { title: 'A trip', status: 'PLANNED', hostCountry: 'china', cite: [[0, 0]] };
const link = (fields: object = {}) =>
  JSON.stringify({
    source: { slug: 'link', kind: 'LINK', title: 'A link', url: 'https://example.org/', publishedOn: '2018' },
    people: { ann: { name: 'Ann' } },
    visits: { trip },
    ...fields,
  });

async function visitId(): Promise<{ id: string; version: number }> {
  const { version, id } = await database.prisma.visit.findUniqueOrThrow({ where: { slug: 'trip' } });
  return { id: Buffer.from(`Visit:${id}`).toString('base64url'), version };
}

test('a revert is a new change set that can itself be reverted', async () => {
  await run(IMPORT, { annotation: link(), keepText: true });
  const before = await storedAnnotation(database.prisma, 'link');
  expect((await run(UPDATE, { ...(await visitId()), status: 'COMPLETED', places: ['Oslo'] })).errors).toEqual([]);
  const edit = await latest();
  const after = await storedAnnotation(database.prisma, 'link');
  const tried = await revert(edit, true);
  expect(tried).toMatchObject({ changeSet: null, errors: [] });
  expect(tried.changes).toContainEqual({ kind: 'visits', created: 0, updated: 1, deleted: 0 });
  expect(await storedAnnotation(database.prisma, 'link')).toEqual(after);

  const reverted = await revert(edit);
  expect(reverted).toMatchObject({ source: { slug: 'link' }, changeSet: await latest(), errors: [] });
  expect(await storedAnnotation(database.prisma, 'link')).toEqual(before);
  expect((await visitId()).version).toBe(3);
  await revert(reverted.changeSet);
  expect(await storedAnnotation(database.prisma, 'link')).toEqual(after);
});

test('a change on which a later change depends cannot be reverted, and the error says why', async () => {
  await run(IMPORT, { annotation: link(), keepText: true });
  await run(UPDATE, { ...(await visitId()), status: 'COMPLETED' });
  const first = await latest();
  await run(UPDATE, { ...(await visitId()), places: ['Oslo'] });
  const second = await latest();
  const kept = await storedAnnotation(database.prisma, 'link');
  const { errors, source } = await revert(first);
  expect(source).toBeNull();
  expect(errors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'changeSet'] }]);
  expect(errors[0].message).toMatch(`visits/trip has changed since: by ann at `);
  expect(errors[0].message).toContain(`in the change set ${second}. Revert that first.`);
  expect(await storedAnnotation(database.prisma, 'link')).toEqual(kept);
  expect((await revert(second)).errors).toEqual([]);
});

test('a revert cannot remove a claim needed by a later one, and the error identifies the later claim', async () => {
  await run(IMPORT, { annotation: link(), keepText: true });
  const person = `mutation ($input: CreatePersonInput!) { createPerson(input: $input) { errors { message } } }`;
  await run(person, { source: 'link', name: 'Bob' });
  const created = await latest();
  const delegate = `mutation ($input: CreateDelegateInput!) { createDelegate(input: $input) { errors { message } } }`;
  const given = { source: 'link', visit: 'trip', name: 'Bob', person: 'bob', side: 'GUEST', capacity: 'HEAD' };
  expect((await run(delegate, { ...given, cite: [{ start: 0, end: 0 }] })).errors).toEqual([]);
  const { errors } = await revert(created);
  expect(errors).toMatchObject([{ code: 'REFERENCE_RESOLVES' }]);
  expect(errors[0].message).toContain('bob');
});

test.each([
  ['an invalid id', async () => 'x', 'NOT_FOUND'],
  ['an unknown id', async () => '01a215f2-ef40-7000-8000-000000000000', 'NOT_FOUND'],
  ['the first import of a source', latest, 'NOT_REVERTIBLE'],
])('%s is refused', async (_what, id, code) => {
  await run(IMPORT, { annotation: link(), keepText: true });
  expect((await revert(await id())).errors).toMatchObject([{ code }]);
});

test('a change set cannot be reverted if its source has been withdrawn, or if it replaced the text of the source', async () => {
  await run(IMPORT, { annotation: link(), keepText: true });
  await run(IMPORT, { annotation: link({ people: {} }), keepText: true });
  const set = await latest();
  const { version } = await database.prisma.source.findUniqueOrThrow({ where: { slug: 'link' } });
  const remove = `mutation ($input: RemoveSourceInput!) { removeSource(input: $input) { errors { message } } }`;
  expect((await run(remove, { source: 'link', version })).errors).toEqual([]);
  expect((await revert(set)).errors).toMatchObject([{ code: 'NOT_REVERTIBLE', message: /withdrawn/ }]);

  const text = (sha: string) => JSON.stringify({ source: { slug: 'text', title: 'T', sha256: sha.repeat(64), length: 9 } });
  await run(IMPORT, { annotation: text('a'), keepText: true });
  await run(IMPORT, { annotation: text('b'), keepText: true });
  expect((await revert(await latest())).errors).toMatchObject([{ code: 'NOT_REVERTIBLE', message: /text/ }]);
});

test('an import that changes nothing creates no change set', async () => {
  await run(IMPORT, { annotation: link(), keepText: true });
  const [sets, remembered] = [await database.prisma.changeSet.count(), await database.prisma.changedEntry.count()];
  await run(IMPORT, { annotation: link(), keepText: true });
  expect(await database.prisma.changeSet.count()).toBe(sets);
  expect(await database.prisma.changedEntry.count()).toBe(remembered);
});

test('reverting an import restores everything it changed and leaves other sources alone', async () => {
  await fc.assert(
    fc.asyncProperty(smallAnnotation('a'), smallAnnotation('a'), smallAnnotation('b'), async (before, after, b) => {
      await clear(database);
      await storeAnnotation(database.prisma, { ...before, source: { ...before.source, sha256: 'a'.repeat(64) } });
      await storeAnnotation(database.prisma, b);
      const dumped = await dumpByName(database);
      const sets = await database.prisma.changeSet.count();
      await storeAnnotation(database.prisma, { ...after, source: { ...after.source, sha256: 'a'.repeat(64) } });
      if ((await database.prisma.changeSet.count()) === sets) return; // no row changed
      expect((await revert(await latest())).errors).toEqual([]);
      expect(await dumpByName(database)).toEqual(dumped);
    }),
    { numRuns: runsOfEach(3, 40) },
  );
});
