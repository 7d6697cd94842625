import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { annotation, type Annotation } from '../../../src/model/annotation.js';
import { importAnnotations } from '../../../src/store/import/import.js';
import { AnnotationRefused } from '../../../src/model/problem.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import type { Database } from '../../../src/db/database.js';
import { aCountry } from '../../support/countries.js';
import { emptyStore } from '../../support/store.js';
import { clear, dump } from '../dump.js';

// A failed import leaves the store unchanged.

const cite = [[0, 1]];
const two = { people: { ann: { name: 'Ann' }, bob: { name: 'Bob' } } };

function source(slug: string, parts: object): Annotation {
  return annotation.parse({ source: { slug, title: slug, sha256: 'a'.repeat(64), length: 100 }, ...parts });
}

let database: Database;

beforeAll(async () => {
  database = await emptyStore();
  await storeCountries(database.prisma, [aCountry('china')]);
});
beforeEach(() => clear(database));
afterAll(() => database.close());

async function refuses(refused: Annotation, message: RegExp): Promise<void> {
  const before = await dump(database);
  const error: unknown = await storeAnnotation(database.prisma, refused).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AnnotationRefused);
  expect((error as AnnotationRefused).message).toMatch(message);
  expect(await dump(database)).toEqual(before);
}

test("two sources that make two people each other's parent are refused", async () => {
  const kinship = (person: string, relative: string) => [{ person, relative, kind: 'PARENT', cite }];
  await storeAnnotation(database.prisma, source('a', { ...two, kinship: kinship('ann', 'bob') }));
  await refuses(source('b', { ...two, kinship: kinship('bob', 'ann') }), /Kinship_pair_key/);
});

test('two sources that together make an organization part of itself are refused', async () => {
  const bodies = (parents: Record<string, string>) => ({
    organizations: Object.fromEntries(
      ['one', 'two', 'three'].map((slug) => [slug, { name: slug, kind: 'OTHER', parent: parents[slug] }]),
    ),
  });
  await storeAnnotation(database.prisma, source('a', bodies({ one: 'two', two: 'three' })));
  await refuses(source('b', bodies({ three: 'one' })), /organizations\.three\.parent: three is part of itself/);
});

test('a fact without support is refused when the transaction ends', async () => {
  const visit = { title: 'A visit', status: 'PLANNED', hostCountry: 'china', cite };
  const unsupported = source('a', { visits: { 'a-visit': visit } });
  unsupported.visits['a-visit']!.cite = [];
  await refuses(unsupported, /Visit_cited/);
});

test('refusing one annotation rolls back all of them', async () => {
  const yaml = (slug: string, parts: object) =>
    JSON.stringify({ source: { slug, title: slug, sha256: 'a'.repeat(64), length: 100 }, ...two, ...parts });
  const kinship = (person: string, relative: string) => [{ person, relative, kind: 'PARENT', cite }];
  const before = await dump(database);
  const result = await importAnnotations(database.prisma, [
    { yaml: yaml('a', { kinship: kinship('ann', 'bob') }) },
    { yaml: yaml('b', { kinship: kinship('bob', 'ann') }) },
  ]);
  expect(result).toMatchObject({ problems: [[], [{ rule: 'store' }]] });
  expect(await dump(database)).toEqual(before);
});

test('simultaneous imports wait for each other', async () => {
  const annotations = ['a', 'b', 'c', 'd', 'e', 'f'].map((slug) =>
    source(slug, {
      people: { ann: { name: 'Ann', aliases: [`Ann ${slug}`] } },
      visits: { 'a-visit': { title: slug, status: 'PLANNED', hostCountry: 'china', cite } },
      positions: [{ title: 'Leader', person: 'ann', cite }],
    }),
  );
  await Promise.all(annotations.map((one) => storeAnnotation(database.prisma, one)));
  const ann = await database.prisma.person.findUniqueOrThrow({ where: { slug: 'ann' } });
  expect(ann.aliases).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map((slug) => `Ann ${slug}`));
  expect(await database.prisma.position.count()).toBe(1);
  expect(await database.prisma.citation.count()).toBe(12);
});
