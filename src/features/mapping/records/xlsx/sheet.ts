import { dayOfSerial } from '../../dates/serial.js';
import type { Shown } from './date-formats.js';
import { BadWorkbook, type Parts } from './parts.js';
import { TextOfCell, type Sheet, type Workbook } from './workbook.js';

/** A row of a sheet that has values. Columns are counted from 0. */
interface SheetRow {
  /** From 1. */
  number: number;
  cells: Map<number, string>;
}

/** Limits of the file format. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** Characters of a cell, and of a row. */
const LONGEST_CELL = 100_000;
const LONGEST_ROW = 1_000_000;

/** Reads the rows of a sheet that have values, one by one. @throws BadWorkbook */
export async function* readSheet(parts: Parts, { part, name: sheet }: Sheet, workbook: Workbook): AsyncGenerator<SheetRow> {
  const rows: SheetRow[] = [];
  const text = new TextOfCell();
  let row: SheetRow = { number: 0, cells: new Map() };
  let column = -1;
  let type = 'n';
  let style = 0;
  let value = '';
  let inValue = false;
  const refuse = (what: string) => new BadWorkbook('malformed', `has ${what} in the sheet ${sheet}`);
  const limit = (length: number, most: number) => {
    if (length <= most) return;
    throw new BadWorkbook('too-large', `has more than ${most} letters in the sheet ${sheet}, row ${row.number}`);
  };
  let letters = 0;
  const reading = parts.read(part, {
    open: (name, { r, t, s }) => {
      if (name === 'row') {
        const number = r === undefined ? row.number + 1 : Number(r);
        if (!(number > row.number && number <= MOST_ROWS)) throw refuse(`a row ${r} after row ${row.number}`);
        row = { number, cells: new Map() };
        [column, letters] = [-1, 0];
      } else if (name === 'c') {
        column = r === undefined ? column + 1 : columnOf(r);
        if (!(column >= 0 && column < MOST_COLUMNS)) throw refuse(`a cell ${r}`);
        [type, style, value] = [t ?? 'n', Number(s ?? 0), ''];
        text.start();
      } else if (name === 'v') inValue = true;
      else text.open(name);
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
      } else if (name === 'row') {
        if (row.cells.size > 0) rows.push(row);
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

/** The column of a cell such as `AB7`, counted from 0. */
function columnOf(reference: string): number {
  const [letters = ''] = /^[A-Z]+/.exec(reference) ?? [];
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
