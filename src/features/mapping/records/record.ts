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
  /** A problem that was found before mapping, such as a missing cell. */
  fault?: { code: 'ragged-row' | 'stray-quote'; message: string };
}

/** Callbacks while a file is read. */
export interface Listener {
  /** Called once per column, at its first occurrence. */
  column?: (name: string, line: number) => void;
  /** Called for text that is not a record: once for the lines before a header, and once for each row of the footer. */
  passedOver?: (what: 'preamble' | 'footer', line: number) => void;
}

/** Normalizes a value for comparison and storage: a single line in one Unicode form. */
export function tidy(value: string): string {
  return value.replace(/\s+/g, ' ').trim().normalize('NFC');
}
