import { fold } from '../../model/fold.js';
import type { Subregion } from '../../model/generated/enums.js';
import { NO_NAMES } from '../duplicates/suspected-same-person.type.js';
import { SEARCH_LIMITS, SMALL } from '../search/asked.js';

/** A person as stored. */
export interface Named {
  name: string;
  aliases: readonly string[];
  /** That of the person's country; null if unknown. */
  subregion: Subregion | null;
}

const NUMERAL = /^[IVX]+$/;
/** Where many family names come first, or many people are called by their first name. */
const FIRST_NAMES: readonly (Subregion | null)[] = ['EASTERN_ASIA', 'SOUTH_EASTERN_ASIA'];
/** Where many people have two family names, and are called by the first of them. */
const TWO_FAMILY_NAMES: readonly (Subregion | null)[] = ['CENTRAL_AMERICA', 'SOUTH_AMERICA'];

/**
 * Returns the words by which texts may mention a person: the last word of the name, without titles, particles and numerals, and
 * the aliases of one word. Also the first word in Eastern Asia, in names with “bin”, and in names such as Kim Jong-un; and the
 * last but one in Latin America.
 */
export function wordsOf({ name, aliases, subregion }: Named): string[] {
  const all = name.split(/\s+/).map(withoutArticle);
  const words = all.filter(
    (word) => /^\p{L}./u.test(word) && !NUMERAL.test(word) && !NO_NAMES.includes(fold(word)) && !SMALL.has(fold(word)),
  );
  const hasFirst =
    FIRST_NAMES.includes(subregion) ||
    all.some((word) => /^(?:bin|ibn)$/i.test(word)) ||
    /^\p{Lu}\p{Ll}+-\p{Ll}+$/u.test(all[1] ?? '');
  const others = [
    hasFirst ? words[0] : undefined,
    words.length > 2 && TWO_FAMILY_NAMES.includes(subregion) ? words.at(-2) : undefined,
  ];
  const found = [
    ...others,
    words.at(-1) ?? name,
    ...aliases.map(withoutArticle).filter((alias) => /^[\p{L}'’-]{2,}$/u.test(alias)),
  ];
  return [...new Map(found.flatMap((word) => (word ? [[fold(word), word]] : []))).values()];
}

const withoutArticle = (word: string) => word.replace(/^(?:al|el|ul)-|[.,]$/giu, '');

/** Whether one of the people has a name with whole words. */
export const hasWords = (people: readonly Named[], words: string): boolean =>
  people.some(({ name, aliases }) => [name, ...aliases].some((each) => spaced(each).includes(spaced(words))));

const spaced = (text: string) =>
  ` ${
    fold(text)
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `;

/** Returns the words of several people, as many as a search may have. */
export const wordsOfAll = (people: readonly Named[]): string[] =>
  [...new Map(people.flatMap(wordsOf).map((word) => [fold(word), word])).values()].slice(0, SEARCH_LIMITS.words / 2);
