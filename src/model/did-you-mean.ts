import { suggestionList } from 'graphql/jsutils/suggestionList.js';

/** More would not be read. */
const MOST = 3;
/** Comparing with every option takes time, and a longer word is no slip of the pen. */
const LONGEST = 200;
/** Half of a shorter word may differ by two letters: then the first one must be right. */
const SHORT = 5;

/** `: did you mean china or chile?`, to be put after a sentence; empty if no option is like the word. */
export function didYouMean(word: string, options: Iterable<string>): string {
  if (word.length > LONGEST) return '';
  const isLike = (option: string) => word.length >= SHORT || initial(option) === initial(word);
  const [first, ...more] = suggestionList(word, [...options])
    .filter(isLike)
    .slice(0, MOST);
  if (first === undefined) return '';
  const last = more.pop();
  return `: did you mean ${last === undefined ? first : `${[first, ...more].join(', ')} or ${last}`}?`;
}

const initial = (word: string) => word.slice(0, 1).toLowerCase();
