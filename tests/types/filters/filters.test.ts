import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { fold } from '../../../src/db/fold.js';
import { createSchema } from '../../../src/types/schema.js';
import { ask } from '../../support/ask.js';
import { emptyStore } from '../../support/store.js';
import { fillWorld, type World } from '../../support/world.js';

let db: Database;
let schema: GraphQLSchema;
let world: World;

beforeAll(async () => {
  schema = await createSchema();
  db = await emptyStore();
  world = await fillWorld(db, 7);
});
afterAll(() => db.close());

// What a filter means, said a second time over the rows themselves: the store must agree.

const piece = fc.constantFrom('kim', 'KIM', 'a_', '0%', '%', '_', '\\', 'OSAKA', 'ß', '😀', 'same', 'Z', '\n', '"', '');
const whole = fc.constantFrom('Kim', 'kim', 'Same', 'Sàme', '100%', 'é', 'Z', 'country-1', 'person-4', 'AB');
const stringFilter = fc.record(
  {
    equals: fc.option(whole),
    not: fc.option(whole),
    in: fc.array(whole, { maxLength: 2 }),
    contains: piece,
    startsWith: piece,
  },
  { requiredKeys: [] },
);

// At a millisecond, after it and before it, in UTC and elsewhere.
const instant = fc.constantFrom('2026-11-25T03:02:54.338Z', '2026-11-25T12:02:54.337+09:00', '2026-11-25T03:02:54.339Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z'); // prettier-ignore

const logical = (leaf: fc.Arbitrary<object>): fc.Arbitrary<any> =>
  fc.letrec<{ filter: object }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      leaf,
      fc.record({ AND: fc.array(tie('filter'), { maxLength: 2 }) }),
      fc.record({ OR: fc.array(tie('filter'), { maxLength: 2 }) }),
      fc.record({ NOT: tie('filter') }),
    ),
  })).filter;

const countryFilter = logical(
  fc.record(
    { slug: stringFilter, code: stringFilter, name: stringFilter, updatedSince: instant },
    { requiredKeys: [] },
  ),
);
const personFilter = logical(
  fc.record(
    { slug: stringFilter, name: stringFilter, country: countryFilter, updatedSince: instant },
    { requiredKeys: [] },
  ),
);
const day = fc.constantFrom('0001-01-01', '2000-05-31', '2018-01-01', '2018-03-25', '2018-03-31', '9999-12-31');
const visitFilter = logical(
  fc.record(
    {
      title: stringFilter,
      kind: fc.subarray(['STATE', 'PRIVATE', 'UNOFFICIAL']),
      status: fc.subarray(['PLANNED', 'COMPLETED']),
      guestCountry: countryFilter,
      hostCountry: countryFilter,
      start: fc.record({ gte: day, lte: day }, { requiredKeys: [] }),
      updatedSince: instant,
      delegate: fc.record(
        { side: fc.constantFrom('GUEST', 'HOST'), capacity: fc.subarray(['HEAD', 'SPOUSE']), person: personFilter },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  ),
);

const eventFilter = logical(
  fc.record(
    {
      slug: stringFilter,
      kind: fc.subarray(['SUMMIT', 'BANQUET', 'TALKS']),
      status: fc.subarray(['PLANNED', 'COMPLETED']),
      country: countryFilter,
      visit: visitFilter,
      start: fc.record({ gte: day, lte: day }, { requiredKeys: [] }),
      updatedSince: instant,
    },
    { requiredKeys: [] },
  ),
);
const sourceFilter = logical(
  fc.record(
    {
      title: stringFilter,
      kind: fc.subarray(['ARTICLE', 'DATASET']),
      publishedOn: fc.record({ gte: day, lte: day }, { requiredKeys: [] }),
      updatedSince: instant,
    },
    { requiredKeys: [] },
  ),
);

type Test = (filter: any, row: any) => boolean;

const withLogic = (test: Test): Test => {
  const all: Test = (filter, row) =>
    test(filter, row) &&
    (filter.AND ?? []).every((each: unknown) => all(each, row)) &&
    (!filter.OR || filter.OR.some((each: unknown) => all(each, row))) &&
    (!filter.NOT || !all(filter.NOT, row));
  return all;
};

/** A text with several values has what any of them has. */
function stringTest(filter: any, values: (string | null)[]): boolean {
  if (!filter) return true;
  const known = values.filter((value) => value !== null);
  const equals = (wanted: string | null) => (wanted === null ? known.length === 0 : known.includes(wanted));
  const folded = known.map(fold);
  return (
    (filter.equals === undefined || equals(filter.equals)) &&
    (filter.not === undefined || !equals(filter.not)) &&
    (!filter.in || filter.in.some(equals)) &&
    (filter.contains === undefined || folded.some((value) => value.includes(fold(filter.contains)))) &&
    (filter.startsWith === undefined || folded.some((value) => value.startsWith(fold(filter.startsWith))))
  );
}

const sinceTest: Test = ({ updatedSince }, row) => !updatedSince || row.updatedAt >= new Date(updatedSince);

const countryTest = withLogic(
  (filter, row) =>
    sinceTest(filter, row) &&
    stringTest(filter.slug, [row.slug]) &&
    stringTest(filter.code, [row.code]) &&
    stringTest(filter.name, [row.name, ...row.aliases]),
);
const ofCountry = (filter: any, id: string | null) =>
  !filter ||
  (id !== null &&
    countryTest(
      filter,
      world.countries.find((country) => country.id === id),
    ));
const personTest = withLogic(
  (filter, row) =>
    sinceTest(filter, row) &&
    stringTest(filter.slug, [row.slug]) &&
    stringTest(filter.name, [row.name, ...row.aliases]) &&
    ofCountry(filter.country, row.countryId),
);

function delegateTest(filter: any, visitId: string): boolean {
  return world.delegates.some(
    (row) =>
      row.visitId === visitId &&
      (!filter.side || filter.side === row.side) &&
      (!filter.capacity || filter.capacity.includes(row.capacity)) &&
      (!filter.person ||
        (row.personId !== null &&
          personTest(
            filter.person,
            world.people.find(({ id }) => id === row.personId),
          ))),
  );
}

function dateTest(filter: { gte?: string; lte?: string } | undefined, row: any, prefix: string): boolean {
  const { gte, lte } = filter ?? {};
  if (!gte && !lte) return true;
  const [edtf, earliest, latest] = ['Edtf', 'Earliest', 'Latest'].map((each) => row[prefix + each]);
  return edtf !== null && (!gte || !latest || latest >= new Date(gte)) && (!lte || !earliest || earliest <= new Date(lte)); // prettier-ignore
}

const visitTest = withLogic(
  (filter, row) =>
    stringTest(filter.title, [row.title]) &&
    (!filter.kind || filter.kind.includes(row.kind)) &&
    (!filter.status || filter.status.includes(row.status)) &&
    ofCountry(filter.guestCountry, row.guestCountryId) &&
    ofCountry(filter.hostCountry, row.hostCountryId) &&
    dateTest(filter.start, row, 'start') &&
    sinceTest(filter, row) &&
    (!filter.delegate || delegateTest(filter.delegate, row.id)),
);

const eventTest = withLogic(
  (filter, row) =>
    stringTest(filter.slug, [row.slug]) &&
    (!filter.kind || filter.kind.includes(row.kind)) &&
    (!filter.status || filter.status.includes(row.status)) &&
    ofCountry(filter.country, row.countryId) &&
    (!filter.visit ||
      (row.visitId !== null &&
        visitTest(
          filter.visit,
          world.visits.find(({ id }) => id === row.visitId),
        ))) && // prettier-ignore
    dateTest(filter.start, row, 'start') &&
    sinceTest(filter, row),
);
const sourceTest = withLogic(
  (filter, row) =>
    stringTest(filter.title, [row.title]) &&
    (!filter.kind || filter.kind.includes(row.kind)) &&
    dateTest(filter.publishedOn, row, 'publishedOn') &&
    sinceTest(filter, row),
);

describe('filters', () => {
  it.each([
    ['countries', 'CountryWhere', countryFilter, countryTest, () => world.countries],
    ['people', 'PersonWhere', personFilter, personTest, () => world.people],
    ['visits', 'VisitWhere', visitFilter, visitTest, () => world.visits],
    ['events', 'EventWhere', eventFilter, eventTest, () => world.events],
    ['sources', 'SourceWhere', sourceFilter, sourceTest, () => world.sources],
  ] as const)(
    'of %s find what they say, and NOT the rest',
    async (list, type, filters, test, rows) => {
      const query = `query ($where: ${type}) { found: ${list}(where: $where, first: 100) { nodes { slug } totalCount } }`;
      await fc.assert(
        fc.asyncProperty(filters, async (where) => {
          const { found } = await ask(schema, db, query, { where });
          const expected = rows().filter((row: any) => test(where, row)).map(({ slug }) => slug); // prettier-ignore
          expect(found.nodes.map(({ slug }: { slug: string }) => slug).sort()).toEqual(expected.sort());
          expect(found.totalCount).toBe(expected.length);
        }),
        { numRuns: 150 },
      );
    },
    120_000,
  );
});
