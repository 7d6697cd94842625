import type { DocumentNode } from 'graphql';
import type { Export } from '../exported.js';
import type { AllRows } from '../stream/plan-stream.js';

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

/** A format in which objects are exported, such as CSV. */
export interface FileFormat {
  /** The extension of its files, such as `csv`. */
  extension: string;
  /** What it is, in Markdown. */
  summary: string;
  /** Returns how an export is written in this format; null if the export does not have it. */
  of(exported: Export): ExportWriter | null;
}

/** Writes one export in one format. */
export interface ExportWriter {
  /** The query for the rows, and where they come from. Defaults to those of the export. */
  read?: { document: DocumentNode; rows?: AllRows };
  write(options: FileOptions): ExportFormat;
}

/** What a file depends on, besides its rows. */
export interface FileOptions {
  /** The server's origin, for URLs. */
  origin: string;
  /** The version of the data. */
  version: number;
  /** The current day, such as 2026-11-30. */
  accessedOn: string;
  /** Whether a CSV file begins with a byte order mark. */
  bom: boolean;
  /** The Wikidata ids of offices, by name, for statements. */
  offices: Readonly<Record<string, string>>;
}
