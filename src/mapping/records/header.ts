import { Unreadable } from '../problem.js';

/** Stands between the names of several header rows. */
const BETWEEN = ' / ';

/**
 * The names of columns, from the rows of a header. A cell of an upper row counts for those to its right that are empty, as
 * merged cells are written, and stands before the name below it: `Visitor / Name`.
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

/** @throws Unreadable */
export function refuseRepeated(file: string, columns: string[], line: number): void {
  const repeated = columns.filter((name, index) => columns.indexOf(name) < index);
  if (repeated.length === 0) return;
  const message = (name: string) => (name === '' ? 'two columns have no name' : `stands twice in the header`);
  throw new Unreadable(repeated.map((column) => ({ file, line, column, code: 'repeated-column', message: message(column) })));
}
