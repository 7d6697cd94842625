import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { SchemaElement } from 'hyparquet';
import type { Cell } from '../../../shared/csv-text.js';
import { type ExportFormat, type FileFormat, parsedRow, type ReadRow } from './format.js';
import type { ExportColumn } from './columns.js';

// Rows as Apache Parquet: https://parquet.apache.org/docs/file-format/

/** Maximum size of a row group, which is buffered before it is written: the number of rows, and of characters in their JSON. */
const [GROUP_ROWS, GROUP_CHARACTERS] = [10_000, 8 * 1024 * 1024];

export const PARQUET: FileFormat = {
  extension: 'parquet',
  summary: '[Apache Parquet](https://parquet.apache.org) with the CSV columns as typed values; null for an empty cell.',
  of: ({ columns }) => ({ write: (options) => parquet(columns, options) }),
};

/** Writes the CSV columns with types: dates, timestamps, integers, and lists of strings. */
export function parquet<Row>(columns: readonly ExportColumn<Row>[], { origin = '' }: { origin?: string } = {}): ExportFormat {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({ writer: bytes, schema: schemaOf(columns), createdBy: 'communique' });
  const head = taken(bytes);
  let held: ReadRow[] = [];
  let characters = 0;

  const write = (): Uint8Array => {
    if (held.length > 0) {
      const rows = held.map((row) => parsedRow<Row>(row));
      const columnData = columns.map(({ name, datatype, isList, value }) => ({
        name,
        data: rows.map((row) => valueOf(value(row, origin), datatype, isList)),
      }));
      void writer.write({ columnData, rowGroupSize: rows.length }); // writes into memory, synchronously
    }
    [held, characters] = [[], 0];
    return taken(bytes);
  };
  return {
    type: 'application/vnd.apache.parquet',
    head,
    rows: (rows) => {
      held.push(...rows);
      characters += rows.reduce((sum, row) => sum + (typeof row === 'string' ? row.length : 0), 0);
      return held.length >= GROUP_ROWS || characters >= GROUP_CHARACTERS ? write() : new Uint8Array();
    },
    tail: () => {
      const last = write();
      void writer.finish();
      return Buffer.concat([last, taken(bytes)]);
    },
  };
}

/** Returns and clears the bytes written since the last call. File offsets keep increasing. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}

const TYPES: Record<ExportColumn<never>['datatype'], Pick<SchemaElement, 'type' | 'converted_type'>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  anyURI: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
  dateTime: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
};

/** Lists are never null: an empty CSV cell is an empty list. */
function schemaOf<Row>(columns: readonly ExportColumn<Row>[]): SchemaElement[] {
  const elements = columns.flatMap(({ name, datatype, isList }): SchemaElement[] =>
    isList
      ? [
          { name, repetition_type: 'REQUIRED', converted_type: 'LIST', num_children: 1 },
          { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
          { name: 'element', repetition_type: 'REQUIRED', ...TYPES[datatype] },
        ]
      : [{ name, repetition_type: 'OPTIONAL', ...TYPES[datatype] }],
  );
  return [{ name: 'rows', num_children: columns.length }, ...elements];
}

function valueOf(value: Cell, datatype: ExportColumn<never>['datatype'], isList: true | undefined): unknown {
  if (isList) return value ?? [];
  if (value === null || value === undefined) return null;
  return datatype === 'date' || datatype === 'dateTime' ? new Date(String(value)) : value;
}
