import { dayOfSerial } from '../../dates/serial.js';
import type { Shown } from './date-formats.js';
import { BadWorkbook, type Parts } from './parts.js';
import { TextOfCell, type Sheet, type Workbook } from './workbook.js';

/** A row of a sheet that has values. Columns are counted from 0. */
export interface SheetRow {
  /** From 1. */
  number: number;
  cells: Map<number, string>;
  /** Cells, such as B2, with a formula whose value is not stored. */
  uncalculated: string[];
}

/** A range of merged cells. Only the first has a value. */
export interface Merged {
  rows: [first: number, last: number];
  columns: [first: number, last: number];
}

/** Limits of the file format. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** The maximum number of characters in a cell, and in a row. */
const LONGEST_CELL = 100_000;
const LONGEST_ROW = 1_000_000;
/** The maximum number of merged ranges, which are kept in memory. */
const MOST_MERGED = 200_000;

/** Reads the rows of a sheet that have values, one by one. Adds its merged cells to `merged`. @throws BadWorkbook */
export async function* readSheet(
  parts: Parts,
  { part, name: sheet }: Sheet,
  workbook: Workbook,
  merged: Merged[] = [],
): AsyncGenerator<SheetRow> {
  const rows: SheetRow[] = [];
  const text = new TextOfCell();
  let row: SheetRow = { number: 0, cells: new Map(), uncalculated: [] };
  let column = -1;
  let type = 'n';
  let style = 0;
  let value = '';
  let inValue = false;
  let [hasFormula, hasValue] = [false, false];
  const refuse = (what: string) => new BadWorkbook('malformed', `has ${what} in the sheet ${sheet}`);
  const limit = (length: number, most: number) => {
    if (length <= most) return;
    throw new BadWorkbook('too-large', `has more than ${most} characters in the sheet ${sheet}, row ${row.number}`);
  };
  let letters = 0;
  const reading = parts.read(part, {
    open: (name, { r, t, s, ref }) => {
      if (name === 'row') {
        const number = r === undefined ? row.number + 1 : Number(r);
        if (!(number > row.number && number <= MOST_ROWS)) throw refuse(`a row ${r} after row ${row.number}`);
        row = { number, cells: new Map(), uncalculated: [] };
        [column, letters] = [-1, 0];
      } else if (name === 'c') {
        column = r === undefined ? column + 1 : columnOf(r);
        if (!(column >= 0 && column < MOST_COLUMNS)) throw refuse(`a cell ${r}`);
        [type, style, value] = [t ?? 'n', Number(s ?? 0), ''];
        [hasFormula, hasValue] = [false, false];
        text.start();
      } else if (name === 'v') inValue = hasValue = true;
      else if (name === 'f') hasFormula = true;
      else if (name === 'mergeCell' && ref !== undefined) {
        if (merged.length === MOST_MERGED)
          throw new BadWorkbook('too-large', `has more than ${MOST_MERGED} merged ranges in the sheet ${sheet}`);
        merged.push(mergedAt(ref));
      } else text.open(name);
    },
    text: (found) => {
      if (inValue) value += found;
      else text.add(found);
      limit(Math.max(value.length, text.value.length), LONGEST_CELL);
    },
    close: (name) => {
      if (name === 'v') inValue = false;
      else if (name === 'c') {
        const printed = type === 'inlineStr' ? text.value : printedValue(value, type, style, workbook);
        limit((letters += printed.length), LONGEST_ROW);
        if (printed.trim() !== '') row.cells.set(column, printed);
        const isText = type === 'str' || type === 'inlineStr'; // the result may be an empty string
        if (hasFormula && (isText ? !hasValue : value === '')) row.uncalculated.push(`${lettersOf(column)}${row.number}`);
      } else if (name === 'row') {
        if (row.cells.size > 0 || row.uncalculated.length > 0) rows.push(row);
      } else text.close(name);
    },
  });
  while (!(await reading.next()).done) yield* rows.splice(0);
  yield* rows.splice(0);
}

/** Returns the value of a cell: text verbatim, dates as `1998-05-05` but no more precise than the cell shows them. */
function printedValue(value: string, type: string, style: number, { strings, styles, is1904 }: Workbook): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return shown(value.slice(0, 10), styles[style] ?? 'DAY');
    case 'n': {
      const date = styles[style] ? dayOfSerial(Number(value), is1904) : null;
      return value !== '' && date !== null ? shown(date, styles[style]!) : value;
    }
    default:
      return value; // the result of a formula, or an error such as #N/A
  }
}

function shown(date: string, as: Shown): string {
  switch (as) {
    case 'DAY':
      return date;
    case 'MONTH':
      return date.slice(0, 7);
    case 'YEAR':
      return date.slice(0, 4);
    case 'NO_YEAR':
      return `--${date.slice(5)}`; // the hidden year is often the one in which it was typed
  }
}

/** The range B2:B4, or the cell B2. */
function mergedAt(reference: string): Merged {
  const [first = '', last = first] = reference.split(':');
  const rowOf = (cell: string) => Number(/\d+$/.exec(cell)?.[0]);
  return { rows: [rowOf(first), rowOf(last)], columns: [columnOf(first), columnOf(last)] };
}

function lettersOf(column: number): string {
  const [before, last] = [Math.floor(column / 26), column % 26];
  return (before > 0 ? lettersOf(before - 1) : '') + String.fromCharCode(65 + last);
}

/** The column of a cell such as `AB7`, counted from 0. */
function columnOf(reference: string): number {
  const [letters = ''] = /^[A-Z]+/.exec(reference) ?? [];
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
