/** Writes rows in a file format. Each file has its own instance, which may keep state until the end of the file. */
export interface ExportFormat {
  /** The media type. */
  type: string;
  head: string | Uint8Array;
  /** Formats rows, each of which is JSON; `isFirst` if no row was written before. Returns an empty value if it buffers them. */
  rows(rows: string[], isFirst: boolean): string | Uint8Array;
  tail: string | (() => string | Uint8Array);
  /** Whether rows may be left out, so that their number is not known in advance. */
  isPartial?: boolean;
  /** The maximum number of rows in a file. */
  mostRows?: number;
}

/** A format whose files are text. */
export interface TextFormat extends ExportFormat {
  head: string;
  rows(rows: string[], isFirst: boolean): string;
  tail: string;
}
