/** Makes a text storable: normalizes line ends to line feeds, and removes NUL characters and lone surrogates. */
export function cleaned(given: string): { text: string; lost: number } {
  const lines = given.replace(/\r\n?/g, '\n');
  const text = lines.replaceAll('\0', '').replace(/\p{Cs}/gu, '');
  return { text, lost: lines.length - text.length };
}
