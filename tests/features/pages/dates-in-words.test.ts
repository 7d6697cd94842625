import { expect, test } from 'vitest';
import { datesInWords } from '../../../src/features/pages/explore/dates-in-words.js';

test.each([
  ['2–4 June 1961', { q: null, since: '1961-06-02', until: '1961-06-04' }],
  ['Kennedy June 2-4, 1961', { q: 'Kennedy', since: '1961-06-02', until: '1961-06-04' }],
  ['Vienna in June 1961', { q: 'Vienna', since: '1961-06', until: '1961-06' }],
  ['nov. 1963', { q: null, since: '1963-11', until: '1963-11' }],
  ['1961-06', { q: null, since: '1961-06', until: '1961-06' }],
  ['after 20 January 2017', { q: null, since: '2017-01-20', until: null }],
  ['Trump since January 20th, 2017', { q: 'Trump', since: '2017-01-20', until: null }],
  ['before 1945-05-08', { q: null, since: null, until: '1945-05-08' }],
  ['between May 1 1961 and 3 June 1961', { q: null, since: '1961-05-01', until: '1961-06-03' }],
  ['1961-05-31 – 1961-06-03', { q: null, since: '1961-05-31', until: '1961-06-03' }],
])('the words %s contain dates for the fields of the first day', (words, fields) => {
  expect(datesInWords(words)).toEqual(fields);
});

test.each([
  '3 June 1961',
  'June 3, 1961',
  '1961-06-03',
  '1961',
  '1945-1947',
  'after 1990',
  'Theresa May',
  '31–32 June 1961',
  '1961-13',
])('search reads the words %s itself, or they are no dates', (words) => {
  expect(datesInWords(words)).toBeNull();
});
