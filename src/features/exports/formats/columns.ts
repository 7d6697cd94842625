import type { Cell } from '../../../shared/csv-text.js';
import { passageUrl } from '../../../http/urls.js';
import type { Made } from '../exported.js';
import { unsaidEntry } from '../../../model/disagreements.js';
import { FactField } from '../../../schema/source/fact-field.js';

/** A column of a CSV file, with its CSVW description. */
export interface ExportColumn<Row> {
  name: string;
  description: string;
  datatype: 'string' | 'integer' | 'boolean' | 'date' | 'dateTime' | 'anyURI';
  isList?: true;
  /** The type of the objects that its slugs refer to. */
  refersTo?: string;
  /** `origin`: the server's origin, such as https://example.org, or an empty string. */
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

/** A column with a slug, and one with a readable name. */
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

/** A partial date in EDTF, and its first and last possible days. */
export function exportDateColumns<Row>(
  name: string,
  description: string,
  value: (row: Row) => { edtf: string; earliest: string | null; latest: string | null } | null,
): Columns<Row> {
  return [
    ...textColumn(name, `${description} As EDTF: 2018-03, [..2000-05].`, (row: Row) => value(row)?.edtf),
    ...typed('date', `${name}Earliest`, `${description} The first possible day.`, (row: Row) => value(row)?.earliest),
    ...typed('date', `${name}Latest`, `${description} The last possible day.`, (row: Row) => value(row)?.latest),
  ];
}

/** Columns with a country's codes. */
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

/** Columns computed from the fields that other columns select, and from `selects`. */
export function made(columns: Columns<never>, selects = ''): Made {
  return { selects, columns };
}

/** Selects fields without a column, for formats other than CSV or for the columns that follow. */
export function selected(selects: string): Made {
  return made([], selects);
}

/** The fields selected for a row's passages. */
interface Cited {
  citationsConnection: {
    nodes: {
      unsaid: string[];
      unsaidPlaces?: string[];
      start: number;
      end: number;
      fragment: string | null;
      source: { slug: string; title: string };
    }[];
  };
}
const PASSAGE = 'start end fragment source { slug title }';

/** The source that supports most fields of the row, and its passage. `places`: whether the row has a list of cities. */
export function passageColumns({ places = false } = {}): Made {
  return {
    selects: `citationsConnection: fullestCitations(first: 3) { nodes { unsaid ${places ? 'unsaidPlaces: unsaidEntries(field: PLACES)' : ''} ${PASSAGE} } }`,
    columns: [
      ...sourceAndPassage('The source that supports most of the row.', 'a passage of it', firstPassage),
      ...fragment(firstPassage),
      ...listColumn(
        'unsaid',
        'Fields whose values this source does not state, and entries of lists, such as places:Turku; disagreements.csv has what others claim.',
        (row: Cited) => {
          const { unsaid = [], unsaidPlaces = [] } = firstPassage(row) ?? {};
          return [...unsaid.map((field) => FactField[field]!), ...unsaidPlaces.map((place) => unsaidEntry('places', place))];
        },
      ),
    ],
  };
}

type First = (row: Cited) => Cited['citationsConnection']['nodes'][number] | undefined;

/** The first passage of a row. */
export const firstPassage: First = ({ citationsConnection: { nodes } }) => nodes[0];
export const FIRST_PASSAGE = `citationsConnection(first: 1) { nodes { ${PASSAGE} } }`;

export function sourceAndPassage(source: string, what: string, of: First): Columns<Cited> {
  return [
    ...referenceColumns('Source', 'source', source, (row: Cited) => of(row)?.source),
    ...typed('integer', 'passageStart', `Start of ${what}, in code points.`, (row: Cited) => of(row)?.start),
    ...typed(
      'integer',
      'passageEnd',
      'End of that passage, exclusive; citations.csv has all passages.',
      (row: Cited) => of(row)?.end,
    ),
  ];
}

export function fragment(of: First): Columns<Cited> {
  return textColumn(
    'passageFragment',
    'The part of the text, as a fragment identifier: row=17.',
    (row: Cited) => of(row)?.fragment,
  );
}

/** Returns the URL of the page that shows a row's first passage. */
export function firstPassageUrl(row: Cited): string | null {
  const first = firstPassage(row);
  return first ? passageUrl(first) : null;
}

/** A column with the URL of the page that shows the row. `path` is relative to the origin. */
export function pageColumn<Row>(path: (row: Row) => string | null, selects = ''): Made {
  const value = (row: Row, origin: string) => {
    const given = path(row);
    return given === null ? null : origin + given;
  };
  const description = 'URL of the page that shows it.';
  return { selects, columns: [{ name: 'page', description, datatype: 'anyURI', value }] };
}
