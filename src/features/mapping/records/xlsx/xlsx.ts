import { Unreadable } from '../../problem.js';
import { BadWorkbook, Parts } from './parts.js';
import { readSheet, type Merged, type SheetRow } from './sheet.js';
import { readWorkbook, type Sheet, type Workbook } from './workbook.js';

export interface XlsxFormat {
  delimiter: string;
  quote: string;
  /** The name of the sheet, or its number from 1. */
  sheet?: string | number | undefined;
}

/** The maximum number of characters in a sheet. */
const MOST_LETTERS = 200_000_000;

/**
 * Yields a sheet of an Excel workbook as CSV, in chunks: line 7 is row 7. This CSV is the text of the source. @throws
 * Unreadable
 */
export async function* readXlsx(file: string, format: XlsxFormat): AsyncGenerator<string> {
  let parts: Parts | null = null;
  try {
    parts = await Parts.open(file);
    const workbook = await readWorkbook(parts);
    const sheet = await chosenSheet(parts, workbook, format.sheet);
    yield* linesOf(parts, workbook, sheet, format);
  } catch (error) {
    if (!(error instanceof BadWorkbook)) throw error;
    throw new Unreadable([{ file, code: error.code, message: error.message }]);
  } finally {
    parts?.close();
  }
}

async function* linesOf(parts: Parts, workbook: Workbook, sheet: Sheet, { delimiter, quote }: XlsxFormat) {
  const { width, merged } = await layoutOf(parts, workbook, sheet);
  const fill = mergedFiller(merged, width);
  const cell = (text: string) => {
    const line = text.replace(/\s+/g, ' ');
    return line.includes(delimiter) || line.includes(quote) ? `${quote}${line.replaceAll(quote, quote + quote)}${quote}` : line;
  };
  let last = 0;
  let letters = 0;
  for await (const row of readSheet(parts, sheet, workbook)) {
    const { number, cells } = row;
    fill(row);
    const values = Array.from({ length: width }, (_, column) => cell(cells.get(column) ?? ''));
    const text = `${'\n'.repeat(number - last - 1)}${values.join(delimiter)}\n`;
    letters += text.length;
    if (letters > MOST_LETTERS)
      throw new BadWorkbook('too-large', `has more than ${MOST_LETTERS / 1e6} million characters in the sheet ${sheet.name}`);
    last = number;
    yield text;
  }
}

/** The maximum number of cells named in an error. */
const MOST_NAMED = 10;

/** Returns the number of columns up to the last that has values, and the merged cells. @throws BadWorkbook for missing values */
async function layoutOf(parts: Parts, workbook: Workbook, sheet: Sheet): Promise<{ width: number; merged: Merged[] }> {
  const merged: Merged[] = [];
  const named: string[] = [];
  let [width, missing] = [0, 0];
  for await (const { cells, uncalculated } of readSheet(parts, sheet, workbook, merged)) {
    for (const column of cells.keys()) width = Math.max(width, column + 1);
    missing += uncalculated.length;
    named.push(...uncalculated.slice(0, MOST_NAMED - named.length));
  }
  if (missing === 0) return { width, merged };
  const more = missing > named.length ? ` and ${missing - named.length} more` : '';
  const what = `formulas without a stored value in the sheet ${sheet.name}, in ${named.join(', ')}${more}`;
  throw new BadWorkbook('formula', `has ${what}: open the file in a spreadsheet program and save it`);
}

/**
 * Returns a function that fills merged cells with the value of their range. A range across the whole table is a heading, and
 * stays unchanged. Rows must be given in order.
 */
function mergedFiller(merged: readonly Merged[], width: number): (row: SheetRow) => void {
  const isHeading = ({ columns: [first, last] }: Merged) => first === 0 && last >= width - 1 && width > 1;
  const ahead = merged.filter((each) => !isHeading(each)).toSorted((a, b) => b.rows[0] - a.rows[0]);
  let open: (Merged & { value: string | undefined })[] = [];
  return ({ number, cells }) => {
    while (ahead.length > 0 && ahead.at(-1)!.rows[0] <= number) {
      const next = ahead.pop()!;
      open.push({ ...next, value: next.rows[0] === number ? cells.get(next.columns[0]) : undefined });
    }
    open = open.filter(({ rows: [, last], value }) => last >= number && value !== undefined);
    for (const { columns, value } of open) {
      for (let column = columns[0]; column <= Math.min(columns[1], width - 1); column++) {
        if (!cells.has(column)) cells.set(column, value!);
      }
    }
  };
}

/** Returns the sheet that the mapping names, or the only one that has values. */
async function chosenSheet(parts: Parts, workbook: Workbook, asked: string | number | undefined): Promise<Sheet> {
  const { sheets } = workbook;
  const listed = (some: Sheet[]) => some.map(({ name }) => name).join(', ');
  if (asked !== undefined) {
    const found = typeof asked === 'number' ? sheets[asked - 1] : sheets.find(({ name }) => name === asked);
    if (found) return found;
    throw new BadWorkbook('sheet', `has no sheet ${asked}: it has ${listed(sheets)}`);
  }
  const filled: Sheet[] = [];
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  for (const sheet of visible) if (visible.length === 1 || (await hasValues(parts, workbook, sheet))) filled.push(sheet);
  const [only, ...others] = filled;
  if (!only) throw new BadWorkbook('sheet', 'has no sheet with values');
  if (others.length === 0) return only;
  throw new BadWorkbook('sheet', `has the sheets ${listed(filled)}: name one as sheet under format.csv`);
}

async function hasValues(parts: Parts, workbook: Workbook, sheet: Sheet): Promise<boolean> {
  for await (const _ of readSheet(parts, sheet, workbook)) return true;
  return false;
}
