import { afterAll, beforeAll, expect, test } from 'vitest';
import { annotation } from '../../../src/model/annotation.js';
import { countCodePoints } from '../../../src/model/text/code-points.js';
import { sha256 } from '../../../src/model/text/sha256.js';
import type { Database } from '../../../src/db/database.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { post, serve, type Served } from '../../http/serve.js';
import { ask } from '../../support/ask.js';
import { seededStore } from '../../support/store.js';

const schema = await createSchema(FEATURES);
let db: Database;
let server: Served;

const WORDS = 'We will not accept preconditions for talks, and we have reopened 3 crossings at the border.';
const OTHER_WORDS = 'We will never accept preconditions for talks, and we have reopened 3 crossings at the border.';
const STORED = `A headline 😀\n\nThe minister greeted the crowd. “The harbour belongs to everyone who lives here,” he said.\n
She promised that the old railway would carry grain again\nbefore the winter, and closed the meeting.`;
const INTERRUPTED = '“Our boats leave at dawn,” he said, “and come home with silver herring.”';
const KIM = { person: 'kim-jong-un' };

beforeAll(async () => {
  db = await seededStore();
  const countries = {
    people: {
      'kim-jong-un': { name: 'Kim Jong-un', country: 'north-korea' },
      'xi-jinping': { name: 'Xi Jinping', country: 'china' },
    },
  };
  const statement = (text: string, speaker: object, more: object = {}) => ({
    kind: 'DIRECT_QUOTE',
    text,
    speakers: [speaker],
    ...more,
  });
  await store('first-outlet', `“${WORDS}”`, false, {
    ...countries,
    statements: {
      talks: { ...statement(WORDS, KIM), cite: [[1, 1 + WORDS.length]] },
      summary: {
        kind: 'PARAPHRASE',
        text: 'The visitor turned down every single condition named beforehand.',
        speakers: [KIM],
        cite: [[1, 40]],
      },
    },
  });
  await store('second-outlet', `“${OTHER_WORDS}”`, false, {
    ...countries,
    statements: { talks: { ...statement(OTHER_WORDS, KIM), cite: [[1, 1 + OTHER_WORDS.length]] } },
  });
  const spoken = 'Every lantern on the bridge was lit by volunteers.';
  await store('third-outlet', spoken, false, {
    statements: { lanterns: { ...statement(spoken, { country: 'china' }), cite: [[0, spoken.length]] } },
  });
  await store('interrupted', INTERRUPTED, false, {
    ...countries,
    statements: {
      boats: {
        ...statement('Our boats leave at dawn … and come home with silver herring.', KIM),
        cite: [
          [1, 24],
          [37, 71],
        ],
      },
    },
  });
  await store('stored-text', STORED, true, {});
  server = await serve(db, { RESPONSE_CACHE_MB: '0' });
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

async function store(slug: string, text: string, isKept: boolean, facts: object): Promise<void> {
  const source = { slug, title: slug, sha256: sha256(text), length: countCodePoints(text) };
  await storeAnnotation(db.prisma, annotation.parse({ source, ...facts }), { text: isKept ? text : undefined });
}

const QUERY = `query ($text: String!, $minWords: Int) { checkQuotations(text: $text, minWords: $minWords) {
  counts { verdict count }
  quotations { start end text speakerAsPrinted isSpeakerKnown verdict matches {
    start end exact page similarity statement { slug } source { slug } differences { kind given stored }
  } }
} }`;

const check = async (text: string, variables = {}) => (await ask(schema, db, QUERY, { text, ...variables })).checkQuotations;
const only = async (text: string) => {
  const { quotations } = await check(text);
  expect(quotations).toHaveLength(1);
  return quotations[0];
};

test('a verbatim quotation is returned with its statement and the passage to cite, without differences', async () => {
  expect(await only(`Mr. Kim said, “${WORDS.replace('.', ',')}” and left.`)).toMatchObject({
    verdict: 'VERBATIM',
    text: WORDS.replace('.', ','),
    start: 15,
    speakerAsPrinted: 'Mr. Kim',
    matches: [
      {
        statement: { slug: 'first-outlet/talks' },
        source: { slug: 'first-outlet' },
        ...{ start: 1, end: 1 + WORDS.length, exact: WORDS, similarity: 1, differences: [] },
        page: `/sources/first-outlet/p/1-${1 + WORDS.length}`,
      },
      // The version of another outlet.
      {
        statement: { slug: 'second-outlet/talks' },
        differences: [{ kind: 'REPLACED', given: 'not', stored: 'never' }],
      },
    ],
  });
});

test.each([
  ['a word', WORDS.replace('accept', 'discuss'), 'REPLACED', 'discuss', 'accept'],
  ['a number', WORDS.replace('3', '5'), 'REPLACED', '5', '3'],
  ['a negation', WORDS.replace('not ', ''), 'LEFT_OUT', '', 'not'],
  ['the middle', WORDS.replace(', and we have', ''), 'LEFT_OUT', '', ', and we have'],
])('a quotation without %s of the passage is altered', async (_label, text, kind, given, stored) => {
  const { verdict, matches } = await only(`“${text}”`);
  expect(verdict).toBe('ALTERED');
  expect(matches[0]).toMatchObject({ statement: { slug: 'first-outlet/talks' }, differences: [{ kind, given, stored }] });
});

test('a quotation spanning two passages is altered, and both are listed', async () => {
  const text = 'We will not accept preconditions for talks, the old railway would carry grain again before the winter.';
  const { verdict, matches } = await only(`“${text}”`);
  expect(verdict).toBe('ALTERED');
  expect(new Set(matches.map(({ source }: any) => source.slug))).toEqual(new Set(['first-outlet', 'stored-text']));
});

test('words found only in the text of a source are returned with their offsets in code points', async () => {
  const exact = 'would carry grain again\nbefore the winter';
  const start = countCodePoints(STORED.slice(0, STORED.indexOf(exact)));
  expect(await only('“would carry grain again before the winter,” she said')).toMatchObject({
    verdict: 'VERBATIM',
    matches: [{ statement: null, source: { slug: 'stored-text' }, exact, start, end: start + exact.length }],
  });
});

test("an annotator's own words do not count as a quotation", async () => {
  expect(await only('“The visitor turned down every single condition named beforehand.”')).toMatchObject({
    verdict: 'NOT_FOUND',
    matches: [],
  });
});

test.each([
  ['the name', 'Kim Jong-un said'],
  ['an alias', 'Kim Jong Un said'],
  ['a short name', 'Kim said'],
  ['the country', 'North Korea said'],
  ['the office of the country', 'The North Korean leader said'],
  ['a pronoun', 'He said'],
  ['an office alone', 'The president said'],
])('words that a text attributes to %s of a speaker are verbatim', async (_label, by) => {
  expect(await only(`${by}: “${WORDS}”`)).toMatchObject({ verdict: 'VERBATIM', isSpeakerKnown: null });
});

test.each([
  ['another spelling', 'Kim Jong Oon said'],
  ['another transcription', 'Gim Jeong-eun said'],
  ['another script', 'Ким Чен Ын said'],
  ['a relative of the same name', 'Kim Ju-ae said'],
  ['an unknown person and the speaker', 'Ann Lee and Kim said'],
  ['a building', 'The Kremlin said'],
  ['an abbreviation', 'CNN said'],
  ['a ministry', 'The Foreign Ministry said'],
  ['an epithet', 'The Great Helmsman said'],
  ['a title with a place', 'The Duke of Edinburgh said'],
  ['somebody described by a relation', 'Obama’s spokesman said'],
  ['a plural that begins the sentence', 'Analysts said'],
  ['a word that begins the sentence', 'Everyone said'],
  ['a label', 'Quote'],
  ['a reporter', 'According to Jane Perlez'],
])('words that a text attributes to %s are verbatim, since it may be the speaker', async (_label, by) => {
  expect(await only(`${by}: “${WORDS}”`)).toMatchObject({ verdict: 'VERBATIM', isSpeakerKnown: null });
});

test.each([
  'Barack Obama said',
  'President Nixon said',
  'Nixon said',
  'Elon Musk said',
  'The businessman Elon Musk said',
  'Secretary of State Henry Kissinger said',
  'Barack Obama',
])('words that a text attributes to somebody who is not in the store are verbatim, with that reservation: %s', async (by) => {
  expect(await only(`${by}: “${WORDS}”`)).toMatchObject({ verdict: 'VERBATIM', isSpeakerKnown: false });
});

test.each([
  ['another speaker', 'Xi said', true],
  ['somebody who is not in the store', 'Nixon said', false],
  ['the speaker', 'Kim said', null],
])('altered words that a text attributes to %s say so', async (_label, by, isSpeakerKnown) => {
  const altered = WORDS.replace('reopened 3', 'closed 3');
  expect(altered).not.toBe(WORDS);
  expect(await only(`${by}: “${altered}”`)).toMatchObject({ verdict: 'ALTERED', isSpeakerKnown });
});

test('the whole phrase after a verb names the speaker', async () => {
  const said = (by: string) => only(`“${WORDS.replace('.', ',')}” said ${by}.`);
  expect(await said('Tesla chief Elon Musk')).toMatchObject({
    ...{ speakerAsPrinted: 'Tesla chief Elon Musk', verdict: 'VERBATIM', isSpeakerKnown: false },
  });
  expect(await said('Tesla visitor Kim Jong-un')).toMatchObject({ verdict: 'VERBATIM' });
});

test('an unknown person may speak for an organization or a country', async () => {
  expect(await only('Ann Lee said: “Every lantern on the bridge was lit by volunteers.”')).toMatchObject({ verdict: 'VERBATIM' });
});

test.each([
  ['person', 'Xi Jinping said'],
  ['person by the short name', 'Xi said'],
  ['country', 'China said'],
  ['leader', 'The Chinese president said'],
  ['organization', 'The Workers’ Party of Korea said'],
])('words that a text attributes to another %s are misattributed', async (_label, by) => {
  expect(await only(`${by}: “${WORDS}”`)).toMatchObject({ verdict: 'MISATTRIBUTED', isSpeakerKnown: true });
});

test('a place before the name is no speaker', async () => {
  expect(await only(`In Beijing, Kim Jong-un said: “${WORDS}”`)).toMatchObject({
    ...{ speakerAsPrinted: 'Kim Jong-un', verdict: 'VERBATIM' },
  });
});

test('a description of the speaker is kept whole, and does not make a quotation misattributed', async () => {
  expect(await only(`According to the North Korean leader, “${WORDS}”`)).toMatchObject({
    ...{ speakerAsPrinted: 'the North Korean leader', verdict: 'VERBATIM' },
  });
});

test('a short name matches the full name in the text', async () => {
  const text = `Kim Yong-chol arrived first. Kim said: “${WORDS}”`;
  expect(await only(text)).toMatchObject({ speakerAsPrinted: 'Kim', verdict: 'MISATTRIBUTED' });
  expect(await only(text.replace('Yong-chol', 'Jong-un'))).toMatchObject({ verdict: 'VERBATIM' });
});

test('short and unknown quotations are counted separately, and offsets count code points', async () => {
  const { quotations, counts } = await check('😀 “Peace now” and “purple elephants waltz across quiet ponds at noon”');
  expect(quotations).toMatchObject([
    { start: 3, end: 12, verdict: 'TOO_SHORT', matches: [] },
    { verdict: 'NOT_FOUND', matches: [] },
  ]);
  expect(counts).toEqual([
    { verdict: 'VERBATIM', count: 0 },
    { verdict: 'ALTERED', count: 0 },
    { verdict: 'MISATTRIBUTED', count: 0 },
    { verdict: 'TOO_SHORT', count: 1 },
    { verdict: 'NOT_FOUND', count: 1 },
  ]);
  expect((await check('“Peace now”', { minWords: 2 })).quotations[0].verdict).toBe('NOT_FOUND');
});

test('a short quotation is compared if it is a whole statement', async () => {
  const { quotations } = await check('“traditional friendship”, “Traditional friendship,” and “the traditional”');
  expect(quotations.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['VERBATIM', 'VERBATIM', 'TOO_SHORT']);
  expect(quotations[0].matches[0].statement).not.toBeNull();
});

const permutations = (items: string[]): string[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));

test('a verbatim quotation is found among many passages that contain all of its words in a different order', async () => {
  const parts = [
    'the harbour stays open',
    'our ships return home',
    'every island votes',
    'grain prices fall',
    'old treaties end',
  ];
  const lines = permutations(parts).map((order) => `Now ${order.join(', and ')}.`);
  const cite = (text: string) => [lines.join('\n').indexOf(text), lines.join('\n').indexOf(text) + text.length];
  const statements = Object.fromEntries(
    lines.map((text, n) => [`line-${n}`, { kind: 'DIRECT_QUOTE', text, speakers: [KIM], cite: [cite(text)] }]),
  );
  const people = { 'kim-jong-un': { name: 'Kim Jong-un', country: 'north-korea' } };
  await store('islands', lines.join('\n'), false, { people, statements });
  const { quotations } = await check(lines.map((text) => `He said: “${text}”`).join('\n\n'));
  expect(quotations.map(({ verdict, matches }: any) => [verdict, matches[0].exact])).toEqual(
    lines.map((text) => ['VERBATIM', text]),
  );
});

test.each([
  ['an ellipsis', WORDS.replace('preconditions for', '…')],
  ['words in brackets', WORDS.replace('reopened', 'reopened [the last]')],
  ['a letter in brackets', WORDS.replace('We', '[w]e')],
])('a quotation with %s is found by the words around it', async (_label, text) => {
  expect(await only(`“${text}”`)).toMatchObject({
    verdict: 'VERBATIM',
    matches: [{ statement: { slug: 'first-outlet/talks' } }, { statement: { slug: 'second-outlet/talks' } }],
  });
});

test('a nested quotation is part of the outer one', async () => {
  expect(await only('“They call it ‘the long way around the lake’ in town”')).toMatchObject({ verdict: 'NOT_FOUND' });
});

async function refusal(variables: object) {
  const response = await post(server.url, QUERY, { body: JSON.stringify({ query: QUERY, variables }) });
  return ((await response.json()) as { errors?: object[] }).errors?.[0];
}

test('a text that is too long or has too many quotations is refused, and the error states the limit', async () => {
  expect(await refusal({ text: 'ab '.repeat(33_333) })).toBeUndefined();
  expect(await refusal({ text: '😀'.repeat(50_001).padEnd(150_004, 'a') })).toMatchObject({
    message: 'The text has 100003 code points. Check it in parts; the limit is 100000.',
    extensions: { code: 'LIMIT_EXCEEDED', limit: 'checkedCharacters', maximum: 100_000, value: 100_003 },
  });
  expect(await refusal({ text: '“one”\n'.repeat(501) })).toMatchObject({
    extensions: { code: 'LIMIT_EXCEEDED', limit: 'checkedQuotations', maximum: 500, value: 501 },
  });
  expect(await refusal({ text: '', minWords: 0 })).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
});

test.each([
  ['and come home with silver herring.', [37, 71]],
  ['Our boats leave at dawn', [1, 24]],
  ['Our boats leave at dawn … and come home with silver herring.', [1, 24]],
])('a part of an interrupted quote is cited by its own passage: %s', async (words, [start, end]) => {
  const { quotations } = await check(`“${words}”`);
  const [{ verdict, matches }] = quotations;
  expect([verdict, matches.map((each: any) => [each.statement.slug, each.start, each.end])]).toEqual([
    'VERBATIM',
    [['interrupted/boats', start, end]],
  ]);
});
