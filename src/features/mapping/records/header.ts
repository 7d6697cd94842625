import { Unreadable } from '../problem.js';

/** Separates the names from several header rows. */
const BETWEEN = ' / ';

/**
 * Returns the column names from a header's rows. As with merged cells, a cell in an upper row also applies to the empty ones to
 * its right. It precedes the name below it: `Visitor / Name`.
 */
export function columnNames(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map(({ length }) => length));
  const last = rows.at(-1)!;
  const names: string[] = [];
  const above = rows.slice(0, -1).map((row) => ({ row, name: '' }));
  for (let index = 0; index < width; index++) {
    const own = last[index] ?? '';
    const upper = above.map((each) => {
      const name = each.row[index] ?? '';
      if (name !== '') each.name = name;
      return own === '' ? name : each.name;
    });
    names.push([...upper, own].filter((name, at, all) => name !== '' && name !== all[at - 1]).join(BETWEEN));
  }
  return names;
}

/** More than the widest data sets have. Statistics on each column are kept in memory. */
export const MOST_COLUMNS = 5_000;

/** @throws Unreadable if there are too many columns, or two with the same name */
export function checkColumns(file: string, columns: string[], line: number): void {
  if (columns.length > MOST_COLUMNS) throw tooManyColumns(file, line, `has ${columns.length} columns`);
  const seen = new Set<string>();
  const repeated = columns.filter((name) => seen.size === seen.add(name).size);
  if (repeated.length === 0) return;
  const message = (name: string) => (name === '' ? 'two columns have no name' : `appears twice in the header`);
  throw new Unreadable(repeated.map((column) => ({ file, line, column, code: 'repeated-column', message: message(column) })));
}

export function tooManyColumns(file: string, line: number, has: string): Unreadable {
  const message = `${has}; the limit is ${MOST_COLUMNS}: remove those that the mapping does not name`;
  return new Unreadable([{ file, line, code: 'too-many-columns', message }]);
}

const LONGEST = 1_000_000;

/** The lines of a file before its header: their number, or a pattern for the first line of the header. */
export type PreambleRule = number | string;

/**
 * Finds the start of the header in a text that arrives in chunks. Until then, the text is buffered; a text without a header is
 * returned whole.
 */
export class Preamble {
  #held = '';
  #line = 0;
  /** Where the next line starts in `#held`. */
  #at = 0;
  readonly #isHeader: (line: string, index: number) => boolean;
  isOver: boolean;
  isMissing = false;

  constructor(rule: PreambleRule) {
    const pattern = typeof rule === 'string' ? new RegExp(rule, 'u') : null;
    this.#isHeader = pattern ? (line) => pattern.test(line) : (_, index) => index === rule;
    this.isOver = rule === 0;
  }

  /** Returns the text before the header and the text from the header on; null while the header may still follow. */
  add(piece: string, isLast: boolean): { before: string; from: string } | null {
    if (this.isOver) return { before: '', from: piece };
    this.#held += piece;
    for (;;) {
      const end = lineEnd(this.#held, this.#at, isLast);
      if (end === null) break;
      if (this.#isHeader(this.#held.slice(this.#at, end.index), this.#line)) return this.#divide(this.#at);
      this.#line++;
      this.#at = end.next;
      if (this.#at === this.#held.length && isLast) break;
    }
    if (!isLast && this.#at < LONGEST) return null;
    this.isMissing = true;
    return this.#divide(this.#held.length);
  }

  #divide(at: number): { before: string; from: string } {
    this.isOver = true;
    return { before: this.#held.slice(0, at), from: this.#held.slice(at) };
  }
}

/** Returns where a line ends and where the next begins; null if that is not known yet. */
function lineEnd(text: string, from: number, isLast: boolean): { index: number; next: number } | null {
  const found = /\r\n|\n|\r/g;
  found.lastIndex = from;
  const end = found.exec(text);
  const mayGoOn = !isLast && end?.[0] === '\r' && end.index === text.length - 1;
  if (end && !mayGoOn) return { index: end.index, next: end.index + end[0].length };
  return isLast ? { index: text.length, next: text.length } : null;
}
