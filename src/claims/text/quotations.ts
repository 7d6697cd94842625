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
  return quotationsIn(text.text).map(({ start, end }) => ({ start: text.fromUnits(start), end: text.fromUnits(end) }));
}

/** In UTF-16 units. */
function quotationsIn(text: string): Quotation[] {
  return PAIRS.flatMap((pair) =>
    [...text.matchAll(pair)].map(({ index, 1: inside }) => ({ start: index + 1, end: index + 1 + inside!.length })),
  );
}

/** Finds out whether passages are quoted. It reads only their lines, since no quotation goes over the end of a line. */
export class QuotedPassages {
  /** The quotations of lines by the start of the line, in order; each ends where the longest so far ends. */
  readonly #lines = new Map<number, Quotation[]>();

  constructor(readonly text: CodePoints) {}

  /** Whether the passage, in code points, lies between quotation marks. */
  has(start: number, end: number): boolean {
    if (end > this.text.length) return false;
    const [first, last] = [this.text.toUnits(start), this.text.toUnits(end)];
    const line = this.text.text.lastIndexOf('\n', first - 1) + 1;
    const quoted = this.#quotedIn(line);
    let [low, high] = [0, quoted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (line + quoted[middle]!.start <= first) low = middle + 1;
      else high = middle;
    }
    return low > 0 && last <= line + quoted[low - 1]!.end;
  }

  #quotedIn(line: number): Quotation[] {
    const known = this.#lines.get(line);
    if (known) return known;
    const { text } = this.text;
    const end = text.indexOf('\n', line);
    const quoted = quotationsIn(text.slice(line, end < 0 ? text.length : end)).sort((a, b) => a.start - b.start);
    let longest = 0;
    for (const quotation of quoted) quotation.end = longest = Math.max(longest, quotation.end);
    this.#lines.set(line, quoted);
    return quoted;
  }
}
