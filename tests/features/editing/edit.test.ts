import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { storedAnnotation as annotationOf } from '../../../src/store/entries/entries.js';
import { readAnnotation } from '../../../src/model/read/read.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import type { Database } from '../../../src/db/database.js';
import { toGlobalId } from '../../../src/query/global-id.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { dump } from '../../store/dump.js';
import { keep } from '../../store/keep.js';
import { seedCountries, seedYaml } from '../../model/seed-article.js';
import { aCountry } from '../../support/countries.js';
import { emptyStore } from '../../support/store.js';
import { mutate } from './editor.js';

const article = readAnnotation(seedYaml).annotation!;
const source = article.source.slug;
const VISIT = 'kim-jong-un-china-2018';
const errors0 = 'errors { code message path }';
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

const createVisit = `mutation ($input: CreateVisitInput!) {
  createVisit(input: $input) { visit { id slug title hostCountry { slug } citations { start end } } ${errors0} } }`;
const updateVisit = `mutation ($input: UpdateVisitInput!) {
  updateVisit(input: $input) { visit { id slug title status places } ${errors0} } }`;
const deleteVisit = `mutation ($input: DeleteVisitInput!) {
  deleteVisit(input: $input) { deletedId visit { slug } ${errors0} } }`;
const VISIT_INPUT = {
  source,
  title: 'Somebody goes to Ulaanbaatar',
  status: 'PLANNED',
  hostCountry: 'china',
  start: '2018-05',
  cite: [{ start: 10, end: 20 }],
};

const createPosition = `mutation ($input: CreatePositionInput!) {
  createPosition(input: $input) { position { id version title } ${errors0} } }`;
const updatePosition = `mutation ($input: UpdatePositionInput!) {
  updatePosition(input: $input) { position { id title citations { source { slug } } } ${errors0} } }`;
const TASTER = { source, person: 'kim-jong-un', title: 'Taster', cite: [{ start: 5, end: 9 }] };

async function idOf(slug: string) {
  const { id, version } = await database.prisma.visit.findUniqueOrThrow({ where: { slug } });
  return { id: toGlobalId('Visit', id), version };
}

async function storedAnnotation() {
  return (await annotationOf(database.prisma, source))!;
}

test('a created object is stored, cited, and added to its source and to the history', async () => {
  const { visit, errors } = await mutate(schema, database, createVisit, VISIT_INPUT);
  expect(errors).toEqual([]);
  expect(visit).toMatchObject({
    slug: 'somebody-goes-to-ulaanbaatar',
    title: VISIT_INPUT.title,
    hostCountry: { slug: 'china' },
    citations: [{ start: 10, end: 20 }],
  });
  expect((await storedAnnotation()).visits['somebody-goes-to-ulaanbaatar']).toMatchObject({ start: '2018-05' });
  const change = await database.prisma.change.findFirstOrThrow({
    where: { changeSet: { by: 'ann' } },
    include: { changeSet: true },
  });
  expect(change).toMatchObject({ operation: 'CREATED', type: 'Visit', version: 1 });
});

test('a fact without a citation is refused', async () => {
  const before = await dump(database);
  const { visit, errors } = await mutate(schema, database, createVisit, { ...VISIT_INPUT, cite: [] });
  expect(visit).toBeNull();
  expect(errors).toEqual([
    { code: 'SHAPE', path: ['input', 'cite'], message: 'must be a list of at least 1, not an empty list.' },
  ]);
  expect(await dump(database)).toEqual(before);
});

test('every violated rule is reported with the path of its field, and nothing is stored', async () => {
  const before = await dump(database);
  const input = {
    ...VISIT_INPUT,
    start: '2018-05',
    end: '2018-04',
    hostCountry: 'atlantis',
    cite: [{ start: 9, end: 999_999 }],
  };
  const { errors } = await mutate(schema, database, createVisit, input);
  expect(errors.map(({ code, path }: any) => [code, path.join('.')])).toEqual(
    expect.arrayContaining([
      ['REFERENCE_RESOLVES', 'input.hostCountry'],
      ['END_NOT_BEFORE_START', 'input.end'],
      ['SPAN_WITHIN_TEXT', 'input.cite.0'],
    ]),
  );
  expect(await dump(database)).toEqual(before);
});

test('a missing source is an error, as is a visit that already exists', async () => {
  const nowhere = await mutate(schema, database, createVisit, { ...VISIT_INPUT, source: 'nowhere' });
  expect(nowhere.errors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'source'] }]);
  const twice = await mutate(schema, database, createVisit, { ...VISIT_INPUT, slug: VISIT });
  expect(twice.errors).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
});

test('an idempotency key creates an object once and cannot be reused for different input', async () => {
  const input = { ...VISIT_INPUT, idempotencyKey: 'one' };
  const first = await mutate(schema, database, createVisit, input);
  const second = await mutate(schema, database, createVisit, input);
  expect(second).toEqual(first);
  expect(await database.prisma.changeSet.count({ where: { by: 'ann' } })).toBe(1);
  const other = await mutate(schema, database, createVisit, { ...input, title: 'Other' });
  expect(other.errors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'] }]);
});

test('a repeated key returns the created object, with or without nulls, until the object is deleted', async () => {
  const input = { ...VISIT_INPUT, idempotencyKey: 'one' };
  const { visit } = await mutate(schema, database, createVisit, input);
  const again = await mutate(schema, database, createVisit, { ...input, end: null });
  expect(again).toMatchObject({ visit: { id: visit.id }, errors: [] });
  await mutate(schema, database, deleteVisit, { id: visit.id, version: 1 });
  expect(await mutate(schema, database, createVisit, input)).toMatchObject({
    visit: null,
    errors: [{ code: 'NOT_FOUND', path: ['input', 'idempotencyKey'] }],
  });
});

test('text that is too long is refused with the path of its field, and text of the maximum length is stored', async () => {
  const han = (length: number) =>
    Array.from({ length }, (_, n) => String.fromCodePoint(0x20000 + ((n * 7919) % 40_000))).join('');
  const long = { ...VISIT_INPUT, slug: 'a-long-title', title: han(501), idempotencyKey: 'k'.repeat(256) };
  expect((await mutate(schema, database, createVisit, long)).errors).toMatchObject([
    { code: 'SHAPE', path: ['input', 'idempotencyKey'] },
  ]);
  const keyless = { ...long, idempotencyKey: null };
  expect((await mutate(schema, database, createVisit, keyless)).errors).toMatchObject([
    { code: 'SHAPE', path: ['input', 'title'] },
  ]);
  const fits = await mutate(schema, database, createVisit, { ...keyless, title: han(500) });
  expect(fits.errors).toEqual([]);
});

test('an update changes the given fields, clears those set to null and keeps the rest', async () => {
  const at = await idOf(VISIT);
  const before = (await storedAnnotation()).visits[VISIT]!;
  const { visit, errors } = await mutate(schema, database, updateVisit, { ...at, title: 'Kim in Beijing', kind: null });
  expect(errors).toEqual([]);
  expect(visit).toMatchObject({ id: at.id, slug: VISIT, title: 'Kim in Beijing', places: before.places });
  const after = { ...before, title: 'Kim in Beijing', kind: undefined };
  expect((await storedAnnotation()).visits[VISIT]).toEqual(after);
  expect((await idOf(VISIT)).version).toBe(at.version + 1);
});

test('a stale version is a conflict, and the error contains the current state', async () => {
  const at = await idOf(VISIT);
  await mutate(schema, database, updateVisit, { ...at, title: 'First' });
  const { visit, errors } = await mutate(schema, database, updateVisit, { ...at, title: 'Second' });
  expect(errors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'version'] }]);
  expect(visit).toMatchObject({ title: 'First' });
});

test('if two editors change the same version at once, one receives a conflict', async () => {
  const at = await idOf(VISIT);
  const both = ['First', 'Second'].map((title) => mutate(schema, database, updateVisit, { ...at, title }));
  const answers = await Promise.all(both);
  expect(answers.map(({ errors }) => errors.map(({ code }: any) => code)).sort()).toEqual([[], ['CONFLICT']]);
  expect((await idOf(VISIT)).version).toBe(at.version + 1);
});

test('an object referenced by others cannot be deleted, but an unreferenced one can', async () => {
  const refused = await mutate(schema, database, deleteVisit, await idOf(VISIT));
  expect(refused).toMatchObject({ deletedId: null, visit: { slug: VISIT } });
  expect(refused.errors[0]).toMatchObject({ code: 'REFERENCE_RESOLVES' });
  const { visit } = await mutate(schema, database, createVisit, VISIT_INPUT);
  const gone = await mutate(schema, database, deleteVisit, { id: visit.id, version: 1 });
  expect(gone).toEqual({ deletedId: visit.id, visit: null, errors: [] });
  const again = await mutate(schema, database, deleteVisit, { id: visit.id, version: 1 });
  expect(again.errors).toMatchObject([{ code: 'NOT_FOUND', path: ['input'] }]);
});

test('a fact identified by its fields keeps its id when they are corrected', async () => {
  const before = await database.prisma.position.findFirstOrThrow({ where: { organizationId: { not: null } } });
  const input = { id: toGlobalId('Position', before.id), version: before.version, title: 'Another office' };
  const { position, errors } = await mutate(schema, database, updatePosition, input);
  expect(errors).toEqual([]);
  expect(position).toMatchObject({ id: input.id, title: 'Another office' });
  const change = await database.prisma.change.findFirstOrThrow({ where: { changeSet: { by: 'ann' } } });
  expect(change).toMatchObject({
    operation: 'UPDATED',
    before: { title: before.title },
    after: { title: 'Another office' },
  });
});

test('spaces around the words that identify an object are ignored', async () => {
  const created = await mutate(
    schema,
    database,
    `mutation ($input: CreateDelegateInput!) { createDelegate(input: $input) { delegate { name } ${errors0} } }`,
    { source, visit: VISIT, name: ' A taster ', side: 'GUEST', capacity: 'MEMBER', cite: [{ start: 5, end: 9 }] },
  );
  expect(created).toEqual({ delegate: { name: 'A taster' }, errors: [] });
  const unsaid = `mutation ($input: CreateDelegateInput!) { createDelegate(input: $input) { ${errors0} } }`;
  const given = { source, visit: VISIT, name: 'Another', capacity: 'HEAD', cite: [{ start: 5, end: 9 }] };
  await expect(mutate(schema, database, unsaid, given)).rejects.toThrow('Field "side" of required type "DelegationSide!"');
  const made = await mutate(schema, database, createPosition, { ...TASTER, title: ' Taster ' });
  expect(made).toMatchObject({ position: { title: 'Taster' }, errors: [] });
  const { id, version } = made.position;
  const updated = await mutate(schema, database, updatePosition, { id, version, title: ' Tea taster' });
  expect(updated).toMatchObject({ position: { id, title: 'Tea taster' }, errors: [] });
});

test("a fact corrected to match another source becomes that source's fact", async () => {
  const other = structuredClone(article);
  Object.assign(other.source, { slug: 'another-article', publishedOn: '2018-04' });
  const theirs = { person: 'kim-jong-un', title: 'Tea taster', term: 1, status: 'UNKNOWN' as const };
  other.positions = [{ ...theirs, cite: [[5, 9]] }];
  await storeAnnotation(database.prisma, { ...other, statements: {} });
  const { id } = await database.prisma.position.findFirstOrThrow({ where: { title: 'Tea taster' } });

  const { position } = await mutate(schema, database, createPosition, TASTER);
  const input = { id: position.id, version: position.version, title: 'Tea taster' };
  const { position: updated, errors } = await mutate(schema, database, updatePosition, input);
  expect(errors).toEqual([]);
  expect(updated.id).toBe(toGlobalId('Position', id));
  expect(updated.citations.map(({ source: { slug } }: any) => slug).sort()).toEqual(['another-article', source]);
  const gone = await mutate(schema, database, updatePosition, input);
  expect(gone).toMatchObject({ position: null, errors: [{ code: 'NOT_FOUND' }] });
});

test('delegates, participants, statements and people can be created from the same input types', async () => {
  const cite = [{ start: 5, end: 9 }];
  const asks = [
    ['Person', 'person', 'id slug', { name: 'Zoë Example', country: 'china' }, { slug: 'zoe-example' }],
    ['Topic', 'topic', 'id slug', { name: 'Fishing' }, { slug: 'fishing' }],
    ['Organization', 'organization', 'id slug', { name: 'A Party', kind: 'PARTY' }, { slug: 'a-party' }],
    ['Event', 'event', 'id slug', { title: 'Tea', kind: 'BANQUET', status: 'PLANNED', cite }, { slug: 'tea' }],
    [
      'Delegate',
      'delegate',
      'name person { slug }',
      { visit: VISIT, name: 'Zoë', person: 'zoe-example', side: 'HOST', capacity: 'MEMBER', cite },
      { person: { slug: 'zoe-example' } },
    ],
    [
      'Participant',
      'participant',
      'role person { slug }',
      { event: 'tea', person: 'zoe-example', role: 'Guest', cite },
      { role: 'Guest' },
    ],
    ['Position', 'position', 'title person { slug }', { person: 'zoe-example', title: 'Taster', cite }, { title: 'Taster' }],
    [
      'Statement',
      'statement',
      'kind text speakers { ... on Person { slug } } topics { slug }',
      {
        kind: 'PARAPHRASE',
        text: 'She liked the fish.',
        speakers: [{ person: 'zoe-example' }],
        topics: ['fishing'],
        event: 'tea',
        cite,
      },
      { text: 'She liked the fish.', speakers: [{ slug: 'zoe-example' }], topics: [{ slug: 'fishing' }] },
    ],
  ] as const;
  for (const [name, field, selection, input, expected] of asks) {
    const document = `mutation ($input: Create${name}Input!) { create${name}(input: $input) { ${field} { ${selection} } ${errors0} } }`;
    const payload = await mutate(schema, database, document, { source, ...input });
    expect(payload).toMatchObject({ errors: [], [field]: expected });
  }
});

test('a kinship is identified by the two people and their relation, whichever side it is seen from', async () => {
  const cite = [{ start: 5, end: 9 }];
  for (const name of ['Ann Example', 'Bob Example']) {
    const document = `mutation ($input: CreatePersonInput!) { createPerson(input: $input) { ${errors0} } }`;
    expect(await mutate(schema, database, document, { source, name })).toEqual({ errors: [] });
  }
  const create = `mutation ($input: CreateKinshipInput!) { createKinship(input: $input) { kinship { id kind of { slug } person { slug } } ${errors0} } }`;
  const made = await mutate(schema, database, create, {
    source,
    person: 'ann-example',
    relative: 'bob-example',
    kind: 'CHILD',
    cite,
  });
  const { id, ...kinship } = made.kinship;
  const bob = { slug: 'bob-example' };
  expect(kinship).toEqual({ kind: 'PARENT', of: bob, person: { slug: 'ann-example' } });
  const remove = `mutation ($input: DeleteKinshipInput!) { deleteKinship(input: $input) { deletedId kinship { kind } ${errors0} } }`;
  const other = { person: 'bob-example', relative: 'ann-example', kind: 'PARENT', version: 1 };
  expect(await mutate(schema, database, remove, other)).toEqual({ deletedId: id, kinship: null, errors: [] });
  expect((await mutate(schema, database, remove, other)).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
});

test.each(['__proto__', 'Not A Slug', 'constructor', ''])('the slug %j creates a visit or is refused', async (slug) => {
  const { visit, errors } = await mutate(schema, database, createVisit, { ...VISIT_INPUT, slug });
  if (slug === 'constructor') expect(visit).toMatchObject({ slug });
  else {
    const message = expect.stringMatching(/ must be (lower-case ASCII letters|text of length at most 200)/);
    expect(errors).toMatchObject([{ code: 'SHAPE', path: ['input', 'slug'], message }]);
  }
});

async function storeAnotherArticle() {
  const other = structuredClone(article);
  Object.assign(other.source, { slug: 'another-article', publishedOn: '2018-04' });
  await storeAnnotation(database.prisma, { ...other, statements: {} });
}

test('a change to an object stated by several sources must specify the source', async () => {
  await storeAnotherArticle();
  const unnamed = await mutate(schema, database, updateVisit, { ...(await idOf(VISIT)), title: 'New' });
  expect(unnamed.errors).toMatchObject([{ code: 'SOURCE_REQUIRED', path: ['input', 'source'] }]);
  const named = { ...(await idOf(VISIT)), source: 'another-article', title: 'New' };
  expect(await mutate(schema, database, updateVisit, named)).toMatchObject({ visit: { title: 'New' }, errors: [] });

  const taken = await mutate(schema, database, deleteVisit, {
    ...(await idOf('kim-jong-il-china-2011')),
    source: 'another-article',
  });
  expect(taken.errors).toEqual([]);
  expect(taken.visit).not.toBeNull();
});

test('an object stated by several sources is deleted for all of them only on request', async () => {
  const VISITED = 'kim-jong-il-china-2000';
  await storeAnotherArticle();
  const target = await idOf(VISITED);
  const unnamed = await mutate(schema, database, deleteVisit, target);
  expect(unnamed).toMatchObject({ deletedId: null, visit: { slug: VISITED } });
  expect(unnamed.errors).toEqual([
    {
      code: 'SOURCE_REQUIRED',
      path: ['input', 'source'],
      message: `Several sources (another-article, ${source}) make a claim about this visit. Specify the source whose claim is to be withdrawn, or set \`allSources\` to withdraw all claims.`,
    },
  ]);
  const both = await mutate(schema, database, deleteVisit, { ...target, source, allSources: true });
  expect(both.errors).toMatchObject([{ code: 'SHAPE', path: ['input', 'allSources'] }]);
  const edits = [{ deleteVisit: target }];
  const together = `mutation ($input: ApplyEditsInput!) { applyEdits(input: $input) { ${errors0} } }`;
  expect((await mutate(schema, database, together, { edits })).errors).toMatchObject([
    { code: 'SOURCE_REQUIRED', path: ['input', 'edits', '0', 'deleteVisit', 'source'] },
  ]);
  const gone = await mutate(schema, database, deleteVisit, { ...target, allSources: true });
  expect(gone).toEqual({ deletedId: target.id, visit: null, errors: [] });
});

test('a mutation records the words as printed, the chain of reports and how to find the passage again', async () => {
  const [first, second] = Object.keys(article.organizations);
  const digest = 'd'.repeat(64);
  const answer = await mutate(
    schema,
    database,
    `mutation ($input: CreateStatementInput!) { createStatement(input: $input) { statement {
      attribution speakersAsPrinted place saidOnAsPrinted country { slug } reportedThrough { slug }
      citationsConnection { totalCount nodes { start fragment digest isMain } } } ${errors0} } }`,
    {
      ...{ source, kind: 'PARAPHRASE', text: 'It went well, they say.', attribution: 'ANONYMOUS' },
      ...{ speakersAsPrinted: ['officials'], place: 'Beijing', saidOnAsPrinted: 'on Tuesday', country: 'china' },
      ...{ reportedBy: first, reportedThrough: [first, second] },
      cite: [
        { start: 30, end: 40, fragment: 'p=2', digest },
        { start: 10, end: 20 },
      ],
    },
  );
  expect(answer).toEqual({
    statement: {
      ...{
        attribution: 'ANONYMOUS',
        speakersAsPrinted: ['officials'],
        place: 'Beijing',
        saidOnAsPrinted: 'on Tuesday',
      },
      ...{ country: { slug: 'china' }, reportedThrough: [{ slug: first }, { slug: second }] },
      citationsConnection: {
        totalCount: 2,
        nodes: [
          { start: 10, fragment: null, digest: null, isMain: false },
          { start: 30, fragment: 'p=2', digest, isMain: true },
        ],
      },
    },
    errors: [],
  });
});

test('a visit to a state that did not exist at the time is refused, and the error names the state that did', async () => {
  const answer = await mutate(schema, database, createVisit, { ...VISIT_INPUT, hostCountry: 'soviet-union' });
  expect(answer.errors).toMatchObject([{ code: 'REFERENCE_RESOLVES' }]);
  await storeCountries(database.prisma, [
    ...[...seedCountries()].map(aCountry),
    { ...aCountry('soviet-union'), end: '1991-12-26', successors: ['russia'] },
    { ...aCountry('russia'), start: '1991', predecessors: ['soviet-union'] },
  ]);
  const refused = await mutate(schema, database, createVisit, { ...VISIT_INPUT, hostCountry: 'soviet-union' });
  expect(refused.errors).toMatchObject([
    { code: 'STATE_EXISTED', path: ['input', 'hostCountry'], message: expect.stringContaining('russia did') as string },
  ]);
});

test('a statement has a language, the original words, their translator and the roles of its speakers', async () => {
  const person = Object.keys(article.people)[0]!;
  const document = `mutation ($input: CreateStatementInput!) { createStatement(input: $input) { statement {
    id version language original originalLanguage translatedBy speakers { __typename } speakerRoles } ${errors0} } }`;
  const given = {
    ...{ source, kind: 'PARAPHRASE', text: 'Peace will come.', cite: [{ start: 10, end: 20 }], key: 'peace' },
    ...{ language: 'EN', original: '평화가 올 것이다', originalLanguage: 'KO-kr', translatedBy: 'SPEAKER_SIDE' },
    speakers: [{ person, role: 'host of the talks' }, { country: 'china' }],
  };
  const { statement, errors } = await mutate(schema, database, document, given);
  expect(errors).toEqual([]);
  expect(statement).toMatchObject({
    ...{ language: 'en', original: '평화가 올 것이다', originalLanguage: 'ko-KR', translatedBy: 'SPEAKER_SIDE' },
    ...{ speakers: [{ __typename: 'Person' }, { __typename: 'Country' }], speakerRoles: ['host of the talks', null] },
  });
  const update = `mutation ($input: UpdateStatementInput!) { updateStatement(input: $input) { statement { version speakerRoles } ${errors0} } }`;
  const changed = {
    id: statement.id,
    version: 1,
    speakers: [{ person }, { country: 'china', role: 'in its own name' }],
  };
  expect(await mutate(schema, database, update, changed)).toEqual({
    statement: { version: 2, speakerRoles: [null, 'in its own name'] },
    errors: [],
  });
  const [last] = await database.prisma.change.findMany({ orderBy: { id: 'desc' }, take: 1 });
  expect(last).toMatchObject({
    before: { speakers: [`${person} (host of the talks)`, 'china'] },
    after: { speakers: [person, 'china (in its own name)'] },
  });
});

test.each([
  ['english', /BCP 47 language tag/],
  ['en_US', /BCP 47 language tag/],
  ['ko', /text is also in ko/],
])('a statement in %s cannot have original words in Korean', async (language, message) => {
  const document = `mutation ($input: CreateStatementInput!) { createStatement(input: $input) { ${errors0} } }`;
  const { errors } = await mutate(schema, database, document, {
    ...{ source, kind: 'PARAPHRASE', text: 'Peace will come.', cite: [{ start: 10, end: 20 }], key: 'refused' },
    ...{ language, original: '평화', originalLanguage: 'ko' },
  });
  expect(errors).toHaveLength(1);
  expect(errors[0].message).toMatch(message);
});
