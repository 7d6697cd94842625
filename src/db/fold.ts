/**
 * Text as filters and search compare it: "Öztürk", "ÖZTÜRK" and "ozturk" are the same. Compatibility forms are taken
 * apart (NFKD), combining marks dropped, letters put in lower case; white space stays as it is.
 *
 * It goes through upper case because lower case alone keeps letters apart that upper case joins (ß and ss).
 */
export function fold(text: string): string {
  return bare(bare(text.toLowerCase()).toUpperCase()).toLowerCase().replaceAll('ς', 'σ');
}

function bare(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '');
}
