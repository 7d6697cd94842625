import { suggestionList } from 'graphql/jsutils/suggestionList.js';

/** More would not be read. */
const MOST = 3;
/** Comparing with every option takes time, and a longer word is no slip of the pen. */
const LONGEST = 200;
/** Half of a shorter word may differ by two letters: then the first one must be right. */
const SHORT = 5;

/** The options that are like a word, the most similar first. */
export function similarWords(word: string, options: Iterable<string>): string[] {
  if (word.length > LONGEST) return [];
  const isLike = (option: string) => word.length >= SHORT || initial(option) === initial(word);
  return suggestionList(word, [...options])
    .filter(isLike)
    .slice(0, MOST);
}

/** `: did you mean china or chile?`, to be put after a sentence; empty without words. */
export function didYouMean([first, ...more]: readonly string[]): string {
  if (first === undefined) return '';
  const last = more.pop();
  return `: did you mean ${last === undefined ? first : `${[first, ...more].join(', ')} or ${last}`}?`;
}

const initial = (word: string) => word.slice(0, 1).toLowerCase();
