import { stringify } from 'csv-stringify/sync';
import type { Format } from '../format.js';
import { cellOf, SEPARATOR } from './cell.js';
import type { Column } from './columns.js';

/** As RFC 4180 has it. */
const OPTIONS = { record_delimiter: '\r\n' };

const BYTE_ORDER_MARK = '\uFEFF';

export interface CsvOptions {
  /** The server's origin, for addresses; none, where nobody knows it. */
  origin?: string;
  /** Whether the file begins with a byte order mark, by which Excel knows UTF-8. */
  bom?: boolean;
}

/** Rows, each of which is JSON, as CSV with a header. */
export function csv<Row>(columns: Column<Row>[], { origin = '', bom = false }: CsvOptions = {}): Format {
  const line = (row: Row) => columns.map(({ value }) => cellOf(value(row, origin)));
  return {
    type: 'text/csv; charset=utf-8; header=present',
    head: (bom ? BYTE_ORDER_MARK : '') + stringify([columns.map(({ name }) => name)], OPTIONS),
    rows: (rows) =>
      stringify(
        rows.map((row) => line(JSON.parse(row) as Row)),
        OPTIONS,
      ),
    tail: '',
  };
}

/** The description of such a file. https://www.w3.org/TR/tabular-metadata/ */
export function csvMetadata<Row>(file: string, columns: Column<Row>[], key: string | string[]): object {
  return {
    '@context': 'http://www.w3.org/ns/csvw',
    url: file,
    dialect: { header: true, encoding: 'utf-8', lineTerminators: ['\r\n'] },
    tableSchema: {
      primaryKey: key,
      columns: columns.map(({ name, description, datatype, isList }) => ({
        ...{ name, titles: name, 'dc:description': description, datatype, null: '' },
        ...(isList && { separator: SEPARATOR }),
      })),
    },
  };
}
