import { CsvError, parse, type InfoRecord } from 'csv-parse';
import { Unreadable } from '../problem.js';
import { checkColumns, columnNames, Preamble, type PreambleRule } from './header.js';
import { tidy, type DataRecord, type Listener } from './record.js';

export interface CsvFormat {
  delimiter: string;
  quote: string;
  /** False if the file has no header: columns are then called 1, 2, 3 … A number is the number of header rows. */
  header: boolean | number | readonly string[];
  preamble?: PreambleRule | undefined;
  /** A pattern for the first value of the footer's first row. That row and all later ones are not records. */
  footer?: string | undefined;
}

const MAX_RECORD = 1_000_000;
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Reads the records of a CSV file. The header names the columns. Skips empty rows, the lines before the header, and the rows of
 * the footer.
 */
export async function* readCsv(
  file: string,
  pieces: AsyncIterable<string>,
  { delimiter, quote, header, preamble: rule = 0, footer }: CsvFormat,
  listener: Listener,
): AsyncGenerator<DataRecord> {
  const spans = new Spans();
  const preamble = new Preamble(rule);
  const parser = parse({
    delimiter,
    quote,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  const failed = feed(pieces, parser, spans, preamble, listener);
  const headerRows = typeof header === 'number' ? header : header === true ? 1 : 0;
  const headed: string[][] = [];
  const isFooter = footerFinder(footer);
  let isOver = false;
  let columns = typeof header === 'object' ? [...header] : null;
  let isSpaced = false; // whether the header has spaces after its delimiters
  columns?.forEach((name) => listener.column?.(name, 1));
  let row = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: InfoRecord }>) {
      const span = spans.next(info.bytes);
      const values = record.map(tidy);
      row++;
      if (!columns) {
        if (headerRows > 0) headed.push(values);
        isSpaced = record.length > 1 && record.slice(1).every((name) => name.startsWith(' '));
        if (headed.length < headerRows) continue;
        columns = headerRows > 0 ? columnNames(headed) : values.map((_, index) => String(index + 1));
        checkColumns(file, columns, span.line);
        for (const name of columns) listener.column?.(name, span.line);
        if (headerRows > 0) continue;
      }
      if (values.every((value) => value === '')) continue;
      isOver ||= isFooter(values);
      if (isOver) {
        listener.passedOver?.('footer', span.line);
        continue;
      }
      const cells = new Map(columns.map((name, index) => [name, [values[index] ?? '']]));
      const fault = faultOf(record, columns, { delimiter, isSpaced }, span.line);
      yield { row, ...span, cells, ...(fault && { fault }) };
    }
    await failed;
    if (preamble.isMissing) throw noHeader(file, rule);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const problem = QUOTE_ERRORS[error.code];
    const message = problem === undefined ? error.message : `${problem}. ${ADVICE_ON_QUOTES}`;
    const { bytes, records } = error as CsvError & { bytes: number; records: number }; // rows before it may not be read yet
    throw new Unreadable([{ file, line: spans.lineAt(bytes - 1), row: records + 1, code: 'malformed', message }]);
  }
}

const QUOTE_ERRORS: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark that begins a value is not closed',
  CSV_INVALID_CLOSING_QUOTE: 'a quotation mark is followed by more of the value',
  INVALID_OPENING_QUOTE: 'a quotation mark is inside a value that is not quoted',
  CSV_MAX_RECORD_SIZE: `a row has more than ${MAX_RECORD} characters, perhaps because a quotation mark is not closed`,
};
const ADVICE_ON_QUOTES = 'Quote the whole value and double the mark inside it, or remove the mark';

function faultOf(values: readonly string[], columns: readonly string[], rows: RowForm, line: number): DataRecord['fault'] {
  if (values.length !== columns.length) {
    return { code: 'ragged-row', message: `has ${values.length} cells, but the header has ${columns.length}` };
  }
  const index = values.findIndex((value, index) => holdsRows(value, index, columns.length, rows));
  if (index < 0) return undefined;
  const last = line + values[index]!.split(LINE_END).length - 1;
  const message = `“${columns[index]!}” has a quoted value that seems to contain the rows on lines ${line} to ${last}: remove the quotation mark before it, or double a quotation mark inside a value`;
  return { code: 'stray-quote', message };
}

interface RowForm {
  delimiter: string;
  /** Whether spaces follow the delimiters. */
  isSpaced: boolean;
}

const LINE_END = /\r\n|\n|\r/;

/**
 * Whether a quoted value contains other rows: the end of its own row, complete rows, and the beginning of the last one. In
 * prose, commas are followed by spaces; in rows, only if those in the header are.
 */
function holdsRows(value: string, index: number, width: number, { delimiter, isSpaced }: RowForm): boolean {
  if (!/[\r\n]/.test(value)) return false;
  const [first, ...others] = value.split(LINE_END);
  const last = others.pop();
  const delimiters = (line: string) =>
    line.split(delimiter).filter((cell, at) => at > 0 && (isSpaced || !cell.startsWith(' '))).length;
  const isWhole = (line: string) => delimiters(line) === width - 1;
  return delimiters(first!) === width - 1 - index && others.every(isWhole) && delimiters(last!) === index;
}

function footerFinder(footer: string | undefined): (values: string[]) => boolean {
  const pattern = footer === undefined ? null : new RegExp(footer, 'iu');
  return (values) => pattern?.test(values.find((value) => value !== '')!) ?? false;
}

function noHeader(file: string, rule: PreambleRule): Unreadable {
  const message = typeof rule === 'number' ? `has no line after the first ${rule}` : `has no line that matches ${rule}`;
  return new Unreadable([{ file, code: 'no-header', message }]);
}

/** Writes the text to the parser as fast as it reads. If reading the text fails, destroys the parser with the error. */
async function feed(
  pieces: AsyncIterable<string>,
  parser: ReturnType<typeof parse>,
  spans: Spans,
  preamble: Preamble,
  listener: Listener,
): Promise<void> {
  let first = true;
  const write = async (piece: string, isLast: boolean) => {
    const divided = preamble.add(piece, isLast);
    if (!divided) return;
    if (divided.before !== '') listener.passedOver?.('preamble', spans.line);
    spans.pass(divided.before);
    const bytes = Buffer.from(divided.from);
    spans.add(bytes);
    if (!parser.write(bytes)) await writable(parser);
  };
  try {
    for await (const piece of pieces) {
      const marked = first && piece.startsWith(BYTE_ORDER_MARK);
      if (marked) spans.passMark();
      first = false;
      await write(marked ? piece.slice(1) : piece, false);
      if (parser.destroyed) return;
    }
    if (!preamble.isOver) await write('', true);
    parser.end();
  } catch (error) {
    parser.destroy(error as Error);
  }
}

function writable(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    if (parser.destroyed) return resolve();
    const done = () => {
      parser.off('drain', done).off('close', done);
      resolve();
    };
    parser.on('drain', done).on('close', done);
  });
}

const [LINE_FEED, RETURN] = [0x0a, 0x0d];

/** Converts the positions of records to code points. The package counts bytes, up to the end of the line. */
class Spans {
  #bytes: Buffer = Buffer.alloc(0);
  /** Where `#bytes` starts, in bytes and in code points. */
  #from = 0;
  #codePoints = 0;
  line = 1;

  passMark(): void {
    this.#codePoints = 1;
  }

  /** Skips whole lines that the parser does not read. */
  pass(text: string): void {
    const bytes = Buffer.from(text);
    this.#codePoints += codePoints(bytes);
    this.line += lines(bytes);
  }

  add(bytes: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
  }

  /** Returns the line of a byte that has been added but is not part of a span yet. */
  lineAt(byte: number): number {
    return this.line + lines(this.#bytes.subarray(0, byte - this.#from));
  }

  /** Returns the span of the record that ends at a byte. */
  next(endByte: number): { start: number; end: number; line: number } {
    const record = this.#bytes.subarray(0, endByte - this.#from);
    this.#bytes = this.#bytes.subarray(record.length);
    this.#from = endByte;
    let first = 0;
    while (first < record.length && isLineEnd(record[first]!)) first++;
    let last = record.length;
    while (last > first && isLineEnd(record[last - 1]!)) last--;
    const start = this.#codePoints + first;
    const end = start + codePoints(record.subarray(first, last));
    const line = this.line + lines(record.subarray(0, first));
    this.#codePoints = end + record.length - last;
    this.line += lines(record);
    return { start, end, line };
  }
}

function isLineEnd(byte: number): boolean {
  return byte === LINE_FEED || byte === RETURN;
}

function codePoints(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if ((byte & 0xc0) !== 0x80) count++;
  return count;
}

function lines(bytes: Buffer): number {
  let count = 0;
  bytes.forEach((byte, index) => {
    if (byte === LINE_FEED || (byte === RETURN && bytes[index + 1] !== LINE_FEED)) count++;
  });
  return count;
}
