const ASCII = /^[\0-\x7f]*$/;

/** Letters that Unicode does not decompose, as PostgreSQL’s `unaccent` writes them, and the sigma at the end of a word. */
const LETTERS: Record<string, string> = { æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ς: 'σ' };
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/**
 * Folds text for filters and search, so that "Öztürk", "ÖZTÜRK" and "ozturk" are equal. Decomposes compatibility forms
 * (NFKD), removes combining marks and lower-cases letters; keeps white space. It upper-cases the text in between, since
 * lower case alone distinguishes letters that upper case does not (ß and ss).
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase(); // same result in a fifth of the time
  const bareText = bare(bare(text.toLowerCase()).toUpperCase());
  return bareText.toLowerCase().replace(LETTER, (letter) => LETTERS[letter]!);
}

function bare(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '');
}
