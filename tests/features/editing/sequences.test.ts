import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Annotation } from '../../../src/model/annotation.js';
import { storedAnnotation } from '../../../src/store/entries/entries.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { validateAnnotation } from '../../../src/model/validate.js';
import type { Database } from '../../../src/db/database.js';
import { KINDS, ownerKind } from '../../../src/model/kinds/kinds.js';
import { toGlobalId } from '../../../src/query/global-id.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { clear, dump, dumpByName } from '../../store/dump.js';
import { bySlug } from '../../support/countries.js';
import { COUNTRIES, smallAnnotation } from '../../store/small-annotations.js';
import { emptyStore } from '../../support/store.js';
import { MUTATION_SEQUENCES, runs, thorough } from '../../support/thorough.js';
import { mutate } from './editor.js';
import { type RandomMutation, randomMutation } from './random-mutations.js';

// Every constraint holds after each mutation in any sequence, whether or not it is refused.

const FACTS = ['Visit', 'Delegate', 'Position', 'Kinship', 'Event', 'Participant', 'Statement'];
const admin = { subject: 'ann', role: 'ADMIN' as const };
let [database, schema]: [Database, GraphQLSchema] = [null!, null!];
const done = { written: 0, refused: 0 };

beforeAll(async () => {
  schema = await createSchema(FEATURES);
  database = await emptyStore();
  await storeCountries(database.prisma, COUNTRIES);
});
afterAll(() => database.close());

// About 300 mutations, on a machine that may be busy.
vi.setConfig({ testTimeout: 1_200_000 });

test('random sequences of mutations violate no constraint, and history and versions stay consistent', async () => {
  await fc.assert(
    fc.asyncProperty(
      smallAnnotation('a'),
      smallAnnotation('b'),
      fc.array(randomMutation, { minLength: 10, maxLength: runs(12, 25), size: 'max' }),
      async (a, b, mutations) => {
        await clear(database);
        await database.query({ text: 'TRUNCATE "ChangeSet", "MergedPerson" CASCADE', values: [] });
        await storeAnnotation(database.prisma, a);
        await storeAnnotation(database.prisma, b);
        for (const mutation of mutations) await step(mutation);
        if (mutations.length % 2 === 0) await withdraw('a');
        await refuseUnlikeItsSources();
      },
    ),
    { numRuns: MUTATION_SEQUENCES },
  );
  // Otherwise the property would prove little; a few sequences may not reach these counts.
  if (!thorough) return;
  expect(done.written).toBeGreaterThan(MUTATION_SEQUENCES);
  expect(done.refused).toBeGreaterThan(2 * MUTATION_SEQUENCES);
});

async function step(mutation: RandomMutation): Promise<void> {
  const before = await everything();
  const errors = await carryOut(mutation);
  if (errors === null) return; // there was no row to change
  if (errors.length > 0) {
    done.refused += 1;
    expect(await everything()).toEqual(before);
    return;
  }
  done.written += 1;
  expect(await uncited()).toEqual([]);
  await refuseBrokenLaws();
  await refuseBrokenHistory();
}

/** Removes a source with all edits made to it. */
async function withdraw(slug: string): Promise<void> {
  const { version } = await database.prisma.source.findUniqueOrThrow({ where: { slug } });
  const source = 'mutation ($input: RemoveSourceInput!) { removeSource(input: $input) { errors { code message path } } }';
  expect(await errorsOf(source, { source: slug, version })).toEqual([]);
  expect(await uncited()).toEqual([]);
  await refuseBrokenLaws();
  await refuseBrokenHistory();
}

/** Returns the errors of a mutation's payload; null if there was nothing to change. */
async function carryOut({ verb, kind, fields, row, stale, source, named }: RandomMutation): Promise<object[] | null> {
  const type = kind.model;
  if (verb === 'merge') return mergeTwo(row);
  const payload = (name: string) => `mutation ($input: ${name}Input!) {
    ${name[0]!.toLowerCase()}${name.slice(1)}(input: $input) { errors { code message path } } }`;
  if (verb === 'create') return errorsOf(payload(`Create${type}`), { source, ...fields });

  const rows = await database.query<[string, number]>({
    text: `SELECT id::text, version FROM "${type}" ORDER BY id`,
    values: [],
  });
  const [id, version] = rows[row % Math.max(rows.length, 1)] ?? [];
  if (id === undefined) return null;
  const which = {
    ...(type === 'Kinship' ? await kinOf(id) : { id: toGlobalId(type, id) }),
    version: version! + (stale ? 1 : 0),
    ...(named && { source }),
  };
  if (verb === 'delete') return errorsOf(payload(`Delete${type}`), { ...which, ...(!named && { allSources: true }) });
  const owner = ownerKind(kind)?.name;
  const changes = Object.entries(fields).filter(([field]) => (type === 'Kinship' ? field === 'cite' : field !== owner));
  return errorsOf(payload(`Update${type}`), { ...Object.fromEntries(changes), ...which });
}

async function kinOf(id: string) {
  const slug = { select: { slug: true } };
  const { kind, person, relative } = await database.prisma.kinship.findUniqueOrThrow({
    where: { id },
    include: { person: slug, relative: slug },
  });
  return { kind, person: person.slug, relative: relative.slug };
}

async function mergeTwo(row: number): Promise<object[] | null> {
  const people = await database.prisma.person.findMany({ orderBy: { id: 'asc' } });
  if (people.length < 2) return null;
  const [keep, merge] = [people[row % people.length]!, people[(row + 1) % people.length]!].map(({ id, version }) => ({
    id: toGlobalId('Person', id),
    version,
  }));
  const source = 'mutation ($input: MergePeopleInput!) { mergePeople(input: $input) { errors { code message path } } }';
  return errorsOf(source, { keep, merge });
}

async function errorsOf(source: string, input: object): Promise<object[]> {
  return (await mutate(schema, database, source, input, admin)).errors;
}

async function everything() {
  const { prisma } = database;
  return [await dump(database), await prisma.change.count(), await prisma.changeSet.count(), await prisma.mergedPerson.count()];
}

/** Returns facts without a passage. */
async function uncited(): Promise<unknown[]> {
  const each = FACTS.map((fact) => {
    const reference = `${fact[0]!.toLowerCase()}${fact.slice(1)}Id`;
    return `SELECT '${fact}', id::text FROM "${fact}" f WHERE NOT EXISTS (SELECT FROM "Citation" WHERE "${reference}" = f.id)`;
  });
  return database.query({ text: each.join(' UNION ALL '), values: [] });
}

/** Expects the stored annotation of each source to satisfy every rule. */
async function refuseBrokenLaws(): Promise<void> {
  const countries = bySlug(COUNTRIES);
  for (const { slug } of await database.prisma.source.findMany()) {
    const stored = await storedAnnotation(database.prisma, slug);
    expect(validateAnnotation(stored!, { text: null, countries })).toEqual([]);
  }
}

/** Expects the changes of every row to count from 1 to its version, and removed rows to have a deletion. */
async function refuseBrokenHistory(): Promise<void> {
  const versions = KINDS.map(({ model: type }) => `SELECT '${type}' AS type, id, version FROM "${type}"`).join(' UNION ALL ');
  const text = `WITH stored AS (${versions}), told AS (
      SELECT "nodeId" AS id, max(version) AS version, count(DISTINCT version) AS versions,
        bool_or(operation = 'DELETED') AS gone
      FROM "Change" GROUP BY "nodeId")
    SELECT stored.*, told.* FROM stored FULL JOIN told ON told.id = stored.id
    WHERE CASE WHEN stored.id IS NULL THEN NOT told.gone
      ELSE told.gone OR stored.version IS DISTINCT FROM told.version OR told.versions IS DISTINCT FROM told.version END`;
  expect(await database.query({ text, values: [] })).toEqual([]);
}

/** Expects the store to equal one into which the current annotations are imported. */
async function refuseUnlikeItsSources(): Promise<void> {
  const annotations: Annotation[] = [];
  for (const { slug } of await database.prisma.source.findMany()) {
    annotations.push((await storedAnnotation(database.prisma, slug))!);
  }
  const stored = await dumpByName(database);
  await clear(database);
  await database.query({ text: 'TRUNCATE "MergedPerson"', values: [] });
  for (const annotation of annotations) await storeAnnotation(database.prisma, annotation);
  expect(stored).toEqual(await dumpByName(database));
}
