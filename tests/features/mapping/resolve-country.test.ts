import { describe, expect, test } from 'vitest';
import { countries } from '../../../seed/reference/countries.js';
import { countryResolver, type CountryResolution } from '../../../src/features/mapping/resolve-country.js';

const resolve = countryResolver(countries());

/** Formats a resolution: the slug, or the problem and the slugs that are reported with it. */
function inWords(resolution: CountryResolution): string {
  if ('country' in resolution) return resolution.country.slug;
  const { problem, ...lists } = resolution;
  const slugs = Object.values(lists).map((list) => list.map(({ slug }) => slug).join(' '));
  return [problem, ...slugs].join(': ');
}

describe('a printed name resolves to one country on a given date', () => {
  test.each([
    ['North Korea', '2018-03-25', 'north-korea'],
    ['D.P.R.K.', '2018', 'north-korea'],
    ['KP', null, 'north-korea'],
    ['PRK', null, 'north-korea'],
    ['SUN', '1960', 'soviet-union'],
    ["Cote d'Ivoire", '2011', 'cote-divoire'],
    ['Cote d’Ivoire', '2011', 'cote-divoire'],
    ['the  Netherlands', '1942', 'netherlands'],
    ['Congo, Republic of', '1961', 'republic-of-the-congo'],
    ['Muscat & Oman', '1938', 'oman'],
    ['Korea, South', '2017', 'south-korea'],
    ['China, People’s Republic of', '1979', 'china'],
    ['China, Republic of', '1945', 'republic-of-china-1912-1949'],
    ['China, Republic of', '1970', 'taiwan'],
    ['China', '1946', 'republic-of-china-1912-1949'],
    ['China', '1979', 'china'],
    ['Germany', '1945-07', 'german-reich'],
    ['Germany', '1991', 'germany'],
    ['Germany, Federal Republic of', '1963-06-23', 'west-germany'],
    ['Germany, Federal Republic of', '2023', 'germany'],
    ['Federal Republic of Germany', '1990-10-02', 'west-germany'],
    ['Federal Republic of Germany', '1990-10-03', 'germany'],
    ['German Democratic Republic', '1990', 'east-germany'],
    ['U.S.S.R.', '1990', 'soviet-union'],
    ['Russia', '1896', 'russian-empire'],
    ['Russia', '1992', 'russia'],
    ['Yugoslavia', '1942', 'yugoslavia'],
    ['Yugoslavia', '2001', 'serbia-and-montenegro'],
    ['Malaya', '1960', 'malaya'],
    ['Tanganyika', '1961', 'tanganyika'],
    ['Republic of Vietnam', '1957', 'south-vietnam'],
    ['Vietnam', '2005', 'vietnam'],
    ['Zaire', '1989', 'democratic-republic-of-the-congo'],
    // Outside its years, but no other state has the name.
    ['Zaire', '2005', 'democratic-republic-of-the-congo'],
    ['Sri Lanka', '1960', 'sri-lanka'],
  ])('%s in %s is %s', (name, date, slug) => expect(inWords(resolve(name, date))).toBe(slug));
});

describe('a state that did not exist on the date is reported together with the states that did', () => {
  test.each([
    ['Vietnam', '1960', 'DID_NOT_EXIST: vietnam: north-vietnam south-vietnam'],
    ['Germany', '1963', 'DID_NOT_EXIST: german-reich germany: west-germany east-germany'],
    ['Russia', '1959', 'DID_NOT_EXIST: russia russian-empire: soviet-union'],
    ['Malaya', '1970', 'DID_NOT_EXIST: malaya: malaysia'],
    ['Tanzania', '1961', 'DID_NOT_EXIST: tanzania: tanganyika zanzibar'],
    ['Serbia', '1985', 'DID_NOT_EXIST: serbia: yugoslavia'],
    ['Bangladesh', '1965', 'DID_NOT_EXIST: bangladesh: pakistan'],
    ['Hawaii', '1960', 'DID_NOT_EXIST: hawaii: united-states'],
  ])('%s in %s', (name, date, words) => expect(inWords(resolve(name, date))).toBe(words));
});

test('a name that may have belonged to several countries on an imprecise or unknown date is ambiguous', () => {
  expect(inWords(resolve('Federal Republic of Germany', '1990'))).toBe('AMBIGUOUS: germany west-germany');
  expect(inWords(resolve('Yugoslavia', null))).toBe('AMBIGUOUS: serbia-and-montenegro yugoslavia');
});

test('an unknown name is not guessed but reported with the closest names', () => {
  expect(inWords(resolve('Somoa', '2022'))).toMatch(/^UNKNOWN: samoa/);
  expect(inWords(resolve('Atlantis, Kingdom of', '2022'))).toMatch(/^UNKNOWN: /);
  expect(inWords(resolve('Korea', '1960'))).toMatch(/^UNKNOWN: (north-korea south-korea|south-korea north-korea)/);
  expect(inWords(resolve('Poland (government-in-exile)', '1943'))).toBe('UNKNOWN: poland');
  expect(inWords(resolve('Dahomey (Benin)', '1969'))).toBe('UNKNOWN: benin');
  expect(inWords(resolve('kp', '2018'))).toMatch(/^UNKNOWN: /);
});
