import { graphql, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { FEATURES } from '../../../src/features.js';
import { createContext } from '../../../src/schema/context/context.js';
import { createSchema } from '../../../src/schema/schema.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { emptyStore } from '../../support/store.js';
import { mutate } from '../editing/editor.js';
import { COUNTRIES } from '../../store/small-annotations.js';

let [database, schema, compiler]: [Database, GraphQLSchema, Compiler] = [null!, null!, null!];
const versions: number[] = [];

const FIELDS = 'kind name operation field before after';
const IMPORT = `mutation ($input: ImportSourceInput!) { importSource(input: $input) { dataVersion errors { message } } }`;
const REMOVE = `mutation ($input: RemoveSourceInput!) { removeSource(input: $input) { dataVersion errors { message } } }`;
const cite = [[0, 0]];
const member = { name: 'Ann', side: 'GUEST', capacity: 'HEAD', cite };
const talks = {
  title: 'Talks',
  kind: 'TALKS',
  status: 'COMPLETED',
  visit: 'trip',
  participants: [
    { country: 'china', cite },
    { country: 'north-korea', name: 'The guests', cite },
  ],
  cite,
};
const people = { ann: { name: 'Ann' } };
const organizations = { 'the-office': { name: 'The office', kind: 'GOVERNMENT', cite } };
const minister = { person: 'ann', title: 'Minister', organization: 'the-office', status: 'HELD', cite };
const quote = { kind: 'PARAPHRASE', text: 'Ann spoke', speakers: [{ person: 'ann' }], visit: 'trip', cite };
const secret = { kind: 'PARAPHRASE', text: 'Withdrawn words', visit: 'trip', cite };

function annotation(slug: string, visit: object, more: object = {}): string {
  const source = { slug, kind: 'LINK', title: slug, url: 'https://example.org/', publishedOn: '2018' };
  return JSON.stringify({
    source,
    visits: { trip: { title: 'A trip', hostCountry: 'china', cite, ...visit } },
    ...more,
  });
}

async function done(document: string, input: object): Promise<void> {
  const given = document === IMPORT ? { ...input, keepText: true } : input;
  const { dataVersion, errors } = await mutate(schema, database, document, given);
  expect(errors).toEqual([]);
  versions.push(Number(dataVersion));
}

beforeAll(async () => {
  schema = await createSchema(FEATURES);
  compiler = new Compiler(schema);
  database = await emptyStore();
  await storeCountries(database.prisma, COUNTRIES);
  await done(IMPORT, { annotation: annotation('one', { status: 'PLANNED', delegation: [member] }) });
  await done(IMPORT, {
    annotation: annotation('one', { status: 'COMPLETED', start: '2018-03' }, { events: { talks } }),
  });
  await done(IMPORT, { annotation: annotation('two', { status: 'COMPLETED' }, { statements: { it: secret } }) });
  await done(IMPORT, {
    annotation: annotation('two', { status: 'COMPLETED' }, { statements: { it: { ...secret, text: 'Other words' } } }),
  });
  await done(REMOVE, { source: 'two', version: 1 });
});
afterAll(() => database.close());

/** Executes a query compiled and resolved, and requires the same result. */
async function ask(source: string): Promise<any> {
  const answer = await byStatement(compiler, database, source);
  expect(answer).toEqual({ text: await byResolvers(schema, database, source) });
  return JSON.parse('text' in answer ? answer.text : '').data;
}

/** All changes, three a page, forwards and backwards. */
async function since(version: number, of = 'visit(slug: "trip")'): Promise<any[]> {
  const page = (args: string) =>
    ask(`{ found: ${of} { changesSince(dataVersion: "${version}", ${args}) {
      nodes { ${FIELDS} } totalCount pageInfo { hasNextPage endCursor hasPreviousPage startCursor } } } }`).then(
      ({ found }) => found.changesSince,
    );
  const pages = [await page('first: 3')];
  while (pages.at(-1).pageInfo.hasNextPage) pages.push(await page(`first: 3, after: "${pages.at(-1).pageInfo.endCursor}"`));
  const found = pages.flatMap(({ nodes }) => nodes);
  expect(pages[0].totalCount).toBe(found.length);
  const back = [await page('last: 3')];
  while (back[0].pageInfo.hasPreviousPage) back.unshift(await page(`last: 3, before: "${back[0].pageInfo.startCursor}"`));
  expect(back.flatMap(({ nodes }) => nodes)).toEqual(found);
  return found;
}

test('`dataVersion` is the version from which later changes can be read', async () => {
  const { dataVersion } = await ask('{ dataVersion }');
  expect(dataVersion).toBe(String(versions.at(-1)));
  expect(await since(dataVersion)).toEqual([]);
});

test('the version of an object must be a string containing a version', async () => {
  const refusal = async (version: string) => {
    const source = `{ visit(slug: "trip") { changesSince(dataVersion: ${version}) { totalCount } } }`;
    return (await graphql({ schema, source, contextValue: createContext(database.prisma) })).errors![0]!;
  };
  expect((await refusal('3')).message).toBe('String cannot represent a non string value: 3');
  expect(await refusal('"three"')).toMatchObject({
    message: 'dataVersion must be a version of the data, such as "12", not the `version` of an object.',
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

test('fields have values before and after the change, and withdrawn facts are listed', async () => {
  const changes = await since(versions[0]!);
  const trip = { kind: 'Visit', name: 'A trip', operation: 'UPDATED' };
  expect(changes).toContainEqual({ ...trip, field: 'status', before: 'PLANNED', after: 'COMPLETED' });
  expect(changes).toContainEqual({ ...trip, field: 'start', before: null, after: '2018-03' });
  const gone = { name: null, operation: 'DELETED', field: null, before: null, after: null };
  expect(changes).toContainEqual({ kind: 'Delegate', ...gone });
  expect(changes).not.toContainEqual({ kind: 'Statement', ...gone }); // it came later
  expect(await since(versions[2]!)).toContainEqual({ kind: 'Statement', ...gone });
});

test('words from a withdrawn source are not shown', async () => {
  for (const version of [0, ...versions]) expect(JSON.stringify(await since(version))).not.toMatch(/words/);
});

test('nothing has changed since the current version, and the object has been created since version 0', async () => {
  expect(await since(versions.at(-1)!)).toEqual([]);
  const added = (await since(0)).filter(({ operation }) => operation === 'CREATED');
  expect(added.map(({ kind }) => kind).sort()).toEqual(['Event', 'Participant', 'Participant', 'Visit']);
});

test('participants are named as printed, or after the person, state or organization', async () => {
  const changes = await since(versions[0]!);
  expect(
    changes
      .filter(({ kind }) => kind === 'Participant')
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['The guests', 'china']);
});

test('people, organizations, countries and sources report their changes', async () => {
  const [person, organization] = ['person(slug: "ann")', 'organization(slug: "the-office")'];
  const [said, completed] = [{ statements: { quote } }, { status: 'COMPLETED' }];
  await done(IMPORT, { annotation: annotation('three', completed, { people, organizations, positions: [minister], ...said }) });
  const first = versions.at(-1)!;
  const chief = { ...minister, title: 'Chief minister' };
  await done(IMPORT, { annotation: annotation('three', completed, { people, organizations, positions: [chief] }) });
  expect(await since(versions.at(-1)!, person)).toEqual([]);
  const gone = { name: null, operation: 'DELETED', field: null, before: null, after: null };
  const replaced = [
    { kind: 'Position', ...gone },
    { kind: 'Position', ...gone, name: 'Chief minister', operation: 'CREATED' },
  ];
  for (const of of [person, organization, 'source(slug: "three")']) {
    const changes = await since(first, of);
    for (const change of replaced) expect(changes).toContainEqual(change);
    if (of !== organization) expect(changes).toContainEqual({ kind: 'Statement', ...gone });
    expect(changes.some(({ kind }) => kind === 'Visit')).toBe(false);
  }
  expect(await since(versions[0]!, 'country(slug: "china")')).toContainEqual(
    expect.objectContaining({ kind: 'Visit', field: 'status', before: 'PLANNED', after: 'COMPLETED' }),
  );
});

test('the changes to a page include an event, a participant and a speaker removed from it', async () => {
  const [said, completed] = [{ ...quote, speakers: [{ person: 'ann' }, { person: 'bob' }] }, { status: 'COMPLETED' }];
  const everybody = { ann: { name: 'Ann' }, bob: { name: 'Bob' } };
  const attended = { ...talks, participants: [...talks.participants, { person: 'bob', cite }] };
  const trips = {
    trip: { title: 'A trip', hostCountry: 'china', cite, ...completed },
    'other-trip': { title: 'Other', hostCountry: 'china', cite, ...completed },
  };
  const given = (events: object, statements: object) => ({ visits: trips, people: everybody, events, statements });
  const importing = (more: object) => done(IMPORT, { annotation: annotation('four', completed, more) });
  await importing(given({ 'more-talks': attended }, { said }));
  const first = versions.at(-1)!;
  await importing(
    given({ 'more-talks': { ...talks, visit: 'other-trip' } }, { said: { ...said, speakers: [{ person: 'ann' }] } }),
  );
  const second = versions.at(-1)!;

  const moved = { kind: 'Event', name: 'Talks', operation: 'UPDATED', field: 'visit', before: 'trip', after: 'other-trip' };
  const left = { kind: 'Participant', name: null, operation: 'DELETED', field: null, before: null, after: null };
  const silent = { kind: 'Statement', name: 'Ann spoke', operation: 'UPDATED', field: 'speakers' };
  for (const trip of ['visit(slug: "trip")', 'visit(slug: "other-trip")']) expect(await since(first, trip)).toContainEqual(moved);
  expect(await since(first)).toContainEqual(left);
  const ofBob = await since(first, 'person(slug: "bob")');
  expect(ofBob).toContainEqual(left);
  expect(ofBob).toContainEqual(expect.objectContaining(silent));
  expect(await since(first, 'person(slug: "ann")')).toContainEqual(expect.objectContaining(silent));

  // A fact that moved and was then withdrawn is also listed as removed, but without its values.
  await importing(given({}, {}));
  const hidden = { ...moved, name: null, before: null, after: null };
  expect((await since(first)).filter(({ kind }) => kind === 'Event')).toEqual([hidden]);
  expect((await since(first, 'visit(slug: "other-trip")')).filter(({ kind }) => kind === 'Event')).toEqual([
    { ...hidden, operation: 'DELETED', field: null },
  ]);
  expect((await since(second)).filter(({ kind }) => kind === 'Event')).toEqual([]);
});
