import { describe, expect, test } from 'vitest';
import { countries } from '../../../seed/reference/countries.js';
import { statesInPlaceOf, mayLieInYears, yearsInWords } from '../../../src/model/countries/country.js';
import { isOneLine, lastOfLine } from '../../../src/features/mapping/people/country-lines.js';
import { bySlug } from '../../support/countries.js';

const COUNTRIES = bySlug(countries());

test.each([
  [null, null, ''],
  ['1922', null, 'from 1922'],
  [null, '1991', 'to 1991'],
  ['1922', '1991', 'from 1922 to 1991'],
])('years from %s to %s are written as %j', (start, end, words) => {
  expect(yearsInWords({ start, end })).toBe(words);
});

test.each<[date: string | null, may: boolean]>([
  ['1921', false],
  ['1922', true],
  ['[..1922]', true],
  ['1991-12', true],
  ['1992', false],
  [null, true],
])('checks whether %s can lie between 1922-12-30 and 1991-12-26: %s', (date, may) => {
  expect(mayLieInYears({ start: '1922-12-30', end: '1991-12-26' }, date)).toBe(may);
});

test('a state is replaced by its predecessors or successors on the given date', () => {
  const slugs = (slug: string, date: string) => statesInPlaceOf(COUNTRIES.get(slug)!, date, COUNTRIES).map((each) => each.slug);
  expect(slugs('germany', '1963').sort()).toEqual(['east-germany', 'west-germany']);
  expect(slugs('soviet-union', '1900')).toEqual(['russian-empire']);
});

describe('countries in one line of succession', () => {
  test.each([
    ['can succeed each other directly', ['west-germany', 'germany'], 'germany'],
    ['can be given in any order', ['germany', 'west-germany'], 'germany'],
    ['can be connected by a third', ['russian-empire', 'russia'], 'russia'],
    ['can be a single country', ['germany'], 'germany'],
  ])('%s', (_what, slugs, last) => {
    expect([isOneLine(slugs, COUNTRIES), lastOfLine(slugs, COUNTRIES)]).toEqual([true, last]);
  });

  test.each([
    ['two states that existed side by side', ['west-germany', 'east-germany']],
    ['two states in a line of succession and one outside it', ['west-germany', 'germany', 'china']],
    ['a state and one that seceded from it', ['pakistan', 'bangladesh']],
    ['unknown states', ['nowhere', 'elsewhere']],
  ])('are not %s', (_what, slugs) => {
    expect(isOneLine(slugs, COUNTRIES)).toBe(false);
    expect(lastOfLine(slugs, COUNTRIES)).toBeUndefined();
  });
});
