import { csvText, SEPARATOR } from '../../../shared/csv-text.js';
import { type FileFormat, parsedRow, type ReadRow, type TextFormat } from './format.js';
import type { ExportColumn } from './columns.js';

// Rows as CSV, and the description of their columns.

const BYTE_ORDER_MARK = '\uFEFF';

export interface CsvOptions {
  /** The server's origin, for URLs; empty if it is unknown. */
  origin?: string;
  /** Whether the file begins with a byte order mark, by which Excel recognizes UTF-8. */
  bom?: boolean;
}

export const CSV: FileFormat = {
  extension: 'csv',
  summary: 'UTF-8 with a header ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180)).',
  of: ({ columns }) => ({ write: (options) => csv(columns, options) }),
};

/** Writes rows as CSV with a header. */
export function csv<Row>(columns: ExportColumn<Row>[], { origin = '', bom = false }: CsvOptions = {}): TextFormat {
  const cells = (read: ReadRow) => {
    const row = parsedRow<Row>(read);
    return columns.map(({ value }) => value(row, origin));
  };
  return {
    type: 'text/csv; charset=utf-8; header=present',
    head: (bom ? BYTE_ORDER_MARK : '') + csvText([columns.map(({ name }) => name)]),
    rows: (rows) => csvText(rows.map(cells)),
    tail: '',
  };
}

/** Returns the CSVW description of a CSV file. https://www.w3.org/TR/tabular-metadata/ */
export function csvMetadata<Row>(file: string, columns: ExportColumn<Row>[], key: string | string[]): object {
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
