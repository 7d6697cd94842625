import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Compiler } from '../../../src/query/compile/compiler.js';
import type { Database } from '../../../src/db/database.js';
import { FEATURES } from '../../../src/features.js';
import { toGlobalId } from '../../../src/query/global-id.js';
import { createSchema } from '../../../src/schema/schema.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { seededStore } from '../../support/store.js';

// Finds objects by their former slugs, and by those of people merged into them, compiled and resolved.

let db: Database;
let schema: GraphQLSchema;
let compiler: Compiler;
const MERGED = '018f0000-0000-7000-8000-00000000abcd';
beforeAll(async () => {
  schema = await createSchema(FEATURES);
  compiler = new Compiler(schema);
  db = await seededStore();
  const { id: personId } = await db.prisma.person.update({
    where: { slug: 'kim-jong-un' },
    data: { identifiers: ['wikidata:Q56226'] },
  });
  await db.prisma.mergedPerson.create({ data: { id: MERGED, slug: 'kim-jong-eun', personId } });
  await db.prisma.formerSlug.createMany({
    data: [
      { type: 'Visit', slug: 'kim-in-beijing', current: 'kim-jong-un-china-2018' },
      { type: 'Person', slug: 'kim-the-third', current: 'kim-jong-un' },
      { type: 'Person', slug: 'kim-in-beijing', current: 'xi-jinping' },
    ],
  });
});
afterAll(() => db?.close());

/** Returns the slug that a root field finds, equal compiled and resolved. */
async function found(root: string): Promise<string | null> {
  const source = `{ found: ${root} { ... on Visit { slug } ... on Person { slug } } }`;
  const answer = await byStatement(compiler, db, source);
  expect(answer).toEqual({ text: await byResolvers(schema, db, source) });
  const { data } = JSON.parse((answer as { text: string }).text) as { data: { found: { slug: string } | null } };
  return data.found?.slug ?? null;
}

test.each([
  ['by its slug', 'visit(slug: "kim-jong-un-china-2018")', 'kim-jong-un-china-2018'],
  ['by its former slug', 'visit(slug: "kim-in-beijing")', 'kim-jong-un-china-2018'],
  ['only by slugs of its type', 'visit(slug: "kim-the-third")', null],
])('a visit is found %s', async (_, root, slug) => {
  expect(await found(root)).toBe(slug);
});

test.each([
  ['by its slug', 'person(slug: "kim-jong-un")', 'kim-jong-un'],
  ['by the slug of a person merged into it', 'person(slug: "kim-jong-eun")', 'kim-jong-un'],
  ['by its former slug', 'person(slug: "kim-the-third")', 'kim-jong-un'],
  ['by the former slug of its own type', 'person(slug: "kim-in-beijing")', 'xi-jinping'],
  ['by the id of a person merged into it', `node(id: "${toGlobalId('Person', MERGED)}")`, 'kim-jong-un'],
  ['by an identifier', 'person(identifier: "wikidata:Q56226")', 'kim-jong-un'],
  ['only by known identifiers', 'person(identifier: "wikidata:Q1")', null],
  ['only by known slugs', 'person(slug: "nobody")', null],
])('a person is found %s', async (_, root, slug) => {
  expect(await found(root)).toBe(slug);
});

test('merged people are found among several ids, each in its own position', async () => {
  const { id } = await db.prisma.visit.findUniqueOrThrow({ where: { slug: 'kim-jong-un-china-2018' } });
  const ids = [toGlobalId('Person', MERGED), toGlobalId('Visit', id), toGlobalId('Person', id)];
  const source = `{ nodes(ids: ${JSON.stringify(ids)}) { ... on Visit { slug } ... on Person { slug } } }`;
  const answer = await byStatement(compiler, db, source);
  expect(answer).toEqual({ text: await byResolvers(schema, db, source) });
  expect(JSON.parse((answer as { text: string }).text).data.nodes).toEqual([
    { slug: 'kim-jong-un' },
    { slug: 'kim-jong-un-china-2018' },
    null,
  ]);
});

test('a list of a merged person is counted completely, compiled and resolved', async () => {
  const source = '{ visits(first: 5) { nodes { events { slug } eventsCount } } }';
  const answer = await byStatement(compiler, db, source);
  expect(answer).toEqual({ text: await byResolvers(schema, db, source) });
  const { nodes } = JSON.parse((answer as { text: string }).text).data.visits;
  expect(nodes.map(({ eventsCount }: { eventsCount: number }) => eventsCount)).toEqual(
    nodes.map(({ events }: { events: object[] }) => events.length),
  );
});
