import { expect, test } from 'vitest';
import { ENGLISH, qualifierReader } from '../../../../src/features/mapping/dates/date-field.js';

const english = qualifierReader(ENGLISH);

test.each([
  ['1998', '1998', ''],
  ['circa 1998', '1998', '~'],
  ['c. May 1998', 'May 1998', '~'],
  ['c1998', '1998', '~'],
  ['CA. 1998', '1998', '~'],
  ['1998?', '1998', '?'],
  ['1998 (?)', '1998', '?'],
  ['probably c. 1998', '1998', '%'],
  ['c. 5-7 May 1998?', '5-7 May 1998', '%'],
  ['canceled 1998', 'canceled 1998', ''],
  ['?', '?', ''],
])('%s means %s with the qualifier %j', (value, date, mark) => {
  expect(english(value)).toEqual([date, mark]);
});

test('the words for qualifiers come from the mapping', () => {
  const german = qualifierReader({ approximate: ['um', 'ca.'], uncertain: ['wohl'] });
  expect(['um 1998', 'wohl um 1998', '1998?'].map(german)).toEqual([
    ['1998', '~'],
    ['1998', '%'],
    ['1998?', ''],
  ]);
});
