import { afterAll, beforeAll, expect, test } from 'vitest';
import { countries } from '../../../seed/reference/countries.js';
import type { Database } from '../../../src/db/database.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { knownCountries } from '../../../src/store/rows/known-countries.js';
import { namedCountries } from '../../../src/features/mapping/store/named-countries.js';
import { emptyStore } from '../../support/store.js';

const reference = countries();
let database: Database;

beforeAll(async () => {
  database = await emptyStore();
  await storeCountries(database.prisma, reference);
});
afterAll(() => database.close());

const sorted = (slugs: string[]) => [...slugs].sort();
const byText = (a: { slug: string }, b: { slug: string }) => (a.slug < b.slug ? -1 : 1);

test('countries are read back with their names, years, predecessors and successors', async () => {
  const stored = await namedCountries(database.prisma);
  const form = (country: (typeof stored)[number]) => ({
    ...{ slug: country.slug, name: country.name, code: country.code, code3: country.code3 },
    ...{ start: country.start, end: country.end, names: country.names },
    ...{ predecessors: sorted(country.predecessors), successors: sorted(country.successors) },
  });
  expect(stored.map(form).sort(byText)).toEqual(reference.map(form).sort(byText));
  expect([...(await knownCountries(database.prisma)).keys()].sort()).toEqual(sorted(reference.map(({ slug }) => slug)));
});

test('storing the same countries again changes nothing, and a changed country is given a new version', async () => {
  expect(await storeCountries(database.prisma, reference)).toEqual({ created: 0, updated: 0, deleted: 0 });
  const changed = reference.map((country) => {
    if (country.slug === 'malaya') return { ...country, successors: [] };
    if (country.slug === 'zanzibar') return { ...country, names: [] };
    return country.slug === 'sikkim' ? { ...country, end: '1975' } : country;
  });
  expect(await storeCountries(database.prisma, changed)).toEqual({ created: 0, updated: 4, deleted: 0 });
  const versions = await database.prisma.country.findMany({ where: { version: 2 }, select: { slug: true } });
  expect(versions.map(({ slug }) => slug).sort()).toEqual(['malaya', 'malaysia', 'sikkim', 'zanzibar']);
  await storeCountries(database.prisma, reference);
});
