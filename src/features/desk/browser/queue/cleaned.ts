/** Returns a text that can be stored: with line feeds as line ends, and without NUL or lone surrogates. */
export function cleaned(given: string): { text: string; lost: number } {
  const lines = given.replace(/\r\n?/g, '\n');
  const text = lines.replaceAll('\0', '').replace(/\p{Cs}/gu, '');
  return { text, lost: lines.length - text.length };
}
