import { describe, expect, test } from 'vitest';
import { errorMessage } from '../../../../src/features/desk/browser/keep/problem-message.js';
import { type Reason, type Reasoned, type ReasonParams, reasonMessage, REASONS } from '../../../../src/model/reasons.js';

const place = { start: 3, end: 10 };
const people = ['aino-salmi', 'ville-salmi'];

/** Each reason with the parameters that rules provide. */
const SAMPLES: { readonly [Name in Reason]: ReasonParams<Name> } = {
  SYNTAX: { message: 'Map keys must be unique' },
  UNKNOWN_KEY: { key: '"colour"', similar: [] },
  MISSING: { expected: 'string' },
  WRONG_TYPE: { expected: ['string', 'int'], value: 'an empty list' },
  NOT_AN_OPTION: { options: ['SUMMIT', 'TALKS'], value: '"SUMIT"', similar: ['SUMMIT'] },
  TOO_SMALL: { measure: 'VALUE', limit: 1, value: '-3' },
  TOO_LARGE: { measure: 'LENGTH', limit: 500, value: '"x…"' },
  MALFORMED: { form: 'must be an identifier of wikidata, such as Q1', value: '"x"' },
  MALFORMED_KEY: { form: 'SLUG', key: '"A B"' },
  URL_MISSING: {},
  HASH_OF_LINK: {},
  LENGTH_OF_LINK: {},
  HASH_MISSING: {},
  LENGTH_MISSING: {},
  HASH_DIFFERS: { found: 'ab', given: 'cd' },
  LENGTH_DIFFERS: { found: 7, given: 8 },
  NUL_CHARACTER: { at: 7 },
  WORDS_WITHOUT_TEXT: {},
  WORDS_NOT_FOUND: { words: '"a ferry"', explanation: ': did you mean "a fairy" on line 2?' },
  WORDS_AT_SEVERAL_PLACES: { words: '"a ferry"', count: 2, hasMore: false, places: [{ ...place, line: 1 }] },
  NO_SUCH_OCCURRENCE: { words: '"a ferry"', count: 1, hasMore: false, places: [{ ...place, line: 1 }], occurrence: 2 },
  EMPTY_PASSAGE: { start: 7, end: 7 },
  PASSAGE_AFTER_TEXT: { ...place, length: 9 },
  DIGEST_DIFFERS: { ...place, found: 'ab', given: 'cd' },
  QUOTED_WORDS_OF_OTHER_LENGTH: { ...place, length: 8 },
  QUOTED_WORDS_DIFFER: { ...place, printed: 'a ferry', given: 'a fairy' },
  QUOTE_OF_OTHER_LENGTH: { ...place, length: 8 },
  QUOTE_DIFFERS: { ...place, printed: 'a ferry', quote: 'a bridge' },
  NOT_IN_QUOTATION_MARKS: { ...place, words: 'a ferry' },
  FINAL_COMMA: { words: 'a ferry,' },
  ORIGINAL_LANGUAGE_MISSING: {},
  ORIGINAL_NOT_TRANSLATED: { language: 'en' },
  COPIED_WORDS: { count: 8, words: 'one two three four five six seven eight' },
  UNKNOWN_COUNTRY: { slug: 'icelnd', similar: ['iceland'] },
  NOT_DECLARED: { slug: 'aino-salmi', table: 'people', declaredUnder: null, similar: [] },
  SLUG_NOT_OF_NAME: { name: 'Aino Salmi', expected: 'aino-salmi', slug: 'aino' },
  ALIAS_IS_THE_NAME: { name: 'Aino Salmi' },
  REPEATED_ENTRY: { index: 0, entry: 'person aino-salmi' },
  NOT_ONE_NAMED: { named: [], allowed: ['person', 'organization', 'country'] },
  PARTICIPANT_TWICE: { country: 'estonia', organization: 'nato' },
  PARTICIPANT_NOBODY: {},
  NOT_A_DATE: { date: 'soon' },
  END_BEFORE_START: { start: '2019', end: '2018' },
  DURATION_DIFFERS: { start: '2018-03-25', end: '2018-03-28', days: 4, given: 3 },
  END_OF_OTHER_STATUS: { end: '2019', status: 'HELD' },
  COUNTRY_DID_NOT_EXIST: { country: 'soviet-union', years: 'to 1991', date: '1995', others: ['russia'], hasMore: true },
  OWN_RELATIVE: { person: 'aino-salmi', kind: 'PARENT' },
  KINSHIP_REPEATED: { people, other: 'kinship[0]' },
  KINSHIP_CONTRADICTED: { people, other: 'kinship[0]', kinds: ['PARENT', 'CHILD'] },
  PART_OF_ITSELF: { steps: ['a', 'b', 'a'] },
  PART_OF_ITSELF_BY_OTHERS: { slug: 'nato' },
  SPEAKER_NOT_NAMED: { attribution: 'UNNAMED' },
  CHAIN_BEGINS_ELSEWHERE: { first: 'kcna', reportedBy: null },
  ABOUT_OWN_VISIT: { visit: 'v' },
  EVENT_OF_OTHER_VISIT: { event: 'e', held: 'v', visit: 'w' },
  SOURCE_GONE: { source: 'an-article' },
  SOURCE_EXISTS: { source: 'an-article' },
  ANNOTATION_CHANGED: { source: 'an-article' },
  CONSTRAINT_BROKEN: { constraint: 'Visit_dates' },
  TEXT_NOT_STORABLE: { message: 'Text cannot contain a NUL character.' },
};

const sample = (reason: Reason) => ({ reason, params: SAMPLES[reason] }) as Reasoned;
/** The desk's message for a problem, as the server reports it. */
const problemMessage = (found: Reasoned, control: Parameters<typeof errorMessage>[1]) =>
  errorMessage({ ...found, message: `Line 1, column 2: ${reasonMessage(found)}.` }, control);

test.each([
  [{ reason: 'MISSING', params: { expected: 'string' } }, 'line', 'This field is empty. Fill it in.'],
  [{ reason: 'MISSING', params: { expected: 'string' } }, { one: 'visits' }, 'Nothing is chosen yet. Choose one.'],
  [
    { reason: 'MISSING', params: { expected: 'string' } },
    'date',
    'A date is missing. Write it as 25 March 2018, 2018-03-25, 2018-03 or 2018.',
  ],
  [{ reason: 'MISSING', params: { expected: 'array' } }, 'lines', 'This list is empty. Enter at least one.'],
  [{ reason: 'MISSING', params: { expected: 'string' } }, null, 'Something is missing here.'],
  [{ reason: 'MISSING', params: { expected: 'array' } }, 'passages', 'Select the words that support this.'],
  [{ reason: 'TOO_SMALL', params: { measure: 'LENGTH', limit: 1, value: '""' } }, 'words', 'This field is empty. Fill it in.'],
  [
    { reason: 'TOO_SMALL', params: { measure: 'ENTRIES', limit: 1, value: 'an empty list' } },
    'passages',
    'Select the words that support this.',
  ],
  [{ reason: 'WRONG_TYPE', params: { expected: ['int'], value: '"x"' } }, 'number', 'Enter a whole number.'],
  [{ reason: 'WRONG_TYPE', params: { expected: ['array'], value: '"x"' } }, null, 'This must be a list, not "x".'],
  [{ reason: 'TOO_SMALL', params: { measure: 'VALUE', limit: 1, value: '-3' } }, 'number', 'Enter a whole number, at least 1.'],
  [{ reason: 'TOO_LARGE', params: { measure: 'VALUE', limit: 9, value: '10' } }, 'number', 'Enter a whole number, at most 9.'],
  [{ reason: 'TOO_LARGE', params: { measure: 'ENTRIES', limit: 9, value: 'a list of 10' } }, 'lines', 'Use at most 9.'],
  [{ reason: 'MALFORMED', params: { form: 'URL', value: '"x"' } }, 'line', /begins with http/],
  [{ reason: 'MALFORMED', params: { form: 'LANGUAGE', value: '"x"' } }, 'line', /^Enter a language code/],
  [{ reason: 'MALFORMED', params: { form: 'must be odd', value: '2' } }, 'line', 'This must be odd.'],
] as [Reasoned, never, string | RegExp][])('%j at %j has a message for editors', (found, control, said) => {
  const message = problemMessage(found, control);
  if (typeof said === 'string') expect(message).toBe(said);
  else expect(message).toMatch(said);
});

test.each([
  ['TOO_LARGE', 'Use at most 500 characters.'],
  ['NOT_AN_OPTION', 'Choose one from the list.'],
  [
    'NOT_A_DATE',
    '“soon” is not a date. Write it as 25 March 2018, 2018-03-25, 2018-03, 2018, or [..2000-05] for May 2000 or earlier.',
  ],
  ['END_BEFORE_START', 'The end 2019 is before the start 2020.'],
  ['NOT_DECLARED', '“aino-salmi” is not among the facts of this draft. Choose another, or create it first.'],
  [
    'QUOTE_DIFFERS',
    'The words “a bridge” differ from the passage of this fact: “a ferry”. Correct them, or move the fact to the selected words.',
  ],
  ['END_OF_OTHER_STATUS', 'It ended (“2019”), so its status must be “Ended”.'],
  ['COUNTRY_DID_NOT_EXIST', 'Soviet-union existed to 1991, not in 1995; russia and others did.'],
  ['PART_OF_ITSELF', 'This organization is part of itself: a → b → a.'],
] as [Reason, string][])('%s includes its values in the message for editors', (reason, said) => {
  const found = reason === 'END_BEFORE_START' ? { reason, params: { start: '2020', end: '2019' } } : sample(reason);
  expect(problemMessage(found, null)).toBe(said);
});

/** Reasons about the file and its text, which editors do not see. */
const OF_THE_FILE: readonly Reason[] = [
  ...(['HASH_OF_LINK', 'LENGTH_OF_LINK', 'HASH_MISSING', 'LENGTH_MISSING', 'HASH_DIFFERS', 'LENGTH_DIFFERS'] as const),
  ...(['NUL_CHARACTER', 'SLUG_NOT_OF_NAME', 'MALFORMED_KEY', 'SYNTAX', 'SOURCE_GONE', 'TEXT_NOT_STORABLE'] as const),
  ...(['WORDS_WITHOUT_TEXT', 'WORDS_AT_SEVERAL_PLACES', 'NO_SUCH_OCCURRENCE'] as const), // the desk cites by offsets
];

describe('a message for editors', () => {
  const reasons = (Object.keys(REASONS) as Reason[]).filter((reason) => !OF_THE_FILE.includes(reason));
  test.each(reasons)('does not mention the syntax of annotations: %s', (reason) => {
    const said = problemMessage(sample(reason), null);
    expect(said).toMatch(/^[\p{Lu}“"\d].*[.?]$/u);
    expect(said).not.toMatch(/code point|\[\d|slug|declare|SHA|\b[A-Z]{4,}|must be text|reportedBy/);
  });
});

test('every reason has a one-line message for the command line and the API', () => {
  for (const reason of Object.keys(REASONS) as Reason[]) {
    const message = reasonMessage(sample(reason));
    expect(message).toMatch(/^\S[^\n]*\S$/);
    expect(message).not.toMatch(/undefined|\[object/);
  }
});

test("a reason unknown to this desk is shown in the server's words, without the position in the annotation", () => {
  const error = { message: 'Line 1, column 2: the moon is full.', reason: 'MOON_IS_FULL', params: {} };
  expect(errorMessage(error, null)).toBe('The moon is full.');
  expect(errorMessage({ ...error, reason: null }, 'line')).toBe('The moon is full.');
  expect(errorMessage({ ...error, reason: 'toString' }, 'line')).toBe('The moon is full.');
});
