import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | boolean | readonly string[] | null | undefined;

/** Between the items of a list. */
export const SEPARATOR = '|';

/** What a spreadsheet would run as a formula, also after apostrophes. An apostrophe before it makes it text. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** Rows as CSV (RFC 4180). A reader gets the text of a guarded cell by removing one apostrophe. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  const cells = rows.map((row) => row.map(cellOf));
  // A reader may end a row at either sign, where they are not within quotation marks.
  return stringify(cells, { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}

/** A value as the text of a cell. */
export function cellOf(value: Cell): string {
  if (typeof value === 'string') return FORMULA.test(value) ? `'${value}` : value;
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? cellOf(value.join(SEPARATOR)) : String(value);
}
