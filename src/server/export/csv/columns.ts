import type { Cell } from '../../../csv-text.js';
import { passageUrl } from '../../../pages/urls.js';

/** A column of a CSV file, as CSVW describes it. */
export interface Column<Row> {
  name: string;
  description: string;
  datatype: 'string' | 'integer' | 'boolean' | 'date' | 'dateTime' | 'anyURI';
  isList?: true;
  /** `origin` is that of the server: https://example.org, or nothing. */
  value: (row: Row, origin: string) => Cell;
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

/** The country's codes. */
export function codes<Row>(
  name: string,
  description: string,
  value: (row: Row) => { code: string | null; code3: string | null } | null | undefined,
): Columns<Row> {
  return [
    ...text(`${name}Code`, `${description} Its ISO 3166-1 alpha-2 code.`, (row: Row) => value(row)?.code),
    ...text(`${name}Code3`, `${description} Its alpha-3 code, or the one that a former state had.`, (row: Row) => value(row)?.code3), // prettier-ignore
  ];
}

interface Passage {
  start: number;
  end: number;
  fragment: string | null;
  source: { slug: string; title: string };
}

export interface FirstPassage {
  citationsConnection: { nodes: Passage[] };
}

/** The passage of the source that says most of the row, and that source. */
export function passage<
  Row extends { citationsConnection: { nodes: (Passage & { unsaid: string[] })[] } },
>(): Columns<Row> {
  const first = ({ citationsConnection: { nodes } }: Row) =>
    nodes.toSorted((a, b) => a.unsaid.length - b.unsaid.length)[0];
  return [
    ...reference('source', 'The source that says most of the row.', (row: Row) => first(row)?.source),
    ...typed('integer', 'passageStart', 'Start of a passage of it, in code points.', (row: Row) => first(row)?.start),
    ...typed('integer', 'passageEnd', 'End of that passage, exclusive; citations.csv has all.', (row: Row) => first(row)?.end), // prettier-ignore
    ...text('passageFragment', 'The part of the structure of the text: row=17.', (row: Row) => first(row)?.fragment),
    ...list('unsaid', 'The fields whose values this source does not say; disagreements.csv has what others say.', (row: Row) => first(row)?.unsaid ?? []), // prettier-ignore
  ];
}

/** Where its first passage is shown. */
export function passageOf({ citationsConnection: { nodes } }: FirstPassage): string | null {
  return nodes[0] ? passageUrl(nodes[0]) : null;
}

/** The address of the page that shows the row, from its path. */
export function page<Row>(path: (row: Row) => string | null): Columns<Row> {
  const value = (row: Row, origin: string) => {
    const given = path(row);
    return given === null ? null : origin + given;
  };
  return [{ name: 'page', description: 'The address of the page that shows it.', datatype: 'anyURI', value }];
}

export function updatedAt<Row extends { updatedAt: string }>(): Columns<Row> {
  return typed('dateTime', 'updatedAt', 'The time of its last change.', (row: Row) => row.updatedAt);
}
