import type { KinshipKind } from '../../../model/generated/enums.js';

export const KINSHIP_WORDS: Readonly<Record<string, KinshipKind>> = {
  ...{ wife: 'SPOUSE', husband: 'SPOUSE', spouse: 'SPOUSE', father: 'PARENT', mother: 'PARENT', parent: 'PARENT' },
  ...{ son: 'CHILD', daughter: 'CHILD', brother: 'SIBLING', sister: 'SIBLING' },
};

/** The relation that words such as "her elder brother" name; undefined if they name none, or several. */
export function kinshipIn(words: string): KinshipKind | undefined {
  const kinds = new Set(
    (words.toLowerCase().match(/\p{Ll}+/gu) ?? []).flatMap((word) =>
      Object.hasOwn(KINSHIP_WORDS, word) ? KINSHIP_WORDS[word]! : [],
    ),
  );
  return kinds.size === 1 ? [...kinds][0] : undefined;
}
