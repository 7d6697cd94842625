import { fold } from '../../model/fold.js';
import { SMALL } from '../search/asked.js';
import { hasWords, type Named } from './names-in-words.js';

/** A country with its names and aliases, folded. */
export interface CountryNames {
  id: string;
  slug: string;
  name: string;
  names: string[];
}

/** A word of a search, without quotation marks or operators. */
export interface SearchWord {
  word: string;
  /** The other words; undefined if there are none. */
  rest: string | undefined;
}

/** Returns the words of a search; none if it has phrases, alternatives or excluded words. */
export function plainWords(search: string): SearchWord[] {
  const words = search.trim().split(/\s+/);
  if (words.some((word) => /["“”]|^-|^or$/iu.test(word))) return [];
  return words.flatMap((word, at) => {
    if (!/^\p{L}{3}/u.test(word)) return [];
    const others = words.toSpliced(at, 1);
    return {
      word: word.replace(/\P{L}+$/u, ''),
      rest: restOf(others),
    };
  });
}

const restOf = (words: readonly string[]) => (words.every((each) => SMALL.has(fold(each))) ? undefined : words.join(' '));

/** Returns the words of a search that are not in a person's names; undefined if there are none. */
export const withoutNames = (search: string, person: Named): string | undefined =>
  restOf(
    search
      .trim()
      .split(/\s+/)
      .filter((word) => !hasWords([person], word)),
  );

/**
 * Returns the countries that a word may mean: Guinea, Guinea-Bissau and Papua New Guinea. None if only one country has the word as
 * a name, as the beginning of a name before a comma, bracket or hyphen, or as its end; or if the search has the longer name.
 */
export function countriesCalled<Country extends { names: string[] }>(
  word: string,
  search: string,
  countries: readonly Country[],
): Country[] {
  const [called, asked] = [fold(word), ` ${fold(search)} `];
  const begins = (name: string) => name.split(/,|-| \(/)[0] === called;
  const ends = (name: string) => !name.includes(' and ') && new RegExp(`[ -]${called}(?: \\(.*)?$`, 'u').test(name);
  if (!/^\p{L}{3,}$/u.test(called)) return [];
  const found = countries.filter(({ names }) => names.some((name) => begins(name) || ends(name)));
  const isName = found.some(({ names }) => names.some(begins));
  const isLonger = found.some(({ names }) => names.some((name) => name !== called && asked.includes(` ${name} `)));
  return isName && !isLonger && found.length > 1 ? found : [];
}
