import type { CodePoints } from './code-points.js';

/** What stands between a pair of quotation marks, in code points, the marks left out. */
export interface Quotation {
  start: number;
  end: number;
}

/**
 * A quotation ends at its closing mark, or with its paragraph: one that goes on opens again in the next. An apostrophe
 * looks like a closing single mark, so that single ones reach to the last that no letter follows, short of the next
 * opening one.
 */
const PAIRS = [
  /“([^”\n]*)/g,
  /"([^"\n]*)(?:"|(?=\n)|$)/g,
  /«([^»\n]*)/g,
  /„([^“”\n]*)/g,
  /「([^」\n]*)/g,
  /‘([^‘\n]*)’(?!\p{L})/gu,
];

/** Every quotation of a text; one within another is one of its own. */
export function quotations(text: CodePoints): Quotation[] {
  return PAIRS.flatMap((pair) =>
    [...text.text.matchAll(pair)].map(({ index, 1: inside }) => ({
      start: text.fromUnits(index + 1),
      end: text.fromUnits(index + 1 + inside!.length),
    })),
  );
}
