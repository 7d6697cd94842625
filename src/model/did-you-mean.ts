import { suggestionList } from 'graphql/jsutils/suggestionList.js';

/** The maximum number of suggestions. Readers would skip a longer list. */
const MOST = 3;
/** The maximum length of a word. Comparing longer words is slow, and they are rarely typos. */
const LONGEST = 200;
/** A word shorter than this must share its first letter with the option, since two different letters may be half of it. */
const SHORT = 5;

/** Returns the options that resemble a word, most similar first. */
export function similarWords(word: string, options: Iterable<string>): string[] {
  if (word.length > LONGEST) return [];
  const isLike = (option: string) => word.length >= SHORT || initial(option) === initial(word);
  return suggestionList(word, [...options])
    .filter(isLike)
    .slice(0, MOST);
}

/** Returns `: did you mean china or chile?`, for the end of a sentence. Empty if there are no words. */
export function didYouMean([first, ...more]: readonly string[]): string {
  if (first === undefined) return '';
  const last = more.pop();
  return `: did you mean ${last === undefined ? first : `${[first, ...more].join(', ')} or ${last}`}?`;
}

const initial = (word: string) => word.slice(0, 1).toLowerCase();
