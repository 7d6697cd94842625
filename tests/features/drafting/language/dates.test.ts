import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePartialDate } from '../../../../src/model/dates/partial-date.js';
import { datesIn } from '../../../../src/features/drafting/language/dates.js';

/** A Wednesday. */
const PUBLISHED = '2018-03-28';
const read = (text: string, published: string | null = PUBLISHED) =>
  datesIn(text, published).map(({ words, edtf }) => [words, edtf]);

test.each([
  ['on 2018-03-25', [['2018-03-25', '2018-03-25']]],
  [
    'on March 25, 2018, and 26 March 2018',
    [
      ['March 25, 2018', '2018-03-25'],
      ['26 March 2018', '2018-03-26'],
    ],
  ],
  ['on Sunday, March 25, 2018', [['Sunday, March 25, 2018', '2018-03-25']]],
  ['the 1st of May 2010', [['the 1st of May 2010', '2010-05-01']]],
  ['from March 25 to 28, 2018', [['March 25 to 28, 2018', '2018-03-25/2018-03-28']]],
  ['25–28 March 2018', [['25–28 March 2018', '2018-03-25/2018-03-28']]],
  [
    'in May and August of 2010',
    [
      ['May', '2010-05'],
      ['August of 2010', '2010-08'],
    ],
  ],
  [
    'in 2000, 2001, 2004 and 2006',
    [
      ['2000', '2000'],
      ['2001', '2001'],
      ['2004', '2004'],
      ['2006', '2006'],
    ],
  ],
  ['in the late 1990s', [['the late 1990s', '[1990..1999]']]],
  ['early March 2018', [['early March 2018', '2018-03']]],
])('%s is complete by itself', (text, expected) => {
  expect(read(text, null)).toEqual(expected);
});

test.each([
  ['on March 25', [['March 25', '2018-03-25']]],
  ['on December 30', [['December 30', '2017-12-30']]],
  ['in April', [['April', '2018-04']]],
  ['last December', [['last December', '2017-12']]],
  ['on Sunday', [['on Sunday', '2018-03-25']]],
  ['on Wednesday', [['on Wednesday', '2018-03-28']]],
  ['They will meet on Friday', [['on Friday', '2018-03-30']]],
  ['On Friday the president of the two chambers will lay a wreath', [['Friday', '2018-03-30']]],
  ['On Monday he said that he would come and that they will meet', [['Monday', '2018-03-26']]],
  ['He came on Tuesday and will leave soon', [['on Tuesday', '2018-03-27']]],
  ['On Tuesday the king, who will retire, sang', [['Tuesday', '2018-03-27']]],
  ['next Monday', [['next Monday', '2018-04-02']]],
  [
    'yesterday and tomorrow',
    [
      ['yesterday', '2018-03-27'],
      ['tomorrow', '2018-03-29'],
    ],
  ],
  ['ten days ago', [['ten days ago', '2018-03-18']]],
  ['three months ago', [['three months ago', '2017-12']]],
  ['two years ago', [['two years ago', '2016']]],
  ['last week', [['last week', '[2018-03-19..2018-03-25]']]],
  ['this weekend', [['this weekend', '[2018-03-31..2018-04-01]']]],
  ['last year', [['last year', '2017']]],
  [
    'On March 25 he left; ten days later he was back',
    [
      ['March 25', '2018-03-25'],
      ['ten days later', '2018-04-04'],
    ],
  ],
  [
    'On March 25 and the following day',
    [
      ['March 25', '2018-03-25'],
      ['the following day', '2018-03-26'],
    ],
  ],
])('%s is relative to the day of publication', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  'Theresa May met 40 people.',
  'He may come. They march on.',
  '2,000 troops; 2000 soldiers; $1999; 1960 km',
  'on February 30, 2018',
  'flight 1804-05',
])('%s has no date', (text) => {
  expect(read(text)).toEqual([]);
});

test('without the day of publication, a relative date is known only as printed', () => {
  const printed = ['March 25', 'on Sunday', 'yesterday', 'last year', 'ten days ago'];
  expect(read('on March 25, on Sunday, yesterday, last year, ten days ago', null)).toEqual(printed.map((words) => [words, null]));
  expect(read('a decade ago')).toEqual([['a decade ago', null]]);
});

test('a date without a year takes its year from the paragraph', () => {
  const text = 'In 2012 she came: on 3 May, from 5 to 7 May, and in June.\n\nShe left on March 25.';
  const years = ['2012', '2012-05-03', '2012-05-05/2012-05-07', '2012-06'];
  expect(read(text, null).map(([, edtf]) => edtf)).toEqual([...years, null]);
  expect(read(text).map(([, edtf]) => edtf)).toEqual([...years, '2018-03-25']);
});

test('any text produces valid dates with the positions of their words', () => {
  const words = fc.constantFrom(
    'March',
    'May',
    '25',
    '28',
    '2018',
    '30,',
    'to',
    'on',
    'in',
    'Sunday',
    'last',
    'ago',
    'ten',
    'days',
    '\n',
    '😀',
    'the',
    'of',
    '1990s',
    '–',
    'week',
  );
  const text = fc
    .array(fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 30 })
    .map((all) => all.join(' '));
  fc.assert(
    fc.property(text, (given) => {
      let last = 0;
      for (const { start, end, words, edtf } of datesIn(given, PUBLISHED)) {
        expect(given.slice(start, end)).toBe(words);
        expect(start).toBeGreaterThanOrEqual(last);
        for (const each of edtf?.split('/') ?? []) expect(parsePartialDate(each)).not.toBe(null);
        last = end;
      }
    }),
  );
});

test.each([
  ['The queen visits Oman on Monday.', ['2018-04-02']],
  ['The queen visited Oman on Monday.', ['2018-03-26']],
  ['The queen will visit Oman on Wednesday.', ['2018-03-28']],
  ['He said on Monday that he would fly to Rome on Friday.', ['2018-03-26', '2018-03-30']],
  ['He said on Friday that he had flown to Rome on Monday.', ['2018-03-23', '2018-03-26']],
  ['The pact will be signed soon, said Lee, who came on Sunday.', ['2018-03-25']],
  ['Lee, who arrived on Sunday, leaves on Saturday.', ['2018-03-25', '2018-03-31']],
  ['The visit, scheduled for Tuesday, was announced on Monday.', ['2018-04-03', '2018-03-26']],
  ['He was due in Bern on Friday, but on Tuesday he fell ill.', ['2018-03-30', '2018-03-27']],
  ['They have talked since Monday and will end on Friday.', ['2018-03-26', '2018-03-30']],
  ['On Friday, he travels to Cork. On Friday, he travelled to Cork.', ['2018-03-30', '2018-03-23']],
  ['The envoy is flying to Bern on Tuesday.', ['2018-04-03']],
  ['Next Wednesday he leaves. Last Wednesday he came.', ['2018-04-04', '2018-03-21']],
])('a weekday is the nearest one in the direction of its verb: %s', (text, days) => {
  expect(datesIn(text, '2018-03-28').map(({ edtf }) => edtf)).toEqual(days);
  expect(datesIn(text).every(({ edtf }) => edtf === null)).toBe(true);
});
