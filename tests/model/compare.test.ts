import { describe, expect, test } from 'vitest';
import { contradict, isMorePrecise, statedValue, says } from '../../src/model/compare.js';
import { claimFields } from '../../src/model/kinds/fields.js';
import type { Claim, Kind } from '../../src/model/kinds/kind.js';
import { kindNamed } from '../../src/model/kinds/kinds.js';

describe('a date is more precise than another', () => {
  test.each([
    ['a day', '2018-03-25', 'its month', '2018-03'],
    ['a month', '2018-03', 'its year', '2018'],
    ['a day', '2018-03-25', 'a span that includes it', '[2018-03-20..2018-03-30]'],
    ['a year', '2018', 'all years from an earlier one', '[2017..]'],
    ['a year', '2018', 'all years until it', '[..2018]'],
    ['all years from a later year on', '[2018..]', 'all from an earlier one', '[2017..]'],
    ['all years up to an earlier year', '[..2018]', 'all until a later one', '[..2019]'],
    ['a certain month', '2018-03', 'the same month, uncertain', '2018-03?'],
    ['a certain year', '2018', 'the same year, approximate', '2018~'],
    ['an uncertain day', '2018-03-25?', 'its month', '2018-03'],
    ['a date', '2018', 'text that is not a date', 'soon'],
  ])('%s, %s, than %s, %s, but not vice versa', (_what, date, _than, other) => {
    expect([isMorePrecise(date, other), isMorePrecise(other, date)]).toEqual([true, false]);
  });

  test.each([
    ['2018', '2018'],
    ['2018?', '2018?'],
    ['2018?', '2018~'],
    ['[2018..]', '[2018..]'],
    ['[..2018]', '[..2018]'],
    ['[2018..]', '[..2019]'],
    ['[2018..]', '[..2017]'],
    ['soon', 'later'],
  ])('neither %s nor %s is more precise', (one, other) => {
    expect([isMorePrecise(one, other), isMorePrecise(other, one)]).toEqual([false, false]);
  });
});

function named(kind: Kind, name: string) {
  const field = claimFields(kind.shape).find((each) => each.name === name);
  if (!field) throw new Error(`${kind.plural} have no ${name}`);
  return field;
}

describe('two values of a field', () => {
  test.each<[sentence: string, plural: string, field: string, older: unknown, newer: unknown, contradicts: boolean]>([
    ['equal slugs agree', 'visits', 'hostCountry', 'china', 'china', false],
    ['different slugs contradict each other', 'visits', 'hostCountry', 'china', 'china-1912', true],
    ['different enum values contradict each other', 'visits', 'kind', 'STATE', 'WORKING', true],
    ['overlapping spans agree', 'visits', 'start', '[2018-03-25..2018-03-28]', '[2018-03-28..2018-03-30]', false],
    ['different days contradict each other', 'visits', 'start', '[2018-03-25..2018-03-27]', '[2018-03-28..2018-03-30]', true],
    ['a date and an open range from it agree', 'visits', 'start', '2018', '[2018..]', false],
    [
      'a date and an open range until the day before contradict each other',
      'visits',
      'start',
      '2018-03-25',
      '[..2018-03-24]',
      true,
    ],
    ['a later status agrees', 'visits', 'status', 'PLANNED', 'COMPLETED', false],
    ['an earlier status contradicts', 'visits', 'status', 'COMPLETED', 'PLANNED', true],
    ['offices of different rank contradict each other', 'participants', 'role', 'President', 'Vice President', true],
    ['an office and its longer title agree', 'participants', 'role', 'President', 'President of France', false],
    ['identifiers of different schemes agree', 'people', 'identifiers', { wikidata: 'Q1' }, { viaf: '2' }, false],
    ['one equal identifier agrees', 'people', 'identifiers', { wikidata: 'Q1', viaf: '1' }, { wikidata: 'Q1' }, false],
    [
      'one different identifier contradicts',
      'people',
      'identifiers',
      { wikidata: 'Q1', viaf: '1' },
      { wikidata: 'Q1', viaf: '2' },
      true,
    ],
  ])('%s', (_sentence, plural, field, older, newer, contradicts) => {
    expect(contradict(named(kindNamed(plural), field), older, newer)).toBe(contradicts);
  });
});

describe('a source that states one value also states another', () => {
  test.each<[sentence: string, plural: string, field: string, said: unknown, value: unknown, holds: boolean]>([
    ['not if it states no value', 'visits', 'title', undefined, 'A trip', false],
    ['if they differ by case and accents', 'visits', 'title', 'A TRÍP', 'A trip', true],
    ['not if the words differ', 'visits', 'title', 'A journey', 'A trip', false],
    ['not if slugs differ in case', 'visits', 'hostCountry', 'CHINA', 'china', false],
    ['if it gives a day of the month', 'visits', 'start', '2018-03-25', '2018-03', true],
    ['not if it gives the month of a day', 'visits', 'start', '2018-03', '2018-03-25', false],
    ['not if its day is uncertain', 'visits', 'start', '2018-03-25?', '2018-03', false],
    ['if both are uncertain', 'visits', 'start', '2018-03-25?', '2018-03?', true],
    ['if its span ends where the other does', 'visits', 'start', '[2018-03..2018-12]', '2018', true],
    ['if its span begins where the other does', 'visits', 'start', '[2018-01..2018-03]', '2018', true],
    ['not if its span begins earlier', 'visits', 'start', '[2017-12..2018-12]', '2018', false],
    ['not if its span ends later', 'visits', 'start', '[2018-03..2019-01]', '2018', false],
    ['if it states one entry of a list', 'people', 'aliases', ['one'], ['one', 'two'], true],
    ['if they share an identifier', 'people', 'identifiers', { wikidata: 'Q1', viaf: '1' }, { wikidata: 'Q1' }, true],
    ['not if they share no scheme', 'people', 'identifiers', { viaf: '1' }, { wikidata: 'Q1' }, false],
    [
      'not if one identifier differs',
      'people',
      'identifiers',
      { viaf: '1', wikidata: 'Q1' },
      { viaf: '2', wikidata: 'Q1' },
      false,
    ],
  ])('%s', (_sentence, plural, field, said, value, holds) => {
    expect(says(named(kindNamed(plural), field), said, value)).toBe(holds);
  });
});

describe('a claim says nothing about a field', () => {
  test.each<[sentence: string, plural: string, field: string, value: unknown, said: unknown]>([
    ['that is missing', 'visits', 'start', undefined, undefined],
    ['that is null', 'visits', 'start', null, undefined],
    ['whose list is empty', 'people', 'aliases', [], undefined],
    ['whose map is empty', 'people', 'identifiers', {}, undefined],
    ['but something about other fields', 'people', 'aliases', ['one'], ['one']],
    ['but something about a number that is 0', 'visits', 'durationDays', 0, 0],
  ])('%s', (_sentence, plural, field, value, said) => {
    const kind = kindNamed(plural);
    expect(statedValue(kind, { [field]: value } as Claim, named(kind, field))).toEqual(said);
  });

  test('whose value means unknown', () => {
    const [field, value] = Object.entries(kindNamed('positions').open!)[0]!;
    expect(
      statedValue(kindNamed('positions'), { [field]: value } as Claim, named(kindNamed('positions'), field)),
    ).toBeUndefined();
    expect(statedValue(kindNamed('visits'), { title: value } as Claim, named(kindNamed('visits'), 'title'))).toBe(value);
  });
});
