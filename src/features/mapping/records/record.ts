/** A record of a file: a row of CSV, or an element of XML. */
export interface DataRecord {
  /** From 1. The header of a CSV file is row 1. */
  row: number;
  /** The line at which it starts, from 1. */
  line: number;
  /** Its span in the text, in code points, end exclusive and without the end of the line. */
  start: number;
  end: number;
  /** The values of each column as printed, without outer white space. An XML element may occur several times. */
  cells: ReadonlyMap<string, readonly string[]>;
  /** What is wrong with it before it is mapped, such as a cell too few. */
  fault?: { code: 'ragged-row'; message: string };
}

/** What is reported while a file is read. */
export interface Listener {
  /** The text in order, in pieces; a byte order mark is its first code point. */
  text?: (piece: string) => void;
  /** Each column once, at its first occurrence. */
  column?: (name: string, line: number) => void;
  /** What is no record: the lines before a header, once, and each row from the footer on. */
  passedOver?: (what: 'preamble' | 'footer', line: number) => void;
}

/** One line of text in one form of Unicode, as cells are compared and stored. */
export function tidy(value: string): string {
  return value.replace(/\s+/g, ' ').trim().normalize('NFC');
}
