/** The precision with which a cell displays a date. NO_YEAR: a day without its year, or a time. */
export type Shown = 'DAY' | 'MONTH' | 'YEAR' | 'NO_YEAR';

/** The built-in formats, by number (ECMA-376, 18.8.30; 27 to 58 are for East Asia). */
const BUILT_IN: Readonly<Record<number, Shown>> = Object.fromEntries([
  ...[14, 15, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((number) => [number, 'DAY']),
  ...[16].map((number) => [number, 'NO_YEAR']),
  ...[17, 55, 56].map((number) => [number, 'MONTH']),
]) as Record<number, Shown>;

/**
 * Literals in a format: strings in quotation marks, brackets, and characters after a backslash, an underscore or an asterisk.
 */
const LITERAL = /"[^"]*"|\[[^\]]*\]|[\\_*]./g;

/**
 * Returns the parts of a date that a number format displays. The format is given by its number or by a code such as `d mmm
 * yyyy`.
 */
export function shownBy(number: number, code: string | undefined): Shown | null {
  if (code === undefined) return BUILT_IN[number] ?? null;
  const [first = ''] = code.replace(LITERAL, '').toLowerCase().split(';');
  if (/general|[#?]/.test(first) || /^0/.test(first)) return null;
  const letters = (first.replace(/am\/pm|a\/p/g, '').match(/([ymdhse])\1*/g) ?? []).map((run) => run[0]!);
  const has = (letter: string) => letters.includes(letter);
  const hasMonth = letters.some((letter, index) => letter === 'm' && letters[index - 1] !== 'h' && letters[index + 1] !== 's');
  if (has('y') || has('e')) return has('d') ? 'DAY' : hasMonth ? 'MONTH' : 'YEAR';
  return has('d') && hasMonth ? 'NO_YEAR' : null;
}
