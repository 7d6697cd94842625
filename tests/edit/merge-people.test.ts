import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Annotation } from '../../src/annotation/annotation.js';
import { readAnnotation } from '../../src/annotation/read.js';
import { storeAnnotation } from '../../src/annotation/store.js';
import { storeCountries } from '../../src/annotation/store/countries.js';
import type { Database } from '../../src/db/client.js';
import { toGlobalId } from '../../src/node/global-id.js';
import { createSchema } from '../../src/schema.js';
import { clear, dump } from '../annotation/store/dump.js';
import { seedCountries, seedYaml } from '../annotation/seed-article.js';
import { Compiler } from '../../src/compile/compiler.js';
import { ask } from '../support/ask.js';
import { byResolvers, byStatement } from '../support/both-ways.js';
import { emptyStore } from '../support/store.js';
import { mutate } from './editor.js';

// One of the seed article's people was taken for two.

const [KEPT, GONE] = ['wang-huning', 'wang-huning-2'];
const article = withSecondWang(readAnnotation(seedYaml).annotation!);
const admin = { subject: 'root', role: 'ADMIN' as const };
const document = `mutation ($input: MergePeopleInput!) {
  mergePeople(input: $input) { person { slug aliases } errors { code message path } } }`;
let [database, schema]: [Database, GraphQLSchema] = [null!, null!];

beforeAll(async () => {
  schema = await createSchema();
  database = await emptyStore();
  const country = (slug: string) => ({ slug, code: null, name: slug, officialName: null, aliases: [] });
  await storeCountries(database.prisma, [...seedCountries()].map(country));
});
beforeEach(async () => {
  await clear(database);
  await database.query({ text: 'TRUNCATE "ChangeSet" CASCADE', values: [] });
  await storeAnnotation(database.prisma, article);
});
afterAll(() => database.close());

/** The same, with one more person, of whom there is a fact of each kind, and one that is told of the other too. */
function withSecondWang(annotation: Annotation): Annotation {
  const cite: [number, number][] = [[10, 20]];
  annotation.people[GONE] = { name: 'Wang Huning', aliases: ['Wang the Second'] };
  annotation.positions.push({ title: 'Adviser', person: GONE, term: 1, status: 'UNKNOWN', cite });
  const delegate = { name: 'Wang', person: GONE, side: 'HOST', capacity: 'MEMBER', cite } as const;
  for (const visit of ['kim-jong-il-china-2000', 'kim-jong-un-china-2018'])
    annotation.visits[visit]!.delegation.push({ ...delegate });
  annotation.events['inter-korean-summit-2000']!.participants.push({ person: GONE, cite });
  Object.values(annotation.statements)[0]!.speakers.push({ person: GONE });
  return annotation;
}

async function named(slug: string) {
  const { id, version } = await database.prisma.person.findUniqueOrThrow({ where: { slug } });
  return { id: toGlobalId('Person', id), version };
}

async function merge(keep = KEPT, gone = GONE) {
  return mutate(schema, database, document, { keep: await named(keep), merge: await named(gone) }, admin);
}

async function bothWays(source: string): Promise<unknown[]> {
  const compiler = new Compiler(schema, database.prisma);
  const answers = [
    await byStatement(compiler, database, source),
    { text: await byResolvers(schema, database, source) },
  ];
  return answers.map((answer) => (JSON.parse((answer as { text: string }).text) as { data: unknown }).data);
}

/** Rows that refer to a person, by their ids. */
async function factsOf(slug: string) {
  const person = { person: { slug } };
  const ids = { select: { id: true }, orderBy: { id: 'asc' } } as const;
  const { prisma } = database;
  return {
    positions: await prisma.position.findMany({ where: person, ...ids }),
    delegations: await prisma.delegate.findMany({
      where: person,
      select: { id: true, visit: { select: { slug: true } } },
    }),
    participations: await prisma.participant.findMany({ where: person, ...ids }),
    statements: await prisma.statement.findMany({ where: { speakers: { some: person } }, ...ids }),
  };
}

test('everything moves to the one who is kept, with its ids, and the other leads there', async () => {
  const [before, moved] = [await factsOf(KEPT), await factsOf(GONE)];
  const { id: goneId } = await named(GONE);
  const { person, errors } = await merge();
  expect(errors).toEqual([]);
  expect(person.slug).toBe(KEPT);
  expect(person.aliases).toContain('Wang the Second');

  const after = await factsOf(KEPT);
  const twin = moved.delegations.find(({ visit }) => visit.slug === 'kim-jong-un-china-2018')!;
  for (const [kind, rows] of Object.entries(moved)) {
    const all = [...before[kind as 'positions'], ...rows].map(({ id }) => id).filter((id) => id !== twin.id);
    expect(after[kind as 'positions'].map(({ id }) => id).sort()).toEqual(all.sort());
  }
  const question = `{ person(slug: "${GONE}") { slug }
    node(id: "${goneId}") { ... on Person { slug } } nodes(ids: ["${goneId}"]) { ... on Person { slug } } }`;
  const [compiled, resolved] = await bothWays(question);
  expect(compiled).toEqual({ person: { slug: KEPT }, node: { slug: KEPT }, nodes: [{ slug: KEPT }] });
  expect(resolved).toEqual(compiled);
});

test('a source that comes again does not bring the other back', async () => {
  await merge();
  const before = await dump(database);
  await storeAnnotation(database.prisma, article);
  expect(await dump(database)).toEqual(before);
});

test('all sources are told', async () => {
  const source = { ...article.source, slug: 'another-article' };
  await storeAnnotation(database.prisma, { ...article, source, statements: {} });
  const { errors } = await merge();
  expect(errors).toEqual([]);
  expect(await database.prisma.person.count({ where: { slug: GONE } })).toBe(0);
  for (const { annotation } of await database.prisma.sourceDocument.findMany()) {
    expect(JSON.stringify(annotation)).not.toContain(`"${GONE}"`);
  }
});

test('two who are kin are not one; nothing is written', async () => {
  const before = await dump(database);
  const { errors } = await merge('kim-jong-un', 'kim-jong-il');
  expect(errors[0]).toMatchObject({ code: 'KIN_ARE_TWO_PEOPLE' });
  expect(await dump(database)).toEqual(before);
});

test('a merged person who is merged again leads on', async () => {
  await merge();
  await merge('xi-jinping', KEPT);
  expect(await ask(schema, database, `{ person(slug: "${GONE}") { slug } }`)).toEqual({
    person: { slug: 'xi-jinping' },
  });
});

test('an editor may not', async () => {
  const ids = { keep: await named(KEPT), merge: await named(GONE) };
  await expect(mutate(schema, database, document, ids)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
});
