import type { ExportFormat, FileFormat } from './format.js';

export const JSON_LINES: FileFormat = {
  extension: 'jsonl',
  summary: 'One JSON object per line, with the schema fields from which the CSV columns are derived.',
  of: () => ({ write: () => jsonLines('application/jsonl; charset=utf-8') }),
};

/** Writes each row as a line of JSON. `type` is the media type, which has several names. */
export function jsonLines(type: string): ExportFormat {
  return {
    type,
    head: '',
    rows: (rows) => rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join(''),
    tail: '',
  };
}
