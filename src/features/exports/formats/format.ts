/** A row: JSON as the store returns it, or a value that this process computed. */
export type ReadRow = string | object;

export function parsedRow<Row>(row: ReadRow): Row {
  return (typeof row === 'string' ? JSON.parse(row) : row) as Row;
}

/** Writes rows in a file format. Each file has its own instance, which may keep state until the end of the file. */
export interface ExportFormat {
  /** The media type. */
  type: string;
  head: string | Uint8Array;
  /** Formats rows. `isFirst`: no rows have been written yet. Returns an empty value if it buffers the rows. */
  rows(rows: ReadRow[], isFirst: boolean): string | Uint8Array;
  tail: string | (() => string | Uint8Array);
  /** Whether rows may be omitted, so that their number is not known in advance. */
  isPartial?: boolean;
  /** The maximum number of rows in a file. */
  mostRows?: number;
}

/** A format whose files are text. */
export interface TextFormat extends ExportFormat {
  head: string;
  rows(rows: ReadRow[], isFirst: boolean): string;
  tail: string;
}
