export type Cell = string | number | boolean | readonly string[] | null | undefined;

/** Between the items of a list. */
export const SEPARATOR = '|';

/** What a spreadsheet would run as a formula: with an apostrophe before it, it is text. Those of a text are kept apart by one more. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** A value as the text of a cell. */
export function cellOf(value: Cell): string {
  if (typeof value === 'string') return FORMULA.test(value) ? `'${value}` : value;
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? cellOf(value.join(SEPARATOR)) : String(value);
}
