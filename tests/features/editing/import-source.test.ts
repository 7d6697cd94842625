import { createHash } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { storedAnnotation } from '../../../src/store/entries/entries.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import type { Database } from '../../../src/db/database.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { clear, dump } from '../../store/dump.js';
import { seedCountries, seedYaml } from '../../model/seed-article.js';
import { aCountry } from '../../support/countries.js';
import { emptyStore } from '../../support/store.js';
import { mutate } from './editor.js';

const document = `mutation ($input: ImportSourceInput!) { importSource(input: $input) {
  source { slug text: fullText annotationVersion } changes { kind created updated deleted } errors { code message path reason params } } }`;
let [database, schema]: [Database, GraphQLSchema] = [null!, null!];

beforeAll(async () => {
  schema = await createSchema(FEATURES);
  database = await emptyStore();
  await storeCountries(database.prisma, [...seedCountries()].map(aCountry));
});
beforeEach(() => clear(database));
afterAll(() => database.close());

const importing = (input: object) => mutate(schema, database, document, { keepText: true, ...input });

test('a dry run reports what would change, and stores nothing', async () => {
  const before = await dump(database);
  const { source, changes, errors } = await importing({ annotation: seedYaml, dryRun: true });
  expect([source, errors]).toEqual([null, []]);
  expect(changes).toContainEqual({ kind: 'visits', created: 12, updated: 0, deleted: 0 });
  expect(await dump(database)).toEqual(before);
  expect(await database.prisma.changeSet.count({ where: { by: 'ann' } })).toBe(0);
});

test('an import stores the annotation and its author, and repeating the import changes nothing', async () => {
  const { source, changes } = await importing({ annotation: seedYaml });
  expect(source.slug).not.toBeNull();
  expect(changes).toContainEqual({ kind: 'visits', created: 12, updated: 0, deleted: 0 });
  expect(await database.prisma.changeSet.count({ where: { by: 'ann' } })).toBe(1);
  expect(await importing({ annotation: seedYaml })).toMatchObject({ changes: [], errors: [] });
});

test('passages cited by their words are stored as offsets', async () => {
  const text = 'Ann went to Oslo.';
  const sha256 = createHash('sha256').update(text).digest('hex');
  const annotation = `source: { slug: oslo, title: Oslo, sha256: ${sha256}, length: 17 }
visits: { trip: { title: A trip, status: COMPLETED, hostCountry: china, cite: Ann … Oslo } }`;
  const { errors } = await importing({ annotation });
  const path = ['input', 'annotation', 'visits', 'trip', 'cite'];
  expect(errors).toMatchObject([{ code: 'QUOTATION_IN_TEXT', message: expect.stringMatching(/provide the text/), path }]);

  expect(await importing({ annotation, text })).toMatchObject({ source: { slug: 'oslo' }, errors: [] });
  const stored = JSON.stringify(await storedAnnotation(database.prisma, 'oslo'));
  expect(stored).toContain('"cite":[[0,16]]');
  expect(stored).not.toContain('Ann');
});

test.each([
  ['invalid YAML', '{', 'SYNTAX'],
  ['a file that is not an annotation', '[]', 'SHAPE'],
  ['a fact without a citation', seedYaml.replace(/cite: \[\[.*\]\]/g, 'cite: []'), 'SHAPE'],
  ['a text with a different hash', seedYaml, 'TEXT_MATCHES_HASH'],
])('%s is refused with its position', async (_what, annotation, code) => {
  const before = await dump(database);
  const { errors } = await importing({ annotation, ...(code === 'TEXT_MATCHES_HASH' && { text: 'Another text.' }) });
  expect(errors[0].code).toBe(code);
  expect(errors[0].message).toMatch(/^Line \d+, column \d+: /);
  expect(errors[0].path.slice(0, 2)).toEqual(['input', 'annotation']);
  expect(await dump(database)).toEqual(before);
});

test('errors in an annotation or a version have a reason with parameters', async () => {
  const annotation = seedYaml.replace('hostCountry: china', 'hostCountry: chine');
  const [error] = (await importing({ annotation })).errors;
  expect(error).toMatchObject({ code: 'REFERENCE_RESOLVES', reason: 'UNKNOWN_COUNTRY' });
  expect(error.params).toEqual({ slug: 'chine', similar: expect.arrayContaining(['china']) });
  await importing({ annotation: seedYaml });
  const [conflict] = (await importing({ annotation: seedYaml, version: 'none' })).errors;
  expect(conflict).toMatchObject({ code: 'CONFLICT', reason: 'SOURCE_EXISTS', params: { source: expect.any(String) } });
});

const text = 'Ann went to Oslo.';
const sha256 = createHash('sha256').update(text).digest('hex');
const oslo = `source: { slug: oslo, title: Oslo, sha256: ${sha256}, length: 17 }
visits: { trip: { title: A trip, status: COMPLETED, hostCountry: china, cite: Ann … Oslo } }`;

test('a text that is not to be kept is used for the annotation but not stored', async () => {
  const { source, errors } = await importing({ annotation: oslo, text, keepText: false });
  expect(errors).toEqual([]);
  expect(source).toMatchObject({ slug: 'oslo', text: null });
  expect(JSON.stringify(await storedAnnotation(database.prisma, 'oslo'))).toContain('"cite":[[0,16]]');
});

test('an import that does not keep the text deletes the stored text, even if no text is given', async () => {
  const given = { annotation: oslo, text };
  const { source } = await importing(given);
  expect(source.text).toBe(text);
  const annotation = JSON.stringify(await storedAnnotation(database.prisma, 'oslo'));
  expect((await importing({ annotation, keepText: false, dryRun: true })).source.text).toBe(text);
  const version = source.annotationVersion as string;
  expect(await importing({ annotation, keepText: false, version })).toMatchObject({
    source: { slug: 'oslo', text: null, annotationVersion: version },
    errors: [],
  });
  expect((await importing(given)).source.text).toBe(text);
  expect((await importing({ ...given, keepText: false })).source.text).toBeNull();
});

test('the version changes with the annotation, even if no row changes because a newer source prevails', async () => {
  const titled = (slug: string, title: string, day: string) =>
    JSON.stringify({
      source: { slug, kind: 'LINK', title: slug, url: 'https://example.org/', publishedOn: day },
      visits: { trip: { title, status: 'COMPLETED', hostCountry: 'china', cite: [[0, 0]] } },
    });
  await importing({ annotation: titled('new', 'Newest', '2019') });
  const { source } = await importing({ annotation: titled('old', 'One', '2018') });
  await importing({ annotation: titled('old', 'Two', '2018') });
  const { errors } = await importing({ annotation: titled('old', 'Three', '2018'), version: source.annotationVersion });
  expect(errors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'version'] }]);
});

test('an editor can require the source to be new, and is told if it has been withdrawn', async () => {
  const { source } = await importing({ annotation: seedYaml, version: 'none' });
  expect(source.slug).not.toBeNull();
  const again = await importing({ annotation: seedYaml, version: 'none' });
  expect(again).toMatchObject({ source: { slug: source.slug }, errors: [{ code: 'CONFLICT' }] });
  await clear(database);
  const gone = await importing({ annotation: seedYaml, version: source.annotationVersion });
  expect(gone).toMatchObject({
    source: null,
    errors: [{ code: 'CONFLICT', message: expect.stringMatching(/no longer exists/) }],
  });
});
