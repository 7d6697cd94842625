import { distance } from 'fastest-levenshtein';
import { LRUCache } from 'lru-cache';
import { fold } from '../../../model/fold.js';

/**
 * Whether two spellings may be the same name: one contains all words of the other, they have two words in common, or few
 * letters differ. Used only for suggestions, since similar names may belong to two people.
 */
export function isSimilar(a: string, b: string): boolean {
  if (a === b) return true;
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const [fewer, more] = first.length <= second.length ? [first, second] : [second, first];
  const common = fewer.filter((word) => more.includes(word));
  if (fewer.length > 0 && common.length === fewer.length) return true;
  if (common.filter((word) => word.length >= SHORTEST).length > 1) return true;
  const [left, right] = [first.join(''), second.join('')];
  const allowed = most(Math.min(left.length, right.length));
  return Math.abs(left.length - right.length) <= allowed && distance(left, right) <= allowed;
}

/** Shorter words are particles, articles and initials. */
const SHORTEST = 4;

/** The number of letters that may differ in a name of this length. */
function most(length: number): number {
  if (length < 6) return 0;
  return length < 12 ? 1 : 2;
}

const wordsOf = (name: string) => known.memo(name);
/** A name is compared with many others. */
const known = new LRUCache<string, string[]>({
  max: 10_000,
  memoMethod: (name) => fold(name).match(/[\p{L}\p{N}]+/gu) ?? [],
});
