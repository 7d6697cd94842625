/** How rows are written. One is made for each file: it may keep what it needs for the end. */
export interface ExportFormat {
  /** The media type. */
  type: string;
  head: string | Uint8Array;
  /** Rows as a part of the file, of which each is JSON; `isFirst` if no row has been written before. Empty: they come later. */
  rows(rows: string[], isFirst: boolean): string | Uint8Array;
  tail: string | (() => string | Uint8Array);
  /** Whether every row is written. If not, nobody can say beforehand how many are. */
  isPartial?: boolean;
  /** The most rows that such a file may have. */
  mostRows?: number;
}

/** One whose files are texts. */
export interface TextFormat extends ExportFormat {
  head: string;
  rows(rows: string[], isFirst: boolean): string;
  tail: string;
}
