import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { annotation as shape } from '../../../src/model/annotation.js';
import type { Database } from '../../../src/db/database.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { Findings } from '../../../src/features/archive/verify/findings.js';
import { formerSlugs } from '../../../src/features/archive/verify/rows.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { emptyStore } from '../../support/store.js';
import { runsOfEach } from '../../support/thorough.js';
import { watchedServer, type WatchedServer } from '../../http/limits/watched-server.js';
import { clear } from '../dump.js';
import { COUNTRIES } from '../small-annotations.js';

// If an import changes the slug of an object, the old slug leads to it.

let db: Database;
let server: WatchedServer;

beforeAll(async () => {
  const filled = emptyStore();
  db = await filled;
  await storeCountries(db.prisma, COUNTRIES);
  server = await watchedServer({}, undefined, filled);
});
afterAll(() => server.close());
beforeEach(async () => {
  await clear(db);
  await db.prisma.formerSlug.deleteMany();
});

interface Trip {
  title?: string;
  /** The slugs of the delegates; by default, all people. */
  guests?: string[];
  start?: string;
  cite?: unknown[];
}

const record = (fragment: string, digest: string) => ({ start: 0, end: 50, fragment, digest: digest.repeat(64) });

/** Stores a source with visits by slug, and people with their names. */
async function store(visits: Record<string, Trip>, people: Record<string, string> = {}, source = 'list'): Promise<void> {
  const claimed = Object.entries(visits).map(([slug, { title = 'A trip', start = '1998', cite = [[0, 50]], guests }]) => [
    slug,
    {
      title,
      status: 'COMPLETED',
      hostCountry: 'china',
      guestCountry: 'north-korea',
      start,
      cite,
      delegation: (guests ?? Object.keys(people)).map((person) => ({
        name: people[person],
        person,
        role: 'Envoy',
        side: 'GUEST',
        capacity: 'MEMBER',
        cite,
      })),
    },
  ]);
  const annotation = shape.parse({
    source: { slug: source, title: 'The list', publishedOn: '1999', sha256: '0'.repeat(64), length: 1_000 },
    people: Object.fromEntries(Object.entries(people).map(([slug, name]) => [slug, { name }])),
    visits: Object.fromEntries(claimed),
  });
  await storeAnnotation(db.prisma, annotation);
}

/** Returns the slug that a slug leads to, compiled, resolved and over HTTP. */
async function found(field: 'visit' | 'person', slug: string): Promise<string | null> {
  const schema = await createSchema(FEATURES);
  const query = `query ($slug: String!) { ${field}(slug: $slug) { slug } }`;
  const statement = await byStatement(new Compiler(schema), db, query, { slug });
  if ('reason' in statement) throw new Error(statement.reason);
  expect(await byResolvers(schema, db, query, { slug })).toBe(statement.text);
  const body = JSON.stringify({ query, variables: { slug } });
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  expect(await (await fetch(new URL('/graphql', server.url), request)).text()).toBe(`${statement.text}\n`);
  return JSON.parse(statement.text).data[field]?.slug ?? null;
}

const former = async () =>
  (await db.prisma.formerSlug.findMany({ orderBy: { slug: 'asc' } })).map(({ slug, current }) => `${slug} > ${current}`);

async function addressOf(path: string): Promise<[status: number, location: string | null]> {
  const response = await fetch(new URL(path, server.url), { headers: { accept: 'text/html' }, redirect: 'manual' });
  return [response.status, response.headers.get('location')];
}

test('a record whose key has changed is found by the old key, and its old address redirects', async () => {
  await store({ 'trip-1': { cite: [record('trip-1', 'a')] }, 'trip-2': { cite: [record('trip-2', 'b')] } });
  await store({ 'us-1': { title: 'Corrected', cite: [record('us-1', 'a')] }, 'us-2': { cite: [record('us-2', 'b')] } });
  expect(await former()).toEqual(['trip-1 > us-1', 'trip-2 > us-2']);
  expect(await found('visit', 'trip-1')).toBe('us-1');
  expect(await found('visit', 'us-1')).toBe('us-1');
  expect(await found('visit', 'trip-3')).toBeNull();
  expect(await addressOf('/visits/trip-2')).toEqual([301, '/visits/us-2']);
  expect(await addressOf('/visits/trip-2/readouts')).toEqual([301, '/visits/us-2/readouts']);
  expect(await addressOf('/visits/us-2')).toEqual([200, null]);
  expect(await addressOf('/visits/trip-3')).toEqual([404, null]);
});

test('after several renames, every old slug leads to the latest, and a reused slug leads to its new owner', async () => {
  await store({ a: {} });
  await store({ b: {} });
  await store({ c: {} });
  expect(await former()).toEqual(['a > c', 'b > c']);
  await store({ c: {}, b: { title: 'Another', cite: [[60, 90]] } });
  expect(await former()).toEqual(['a > c']);
  expect(await found('visit', 'b')).toBe('b');
  await store({ a: {}, b: { title: 'Another', cite: [[60, 90]] } });
  expect(await former()).toEqual(['c > a']);
  const findings = new Findings(() => undefined);
  await db.prisma.$transaction((tx) => formerSlugs.run(tx, findings));
  expect([findings.checked, findings.damaged]).toEqual([1, 0]);
});

test('people and other entries without citations are matched by name', async () => {
  await store({ trip: {} }, { kim: 'Kim Jong-un', li: 'Li' });
  await store({ trip: {} }, { 'kim-jong-un': 'Kim Jong-un', li: 'Li' });
  expect(await found('person', 'kim')).toBe('kim-jong-un');
  expect(await addressOf('/people/kim')).toEqual([301, '/people/kim-jong-un']);
});

test('a slug does not redirect if its target is unclear', async () => {
  await store({ a: {}, b: { title: 'B' } }); // both cite the same passage
  await store({ c: {}, d: { title: 'D' } });
  expect(await former()).toEqual(['a > c']); // b and d differ in their titles
  await store({ e: { start: '1997', cite: [[100, 110]] } });
  expect(await former()).toEqual(['a > c']); // c is gone, and e is a different visit
  expect(await found('visit', 'a')).toBeNull();
});

test('an object still claimed by another source keeps its slug, so nothing redirects', async () => {
  await store({ a: {} });
  await store({ a: {} }, {}, 'other');
  await store({ b: {} });
  expect(await former()).toEqual([]);
  expect(await found('visit', 'a')).toBe('a');
});

test('visits from one sentence with different dates are not matched', async () => {
  await store({ 'visit-2001': { start: '2001' }, 'visit-2004': { start: '2004' } });
  await store({ 'visit-2004': { start: '2004' }, 'visit-2006': { start: '2006' } });
  expect(await former()).toEqual([]);
  expect(await found('visit', 'visit-2001')).toBeNull();
  expect(await addressOf('/visits/visit-2001')).toEqual([404, null]);
});

test('a record with the same words is matched under a different title, but not on a different date', async () => {
  await store({ a: { cite: [record('a', 'a')] }, b: { cite: [record('b', 'b')] } });
  await store({ c: { title: 'C', cite: [record('c', 'a')] }, d: { start: '1999', cite: [record('d', 'b')] } });
  expect(await former()).toEqual(['a > c']);
});

test('a person not named in any fact is not matched with a new person of the same name', async () => {
  const people = { kim: 'Kim', li: 'Li' };
  await store({ trip: { guests: ['kim'] } }, people);
  await store({ trip: { guests: ['kim', 'li-2'] } }, { kim: 'Kim', 'li-2': 'Li' });
  expect(await former()).toEqual([]);
  expect(await found('person', 'li')).toBeNull();
});

test('a visit and its delegates can be given new slugs at the same time', async () => {
  await store({ a: { guests: ['kim'] }, b: { guests: ['li'] } }, { kim: 'Kim', li: 'Li' });
  await store({ c: { guests: ['kim-1'] }, d: { guests: ['li-1'] } }, { 'kim-1': 'Kim', 'li-1': 'Li' });
  expect(await former()).toEqual(['a > c', 'b > d', 'kim > kim-1', 'li > li-1']);
});

test('a redirect to a withdrawn slug does not lead to an object that reuses the slug later', async () => {
  await store({ a: {} });
  await store({ b: {} });
  await store({});
  await store({ b: {} });
  expect(await found('visit', 'a')).toBe('b');
  await store({});
  await store({ b: { start: '2006' } });
  expect(await found('visit', 'b')).toBe('b');
  expect(await found('visit', 'a')).toBeNull();
});

/** Visits that share passages, and often all values but one. */
const trip: fc.Arbitrary<Trip> = fc.record({
  title: fc.constantFrom('A trip', 'Another trip'),
  start: fc.constantFrom('2001', '2006'),
  cite: fc.constantFrom<unknown[][]>([[0, 50]], [[60, 90]]),
  guests: fc.constantFrom<string[][]>(['kim'], ['li'], []),
});
const fate = fc.constantFrom('stays', 'goes', 'is renamed', 'is renamed', 'is replaced');
const fates = fc.array(fc.record({ before: trip, after: trip, fate }), { minLength: 1, maxLength: 4 });

test('a slug redirects only if nothing distinguishes the two objects, and always if the match is certain', async () => {
  let leading = 0;
  const said = ({ title, start, cite, guests }: Trip) => JSON.stringify([title, start, cite, guests]);
  const countOf = (all: Record<string, Trip>, one: Trip) =>
    Object.values(all).filter(({ title, start }) => title === one.title && start === one.start).length;
  await fc.assert(
    fc.asyncProperty(fates, async (visits) => {
      await clear(db);
      await db.prisma.formerSlug.deleteMany();
      const before = Object.fromEntries(visits.map((each, n) => [`visit-${n}`, each.before]));
      const left = visits.flatMap((each, n): [string, Trip][] => {
        if (each.fate === 'goes') return [];
        return [[each.fate === 'stays' ? `visit-${n}` : `now-${n}`, each.fate === 'is replaced' ? each.after : each.before]];
      });
      const after = Object.fromEntries(left);
      for (const all of [before, after]) await store(all, { kim: 'Kim', li: 'Li' });
      const leads = Object.fromEntries((await former()).map((line) => line.split(' > ') as [string, string]));
      for (const [n, each] of visits.entries()) {
        const to = leads[`visit-${n}`];
        if (to !== undefined) expect([to, said(after[to]!)]).toEqual([to, said(each.before)]);
        if (each.fate === 'stays') expect(to).toBeUndefined();
        if (each.fate !== 'is renamed' || countOf(before, each.before) > 1 || countOf(after, each.before) > 1) continue;
        expect(to).toBe(`now-${n}`);
        leading += 1;
      }
    }),
    { numRuns: runsOfEach(40, 400) },
  );
  expect(leading).toBeGreaterThan(0);
});
