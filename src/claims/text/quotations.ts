import type { CodePoints } from './code-points.js';

/** A span between quotation marks, without the marks, in code points. */
export interface Quotation {
  start: number;
  end: number;
}

/**
 * A quotation ends at its closing mark or with its paragraph. An apostrophe looks like a closing single mark, so a single
 * quotation extends to the last mark that no letter follows, before the next opening mark.
 */
const PAIRS = [
  /“([^”\n]*)/g,
  /"([^"\n]*)(?:"|(?=\n)|$)/g,
  /«([^»\n]*)/g,
  /„([^“”\n]*)/g,
  /「([^」\n]*)/g,
  /‘([^‘\n]*)’(?!\p{L})/gu,
];

/** Every quotation of a text, including nested ones. */
export function quotations(text: CodePoints): Quotation[] {
  return PAIRS.flatMap((pair) =>
    [...text.text.matchAll(pair)].map(({ index, 1: inside }) => ({
      start: text.fromUnits(index + 1),
      end: text.fromUnits(index + 1 + inside!.length),
    })),
  );
}
