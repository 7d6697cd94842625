import { expect, test } from 'vitest';
import { unlikelyForOne, yearsOf, yearsText } from '../../../../src/features/desk/browser/settle/spellings/years.js';

const person = (visits: (string | null)[], offices: [string | null, string | null][] = []) => {
  const date = (edtf: string | null) => (edtf === null ? null : { edtf });
  const nodes = visits.map((start) => ({ start: date(start) }));
  const positions = offices.map(([start, end]) => ({ start: date(start), end: date(end) }));
  return yearsOf({ visits: { nodes }, latest: { nodes }, positions } as never);
};

test('the years of a person come from their visits and offices, including spans', () => {
  expect(person(['2018-03', null, '2016?'], [[null, '[2019..2021]']])).toEqual({ first: 2016, last: 2021 });
  expect(person([null])).toBe(null);
  expect([yearsText({ first: 2016, last: 2021 }), yearsText({ first: 2016, last: 2016 })]).toEqual(['2016 to 2021', '2016']);
});

test.each([
  ['60 years between two people', [['1950', '1951'], ['2011']], 'Nothing is known from 1951 to 2011, a gap of 60 years.'],
  ['the same in the other order', [['2011'], ['1950', '1951']], 'Nothing is known from 1951 to 2011, a gap of 60 years.'],
  [
    'too long a career',
    [
      ['1950', '1990'],
      ['1980', '2001'],
    ],
    'From 1950 to 2001 is 51 years.',
  ],
  ['neighbours', [['1990'], ['2004']], null],
  ['one person undated', [['1950'], []], null],
])('%s: judges whether %j is unlikely for one person: %s', (_, years, said) => {
  expect(unlikelyForOne(years.map((each) => person(each)))).toBe(said);
});
