import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { identifierFault, SCHEME_NAMES, SCHEMES } from '../../../src/model/identifiers.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { importAnnotations } from '../../../src/store/import/import.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { damageOfRows } from '../../store/damage-of-rows.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { seededStore } from '../../support/store.js';

const schema = await createSchema(FEATURES);
const compiler = new Compiler(schema);
let db: Database;

const draft = (slug: string, publishedOn: string, people: object, organizations = {}) => ({
  annotation: {
    source: { slug, kind: 'LINK', title: slug, url: `https://example.org/${slug}`, publishedOn },
    people,
    organizations,
  } as never,
});

beforeAll(async () => {
  db = await seededStore();
  const reports = await importAnnotations(db.prisma, [
    draft('older', '2001', {
      ann: { name: 'Ann', identifiers: { wikidata: 'Q11', viaf: '12' } },
      bob: { name: 'Bob', identifiers: { wikidata: 'Q22' } },
      bobby: { name: 'Bobby', identifiers: { wikidata: 'Q22' } },
    }),
    draft(
      'newer',
      '2002',
      { ann: { name: 'Ann', identifiers: { wikidata: 'Q111' } } },
      { agency: { name: 'Agency', kind: 'NEWS_AGENCY', identifiers: { viaf: '154862774' } } },
    ),
  ]);
  expect(reports).toHaveProperty('reports');
});
afterAll(() => db.close());

/** Executes a query compiled and resolved, and requires the same data. */
async function both(query: string, variables = {}): Promise<unknown> {
  const resolved = await byResolvers(schema, db, query, variables);
  const compiled = await byStatement(compiler, db, query, variables);
  if ('text' in compiled) expect(compiled.text).toBe(resolved);
  else expect(JSON.parse(resolved)).toHaveProperty('errors');
  return JSON.parse(resolved);
}

test('each scheme has the value from the newest source, and each value has a URL', async () => {
  expect(await both('{ person(slug: "ann") { identifiers { scheme value curie url } } }')).toEqual({
    data: {
      person: {
        identifiers: [
          { scheme: 'VIAF', value: '12', curie: 'viaf:12', url: 'https://viaf.org/viaf/12' },
          { scheme: 'WIKIDATA', value: 'Q111', curie: 'wikidata:Q111', url: 'https://www.wikidata.org/entity/Q111' },
        ],
      },
    },
  });
});

test('an object is found by its identifier, and among several objects the first by slug is returned', async () => {
  const query = 'query ($is: Curie) { person(identifier: $is) { slug } }';
  expect(await both(query, { is: 'wikidata:Q111' })).toEqual({ data: { person: { slug: 'ann' } } });
  expect(await both(query, { is: 'wikidata:Q11' })).toEqual({ data: { person: null } });
  expect(await both(query, { is: 'wikidata:Q22' })).toEqual({ data: { person: { slug: 'bob' } } });
  expect(await both('{ organization(identifier: "viaf:154862774") { slug } }')).toEqual({
    data: { organization: { slug: 'agency' } },
  });
  expect(await both('{ country(identifier: "wikidata:Q423") { slug } }')).toEqual({ data: { country: { slug: 'north-korea' } } });
  expect(await both('{ people(where: { identifier: "wikidata:Q22" }) { nodes { slug } } }')).toEqual({
    data: { people: { nodes: [{ slug: 'bob' }, { slug: 'bobby' }] } },
  });
});

test.each([
  [
    '{ person(identifier: "wikidata:56226") { slug } }',
    '"56226" is not a valid identifier of wikidata. Expected a value such as Q56226.',
  ],
  [
    '{ person(identifier: "Q56226") { slug } }',
    '"Q56226" has no known scheme. Write one of wikidata, viaf, gnd, isni, lcnaf, ror, a colon and the value: wikidata:Q56226.',
  ],
  ['{ person { slug } }', 'Specify exactly one of `slug` and `identifier`.'],
  ['{ person(slug: "ann", identifier: "viaf:12") { slug } }', 'Specify exactly one of `slug` and `identifier`.'],
])('%s is refused', async (query, message) => {
  const { errors } = JSON.parse(await byResolvers(schema, db, query)) as { errors?: { message: string }[] };
  const { validate, parse } = await import('graphql');
  const invalid = validate(schema, parse(query)).map((error) => error.message);
  expect([...(errors ?? []).map((error) => error.message), ...invalid].join()).toContain(message);
});

test('a value that its scheme does not allow is refused with its position', async () => {
  const result = await importAnnotations(db.prisma, [
    draft('wrong', '2003', { cyd: { name: 'Cyd', identifiers: { wikidata: '56226', isni: '123' } } }),
  ]);
  expect(JSON.stringify(result)).toContain('must be an identifier of wikidata, such as Q56226');
  expect(JSON.stringify(result)).toContain('must be an identifier of isni, such as 0000000121320781');
});

test('the examples are valid identifiers, and the store has the same constraint', async () => {
  const accepts = async (curie: string) =>
    (await db.query<[boolean]>({ text: 'SELECT "are_identifiers"(ARRAY[$1])', values: [curie] }))[0]![0];
  for (const scheme of SCHEME_NAMES) {
    const { example } = SCHEMES[scheme];
    const values = [example, `${example}x`, '', '0', 'Q0', '12', 'n12345678', `${example}:1`, '1234567-8'];
    for (const value of values) {
      const curie = `${scheme}:${value}`;
      expect([curie, await accepts(curie)]).toEqual([curie, identifierFault(curie) === null]);
    }
    expect(identifierFault(`${scheme}:${example}`)).toBeNull();
  }
  const two = { text: `SELECT "are_identifiers"(ARRAY['viaf:12', 'viaf:13'])`, values: [] };
  expect((await db.query<[boolean]>(two))[0]![0]).toBe(false);
});

test('verify finds no damage', async () => {
  expect(await damageOfRows(db)).toEqual([]);
});
