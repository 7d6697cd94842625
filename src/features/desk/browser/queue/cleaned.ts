/** A text as it can be stored: lines end with a line feed, and there is no NUL and no half of a character. */
export function cleaned(given: string): { text: string; lost: number } {
  const lines = given.replace(/\r\n?/g, '\n');
  const text = lines.replaceAll('\0', '').replace(/\p{Cs}/gu, '');
  return { text, lost: lines.length - text.length };
}
