import { Unreadable } from '../../problem.js';
import { BadWorkbook, Parts } from './parts.js';
import { readSheet } from './sheet.js';
import { readWorkbook, type Sheet, type Workbook } from './workbook.js';

export interface XlsxFormat {
  delimiter: string;
  quote: string;
  /** The name of the sheet, or its number from 1. */
  sheet?: string | number | undefined;
}

/** Characters of the text of a sheet. */
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
  const width = await widthOf(parts, workbook, sheet);
  const cell = (text: string) => {
    const line = text.replace(/\s+/g, ' ');
    return line.includes(delimiter) || line.includes(quote) ? `${quote}${line.replaceAll(quote, quote + quote)}${quote}` : line;
  };
  let last = 0;
  let letters = 0;
  for await (const { number, cells } of readSheet(parts, sheet, workbook)) {
    const values = Array.from({ length: width }, (_, column) => cell(cells.get(column) ?? ''));
    const text = `${'\n'.repeat(number - last - 1)}${values.join(delimiter)}\n`;
    letters += text.length;
    if (letters > MOST_LETTERS)
      throw new BadWorkbook('too-large', `has more than ${MOST_LETTERS / 1e6} million letters in the sheet ${sheet.name}`);
    last = number;
    yield text;
  }
}

/** The number of columns up to the last that has values. */
async function widthOf(parts: Parts, workbook: Workbook, sheet: Sheet): Promise<number> {
  let width = 0;
  for await (const { cells } of readSheet(parts, sheet, workbook)) {
    for (const column of cells.keys()) width = Math.max(width, column + 1);
  }
  return width;
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
