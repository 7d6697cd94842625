import type { GraphQLSchema } from 'graphql';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createContext } from '../../../../src/schema/context/context.js';
import type { Database } from '../../../../src/db/database.js';
import { FEATURES } from '../../../../src/features.js';
import { createSchema } from '../../../../src/schema/schema.js';
import { runDraft, type DraftAnswer } from '../../../support/drafts.js';
import { seededStore } from '../../../support/store.js';
import { checkAnnotation } from '../../../../src/model/read/check.js';
import { publishDraft } from '../../../../src/features/desk/drafts/publish-draft.js';
import { damageOfRows } from '../../../store/damage-of-rows.js';
import { text as articleText } from './an-article.js';

let schema: GraphQLSchema;
let database: Database;
beforeAll(async () => {
  schema = await createSchema(FEATURES);
});
beforeEach(async () => {
  database = await seededStore();
});
afterEach(() => database.close());

const TEXT = articleText;
const cite = (words: string) => {
  const start = TEXT.indexOf(words);
  if (start < 0) throw new Error(`the text does not say ${words}`);
  return [start, start + words.length];
};
const ANNOTATION = {
  source: { slug: 'a-new-visit', kind: 'ARTICLE', title: 'A new visit' },
  visits: {
    'abe-visits-seoul': {
      ...{ title: 'Abe visits Seoul', status: 'COMPLETED', guestCountry: 'japan', hostCountry: 'south-korea' },
      ...{ start: '2019-02-03', delegation: [], cite: [cite('visited Seoul on Sunday')] },
    },
  },
};
const PROPOSAL = {
  ...{ name: 'p1', type: 'VISIT', key: { slug: 'abe-visits-seoul' }, claim: ANNOTATION.visits['abe-visits-seoul'] },
  ...{ passages: [cite('Abe')], doubted: ['start'], features: ['mood'] },
  ...{ reason: 'A person, "visited" and a place', confidence: 0.8, proposedBy: 'rules', outcome: 'OPEN' },
};
const NEW = { title: 'A new visit', text: TEXT, annotation: JSON.stringify(ANNOTATION), proposals: [PROPOSAL] };

const run = (mutation: string, input: object, by = 'ann', review = false): Promise<DraftAnswer> =>
  runDraft(schema, database, mutation, input, { by, review });
const codes = ({ errors }: DraftAnswer) => errors.map(({ code, path }) => [code, path.join('.')]);

test('a new draft says whether its text is kept', async () => {
  const refused = await run('saveDraft', { title: 'Unsaid', keepText: null });
  expect(refused.draft).toBeNull();
  expect(codes(refused)).toEqual([['SHAPE', 'input.keepText']]);
  expect(codes(await run('draftSource', { text: TEXT, keepText: null }))).toEqual([['SHAPE', 'input.keepText']]);
});

test('a draft is created and saved, and is returned as saved', async () => {
  const made = await run('saveDraft', NEW);
  expect(made).toMatchObject({
    errors: [],
    draft: {
      slug: 'a-new-visit',
      state: 'DRAFT',
      version: 1,
      createdBy: 'ann',
      editors: ['ann'],
      text: TEXT,
      keepText: false,
    },
  });
  const saved = await run('saveDraft', { slug: 'a-new-visit', version: 1, title: 'Another title' }, 'bob');
  expect(saved.draft).toMatchObject({
    version: 2,
    title: 'Another title',
    text: TEXT,
    annotation: NEW.annotation,
    updatedBy: 'bob',
    editors: ['ann', 'bob'],
  });
  expect(saved.draft!.proposals).toEqual([{ ...PROPOSAL, decidedBy: null }]);
  expect((await run('saveDraft', { title: 'A new visit' })).draft).toMatchObject({ slug: 'a-new-visit-2', version: 1 });
});

test('saving over another version returns CONFLICT and the current draft', async () => {
  await run('saveDraft', NEW);
  await run('saveDraft', { slug: 'a-new-visit', version: 1, annotation: 'theirs' }, 'bob');
  const refused = await run('saveDraft', { slug: 'a-new-visit', version: 1, annotation: 'mine' });
  expect(codes(refused)).toEqual([['CONFLICT', 'input.version']]);
  expect(refused.draft).toMatchObject({ version: 2, annotation: 'theirs', updatedBy: 'bob' });
});

test('exactly one of several simultaneous saves of one version succeeds', async () => {
  await run('saveDraft', NEW);
  const names = Array.from({ length: 8 }, (_, index) => `editor-${index}`);
  const answers = await Promise.all(
    names.map((name) => run('saveDraft', { slug: 'a-new-visit', version: 1, annotation: name }, name)),
  );
  const won = answers.filter(({ errors }) => errors.length === 0);
  expect(won).toHaveLength(1);
  expect(answers.flatMap(codes)).toEqual(Array(7).fill(['CONFLICT', 'input.version']));
  expect(won[0]!.draft!.version).toBe(2);
});

test('a decision records its author, and repeating it does not change the author', async () => {
  await run('saveDraft', NEW);
  const accept = { ...PROPOSAL, outcome: 'ACCEPTED' };
  const decided = await run('saveDraft', { slug: 'a-new-visit', version: 1, proposals: [accept] }, 'bob');
  expect(decided.draft!.proposals).toEqual([{ ...accept, decidedBy: 'bob' }]);
  const again = await run('saveDraft', { slug: 'a-new-visit', version: 2, proposals: [accept] }, 'eve');
  expect(again.draft!.proposals).toEqual([{ ...accept, decidedBy: 'bob' }]);
});

test('a decision need not include passages, and the stored ones are kept', async () => {
  await run('saveDraft', NEW);
  const { passages, doubted, features, ...decided } = { ...PROPOSAL, outcome: 'ACCEPTED' };
  const saved = await run('saveDraft', { slug: 'a-new-visit', version: 1, proposals: [decided] });
  expect(saved.draft!.proposals).toMatchObject([{ passages, doubted, features, outcome: 'ACCEPTED' }]);
});

test.each([
  ['no title', { text: 'x' }, ['SHAPE', 'input.title']],
  ['a bad slug', { ...NEW, slug: 'A Visit' }, ['SHAPE', 'input.slug']],
  ['a taken slug', { ...NEW, slug: 'taken' }, ['ALREADY_EXISTS', 'input.slug']],
  ['a NUL character', { ...NEW, text: 'a\0b' }, ['SHAPE', 'input.text']],
  ['half a surrogate pair', { ...NEW, annotation: 'a\ud83d' }, ['SHAPE', 'input.annotation']],
  ['an invalid claim', { ...NEW, proposals: [{ ...PROPOSAL, claim: 'x' }] }, ['SHAPE', 'input.proposals.0.claim']],
  ['a NUL in a claim', { ...NEW, proposals: [{ ...PROPOSAL, claim: { a: ['\0'] } }] }, ['SHAPE', 'input.proposals.0.claim']],
  ['a key without a fact', { ...NEW, proposals: [{ ...PROPOSAL, key: { slug: 5 } }] }, ['SHAPE', 'input.proposals.0.key']],
  [
    'a passage with only one end',
    { ...NEW, proposals: [{ ...PROPOSAL, passages: [[1]] }] },
    ['SHAPE', 'input.proposals.0.passages.0'],
  ],
  ['a confidence of 2', { ...NEW, proposals: [{ ...PROPOSAL, confidence: 2 }] }, ['SHAPE', 'input.proposals.0.confidence']],
  ['two proposals with one name', { ...NEW, proposals: [PROPOSAL, PROPOSAL] }, ['SHAPE', 'input.proposals']],
  ['a missing draft', { slug: 'no-such', version: 1 }, ['NOT_FOUND', 'input.slug']],
])('refuses %s without writing anything', async (_, input, expected) => {
  await run('saveDraft', { title: 'x', slug: 'taken' });
  const count = () => Promise.all([database.prisma.draft.count(), database.prisma.proposal.count()]);
  const before = await count();
  expect(codes(await run('saveDraft', input))).toEqual([expected]);
  expect(await count()).toEqual(before);
});

test('a draft in review can be returned with a note, saved again, and submitted again', async () => {
  await run('saveDraft', NEW);
  const at = (version: number) => ({ slug: 'a-new-visit', version });
  expect(codes(await run('returnDraft', { ...at(1), note: 'x' }))).toEqual([['DRAFT_STATE', 'input.slug']]);
  expect((await run('submitDraft', at(1))).draft).toMatchObject({ state: 'IN_REVIEW', submittedBy: 'ann' });
  expect(codes(await run('submitDraft', at(2)))).toEqual([['DRAFT_STATE', 'input.slug']]);
  const returned = await run('returnDraft', { ...at(2), note: 'Which Sunday?' }, 'bob');
  expect(returned.draft).toMatchObject({ state: 'RETURNED', note: 'Which Sunday?', submittedBy: null });
  expect((await run('saveDraft', { ...at(3), title: 'x' })).draft).toMatchObject({
    state: 'RETURNED',
    note: 'Which Sunday?',
  });
  expect((await run('submitDraft', at(4))).draft).toMatchObject({ state: 'IN_REVIEW', note: null });
  expect((await run('saveDraft', { ...at(5), title: 'y' }, 'bob')).draft).toMatchObject({ state: 'DRAFT', submittedBy: null });
});

test('a discarded draft is removed with its proposals', async () => {
  await run('saveDraft', NEW);
  expect(codes(await run('discardDraft', { slug: 'a-new-visit', version: 7 }))).toEqual([['CONFLICT', 'input.version']]);
  expect(await run('discardDraft', { slug: 'a-new-visit', version: 1 })).toEqual({ draft: null, errors: [] });
  expect(await database.prisma.proposal.count()).toBe(0);
});

test('publishing imports and removes the draft, and the history names the proposer, the accepter and the publisher', async () => {
  const accepted = { ...PROPOSAL, outcome: 'ACCEPTED' };
  await run('saveDraft', NEW);
  await run('saveDraft', { slug: 'a-new-visit', version: 1, proposals: [accepted] }, 'bob');
  const dry = await run('publishDraft', { slug: 'a-new-visit', version: 2, dryRun: true });
  expect(dry).toMatchObject({
    errors: [],
    draft: { state: 'DRAFT', version: 2, annotation: NEW.annotation },
    source: null,
  });
  const published = await run('publishDraft', { slug: 'a-new-visit', version: 2 }, 'eve');
  expect(published).toMatchObject({
    ...{
      errors: [],
      draft: { state: 'PUBLISHED', version: 3, text: '', annotation: '', source: { slug: 'a-new-visit' } },
    },
    ...{ source: { slug: 'a-new-visit' } },
  });
  expect(published.changes).toEqual(dry.changes);
  const source = await database.prisma.source.findUniqueOrThrow({
    where: { slug: 'a-new-visit' },
    include: { document: true },
  });
  expect(source.document?.text ?? null).toBe(null); // keepText is false

  const changes = await database.prisma.change.findMany({
    include: { changeSet: true },
    where: { changeSet: { source: 'a-new-visit' } },
  });
  const of = (type: string) => changes.find((change) => change.type === type)!;
  expect(of('Visit')).toMatchObject({
    proposedBy: 'rules',
    confirmedBy: 'bob',
    changeSet: { by: 'eve', draft: 'a-new-visit', preparedBy: ['ann', 'bob'] },
  });
  expect(of('Source')).toMatchObject({ proposedBy: null, confirmedBy: null });
  expect(codes(await run('saveDraft', { slug: 'a-new-visit', version: 3, title: 'x' }))).toEqual([['DRAFT_STATE', 'input.slug']]);
  expect(await damageOfRows(database)).toEqual([]);
});

test('the history names the proposer and the accepter for facts of every kind, whatever their key', async () => {
  const people = { 'shinzo-abe': { name: 'Shinzo Abe' }, 'taro-kono': { name: 'Taro Kono' } };
  const positions = [
    { title: 'prime minister', person: 'shinzo-abe', country: 'japan', cite: [cite('Abe')] },
    { title: 'minister', person: 'taro-kono', cite: [cite('Abe')] },
  ];
  await run('saveDraft', {
    ...{ title: 'Offices', text: TEXT, annotation: JSON.stringify({ source: ANNOTATION.source, people, positions }) },
    proposals: [
      { ...PROPOSAL, name: 'p1', type: 'PERSON', key: { slug: 'shinzo-abe' }, claim: people['shinzo-abe'], outcome: 'ACCEPTED' },
      // In a different order from the kind's, and without fields that have a default.
      {
        ...PROPOSAL,
        name: 'p2',
        type: 'POSITION',
        key: { country: 'japan', title: 'prime minister', person: 'shinzo-abe' },
        claim: positions[0],
        proposedBy: 'model:m',
        outcome: 'CORRECTED',
      },
      {
        ...PROPOSAL,
        name: 'p3',
        type: 'POSITION',
        key: { title: 'minister', person: 'taro-kono' },
        claim: positions[1],
        outcome: 'REJECTED',
      },
    ],
  });
  expect(await run('publishDraft', { slug: 'offices', version: 1 })).toMatchObject({ errors: [] });
  const changes = await database.prisma.change.findMany({
    where: { changeSet: { draft: 'offices' }, type: { in: ['Person', 'Position'] } },
  });
  const by = changes.map(({ type, proposedBy, confirmedBy }) => [type, proposedBy, confirmedBy]).sort();
  expect(by).toEqual([
    ['Person', null, null],
    ['Person', 'rules', 'ann'],
    ['Position', null, null],
    ['Position', 'model:m', 'ann'],
  ]);
});

test('a draft with problems is not published, and the error locates each problem', async () => {
  const visits = { 'abe-visits-seoul': { ...ANNOTATION.visits['abe-visits-seoul'], start: '2019-02-30' } };
  await run('saveDraft', { ...NEW, annotation: JSON.stringify({ ...ANNOTATION, visits }) });
  const refused = await run('publishDraft', { slug: 'a-new-visit', version: 1 });
  expect(codes(refused)).toEqual([['DATE_VALID', 'draft.annotation.visits.abe-visits-seoul.start']]);
  expect(refused.draft).toMatchObject({ state: 'DRAFT', version: 1 });
  expect(await database.prisma.source.count({ where: { slug: 'a-new-visit' } })).toBe(0);
});

test('a source that others changed after the draft was started is not overwritten', async () => {
  await run('saveDraft', NEW);
  await run('saveDraft', { ...NEW, title: 'The same' });
  await run('publishDraft', { slug: 'a-new-visit', version: 1 });
  const refused = await run('publishDraft', { slug: 'the-same', version: 1 });
  expect(codes(refused)).toEqual([['CONFLICT', 'draft.annotationVersion']]);
  expect(refused).toMatchObject({ draft: { state: 'DRAFT' }, source: { slug: 'a-new-visit' } });
});

test('a draft that is saved or discarded while being checked is not published in its old version', async () => {
  const publishing = (meanwhile: () => Promise<unknown>) =>
    publishDraft(
      database.prisma,
      { slug: 'a-new-visit', version: 1 },
      {
        ...{ by: 'ann', review: false, dryRun: false, signal: null },
        check: async (one, countries) => {
          await meanwhile();
          return checkAnnotation(one, countries);
        },
      },
    );
  await run('saveDraft', NEW);
  const saved = { slug: 'a-new-visit', version: 1, title: 'Saved meanwhile' };
  await expect(publishing(() => run('saveDraft', saved, 'bob'))).rejects.toMatchObject({ errors: [{ code: 'CONFLICT' }] });
  expect(await database.prisma.source.count({ where: { slug: 'a-new-visit' } })).toBe(0);
  expect(await database.prisma.draft.findUnique({ where: { slug: 'a-new-visit' }, include: { content: true } })).toMatchObject({
    ...{ title: 'Saved meanwhile', state: 'DRAFT', version: 2, content: { text: TEXT } },
  });
  await run('discardDraft', { slug: 'a-new-visit', version: 2 });

  await run('saveDraft', NEW);
  const discard = () => run('discardDraft', { slug: 'a-new-visit', version: 1 });
  await expect(publishing(discard)).rejects.toMatchObject({ errors: [{ code: 'NOT_FOUND' }] });
  expect(await database.prisma.source.count({ where: { slug: 'a-new-visit' } })).toBe(0);
});

test('if review is required, a submitted draft must be published by another editor', async () => {
  const at = (version: number) => ({ slug: 'a-new-visit', version });
  await run('saveDraft', NEW);
  const publish = (version: number, by: string, dryRun = false) => run('publishDraft', { ...at(version), dryRun }, by, true);
  expect(codes(await publish(1, 'bob'))).toEqual([['DRAFT_STATE', 'input.slug']]);
  expect((await publish(1, 'ann', true)).errors).toEqual([]);
  await run('submitDraft', at(1));
  expect(codes(await publish(2, 'ann'))).toEqual([['SECOND_PERSON', 'input.slug']]);
  expect((await publish(2, 'bob')).draft).toMatchObject({ state: 'PUBLISHED' });
});

test('only editors can list drafts, most recently changed first, with published ones only on request', async () => {
  await run('saveDraft', NEW);
  await run('saveDraft', { ...NEW, title: 'Second' });
  await run('publishDraft', { slug: 'a-new-visit', version: 1 });
  await run('saveDraft', { title: 'Third' });
  const { graphql } = await import('graphql');
  const read = async (source: string, role: 'EDITOR' | 'READER' | null) => {
    const viewer = role && { subject: 'ann', role, expires: new Date(Date.now() + 60_000) };
    const { data, errors } = await graphql({
      schema,
      source,
      contextValue: createContext(database.prisma, { viewer, canSignIn: true }),
    });
    return errors ? errors[0]!.extensions.code : data!['drafts'];
  };
  const all = '{ drafts { totalCount nodes { slug } } }';
  expect(await read(all, 'EDITOR')).toEqual({ totalCount: 2, nodes: [{ slug: 'third' }, { slug: 'second' }] });
  expect(await read('{ drafts(state: PUBLISHED) { nodes { slug source { slug } } } }', 'EDITOR')).toEqual({
    nodes: [{ slug: 'a-new-visit', source: { slug: 'a-new-visit' } }],
  });
  expect([await read(all, 'READER'), await read(all, null)]).toEqual(['FORBIDDEN', 'UNAUTHENTICATED']);
});
