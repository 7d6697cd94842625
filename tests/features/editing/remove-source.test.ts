import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { storeCountries } from '../../../src/store/import/countries.js';
import type { Database } from '../../../src/db/database.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { importAnnotations } from '../../../src/store/import/import.js';
import { clear, dump, dumpByName } from '../../store/dump.js';
import { seedCountries, seedYaml } from '../../model/seed-article.js';
import { aCountry } from '../../support/countries.js';
import { emptyStore } from '../../support/store.js';
import { mutate } from './editor.js';

const SOURCE = 'china-north-korea-extol-traditional-friendship';
const document = `mutation ($input: RemoveSourceInput!) { removeSource(input: $input) {
  deletedId source { slug } changes { kind created updated deleted } errors { code message path } } }`;
let [database, schema]: [Database, GraphQLSchema] = [null!, null!];

beforeAll(async () => {
  schema = await createSchema(FEATURES);
  database = await emptyStore();
  await storeCountries(database.prisma, [...seedCountries()].map(aCountry));
});
beforeEach(async () => {
  await clear(database);
  await database.query({ text: 'TRUNCATE "ChangeSet" CASCADE', values: [] });
  await importAnnotations(database.prisma, [{ yaml: seedYaml }]);
});
afterAll(() => database.close());

const removing = (input: object) => mutate(schema, database, document, { source: SOURCE, version: 1, ...input });
const asked = (query: string) => mutate(schema, database, query, {});

test('removing the only source removes everything it declares and records the author', async () => {
  const { deletedId, source, changes, errors } = await removing({});
  expect([source, errors]).toEqual([null, []]);
  expect(deletedId).toEqual(expect.any(String));
  expect(changes).toContainEqual({ kind: 'people', created: 0, updated: 0, deleted: 13 });
  expect(changes).toContainEqual({ kind: 'sources', created: 0, updated: 0, deleted: 1 });
  const left = Object.entries(await dump(database)).flatMap(([table, rows]) => (table === 'Country' ? [] : rows));
  expect(left).toEqual([]);

  const changesOf = `{ changes(source: "${SOURCE}", type: [SOURCE]) { nodes { operation by sourceSlug source { slug } } } }`;
  const gone = { sourceSlug: SOURCE, source: null };
  expect((await asked(changesOf)).nodes).toEqual([
    { operation: 'CREATED', by: null, ...gone },
    { operation: 'DELETED', by: 'ann', ...gone },
  ]);
  expect((await asked('{ changes(source: "another", type: [SOURCE]) { nodes { operation } } }')).nodes).toEqual([]);
});

test('a dry run reports what would be removed, and removes nothing', async () => {
  const before = await dump(database);
  const { deletedId, source, changes, errors } = await removing({ dryRun: true });
  expect([deletedId, source, errors]).toEqual([null, { slug: SOURCE }, []]);
  expect(changes).toContainEqual({ kind: 'visits', created: 0, updated: 0, deleted: 12 });
  expect(await dump(database)).toEqual(before);
  expect(await database.prisma.changeSet.count({ where: { by: 'ann' } })).toBe(0);
});

test('removing a source twice is an error unless it is imported again in between', async () => {
  const before = await dumpByName(database);
  const withdrawn = `{ withdrawnSource(slug: "${SOURCE}") { slug at } }`;
  expect(await asked(withdrawn)).toBeNull();
  await removing({});
  const message = `There is no source ${SOURCE} any more: it was withdrawn.`;
  expect((await removing({})).errors).toEqual([{ code: 'NOT_FOUND', message, path: ['input', 'source'] }]);
  expect(await asked(withdrawn)).toEqual({ slug: SOURCE, at: expect.any(String) });

  await importAnnotations(database.prisma, [{ yaml: seedYaml }]);
  expect(await dumpByName(database)).toEqual(before);
  expect(await asked(withdrawn)).toBeNull();
});

test.each([
  [
    'an invalid slug',
    { source: 'china-north-korea-extols' },
    'NOT_FOUND',
    'source',
    /^There is no source china-north-korea-extols\.$/,
  ],
  ['a misspelled slug', { source: SOURCE.slice(1) }, 'NOT_FOUND', 'source', new RegExp(`: did you mean ${SOURCE}\\?$`)],
  ['the wrong version', { version: 7 }, 'CONFLICT', 'version', /^Version conflict: expected 7, current 1\./],
])('%s is refused, and nothing is removed', async (_what, input, code, field, message) => {
  const before = await dump(database);
  const { deletedId, errors } = await removing(input);
  expect(deletedId).toBeNull();
  expect(errors).toEqual([{ code, path: ['input', field], message: expect.stringMatching(message) }]);
  expect(await dump(database)).toEqual(before);
});

test('a reader cannot remove a source', async () => {
  const reader = { subject: 'bob', role: 'READER' as never };
  await expect(mutate(schema, database, document, { source: SOURCE, version: 1 }, reader)).rejects.toMatchObject({
    extensions: { code: 'FORBIDDEN' },
  });
});
