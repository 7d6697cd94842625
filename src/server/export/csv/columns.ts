import type { Cell } from './cell.js';

/** A column of a CSV file, as CSVW describes it. */
export interface Column<Row> {
  name: string;
  description: string;
  datatype: 'string' | 'integer' | 'boolean' | 'date' | 'dateTime' | 'anyURI';
  isList?: true;
  value: (row: Row) => Cell;
}

interface Named {
  slug: string;
  name?: string;
  title?: string;
}
type Columns<Row> = Column<Row>[];

export function text<Row>(name: string, description: string, value: (row: Row) => Cell): Columns<Row> {
  return [{ name, description, datatype: 'string', value }];
}

export function typed<Row>(
  datatype: Column<Row>['datatype'],
  name: string,
  description: string,
  value: (row: Row) => Cell,
): Columns<Row> {
  return [{ name, description, datatype, value }];
}

export function list<Row>(name: string, description: string, value: (row: Row) => readonly string[]): Columns<Row> {
  return [{ name, description, datatype: 'string', isList: true, value }];
}

/** A slug, and beside it a name to read. */
export function reference<Row>(
  name: string,
  description: string,
  value: (row: Row) => Named | null | undefined,
): Columns<Row> {
  const label = (row: Row) => value(row)?.name ?? value(row)?.title;
  return [
    ...text(name, `${description} Its slug.`, (row: Row) => value(row)?.slug),
    ...text(`${name}Name`, `${description} Its name.`, label),
  ];
}

/** A partial date as EDTF, and the first and last day that it may mean. */
export function date<Row>(
  name: string,
  description: string,
  value: (row: Row) => { edtf: string; earliest: string | null; latest: string | null } | null,
): Columns<Row> {
  return [
    ...text(name, `${description} As EDTF: 2018-03, [..2000-05].`, (row: Row) => value(row)?.edtf),
    ...typed('date', `${name}Earliest`, `${description} The first day that it may be.`, (row: Row) => value(row)?.earliest), // prettier-ignore
    ...typed('date', `${name}Latest`, `${description} The last day that it may be.`, (row: Row) => value(row)?.latest),
  ];
}

export function updatedAt<Row extends { updatedAt: string }>(): Columns<Row> {
  return typed('dateTime', 'updatedAt', 'The time of its last change.', (row: Row) => row.updatedAt);
}
