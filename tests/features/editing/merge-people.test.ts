import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { annotation as annotationShape, type Annotation } from '../../../src/model/annotation.js';
import { AnnotationRefused } from '../../../src/model/problem.js';
import { storedAnnotation } from '../../../src/store/entries/entries.js';
import { readAnnotation } from '../../../src/model/read/read.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { removeInTransaction } from '../../../src/features/editing/store/store-edit.js';
import { writeTransaction } from '../../../src/store/transaction.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import type { Database } from '../../../src/db/database.js';
import { toGlobalId } from '../../../src/query/global-id.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { readChangeSets } from '../../../src/features/live/change-set.js';
import { clear, dump, dumpByName } from '../../store/dump.js';
import { keep } from '../../store/keep.js';
import { seedCountries, seedYaml } from '../../model/seed-article.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { aCountry } from '../../support/countries.js';
import { emptyStore } from '../../support/store.js';
import { mutate } from './editor.js';

// One of the people in the seed article was stored as two.

const [KEPT, GONE] = ['wang-huning', 'wang-huning-2'];
const article = withSecondWang(readAnnotation(seedYaml).annotation!);
const admin = { subject: 'root', role: 'ADMIN' as const };
const document = `mutation ($input: MergePeopleInput!) {
  mergePeople(input: $input) { person { slug aliases } errors { code message path } } }`;
let [database, schema, restore]: [Database, GraphQLSchema, () => Promise<void>] = [null!, null!, null!];

beforeAll(async () => {
  schema = await createSchema(FEATURES);
  database = await emptyStore();
  await storeCountries(database.prisma, [...seedCountries()].map(aCountry));
  await storeAnnotation(database.prisma, article);
  restore = await keep(database);
});
beforeEach(() => restore());
afterAll(() => database.close());

/** Adds a person with a fact of each kind, including one that also names the other person. */
function withSecondWang(annotation: Annotation): Annotation {
  const cite: [number, number][] = [[10, 20]];
  annotation.people[KEPT]!.aliases = ['Wang the First'];
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
  const compiler = new Compiler(schema);
  const answers = [await byStatement(compiler, database, source), { text: await byResolvers(schema, database, source) }];
  return answers.map((answer) => (JSON.parse((answer as { text: string }).text) as { data: unknown }).data);
}

/** Returns the rows that refer to a person, by id. */
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

test('all facts move to the kept person with their ids, and the other id redirects there', async () => {
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

test('importing a source again does not restore the merged person', async () => {
  await merge();
  const before = await dump(database);
  await storeAnnotation(database.prisma, article);
  expect(await dump(database)).toEqual(before);
});

test('a merge replaces the merged person in every source', async () => {
  const source = { ...article.source, slug: 'another-article' };
  await storeAnnotation(database.prisma, { ...article, source, statements: {} });
  const { errors } = await merge();
  expect(errors).toEqual([]);
  expect(await database.prisma.person.count({ where: { slug: GONE } })).toBe(0);
  for (const { slug } of await database.prisma.source.findMany()) {
    expect(JSON.stringify(await storedAnnotation(database.prisma, slug))).not.toContain(`"${GONE}"`);
  }
});

test('two people stay merged after one source is withdrawn, as long as another source names them', async () => {
  const source = { ...article.source, slug: 'another-article' };
  await storeAnnotation(database.prisma, { ...article, source, statements: {} });
  await merge();
  const { id } = await database.prisma.person.findUniqueOrThrow({ where: { slug: KEPT } });
  const remove = (slug: string) => writeTransaction(database.prisma, (tx) => removeInTransaction(tx, slug, {}));
  await remove(article.source.slug);
  const merged = () => database.prisma.mergedPerson.findMany({ select: { slug: true, personId: true } });
  expect(await merged()).toEqual([{ slug: GONE, personId: id }]);
  const before = await dump(database);
  await storeAnnotation(database.prisma, { ...article, source, statements: {} });
  expect(await dump(database)).toEqual(before);

  await remove('another-article');
  expect([await database.prisma.person.count(), await merged()]).toEqual([0, []]);
});

test('relatives cannot be merged, and nothing is written', async () => {
  const before = await dump(database);
  const { errors } = await merge('kim-jong-un', 'kim-jong-il');
  expect(errors[0]).toMatchObject({ code: 'KIN_ARE_TWO_PEOPLE' });
  expect(await dump(database)).toEqual(before);
});

test('a person cannot be merged with themselves, under either id', async () => {
  const { id: goneId } = await named(GONE);
  await merge();
  const { id, version } = await named(KEPT);
  const before = await dump(database);
  for (const [keep, other] of [
    [id, id],
    [id, goneId],
    [goneId, id],
    [goneId, goneId],
  ]) {
    const ids = { keep: { id: keep, version }, merge: { id: other, version } };
    const { errors } = await mutate(schema, database, document, ids, admin);
    expect(errors).toEqual([
      {
        code: 'SHAPE',
        message: 'keep and merge are the same person. Choose two different people.',
        path: ['input', 'merge', 'id'],
      },
    ]);
  }
  expect(await dump(database)).toEqual(before);
});

test('a merge that exceeds the limits of an annotation is refused, and nothing is stored', async () => {
  await storeAnnotation(database.prisma, withManyAliases());
  const before = await dump(database);
  const { errors } = await merge();
  expect(errors).toMatchObject([{ code: 'SHAPE', path: ['source', 'people', KEPT, 'aliases'] }]);
  expect(await dump(database)).toEqual(before);
});

test.each([
  ['more than an annotation can hold', withManyAliases, 'shape'],
  ['a person who is their own relative', withKin, 'kin-are-two-people'],
])('an import that names both people is refused if merging them produces %s', async (_what, annotation, rule) => {
  await merge();
  const before = await dump(database);
  const refused = storeAnnotation(database.prisma, annotation());
  await expect(refused).rejects.toBeInstanceOf(AnnotationRefused);
  await expect(refused).rejects.toMatchObject({ problems: [{ rule }] });
  expect(await dump(database)).toEqual(before);
});

function withManyAliases(): Annotation {
  const copy = structuredClone(article);
  for (const slug of [KEPT, GONE]) copy.people[slug]!.aliases = Array.from({ length: 60 }, (_, i) => `${slug} ${i}`);
  return copy;
}

function withKin(): Annotation {
  const copy = structuredClone(article);
  copy.kinship.push({ person: KEPT, relative: GONE, kind: 'SIBLING', cite: [[10, 20]] });
  return copy;
}

test('the history records all fields of deleted rows and all speakers of moved statements', async () => {
  const [known, facts] = [await database.prisma.changeSet.count(), await factsOf(GONE)];
  const [key, { speakers }] = Object.entries(article.statements)[0]!;
  await merge();
  const changeSets = await database.prisma.changeSet.findMany({
    include: { changes: true },
    orderBy: { id: 'asc' },
    skip: known,
  });
  const changes = changeSets.flatMap((changeSet) => changeSet.changes);
  const twin = facts.delegations.find(({ visit }) => visit.slug === 'kim-jong-un-china-2018')!;
  const { slug: source } = article.source;
  expect(changes.filter(({ nodeId }) => nodeId === twin.id)).toMatchObject([
    {
      operation: 'DELETED',
      before: {
        ...{ person: GONE, visit: 'kim-jong-un-china-2018', side: 'HOST', capacity: 'MEMBER' },
        citations: [`${source}#char=10,20`],
      },
      after: null,
    },
  ]);
  const slugs = speakers.map(({ person, organization, country }) => person ?? organization ?? country!);
  const statement = await database.prisma.statement.findFirstOrThrow({ where: { key } });
  expect(changes.filter(({ nodeId }) => nodeId === statement.id)).toMatchObject([
    { before: { speakers: slugs }, after: { speakers: slugs.map((slug) => (slug === GONE ? KEPT : slug)) } },
  ]);
  expect(changes).toContainEqual(
    expect.objectContaining({
      operation: 'DELETED',
      type: 'Person',
      before: { slug: GONE, name: 'Wang Huning', aliases: ['Wang the Second'], identifiers: [], country: null },
      after: { mergedInto: KEPT },
    }),
  );
});

test('the removal of a delegate or participant is recorded as a change to the visit', async () => {
  const copy = structuredClone(article);
  copy.events['xi-kim-talks-2018']!.participants.push({ person: GONE, cite: [[10, 20]] });
  await storeAnnotation(database.prisma, copy);
  await merge();
  const gone = await database.prisma.change.findMany({
    where: { operation: 'DELETED', type: { in: ['Delegate', 'Participant'] } },
    orderBy: { type: 'asc' },
  });
  expect(gone.map(({ type }) => type)).toEqual(['Delegate', 'Participant']);
  for (const { type, nodeId, version, operation, before, pages } of gone) {
    const change = { type, nodeId, version, operation, before: before!, pages };
    const newest = await database.prisma.changeSet.findFirstOrThrow({ orderBy: { id: 'desc' } });
    await database.prisma.changeSet.create({ data: { source: '', changes: { create: change } } });
    const [found] = await readChangeSets(database, newest.id);
    expect([...found!.visits]).toEqual(['kim-jong-un-china-2018']);
  }
});

describe('a chain of merges', () => {
  const LAST = 'xi-jinping';
  const short = annotationShape.parse({
    source: { ...article.source, slug: 'short-article' },
    people: { [GONE]: article.people[GONE] },
    positions: [{ title: 'Adviser', person: GONE, status: 'HELD', cite: [[10, 20]] }],
  });
  beforeEach(() => storeAnnotation(database.prisma, short));

  test('leads to the last person, who has all the facts', async () => {
    const people = [GONE, KEPT, LAST];
    const [ids, facts] = [await Promise.all(people.map(named)), await Promise.all(people.map(factsOf))];
    await merge();
    await merge(LAST, KEPT);
    const last = { slug: LAST };
    const [compiled, resolved] = await bothWays(`{ gone: person(slug: "${GONE}") { slug }
      kept: person(slug: "${KEPT}") { slug } nodes(ids: ${JSON.stringify(ids.map(({ id }) => id))}) { ... on Person { slug } } }`);
    expect(compiled).toEqual({ gone: last, kept: last, nodes: [last, last, last] });
    expect(resolved).toEqual(compiled);

    const after = await factsOf(LAST);
    for (const kind of ['positions', 'delegations', 'participations', 'statements'] as const) {
      const idsOf = (one: (typeof facts)[number]) => one[kind].map(({ id }) => id);
      expect(facts.flatMap(idsOf)).toEqual(expect.arrayContaining(idsOf(after)));
    }
    expect(after.positions).toHaveLength(facts.flatMap(({ positions }) => positions).length);
  });

  test('produces the same result in any order, and when the sources are imported again', async () => {
    await merge();
    await merge(LAST, KEPT);
    const [before, byName] = [await dump(database), await dumpByName(database)];
    for (const annotation of [short, article]) await storeAnnotation(database.prisma, annotation);
    expect(await dump(database)).toEqual(before);

    await clear(database);
    for (const annotation of [article, short]) await storeAnnotation(database.prisma, annotation);
    await merge(LAST, KEPT);
    await merge(LAST, GONE);
    expect(await dumpByName(database)).toEqual(byName);
  });
});

test('an editor cannot merge people', async () => {
  const ids = { keep: await named(KEPT), merge: await named(GONE) };
  await expect(mutate(schema, database, document, ids)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
});
