import { fold } from '../../db/fold.js';

/**
 * Whether two spellings may be one name: the words of one are among those of the other, or few letters differ. It only
 * proposes: Kim Jong-un is near Kim Jong-il, and is another person.
 */
export function isSimilar(a: string, b: string): boolean {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const [fewer, more] = first.length <= second.length ? [first, second] : [second, first];
  if (fewer.length > 0 && fewer.every((word) => more.includes(word))) return true;
  const [left, right] = [first.join(''), second.join('')];
  return editDistance(left, right, most(Math.min(left.length, right.length)));
}

/** The number of letters that may differ in a name of some length. */
function most(length: number): number {
  if (length < 6) return 0;
  return length < 12 ? 1 : 2;
}

function wordsOf(name: string): string[] {
  return fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether at most `most` letters are added, left out or changed. */
function editDistance(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(changed, before[j]! + 1, row[j - 1]! + 1));
    }
    if (Math.min(...row) > most) return false;
    before = row;
  }
  return before[b.length]! <= most;
}
