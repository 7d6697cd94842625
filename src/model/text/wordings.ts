import { fold } from '../fold.js';

// Compares wordings word by word, to determine whether one may be a more precise form of the other.

/**
 * Words that change the rank of an office, or mean that it is not held, as in Vice President, Minister Counsellor and King
 * Father.
 */
const CHANGES_OFFICE = new Set(
  [
    ...['vice', 'deputy', 'under', 'sub', 'assistant', 'associate', 'alternate', 'acting', 'interim', 'caretaker', 'provisional'],
    ...['former', 'formerly', 'ex', 'late', 'past', 'previous', 'retired', 'emeritus', 'emerita', 'honorary', 'shadow'],
    ...['incoming', 'future', 'elect', 'designate', 'designated', 'nominee', 'candidate'],
    ...['prime', 'chief', 'general', 'major', 'lieutenant', 'lt', 'brigadier', 'colonel', 'rear', 'permanent', 'lord'],
    ...['counsellor', 'counselor', 'resident', 'adviser', 'advisor', 'aide', 'spokesman', 'spokeswoman', 'spokesperson'],
    ...['mother', 'father', 'consort', 'dowager', 'wife', 'husband', 'spouse', 'widow', 'son', 'daughter', 'brother', 'sister'],
    // French, Spanish, Portuguese, Italian
    ...['adjoint', 'adjointe', 'delegue', 'deleguee', 'suppleant', 'suppleante', 'ancien', 'ancienne', 'elu', 'elue'],
    ...[
      'premier',
      'premiere',
      'primer',
      'primera',
      'primeiro',
      'primeira',
      'primo',
      'prima',
      'adjunto',
      'adjunta',
      'electo',
      'electa',
    ],
    ...['antiguo', 'antigua', 'antigo', 'antiga', 'interino', 'interina', 'eleito', 'eleita', 'aggiunto', 'eletto'],
    // Chinese, Japanese and Korean: deputy, former, former, former, acting; former
    ...['副', '前', '元', '原', '代', '전', '전직'],
  ].map(fold),
);
const CHANGES_OFFICE_IN_GERMAN = /^(?:stellvertretend|ehemalig|fruher|designiert|kommissarisch)(?:e[mnrs]?)?$/;

/** After one of these words, an office belongs to somebody else, as in adviser to the President. */
const OF = new Set([
  'of',
  'to',
  'for',
  'from',
  'by',
  'with',
  'in',
  'at',
  'on',
  'de',
  'des',
  'du',
  'del',
  'della',
  'di',
  'von',
  'fur',
  'der',
]);
const ARTICLES = new Set(['the', 'his', 'her', 'its', 'their', 'le', 'la', 'les', 'el', 'il']);

/** Returns whether one text contains the other's words in sequence, as “Great Hall of the People” contains “Great Hall”. */
export function haveSameWords(one: string, other: string): boolean {
  const [short, long] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length) as [string[], string[]];
  return placesOf(short, long).length > 0;
}

/**
 * Whether two roles may be the same office, such as the President and the President of the United States, but not the Vice
 * President. If a role lists several offices, as in General Secretary and President, every office in the shorter list must
 * match one in the other.
 */
export function mayBeOneOffice(one: string, other: string): boolean {
  const [few, many] = [officesOf(one), officesOf(other)].sort((a, b) => a.length - b.length) as [string[][], string[][]];
  return few.length > 0 && few.every((office) => many.some((another) => isMorePreciseOffice(office, another)));
}

function isMorePreciseOffice(one: string[], other: string[]): boolean {
  const [short, long] = [one, other].sort((a, b) => a.length - b.length) as [string[], string[]];
  return placesOf(short, long).some((at) => {
    const [before, after] = [long.slice(0, at), long.slice(at + short.length)];
    const isOfAnother = before.some((word, index) => OF.has(word) && ARTICLES.has(before[index + 1] ?? 'the'));
    const of = after.findIndex((word) => OF.has(word));
    const beside = [...before, ...after.slice(0, of < 0 ? after.length : of)];
    return !isOfAnother && after[0] !== 's' && !beside.some(changesOffice); // the President’s daughter
  });
}

function changesOffice(word: string): boolean {
  return (
    CHANGES_OFFICE.has(word) || CHANGES_OFFICE_IN_GERMAN.test(word) || (isShort(word) && [...CHANGES_OFFICE].some(isWord(word)))
  );
}

/** Returns the positions where one list contains the words of another in sequence. */
function placesOf(short: readonly string[], long: readonly string[]): number[] {
  if (short.length === 0) return [];
  return long.flatMap((_, at) => (short.every((word, index) => isWord(word)(long[at + index] ?? '')) ? [at] : []));
}

/** Whether two words are equal, or one abbreviates the other, such as Prof. for Professor. */
const isWord = (one: string) => (other: string) =>
  one === other || (isShort(one) && other.startsWith(one.slice(0, -1))) || (isShort(other) && one.startsWith(other.slice(0, -1)));

const isShort = (word: string) => /^\p{L}{3,}\.$/u.test(word);

function officesOf(text: string): string[][] {
  return fold(text)
    .split(/[,;/&]|\sand\s/)
    .map(wordsOf)
    .filter(({ length }) => length > 0);
}

/** Returns the words of a text, folded. Abbreviations keep their full stop, and each Chinese character is a word. */
function wordsOf(text: string): string[] {
  return fold(text).match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+\.?/gu) ?? [];
}
