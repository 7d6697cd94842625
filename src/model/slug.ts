/** Letters that Unicode does not decompose into a Latin letter and a mark. */
const LETTERS: Partial<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * Converts a name to lower-case ASCII, with words joined by hyphens and without diacritics and apostrophes. For example, "Côte
 * d’Ivoire" becomes cote-divoire. Empty for a name without Latin letters or digits.
 */
export function toSlug(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’‘ʼ`]/gu, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter]!)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
