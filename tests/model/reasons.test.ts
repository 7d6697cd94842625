import { expect, test } from 'vitest';
import { formSentence, type Reason, type Reasoned, reasonMessage, type ReasonParams } from '../../src/model/reasons.js';

// The sentence expected for each reason, with each variant that depends on its parameters.

const SENTENCES: { readonly [Name in Reason]: readonly [ReasonParams<Name>, sentence: string][] } = {
  SYNTAX: [[{ message: 'Map keys must be unique' }, 'Map keys must be unique']],
  UNKNOWN_KEY: [
    [{ key: '"colour"', similar: [] }, 'unknown key "colour"'],
    [{ key: '"colour"', similar: ['color', 'collar'] }, 'unknown key "colour": did you mean color or collar?'],
  ],
  MISSING: [
    [{ expected: 'string' }, 'is missing: must be text'],
    [{ expected: 'int' }, 'is missing: must be a whole number'],
    [{ expected: 'number' }, 'is missing: must be a whole number'],
    [{ expected: 'array' }, 'is missing: must be a list'],
    [{ expected: 'tuple' }, 'is missing: must be [start, end]'],
    [{ expected: 'object' }, 'is missing: must be a table'],
    [{ expected: 'record' }, 'is missing: must be a table'],
    [{ expected: 'boolean' }, 'is missing: must be boolean'],
  ],
  WRONG_TYPE: [[{ expected: ['string', 'int'], value: 'an empty list' }, 'must be text or a whole number, not an empty list']],
  NOT_AN_OPTION: [
    [
      { options: ['SUMMIT', 'TALKS'], value: '"SUMIT"', similar: ['SUMMIT'] },
      'must be one of SUMMIT, TALKS, not "SUMIT": did you mean SUMMIT?',
    ],
    [{ options: ['A'], value: '"x"', similar: [] }, 'must be one of A, not "x"'],
  ],
  TOO_SMALL: [
    [{ measure: 'VALUE', limit: 1, value: '-3' }, 'must be at least 1, not -3'],
    [{ measure: 'LENGTH', limit: 1, value: '""' }, 'must be text of length at least 1, not ""'],
    [{ measure: 'ENTRIES', limit: 1, value: 'an empty list' }, 'must be a list of at least 1, not an empty list'],
  ],
  TOO_LARGE: [
    [{ measure: 'VALUE', limit: 9, value: '10' }, 'must be at most 9, not 10'],
    [{ measure: 'LENGTH', limit: 2, value: '"abc"' }, 'must be text of length at most 2, not "abc"'],
    [{ measure: 'ENTRIES', limit: 2, value: 'a list of 3' }, 'must be a list of at most 2, not a list of 3'],
  ],
  MALFORMED: [
    [{ form: 'ONE_LINE', value: '"x"' }, 'must be one line, with no control characters: "x"'],
    [{ form: 'LINES', value: '"x"' }, 'must have no control characters other than line feeds: "x"'],
    [{ form: 'LANGUAGE', value: '"x"' }, 'must be a BCP 47 language tag, such as ko, zh-Hans or pt-BR: "x"'],
    [{ form: 'SLUG', value: '"x"' }, 'must be lower-case ASCII letters and digits, in words joined by hyphens: "x"'],
    [{ form: 'SHA256', value: '"x"' }, 'must be 64 lower-case hexadecimal digits: "x"'],
    [{ form: 'URL', value: '"x"' }, 'Invalid URL: "x"'],
    [{ form: 'must be an identifier', value: '"x"' }, 'must be an identifier: "x"'],
  ],
  MALFORMED_KEY: [
    [{ form: 'SLUG', key: '"A B"' }, 'the key "A B" must be lower-case ASCII letters and digits, in words joined by hyphens'],
  ],
  URL_MISSING: [[{}, 'is missing: a link must have a URL']],
  HASH_OF_LINK: [[{}, 'a link has no text: omit the hash']],
  LENGTH_OF_LINK: [[{}, 'a link has no text: omit the length']],
  HASH_MISSING: [[{}, 'is missing: specify the hash of the text, or make the source a link (kind: LINK)']],
  LENGTH_MISSING: [[{}, 'is missing: specify the length of the text, or make the source a link (kind: LINK)']],
  HASH_DIFFERS: [[{ found: 'ab', given: 'cd' }, 'the SHA-256 of the text is ab, not cd']],
  LENGTH_DIFFERS: [[{ found: 7, given: 8 }, 'the text has 7 code points, not 8']],
  NUL_CHARACTER: [[{ at: 7 }, 'the text has a NUL character at code point 7, which cannot be stored']],
  WORDS_WITHOUT_TEXT: [
    [
      {},
      'a passage can be found by its words only in the text of the source: provide the text, or write the passage as [start, end]',
    ],
  ],
  WORDS_NOT_FOUND: [
    [{ words: '"a ferry"', explanation: ': did you mean "a fairy"?' }, '"a ferry" is not in the text: did you mean "a fairy"?'],
  ],
  WORDS_AT_SEVERAL_PLACES: [
    [
      {
        words: '"a ferry"',
        hasMore: false,
        places: [
          { start: 3, end: 10, line: 1 },
          { start: 20, end: 27, line: 2 },
        ],
        count: 2,
      },
      '"a ferry" occurs in 2 places: [3, 10] on line 1, [20, 27] on line 2. Quote more words, or add an occurrence from 1 to 2',
    ],
    [
      {
        words: '"a ferry"',
        hasMore: false,
        places: [
          { start: 3, end: 10, line: 1 },
          { start: 20, end: 27, line: 2 },
        ],
        count: 3,
      },
      '"a ferry" occurs in 3 places: [3, 10] on line 1, [20, 27] on line 2, …. Quote more words, or add an occurrence from 1 to 3',
    ],
    [
      {
        words: '"a ferry"',
        hasMore: true,
        places: [
          { start: 3, end: 10, line: 1 },
          { start: 20, end: 27, line: 2 },
        ],
        count: 2,
      },
      '"a ferry" occurs in more than 2 places: [3, 10] on line 1, [20, 27] on line 2, …. Quote more words, or add an occurrence from 1 to 2',
    ],
  ],
  NO_SUCH_OCCURRENCE: [
    [
      { words: '"a ferry"', hasMore: false, places: [{ start: 3, end: 10, line: 1 }], count: 1, occurrence: 2 },
      '"a ferry" occurs in 1 place, not 2: [3, 10] on line 1',
    ],
  ],
  EMPTY_PASSAGE: [[{ start: 7, end: 7 }, 'the passage [7, 7] is empty: its end must be greater than its start']],
  PASSAGE_AFTER_TEXT: [[{ start: 3, end: 10, length: 9 }, 'the passage [3, 10] ends after the text, which has 9 code points']],
  DIGEST_DIFFERS: [[{ start: 3, end: 10, found: 'ab', given: 'cd' }, 'the SHA-256 of the words at [3, 10] is ab, not cd']],
  QUOTED_WORDS_OF_OTHER_LENGTH: [
    [{ start: 3, end: 10, length: 8 }, 'the quoted words have 8 code points, but the passage [3, 10] has 7'],
  ],
  QUOTED_WORDS_DIFFER: [
    [{ start: 3, end: 10, printed: 'a ferry', given: 'a fairy' }, 'the text at [3, 10] is "a ferry", not "a fairy"'],
  ],
  QUOTE_OF_OTHER_LENGTH: [[{ start: 3, end: 10, length: 8 }, 'the quote has 8 code points, but its passage [3, 10] has 7']],
  QUOTE_DIFFERS: [
    [
      { start: 3, end: 10, printed: 'a ferry', quote: 'a bridge' },
      'the quote is "a bridge", but its passage [3, 10] is "a ferry"',
    ],
  ],
  NOT_IN_QUOTATION_MARKS: [
    [{ start: 3, end: 10, words: 'a ferry' }, '"a ferry" at [3, 10] is not between quotation marks in the text'],
  ],
  FINAL_COMMA: [[{ words: 'a ferry,' }, 'remove the final comma from the quote and its passage: "a ferry,"']],
  ORIGINAL_LANGUAGE_MISSING: [[{}, 'is missing: specify the language of the original words']],
  ORIGINAL_NOT_TRANSLATED: [[{ language: 'en' }, 'the text is also in en: omit the original if nothing was translated']],
  COPIED_WORDS: [[{ count: 8, words: 'one two' }, 'copies 8 words in a row from the text: "one two". Use other words']],
  UNKNOWN_COUNTRY: [
    [{ slug: 'icelnd', similar: ['iceland'] }, 'there is no country with the slug icelnd: did you mean iceland?'],
  ],
  NOT_DECLARED: [
    [
      { slug: 'aino', table: 'people', declaredUnder: null, similar: [] },
      'aino is not declared under people: declare it there first',
    ],
    [
      { slug: 'aino', table: 'people', declaredUnder: null, similar: ['ain'] },
      'aino is not declared under people: did you mean ain?',
    ],
    [
      { slug: 'aino', table: 'people', declaredUnder: 'topics', similar: ['ain'] },
      'aino is not declared under people, but under topics',
    ],
  ],
  SLUG_NOT_OF_NAME: [
    [{ name: 'Aino Salmi', expected: 'aino-salmi', slug: 'aino' }, 'the slug of "Aino Salmi" must be aino-salmi, not aino'],
  ],
  ALIAS_IS_THE_NAME: [[{ name: 'Aino Salmi' }, 'Aino Salmi is already the preferred name: remove this alias']],
  REPEATED_ENTRY: [[{ index: 0, entry: 'person aino' }, 'repeats entry [0] of this list: person aino']],
  NOT_ONE_NAMED: [
    [
      { named: [], allowed: ['person', 'organization', 'country'] },
      'names nobody: specify exactly one of person, organization and country',
    ],
    [
      { named: ['person', 'country'], allowed: ['person', 'country'] },
      'names person and country: specify exactly one of person and country',
    ],
  ],
  PARTICIPANT_TWICE: [
    [{ country: 'estonia', organization: 'nato' }, 'names both estonia and nato: specify a country or an organization'],
  ],
  PARTICIPANT_NOBODY: [[{}, 'names nobody: specify a person, a country or an organization']],
  NOT_A_DATE: [
    [{ date: 'soon' }, '"soon" is not a date: write 2018, 2018-03, 2018-03-25, or [..2000-05] for May 2000 or earlier'],
  ],
  END_BEFORE_START: [[{ start: '2019', end: '2018' }, 'the end 2018 is before the start 2019']],
  DURATION_DIFFERS: [
    [{ start: '2018-03-25', end: '2018-03-28', days: 4, given: 3 }, '2018-03-25 to 2018-03-28 is 4 days inclusive, not 3'],
  ],
  END_OF_OTHER_STATUS: [
    [{ end: '2019', status: 'HELD' }, 'the position has the end 2019, so its status must be ENDED, not HELD'],
  ],
  COUNTRY_DID_NOT_EXIST: [
    [
      { country: 'soviet-union', years: 'to 1991', date: '1995', others: ['russia', 'ukraine'], hasMore: true },
      'soviet-union existed to 1991, not in 1995; russia, ukraine and others did',
    ],
    [
      { country: 'soviet-union', years: 'to 1991', date: '1995', others: ['russia'], hasMore: false },
      'soviet-union existed to 1991, not in 1995; russia did',
    ],
    [
      { country: 'soviet-union', years: 'to 1991', date: '1995', others: [], hasMore: false },
      'soviet-union existed to 1991, not in 1995',
    ],
  ],
  OWN_RELATIVE: [[{ person: 'aino', kind: 'PARENT' }, 'aino cannot be their own relative (PARENT): specify two people']],
  KINSHIP_REPEATED: [
    [{ people: ['aino', 'ville'], other: 'kinship[0]' }, 'the kinship of aino and ville repeats kinship[0]: remove one of them'],
  ],
  KINSHIP_CONTRADICTED: [
    [
      { people: ['aino', 'ville'], other: 'kinship[0]', kinds: ['PARENT', 'CHILD'] },
      'the kinship of aino and ville contradicts kinship[0]: PARENT there, CHILD here',
    ],
  ],
  PART_OF_ITSELF: [[{ steps: ['a', 'b', 'a'] }, 'is part of itself: a → b → a']],
  PART_OF_ITSELF_BY_OTHERS: [[{ slug: 'nato' }, 'nato is part of itself, through parents given by other sources']],
  SPEAKER_NOT_NAMED: [[{ attribution: 'UNNAMED' }, 'the statement is UNNAMED, but names a speaker: name none, or make it NAMED']],
  CHAIN_BEGINS_ELSEWHERE: [
    [{ first: 'kcna', reportedBy: null }, 'begins with kcna, but reportedBy is missing'],
    [{ first: 'kcna', reportedBy: 'tass' }, 'begins with kcna, but reportedBy is tass'],
  ],
  ABOUT_OWN_VISIT: [[{ visit: 'v' }, `v is the statement's own visit: remove it from the list`]],
  EVENT_OF_OTHER_VISIT: [[{ event: 'e', held: 'v', visit: 'w' }, 'the event e belongs to the visit v, not to w']],
  SOURCE_GONE: [[{ source: 'a' }, 'The source a no longer exists. Import it as a new source, with the version none.']],
  SOURCE_EXISTS: [
    [
      { source: 'a' },
      'The source a already exists. Merge your changes into its current annotation, and import the result with its annotationVersion.',
    ],
  ],
  ANNOTATION_CHANGED: [
    [
      { source: 'a' },
      'The annotation of a has changed since you read it. Merge your changes into its current annotation, and import the result with its annotationVersion.',
    ],
  ],
  CONSTRAINT_BROKEN: [
    [{ constraint: 'Visit_dates' }, 'together with the stored data, this would break the database constraint Visit_dates'],
  ],
  TEXT_NOT_STORABLE: [[{ message: 'No NUL.' }, 'No NUL.']],
};

test.each(Object.entries(SENTENCES))('%s has its own message', (reason, sentences) => {
  for (const [params, sentence] of sentences) expect(reasonMessage({ reason, params } as Reasoned)).toBe(sentence);
});

test('a form without a name serves as its own message', () => {
  expect([formSentence('SLUG'), formSentence('must rhyme')]).toEqual([
    'must be lower-case ASCII letters and digits, in words joined by hyphens',
    'must rhyme',
  ]);
});
