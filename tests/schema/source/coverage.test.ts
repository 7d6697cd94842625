import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphQLSchema } from 'graphql';
import type { Database } from '../../../src/db/database.js';
import { FEATURES } from '../../../src/features.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { createSchema } from '../../../src/schema/schema.js';
import { byResolvers, compiled } from '../../support/both-ways.js';
import { seededStore } from '../../support/store.js';

let db: Database;
let schema: GraphQLSchema;
beforeAll(async () => {
  [schema, db] = await Promise.all([createSchema(FEATURES), seededStore()]);
});
afterAll(() => db.close());

/** The compiled answer, which must equal the resolved one. */
async function answer(source: string, variables: object = {}): Promise<unknown> {
  const plan = compiled(new Compiler(schema), source, variables);
  if ('reason' in plan) throw new Error(plan.reason);
  const [[body]] = (await db.query<[string]>({ text: plan.statement.text, values: plan.values })) as [[string]];
  expect(body).toBe(`${await byResolvers(schema, db, source, variables)}\n`);
  return (JSON.parse(body) as { data: unknown }).data;
}

test('coverage statements of a source are returned as stored, in order', async () => {
  const coverage = [
    { hosts: ['china'], years: '2000/..', offices: ['HEAD_OF_STATE', 'ROYAL'], status: ['COMPLETED'], complete: true },
    { guests: ['north-korea', 'china'], capacity: 'HEAD', complete: false },
  ];
  await db.prisma.source.updateMany({ data: { coverage } });
  const none = { hosts: null, guests: null, years: null, capacity: null, offices: null, status: null };
  expect(
    await answer('{ sources(first: 1) { nodes { coverage { hosts guests years capacity offices status isComplete } } } }'),
  ).toEqual({
    sources: {
      nodes: [
        {
          coverage: [
            {
              ...none,
              hosts: ['china'],
              years: '2000/..',
              offices: ['HEAD_OF_STATE', 'ROYAL'],
              status: ['COMPLETED'],
              isComplete: true,
            },
            { ...none, guests: ['north-korea', 'china'], capacity: 'HEAD', isComplete: false },
          ],
        },
      ],
    },
  });
});

const BY_CODE = 'query ($cow: Int, $gw: Int) { country(cow: $cow, gw: $gw) { slug } }';

test.each([
  ['the only state with a code', { cow: 731 }, 'north-korea'],
  ['the state that exists, of several that had the code', { cow: 365 }, 'russia'],
  ['the state that exists, though a former one comes first by slug', { cow: 640 }, 'turkiye'],
  ['the state that existed last, if none exists', { gw: 255 }, 'german-reich'],
  ['the Federal Republic, before and after 1990', { gw: 260 }, 'germany'],
  ['the former state with a code of its own', { cow: 260 }, 'west-germany'],
])('a code finds %s', async (_, variables, slug) => {
  expect(await answer(BY_CODE, variables)).toEqual({ country: { slug } });
});

test('an unknown code finds no country', async () => {
  expect(await answer('{ country(cow: 999999) { slug } }')).toEqual({ country: null });
});

test('countries are filtered by their codes', async () => {
  const slugs = async (where: string) => {
    const { countries } = (await answer(`{ countries(where: ${where}, first: 100) { nodes { slug } } }`)) as {
      countries: { nodes: { slug: string }[] };
    };
    return countries.nodes.map(({ slug }) => slug);
  };
  expect(await slugs('{ cow: [345, 678, 679, 680] }')).toEqual([
    ...['north-yemen', 'serbia', 'serbia-and-montenegro', 'south-yemen', 'yemen', 'yugoslavia'],
  ]);
  expect(await slugs('{ hasGw: false, isSovereign: true }')).toEqual([
    ...['cook-islands', 'hawaii', 'niue', 'palestine', 'sikkim', 'vatican-city', 'western-sahara'],
  ]);
});
