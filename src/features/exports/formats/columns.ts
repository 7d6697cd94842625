import type { Cell } from '../../../shared/csv-text.js';
import { passageUrl } from '../../../http/urls.js';
import type { Made } from '../exported.js';

/** A column of a CSV file, as CSVW describes it. */
export interface ExportColumn<Row> {
  name: string;
  description: string;
  datatype: 'string' | 'integer' | 'boolean' | 'date' | 'dateTime' | 'anyURI';
  isList?: true;
  /** The type of the objects whose slugs it holds. */
  refersTo?: string;
  /** `origin` is that of the server: https://example.org, or nothing. */
  value: (row: Row, origin: string) => Cell;
}

interface Named {
  slug: string;
  name?: string;
  title?: string;
}
type Columns<Row> = ExportColumn<Row>[];

export function typed<Row>(
  datatype: ExportColumn<Row>['datatype'],
  name: string,
  description: string,
  value: (row: Row) => Cell,
): Columns<Row> {
  return [{ name, description, datatype, value }];
}

export function textColumn<Row>(name: string, description: string, value: (row: Row) => Cell): Columns<Row> {
  return typed('string', name, description, value);
}

export function listColumn<Row>(name: string, description: string, value: (row: Row) => readonly string[]): Columns<Row> {
  return [{ name, description, datatype: 'string', isList: true, value }];
}

/** A slug, and beside it a name to read. */
export function referenceColumns<Row>(
  refersTo: string,
  name: string,
  description: string,
  value: (row: Row) => Named | null | undefined,
): Columns<Row> {
  const label = (row: Row) => value(row)?.name ?? value(row)?.title;
  return [
    ...textColumn(name, `${description} Its slug.`, (row: Row) => value(row)?.slug).map((slug) => ({ ...slug, refersTo })),
    ...textColumn(`${name}Name`, `${description} Its name.`, label),
  ];
}

/** A partial date as EDTF, and the first and last day that it may mean. */
export function exportDateColumns<Row>(
  name: string,
  description: string,
  value: (row: Row) => { edtf: string; earliest: string | null; latest: string | null } | null,
): Columns<Row> {
  return [
    ...textColumn(name, `${description} As EDTF: 2018-03, [..2000-05].`, (row: Row) => value(row)?.edtf),
    ...typed('date', `${name}Earliest`, `${description} The first day that it may be.`, (row: Row) => value(row)?.earliest),
    ...typed('date', `${name}Latest`, `${description} The last day that it may be.`, (row: Row) => value(row)?.latest),
  ];
}

/** The codes of a country. */
export function codes(name: string, description: string): Made {
  type Row = Record<string, { code: string | null; code3: string | null } | null>;
  const columns = [
    ...textColumn(`${name}Code`, `${description} Its ISO 3166-1 alpha-2 code.`, (row: Row) => row[name]?.code),
    ...textColumn(
      `${name}Code3`,
      `${description} Its alpha-3 code, or the one that a former state had.`,
      (row: Row) => row[name]?.code3,
    ),
  ];
  return { selects: `${name} { code code3 }`, columns };
}

/** Columns that are made of what other columns select, or of more. */
export function made(columns: Columns<never>, selects = ''): Made {
  return { selects, columns };
}

/** What only JSON has, or what it has before the columns that follow. */
export function selected(selects: string): Made {
  return made([], selects);
}

/** What is selected of the passages of a row. */
interface Cited {
  citationsConnection: {
    nodes: {
      unsaid: string[];
      start: number;
      end: number;
      fragment: string | null;
      source: { slug: string; title: string };
    }[];
  };
}
const PASSAGE = 'start end fragment source { slug title }';

/** The passage of the source that says most of the row, and that source. */
export function passageColumns(): Made {
  return {
    selects: `citationsConnection: fullestCitations(first: 3) { nodes { unsaid ${PASSAGE} } }`,
    columns: [
      ...sourceAndPassage('The source that says most of the row.', 'a passage of it', firstPassage),
      ...fragment(firstPassage),
      ...listColumn(
        'unsaid',
        'The fields whose values this source does not say; disagreements.csv has what others say.',
        (row: Cited) => firstPassage(row)?.unsaid ?? [],
      ),
    ],
  };
}

type First = (row: Cited) => Cited['citationsConnection']['nodes'][number] | undefined;

/** The passage of a row that one source reports. */
export const firstPassage: First = ({ citationsConnection: { nodes } }) => nodes[0];
export const FIRST_PASSAGE = `citationsConnection(first: 1) { nodes { ${PASSAGE} } }`;

export function sourceAndPassage(source: string, what: string, of: First): Columns<Cited> {
  return [
    ...referenceColumns('Source', 'source', source, (row: Cited) => of(row)?.source),
    ...typed('integer', 'passageStart', `Start of ${what}, in code points.`, (row: Cited) => of(row)?.start),
    ...typed('integer', 'passageEnd', 'End of that passage, exclusive; citations.csv has all.', (row: Cited) => of(row)?.end),
  ];
}

export function fragment(of: First): Columns<Cited> {
  return textColumn('passageFragment', 'The part of the structure of the text: row=17.', (row: Cited) => of(row)?.fragment);
}

/** Where its first passage is shown. */
export function passageOf(row: Cited): string | null {
  const first = firstPassage(row);
  return first ? passageUrl(first) : null;
}

/** The address of the page that shows the row, from its path. */
export function pageColumn<Row>(path: (row: Row) => string | null, selects = ''): Made {
  const value = (row: Row, origin: string) => {
    const given = path(row);
    return given === null ? null : origin + given;
  };
  const description = 'The address of the page that shows it.';
  return { selects, columns: [{ name: 'page', description, datatype: 'anyURI', value }] };
}
