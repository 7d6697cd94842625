import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Prisma } from '../../../../src/db/generated/client.js';
import type { Database } from '../../../../src/db/database.js';
import { draftSource, LONGEST_TEXT, type SourceToDraft } from '../../../../src/features/desk/drafts/draft-source.js';
import { knownNames } from '../../../../src/features/desk/drafts/known-names.js';
import { MOST_PROPOSALS } from '../../../../src/features/desk/drafts/proposals.js';
import { publishDraft } from '../../../../src/features/desk/drafts/publish-draft.js';
import { discardDraft, returnDraft, submitDraft } from '../../../../src/features/desk/drafts/review-draft.js';
import type { ProposalInput } from '../../../../src/features/desk/schema/draft.mutations.js';
import { annotationSaying, type DraftChanges, saveDraft } from '../../../../src/features/desk/drafts/save-draft.js';
import { checkAnnotation } from '../../../../src/model/read/check.js';
import { seededStore } from '../../../support/store.js';

// What a draft refuses, with the messages, and values just within each bound.

let db: Database;
beforeAll(async () => {
  db = await seededStore();
});
afterAll(() => db?.close());

const by = 'ann';
let drafts = 0;
const newDraft = (changes: DraftChanges = {}) =>
  saveDraft(db.prisma, { slug: `draft-${(drafts += 1)}`, version: null, by }, { title: 'A draft', ...changes });
const draft = (slug: string) =>
  db.prisma.draft.findUniqueOrThrow({ where: { slug }, include: { content: true, proposals: { orderBy: { name: 'asc' } } } });

/** Returns the code, the path and the message of a refusal. */
async function refusal(refused: Promise<unknown>): Promise<[string, string, string]> {
  const error = await refused.then(
    () => expect.unreachable('it is not refused'),
    (thrown: { errors: { code: string; path: string[]; message: string }[] }) => thrown,
  );
  const [{ code, path, message }] = error.errors as [(typeof error.errors)[0]];
  return [code, path.slice(1).join('.'), message]; // after `input`
}

const PROPOSAL: ProposalInput = {
  ...{ name: 'p', type: 'Person', key: { slug: 'ann-lee' }, claim: { name: 'Ann Lee' }, passages: [[0, 3]] },
  ...{ doubted: ['name'], features: ['f'], reason: 'A name', confidence: 0.5, proposedBy: 'rules', outcome: 'OPEN' },
};
const UNSTORABLE = 'must not contain a NUL character or half of a surrogate pair.';
const some = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);

test.each<[string, Partial<Record<keyof ProposalInput, unknown>>, string, string]>([
  ['no name', { name: ' ' }, 'name', 'Proposal " ", name: must not be empty.'],
  ['a claim that is not an object', { claim: 'x' }, 'claim', 'Proposal "p", claim: must be an object.'],
  ['a NUL in the name of a field', { claim: { 'a\0': 1 } }, 'claim', `Proposal "p", claim: ${UNSTORABLE}`],
  ['half a surrogate pair in a reason', { reason: 'a\ud83d' }, 'reason', `Proposal "p", reason: ${UNSTORABLE}`],
  ['a passage with only one end', { passages: [[1]] }, 'passages.0', 'Proposal "p", passages.0: must be [start, end].'],
  ['a confidence below 0', { confidence: -0.01 }, 'confidence', 'Proposal "p", confidence: must be from 0 to 1.'],
  ['a confidence above 1', { confidence: 1.01 }, 'confidence', 'Proposal "p", confidence: must be from 0 to 1.'],
  [
    'a name that is too long',
    { name: 'n'.repeat(201) },
    'name',
    `Proposal "${'n'.repeat(201)}", name: must be text of length at most 200, not "${'n'.repeat(99)}….`,
  ],
  [
    'an invalid outcome',
    { outcome: 'DONE' },
    'outcome',
    'Proposal "p", outcome: must be one of OPEN, ACCEPTED, CORRECTED, REJECTED, not "DONE".',
  ],
  ['features that are not a list', { features: 'f' }, 'features', 'Proposal "p", features: must be a list, not "f".'],
  ['a key without its slug', { key: {} }, 'key', 'Proposal "p", key: is not valid for this kind of fact.'],
])('a proposal with %s is refused with an error that identifies it and says why', async (_, change, field, message) => {
  const refused = newDraft({ proposals: [{ ...PROPOSAL, name: 'first' }, { ...PROPOSAL, ...change } as ProposalInput] });
  expect(await refusal(refused)).toEqual(['SHAPE', `proposals.1.${field}`, message]);
});

test.each<[string, Partial<ProposalInput>, Partial<ProposalInput>]>([
  ['a name', { name: 'n'.repeat(200) }, { name: 'n'.repeat(201) }],
  ['a reason', { reason: 'r'.repeat(2_000) }, { reason: 'r'.repeat(2_001) }],
  ['who proposed it', { proposedBy: 'b'.repeat(200) }, { proposedBy: 'b'.repeat(201) }],
  ['passages', { passages: some(100).map(() => [0, 1]) }, { passages: some(101).map(() => [0, 1]) }],
  ['doubted fields', { doubted: some(100) }, { doubted: some(101) }],
  ['features', { features: some(100) }, { features: some(101) }],
  ['the lowest confidence', { confidence: 0 }, { confidence: -1 }],
  ['the highest confidence', { confidence: 1 }, { confidence: 2 }],
])('a proposal cannot exceed its limits: %s', async (_, most, more) => {
  const [stored] = (await draft(await newDraft({ proposals: [{ ...PROPOSAL, ...most }] }))).proposals;
  expect(stored).toMatchObject(most);
  expect((await refusal(newDraft({ proposals: [{ ...PROPOSAL, ...more }] })))[0]).toBe('SHAPE');
});

test.each<[string, ProposalInput['type'], object, boolean]>([
  ['a slug', 'Visit', { slug: 'a-visit' }, true],
  ['an invalid slug', 'Visit', { slug: 'A visit' }, false],
  ['some of the fields that identify it', 'Position', { person: 'ann-lee', title: 'minister' }, true],
  ['a field without a value', 'Position', { person: 'ann-lee', country: null }, true],
  ['a field that it does not have', 'Position', { person: 'ann-lee', colour: 'red' }, false],
  ['a value that the field does not allow', 'Position', { person: 'Ann Lee' }, false],
  ['the fact that it belongs to', 'Delegate', { visit: 'a-visit', name: 'Ann Lee' }, true],
  ['the fact that it belongs to, without a slug', 'Delegate', { visit: 'A visit' }, false],
])('the key of a proposal consists of the fields that identify its kind: %s', async (_, type, key, isKey) => {
  const saved = newDraft({ proposals: [{ ...PROPOSAL, type, key }] });
  if (isKey) expect((await draft(await saved)).proposals).toMatchObject([{ key }]);
  else expect((await refusal(saved))[1]).toBe('proposals.0.key');
});

test('the number of proposals in a draft is limited', async () => {
  await newDraft({ proposals: [PROPOSAL] }); // of another draft: not counted
  const slug = await newDraft();
  const { id: draftId } = await draft(slug);
  await db.prisma.proposal.createMany({
    data: some(MOST_PROPOSALS - 1).map((name) => ({ ...PROPOSAL, draftId, name }) as Prisma.ProposalCreateManyInput),
  });
  const put = (version: number, name: string) =>
    saveDraft(db.prisma, { slug, version, by }, { proposals: [{ ...PROPOSAL, name }] });
  await put(1, 'the last');
  const message = `The draft would have ${MOST_PROPOSALS + 1} proposals. Keep at most ${MOST_PROPOSALS}.`;
  expect(await refusal(put(2, 'one more'))).toEqual(['SHAPE', 'proposals', message]);
  await put(2, '0'); // replaces one
});

test('two proposals with the same name are refused', async () => {
  const refused = newDraft({ proposals: [PROPOSAL, PROPOSAL] });
  expect(await refusal(refused)).toEqual(['SHAPE', 'proposals', 'Two proposals have the same name.']);
});

test('saving a proposal again replaces the given fields and keeps the rest', async () => {
  const slug = await newDraft({ proposals: [{ ...PROPOSAL, agreed: true }] });
  const left = { passages: null, doubted: null, features: undefined, agreed: null };
  await saveDraft(db.prisma, { slug, version: 1, by }, { proposals: [{ ...PROPOSAL, ...left, reason: ' Another ' }] });
  const { passages, doubted, features } = PROPOSAL;
  expect((await draft(slug)).proposals).toMatchObject([{ reason: 'Another', agreed: true, passages, doubted, features }]);
  await saveDraft(db.prisma, { slug, version: 2, by }, { proposals: [{ ...PROPOSAL, agreed: false, passages: [] }] });
  expect((await draft(slug)).proposals).toMatchObject([{ reason: 'A name', agreed: false, passages: [], doubted, features }]);
});

test('an unchanged proposal is not written again', async () => {
  const slug = await newDraft({ proposals: [PROPOSAL, { ...PROPOSAL, name: 'q' }] });
  const text =
    'SELECT p.xmin::text FROM "Proposal" p JOIN "Draft" d ON d."id" = p."draftId" WHERE d."slug" = $1 AND p."name" = $2';
  const of = async (name: string) => (await db.query<[string]>({ text, values: [slug, name] }))[0]![0];
  const [p, q] = [await of('p'), await of('q')];
  await saveDraft(db.prisma, { slug, version: 1, by }, { proposals: [PROPOSAL, { ...PROPOSAL, name: 'q', confidence: 0.6 }] });
  expect(await of('p')).toBe(p);
  expect(await of('q')).not.toBe(q);
});

test('undoing a decision clears its author, and a new decision records the second author', async () => {
  const slug = await newDraft({ proposals: [{ ...PROPOSAL, outcome: 'ACCEPTED' }] });
  const decide = async (version: number, who: string, outcome: ProposalInput['outcome']) => {
    await saveDraft(db.prisma, { slug, version, by: who }, { proposals: [{ ...PROPOSAL, outcome }] });
    const [stored] = (await draft(slug)).proposals;
    return [stored?.decidedBy, stored?.decidedAt instanceof Date];
  };
  expect(await decide(1, 'bob', 'REJECTED')).toEqual(['bob', true]);
  expect(await decide(2, 'eve', 'OPEN')).toEqual([null, false]);
  expect(await decide(3, 'eve', 'CORRECTED')).toEqual(['eve', true]);
});

test.each<[string, DraftChanges & { slug?: string }, string, string, string]>([
  ['no title', { title: undefined }, 'SHAPE', 'title', 'A new draft needs a title.'],
  [
    'an invalid slug',
    { slug: 'A Visit' },
    'SHAPE',
    'slug',
    'The slug "A Visit" must be lower-case ASCII letters and digits, in words joined by hyphens.',
  ],
  [
    'a taken slug',
    { slug: 'taken' },
    'ALREADY_EXISTS',
    'slug',
    'A draft taken already exists. Save that one, or use another slug.',
  ],
  ['an empty title', { title: ' ' }, 'SHAPE', 'title', 'title: must be text of length at least 1, not "".'],
  ['a NUL', { text: 'a\0' }, 'SHAPE', 'text', `text: ${UNSTORABLE}`],
  ['half a surrogate pair', { annotation: '\ud83d' }, 'SHAPE', 'annotation', `annotation: ${UNSTORABLE}`],
])('a new draft with %s is refused, and the error says why', async (_, { slug = 'new', ...changes }, code, path, message) => {
  if (slug === 'taken') await saveDraft(db.prisma, { slug, version: null, by }, { title: 'x' });
  const refused = saveDraft(db.prisma, { slug, version: null, by }, { title: 'x', ...changes });
  expect(await refusal(refused)).toEqual([code, path, message]);
});

test('the version of an annotation has at most 100 characters and no surrounding white space', async () => {
  expect((await draft(await newDraft({ annotationVersion: ` ${'v'.repeat(100)} ` }))).annotationVersion).toBe('v'.repeat(100));
  expect((await refusal(newDraft({ annotationVersion: 'v'.repeat(101) })))[1]).toBe('annotationVersion');
  expect((await refusal(newDraft({ annotationVersion: ' ' })))[1]).toBe('annotationVersion');
});

test('a draft need not have a text, an annotation or a version', async () => {
  const { content, keepText, annotationVersion } = await draft(await newDraft());
  expect([content?.text, content?.annotation, keepText, annotationVersion]).toEqual(['', '', false, 'none']);
});

test('fields omitted when saving keep their values', async () => {
  const slug = await newDraft({ text: 'T', annotation: 'a: 1', keepText: true, annotationVersion: 'v' });
  await saveDraft(db.prisma, { slug, version: 1, by: 'bob' }, { text: 'U' });
  expect(await draft(slug)).toMatchObject({
    ...{ title: 'A draft', keepText: true, annotationVersion: 'v', version: 2, updatedBy: 'bob', editors: ['ann', 'bob'] },
    content: { text: 'U', annotation: 'a: 1' },
  });
  await saveDraft(db.prisma, { slug, version: 2, by: 'ann' }, { annotation: '', keepText: false });
  expect(await draft(slug)).toMatchObject({ keepText: false, editors: ['ann', 'bob'], content: { text: 'U', annotation: '' } });
});

test('a slug is made from the title, cut between words, and numbered if already taken', async () => {
  const save = (title: string) => saveDraft(db.prisma, { slug: null, version: null, by }, { title });
  expect([await save('An Untaken Title!'), await save('An untaken title'), await save('An untaken')]).toEqual([
    ...['an-untaken-title', 'an-untaken-title-2', 'an-untaken'],
  ]);
  expect([await save('金正恩'), await save('？')]).toEqual(expect.arrayContaining([expect.stringMatching(/^[a-z0-9-]+$/)]));
  const cut = await save(`${'a'.repeat(99)} b`);
  expect(cut).toBe('a'.repeat(99));
});

test.each<[string, (slug: string) => Promise<unknown>, string, string, string]>([
  [
    'another version',
    (slug) => submitDraft(db.prisma, { slug, version: 7 }, by),
    'CONFLICT',
    'version',
    'Version conflict: expected 7, current 1. Read it again and retry.',
  ],
  [
    'a missing draft',
    () => discardDraft(db.prisma, { slug: 'no-such', version: 1 }),
    'NOT_FOUND',
    'slug',
    'There is no draft no-such. It may have been discarded.',
  ],
  [
    'returning a draft that is not in review',
    (slug) => returnDraft(db.prisma, { slug, version: 1 }, 'Why?', by),
    'DRAFT_STATE',
    'slug',
    'The draft SLUG is not in review.',
  ],
  [
    'an empty note',
    (slug) => returnDraft(db.prisma, { slug, version: 1 }, ' ', by),
    'SHAPE',
    'note',
    'The note must be text of length at least 1, not "".',
  ],
  [
    'a version without a slug',
    () => saveDraft(db.prisma, { slug: null, version: 1, by }, {}),
    'SHAPE',
    'slug',
    'Specify the slug of the draft that has this version.',
  ],
])('%s is refused, and the error says why', async (_, change, code, path, message) => {
  const slug = await newDraft();
  expect(await refusal(change(slug))).toEqual([code, path, message.replace('SLUG', slug)]);
  expect(await draft(slug)).toMatchObject({ version: 1, state: 'DRAFT' });
});

test('a draft in review cannot be submitted again, and a published draft cannot be changed', async () => {
  const slug = await newDraft();
  await submitDraft(db.prisma, { slug, version: 1 }, by);
  expect(await refusal(submitDraft(db.prisma, { slug, version: 2 }, by))).toEqual([
    ...['DRAFT_STATE', 'slug', `The draft ${slug} is in review already.`],
  ]);
  await db.prisma.draft.update({ where: { slug }, data: { state: 'PUBLISHED', source: 'a-source', submittedBy: null } });
  const message = `The draft ${slug} has been published. Start another draft from the annotation of a-source.`;
  expect(await refusal(saveDraft(db.prisma, { slug, version: 2, by }, {}))).toEqual(['DRAFT_STATE', 'slug', message]);
});

const draftFrom = (given: SourceToDraft, at: { slug: string | null; version: number | null } = { slug: null, version: null }) =>
  draftSource(
    db.prisma,
    { ...at, by, signal: null, draft: () => Promise.resolve({ proposals: [], dropped: {} }) as never },
    given,
  );

test.each<[string, SourceToDraft, string, string, string]>([
  ['no text', { text: ' \n' }, 'SHAPE', 'text', 'The text is empty. Provide the text of the source.'],
  [
    'a text that is too long',
    { text: 'a'.repeat(LONGEST_TEXT + 1) },
    'SHAPE',
    'text',
    'The text has 200001 characters; the limit is 200000. Draft it in parts.',
  ],
  ['a NUL', { text: 'a\0' }, 'SHAPE', 'text', `text: ${UNSTORABLE}`],
  [
    'an invalid day',
    { text: 'a', publishedOn: '2019-02-30' },
    'SHAPE',
    'publishedOn',
    'publishedOn: must be a date, such as 2018-03-28, 2018-03 or 2018.',
  ],
  [
    'an unknown outlet',
    { text: 'a', outlet: 'no-such' },
    'NOT_FOUND',
    'outlet',
    'There is no organization no-such. Use a stored slug, or omit the outlet.',
  ],
])('a source with %s is not drafted, and the error says why', async (_, given, code, path, message) => {
  expect(await refusal(draftFrom(given))).toEqual([code, path, message]);
});

test('a text of the maximum length, counted in code points, can be drafted', async () => {
  const { slug, dropped, model } = await draftFrom({ text: '𝄞'.repeat(LONGEST_TEXT), title: 'Long' });
  expect([slug, dropped, model]).toEqual(['long', {}, null]);
  expect(await refusal(draftFrom({ title: 'x' }, { slug: null, version: 1 }))).toEqual([
    ...['SHAPE', 'slug', 'Specify the slug of the draft that has this version.'],
  ]);
});

test('drafting again keeps the text, the title and the annotation unless new ones are given', async () => {
  const slug = await newDraft({ text: 'Ann Lee came.', annotation: '{"source":{"slug":"s","title":"S"}}' });
  await draftFrom({}, { slug, version: 1 });
  expect(await draft(slug)).toMatchObject({
    title: 'A draft',
    content: { text: 'Ann Lee came.', annotation: '{"source":{"slug":"s","title":"S"}}' },
  });
  await draftFrom({ text: 'Bob came.', title: 'Another' }, { slug, version: 2 });
  expect(await draft(slug)).toMatchObject({ title: 'Another', content: { text: 'Bob came.' } });
});

test('the drafting program receives the text, its date and outlet, the names it mentions, the annotation and decisions', async () => {
  const told: unknown[] = [];
  const draft = (given: object) => (told.push(given), Promise.resolve({ proposals: [], dropped: { doubles: 2 }, model: 'none' }));
  const at = { slug: null, version: null, by, signal: null, draft: draft as never };
  const text = 'Kim came to Beijing.';
  const made = await draftSource(db.prisma, at, { text, publishedOn: '2019-02', outlet: 'xinhua' });
  expect(made).toMatchObject({ dropped: { doubles: 2 }, model: 'none' });
  const { content } = await db.prisma.draft.findUniqueOrThrow({ where: { slug: made.slug }, include: { content: true } });
  expect(told).toEqual([
    {
      ...{ text, published: '2019-02', outlet: 'xinhua', annotated: content!.annotation, decided: [] },
      known: await knownNames(db, text, 'xinhua'),
    },
  ]);
});

test('an annotation consisting of white space is replaced by a new one', async () => {
  const slug = await newDraft({ text: 'Ann Lee came.', annotation: ' \n' });
  await draftFrom({}, { slug, version: 1 });
  expect(JSON.parse((await draft(slug)).content!.annotation)).toMatchObject({ source: { title: 'Ann Lee came.' } });
});

test('a text with more proposals than a draft can hold is not drafted', async () => {
  const proposals = some(MOST_PROPOSALS + 1).map((name) => ({ ...PROPOSAL, name }));
  const at = { slug: null, version: null, by, signal: null, draft: () => Promise.resolve({ proposals, dropped: {} }) as never };
  const message = `The draft would have ${MOST_PROPOSALS + 1} proposals. Keep at most ${MOST_PROPOSALS}.`;
  expect(await refusal(draftSource(db.prisma, at, { text: 'a' }))).toEqual(['SHAPE', 'text', message]);
});

test('a name that PostgreSQL cannot compare is refused', async () => {
  const refused = await refusal(discardDraft(db.prisma, { slug: 'a\0', version: 1 }));
  expect(refused).toEqual(['SHAPE', '', expect.stringContaining('NUL')]);
});

test.each<[string, string, object, string]>([
  ['a list', '[]', {}, 'annotationJson must be the text of a JSON object.'],
  ['invalid JSON', '{', {}, 'annotationJson must be the text of a JSON object.'],
  ['a second annotation', '{}', { annotation: '' }, 'Provide annotation or annotationJson, not both.'],
])('annotationJson with %s is refused', async (_, json, given, message) => {
  const services = { prisma: db.prisma, convert: () => expect.unreachable(), signal: null };
  expect(await refusal(annotationSaying(services as never, null, json, given))).toEqual(['SHAPE', 'annotationJson', message]);
});

test('an annotation sent as JSON is stored as YAML if the stored annotation is YAML, and as JSON otherwise', async () => {
  const asked: unknown[] = [];
  const convert = (given: unknown) => (asked.push(given), Promise.resolve('a: 2\n'));
  const say = (slug: string | null) =>
    annotationSaying({ prisma: db.prisma, convert, signal: null } as never, slug, '{"a":2}', {});
  const [yaml, json, empty] = [
    await newDraft({ annotation: 'a: 1\n' }),
    await newDraft({ annotation: '{"a":1}' }),
    await newDraft(),
  ];
  const asJson = '{\n  "a": 2\n}';
  expect([await say(yaml), await say(json), await say(empty), await say(null)]).toEqual(['a: 2\n', asJson, asJson, asJson]);
  expect(asked).toEqual([{ annotation: 'a: 1\n', json: '{"a":2}' }]);
});

test('if review is required, an editor other than the submitter must publish, but anybody can do a dry run', async () => {
  const slug = await newDraft({ annotation: '{' });
  const publish = (version: number, dryRun = false) =>
    publishDraft(db.prisma, { slug, version }, { by, review: true, dryRun, check: checkAnnotation, signal: null });
  const unsubmitted = `The draft ${slug} must be submitted for review before it is published.`;
  expect(await refusal(publish(1))).toEqual(['DRAFT_STATE', 'slug', unsubmitted]);
  await submitDraft(db.prisma, { slug, version: 1 }, by);
  const second = `You submitted the draft ${slug}. Another person must publish it.`;
  expect(await refusal(publish(2))).toEqual(['SECOND_PERSON', 'slug', second]);
  expect(await publish(2, true)).toMatchObject({ problems: [[{ rule: 'syntax' }]] });
});
