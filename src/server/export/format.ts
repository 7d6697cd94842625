/** How rows are written. */
export interface Format {
  /** The media type. */
  type: string;
  head: string;
  /** Rows as a text, of which each is JSON; `isFirst` if no row has been written before. */
  rows(rows: string[], isFirst: boolean): string;
  tail: string;
}
